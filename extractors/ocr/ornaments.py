"""Shapes that no hand draws: codes, webs of lines, plain waves, ornaments, and logos made of arcs.

A mask is the ink of one drawing, cut to it; lengths are pixels.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.ocr.pieces import Mask
from extractors.ocr.stamps import circles_through

_LIKE = 0.75  # share of the ink that falls on ink where it is turned, mirrored or moved: an ornament
_ARCS, _BENT, _TRIES = 3, 0.54, 500  # circles that fit best; share of the ink on them from which it is constructed
_RADII = (0.15, 1.2)  # radius in heights, and in widths, of the ink
_STEPS = 400  # pixels of width from which not every step aside is tried
_EDGE, _SQUARE = 0.3, 0.65  # length in heights of a letter of a straight edge; share of the edges, level and upright
_OFTEN = 14.0  # times in the mean that a web crosses a row; a long hand reaches 11
_BROAD, _WIDE = 0.4, 0.6  # share of the ink, and of the width, of one broad stroke among letters
_BRUSH = 0.5  # breadth of such a stroke in heights of a letter
_STEPS_TOLD, _EVEN = 3, 0.12  # rises and falls that tell a wave, and how far these differ in length at most
_TWICE, _PEAKS = 0.1, 8  # share of the columns that a wave crosses twice at most, and crossings of a row it stays below


def is_ornament(mask: Mask, unit: float, like: float = _LIKE) -> bool:
    """Whether a drawing is a code, a web, a wave, or repeats or mirrors itself, by that share of its ink.

    `unit`: height of a letter.
    """
    if not mask.size:
        return False
    return is_code(mask, unit) or is_web(mask) or is_wave(mask, unit) or is_patterned(mask, like)


def is_code(mask: Mask, unit: float) -> bool:
    """Bars and squares: most of the edges are straight, level ones as well as upright ones."""
    return min(straight_edges(mask, _EDGE * unit), straight_edges(mask.T, _EDGE * unit)) > _SQUARE


def straight_edges(mask: Mask, least: float) -> float:
    """Share of the upright edges that run straight for that many pixels."""
    edges = np.ascontiguousarray(np.diff(np.pad(mask, 1).astype(np.int8), axis=1) != 0).astype(np.uint8)
    length = max(3, int(least))
    if len(edges) < length:
        return 0.0
    starts = np.asarray(np.lib.stride_tricks.sliding_window_view(edges, length, axis=0).all(axis=-1))
    straight = np.zeros_like(edges)
    for step in range(length):
        straight[step : step + len(starts)] |= starts
    return int(np.count_nonzero(straight)) / max(1, int(np.count_nonzero(edges)))


def is_web(mask: Mask) -> bool:
    """Lines across each other that cross a row more often than any hand does: the ground of a bond."""
    return float(crossings(largest(mask).T).mean()) > _OFTEN


def is_wave(mask: Mask, unit: float) -> bool:
    """A broad stroke that rises and falls a few times and never turns back, letters beside it or not."""
    half = _half_breadth(mask)
    broad = opened(mask, half | 1)
    if 2 * half < _BRUSH * unit or np.count_nonzero(broad) < _BROAD * np.count_nonzero(mask):
        return False
    body = largest(broad)
    columns, rows = crossings(body), crossings(body.T)
    wide = body.shape[1] >= _WIDE * mask.shape[1]
    return wide and float(np.mean(columns >= 2)) < _TWICE and int(rows.max()) < _PEAKS


def is_even_wave(mask: Mask) -> bool:
    """One line that never turns back and rises and falls at even steps, as in a logo; a hand's steps differ."""
    body = largest(mask)
    if float(np.mean(crossings(body) >= 2)) >= _TWICE or body.shape[1] < _WIDE * mask.shape[1]:
        return False
    rows = np.arange(body.shape[0])[:, None]
    height = (body * rows).sum(axis=0) / np.maximum(1, body.sum(axis=0))
    near = max(2, round(breadth(body)))
    smooth = np.convolve(height, np.ones(near) / near, mode="valid")
    slopes = np.sign(smooth[near:] - smooth[:-near])
    steps = np.diff(np.flatnonzero(np.diff(slopes[slopes != 0]) != 0))
    return len(steps) >= _STEPS_TOLD and float(np.std(steps)) < _EVEN * float(np.mean(steps))


