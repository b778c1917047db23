"""What a table is: columns with a kind, rows of cells with their words, sums kept apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from extractors.evidence import BBox, Word, union
from extractors.tables.columns import NUMBERS, heading_unit

# Words of one piece stand closer than this many letter heights.
TOUCHING = 0.35


@dataclass(frozen=True, slots=True)
class Heading:
    """One column's heading: its words' box and what it holds (None where unknown)."""

    text: str
    kind: str | None
    bbox: BBox

    @property
    def unit(self) -> str | None:
        """The unit named in it, where the column holds quantities or weights."""
        measured = self.kind and ("quantity" in self.kind or "weight" in self.kind)
        return heading_unit(self.text) if measured else None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading as printed, what it holds (None: unknown), the unit its heading names, its edges.

    `decimal`: the separator that its own printed sum proves, "" where none does.
    `also`: what else its cells are (the quantity that a price is for, of weights), None where nothing.
    """

    heading: str
    kind: str | None
    unit: str | None
    x0: float
    x1: float
    decimal: str = ""
    also: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, wrapped lines joined, and its words."""

    text: str
    words: tuple[Word, ...]

    @property
    def bbox(self) -> BBox:
        """The box around its words."""
        return union(w.bbox for w in self.words)

    @property
    def lines(self) -> list[list[Word]]:
        """Its words by printed line, from top to bottom; one empty line without words."""
        found: list[list[Word]] = [[]]
        for word in self.words:
            if found[-1] and word.bbox.center[1] > found[-1][-1].bbox.bottom:
                found.append([])
            found[-1].append(word)
        return found


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by column index; empty cells are left out."""

    cells: Mapping[int, Cell]
    page: int

    @property
    def bbox(self) -> BBox:
        """The box around its words."""
        return union(w.bbox for c in self.cells.values() for w in c.words)


def is_torn(row: Row) -> bool:
    """Whether an edge parts two words of a row that stand as close as words of one piece do."""
    cells = [row.cells[i] for i in sorted(row.cells)]
    return any(_touch(a, b) for left, right in pairwise(cells) for a in left.words for b in right.words)


def _touch(a: Word, b: Word) -> bool:
    level = abs(a.bbox.center[1] - b.bbox.center[1]) < 0.3 * a.bbox.height
    return level and 0 <= b.bbox.x0 - a.bbox.x1 < TOUCHING * a.bbox.height


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one page. `caption` is the line above it, `open` whether no sum closed it on its page.

    `side`: which side of a process it lists ("input", "output", "waste"), None where nothing says so.
    `turned`: whether it stands on its side on the page, its headings beside its cells.
    """

    page: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    caption: str
    open: bool
    side: str | None = None
    turned: bool = False

    def index(self, kind: str) -> int | None:
        """Index of the first column of a kind, or of the one that is that too."""
        for at, column in enumerate(self.columns):
            if column.kind == kind:
                return at
        return next((at for at, column in enumerate(self.columns) if column.also == kind), None)

    def numbers_in(self, row: Row) -> int:
        """How many columns of numbers the row fills."""
        return sum(self.columns[i].kind in NUMBERS for i in row.cells)

    def decimal(self, index: int, decimal: str | None) -> str | None:
        """The separator of a column: its own, else the one given for the document."""
        return self.columns[index].decimal or decimal

    def cells(self, kind: str) -> tuple[Cell, ...]:
        """The cells of the first column of a kind, from top to bottom."""
        at = self.index(kind)
        return tuple(r.cells[at] for r in self.rows if at in r.cells) if at is not None else ()
