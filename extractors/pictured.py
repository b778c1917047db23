"""Text that a page with a good text layer shows in its pictures, or draws by strokes: read from the pixels."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from extractors.evidence import BBox, Page, Word
from extractors.ocr import OcrPage, ocr_image, pixels
from extractors.ocr.tesseract import OcrWord, moved
from extractors.pdf.text import NativePage, PdfFile
from extractors.read_settings import ReadSettings

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_LINE = 8.0  # points: the height of letters that are looked for
_BLOCKS = 3  # pieces of text in the pictures of a page from which these are read
_DRAWN_TEXT = 30  # strokes of a page from which they may be letters
_MARGIN = 10.0  # points of paper about pictures, which engines ask for
_SURE = 0.6  # OCR confidence from which a word of a picture is one: much in pictures looks like letters


def words_in_pictures(
    pdf: PdfFile, native: NativePage, page: Page, bare: Pixels, settings: ReadSettings, known: dict[bytes, OcrPage]
) -> list[Word]:
    """The words. `bare`: the page without its text at `check_dpi`; `known`: what was read in this file, by pixels."""
    drawn = len(native.strokes) >= _DRAWN_TEXT
    places = (*native.images, *native.strokes) if drawn else native.images
    blocks = _text_within(places, bare, settings.check_dpi / 72)
    if len(blocks) < _BLOCKS:
        return []
    frame = _around([*blocks, *(p for p in places if any(p.holds(b) for b in blocks))])
    scale = settings.ocr_dpi / 72
    grey = pdf.render(page.number - 1, settings.ocr_dpi, without_text=True)
    x0, top, x1, bottom = _whole_pixels(frame, scale, grey)
    shown = np.ascontiguousarray((grey if drawn else _only(grey, places, scale))[top:bottom, x0:x1])
    key = hashlib.sha256(repr(shown.shape).encode() + shown.tobytes()).digest()
    if key not in known:
        known[key] = ocr_image(shown, page.languages[:1], replace(settings, second_engine=False))
    return [read_word(moved(w, x0, top), 1 / scale) for w in known[key].words if w.confidence > _SURE]


def read_word(word: OcrWord, scale: float) -> Word:
    """A word as recognised, its box in points; `scale`: points a pixel."""
    x0, top, x1, bottom = word.x0 * scale, word.top * scale, word.x1 * scale, word.bottom * scale
    box = BBox(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
    size = round(min(box.width, box.height), 1)
    return Word(word.text, box, round(word.confidence, 3), "ocr", size, engine=word.engine)


def _text_within(places: Sequence[BBox], bare: Pixels, scale: float) -> list[BBox]:
    """Boxes of what looks like lines of text within places of a page drawn without its text; `scale`: pixels a point.

    Only the part of the page that holds the places is looked at.
    """
    if not places:
        return []
    x0, top, x1, bottom = _whole_pixels(_around(places), scale, bare)
    part = np.ascontiguousarray(bare[top:bottom, x0:x1])
    _, blocks = pixels.ink_covered(part, [], _LINE * scale)
    boxes = [BBox(*((v + start) / scale for v, start in zip(b, (x0, top, x0, top), strict=True))) for b in blocks]
    return [b for b in boxes if any(place.holds(b) for place in places)]


def _around(boxes: Sequence[BBox]) -> BBox:
    """The box that holds all the boxes, with some paper about it."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return BBox(min(x0) - _MARGIN, min(top) - _MARGIN, max(x1) + _MARGIN, max(bottom) + _MARGIN)


def _whole_pixels(box: BBox, scale: float, grey: Pixels) -> tuple[int, int, int, int]:
    """x0, top, x1, bottom of a box in whole pixels of an image."""
    (height, width), (x0, top, x1, bottom) = grey.shape, (round(v * scale) for v in box)
    return max(0, min(x0, width)), max(0, min(top, height)), max(0, min(x1, width)), max(0, min(bottom, height))


def _only(grey: Pixels, places: Sequence[BBox], scale: float) -> Pixels:
    """White but for some places."""
    shown = np.full_like(grey, 255)
    for box in places:
        x0, top, x1, bottom = _whole_pixels(box, scale, grey)
        shown[top : bottom + 1, x0 : x1 + 1] = grey[top : bottom + 1, x0 : x1 + 1]
    return shown
