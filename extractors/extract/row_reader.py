"""The values of a table's row by kind of column: numbers under the document's decimal separator, units, lots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.extract.lost_marks import restored
from extractors.segments import plain
from extractors.tables.columns import NUMBERS, direction_of
from extractors.tables.line_proof import digits_of
from extractors.tables.table_model import Cell, Row, Table
from extractors.values.numbers import parse_number
from extractors.values.numbers import plain as plain_number
from extractors.values.units import parse_unit_among
from extractors.vocabulary import load_vocabulary

# Columns of lots from which on each stands beside its own quantity.
LEAST_LOTS = 2
_COUNTED = ("packages", "net_weight", "gross_weight")
MONEY = ("quantity", "unit_price", "amount")
_SIGNED = re.compile(r"\s*(?:[^\d\w(]*)?[-−(]")
PIECE = "H87"
_DASH = re.compile(r"\s+[-–]\s+")
_UNIT_BESIDE = re.compile(r"\d[\d.,'’]*\s*([^\W\d_][\w²³./ ]*(?:\(\w{1,2}\))?)\W*$")
# "3 m² 19": the rate of the tax stands behind the unit.
_UNIT_BEFORE_RATE = re.compile(r"^\W*\d[\d.,'’]*\s*([^\W\d_][\w²³./]*)\s+\d{1,2}(?:[.,]\d{1,2})?\s*%?\W*$")


def cell_of(table: Table, row: Row, kind: str) -> Cell | None:
    """The cell of the first column of a kind."""
    at = table.index(kind)
    return row.cells.get(at) if at is not None else None


def number_in(cell: Cell | None, decimal: str | None) -> Decimal | None:
    """The first number of a cell, less than nothing where a sign or a bracket says so; None where it stays open."""
    text = digits_of(cell)
    if not text or cell is None:
        return None
    value = parse_number(text, decimal)
    return -value if value is not None and _is_negative(cell.text) else value


def _is_negative(text: str) -> bool:
    return _SIGNED.match(text) is not None or text.rstrip().endswith("-")


@dataclass(frozen=True, slots=True)
class RowReader:
    """A row with its table, the decimal separator and the document's languages: the values by kind of column."""

    table: Table
    row: Row
    decimal: str | None
    languages: tuple[str, ...]

    def text(self, *kinds: str) -> str | None:
        """Text of the first filled column of these kinds."""
        for kind in kinds:
            for at, column in enumerate(self.table.columns):
                if column.kind == kind and at in self.row.cells:
                    return self.row.cells[at].text.strip(" ,;|") or None
        return None

    def cells(self, kind: str) -> list[Cell]:
        """The filled cells of a kind, from left to right."""
        filled = [at for at, c in enumerate(self.table.columns) if c.kind == kind and at in self.row.cells]
        return [cell for at in filled if (cell := self.row.cells[at]).text.strip(" ,;")]

    def number(self, kind: str, unit: str | None = None) -> str | None:
        """The number in the first filled column of a kind (whose heading names the unit, where one is asked for)."""
        for at, column in enumerate(self.table.columns):
            if kind in (column.kind, column.also) and at in self.row.cells and (unit is None or column.unit == unit):
                value = number_in(self.row.cells[at], self.table.decimal(at, self.decimal))
                # "1 - 20" are marks: nothing weighs or packs less than nothing.
                told = value is not None and not (value < 0 and kind in _COUNTED)
                return plain_number(value) if value is not None and told else None
        return None

    def money(self) -> Sequence[str | None]:
        """Quantity, price and amount."""
        cells = [cell_of(self.table, self.row, kind) for kind in MONEY]
        if any(cell is None for cell in cells):
            return [self.number(kind) for kind in MONEY]
        values = restored(cells, [number_in(cell, self.decimal) for cell in cells])
        return [plain_number(value) if value is not None else None for value in values]

    def lot_of(self, direction: str) -> str | None:
        """The lot in the column whose heading names that side of the process."""
        for at, column in enumerate(self.table.columns):
            if column.kind == "lot_number" and at in self.row.cells and _side(column.heading) == direction:
                return self.row.cells[at].text.strip(" ,;|") or None
        return self._lot_beside(direction)

    def _lot_beside(self, direction: str) -> str | None:
        """Of several columns of lots the one left of the side's quantity, with no other quantity between them."""
        kinds = [c.kind or "" for c in self.table.columns]
        counted = self.table.index(f"{direction}_quantity")
        if counted is None or kinds.count("lot_number") < LEAST_LOTS:
            return None
        at = next((i for i in reversed(range(counted)) if kinds[i] == "lot_number" or kinds[i] in NUMBERS), None)
        cell = self.row.cells.get(at) if at is not None and kinds[at] == "lot_number" else None
        return cell.text.strip(" ,;|") or None if cell else None

    def weight(self, kind: str) -> str | None:
        """A weight: the column in kilograms where there are several."""
        return self.number(kind, "KGM") or self.number(kind)

    def unit_of(self, kind: str) -> str | None:
        """The unit of a quantity: its own column, beside the number, or in the heading."""
        named = self.text("unit") or ""
        # "KGM - Kilogramo": a code and its name.
        parts = (named, *named.split()[:1], *_DASH.split(named)[1:])
        own = next((unit for part in parts if (unit := self._unit(part))), None) or _cells_unit(named)
        return own or self._beside(kind) or self._heading(kind)

    def _unit(self, text: str) -> str | None:
        return parse_unit_among(text, self.languages)

    def _beside(self, kind: str) -> str | None:
        cell = cell_of(self.table, self.row, kind)
        found = (p.search(cell.text) for p in (_UNIT_BESIDE, _UNIT_BEFORE_RATE)) if cell else ()
        words = [m.group(1).strip() for m in found if m]
        known = next((unit for word in words if (unit := self._unit(word))), None)
        # "12 no" may be a number and the word for the next one.
        return known or next((unit for word in words if (unit := _cells_unit(word)) not in (None, PIECE)), None)

    def _heading(self, kind: str) -> str | None:
        at = self.table.index(kind)
        return self.table.columns[at].unit if at is not None else None


def _cells_unit(text: str) -> str | None:
    """The unit of a short form that is one in a column of units alone: "NR" beside a number is the next one's."""
    cells, said = load_vocabulary("columns")["unit_cells"], plain(text)
    return next((code for code, words in cells.items() if said in words), None)


def _side(heading: str) -> str | None:
    """The side of the process that a word of a heading names: "Input Lot" -> input."""
    sides = {side for word in heading.split() if (side := direction_of(word))}
    return sides.pop() if len(sides) == 1 else None
