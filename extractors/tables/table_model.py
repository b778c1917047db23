"""What a table is: columns with a kind, rows of cells with their words, sums kept apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from extractors.evidence import BBox, Word, union
from extractors.segments import join_texts
from extractors.tables.columns import NUMBERS, heading_unit
from extractors.tables.row_lines import Line

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
class Header:
    """The headings from left to right, and the lines that they take.

    `after`: the last row of the page before, where they are printed again.
    """

    headings: tuple[Heading, ...]
    first_line: int
    last_line: int
    after: Line | None = None

    @property
    def kinds(self) -> tuple[str | None, ...]:
        """Kinds of the columns."""
        return tuple(h.kind for h in self.headings)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(h.bbox.bottom for h in self.headings)


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
            # What a page cut off stands above, at the top of the next one.
            last = found[-1][-1].bbox if found[-1] else word.bbox
            if word.bbox.center[1] > last.bottom or word.bbox.bottom < last.top:
                found.append([])
            found[-1].append(word)
        return found


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by column index; empty cells are left out.

    `rest`: what the end of the page cut off, on the next one.
    """

    cells: Mapping[int, Cell]
    page: int
    rest: Row | None = None

    @property
    def bbox(self) -> BBox:
        """The box around its words."""
        return union(w.bbox for c in self.cells.values() for w in c.words)

    @property
    def whole(self) -> Row:
        """The row with what was cut off in its cells."""
        below = self.rest.cells if self.rest else {}
        cells = {i: _joined(self.cells.get(i), below.get(i)) for i in sorted({*self.cells, *below})}
        return Row(cells, self.page)


def _joined(*parts: Cell | None) -> Cell:
    """The parts of a cell as one."""
    cells = [cell for cell in parts if cell is not None]
    return Cell(join_texts(cell.text for cell in cells), tuple(w for cell in cells for w in cell.words))


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
    `last`: the line of its last row's numbers. `rest`: what stands above its first row of one that the page before cut.
    """

    page: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    caption: str
    open: bool
    side: str | None = None
    turned: bool = False
    last: Line | None = None
    rest: Row | None = None

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