def breadth(body: Mask) -> float:
    """Mean breadth of its strokes in pixels: twice its ink over its edge."""
    held = np.pad(body, 1)
    inner = held[1:-1, 1:-1] & held[:-2, 1:-1] & held[2:, 1:-1] & held[1:-1, :-2] & held[1:-1, 2:]
    return 2 * int(np.count_nonzero(body)) / max(1, int(np.count_nonzero(body)) - int(np.count_nonzero(inner)))


def _half_breadth(mask: Mask) -> int:
    """How often the ink can be worn off at its edge before nothing is left of its broadest stroke."""
    count = 0
    while mask.any():
        mask, count = _worn(mask, 3), count + 1
    return count


def opened(mask: Mask, side: int) -> Mask:
    """Only the ink that a square of this odd side fits into."""
    return pixels.grown(_worn(mask, side), side)


def _worn(mask: Mask, side: int) -> Mask:
    """Without the ink nearer to its edge than half a side."""
    pad = side // 2
    paper = np.asarray(1 - np.pad(mask, pad), dtype=np.uint8)
    return np.asarray(1 - pixels.grown(paper, side), dtype=np.uint8)[pad : len(paper) - pad, pad : paper.shape[1] - pad]


def largest(mask: Mask) -> Mask:
    """The largest connected piece, cut to it."""
    labels, stats = pixels.components(mask)
    piece = int(np.argmax(stats[1:, 4])) + 1
    x, y, wide, high, _ = stats[piece].tolist()
    return np.asarray(labels[y : y + high, x : x + wide] == piece, dtype=np.uint8)


def crossings(mask: Mask) -> np.ndarray[Any, np.dtype[np.intp]]:
    """How often each column is crossed by ink."""
    steps = np.diff(np.pad(mask, ((1, 0), (0, 0))).astype(np.int8), axis=0)
    return np.asarray(np.count_nonzero(steps == 1, axis=0), dtype=np.intp)


def is_on_circles(mask: Mask, near: float) -> bool:
    """Whether most of the ink lies on a few circles, as in logos and swashes; a hand keeps to none for long."""
    return share_on_circles(mask, near) > _BENT


def share_on_circles(mask: Mask, near: float, tries: int = _TRIES) -> float:
    """Share of the ink that lies no farther than `near` from the few circles that fit it best, of so many tried."""
    rows, columns = np.nonzero(mask)
    points = np.stack([columns, rows], axis=1).astype(np.float64)[:: max(1, len(rows) // tries)]
    radii = _RADII[0] * mask.shape[0], _RADII[1] * mask.shape[1]
    total, chance = len(points), np.random.default_rng(0)
    for _ in range(_ARCS):
        if len(points) < 12:
            break
        centers, found = circles_through(points[chance.integers(0, len(points), (tries, 3))])
        fit = (found > radii[0]) & (found < radii[1])
        if not fit.any():
            break
        x, y = (points[None] - centers[fit, None]).transpose(2, 0, 1)
        on = np.abs(np.hypot(x, y) - found[fit, None]) < near
        points = points[~on[int(on.sum(axis=1).argmax())]]
    return (total - len(points)) / max(1, total)


def is_patterned(mask: Mask, like: float = _LIKE) -> bool:
    """Whether ink repeats itself, or is the same turned by half or mirrored: waves, ornaments, seals, codes."""
    broad = pixels.grown(mask, 3)
    turned = (np.ascontiguousarray(mask[:, ::-1]), np.ascontiguousarray(mask[::-1, ::-1]))
    if any(_falls_on(mask, other, 5) > like for other in turned):
        return True
    width = mask.shape[1]
    shifts = range(max(1, width // 10), int(0.55 * width), 1 + width // _STEPS)
    return any(_is_moved(mask, broad, shift, like) for shift in shifts)


def _falls_on(mask: Mask, other: Mask, side: int) -> float:
    """Share of the ink that lies on the other's, and of that on this one's."""
    both = np.count_nonzero(mask & pixels.grown(other, side)) + np.count_nonzero(other & pixels.grown(mask, side))
    return both / max(1, 2 * int(np.count_nonzero(mask)))


def _is_moved(mask: Mask, broad: Mask, shift: int, like: float) -> bool:
    """The ink but for its first part lies where the ink but for its last part does."""
    start, end = mask[:, :-shift], mask[:, shift:]
    on = np.count_nonzero(end & broad[:, :-shift]), np.count_nonzero(start & broad[:, shift:])
    return bool(on[0] > like * np.count_nonzero(end) and on[1] > like * np.count_nonzero(start))
