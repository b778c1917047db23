"""The shape of a table as read: rows of sums without a word for it set apart, tables printed side by side parted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.tables.columns import NUMBERS, TEXTS, strict_kind
from extractors.tables.line_proof import digits_of, is_product
from extractors.tables.table_model import Cell, Row, Table
from extractors.values.numbers import NUMBER, parse_number
from extractors.values.units import unit_after

# Columns whose numbers add up from row to row.
SUMMED = NUMBERS - {"unit_price", "balance"}
# Rows from which on their sum is told from a row like them.
LEAST_ROWS = 2
_NAMES = TEXTS - {"date"}
_CODES = frozenset({"style_number", "lot_number"})


def shaped(table: Table) -> tuple[Table, ...]:
    """The tables that one reading holds, from left to right, without their rows of sums."""
    return tuple(_without_sums(part) for part in _side_by_side(table))


def _side_by_side(table: Table) -> tuple[Table, ...]:
    """One table for each time that the same kinds of column repeat ("S/N, Bale No., Net kg" three times)."""
    table = _without_gaps(table)
    kinds = [c.kind for c in table.columns]
    for width in range(2, len(kinds) // 2 + 1):
        pattern = kinds[:width]
        if len(kinds) % width == 0 and pattern * (len(kinds) // width) == kinds and NUMBERS & set(pattern):
            return tuple(_part(table, start, width) for start in range(0, len(kinds), width))
    return (table,)


def _without_gaps(table: Table) -> Table:
    """The table without its columns of neither a heading nor a cell, as blanks between ruled blocks are."""
    rows = (*table.rows, *table.totals)
    kept = [i for i, c in enumerate(table.columns) if c.heading or c.kind or any(i in row.cells for row in rows)]
    if len(kept) == len(table.columns):
        return table
    new = {old: i for i, old in enumerate(kept)}
    moved = [
        tuple(Row({new[i]: c for i, c in r.cells.items()}, r.page) for r in own) for own in (table.rows, table.totals)
    ]
    return replace(table, columns=tuple(table.columns[i] for i in kept), rows=moved[0], totals=moved[1])


def _part(table: Table, start: int, width: int) -> Table:
    def cut(rows: Sequence[Row]) -> tuple[Row, ...]:
        cells = ({i - start: c for i, c in row.cells.items() if start <= i < start + width} for row in rows)
        return tuple(Row(own, row.page) for own, row in zip(cells, rows, strict=True) if own)

    columns = table.columns[start : start + width]
    return replace(table, columns=columns, rows=cut(table.rows), totals=cut(table.totals))


def _without_sums(table: Table) -> Table:
    """The table with rows that hold the sums of those above them, all or since the last sum, among its sums."""
    summed = frozenset(i for i, c in enumerate(table.columns) if c.kind in SUMMED)
    every = group = _Above(summed)
    sums: list[Row] = []
    for row in table.rows:
        if _is_sum(table, row, every) or (group is not every and _is_sum(table, row, group)):
            sums.append(row)
            group = _Above(summed)
            continue
        every.add(row)
        if group is not every:
            group.add(row)
    return replace(table, rows=tuple(every.rows), totals=(*table.totals, *sums)) if sums else table


class _Above:
    """The rows above one, with the sums of their columns under either decimal separator; None of one that is open."""

    def __init__(self, summed: frozenset[int]) -> None:
        self.rows: list[Row] = []
        self._summed = summed
        self._sums: dict[tuple[int, str], Decimal | None] = {}

    def add(self, row: Row) -> None:
        """Takes a row in."""
        self.rows.append(row)
        for at in self._summed & row.cells.keys():
            digits = digits_of(row.cells[at])
            for mark in ".,":
                before, number = self._sums.get((at, mark), Decimal(0)), parse_number(digits, mark)
                self._sums[at, mark] = None if before is None or number is None else before + number

    def adds_up_to(self, cell: Cell, at: int) -> bool:
        """Whether a cell is the sum of its column, under one decimal separator or the other."""
        return any(self._sums.get((at, mark)) == parse_number(digits_of(cell), mark) for mark in ".,")


def _is_sum(table: Table, row: Row, rows: _Above) -> bool:
    """Whether all that can be summed adds up: several columns of a row of whatever words, or one of a bare row."""
    above = rows.rows
    summed = [i for i in row.cells if table.columns[i].kind in SUMMED]
    least = 1 if _headed(table, row) or _stands_bare(table, row, above) else LEAST_ROWS
    if len(above) < least or not summed:
        return False
    bare = not any(table.columns[i].kind in _NAMES | {"position"} for i in row.cells)
    if not bare and not all(rows.adds_up_to(row.cells[i], i) for i in summed):
        return False
    held = [i for i in summed if rows.adds_up_to(row.cells[i], i)]
    # Where a recogniser lost a figure above, the other sums of a row without any name still hold.
    lost = {i for i in summed if bare and len(held) >= LEAST_ROWS and any(i not in r.cells for r in above)}
    if not set(summed) <= lost | set(held):
        return False
    if _is_priced(table, row) or has_own_code(table, row, above):
        return False  # two pieces after one and one at the same price are goods like them
    if len(summed) > 1:
        return True
    unnamed = not any(table.columns[i].kind in _NAMES for i in row.cells)
    return unnamed and len(row.cells) < min(len(r.cells) for r in above)


def _stands_bare(table: Table, row: Row, above: Sequence[Row]) -> bool:
    """Whether a row is figures only, several and no price, below one that is named: the sums of a single line."""
    kinds = [table.columns[i].kind for i in row.cells]
    bare = len(kinds) >= LEAST_ROWS and all(kind in SUMMED for kind in kinds)
    return bare and any(table.columns[i].kind in _NAMES for r in above for i in r.cells)


def _is_priced(table: Table, row: Row) -> bool:
    """Whether a row names goods whose quantity times price is the amount."""
    at = {kind: table.index(kind) for kind in ("quantity", "unit_price", "amount")}
    named = any(table.columns[i].kind in _NAMES for i in row.cells)
    if not named or any(i is None or i not in row.cells for i in at.values()):
        return False
    texts = [digits_of(row.cells[i]) for i in at.values() if i is not None]
    for mark in ".,":
        quantity, price, amount = (parse_number(text, mark) for text in texts)
        if quantity and price and amount and is_product(quantity, price, amount):
            return True
    return False


def has_own_code(table: Table, row: Row, others: Sequence[Row]) -> bool:
    """Whether a row has a style or lot of its own, written as the others' are: it is goods, whatever its sums."""
    for i, cell in row.cells.items():
        codes = [r.cells[i].text for r in others if i in r.cells] if table.columns[i].kind in _CODES else []
        alike = any(_shape(code) == _shape(cell.text) for code in codes)
        if alike and cell.text not in codes and len({*_shape(cell.text)} & {"A", "9"}) == len("A9"):
            return True
    return False


