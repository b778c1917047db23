"""Annotations of a PDF page: form fields, notes, stamps and ink, which of them are never shown, and comments."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from extractors.pdf.objects import Sides

_CONTENT = frozenset(
    {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_INK}
)  # fmt: skip
# What a screen shows as a mark, and no print: their text opens at a click.
_COMMENTS = frozenset(
    {raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY,
     raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_CARET}
)  # fmt: skip


def has_content_annotations(page: Any, most: int) -> bool:
    """Whether the page has form fields, notes, stamps or ink that belong to it, among its first `most`."""
    return any(subtype in _CONTENT for _, subtype, _ in _annotations(page, most))


def drop_unseen_annotations(page: Any, most: int) -> None:
    """Take off what no screen shows (NoView; ISO 32000-1, 12.5.3): PDFium would draw it into the page."""
    unseen = [index for index, _, flags in _annotations(page, most) if flags & raw.FPDF_ANNOT_FLAG_NOVIEW]
    for index in reversed(unseen):
        raw.FPDFPage_RemoveAnnot(page.raw, index)


def drop_annotations_beyond(page: Any, most: int) -> bool:
    """Take off all annotations after the first `most`, so that no drawing meets them; whether there were any.

    The loaded page still shows them; load it anew.
    """
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    for index in range(count - 1, most - 1, -1):
        raw.FPDFPage_RemoveAnnot(page.raw, index)
    return bool(count > most)


def comments(page: Any, most: int, most_signs: int) -> tuple[list[tuple[str, Sides]], bool]:
    """Words of the page's comments, each with the box of its mark (left, bottom, right, top in page space).

    And whether something was left out: what the comments say beyond `most_signs`.
    """
    found: list[tuple[str, Sides]] = []
    left = most_signs
    for index, subtype, _ in _annotations(page, most):
        if subtype not in _COMMENTS:
            continue
        if left < 0:
            break
        text, place = _comment(page, index)
        found += [(word, place) for word in text[: max(0, left)].split()]
        left -= len(text)
    return found, left < 0


def _comment(page: Any, index: int) -> tuple[str, Sides]:
    """What an annotation says, and the box of its mark."""
    annotation, sides = raw.FPDFPage_GetAnnot(page.raw, index), raw.FS_RECTF()
    text = _contents(annotation)
    raw.FPDFAnnot_GetRect(annotation, sides)
    raw.FPDFPage_CloseAnnot(annotation)
    return text, (sides.left, sides.bottom, sides.right, sides.top)


def _contents(annotation: Any) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    buffer = ctypes.create_string_buffer(max(2, size))
    raw.FPDFAnnot_GetStringValue(annotation, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace") if size > 2 else ""


def _annotations(page: Any, most: int) -> Iterator[tuple[int, int, int]]:
    """(index, subtype, flags) of the first `most` annotations."""
    for index in range(min(most, max(0, raw.FPDFPage_GetAnnotCount(page.raw)))):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            found = index, raw.FPDFAnnot_GetSubtype(annotation), raw.FPDFAnnot_GetFlags(annotation)
            raw.FPDFPage_CloseAnnot(annotation)
            yield found
