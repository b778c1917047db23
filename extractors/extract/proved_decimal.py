"""The decimal separator that printed sums of columns prove: in 3.850 + 640 + 185 = 4.675 points part thousands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.extract.row_reader import number_in
from extractors.tables.columns import NUMBERS
from extractors.tables.line_proof import digits_of
from extractors.tables.table_model import Column, Table

# So many summands make a proof.
LEAST = 2


def proved_decimal(tables: Sequence[Table]) -> str | None:
    """The separator under which sums of columns hold that hold under no other; None where no column tells."""
    point, comma = (sum(_holds(t, i, mark) for t in tables for i in _numbers(t)) for mark in ".,")
    if point and comma:
        return None
    return "." if point else "," if comma else None


def with_own_decimals(tables: Sequence[Table]) -> list[Table]:
    """Tables whose columns keep the separator that their own sum proves: money 22,720.80 beside weights 29.260."""
    return [replace(t, columns=tuple(_with_own(t, i) for i in range(len(t.columns)))) for t in tables]


def _with_own(table: Table, index: int) -> Column:
    column = table.columns[index]
    proved = [mark for mark in ".," if index in _numbers(table) and _holds(table, index, mark)]
    return replace(column, decimal=proved[0]) if proved else column


def _numbers(table: Table) -> list[int]:
    return [i for i, column in enumerate(table.columns) if column.kind in NUMBERS]


def _holds(table: Table, index: int, decimal: str) -> bool:
    """Whether a printed sum is that of its column under a separator, and is not under the other."""
    other = "," if decimal == "." else "."
    return _adds_up(table, index, decimal) and not _adds_up(table, index, other)


def _adds_up(table: Table, index: int, decimal: str) -> bool:
    printed = [row.cells[index] for row in table.totals if index in row.cells]
    cells = [row.cells.get(index) for row in table.rows] if printed else []
    values = [number_in(cell, decimal) for cell in cells if digits_of(cell)]
    if len(values) < LEAST or len(values) < len(cells) or None in values:
        return False
    made = sum((v for v in values if v is not None), Decimal(0))
    return any(number_in(cell, decimal) == made for cell in printed)
