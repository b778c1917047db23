"""Annotations of a PDF page that carry content: form fields, notes and stamps, and which of them are never shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

_CONTENT = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP})
_MOST = 500


def has_content_annotations(page: Any) -> bool:
    """Whether the page has form fields, notes or stamps whose text belongs to it."""
    return any(subtype in _CONTENT for _, subtype, _ in _annotations(page))


def drop_unseen_annotations(page: Any) -> None:
    """Take off what no screen shows (NoView; ISO 32000-1, 12.5.3): PDFium would draw it into the page."""
    unseen = [index for index, _, flags in _annotations(page) if flags & raw.FPDF_ANNOT_FLAG_NOVIEW]
    for index in reversed(unseen):
        raw.FPDFPage_RemoveAnnot(page.raw, index)


def _annotations(page: Any) -> Iterator[tuple[int, int, int]]:
    """(index, subtype, flags) of each annotation."""
    for index in range(min(_MOST, max(0, raw.FPDFPage_GetAnnotCount(page.raw)))):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            found = index, raw.FPDFAnnot_GetSubtype(annotation), raw.FPDFAnnot_GetFlags(annotation)
            raw.FPDFPage_CloseAnnot(annotation)
            yield found
