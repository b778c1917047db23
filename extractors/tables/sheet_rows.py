"""Goods over several rows of a sheet: names and units between the rows of numbers, told as lines of a page are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.evidence import Page, union
from extractors.segments import Segment, join_texts
from extractors.tables.caption_labels import is_group_caption
from extractors.tables.row_lines import Line
from extractors.tables.row_segments import best_homes
from extractors.tables.table_model import Cell, Column, Row
from extractors.tables.table_rows import without_captions
from extractors.values.units import parse_unit

# Every row of a sheet is a line of this height, whatever it is drawn with.
HEIGHT = 12.0


def with_wrapped(
    page: Page, columns: Sequence[Column], body: Mapping[int, Row], beside: Mapping[int, Row]
) -> tuple[Row, ...]:
    """The rows of numbers with those around them that have but a name, or the unit of a number; by number of row."""
    words = {n: row for n, row in beside.items() if row.cells and all(_is_told(row, i, columns) for i in row.cells)}
    order = sorted({**words, **body})
    lines = [_line((body.get(n) or words[n]).cells, n, columns, anchor=n in body) for n in order]
    anchors = [i for i, line in enumerate(lines) if line.anchor]
    if not words or not anchors:
        return tuple(body[n] for n in sorted(body))
    homes = without_captions(best_homes(page, lines, anchors, columns), lines, anchors, columns)
    rows = [body.get(n) or words[n] for n in order]
    groups = [[row for row, home in zip(rows, homes, strict=True) if home == at] for at in range(len(anchors))]
    return tuple(_joined(rows[a], own, columns) for a, own in zip(anchors, groups, strict=True))


def _line(cells: Mapping[int, Cell], number: int, columns: Sequence[Column], *, anchor: bool) -> Line:
    segments = [Segment(c.text, union(w.bbox for w in c.words), c.words, 0, number) for c in cells.values()]
    line = Line({i: list(c.words) for i, c in cells.items()}, segments, number * HEIGHT, (number + 1) * HEIGHT)
    line.anchor, line.prose = anchor, not anchor and is_group_caption(segments, columns)
    return line


def _is_told(row: Row, at: int, columns: Sequence[Column]) -> bool:
    """Whether a cell is of a name, or holds the unit of the quantity above it."""
    kind = columns[at].kind
    return kind == "description" or (kind == "quantity" and parse_unit(row.cells[at].text) is not None)


def _joined(row: Row, group: Sequence[Row], columns: Sequence[Column]) -> Row:
    """A row of numbers with the names and units of its group, from top to bottom."""
    kinds = {i for own in group for i in own.cells if columns[i].kind == "description" or i in row.cells}
    parts = {i: [own.cells[i] for own in group if i in own.cells] for i in kinds}
    told = {
        i: Cell(join_texts(c.text for c in own), tuple(w for c in own for w in c.words)) for i, own in parts.items()
    }
    return replace(row, cells={**row.cells, **told})
