"""A tariff number printed below the goods in one column: "Description of Merchandise / HTSUS No." heads both."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.segments import join_words
from extractors.tables.columns import names_tariff
from extractors.tables.table_model import Cell, Column, Row, Table

_TARIFF = re.compile(r"\d{4}\.\d{2}(?:\.?\d{2,4}){0,2}|\d{8}|\d{10}")


def with_tariff(table: Table) -> Table:
    """The table with the tariff numbers of such a column in one of their own, where every row has one."""
    at = table.index("description")
    if at is None or table.index("hs_code") is not None or not names_tariff(table.columns[at].heading):
        return table
    parted = [_parted(row, at, len(table.columns)) for row in table.rows]
    if not table.rows or not all(len(row.cells) > len(old.cells) for row, old in zip(parted, table.rows, strict=True)):
        return table
    own = table.columns[at]
    columns = (*table.columns, Column(own.heading, "hs_code", None, own.x0, own.x1))
    return replace(table, columns=columns, rows=tuple(parted))


def _parted(row: Row, at: int, new: int) -> Row:
    """The row with the one tariff number among the words of its goods in a new cell."""
    words = row.cells[at].words if at in row.cells else ()
    found = [w for w in words if _TARIFF.fullmatch(w.text)]
    rest = tuple(w for w in words if w not in found)
    if len(found) != 1 or not rest:
        return row
    return replace(row, cells={**row.cells, at: Cell(join_words(rest), rest), new: Cell(found[0].text, tuple(found))})
