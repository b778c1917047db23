"""Gutters between columns: where a page's words are parted from top to bottom, by rules or by empty paper."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractors.evidence import BBox, Page, Word

_TALL = 48.0  # points: an upright rule that parts columns; those of a boxed blank are one line or two high
_CLOSE, _FLUSH, _COLUMN = 0.6, 1.0, 5  # heights between close columns; points, lines in which the second one is flush


def is_split(words: Sequence[Word], line: list[int], gutters: list[float]) -> bool:
    """No word over a gutter, and more than an ordinary space where both sides are filled."""
    for x in gutters:
        if any(_crosses(words[i].bbox, x) for i in line):
            return False
        left = [words[i].bbox for i in line if words[i].bbox.center[0] < x]
        right = [words[i].bbox for i in line if words[i].bbox.center[0] >= x]
        if left and right and min(r.x0 for r in right) - max(b.x1 for b in left) < _CLOSE * left[-1].height:
            return False
    return True


def gutters_of(page: Page, words: Sequence[Word], lines: list[list[int]]) -> list[float]:
    """x positions that part columns: vertical rules between words, or else left edges that several lines share."""
    upright = [r for r in page.rules if r.height > 3 * max(1.0, r.width) and r.height > 12]
    tall = (sum(o.height for o in upright if abs(o.center[0] - r.center[0]) < 1.5) for r in upright)
    ruled = sorted({round(r.center[0]) for r, high in zip(upright, tall, strict=True) if high > _TALL})
    inner = [float(x) for x in ruled if any(w.bbox.x1 < x for w in words) and any(w.bbox.x0 > x for w in words)]
    if inner:
        return inner[:6]
    edges = _edges(words, lines) or _starts_beside(words, lines)
    # A letterhead or a title set over the middle of two columns crosses every gutter, but stands above both.
    return _kept(edges, words, len(lines)) or _kept(edges, _beside(words, lines, edges), len(lines))


def _kept(edges: Sequence[float], words: Sequence[Word], count: int) -> list[float]:
    """Up to three edges that two lines share and few words cross; `count` lines are on the page."""
    kept: list[float] = []
    order = sorted(edges)
    shared = {x: bisect_left(order, x + 2.5) - bisect_right(order, x - 2.5) for x in order}
    for x in sorted(shared, key=lambda e: (-shared[e], e)):
        if shared[x] < 2 or any(abs(x - 2 - k) <= 40 for k in kept):
            continue
        if sum(1 for w in words if _crosses(w.bbox, x - 2)) <= max(3, 0.4 * count):
            kept.append(x - 2)
    return sorted(kept[:3])


def _beside(words: Sequence[Word], lines: list[list[int]], edges: Sequence[float]) -> list[Word]:
    """The words from the first line to the last in which one of the edges stands."""
    known = set(edges)
    rows = [words[line[0]].bbox for line in lines if any(words[i].bbox.x0 in known for i in line[1:])]
    if not rows:
        return list(words)
    top, bottom = min(b.top for b in rows), max(b.bottom for b in rows)
    return [w for w in words if top <= w.bbox.center[1] <= bottom]


def _edges(words: Sequence[Word], lines: list[list[int]]) -> list[float]:
    """Left edges of words behind a wide gap, or behind any but a space of words where many lines share the edge."""
    wide: list[float] = []
    narrow: list[float] = []
    for line in lines:
        for a, b in itertools.pairwise(line):
            left, right = words[a].bbox, words[b].bbox
            gap = right.x0 - left.x1
            if gap > max(9.0, 1.2 * left.height):
                wide.append(right.x0)
            elif gap > _CLOSE * left.height:
                narrow.append(right.x0)
    both = sorted([*wide, *narrow])
    return wide + [x for x in narrow if bisect_left(both, x + _FLUSH) - bisect_right(both, x - _FLUSH) >= _COLUMN]


def _starts_beside(words: Sequence[Word], lines: list[list[int]]) -> list[float]:
    """Where many lines begin right of as many others that stand between them: columns whose lines are not level."""
    first = [words[line[0]].bbox for line in lines]
    found: list[float] = []
    for x in sorted({box.x0 for box in first}):
        own = [box for box in first if abs(box.x0 - x) < _FLUSH]
        top, bottom = own[0].top, own[-1].bottom
        held = [line for line, box in zip(lines, first, strict=True) if top <= box.center[1] <= bottom]
        left = sum(words[line[-1]].bbox.x1 < x for line in held)
        if (
            len(own) >= _COLUMN
            and left >= len(own) - 1
            and not any(_crosses(words[i].bbox, x - 2) for line in held for i in line)
        ):
            found += [x] * len(own)
    return found


def _crosses(box: BBox, x: float) -> bool:
    return box.x0 < x - 1 and box.x1 > x + 1