def _shape(code: str) -> str:
    """A code with "A" for its letters and "9" for its digits."""
    return "".join("9" if c.isdigit() else "A" if c.isalpha() else c for c in code)


def _headed(table: Table, row: Row) -> bool:
    """Whether the one word of a row is a heading of sums ("Quantity" where the goods stand), and names no lot."""
    texts = [cell.text for i, cell in row.cells.items() if table.columns[i].kind not in NUMBERS | {"unit"}]
    return len(texts) == 1 and strict_kind(texts[0]) in SUMMED and not any(map(str.isdigit, texts[0]))


# The word that follows a number.
_WORD = re.compile(r"\s*([^\W\d_]{2,})")


def word_beside(table: Table, row: Row, index: int) -> str:
    """How the word begins that stands behind a number and is no unit we know ("480 Spulen"); "" without one.

    It may have a column of its own that nothing heads.
    """
    text, beside = row.cells[index].text, row.cells.get(index + 1)
    number = NUMBER.search(text)
    if number is None or unit_after(text, number.end()) is not None:
        return ""
    apart = beside is not None and table.columns[index + 1].kind is None and not re.search(r"\d", beside.text)
    word = _WORD.match(f"{text} {beside.text}" if apart and beside else text, number.end())
    return word[1][:3].lower() if word else ""
