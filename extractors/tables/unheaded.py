"""Tables of priced goods without a heading that is known: their rows prove which column is which.

Quantity times price is the amount in (almost) every row, or nothing is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, permutations

from extractors.evidence import Page
from extractors.segments import Segment
from extractors.tables.table_body import read_body
from extractors.tables.table_columns import MARGIN, is_numeric, spans_of
from extractors.tables.table_inference import is_product, readings, reads_as_words
from extractors.tables.table_model import Cell, Column, Row, Table
from extractors.values.units import parse_unit

# Rows that must multiply, at least, and the share of all of them; columns that are looked at.
LEAST_ROWS, AGREEMENT, MOST_COLUMNS = 2, 0.8, 9
_MONEY = ("quantity", "unit_price", "amount")


def unheaded_table(page: Page, rows: Sequence[list[Segment]]) -> Table | None:
    """The table of the page whose rows multiply; None where fewer than two do, or more than one choice is as good."""
    lines = [row for row in rows if _may_be_row(row)]
    if len(lines) < LEAST_ROWS:
        return None
    columns = _columns(lines)
    found = [_row(line, columns, page.number) for line in lines]
    kinds = _kinds(found, len(columns))
    if kinds is None:
        return None
    named = tuple(replace(c, kind=kinds.get(i)) for i, c in enumerate(columns))
    start = next(i for i, row in enumerate(rows) if row is lines[0])
    body = read_body(page, rows[start:], named)
    return Table(page.number, named, body.rows, body.totals, "", body.open) if body.rows else None


def _may_be_row(row: Sequence[Segment]) -> bool:
    """Words, and at least two numbers; an amount at the right end."""
    numbers = sum(_numeric(s) for s in row)
    return len(row) >= 3 and numbers >= 2 and _numeric(row[-1]) and any(reads_as_words(s.text) for s in row)


def _numeric(s: Segment) -> bool:
    return is_numeric(s.text) or is_numeric(s.words[0].text)


def _columns(lines: Sequence[Sequence[Segment]]) -> list[Column]:
    """Columns where the pieces of all lines overlap, parted in the middle of the blanks between them."""
    spans = spans_of(lines)
    edges = [spans[0][0] - MARGIN, *((a[1] + b[0]) / 2 for a, b in pairwise(spans)), spans[-1][1] + MARGIN]
    return [Column("", None, None, a, b) for a, b in pairwise(edges)]


def _row(line: Sequence[Segment], columns: Sequence[Column], page: int) -> Row:
    cells: dict[int, Cell] = {}
    for s in line:
        at = next(i for i, c in enumerate(columns) if c.x0 <= s.bbox.center[0] <= c.x1)
        before = cells.get(at)
        cells[at] = Cell(f"{before.text} {s.text}", (*before.words, *s.words)) if before else Cell(s.text, s.words)
    return Row(cells, page)


def _kinds(rows: Sequence[Row], count: int) -> dict[int, str] | None:
    """Kinds by column: the one triple of columns that multiplies, the longest words, units."""
    if count > MOST_COLUMNS:
        return None
    numbers = [i for i in range(count) if sum(_has_number(r, i) for r in rows) >= AGREEMENT * len(rows)]
    # Factors change places without harm to the product; quantities stand before prices, amounts after both.
    triples = [t for t in permutations(numbers, 3) if t[0] < t[1] < t[2] and _multiplies(rows, t)]
    words = [i for i in range(count) if sum(_has_words(r, i) for r in rows) >= AGREEMENT * len(rows)]
    if len(triples) != 1 or not words:
        return None
    kinds = dict(zip(triples[0], _MONEY, strict=True))
    kinds[max((i for i in words if i not in kinds), key=lambda i: _letters(rows, i), default=words[0])] = "description"
    for i in range(count):
        if i not in kinds and all(parse_unit(r.cells[i].text) for r in rows if i in r.cells):
            kinds[i] = "unit"
    return kinds


def _has_number(row: Row, at: int) -> bool:
    return at in row.cells and is_numeric(row.cells[at].text)


def _has_words(row: Row, at: int) -> bool:
    return at in row.cells and reads_as_words(row.cells[at].text)


def _letters(rows: Sequence[Row], at: int) -> int:
    return sum(c.isalpha() for r in rows if at in r.cells for c in r.cells[at].text)


def _multiplies(rows: Sequence[Row], at: tuple[int, ...]) -> bool:
    """Whether (almost) all rows multiply, at least two of them by more than one."""
    telling = 0
    proved = 0
    for row in rows:
        options = [list(readings(row.cells.get(i))) for i in at]
        fits = [(q, p) for q in options[0] for p in options[1] for a in options[2] if is_product(q, p, a)]
        proved += bool(fits)
        telling += any(q not in (0, 1) and p not in (0, 1) for q, p in fits)
    return telling >= LEAST_ROWS and proved >= AGREEMENT * len(rows)
