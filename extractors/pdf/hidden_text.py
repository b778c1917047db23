"""Words of the text layer against pixels: which of them a person cannot see. Pure, over two renders of a page.

The page is drawn with and without its text; a word whose box does not change has nothing to show, by whatever
technique it is hidden (render mode, white on white, covered, clipped, layer switched off, off the page).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from extractors.evidence import BBox, Page, Word
from extractors.ocr import pixels

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_VISIBLE = 10  # grey levels of 255 by which a pixel must change
_TELLING = 3  # letters from which the middle of a word shows ink
_FEW = 0.05  # share of hollow words up to which the boxes of a page mean its letters
_TINY = 2.0  # points: smaller print cannot be read
_LONG = 16  # letters of a word whose first and last one surely tell its box
_SMUDGE = 0.1  # width of a letter as a share of the font size; the narrowest letters that are made have twice as much


def hidden_reasons(words: Sequence[Word], size: tuple[float, float], full: Pixels, bare: Pixels) -> list[str]:
    """For each word why it cannot be seen ("" when it can). `size`: width and height of the page in points."""
    if not words:
        return []
    scale = full.shape[1] / size[0] if size[0] else 1.0
    boxes = np.array([w.bbox for w in words]) * scale + (-0.5, -0.5, 1.5, 1.5)
    most = max(full.shape)
    counts = pixels.change_counts(full, bare, _VISIBLE, boxes.clip(0, most).astype(np.int64))
    shows = (counts > 0) & ~_hollow(words, full, bare, scale)
    return [_reason(word, size, bool(seen)) for word, seen in zip(words, shows.tolist(), strict=True)]


def _hollow(words: Sequence[Word], full: Pixels, bare: Pixels, scale: float) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Words in the middle of which nothing shows: what shows at their edges is ink of their neighbours.

    Or it is what a cover that is laid on a little too high has left of their feet.

    Said only on a page where the middle of nearly every other word shows, so that the boxes mean the letters.
    """
    boxes = np.array([w.bbox for w in words])
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    inner = boxes + np.stack([0.15 * wide, 0.3 * high, -0.15 * wide, -0.35 * high], axis=1)
    fit = np.array([sum(c.isalnum() for c in w.text) >= _TELLING and not w.hidden for w in words]) & (wide > high)
    counts = pixels.change_counts(full, bare, _VISIBLE, (inner * scale).clip(0, max(full.shape)).astype(np.int64))
    empty = fit & (counts == 0)
    return empty if empty.sum() <= max(1, _FEW * fit.sum()) else np.zeros(len(words), dtype=bool)


def _reason(word: Word, size: tuple[float, float], shows: bool) -> str:
    box = word.bbox
    if word.hidden:
        return word.hidden
    if box.x1 <= 0 or box.bottom <= 0 or box.x0 >= size[0] or box.top >= size[1]:
        return "off_page"
    if 0 < word.size < _TINY and max(box.height, 0.1) < _TINY * 1.5:
        return "tiny"
    if _squeezed(word):
        return "squeezed"
    return "" if shows else "invisible"


def _squeezed(word: Word) -> bool:
    """Set so narrow (or so flat, where the line runs upright) that its letters are one smudge."""
    letters = sum(map(str.isalnum, word.text))
    box = word.bbox
    return _TELLING <= letters <= _LONG and any(
        0.5 * across <= word.size <= 1.5 * across and along < _SMUDGE * word.size * letters
        for along, across in ((box.width, box.height), (box.height, box.width))
    )


def layer_agreement(layer: Sequence[Word], seen: Sequence[Word]) -> float:
    """Share of the letters of an invisible layer that OCR confirms in the same place; 1.0 without letters."""
    total = agreed = 0
    for word in layer:
        letters = _letters(word.text)
        total += len(letters)
        near = "".join(_letters(s.text) for s in seen if _touches(word.bbox, s.bbox))
        agreed += _common(letters, near)
    return agreed / total if total else 1.0


def unseen(layer: Sequence[Word], page: Page) -> list[Word]:
    """Words of the layer in whose place OCR saw nothing at all."""
    return [w for w in layer if len(_letters(w.text)) > 1 and not any(_touches(w.bbox, s.bbox) for s in page.words)]


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _common(letters: str, near: str) -> int:
    pool = list(near)
    count = 0
    for letter in letters:
        if letter in pool:
            pool.remove(letter)
            count += 1
    return count


def _touches(a: BBox, b: BBox) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.top < b.bottom and b.top < a.bottom
