"""Tables whose pieces stand in the order of their headings and below none of them, as lines set with tabs do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.evidence import Page
from extractors.segments import Segment
from extractors.tables.columns import is_total
from extractors.tables.table_inference import proved_rows
from extractors.tables.table_model import Cell, Column, Header, Row, Table

LEAST_ROWS = 2


def ordered_table(page: Page, rows: Sequence[Sequence[Segment]], header: Header) -> Table | None:
    """The lines with one piece a heading, up to the first sum; None where one of them does not multiply."""
    columns = tuple(Column(h.text, h.kind, h.unit, h.bbox.x0, h.bbox.x1) for h in header.headings)
    found = tuple(_lines(page, rows, len(columns)))
    table = Table(page.number, columns, found, (), "", False)
    return table if len(found) >= LEAST_ROWS and proved_rows(table) == len(found) else None


def _lines(page: Page, rows: Sequence[Sequence[Segment]], count: int) -> Iterator[Row]:
    for row in rows:
        if len(row) == count:
            yield Row({i: Cell(s.text, s.words) for i, s in enumerate(row)}, page.number)
        elif row and is_total(row[0].text):
            return
