"""Tables of spreadsheets: the cells are known by their references, headings and rows need no geometry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.evidence import Page, Word
from extractors.segments import join_words
from extractors.tables.columns import (
    NUMBERS,
    column_kind,
    direction_of,
    heading_unit,
    is_total,
    strict_kind,
)
from extractors.tables.currency_marks import is_currency
from extractors.tables.group_names import GroupCaption, read_caption, with_group_names
from extractors.tables.sheet_rows import with_wrapped
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_header import is_header
from extractors.tables.table_model import Cell, Column, Row, Table
from extractors.values.units import PACKAGES, parse_unit

# What a row of sums never names.
CODES = frozenset({"style_number", "lot_number", "hs_code", "bale_number", "unit_price", "position"})
_REFERENCE = re.compile(r"^(?:(?P<sheet>.*)!)?\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d+)$")
# Rows left free, and rows without a number, after which a sheet's table has ended.
MOST_BLANK, MOST_WORDS = 3, 12

Grid = dict[int, dict[int, Cell]]


def is_sheet(page: Page) -> bool:
    """Whether the page shows cells of a spreadsheet."""
    return any(w.cell for w in page.words[:50])


def sheet_tables(pages: Iterable[Page]) -> tuple[Table, ...]:
    """The tables of all sheets."""
    tables: list[Table] = []
    shown = {page.number: page for page in pages}
    for grid, numbers in _grids(shown.values()):
        tables += _tables(grid, numbers, shown)
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


def _tables(grid: Grid, numbers: Mapping[int, int], pages: Mapping[int, Page]) -> list[Table]:
    tables: list[Table] = []
    rows = sorted(grid)
    at = 0
    while at < len(rows):
        heading = _heading(grid, rows, at)
        if heading is None:
            at += 1
            continue
        table, at = _read(grid, rows, heading, numbers, pages)
        if table.rows:
            tables.append(table)
    return tables


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading of a sheet: its columns by their number, and the first and last of its rows (indices)."""

    columns: Mapping[int, Column]
    first: int
    last: int


def _heading(grid: Grid, rows: Sequence[int], at: int) -> _Heading | None:
    """The heading that begins in a row, of one tier or two; None where none does."""
    upper = grid[rows[at]]
    if _values(upper) > 1:
        return None
    lower = grid[rows[at + 1]] if at + 1 < len(rows) and rows[at + 1] == rows[at] + 1 else {}
    if _is_lower_tier(upper, lower):
        tiers = _tiers(upper, lower)
        if is_header([c.kind for c in tiers.values()]):
            return _Heading(tiers, at, at + 1)
    single = {c: _column(cell, cell.text, column_kind(cell.text)) for c, cell in upper.items()}
    return _Heading(single, at, at) if is_header([c.kind for c in single.values()]) else None


def _is_lower_tier(upper: Mapping[int, Cell], lower: Mapping[int, Cell]) -> bool:
    """Whether a row of words says more about the headings above it: units, or the columns of a merged cell."""
    if len(upper) < 2 or not lower or any(any(c.isdigit() for c in cell.text) for cell in lower.values()):
        return False
    known = sum(
        column_kind(cell.text) is not None or parse_unit(cell.text) is not None or is_currency(cell.text)
        for cell in lower.values()
    )
    return len(lower) >= 2 and known * 3 >= len(lower) * 2 and min(upper) <= min(lower)


def _tiers(upper: Mapping[int, Cell], lower: Mapping[int, Cell]) -> dict[int, Column]:
    found: dict[int, Column] = {}
    group = ""
    for c in sorted({*upper, *lower}):
        if c in upper:
            group = upper[c].text
        own = lower[c].text if c in lower else ""
        found[c] = _column(lower.get(c) or upper[c], f"{own} {group}".strip(), _tier_kind(own, group))
    return found


def _tier_kind(own: str, group: str) -> str | None:
    """The kind of a column by both tiers: "Net" under "Weight (kg)", "Cartons" under "Quantity", "kg" under "N.W."."""
    measured = parse_unit(own) is not None and parse_unit(own) not in PACKAGES
    if not own or ((measured or is_currency(own)) and strict_kind(group)):
        return column_kind(group)
    direction = direction_of(group)
    kind = strict_kind(own) or column_kind(own)
    if direction and kind in ("quantity", "net_weight", "amount"):
        return f"{direction}_quantity"
    # "Total" under "Cartons" sums up cartons.
    if is_total(own) and (column_kind(group) or "amount") != "amount":
        return column_kind(group)
    return kind or column_kind(f"{own} {group}")


