"""Captions of groups of rows that name what all of them share: "Colour: Ecru  Dye Lot: LT26674", "STYLE NO: AB-12"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from extractors.evidence import BBox
from extractors.segments import Segment
from extractors.tables.caption_labels import SHARED, shared_names
from extractors.tables.group_names import names_goods, read_caption, with_group_names
from extractors.tables.table_body import Body
from extractors.tables.table_model import Cell, Column, Row


@dataclass(frozen=True, slots=True)
class _Caption:
    """The height at which a caption stands, and what it names by kind."""

    top: float
    named: Mapping[str, Cell]


def with_captions(
    lines: Sequence[Sequence[Segment]], columns: Sequence[Column], body: Body
) -> tuple[tuple[Column, ...], Body]:
    """The columns and rows with what the caption above each row names, where every row has one above it."""
    boxes = [row.bbox for row in body.rows]
    outside = _outside(lines, [*boxes, body.rest.bbox] if body.rest else boxes)
    columns, body = _with_names(outside, columns, body)
    captions = [_Caption(line[0].bbox.top, named) for line in outside if (named := shared_names(line))]
    above = [max((c for c in captions if c.top < box.top), key=lambda c: c.top, default=None) for box in boxes]
    own = {c.kind for c in columns}
    kinds = [k for k in SHARED if k not in own and above and all(c is not None and k in c.named for c in above)]
    if not kinds:
        return tuple(columns), body
    end = columns[-1].x1
    cells = [{len(columns) + n: c.named[k] for n, k in enumerate(kinds)} if c else {} for c in above]
    rows = tuple(Row({**row.cells, **more}, row.page) for row, more in zip(body.rows, cells, strict=True))
    return (*columns, *(Column("", k, None, end, end) for k in kinds)), replace(body, rows=rows)


def _with_names(
    outside: Sequence[Sequence[Segment]], columns: Sequence[Column], body: Body
) -> tuple[Sequence[Column], Body]:
    """The columns and rows with the goods that captions at the left of the table name."""
    if names_goods(columns):
        return columns, body
    lefts = columns[min(1, len(columns) - 1)].x1
    lines = [line[0] for line in outside if len(line) == 1 and line[0].bbox.x0 < lefts]
    found = [(line.bbox.top, read_caption(line.words)) for line in lines]
    tops = (row.bbox.top for row in body.rows)
    above = [next((c for at, c in reversed(found) if c is not None and at < top), None) for top in tops]
    columns, rows = with_group_names(columns, body.rows, above)
    return columns, replace(body, rows=rows)


def _outside(lines: Sequence[Sequence[Segment]], rows: Sequence[BBox]) -> list[Sequence[Segment]]:
    """The lines that are part of no row, by their boxes."""
    ordered = sorted(rows, key=lambda row: row.top)
    tops = [row.top for row in ordered]
    lowest = [float("-inf"), *accumulate((row.bottom for row in ordered), max)]
    middles = ((line, line[0].bbox.center[1]) for line in lines if line)
    return [line for line, middle in middles if lowest[bisect_right(tops, middle)] < middle]
