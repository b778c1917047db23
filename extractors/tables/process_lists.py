"""The lists of a production record that one row of headings opens, parted by what their columns hold."""

from __future__ import annotations

from dataclasses import replace

from extractors.tables.columns import direction_of
from extractors.tables.halves import second_list
from extractors.tables.material_stages import is_by_product
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_model import Column, Row, Table

_SIDED = {"input_quantity": "input", "output_quantity": "output"}


def parted(table: Table) -> tuple[Table, ...]:
    """The two lists of lots of a table; a table of one list is itself."""
    at = second_list([c.kind for c in table.columns])
    if at is None:
        return (table,)
    sides = [side for c in table.columns if (side := direction_of(c.heading))]
    caption = table.caption if len(set(sides)) < 2 else ""
    return tuple(_columns(replace(table, caption=caption), *span) for span in ((0, at), (at, len(table.columns))))


def _columns(table: Table, first: int, end: int) -> Table:
    """The columns of a table from the first to before the end, with the rows that fill any of them."""

    def own(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        kept = ({i - first: c for i, c in row.cells.items() if first <= i < end} for row in rows)
        return tuple(Row(cells, row.page) for cells, row in zip(kept, rows, strict=True) if cells)

    return replace(table, columns=table.columns[first:end], rows=own(table.rows), totals=own(table.totals))


def with_told_sides(table: Table) -> Table:
    """A table whose columns hold what their cells and headings tell of the sides of a process.

    A column of one side that names its goods ("Entrada") leaves the figures beside it to that side; a column of figures
    headed by a side alone ("Modules built") is its quantity; one of a by-product ("Cotton seed") is neither.
    """
    columns = [_told(table, i) for i in range(len(table.columns))]
    for i, column in enumerate(columns[:-1]):
        cells = _texts(table, i)
        if column.kind in _SIDED and columns[i + 1].kind == "quantity" and cells and not any(map(is_numeric, cells)):
            columns[i] = replace(column, kind="description", unit=None)
            columns[i + 1] = replace(columns[i + 1], kind=column.kind)
    return replace(table, columns=tuple(columns))


def _told(table: Table, index: int) -> Column:
    """A column by its heading's side or goods, where it holds figures alone."""
    column, cells = table.columns[index], _texts(table, index)
    if column.kind not in (None, "quantity", "net_weight") or not cells or not all(map(is_numeric, cells)):
        return column
    side = direction_of(column.heading)
    if side == "waste" or is_by_product(column.heading):
        return replace(column, kind="waste_quantity")
    return replace(column, kind=f"{side}_quantity") if side and column.kind is None else column


def _texts(table: Table, index: int) -> list[str]:
    return [row.cells[index].text for row in table.rows if index in row.cells]
