"""A second, independent reading of pages whose words decide a case: from the pixels alone.

A scan is read again by the other engine; a page with a text layer is drawn and read by the first one, so that its
pixels can speak against its text. The pages also carry, as `strokes`, the ink beside the words: what a signature looks
like to a scanner. Boxes are those of the page as displayed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from extractors.certificate.tokens import folded
from extractors.certificate.words import is_misreading
from extractors.evidence import BBox, Document, Page, Word
from extractors.images import frames
from extractors.ocr import pixels
from extractors.ocr.orient import displayed_box, upright_page
from extractors.ocr.second_engine import SECOND, recognise_again
from extractors.ocr.tesseract import OcrWord, recognise
from extractors.pdf.text import open_pdf
from extractors.read_settings import DEFAULTS, ReadSettings
from extractors.sniff import PDF, sniff

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_WORD = 3  # letters from which two readings of one word are no chance
_VERY_SURE = 0.9  # confidence from which one reading alone is taken for print
_READ_WHOLE = 0.9  # share of a page's words by the second engine from which it has read the page
_LETTER = 9.0  # height of a letter in points where the page does not tell


def second_reading(path: Path, document: Document, settings: ReadSettings = DEFAULTS) -> Document:
    """The document's pages read again from the pixels of `path`: the file itself, or the rendition its boxes mean.

    Raises FileError when a page cannot be drawn, OcrMissing when no engine is there.
    """
    return replace(document, pages=second_pages(path, document.pages, settings))


def second_pages(path: Path, pages: Sequence[Page], settings: ReadSettings = DEFAULTS) -> tuple[Page, ...]:
    """The given pages of the file, read again."""
    return tuple(_read(page, grey) for page, grey in _pictures(path, pages, settings))


def _pictures(path: Path, pages: Sequence[Page], settings: ReadSettings) -> Iterator[tuple[Page, Pixels]]:
    """Each page with its grey pixels as displayed."""
    if sniff(path) == PDF:
        with open_pdf(path, settings) as pdf:
            for page in pages:
                yield page, pdf.render(page.number - 1, page.dpi or settings.ocr_dpi)
        return
    wanted = {page.number: page for page in pages}
    for number, frame in enumerate(frames(path, settings), 1):
        if number in wanted:
            yield wanted[number], frame.grey


def _read(page: Page, grey: Pixels) -> Page:
    """One page: laid level, recognised, and its boxes put back on the page as displayed."""
    turned = pixels.quarter_turn(pixels.even_light(grey), page.rotation)
    skew = pixels.skew_angle(turned)
    level = pixels.rotate(turned, skew)
    native = page.source in ("text", "layout", "both")
    width = page.height if page.rotation in (90, 270) else page.width
    scale = width / max(1, level.shape[1])
    shown = replace(
        page, words=(), replaced=(), source="ocr", skew=skew, dpi=round(72 / scale), images=(), strokes=(), problems=()
    )
    found = recognise(level, ("en",)) if native else _by_second(page, skew, scale) or recognise_again(level)

    def back(box: tuple[float, float, float, float]) -> BBox:
        placed = displayed_box(BBox(*(v * scale for v in box)), shown)
        return BBox(*(round(v, 2) for v in placed))

    unit = pixels.text_height(level) or _LETTER / scale
    printed = _printed(upright_page(replace(page, skew=skew)).words, found, scale, unit)
    strokes = page.strokes if native else tuple(map(back, pixels.drawn_ink(level, printed, unit)))
    return replace(shown, words=tuple(_word(w, back((w.x0, w.top, w.x1, w.bottom))) for w in found), strokes=strokes)


def _by_second(page: Page, skew: float, scale: float) -> list[OcrWord]:
    """The words that the second engine has read already, in pixels of the level image; none unless it read the page."""
    words = [w for w in upright_page(replace(page, skew=skew)).words if w.engine == SECOND]
    if not page.replaced or len(words) < _READ_WHOLE * len(page.words):
        return []
    boxes = [BBox(*(v / scale for v in w.bbox)) for w in words]
    return [
        OcrWord(w.text, b.x0, b.top, b.x1, b.bottom, w.confidence, (), SECOND)
        for w, b in zip(words, boxes, strict=True)
    ]


def _padded(box: BBox, pad: float) -> tuple[float, float, float, float]:
    return box.x0 - pad, box.top - pad, box.x1 + pad, box.bottom + pad


def _printed(
    first: Sequence[Word], second: Sequence[OcrWord], scale: float, unit: float
) -> list[tuple[float, float, float, float]]:
    """Boxes of print: words of which a reading is very sure, and longer ones that both have alike."""
    ones = [(w.text, BBox(*(v / scale for v in w.bbox)), w.confidence) for w in first if not w.hidden]
    twos = [(w.text, BBox(w.x0, w.top, w.x1, w.bottom), w.confidence) for w in second]
    found = []
    for mine, others in ((ones, twos), (twos, ones)):
        for text, box, confidence in mine:
            letters = sum(c.isalnum() for c in text)
            near = [folded(said) for said, there, _ in others if _overlap(box, there)]
            alike = letters >= _WORD and any(is_misreading(said, folded(text)) for said in near)
            if alike or confidence >= _VERY_SURE:
                found.append(_padded(box, 0.3 * unit))
    return found


def _overlap(a: BBox, b: BBox) -> bool:
    return min(a.x1, b.x1) > max(a.x0, b.x0) and min(a.bottom, b.bottom) > max(a.top, b.top)


def _word(word: OcrWord, box: BBox) -> Word:
    return Word(
        word.text, box, round(word.confidence, 3), "ocr", round(min(box.width, box.height), 1), engine=word.engine
    )
