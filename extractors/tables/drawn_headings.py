"""Headings that wrap in drawn cells: words that no line of print holds whole ("存货名" / "称"), told by their cells.

For tables whose heading no line shows. A band between two ruling lines is a heading where its cells are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.evidence import BBox, Page
from extractors.segments import Segment
from extractors.tables.ruled_columns import LEAST_COLUMNS, MOST_LINES, drawn_lines, headings_between
from extractors.tables.table_header import is_header
from extractors.tables.table_model import Header

# Ruling lines of a page beyond which none is sought (drawings), and the width of those that part rows, of the widest.
MOST_RULES, WIDE = 4000, 0.9


def with_drawn(page: Page, rows: Sequence[Sequence[Segment]], headers: Sequence[Header]) -> list[Header]:
    """The headings of the page with those that only its drawn cells show, from top to bottom."""
    if headers or len(page.rules) > MOST_RULES:
        return list(headers)
    levels, uprights = drawn_lines(page)
    widest = max((r.width for r in levels), default=0.0)
    ys = sorted(r.center[1] for r in levels if r.width >= WIDE * widest)
    bands = (_band(rows, top, bottom) for top, bottom in pairwise(ys))
    found = (_header(rows, band, uprights) for band in bands if 1 < len(band) <= MOST_LINES)
    return [header for header in found if header is not None]


def _band(rows: Sequence[Sequence[Segment]], top: float, bottom: float) -> list[int]:
    """The lines between two heights."""
    return [i for i, row in enumerate(rows) if row and top < (row[0].bbox.top + row[0].bbox.bottom) / 2 < bottom]


def _header(rows: Sequence[Sequence[Segment]], band: Sequence[int], uprights: Sequence[BBox]) -> Header | None:
    lines = [rows[i] for i in band]
    headings = headings_between(lines, uprights)
    if len(headings) <= LEAST_COLUMNS or any(c.isdigit() for h in headings for c in h.text):
        return None
    known = [h.kind for h in headings if h.text]
    return Header(tuple(headings), band[0], band[-1]) if is_header(known) else None
