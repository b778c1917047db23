"""Whether the columns of a table on its side are goods, and no states, measures or translations of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from extractors.tables.columns import WEIGHTS, direction_of, strict_kind
from extractors.tables.line_proof import readings
from extractors.tables.table_model import Column, Row

# Codes that a works gives to one kind of goods each.
_CODES = frozenset({"lot_number", "style_number"})
# Pounds in a kilogram, and by how much two printed weights may miss it.
POUNDS, ROUNDED = Decimal("2.2046"), Decimal("0.005")


def are_goods(columns: Sequence[Column], rows: Sequence[Row]) -> bool:
    """Whether each row has a lot or style of its own, none is a side of a process, none is another one in pounds."""
    coded = any(_are_codes(i, rows) for i, c in enumerate(columns) if c.kind in _CODES and strict_kind(c.heading))
    sides = any(direction_of(cell.text) for row in rows for cell in row.cells.values())
    weights = [i for i, c in enumerate(columns) if c.kind in WEIGHTS or c.kind == "quantity"]
    return coded and not sides and not any(_is_in_pounds(a, b, weights) for a, b in combinations(rows, 2))


def _are_codes(at: int, rows: Sequence[Row]) -> bool:
    """Whether every row has a code there, each another one; words beside them tell no goods apart ("K-1 declared")."""
    codes = [_code(row.cells[at].text) for row in rows if at in row.cells]
    return len(codes) == len(rows) and all(codes) and len(set(codes)) == len(codes)


def _code(text: str) -> str:
    return " ".join(word.strip("()[],;") for word in text.casefold().split() if any(map(str.isdigit, word)))


def _is_in_pounds(one: Row, other: Row, weights: Sequence[int]) -> bool:
    """Whether all weights of two rows are the same in kilograms and pounds."""
    pairs = [
        (a, b)
        for i in weights
        if (a := next(iter(readings(one.cells.get(i))), None)) and (b := next(iter(readings(other.cells.get(i))), None))
    ]
    return bool(pairs) and any(
        all(abs(_ratio(pair, turned) / POUNDS - 1) < ROUNDED for pair in pairs) for turned in (False, True)
    )


def _ratio(pair: tuple[Decimal, Decimal], turned: bool) -> Decimal:
    return pair[0] / pair[1] if turned else pair[1] / pair[0]
