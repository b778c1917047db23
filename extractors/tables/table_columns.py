"""Where the columns of a table part: at ruling lines, else where (almost) no word of the body stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from extractors.evidence import BBox, Page, Word
from extractors.segments import Segment
from extractors.tables.columns import NUMBERS
from extractors.tables.heading_cuts import row_like
from extractors.tables.table_model import Column, Header, Heading

MARGIN = 40.0
# A column needs no heading when this share of the rows has a number there.
UNHEADED = 0.5
# Steps a point in which gutters are sought: in tight tables columns part by less than a point.
FINE = 3
# Columns that hold no figures.
_WORDS = frozenset({"unit", "description"})
# A unit of measure has at most so many letters.
UNIT = 4
# Right edges of figures set flush differ by less than this (points).
FLUSH = 6.0
# Lower borders of headings are drawn this near their words, those of cells side by side this near each other (points).
UNDER, TOUCH = 9.0, 2.5
_NUMERIC = re.compile(
    r"^(?!.*\d\s?[x×*]\s?\d)"  # no dimensions
    r"[(+−-]?\s*(?:[A-Za-z]{0,3}[.$€£¥₹₺]{0,2}\s?)?[(+−-]?(?:\d{1,3}(?:[   ]\d{3})+(?:[.,]\d+)?|\d[\d.,'’]*)"
    r"(?:\s?[-+])?\)?"
    r"\s?(?:[^\W\d][\w²³./]{0,11}\s?\w{0,8}|[$€£¥₹₺%元])?(?:\s?/\s?(?:10{0,3}\s?)?[^\W\d]\w{0,5}\.?)?\s*[)*]?$"
)


def columns_of(page: Page, header: Header, rows: Sequence[Sequence[Segment]]) -> tuple[Column, ...]:
    """Columns of a heading with their edges, found between the words of the lines below it."""
    headings = header.headings
    parted = _underlined(page, header) or _parted(header, rows)
    if parted:
        columns = [Column(h.text, h.kind, h.unit, a, b) for h, (a, b) in zip(headings, pairwise(parted), strict=True)]
        return tuple(columns)
    body = [w for row in rows if row_like(row) for s in row for w in s.words]
    lines = max(1, sum(row_like(row) for row in rows))
    edges = [headings[0].bbox.x0 - MARGIN]
    uprights = _uprights(page, header.bottom)
    for i, (left, right) in enumerate(pairwise(headings)):
        low, high = left.bbox.x0 + 1, max(right.bbox.x1 - 1, left.bbox.x0 + 2)
        ruled = next((r.x0 for r in uprights if left.bbox.x1 - 2 <= r.x0 <= right.bbox.x0 + 2), None)
        taken = [(left.bbox.x0, left.bbox.x1), (right.bbox.x0, right.bbox.x1)]
        end = headings[i + 2].bbox.x0 if i + 2 < len(headings) else page.width
        figures = left.kind in NUMBERS and right.kind in _WORDS
        flush = _flush_right(left.bbox, (right.bbox.x0, end), body, 0 if figures else lines, lines)
        edges.append(ruled or flush or _gutter((low, high), body, taken, lines))
    edges.append(_last_edge(headings[-1].bbox, rows))
    columns = [Column(h.text, h.kind, h.unit, edges[i], edges[i + 1]) for i, h in enumerate(headings)]
    return (*columns, *_unheaded(rows, edges[-1]))


def _underlined(page: Page, header: Header) -> list[float]:
    """Edges of the cells whose lower borders are drawn under the headings, a piece for each; empty where they are not.

    They tell the columns exactly, even where headings stand flush left and the figures below flush right.
    """
    low, high = header.bottom - UNDER, header.bottom + UNDER
    drawn = sorted((r for r in page.rules if r.width > 3 * r.height and low <= r.center[1] <= high), key=lambda r: r.x0)
    pieces = [r for i, r in enumerate(drawn) if not i or r.x0 > drawn[i - 1].x0 + TOUCH]
    if len(pieces) != len(header.headings) or any(abs(b.x0 - a.x1) > TOUCH for a, b in pairwise(pieces)):
        return []
    inside = all(
        r.x0 - TOUCH <= h.bbox.x0 and h.bbox.x1 <= r.x1 + TOUCH for r, h in zip(pieces, header.headings, strict=True)
    )
    return [pieces[0].x0, *(r.x0 for r in pieces[1:]), pieces[-1].x1] if inside else []


def _last_edge(last: BBox, rows: Sequence[Sequence[Segment]]) -> float:
    """The right edge of the last column: beyond its heading where figures stand flush right, and none under it."""
    full = [row for row in rows if row_like(row)]
    under = [s for row in full for s in row if s.bbox.x1 > last.x0 and s.bbox.x0 < last.x1]
    beyond = [s for row in full for s in row if s.bbox.x0 >= last.x1 and (is_numeric(s.text) or len(s.text) <= UNIT)]
    ends = [s.bbox.x1 for s in beyond]
    flush = bool(ends) and max(ends) - min(ends) < FLUSH
    alone = flush and not under and UNHEADED * len(full) <= len(beyond) <= len(full)
    return max(ends) + 1 if alone else last.x1 + MARGIN


def _flush_right(left: BBox, right: tuple[float, float], body: Sequence[Word], least: int, lines: int) -> float | None:
    """The edge behind figures set flush right under a heading set flush left, which stand between two headings.

    They are the left heading's where nothing else is under it and the right one, whose column may reach from `right[0]`
    to `right[1]`, has words of its own in half of `least` lines; None else.
    """
    between = [w for w in body if w.bbox.x0 > left.x1 and w.bbox.x1 < right[0]]
    under = sum(w.bbox.x0 < left.x1 and w.bbox.x1 > left.x0 for w in body)
    beside = sum(right[0] - 1 <= w.bbox.x0 < right[1] for w in body)
    if under or 2 * len(between) < lines or 2 * beside < least:
        return None
    return (max(w.bbox.x1 for w in between) + right[0]) / 2


def _parted(header: Header, rows: Sequence[Sequence[Segment]]) -> list[float]:
    """Edges where the pieces of the rows stand in as many columns as there are headings; empty where they do not.

    The order tells which heading is whose, even where none stands above its column.
    """
    headings = header.headings
    likely = [row for row in rows if row_like(row)]
    # In some row two cells touch: those with a piece for each heading tell as well, where they are most.
    full = [row for row in likely if len(row) == len(headings)]
    tried = (spans_of(likely), spans_of(full) if 2 * len(full) >= len(likely) else [])
    spans = next((found for found in tried if _in_order(headings, found)), None)
    if spans is None:
        return []
    wide = _widened(spans, rows)
    return [
        min(wide[0][0], headings[0].bbox.x0) - MARGIN,
        *((a[1] + b[0]) / 2 for a, b in pairwise(wide)),
        max(wide[-1][1], headings[-1].bbox.x1) + MARGIN,
    ]


def _in_order(headings: Sequence[Heading], spans: Sequence[tuple[float, float]]) -> bool:
    """Whether there is one stretch for each heading, and none of them lies wholly beside its neighbour's."""
    if not spans or len(spans) != len(headings):
        return False
    starts = [*(x0 for x0, _ in spans[1:]), float("inf")]
    ends = [float("-inf"), *(x1 for _, x1 in spans[:-1])]
    return all(h.bbox.x1 > end and h.bbox.x0 < start for h, start, end in zip(headings, starts, ends, strict=True))


