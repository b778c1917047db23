"""Stamps on a scanned page by their outlines: rings and frames, also where print, rules or a pen run through them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.ocr.pieces import Box, Mask

_ALONG = 0.5  # share of a stamp's ink on its outline
_CLOSED = 0.75  # share of its outline that is inked
_SIDES = 72  # directions in which the ink of a circle is looked for
_TRIES = 300  # circles through three points of a piece of ink
_ARC = (4.0, 12.0)  # radius of a stamp, in heights of a letter
_ARC_SHARE = 0.5
Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp's box in pixels, and its outline drawn one pixel wide in a mask of that box."""

    box: Box
    outline: Mask


def stamps(mask: Mask, least: float) -> Iterator[Stamp]:
    """Rings and frames of at least `least` pixels across."""
    labels, stats = pixels.components(mask)
    for piece in np.flatnonzero((stats[:, 2] >= least) & (stats[:, 3] >= 0.3 * least)).tolist():
        x, y, width, height, area = stats[piece].tolist()
        if not piece or area > 0.5 * width * height:
            continue
        own = np.asarray(labels[y : y + height, x : x + width] == piece, dtype=np.uint8)
        found = next((o for o in pixels.outlines(own) if _is_drawn_along(own, o)), None)
        if found is not None:
            yield Stamp((float(x), float(y), float(x + width), float(y + height)), found)
        else:
            yield from _rings(own, least, (x, y))


def without_outline(mask: Mask, stamp: Stamp, width: float) -> Mask:
    """The mask without the ink of a stamp's outline, `width` pixels to either side."""
    band = pixels.grown(stamp.outline, 2 * max(2, round(width)) + 1)
    x, y = int(stamp.box[0]), int(stamp.box[1])
    left, top = max(0, -x), max(0, -y)
    out = mask.copy()
    part = out[max(0, y) : y + band.shape[0], max(0, x) : x + band.shape[1]]
    part[band[top : top + part.shape[0], left : left + part.shape[1]] > 0] = 0
    return out


def is_arc(own: Mask, unit: float) -> bool:
    """Whether half of a piece of ink lies on one circle of a stamp's size: what is left of a ring cut by a line."""
    rows, columns = np.nonzero(own)
    points = np.stack([columns, rows], axis=1).astype(np.float64)[:: max(1, len(rows) // 400)]
    if len(points) < 12:
        return False
    chosen = points[np.random.default_rng(0).integers(0, len(points), (_TRIES, 3))]
    centers, radii = circles_through(chosen)
    fit = (radii > _ARC[0] * unit) & (radii < _ARC[1] * unit)
    away = np.hypot(points[None, :, 0] - centers[fit, None, 0], points[None, :, 1] - centers[fit, None, 1])
    on = np.abs(away - radii[fit, None]) < 0.25 * unit
    share = on.mean(axis=1)
    if not share.size or share.max() < _ARC_SHARE:
        return False
    best = int(share.argmax())
    x, y = (points[on[best]] - centers[fit][best]).T
    turns = np.unique(((np.arctan2(y, x) / (2 * math.pi) + 0.5) * _SIDES).astype(int))
    return bool(len(turns) >= _SIDES // 4)


def circles_through(triples: Floats) -> tuple[Floats, Floats]:
    """(centres, radii) of the circles through three points each; a radius of nan where they lie in line."""
    a, b, c = triples[:, 0], triples[:, 1] - triples[:, 0], triples[:, 2] - triples[:, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        twice = 2 * (b[:, 0] * c[:, 1] - b[:, 1] * c[:, 0])
        bb, cc = (b**2).sum(axis=1), (c**2).sum(axis=1)
        x, y = (c[:, 1] * bb - b[:, 1] * cc) / twice, (b[:, 0] * cc - c[:, 0] * bb) / twice
    return np.stack([a[:, 0] + x, a[:, 1] + y], axis=1), np.hypot(x, y)


def _is_drawn_along(own: Mask, outline: Mask) -> bool:
    """Most of the ink lies on the outline, and most of the outline is inked."""
    near = max(3, round(0.03 * max(own.shape))) | 1
    return _share(own, pixels.grown(outline, near)) >= _ALONG and _share(outline, pixels.grown(own, near)) >= _CLOSED


def _share(part: Mask, whole: Mask) -> float:
    return int(np.count_nonzero((part > 0) & (whole > 0))) / max(1, int(np.count_nonzero(part)))


def _rings(own: Mask, least: float, at: tuple[int, int]) -> Iterator[Stamp]:
    """The widest circle around each likely centre."""
    for center in pixels.centres_of_circles(own, least):
        size = _widest(own, center, least)
        if size:
            side = np.arange(-size, size + 1)
            across = np.abs(np.hypot(side[:, None], side[None, :]) - size)
            left, top = at[0] + center[0] - size, at[1] + center[1] - size
            box = (float(left), float(top), float(left + 2 * size + 1), float(top + 2 * size + 1))
            yield Stamp(box, np.asarray(across < 0.75, dtype=np.uint8))


def _widest(own: Mask, center: tuple[int, int], least: float) -> int:
    """Radius of the widest circle around the centre along which there is ink on almost all sides; 0 for none."""
    rows, columns = np.nonzero(own)
    away = np.hypot(columns - center[0], rows - center[1])
    step = 0.05 * least
    turn = ((np.arctan2(rows - center[1], columns - center[0]) / (2 * math.pi) + 0.5) * _SIDES).astype(int) % _SIDES
    seen = np.zeros((int(away.max() / step) + 3, _SIDES), dtype=bool)
    seen[(away / step).astype(int), turn] = True
    wide = seen[:-2] | seen[1:-1] | seen[2:]  # three steps: the centre is known no better
    found = (np.flatnonzero(wide.mean(axis=1) >= _CLOSED) + 1) * step
    fit = found[(found >= least / 2) & (found <= 2 * least)]
    return int(fit.max() + 0.5 * step) if len(fit) else 0
