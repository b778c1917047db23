"""Where the columns of a table part: at ruling lines, else where (almost) no word of the body stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.evidence import BBox, Page, Word
from extractors.segments import Segment
from extractors.tables.heading_cuts import row_like
from extractors.tables.table_header import Header
from extractors.tables.table_model import Column

MARGIN = 40.0
# A column needs no heading when this share of the rows has a number there.
UNHEADED = 0.5
# Steps a point in which gutters are sought: in tight tables columns part by less than a point.
FINE = 3
_NUMERIC = re.compile(
    r"^[(+−-]?\s*(?:[A-Za-z]{0,3}[.$€£¥₹₺]{0,2}\s?)?[(+−-]?(?:\d{1,3}(?:[   ]\d{3})+(?:[.,]\d+)?|\d[\d.,'’]*)"
    r"(?:\s?-)?\)?"
    r"\s?(?:[^\W\d][\w²³./]{0,11}\s?\w{0,8}|[$€£¥₹₺%元])?\s*[)*]?$"
)


def columns_of(page: Page, header: Header, rows: Sequence[Sequence[Segment]]) -> tuple[Column, ...]:
    """Columns of a heading with their edges, found between the words of the lines below it."""
    headings = header.headings
    body = [w for row in rows if row_like(row) for s in row for w in s.words]
    lines = max(1, sum(row_like(row) for row in rows))
    edges = [headings[0].bbox.x0 - MARGIN]
    uprights = _uprights(page, header.bottom)
    for left, right in pairwise(headings):
        low, high = left.bbox.x0 + 1, max(right.bbox.x1 - 1, left.bbox.x0 + 2)
        ruled = next((r.x0 for r in uprights if left.bbox.x1 - 2 <= r.x0 <= right.bbox.x0 + 2), None)
        taken = [(left.bbox.x0, left.bbox.x1), (right.bbox.x0, right.bbox.x1)]
        edges.append(ruled if ruled is not None else _gutter((low, high), body, taken, lines))
    edges.append(headings[-1].bbox.x1 + MARGIN)
    columns = [Column(h.text, h.kind, h.unit, edges[i], edges[i + 1]) for i, h in enumerate(headings)]
    return (*columns, *_unheaded(rows, edges[-1]))


def _unheaded(rows: Sequence[Sequence[Segment]], edge: float) -> list[Column]:
    """A column of numbers right of the last heading, where most rows have one."""
    full = [row for row in rows if row_like(row)]
    right = [s for row in full for s in row if s.bbox.x0 > edge and is_numeric(s.text)]
    if not full or len(right) < UNHEADED * len(full) or len(right) > len(full):
        return []
    return [Column("", None, None, edge, max(s.bbox.x1 for s in right) + 1)]


def _uprights(page: Page, below: float) -> list[BBox]:
    """Upright ruling lines that run on from the heading into the body."""
    return [r for r in page.rules if r.height > 3 * max(r.width, 1) and r.top <= below + 4 and r.bottom > below + 4]


def _gutter(span: tuple[float, float], body: Sequence[Word], taken: Sequence[tuple[float, float]], lines: int) -> float:
    """The middle of the widest stretch that (almost) no word of the body crosses."""
    low, high = span
    size = int((high - low) * FINE) + 1
    if size < 2:
        return (low + high) / 2
    cover = [0.0] * (size + 1)
    for x0, x1 in ((w.bbox.x0, w.bbox.x1) for w in body):
        _count(cover, (x0 - low) * FINE, (x1 - low) * FINE, 1.0)
    for x0, x1 in taken:
        _count(cover, (x0 - low) * FINE, (x1 - low) * FINE, lines)
    limit = min(cover) + 0.06 * lines
    best, start = (0, 0), None
    for i, value in enumerate([*cover, limit + 1]):
        if value <= limit:
            start = i if start is None else start
        elif start is not None:
            if i - start > best[1] - best[0]:
                best = (start, i)
            start = None
    return low + (best[0] + best[1] - 1) / 2 / FINE


def _count(cover: list[float], x0: float, x1: float, weight: float) -> None:
    for i in range(max(0, int(x0)), min(len(cover), int(x1) + 1)):
        cover[i] += weight


def is_numeric(text: str) -> bool:
    """Whether a cell holds one number with at most a unit or currency beside it."""
    return bool(_NUMERIC.match(text.strip())) and sum(c.isdigit() for c in text) <= 15
