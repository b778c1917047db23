"""Columns headed "Gross" or "Bruto" beside prices: amounts before the discount, and no weights."""

from __future__ import annotations

from extractors.tables.line_proof import multiplies
from extractors.tables.table_model import Row, Table

# Rows from which on products tell something.
LEAST_ROWS = 2
_WEIGHTS = ("net_weight", "gross_weight")


def gross_amounts(table: Table) -> dict[int, str]:
    """The columns headed like weights, without a unit, that are quantity times price, as of no meaning of ours."""
    quantity, price = table.index("quantity"), table.index("unit_price")
    headed = [i for i, c in enumerate(table.columns) if c.kind in _WEIGHTS and c.unit is None]
    if quantity is None or price is None or quantity in headed:
        return {}
    return {i: "other" for i in headed if _are_products(table.rows, (quantity, price, i))}


def _are_products(rows: tuple[Row, ...], at: tuple[int, int, int]) -> bool:
    filled = [row for row in rows if all(i in row.cells for i in at)]
    return len(filled) >= LEAST_ROWS and all(multiplies(row, at) for row in filled)
