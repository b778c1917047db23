"""Under which quarter turn the lines of a page read: what its heaviest band of lines yields to an engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.ocr.laid import Laid
from extractors.ocr.language import han_share
from extractors.ocr.second_engine import recognise_again
from extractors.ocr.tesseract import BLOCK, OcrWord, recognise
from extractors.read_settings import ReadSettings

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

NOT_SIDEWAYS = 60.0  # sure letters in a band that no page shows that lies on its side
SOME_CHINESE = 8  # signs found in pieces of a page from which there is Chinese on it that was read as something else
_BAND_LINES = 14  # lines of text on which orientation is tried, in letter heights about twice that


def sideways_turn(laid: Laid, settings: ReadSettings) -> int:
    """Quarter turn clockwise, in degrees, under which a page whose ink runs in columns reads; 0 where it lies level."""
    scores = {turn: turn_score(pixels.quarter_turn(laid.grey, turn), laid.unit) for turn in (0, 90, 270)}
    best = max(scores, key=lambda t: scores[t])
    if scores[best] < NOT_SIDEWAYS and settings.second_engine:
        signs = {turn: turn_signs(pixels.quarter_turn(laid.grey, turn), laid.unit) for turn in (90, 270)}
        sign = max(signs, key=lambda t: signs[t])
        if signs[sign] >= SOME_CHINESE and signs[sign] > 2 * min(signs.values()):
            return sign
    return best if scores[best] > 1.2 * scores[0] else 0


def turn_score(grey: Pixels, unit: float) -> float:
    """Letters that the heaviest band yields in words of at least three, weighted by confidence."""
    words = recognise(_heaviest_band(grey, unit), ("en",), BLOCK)
    return sum(len(w.text) * w.confidence for w in words if len(w.text) >= 3 and w.confidence > 0.7)


def turn_signs(grey: Pixels, unit: float) -> int:
    """Chinese signs that the heaviest band surely yields: in them the first engine sees no word under any turn."""
    return han_letters([w for w in recognise_again(_heaviest_band(grey, unit)) if w.confidence > 0.7])


def _heaviest_band(grey: Pixels, unit: float) -> Pixels:
    """The lines of text with the most ink, level.

    Ruling lines are taken out: the first engine spends seconds on a grid, and reads little in it either way.
    """
    height = grey.shape[0]
    window = max(1, min(height, int(2 * _BAND_LINES * unit)))
    rows = pixels.ink(grey).sum(axis=1, dtype=np.int64)
    heavy = int(np.argmax(np.convolve(rows, np.ones(window, np.int64), "valid"))) if height > window else 0
    band = np.ascontiguousarray(grey[heavy : heavy + window])
    return pixels.without_rules(pixels.rotate(band, pixels.skew_angle(band)), unit)[0]


def han_letters(words: Sequence[OcrWord]) -> int:
    """Chinese signs in the words."""
    return sum(round(han_share([w.text]) * len(w.text)) for w in words if not w.text.isascii())
