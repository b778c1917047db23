"""Annotations of a PDF page: form fields, notes and stamps, which of them are never shown, and comments."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from extractors.pdf.objects import Sides

_CONTENT = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP})
# What a screen shows as a mark, and no print: their text opens at a click.
_COMMENTS = frozenset(
    {raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY,
     raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_CARET}
)  # fmt: skip
_MOST = 500
_LONGEST = 4000  # signs of a comment that are read


def has_content_annotations(page: Any) -> bool:
    """Whether the page has form fields, notes or stamps whose text belongs to it."""
    return any(subtype in _CONTENT for _, subtype, _ in _annotations(page))


def drop_unseen_annotations(page: Any) -> None:
    """Take off what no screen shows (NoView; ISO 32000-1, 12.5.3): PDFium would draw it into the page."""
    unseen = [index for index, _, flags in _annotations(page) if flags & raw.FPDF_ANNOT_FLAG_NOVIEW]
    for index in reversed(unseen):
        raw.FPDFPage_RemoveAnnot(page.raw, index)


def comments(page: Any) -> list[tuple[str, Sides]]:
    """Words of the page's comments, each with the box of its mark: left, bottom, right, top in page space."""
    found: list[tuple[str, Sides]] = []
    for index, subtype, _ in _annotations(page):
        if subtype not in _COMMENTS:
            continue
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        text, sides = _contents(annotation), raw.FS_RECTF()
        if text and raw.FPDFAnnot_GetRect(annotation, sides):
            found += [(word, (sides.left, sides.bottom, sides.right, sides.top)) for word in text.split()]
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _contents(annotation: Any) -> str:
    """The beginning of an annotation's text."""
    size = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    buffer = ctypes.create_string_buffer(max(2, size))
    raw.FPDFAnnot_GetStringValue(annotation, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")[:_LONGEST] if size > 2 else ""


def _annotations(page: Any) -> Iterator[tuple[int, int, int]]:
    """(index, subtype, flags) of each annotation."""
    for index in range(min(_MOST, max(0, raw.FPDFPage_GetAnnotCount(page.raw)))):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            found = index, raw.FPDFAnnot_GetSubtype(annotation), raw.FPDFAnnot_GetFlags(annotation)
            raw.FPDFPage_CloseAnnot(annotation)
            yield found
