"""Lines of a table that are the carriage or insurance of its goods: "Ocean freight 1 x 9,450.00" beside kilograms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractors.segments import plain
from extractors.tables.table_model import Row, Table
from extractors.vocabulary import words_in


@cache
def _words() -> frozenset[str]:
    return frozenset(plain(word) for word in words_in("columns", "carriage"))


def is_carriage(text: str) -> bool:
    """Whether a description is nothing but the word for carriage or insurance, in one language or two."""
    return any(plain(piece) in _words() for piece in text.split("/"))


def goods_rows(table: Table) -> Sequence[Row]:
    """The rows of a table without those of carriage; all of them where it has no others, as a forwarder's bill."""
    at = table.index("description")
    if at is None:
        return table.rows
    goods = [row for row in table.rows if at not in row.cells or not is_carriage(row.cells[at].text)]
    return goods or table.rows
