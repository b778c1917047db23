"""An image of a page made upright for OCR: turned, straightened, brought to a good size; and the way back."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.ocr import pieces, pixels
from extractors.ocr.ruled import ruling_lines
from extractors.ocr.tesseract import OcrWord
from extractors.read_settings import ReadSettings

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

# Heights of small letters in pixels: too small, too large, what is aimed at. Tesseract brings what it recognises to one
# height anyway; larger letters cost time in finding lines and change nothing (measured at 300 dpi).
_SMALL, _LARGE, _BEST = 10.0, 19.0, 16.0
_STEEP = 3.0  # degrees of skew from which letters measured aslant are not those of the level page
_ONE = np.uint8(1)
_MARGIN = 3.0  # letters of paper that stay around the ink


@dataclass(frozen=True, slots=True)
class Laid:
    """An upright image: how to come back from its pixels to those of the given one.

    `letters` is its text-like ink (1 or 0) at `detail` of its size, `unit` the height of a letter in its pixels;
    `content` is the box of its ink without margins, `rules` are its ruling lines; `sideways`: lines of text seem to run
    up or down it.
    """

    grey: Pixels
    letters: Pixels
    detail: float
    rotation: int
    skew: float
    factor: float
    unit: float
    shape: tuple[int, int]
    content: tuple[int, int, int, int]
    rules: tuple[pieces.Box, ...] = ()
    sideways: bool = False

    def back(self, words: Iterable[OcrWord]) -> tuple[OcrWord, ...]:
        """The words with their boxes in the given image: centre turned back, extent kept."""
        if not self.rotation and not self.skew and self.factor == 1:
            return tuple(words)
        height, width = self.shape if self.rotation in (0, 180) else self.shape[::-1]
        cos, sin = math.cos(math.radians(self.skew)), math.sin(math.radians(self.skew))
        found = []
        for word in words:
            dx = (word.x0 + word.x1) / 2 / self.factor - width / 2
            dy = (word.top + word.bottom) / 2 / self.factor - height / 2
            w, h = (word.x1 - word.x0) / self.factor, (word.bottom - word.top) / self.factor
            cx, cy = width / 2 + dx * cos - dy * sin, height / 2 + dx * sin + dy * cos
            if self.rotation == 90:
                cx, cy, w, h = cy, width - cx, h, w
            elif self.rotation == 180:
                cx, cy = width - cx, height - cy
            elif self.rotation == 270:
                cx, cy, w, h = height - cy, cx, h, w
            box = cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2
            found.append(OcrWord(word.text, *box, word.confidence, word.line, word.engine))
        return tuple(found)

    def rules_back(self) -> tuple[pieces.Box, ...]:
        """The ruling lines in the given image: they keep their length and their thinness, as words do their extent."""
        found = self.back(OcrWord("", *rule, 1.0) for rule in self.rules)
        return tuple((r.x0, r.top, r.x1, r.bottom) for r in found)

    def covered(self, words: Sequence[OcrWord]) -> tuple[float, list[pieces.Box]]:
        """(share of text-like ink inside the words, boxes of lines of text-like ink outside)."""
        scale = self.detail
        boxes = [(w.x0 * scale, w.top * scale, w.x1 * scale, w.bottom * scale) for w in words]
        share, outside = pixels.letters_covered(self.letters, boxes, self.unit * scale)
        return share, [(x0 / scale, top / scale, x1 / scale, bottom / scale) for x0, top, x1, bottom in outside]


def lay(grey: Pixels, rotation: int, skew: float | None, settings: ReadSettings) -> Laid:
    """The image turned clockwise by `rotation`, then straightened by `skew` degrees (None: to be measured).

    Its ink is measured once, before it is straightened; only a steep page is measured again.
    """
    turned = pixels.quarter_turn(grey, rotation)
    found, detail = pixels.measured(turned)
    level, sideways = pieces.lines_of_text(found) if skew is None else (skew, False)
    angle = slant = 0.0 if sideways else level
    straight = pixels.rotate(turned, angle)
    if abs(angle) > _STEEP:
        (found, detail), slant = pixels.measured(straight), 0.0
    unit = pieces.letter_height(found) / detail
    factor = _factor(unit, straight.size, settings)
    sized = pixels.resize(straight, factor)
    if sized is straight:
        factor = 1.0
    letters, lines = _straightened(found, (unit or _BEST) * detail, slant)
    rules = ruling_lines(lines, (unit or _BEST) * detail)
    detail /= factor
    shape = (grey.shape[0], grey.shape[1])
    unit = (unit or _BEST) * factor
    content = _within(sized, pieces.ink_hull(found, unit * detail, slant), detail, _MARGIN * unit)
    drawn = tuple((x0 / detail, top / detail, x1 / detail, bottom / detail) for x0, top, x1, bottom in rules)
    return Laid(sized, letters, detail, rotation, angle, factor, unit, shape, content, drawn, sideways)


def _straightened(found: pieces.Ink, unit: float, slant: float) -> tuple[Pixels, Pixels]:
    """(text-like ink, ink of pieces much longer than letters) as they lie once the image is turned by `slant`."""
    both = pixels.rotate_mask(pieces.letters(found, unit) | pieces.long_pieces(found, unit) << _ONE, slant)
    return both & _ONE, both >> _ONE


def _within(image: Pixels, box: pieces.Box, detail: float, margin: float) -> tuple[int, int, int, int]:
    """A box at `detail` of the image's size as one of its own pixels, with a margin, inside the image."""
    height, width = image.shape
    x0, top, x1, bottom = (v / detail for v in box)
    return (
        max(0, int(x0 - margin)),
        max(0, int(top - margin)),
        min(width, int(x1 + margin) + 1),
        min(height, int(bottom + margin) + 1),
    )


def _factor(unit: float, size: int, settings: ReadSettings) -> float:
    factor = 1.0
    if 0 < unit < _SMALL or unit > _LARGE:
        factor = min(3.0, max(0.25, _BEST / unit))
    return min(factor, max(math.sqrt(settings.max_ocr_pixels / max(1, size)), 0.05))
