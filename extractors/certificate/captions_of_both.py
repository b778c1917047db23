"""Captions of the form that one reading of a scan has, and the other one garbled: small print between the lines. Pure.

What one engine reads as the form's own caption, word by word, is that caption. What the other engine made of the same
places are its words misread, and neither a filling nor an addition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.certificate.reading import FormReading
from extractors.evidence import BBox, Page

_ALIKE = 1.5  # times that two boxes of one word differ in height


def without_misread_captions(pages: Sequence[Page], own: FormReading, other: FormReading) -> list[Page]:
    """The pages of a reading without its words in the places where the other one alone has words of captions."""
    mine, theirs = _places(own), _places(other)
    return [_cleared(page, mine.get(page.number, []), theirs.get(page.number, [])) for page in pages]


def _places(reading: FormReading) -> dict[int, list[BBox]]:
    """By page, the boxes of the words of the form's own captions; what names a place may be a filling."""
    found: dict[int, list[BBox]] = {}
    for caption in reading.captions:
        if not caption.additional:
            found.setdefault(caption.page, []).extend(caption.words)
    return found


def _cleared(page: Page, mine: Sequence[BBox], theirs: Sequence[BBox]) -> Page:
    lost = set(_misread(page, mine, theirs))
    return replace(page, words=tuple(w for n, w in enumerate(page.words) if n not in lost)) if lost else page


def _misread(page: Page, mine: Sequence[BBox], theirs: Sequence[BBox]) -> Iterator[int]:
    for number, word in enumerate(page.words):
        box = word.bbox
        if not any(_is_in(box, b) for b in mine) and any(_is_in(box, b) and _is_as_high(box, b) for b in theirs):
            yield number


def _is_in(box: BBox, other: BBox) -> bool:
    x, y = box.center
    return other.x0 <= x <= other.x1 and other.top <= y <= other.bottom


def _is_as_high(box: BBox, other: BBox) -> bool:
    return box.height < _ALIKE * other.height
