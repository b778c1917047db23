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
from extractors.pdf_text import CLAIMED
from extractors.second_engine import reread
from extractors.tesseract import LINE, recognise

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

WITNESS_DPI = 200.0
_OF_A_FONT = 4  # words that are looked at for one font
_OF_CLAIMS = 40  # and of words that the file itself explains
_SHORTEST = 4  # letters and digits of a word that is worth looking at
_LEGIBLE = 6.0  # points: smaller print is read wrongly too often
_SURE = 0.85
_ALIKE = 0.75
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
    """The few words that show the most different characters, digits before letters."""
    chosen: list[int] = []
    shown: set[str] = set()
    while len(chosen) < min(_OF_A_FONT, len(indices)):
        best = max(indices, key=lambda i: sum(3 if c.isdigit() else 1 for c in set(words[i].text) - shown))
        if not set(words[best].text) - shown:
            break
        chosen.append(best)
        shown |= set(words[best].text)
    return chosen


def unlike(words: Sequence[Word], chosen: Sequence[int], grey: Pixels) -> dict[int, str]:
    """For those of the chosen words whose pixels (page at WITNESS_DPI) say something else: what they say."""
    doubted = [i for i in chosen if not _same(words[i].text, _first_reading(grey, words[i].bbox))]
    boxes = [_pixels(words[i].bbox) for i in doubted]
    found: dict[int, str] = {}
    for index, box, (text, confidence) in zip(doubted, boxes, reread(grey, boxes), strict=True):
        if not _shows(grey, box) or confidence < _SURE or _same(words[index].text, text):
            continue
        if _plain(text) == _plain(_first_reading(grey, words[index].bbox)) and _plain(text):
            found[index] = text
    return found


def _first_reading(grey: Pixels, box: BBox) -> str:
    x0, top, x1, bottom = (int(v) for v in _pixels(box))
    crop = grey[max(0, top - 3) : bottom + 4, max(0, x0 - 3) : x1 + 4]
    framed = np.pad(crop, 20, constant_values=255)
    return "".join(w.text for w in recognise(framed, ("en",), LINE, int(WITNESS_DPI)) if w.confidence >= 0.5)


def _pixels(box: BBox) -> tuple[float, float, float, float]:
    scale = WITNESS_DPI / 72
    return box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale


def _shows(grey: Pixels, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = (max(0, int(v)) for v in box)
    crop = grey[top : bottom + 1, x0 : x1 + 1]
    return bool(crop.size) and int(crop.max()) - int(crop.min()) > 60


def _same(layer: str, seen: str) -> bool:
    """Alike but for what engines confuse. Digits must agree one by one where there are as many signs."""
    a, b = _plain(layer), _plain(seen)
    if a == b or not b:
        return True
    if a in b or b in a:  # a neighbour's sign or a lost edge
        return True
    digits = sum(c.isdigit() for c in layer) * 2 >= len(a)
    return not digits and Levenshtein.normalized_similarity(a, b) >= _ALIKE


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum()).translate(_CONFUSED)