def _column(cell: Cell, text: str, kind: str | None) -> Column:
    return Column(text, kind, heading_unit(text), cell.bbox.x0, cell.bbox.x1)


def _values(cells: Mapping[int, Cell]) -> int:
    return sum(cell.text.replace(".", "").replace(",", "").isdigit() for cell in cells.values())


def _read(
    grid: Grid, rows: Sequence[int], heading: _Heading, numbers: Mapping[int, int], pages: Mapping[int, Page]
) -> tuple[Table, int]:
    order = sorted(heading.columns)
    columns = tuple(heading.columns[c] for c in order)
    body: dict[int, Row] = {}
    beside: dict[int, Row] = {}
    sums: list[Row] = []
    captions: list[GroupCaption | None] = []
    group = _opening(grid, rows, heading.first)
    at, blank, before = heading.last + 1, 0, rows[heading.last]
    while at < len(rows) and blank < MOST_WORDS and rows[at] - before <= MOST_BLANK:
        if _heading(grid, rows, at) is not None:
            break
        row = Row(_row_cells(grid[rows[at]], heading.columns, order), numbers[rows[at]])
        numeric = [i for i, cell in row.cells.items() if columns[i].kind in NUMBERS and is_numeric(cell.text)]
        if _is_sum(grid[rows[at]], row, columns, list(body.values())):
            sums.append(row)
        elif numeric and len(row.cells) >= 2:
            body[rows[at]] = row
            captions.append(group)
        else:
            beside |= {} if sums else {rows[at]: row}
            if len(row.cells) == 1 and min(row.cells) < 2:
                group = read_caption(row.cells[min(row.cells)].words) or group
        blank = 0 if numeric else blank + 1
        before = rows[at]
        at += 1
    caption = _caption(grid, rows, heading.first)
    page = numbers[rows[heading.first]]
    columns, named = with_group_names(columns, with_wrapped(pages[page], columns, body, beside), captions)
    return Table(page, columns, named, tuple(sums), caption, not sums), at


def _row_cells(cells: Mapping[int, Cell], columns: Mapping[int, Column], order: Sequence[int]) -> dict[int, Cell]:
    """The cells below headings; a unit in a column without one belongs to the number before it ("1200 | PCS")."""
    found = {order.index(c): cell for c, cell in cells.items() if c in columns}
    for c, cell in cells.items():
        before = cells.get(c - 1)
        counted = c - 1 in columns and columns[c - 1].kind in NUMBERS and before is not None
        if c not in columns and counted and before and is_numeric(before.text) and parse_unit(cell.text):
            found[order.index(c - 1)] = Cell(f"{before.text} {cell.text}", (*before.words, *cell.words))
    return found


def _opening(grid: Grid, rows: Sequence[int], header: int) -> GroupCaption | None:
    """What the one cell of the row above a heading names behind a label: without one it may be the paper's title."""
    above = list(grid[rows[header - 1]].values()) if header else []
    found = read_caption(above[0].words) if len(above) == 1 else None
    return found if found is not None and found.labelled else None


def _is_sum(cells: Mapping[int, Cell], row: Row, columns: Sequence[Column], before: Sequence[Row]) -> bool:
    """Whether a row opens with the word for a sum; "Total station prism" with a code, as rows before, names goods."""
    if not row.cells or not any(is_total(cell.text) for cell in list(cells.values())[:2]):
        return False
    return not (before and len(row.cells) >= max(len(r.cells) for r in before) and _is_identified(row, columns))


def _is_identified(row: Row, columns: Sequence[Column]) -> bool:
    return any(columns[i].kind in CODES and not is_total(cell.text) for i, cell in row.cells.items())


def _caption(grid: Grid, rows: Sequence[int], header: int) -> str:
    if not header:
        return ""
    above = list(grid[rows[header - 1]].values())
    return above[0].text if len(above) == 1 else ""
