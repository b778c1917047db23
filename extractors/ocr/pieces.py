"""Connected pieces of ink: how letters are high, how lines of text lie, where the ink of a page ends. Pure.

The pieces come from `pixels.pieces_of`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

Mask = np.ndarray[Any, np.dtype[np.uint8]]
Box = tuple[float, float, float, float]
Points = np.ndarray[Any, np.dtype[np.float32]]
Whole = np.ndarray[Any, np.dtype[np.int32]]
Components = tuple[Whole, Whole]  # labels, statistics

LEVEL = 0.12  # degrees that are not worth turning an image
_PROFILE_POINTS = 30_000
_COARSE_POINTS = 10_000
_MAX_SKEW = 12.0
_LONG = 6.0  # heights of a letter


@dataclass(frozen=True, slots=True)
class Ink:
    """The connected pieces of a mask, told for its ink alone, which is a twentieth of a page.

    `places`: where the mask is 1, counted along its rows; `own`: the number of the piece there; `stats`: per piece x,
    y, width, height, area, in any order but for the first row, which is the paper. `shape` of the mask.
    """

    shape: tuple[int, int]
    places: np.ndarray[Any, np.dtype[np.intp]]
    own: Whole
    stats: Whole

    def mask_of(self, keep: np.ndarray[Any, np.dtype[np.bool_]]) -> Mask:
        """1 where ink belongs to a piece that is kept."""
        mask = np.zeros(self.shape, np.uint8)
        mask.ravel()[self.places] = keep[self.own]
        return mask


def lines_of_text(found: Ink) -> tuple[float, bool]:
    """(skew in degrees as `skew_angle`, whether text runs up or down the page: its columns alternate more sharply)."""
    x, y = _ink_points(found)
    if len(x) < 200:
        return 0.0, False
    angles = np.arange(-_MAX_SKEW, _MAX_SKEW + 0.01, 0.5)
    step = max(1, len(x) // _COARSE_POINTS)
    few_x, few_y = x[::step].copy(), y[::step].copy()
    level, upright = _sharpness(few_x, few_y, angles), _sharpness(few_y, few_x, angles)
    coarse = float(angles[int(np.argmax(level))])
    fine = np.arange(coarse - 0.5, coarse + 0.51, 0.05)
    scores = _sharpness(x, y, fine)
    best = float(fine[int(np.argmax(scores))])
    clear = float(scores.max()) > 1.1 * float(np.median(scores)) and abs(best) < _MAX_SKEW
    return round(best, 2) if clear and abs(best) >= LEVEL else 0.0, float(upright.max()) > 1.3 * float(level.max())


def letter_height(found: Ink) -> float:
    """`text_height` of ink whose pieces are known."""
    width, height, area = found.stats[1:, 2], found.stats[1:, 3], found.stats[1:, 4]
    fit = (height >= 5) & (height <= 120) & (width <= 3 * height) & (width * 6 >= height)
    fit &= area * 10 >= width * height
    return float(np.median(height[fit])) if int(fit.sum()) >= 20 else 0.0


def letters(found: Ink, unit: float) -> Mask:
    """1 where ink looks like text: pieces of about the size of letters. `unit`: height of a letter."""
    width, height, area = found.stats[:, 2], found.stats[:, 3], found.stats[:, 4]
    keep = (height >= 0.35 * unit) & (height <= 3 * unit) & (width <= 6 * unit) & (area >= 0.08 * unit * unit)
    return found.mask_of(keep)


def long_pieces(found: Ink, unit: float) -> Mask:
    """1 where ink belongs to a piece much longer than letters: lines, frames, drawings."""
    return found.mask_of(np.maximum(found.stats[:, 2], found.stats[:, 3]) >= _LONG * unit)


def ink_hull(found: Ink, unit: float, degrees: float) -> Box:
    """The box around all ink but specks and the dark edges of a scan, once `rotate` has turned it by `degrees`.

    `unit`: height of a letter. The whole image where there is no such ink.
    """
    height, width = found.shape
    x, y, w, h, area = found.stats[1:].T.astype(np.float64)
    edge = (x <= 1) | (y <= 1) | (x + w >= width - 1) | (y + h >= height - 1)
    keep = (np.maximum(w, h) >= 0.35 * unit) & (area >= 0.08 * unit * unit) & ~(edge & (np.maximum(w, h) > 6 * unit))
    if not keep.any():
        return 0.0, 0.0, float(width), float(height)
    x, y, w, h = (side[keep] for side in (x, y, w, h))
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    across, down = x + w / 2 - width / 2, y + h / 2 - height / 2
    cx, cy = width / 2 + cos * across + sin * down, height / 2 - sin * across + cos * down
    # A long line that is turned reaches further up and down than it did.
    w, h = w + h * abs(sin), h + w * abs(sin)
    box = (cx - w / 2).min(), (cy - h / 2).min(), (cx + w / 2).max(), (cy + h / 2).max()
    return float(box[0]), float(box[1]), float(box[2]), float(box[3])


def _ink_points(found: Ink) -> tuple[Points, Points]:
    """x and y of ink without large solid areas and long lines, which would outweigh text; a sample of them."""
    (height, width), stats = found.shape, found.stats
    keep = (stats[:, 2] < width // 4) & (stats[:, 3] < height // 12 + 20) & (stats[:, 4] > 2)
    places = found.places[keep[found.own]]
    ys, xs = np.divmod(places[:: max(1, len(places) // _PROFILE_POINTS)], width)
    return xs.astype(np.float32), ys.astype(np.float32)


def _sharpness(x: Points, y: Points, angles: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """For each angle how sharply rows of ink and of paper alternate."""
    scores = []
    for angle in angles:
        radians = math.radians(float(angle))
        rows = (y * math.cos(radians) - x * math.sin(radians)).astype(np.intp)
        steps = np.diff(np.bincount(rows - rows.min()))
        scores.append(float(steps @ steps))
    return np.asarray(scores)
