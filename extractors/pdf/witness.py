"""Whether the glyphs of a text layer show what the layer says: a few words of each font are read from their pixels.

A font can show "1" where its table of meanings says "9", and /ActualText can say anything. Two engines must read the
same other text in a word's pixels before it is held against the layer, so that clean pages are left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein

from extractors.evidence import BBox, Word
from extractors.ocr import pixels
from extractors.ocr.second_engine import reread
from extractors.ocr.tesseract import BLOCK, OcrWord, recognise
from extractors.pdf.text import CLAIMED

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

WITNESS_DPI = 150.0
_OF_A_FONT = 3  # words that are looked at for one font
_OF_CLAIMS = 40  # and of words that the file itself explains
_A_WORD = 4  # letters that cost as much to read as beginning a word does
_SHORTEST = 4  # letters and digits of a word that is worth looking at
_LEGIBLE = 7.0  # points: smaller print is read wrongly too often
_SURE = 0.85
_ROW, _GAP = 34, 26  # pixels: a word in the strip that the first engine is shown, and the paper between two
_MOST_ROWS = 40
_ALIKE = 0.75
_DIGITS = frozenset("0123456789")
_CONFUSED = str.maketrans("oil|sbzgq", "0111582" + "99")


def words_to_witness(words: Sequence[Word], fonts: Sequence[int], known: set[int]) -> list[int]:
    """Indices of words to be compared with their pixels: some of each font not in `known`, all that are CLAIMED."""
    by_font: dict[int, list[int]] = defaultdict(list)
    for index, (word, font) in enumerate(zip(words, fonts, strict=True)):
        if font and font not in known and _fit(word):
            by_font[font].append(index)
    return [
        index
        for font, indices in sorted(by_font.items())
        for index in (indices[:_OF_CLAIMS] if font == CLAIMED else _telling(words, indices))
    ]


def _fit(word: Word) -> bool:
    plain = word.text.isascii() and sum(map(str.isalnum, word.text)) >= _SHORTEST
    return plain and not word.hidden and word.size >= _LEGIBLE and word.bbox.width > word.bbox.height


def _telling(words: Sequence[Word], indices: list[int]) -> list[int]:
    """The few words that show the most different characters for their length, digits before letters."""
    first: dict[str, int] = {}
    for index in indices:
        first.setdefault(words[index].text, index)
    signs = {text: frozenset(text) for text in first}
    chosen: list[int] = []
    shown: set[str] = set()
    while len(chosen) < _OF_A_FONT:
        best = max(signs, key=lambda text: _news(signs[text] - shown) / (len(text) + _A_WORD))
        if not signs[best] - shown:
            break
        chosen.append(first[best])
        shown |= signs[best]
    return chosen


def _news(signs: frozenset[str]) -> int:
    """What characters not seen before are worth."""
    return len(signs) + 2 * len(signs & _DIGITS)


def unlike(words: Sequence[Word], chosen: Sequence[int], grey: Pixels) -> dict[int, str]:
    """For those of the chosen words whose pixels (page at WITNESS_DPI) say something else: what they say."""
    shown = [i for i in chosen if _shows(grey, _pixels(words[i].bbox))][:_MOST_ROWS]
    first = dict(zip(shown, _first_readings(grey, [words[i].bbox for i in shown]), strict=True))
    doubted = [i for i in shown if not reads_alike(words[i].text, first[i])]
    again = reread(grey, [_pixels(words[i].bbox) for i in doubted])
    return {
        index: text
        for index, (text, confidence) in zip(doubted, again, strict=True)
        if confidence >= _SURE and _plain(text) == _plain(first[index]) and not reads_alike(words[index].text, text)
    }


def _first_readings(grey: Pixels, boxes: Sequence[BBox]) -> list[str]:
    """What the first engine reads in each box: all of them are shown to it as the rows of one strip, which is cheap."""
    rows = [_row(grey, box) for box in boxes]
    if not rows:
        return []
    strip = np.full((_GAP + len(rows) * (_ROW + _GAP), 2 * _GAP + max(r.shape[1] for r in rows)), 255, np.uint8)
    for number, row in enumerate(rows):
        top = _GAP + number * (_ROW + _GAP)
        strip[top : top + row.shape[0], _GAP : _GAP + row.shape[1]] = row[:_ROW]
    found = [w for w in recognise(strip, ("en",), BLOCK, int(WITNESS_DPI)) if w.confidence >= 0.5]
    return ["".join(w.text for w in found if _row_of(w) == number) for number in range(len(rows))]


def _row(grey: Pixels, box: BBox) -> Pixels:
    x0, top, x1, bottom = (int(v) for v in _pixels(box))
    crop = grey[max(0, top - 1) : bottom + 2, max(0, x0 - 2) : x1 + 3]
    return pixels.resize(crop, _ROW / (crop.shape[0] + 1))[:_ROW]


def _row_of(word: OcrWord) -> int:
    return int(((word.top + word.bottom) / 2 - _GAP / 2) // (_ROW + _GAP))


def _pixels(box: BBox) -> tuple[float, float, float, float]:
    scale = WITNESS_DPI / 72
    return box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale


def _shows(grey: Pixels, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = (max(0, int(v)) for v in box)
    crop = grey[top : bottom + 1, x0 : x1 + 1]
    return bool(crop.size) and int(crop.max()) - int(crop.min()) > 60


def reads_alike(layer: str, seen: str) -> bool:
    """Alike but for what engines confuse. Digits must agree one by one where there are as many signs."""
    a, b = _plain(layer), _plain(seen)
    if a == b or not b:
        return True
    if a in b or b in a:  # a neighbour's sign or a lost edge
        return True
    digits = sum(c.isdigit() for c in layer) * 2 >= len(a)
    return not digits and Levenshtein.normalized_similarity(a, b) >= _ALIKE


def _plain(text: str) -> str:
    folded = "".join(c for c in text.casefold() if c.isalnum())
    return folded.replace("rn", "m").replace("vv", "w").replace("cl", "d").translate(_CONFUSED)
