"""What a drawing measures: how broad, dense, straight, regular and often crossed its lines are.

A mask is the ink of one drawing, cut to it; `scale` is its pixels to a point. All measures are shares or logarithms, so
that neither the size of a drawing nor its resolution outweighs the rest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.ocr.ornaments import breadth, crossings, largest, opened, share_on_circles, straight_edges
from extractors.ocr.pieces import Mask

Floats = np.ndarray[Any, np.dtype[np.float64]]

_SPECK = 0.3  # square points of a speck
_EDGE = 4.0  # points of a straight edge
_DIRECTIONS = 8  # into which half a turn is parted
_TRIES = 160  # circles tried, and points of the ink held against them
_STEPS = 60  # shifts at which a drawing is laid on itself
_BANDS = 12  # into which its height and its width are parted


def measures(mask: Mask, scale: float) -> Mapping[str, float]:
    """All measures of a drawing by name. The mask holds ink, and no row or column at its edge is empty."""
    found = dict(_extents(mask, scale))
    found |= dict(_of_pieces(mask, scale))
    found |= dict(_of_strokes(mask, scale))
    found |= dict(_of_crossings(mask))
    found |= dict(_of_likeness(mask, scale))
    return found | dict(_of_directions(mask))


def _extents(mask: Mask, scale: float) -> Iterator[tuple[str, float]]:
    height, width = mask.shape
    yield "width", math.log(width / scale)
    yield "height", math.log(height / scale)
    yield "aspect", math.log(width / height)
    yield "ink", float(mask.mean())


def _of_pieces(mask: Mask, scale: float) -> Iterator[tuple[str, float]]:
    """How the ink parts into pieces: a hand's are few and unlike, those of print many and of one height and foot."""
    height, width = mask.shape
    stats = pixels.components(mask)[1][1:]
    pieces = stats[stats[:, 4] >= _SPECK * scale * scale]
    pieces = pieces if len(pieces) else stats
    chief = pieces[int(np.argmax(pieces[:, 4]))]
    yield "pieces", math.log(len(pieces))
    yield "chief_ink", float(chief[4] / mask.sum())
    yield "chief_width", float(chief[2] / width)
    yield "chief_height", float(chief[3] / height)
    yield "heights_apart", _spread(pieces[:, 3]) if len(pieces) > 1 else 0.0
    yield "widths_apart", _spread(pieces[:, 2]) if len(pieces) > 1 else 0.0
    yield "empty_columns", float(np.mean(~mask.any(axis=0)))
    yield "hole", pixels.largest_hole(mask) / mask.size
    holes = pixels.components(np.asarray(1 - np.pad(mask, 1), dtype=np.uint8))[1][2:]
    yield "holes", math.log1p(int(np.count_nonzero(holes[:, 4] >= _SPECK * scale * scale)))


def _spread(values: Any) -> float:
    return float(np.std(values) / max(1e-6, float(np.mean(values))))


def _of_strokes(mask: Mask, scale: float) -> Iterator[tuple[str, float]]:
    """How broad the strokes are, how evenly, and how straight their edges."""
    broad = breadth(mask)
    yield "breadth", math.log(broad / scale)
    yield "thickness", broad / mask.shape[0]
    for name, times in (("broader", 1.6), ("far_broader", 2.4)):
        side = max(3, round(times * broad)) | 1
        yield name, int(np.count_nonzero(opened(mask, side) & mask)) / max(1, int(mask.sum()))
    yield "upright_edges", straight_edges(mask, _EDGE * scale)
    yield "level_edges", straight_edges(np.ascontiguousarray(mask.T), _EDGE * scale)
    chief = largest(mask)
    yield "straight", pixels.straight_share(np.ascontiguousarray(chief), 0.3 * max(chief.shape))
    yield "on_circles", share_on_circles(mask, 0.8 * scale, _TRIES)
    yield "length", math.log(max(1.0, int(mask.sum()) / broad) / max(mask.shape))


def _of_crossings(mask: Mask) -> Iterator[tuple[str, float]]:
    """How often columns and rows are crossed: a hand turns back on itself, unevenly along its line."""
    columns, rows = crossings(mask), crossings(np.ascontiguousarray(mask.T))
    yield "columns", float(columns.mean())
    yield "columns_apart", float(columns.std())
    yield "columns_twice", float(np.mean(columns >= 2))
    yield "rows", math.log1p(float(rows.mean()))
    yield "rows_most", math.log1p(float(rows.max()))
    yield "rows_apart", _spread(rows)
    chief = largest(mask)
    yield "chief_twice", float(np.mean(crossings(chief) >= 2))
    for name, profile in (("down", mask.sum(axis=1)), ("along", mask.sum(axis=0))):
        parts = np.array([p.sum() for p in np.array_split(profile, _BANDS)], dtype=np.float64)
        shares = parts / max(1.0, float(parts.sum()))
        yield f"{name}_spread", float(-(shares * np.log(shares + 1e-9)).sum() / math.log(_BANDS))
        yield f"{name}_most", float(shares.max())
    foot = mask.shape[0] - np.argmax(mask[::-1], axis=0)
    feet = np.bincount(foot[mask.any(axis=0)] * 20 // mask.shape[0], minlength=22) / max(1, mask.any(axis=0).sum())
    yield "one_foot", float((feet[:-1] + feet[1:]).max())


def _of_likeness(mask: Mask, scale: float) -> Iterator[tuple[str, float]]:
    """How much of the ink falls on ink when the drawing is mirrored, turned or moved along itself."""
    side = max(3, round(1.2 * scale)) | 1
    broad = pixels.grown(mask, side)
    ground = float(broad.mean())
    for name, turned in (("mirrored", mask[:, ::-1]), ("turned", mask[::-1, ::-1]), ("upended", mask[::-1])):
        yield name, int(np.count_nonzero(turned & broad)) / int(mask.sum()) - ground
    width = mask.shape[1]
    low, high = max(side + 1, width // 20), int(0.55 * width)
    step = max(1, (high - low) // _STEPS)
    yield "repeated", max((_on_itself(mask, broad, s) for s in range(low, high, step)), default=0.0)


def _on_itself(mask: Mask, broad: Mask, shift: int) -> float:
    """Share of the ink that lies on ink moved aside, of the part moved and of the part moved onto: the less."""
    end, start = mask[:, shift:], mask[:, :-shift]
    on = int(np.count_nonzero(end & broad[:, :-shift])), int(np.count_nonzero(start & broad[:, shift:]))
    return min(on[0] / max(1, int(end.sum())), on[1] / max(1, int(start.sum())))


def _of_directions(mask: Mask) -> Iterator[tuple[str, float]]:
    """Which way the edges run: of a hand all ways, most of them aslant."""
    soft = np.pad(mask, 3).astype(np.float64)
    for axis in (0, 1):
        soft = (np.roll(soft, 1, axis) + 2 * soft + np.roll(soft, -1, axis)) / 4
    down, along = np.gradient(soft)
    force = np.hypot(down, along)
    ways = ((np.arctan2(down, along) / math.pi + 1 / (2 * _DIRECTIONS)) % 1.0 * _DIRECTIONS).astype(int)
    held = np.bincount(ways.ravel(), weights=force.ravel(), minlength=_DIRECTIONS)[:_DIRECTIONS]
    shares = held / max(1e-9, float(held.sum()))
    yield "ways_spread", float(-(shares * np.log(shares + 1e-9)).sum() / math.log(_DIRECTIONS))
    for way, name in enumerate(("upright", "way1", "way2", "way3", "level", "way5", "way6", "way7")):
        yield name, float(shares[way])
