"""A curve measured at some points, by straight lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Points = Sequence[tuple[float, float]]


def between(points: Points, x: float) -> float:
    """The height of the curve at `x`; that of the first or last point outside them. `points` go from left to right."""
    if x <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return points[-1][1]
