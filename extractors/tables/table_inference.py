"""Columns without a known heading, told by what they hold: the words of the goods, the products of the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.tables.table_model import Cell, Row, Table
from extractors.values.numbers import number_readings

# Share of the rows that must agree.
AGREEMENT = 0.66
_MONEY = ("quantity", "unit_price", "amount")


def inferred(table: Table) -> Table:
    """The table with kinds for its unknown columns where rows prove them; itself where nothing is missing."""
    return _with_description(_with_money(table))


def _with_money(table: Table) -> Table:
    """Quantity, price and amount: two are headed, the third is the column that fits their product."""
    missing = [kind for kind in _MONEY if table.index(kind) is None]
    if len(missing) != 1:
        return table
    for at, column in enumerate(table.columns):
        if column.kind in (None, "other", "unit") and _fits(table, at, missing[0]):
            return _named(table, at, missing[0])
    return table


def _fits(table: Table, at: int, kind: str) -> bool:
    tried = [proof for row in table.rows if (proof := _proof(table, row, at, kind)) is not None]
    return len(tried) > 0 and sum(tried) >= AGREEMENT * len(tried) and len(tried) * 2 >= len(table.rows)


def _proof(table: Table, row: Row, at: int, kind: str) -> bool | None:
    """Whether the row's product holds with column `at` in the place of `kind`; None when a number is missing."""
    cells = [row.cells.get(at if k == kind else table.index(k) or 0) for k in _MONEY]
    options = [list(readings(cell)) for cell in cells]
    if not all(options):
        return None
    return any(is_product(q, p, a) for q in options[0] for p in options[1] for a in options[2])


def readings(cell: Cell | None) -> Iterator[Decimal]:
    """Every sensible value of the number in a cell."""
    text = digits_of(cell)
    return (r.value for r in number_readings(text)) if text else iter(())


def digits_of(cell: Cell | None) -> str:
    """The first number of a cell as printed, "" without one."""
    m = re.search(r"\d(?:[\d.,'’]|\s(?=\d{3}\b))*", cell.text) if cell else None
    return m.group().rstrip(".,") if m else ""


def is_product(quantity: Decimal, price: Decimal, amount: Decimal) -> bool:
    """Whether quantity times price is the amount, within half a last digit of each."""
    slack = _half(price) * abs(quantity) + _half(quantity) * abs(price) + _half(amount)
    return abs(quantity * price - amount) <= slack


def _half(value: Decimal) -> Decimal:
    """Half a unit of the last printed decimal place; nothing for whole numbers, which are counts."""
    exponent = int(value.as_tuple().exponent)
    return Decimal(1).scaleb(exponent) / 2 if exponent < 0 else Decimal(0)


def _with_description(table: Table) -> Table:
    if table.index("description") is not None:
        return table
    candidates = [i for i, c in enumerate(table.columns) if c.kind in (None, "position", "style_number")]
    best = max(candidates, key=lambda i: _letters(table.rows, i), default=None)
    if best is None or _letters(table.rows, best) < 4 * len(table.rows):
        return table
    return _named(table, best, "description")


def _letters(rows: Sequence[Row], at: int) -> int:
    return sum(c.isalpha() for row in rows if at in row.cells for c in row.cells[at].text)


def _named(table: Table, at: int, kind: str) -> Table:
    columns = tuple(replace(c, kind=kind) if i == at else c for i, c in enumerate(table.columns))
    return replace(table, columns=columns)
