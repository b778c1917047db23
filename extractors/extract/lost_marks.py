"""Decimal marks that a recogniser lost: "142" for "1,42", given back where the product of the line proves it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.tables.line_proof import digits_of, is_product
from extractors.tables.table_model import Cell

# Decimal places of prices and amounts.
PLACES = 2


def restored(cells: Sequence[Cell | None], values: Sequence[Decimal | None]) -> Sequence[Decimal | None]:
    """Quantity, price and amount with the one lost mark that makes their product hold; as they are where none does.

    Only prices and amounts read from pixels are touched, and only those printed without any mark.
    """
    if _holds(values):
        return values
    lost = [n for n, cell in enumerate(cells) if n and cell is not None and _may_have_lost(cell)]
    tried = [[v.scaleb(-PLACES) if n == at and v is not None else v for n, v in enumerate(values)] for at in lost]
    proved = [found for found in tried if _holds(found)]
    return proved[0] if len(proved) == 1 else values


def _holds(values: Sequence[Decimal | None]) -> bool:
    quantity, price, amount = values
    return quantity is not None and price is not None and amount is not None and is_product(quantity, price, amount)


def _may_have_lost(cell: Cell) -> bool:
    digits = digits_of(cell)
    return len(digits) > PLACES and digits.isdigit() and any(w.source == "ocr" for w in cell.words)
