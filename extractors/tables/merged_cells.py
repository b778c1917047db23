"""Names in cells merged over several rows: every row between the ruling lines of such a cell bears its name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.evidence import Page
from extractors.segments import join_texts
from extractors.tables.columns import NUMBERS
from extractors.tables.table_model import Cell, Column, Row

# Columns whose cells are merged over the sizes and colours of one article.
MERGED = frozenset({"description", "style_number", "hs_code"})
# A ruling line is lower than this (points).
THIN = 3.0


def with_merged_names(page: Page, rows: Sequence[Row], columns: Sequence[Column]) -> tuple[Row, ...]:
    """The rows with the names and codes of merged cells; as they are where lines part those of all rows, or none do."""
    found = tuple(rows)
    for at in (i for i, c in enumerate(columns) if c.kind in MERGED):
        found = _with_merged(page, found, columns, at)
    return found


def _with_merged(page: Page, rows: Sequence[Row], columns: Sequence[Column], at: int) -> tuple[Row, ...]:
    counted = next((c for c in columns if c.kind in NUMBERS), None)
    if counted is None or all(at in row.cells for row in rows) or not any(at in row.cells for row in rows):
        return tuple(rows)
    named, parted = _levels(page, columns[at]), _levels(page, counted)
    middles = [_middle(row, columns) for row in rows]
    if any(bisect_right(parted, a) == bisect_right(parted, b) for a, b in pairwise(middles)):
        return tuple(rows)
    bands = [bisect_right(named, y) for y in middles]
    inside = [0 < band < len(named) for band in bands]
    names = {band: _name([r for r, b in zip(rows, bands, strict=True) if b == band], at) for band in set(bands)}
    return tuple(
        replace(row, cells={**row.cells, at: name}) if drawn and (name := names[band]) else row
        for row, band, drawn in zip(rows, bands, inside, strict=True)
    )


def _levels(page: Page, column: Column) -> list[float]:
    """Heights at which a ruling line runs through the middle of a column, from top to bottom."""
    middle = (column.x0 + column.x1) / 2
    return sorted(r.center[1] for r in page.rules if r.height < THIN and r.x0 < middle < r.x1)


def _middle(row: Row, columns: Sequence[Column]) -> float:
    """Where the row's numbers stand."""
    boxes = [c.bbox for i, c in row.cells.items() if columns[i].kind in NUMBERS] or [row.bbox]
    return sum(b.center[1] for b in boxes) / len(boxes)


def _name(rows: Sequence[Row], at: int) -> Cell | None:
    cells = [row.cells[at] for row in rows if at in row.cells]
    return Cell(join_texts(c.text for c in cells), tuple(w for c in cells for w in c.words)) if cells else None