def spans_of(lines: Iterable[Sequence[Segment]]) -> list[tuple[float, float]]:
    """Left and right ends of the stretches that the pieces of all lines fill together, from left to right."""
    spans: list[tuple[float, float]] = []
    for x0, x1 in sorted((s.bbox.x0, s.bbox.x1) for line in lines for s in line):
        if spans and x0 < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], x1))
        else:
            spans.append((x0, x1))
    return spans


def _widened(spans: Sequence[tuple[float, float]], rows: Sequence[Sequence[Segment]]) -> list[tuple[float, float]]:
    """The stretches with the wrapped cells below, where these do not reach the next one."""
    wide = list(spans)
    for s in (s for row in rows if not row_like(row) for s in row):
        over = [i for i, (x0, x1) in enumerate(spans) if s.bbox.x0 < x1 and s.bbox.x1 > x0]
        if len(over) == 1:
            i = over[0]
            free = (i + 1 == len(spans) or s.bbox.x1 < spans[i + 1][0]) and (not i or s.bbox.x0 > spans[i - 1][1])
            wide[i] = (min(wide[i][0], s.bbox.x0), max(wide[i][1], s.bbox.x1)) if free else wide[i]
    return wide


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


@lru_cache(maxsize=8192)
def is_numeric(text: str) -> bool:
    """Whether a cell holds one number with at most a unit or currency beside it."""
    return bool(_NUMERIC.match(text.strip())) and sum(map(str.isdigit, text)) <= 17
