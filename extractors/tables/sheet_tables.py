"""Tables of spreadsheets: the cells are known by their references, headings and rows need no geometry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from extractors.evidence import Page, Word
from extractors.segments import join_words
from extractors.tables.columns import NUMBERS, column_kind, heading_unit, is_total
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_header import is_header
from extractors.tables.table_model import Cell, Column, Row, Table

_REFERENCE = re.compile(r"^(?:(?P<sheet>.*)!)?\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d+)$")
# Rows without a number after which a sheet's table has ended.
MOST_BLANK = 3

Grid = dict[int, dict[int, Cell]]


def is_sheet(page: Page) -> bool:
    """Whether the page shows cells of a spreadsheet."""
    return any(w.cell for w in page.words[:50])


def sheet_tables(pages: Iterable[Page]) -> tuple[Table, ...]:
    """The tables of all sheets."""
    tables: list[Table] = []
    for grid, numbers in _grids(pages):
        tables += _tables(grid, numbers)
    return tuple(tables)


def _grids(pages: Iterable[Page]) -> list[tuple[Grid, dict[int, int]]]:
    """Per sheet: row -> column -> cell, and the page of each row."""
    sheets: dict[str, tuple[dict[int, dict[int, list[Word]]], dict[int, int]]] = {}
    for page in pages:
        for word in page.words:
            m = _REFERENCE.match(word.cell)
            if not m or word.hidden:
                continue
            rows, numbers = sheets.setdefault(m["sheet"] or "", ({}, {}))
            row = int(m["row"])
            rows.setdefault(row, {}).setdefault(_number(m["column"]), []).append(word)
            numbers.setdefault(row, page.number)
    return [(_cells(rows), numbers) for rows, numbers in sheets.values()]


def _cells(rows: Mapping[int, Mapping[int, Sequence[Word]]]) -> Grid:
    return {
        r: {c: Cell(join_words(ws), tuple(ws)) for c, ws in sorted(cols.items())} for r, cols in sorted(rows.items())
    }


def _number(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    return value


def _tables(grid: Grid, numbers: Mapping[int, int]) -> list[Table]:
    tables: list[Table] = []
    rows = sorted(grid)
    at = 0
    while at < len(rows):
        kinds = {c: column_kind(cell.text) for c, cell in grid[rows[at]].items()}
        if not is_header(list(kinds.values())) or _values(grid[rows[at]]) > 1:
            at += 1
            continue
        table, at = _read(grid, rows, at, numbers)
        if table.rows:
            tables.append(table)
    return tables


def _values(cells: Mapping[int, Cell]) -> int:
    return sum(cell.text.replace(".", "").replace(",", "").isdigit() for cell in cells.values())


def _read(grid: Grid, rows: Sequence[int], header: int, numbers: Mapping[int, int]) -> tuple[Table, int]:
    heads = grid[rows[header]]
    order = sorted(heads)
    columns = tuple(
        Column(
            heads[c].text, column_kind(heads[c].text), heading_unit(heads[c].text), heads[c].bbox.x0, heads[c].bbox.x1
        )
        for c in order
    )
    body: list[Row] = []
    sums: list[Row] = []
    at, blank, before = header + 1, 0, rows[header]
    while at < len(rows) and blank < MOST_BLANK and rows[at] - before <= MOST_BLANK:
        row = Row({order.index(c): cell for c, cell in grid[rows[at]].items() if c in order}, numbers[rows[at]])
        kinds = [column_kind(cell.text) for cell in grid[rows[at]].values()]
        if is_header(kinds) and _values(grid[rows[at]]) <= 1:
            break
        numeric = [i for i, cell in row.cells.items() if columns[i].kind in NUMBERS and is_numeric(cell.text)]
        if any(is_total(cell.text) for cell in list(grid[rows[at]].values())[:2]) and row.cells:
            sums.append(row)
        elif numeric and len(row.cells) >= 2:
            body.append(row)
        blank = 0 if numeric else blank + 1
        before = rows[at]
        at += 1
    caption = _caption(grid, rows, header)
    page = numbers[rows[header]]
    return Table(page, columns, tuple(body), tuple(sums), caption, not sums), at


def _caption(grid: Grid, rows: Sequence[int], header: int) -> str:
    if not header:
        return ""
    above = list(grid[rows[header - 1]].values())
    return above[0].text if len(above) == 1 else ""
