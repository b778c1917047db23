"""Lines of goods on two rows under headings on two: number, code and name above, quantity, price and amount below.

The standard forms of order systems print them so ("Pos. Material Bezeichnung" over "Bestellmenge Einheit Preis pro
Einheit Nettowert"). Each row is read under its own headings; the lines are kept only where all of them multiply.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.evidence import Page, Word
from extractors.segments import Segment, join_words
from extractors.tables.columns import NUMBERS, is_total
from extractors.tables.line_proof import proof
from extractors.tables.sum_lines import is_charge
from extractors.tables.table_columns import columns_of, is_numeric
from extractors.tables.table_header import headings_of
from extractors.tables.table_model import Cell, Column, Header, Row, Table

LEAST_ROWS = 2
# Left edges of a name and what goes on below it differ by less than this (points).
FLUSH = 2.0
# Letter heights of the widest blank between the rows of one line.
BLANK = 2.0
_OPENS = frozenset({"position", "other", None})
_MONEY = ("quantity", "unit_price", "amount")


@dataclass(frozen=True, slots=True)
class _Line:
    """The two rows of a line of goods and the rows of words below them."""

    upper: Sequence[Segment]
    lower: Sequence[Segment]
    below: Sequence[Sequence[Segment]]


def two_row_table(page: Page, rows: Sequence[Sequence[Segment]], header: Header, end: int) -> Table | None:
    """The lines under a heading of two rows, up to row `end`; None where some line is none or does not multiply."""
    tiers = _tiers(rows, header) if _alternates(rows[header.last_line + 1 : end]) else None
    if tiers is None:
        return None
    upper, lower = tiers
    lines = list(_lines(rows[lower.last_line + 1 : end], upper))
    if len(lines) < LEAST_ROWS or any(_has_conditions(line) for line in lines):
        return None
    above = [Column(h.text, h.kind, h.unit, h.bbox.x0 - FLUSH, h.bbox.x1) for h in upper.headings]
    below = columns_of(page, lower, [line.lower for line in lines])
    columns = (*above, *below)
    found = tuple(_row(page, line, above, below) for line in lines)
    at = [next(i for i, c in enumerate(columns) if c.kind == kind) for kind in _MONEY]
    held = all(proof(row, at) is True and _is_named(row, len(above)) for row in found)
    return Table(page.number, _coded(columns, found), found, (), "", False) if held else None


def _coded(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns with "Material" beside "Bezeichnung" as the article's number, where all its cells are codes."""
    first, *others = (i for i, c in enumerate(columns) if c.kind == "description")
    texts = [row.cells[first].text for row in rows]
    codes = bool(others) and all(" " not in text and any(map(str.isdigit, text)) for text in texts)
    return tuple(replace(c, kind="style_number") if codes and i == first else c for i, c in enumerate(columns))


def _alternates(rows: Sequence[Sequence[Segment]]) -> bool:
    """Whether below a heading a row opens with a number and has no price, and the next one ends with figures."""
    first, second = [*[row for row in rows if row][:2], [], []][:2]
    opened = bool(first) and first[0].words[0].text.rstrip(".").isdigit()
    return opened and bool(second) and not is_numeric(first[-1].text) and is_numeric(second[-1].text)


def _tiers(rows: Sequence[Sequence[Segment]], header: Header) -> tuple[Header, Header] | None:
    """The two rows of a heading as headings of their own: names alone in the upper one, the money in the lower one.

    A heading of one row may be either of them: the other has too few known words, or was taken for goods.
    """
    for first in sorted({header.first_line - 1, header.first_line, header.last_line - 1}):
        if 0 <= first < len(rows) - 1 and rows[first] and rows[first + 1]:
            upper, lower = (Header(tuple(headings_of(rows, at)), at, at) for at in (first, first + 1))
            if _names_goods(upper.kinds) and set(_MONEY) <= set(lower.kinds):
                return upper, lower
    return None


def _names_goods(kinds: Sequence[str | None]) -> bool:
    """Whether headings are of a position and of names; "Poste" may also be a man's."""
    return len(kinds) > 1 and kinds[0] in _OPENS and "description" in kinds[1:] and not NUMBERS & set(kinds)


def _lines(rows: Sequence[Sequence[Segment]], upper: Header) -> Iterator[_Line]:
    """The lines from one number of a position to the next; the last one ends at a blank or a sum."""
    opened = [i for i, row in enumerate(rows) if row and _opens(row, upper)]
    for start, stop in pairwise([*opened, len(rows)]):
        own = list(_near(rows[start:stop]))
        at = next((n for n, row in enumerate(own[1:], 1) if sum(is_numeric(s.text) for s in row) >= len(_MONEY) - 1), 0)
        if at:
            yield _Line(own[0], own[at], [*own[1:at], *own[at + 1 :]])


def _has_conditions(line: _Line) -> bool:
    """Whether figures stand below the amount: what becomes of it by a discount, the net value."""
    amount = line.lower[-1].bbox
    return any(is_numeric(s.text) and s.bbox.x1 > amount.x0 for row in line.below for s in row)


def _opens(row: Sequence[Segment], upper: Header) -> bool:
    """Whether a row opens a line: the number of a position before the second heading, and words behind it."""
    number, *more = [word for s in row for word in s.words]
    return bool(more) and number.text.rstrip(".").isdigit() and number.bbox.x1 < upper.headings[1].bbox.x0 + FLUSH


def _near(rows: Sequence[Sequence[Segment]]) -> Iterator[Sequence[Segment]]:
    """The rows up to a wide blank or a sum; a discount is of the line above."""
    bottom: float | None = None
    for row in (row for row in rows if row):
        far = bottom is not None and row[0].bbox.top - bottom > BLANK * row[0].size
        if far or (is_total(row[0].text) and not is_charge(row[0].text)):
            return
        bottom = max(s.bbox.bottom for s in row)
        yield row


def _is_named(row: Row, names: int) -> bool:
    """Whether all cells of the upper row are filled, and nothing but its number opens it."""
    return all(i in row.cells for i in range(names)) and len(row.cells[0].words) == 1


def _row(page: Page, line: _Line, above: Sequence[Column], below: Sequence[Column]) -> Row:
    starts = [c.x0 for c in above[1:]]
    cells: dict[int, list[Word]] = {}
    for word in (w for s in line.upper for w in s.words):
        cells.setdefault(bisect_right(starts, word.bbox.x0), []).append(word)
    at = max(i for i, c in enumerate(above) if c.kind == "description")
    for row in line.below:
        flush = at in cells and abs(row[0].bbox.x0 - cells[at][0].bbox.x0) < FLUSH
        if flush and len(row) == 1:
            cells[at] += row[0].words
    edges = [c.x0 for c in below[1:]]
    for word in (w for s in line.lower for w in s.words):
        cells.setdefault(len(above) + bisect_right(edges, word.bbox.center[0]), []).append(word)
    return Row({i: Cell(join_words(words), tuple(words)) for i, words in cells.items()}, page.number)
