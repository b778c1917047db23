"""An image of a page made upright for OCR: turned, straightened, brought to a good size; and the way back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.ocr.tesseract import OcrWord
from extractors.read_settings import ReadSettings

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

# Heights of small letters in pixels: too small, too large, what is aimed at. Tesseract brings what it recognises to one
# height anyway; larger letters cost time in finding lines and change nothing (measured at 300 dpi).
_SMALL, _LARGE, _BEST = 10.0, 19.0, 16.0
_HALVED = 1800  # pixels of the longer side from which ink is measured at half size


@dataclass(frozen=True, slots=True)
class Laid:
    """An upright image: how to come back from its pixels to those of the given one.

    `letters` is its text-like ink (1 or 0) at `detail` of its size, `unit` the height of a letter in its pixels.
    """

    grey: Pixels
    letters: Pixels
    detail: float
    rotation: int
    skew: float
    factor: float
    unit: float
    shape: tuple[int, int]

    def back(self, word: OcrWord) -> OcrWord:
        """The word's box in the given image: centre turned back, extent kept."""
        if not self.rotation and not self.skew and self.factor == 1:
            return word
        height, width = self.shape if self.rotation in (0, 180) else self.shape[::-1]
        cx, cy = (word.x0 + word.x1) / 2 / self.factor, (word.top + word.bottom) / 2 / self.factor
        w, h = (word.x1 - word.x0) / self.factor, (word.bottom - word.top) / self.factor
        angle = math.radians(self.skew)
        dx, dy = cx - width / 2, cy - height / 2
        cx, cy = (
            width / 2 + dx * math.cos(angle) - dy * math.sin(angle),
            height / 2 + dx * math.sin(angle) + dy * math.cos(angle),
        )
        if self.rotation == 90:
            cx, cy, w, h = cy, width - cx, h, w
        elif self.rotation == 180:
            cx, cy = width - cx, height - cy
        elif self.rotation == 270:
            cx, cy, w, h = height - cy, cx, h, w
        return replace(word, x0=cx - w / 2, top=cy - h / 2, x1=cx + w / 2, bottom=cy + h / 2)

    def covered(self, words: Sequence[OcrWord]) -> tuple[float, list[pixels.Box]]:
        """(share of text-like ink inside the words, boxes of lines of text-like ink outside)."""
        scale = self.detail
        boxes = [(w.x0 * scale, w.top * scale, w.x1 * scale, w.bottom * scale) for w in words]
        share, outside = pixels.letters_covered(self.letters, boxes, self.unit * scale)
        return share, [(x0 / scale, top / scale, x1 / scale, bottom / scale) for x0, top, x1, bottom in outside]


def lay(grey: Pixels, rotation: int, skew: float | None, settings: ReadSettings) -> Laid:
    """The image turned clockwise by `rotation`, then straightened by `skew` degrees (None: to be measured)."""
    turned = pixels.quarter_turn(grey, rotation)
    angle = pixels.skew_angle(turned) if skew is None else skew
    straight = pixels.rotate(turned, angle)
    found, detail = _measured(straight)
    unit = pixels.letter_height(found) / detail
    factor = _factor(unit, straight.size, settings)
    sized = pixels.resize(straight, factor)
    if sized is straight:
        factor = 1.0
    else:
        found, detail = _measured(sized)
    unit = (unit or _BEST) * factor
    letters = pixels.letters(found, unit * detail)
    return Laid(sized, letters, detail, rotation, angle, factor, unit, (grey.shape[0], grey.shape[1]))


def _measured(grey: Pixels) -> tuple[pixels.Components, float]:
    """(pieces of ink, at which share of its size): large images are measured at half size, which takes noise away."""
    detail = 0.5 if max(grey.shape) > _HALVED else 1.0
    return pixels.components(pixels.ink(pixels.resize(grey, detail))), detail


def _factor(unit: float, size: int, settings: ReadSettings) -> float:
    factor = 1.0
    if 0 < unit < _SMALL or unit > _LARGE:
        factor = min(3.0, max(0.25, _BEST / unit))
    return min(factor, max(math.sqrt(settings.max_ocr_pixels / max(1, size)), 0.05))
