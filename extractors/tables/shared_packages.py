"""Lines of goods that share a package with others: its number and weights stand once, in a cell merged over them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.tables.table_model import Column
from extractors.tables.table_rows import Line

# Columns of names; so many of them tell a line of goods without its weights.
NAMES, LEAST_NAMES = frozenset({"description", "style_number", "lot_number"}), 2
_PRICES = ("unit_price", "amount")


def in_shared_packages(rows: Sequence[Line], least: int, primary: int, columns: Sequence[Column]) -> frozenset[int]:
    """The ids of lines with fewer numbers than `least`, but a quantity and all the names that full lines have.

    Lists with prices have none: what stands there without its price is part of the goods above.
    """
    if columns[primary].kind != "quantity" or any(c.kind in _PRICES for c in columns):
        return frozenset()
    full = [ln for ln in rows if len(ln.numbers) >= least and primary in ln.numbers]
    asked = {i for i, c in enumerate(columns) if c.kind in NAMES and all(i in ln.cells for ln in full)}
    if not full or len(asked) < LEAST_NAMES:
        return frozenset()
    return frozenset(id(ln) for ln in rows if primary in ln.numbers and asked <= set(ln.cells))
