"""Tables of priced goods read by the alignment of their values alone; their products prove which column is which.

For tables without a known heading, and for those whose heading does not tell the columns apart. Quantity times price is
the amount in (almost) every row, or nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extractors.evidence import Page, Word, union
from extractors.segments import Segment, join_words
from extractors.tables.close_headings import close_header
from extractors.tables.columns import is_total
from extractors.tables.line_proof import proof
from extractors.tables.proved_columns import WEIGHTS, Headed, is_figure, kinds_of
from extractors.tables.table_body import read_body
from extractors.tables.table_columns import MARGIN, spans_of
from extractors.tables.table_inference import reads_as_words
from extractors.tables.table_model import Cell, Column, Header, Heading, Row, Table

# Rows that a table has at least; columns that are looked at.
LEAST_ROWS, MOST_COLUMNS = 2, 16
# Groups of a number's figures stand closer than this many letter heights.
GROUPED = 0.45
_HEAD, _GROUP = re.compile(r"[-(]?\d{1,3}"), re.compile(r"\d{3}(?:[.,]\d+)?\)?")


def aligned_table(page: Page, rows: Sequence[list[Segment]], header: Header | None = None) -> Table | None:
    """The table whose rows multiply in the lines given; None where they do not, or more than one choice is as good.

    The headings above, where given, name the columns that products do not tell.
    """
    lines = [row for row in rows if _may_be_row(row)]
    if len(lines) < (1 if header else LEAST_ROWS):
        return None
    columns = _columns([list(_pieces(line)) for line in lines])
    start = next(i for i, row in enumerate(rows) if row is lines[0])
    header = header or (close_header(rows[start - 1], start - 1, columns) if start else None)
    found = [_row(line, columns, page.number) for line in lines]
    above = [_above(c, header) for c in columns]
    headed = Headed([_kind(h) for h in above], _groups(columns, header))
    kinds = kinds_of(found, headed) if len(columns) <= MOST_COLUMNS else None
    if kinds is None:
        return None
    units = [h.unit if h is not None and h.kind == kind else None for h, kind in zip(above, kinds, strict=True)]
    named = _joined([replace(c, kind=kinds[i], unit=units[i]) for i, c in enumerate(columns)])
    body = read_body(page, rows[start:], named)
    return Table(page.number, named, body.rows, body.totals, "", body.open) if body.rows else None


def with_counted(table: Table, header: Header) -> Table:
    """The table with the column headed as the quantity for it, where the proved one is that times something else.

    Pieces times watts are the watts that a price is per; what was bought are the pieces.
    """
    at = table.index("quantity")
    headed = [i for i, c in enumerate(table.columns) if c.kind is None and _kind(_above(c, header)) == "quantity"]
    if at is None or len(headed) != 1 or _kind(_above(table.columns[at], header)) == "quantity":
        return table
    others = [i for i, c in enumerate(table.columns) if c.kind is None and i != headed[0]]
    if not any(all(proof(row, (headed[0], i, at)) for row in table.rows) for i in others):
        return table
    kinds = {headed[0]: "quantity", at: "other"}
    return replace(table, columns=tuple(replace(c, kind=kinds.get(i, c.kind)) for i, c in enumerate(table.columns)))


def likely_rows(rows: Sequence[Sequence[Segment]]) -> int:
    """How many of the lines look like rows with a product."""
    return sum(_may_be_row(row) for row in rows)


def _may_be_row(row: Sequence[Segment]) -> bool:
    """Words, and the three numbers of a product in more than one piece; no sum."""
    if len(row) < 2 or is_total(row[0].text) or not any(reads_as_words(s.text) for s in row):
        return False
    return sum(is_figure(join_words(run)) for s in row for run in _runs(s.words)) >= 3


def _pieces(row: Sequence[Segment]) -> Iterator[Segment]:
    """The single words of a line; a number whose figures stand in groups is one."""
    for s in row:
        yield from (_piece(run, s) for run in _runs(s.words))


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        if run and not _continues(run, word):
            yield run
            run = []
        run.append(word)
    yield run


def _continues(run: Sequence[Word], word: Word) -> bool:
    groups = _GROUP.fullmatch(word.text) and (_GROUP if len(run) > 1 else _HEAD).fullmatch(run[-1].text)
    return bool(groups) and word.bbox.x0 - run[-1].bbox.x1 < GROUPED * word.bbox.height


def _piece(words: Sequence[Word], s: Segment) -> Segment:
    return Segment(join_words(words), union(w.bbox for w in words), tuple(words), s.page, s.line)


def _columns(lines: Sequence[Sequence[Segment]]) -> list[Column]:
    """Columns where the pieces of all lines overlap, parted in the middle of the blanks between them."""
    spans = spans_of(lines)
    edges = [spans[0][0] - MARGIN, *((a[1] + b[0]) / 2 for a, b in pairwise(spans)), spans[-1][1] + MARGIN]
    return [Column("", None, None, a, b) for a, b in pairwise(edges)]


def _row(line: Sequence[Segment], columns: Sequence[Column], page: int) -> Row:
    cells: dict[int, Cell] = {}
    for s in _pieces(line):
        at = next(i for i, c in enumerate(columns) if c.x0 <= s.bbox.center[0] <= c.x1)
        before = cells.get(at)
        cells[at] = Cell(f"{before.text} {s.text}", (*before.words, *s.words)) if before else Cell(s.text, s.words)
    return Row(cells, page)


def _above(column: Column, header: Header | None) -> Heading | None:
    """The one heading whose middle stands over this column; None where none or several do."""
    over = [h for h in header.headings if column.x0 - 1 <= h.bbox.center[0] <= column.x1 + 1] if header else []
    return over[0] if len(over) == 1 else None


def _kind(heading: Heading | None) -> str | None:
    """What a heading says; "Net" without a unit of weight may head amounts."""
    if heading is None or (heading.kind in WEIGHTS and heading.unit is None):
        return None
    return heading.kind


def _groups(columns: Sequence[Column], header: Header | None) -> list[int | None]:
    """The heading by its index that stands over each column with the most of its width; None where none does."""
    return [_widest(column, header.headings if header else ()) for column in columns]


def _widest(column: Column, headings: Sequence[Heading]) -> int | None:
    shared = [min(h.bbox.x1, column.x1) - max(h.bbox.x0, column.x0) for h in headings]
    return shared.index(max(shared)) if shared and max(shared) > 0 else None


def _joined(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Neighbouring columns of the description as one: its words stand below each other by chance."""
    found: list[Column] = []
    for kind, group in groupby(columns, key=lambda c: c.kind):
        own = list(group)
        found += [replace(own[0], x1=own[-1].x1)] if kind == "description" else own
    return tuple(found)
