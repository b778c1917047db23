"""Size runs of garments: sizes as columns ("S", "M", "L", "XL" or "36", "38", "40"), and the column that sums them up.

A lone "M" heads metres; beside other sizes it is one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from extractors.tables.columns import strict_kind
from extractors.tables.line_proof import digits_of, readings
from extractors.tables.table_model import Column, Row, Table

# Neighbouring columns that make a run: of letters, of mere figures.
LEAST_LETTERED, LEAST_FIGURES = 2, 3
# Share of the rows whose sizes must add up.
AGREEMENT = 0.8
_LETTERED = re.compile(
    r"(?:[2-9]?X{1,4}[SL]|[SML]|[2-9]XL|[SML]/[SML]|[ML]/XL|XS/S|OS|\d{1,2}(?:-\d{1,2})?[YMT])", re.IGNORECASE
)
_FIGURE = re.compile(r"\d{1,3}(?:/\d{1,3})?")


def with_sizes(table: Table) -> Table:
    """The table with its sizes as columns of no meaning of their own, and the sum of them as the quantity."""
    sizes = _run(table.columns)
    if not sizes:
        return table
    kinds: dict[int, str] = dict.fromkeys(sizes, "other")
    left = {c.kind for i, c in enumerate(table.columns) if i not in sizes}
    totals = [i for i in range(len(table.columns)) if i not in sizes and _sums_up(table.rows, sizes, i)]
    if "quantity" not in left and len(totals) == 1 and not _per_package(table.columns[totals[0]]):
        kinds[totals[0]] = "quantity"
    columns = (
        replace(c, kind=kinds[i], unit=c.unit if kinds[i] == "quantity" else None) if i in kinds else c
        for i, c in enumerate(table.columns)
    )
    return replace(table, columns=tuple(columns))


def _run(columns: Sequence[Column]) -> frozenset[int]:
    """The longest run of neighbouring sizes; empty where there is none."""
    best: list[int] = []
    for pattern, least in ((_LETTERED, LEAST_LETTERED), (_FIGURE, LEAST_FIGURES)):
        marked = [(i, pattern.fullmatch(c.heading.strip()) is not None) for i, c in enumerate(columns)]
        for sized, group in groupby(marked, key=lambda pair: pair[1]):
            own = [i for i, _ in group]
            if sized and len(own) >= max(least, len(best) + 1):
                best = own
    return frozenset(best)


def _per_package(column: Column) -> bool:
    return column.kind == "other" and strict_kind(column.heading) == "other"


def _sums_up(rows: Sequence[Row], sizes: frozenset[int], at: int) -> bool:
    """Whether a column is the sum of the sizes in almost all rows, of more than one size in some."""
    tried = [row for row in rows if at in row.cells and digits_of(row.cells[at])]
    filled = [[_count(row, i) for i in sizes if i in row.cells] for row in tried]
    held = [sum(own) in set(readings(row.cells[at])) for row, own in zip(tried, filled, strict=True)]
    telling = any(sum(value > 0 for value in own) > 1 for own in filled)
    return telling and len(tried) * 2 >= len(rows) and sum(held) >= AGREEMENT * len(tried)


def _count(row: Row, at: int) -> Decimal:
    """The pieces of a size; nothing where the cell holds none."""
    return next((value for value in readings(row.cells[at])), Decimal(0))
