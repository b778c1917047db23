"""Amounts before a discount that stands in money beside them: columns headed "Gross" or "Bruto", and no weights."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from extractors.tables.line_proof import is_product, multiplies, readings
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


def is_deducted(row: Row, at: Sequence[int]) -> bool:
    """Whether quantity times price is the amount and what one cell beside takes off; for columns headed so."""
    beside = [value for i, cell in row.cells.items() if i not in at for value in readings(cell)]
    lines = product(*(list(readings(row.cells.get(i))) for i in at))
    return any(0 < less < a and is_product(q, p, a + less) for q, p, a in lines for less in beside)


def _are_products(rows: Sequence[Row], at: Sequence[int]) -> bool:
    filled = [row for row in rows if all(i in row.cells for i in at)]
    return len(filled) >= LEAST_ROWS and all(multiplies(row, at) for row in filled)
