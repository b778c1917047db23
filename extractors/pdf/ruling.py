"""Ruling lines: thin boxes out of path edges. Pure geometry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.evidence import BBox

Segment = tuple[float, float, float, float]

THIN = 2.5  # points; the thickest line that still rules a table
SHORTEST = 6.0  # points; shorter edges are parts of drawings
_SLANT = 0.6  # points a ruling line may be out of true


def rules_of(edges: Iterable[Segment], thin: Sequence[BBox]) -> tuple[BBox, ...]:
    """Ruling lines as thin boxes, without repetition, from edges (x0, y0, x1, y1) and boxes that are thin already."""
    straight = (_edge_box(e) for e in edges)
    found = [b for b in (*straight, *thin) if b is not None and max(b.width, b.height) >= SHORTEST]
    return tuple(sorted(set(found), key=lambda b: (b.top, b.x0, b.bottom, b.x1)))


def is_thin(x0: float, y0: float, x1: float, y1: float) -> bool:
    """Whether a box is a line: thin one way, clearly longer the other way."""
    width, height = abs(x1 - x0), abs(y1 - y0)
    return min(width, height) <= THIN and max(width, height) >= 2 * THIN


def _edge_box(edge: Segment) -> BBox | None:
    x0, y0, x1, y1 = edge
    if abs(x0 - x1) > _SLANT and abs(y0 - y1) > _SLANT:
        return None
    return BBox(round(min(x0, x1), 2), round(min(y0, y1), 2), round(max(x0, x1), 2), round(max(y0, y1), 2))
