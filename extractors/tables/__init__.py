"""Tables of goods, lots, bales, payments: columns by their headings, rows by their numbers, sums apart.

With and without ruling lines, over page breaks, with wrapped cells. Spreadsheets give their cells themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from extractors.evidence import Document, Page
from extractors.memo import remembered
from extractors.segments import Segment, segments_of
from extractors.tables.aligned import aligned_table, likely_rows, with_counted
from extractors.tables.column_borders import settled
from extractors.tables.column_contents import with_contents
from extractors.tables.columns import direction_of
from extractors.tables.drawn_headings import with_drawn
from extractors.tables.entry_lines import entry_table
from extractors.tables.group_captions import with_captions
from extractors.tables.halves import Half, halves
from extractors.tables.line_boxes import boxed_table
from extractors.tables.ordered import ordered_table
from extractors.tables.process_sides import pairs_sides, sided
from extractors.tables.row_lines import Line
from extractors.tables.ruled_columns import ruled_table
from extractors.tables.sections import Section, sections_of
from extractors.tables.sheet_tables import is_sheet, sheet_tables
from extractors.tables.sum_lines import is_carried
from extractors.tables.table_body import Body, read_body
from extractors.tables.table_columns import columns_of
from extractors.tables.table_header import find_headers
from extractors.tables.table_inference import inferred, is_named, proved_rows
from extractors.tables.table_model import Column, Header, Table, is_torn
from extractors.tables.table_shapes import shaped
from extractors.tables.tariff_captions import without_doubtful_tariffs
from extractors.tables.told_rows import without_told
from extractors.tables.turned_tables import turned_tables
from extractors.tables.two_row_lines import two_row_table
from extractors.tables.worded_lines import worded_table
from extractors.values.dates import find_dates

MOST_PAGES = 40
# Types whose lines have prices; without them a product proves nothing.
PRICED = frozenset({"commercial_invoice", "purchase_order", "contract"})
# Types in which a product under a heading tells its columns: also where the type is none of the known ones.
TOLD_BY_PRODUCTS = PRICED | {"other"}
# Share of the rows of a table that must prove themselves.
PROVED = 0.8
# Types whose lists are what went into a process and what came of it.
TWO_SIDED = frozenset({"production_record"})
# Types whose tables tell what was done, beside what was planned.
RECORDS = TWO_SIDED | {"labor_record"}
# Lines above a heading in which its caption may stand.
CAPTION_LINES = 3
# Lines of a page among which the sum carried over from the one before stands.
CARRIED_LINES = 12
# A ruling line that a typewriter makes of dashes.
_TYPED_RULE = re.compile(r"[-=_*.~·+\s]{5,}")
# So many columns of numbers make a row of a table that goes on without its heading.
LEAST_NUMBERS = 2


@remembered(8)
def find_tables(document: Document) -> tuple[Table, ...]:
    """Every table of the document in its order; a table that goes on over a page break is one table a page."""
    tables = _headed(document, on_side=True)
    # What an upright table lists is not listed again on its side: lots and weights below the goods.
    if len({t.turned for t in tables}) > 1:
        tables = _headed(document, on_side=False)
    if document.type in PRICED and all(inferred(t).index("amount") is None for t in tables):
        tables += _unusual(document)
    parts = [without_doubtful_tariffs(part) for table in tables for part in shaped(table)]
    parts = [without_told(part) for part in parts] if document.type in RECORDS else parts
    return sided(parts, paired=document.type in TWO_SIDED)


def _headed(document: Document, *, on_side: bool) -> list[Table]:
    """The tables that headings open, above their columns or, with `on_side`, beside their lines."""
    tables: list[Table] = []
    for page in document.pages[:MOST_PAGES]:
        entry = entry_table(page, rows_of(page)) if document.type == "entry_summary" else None
        if entry is not None:
            tables.append(entry)
        elif not is_sheet(page):
            tables += _page_tables(page, tables[-1] if tables else None, document.type, on_side=on_side)
    sheets = [page for page in document.pages if is_sheet(page)]
    tables = [_with_rest(table, below) for table, below in zip_longest(tables, tables[1:])]
    return [*(t for t in tables if t.rows), *sheet_tables(sheets)]


def _with_rest(table: Table, below: Table | None) -> Table:
    """The table with what stands at the top of the next page of its last row."""
    if below is None or below.rest is None or not table.rows:
        return table
    return replace(table, rows=(*table.rows[:-1], replace(table.rows[-1], rest=below.rest)))


def _unusual(document: Document) -> list[Table]:
    """Tables in boxes, without a known heading or in words, where a document of priced goods shows no other."""
    pages = [(page, rows_of(page)) for page in document.pages[:MOST_PAGES] if not is_sheet(page)]
    boxed = [table for page, rows in pages if (table := boxed_table(page.number, rows))]
    aligned = [] if boxed else [table for page, rows in pages if (table := aligned_table(page, rows))]
    return boxed or aligned or [table for page, rows in pages if (table := worded_table(page.number, rows))]


def rows_of(page: Page) -> list[list[Segment]]:
    """The page's lines of segments, from top to bottom."""
    rows: list[list[Segment]] = []
    for s in segments_of(page):
        while len(rows) <= s.line:
            rows.append([])
        if not _TYPED_RULE.fullmatch(s.text):
            rows[s.line].append(s)
    return rows


def _page_tables(page: Page, before: Table | None, document_type: str, *, on_side: bool) -> list[Table]:
    rows = rows_of(page)
    headers = with_drawn(page, rows, find_headers(page, rows))
    # Below headings that stand above their columns lines are rows.
    found, lines = turned_tables(page.number, rows) if on_side and not headers else ([], frozenset())
    rows = [[] if i in lines else row for i, row in enumerate(rows)] if lines else rows
    first = headers[0].first_line if headers else len(rows)
    if before is not None and before.page == page.number - 1 and (before.open or _is_carried(rows)):
        found += _carried(page, rows[:first], headers, before)
        headers = [replace(h, after=None if found else _last(before, h)) for h in headers[:1]] + headers[1:]
    taken = -1
    for i, header in enumerate(headers):
        if header.first_line <= taken:
            continue
        end = headers[i + 1].first_line if i + 1 < len(headers) else len(rows)
        table, last = _best(page, rows, header, end, headers)
        if document_type in TOLD_BY_PRODUCTS:
            # Lines under the next heading are that one's: read under both they would count twice.
            table = _proved(page, rows[last + 1 : max(end, last + 1)], header, table)
        taken = max(taken, last)
        parts = _sides(page, rows, header) if document_type in TWO_SIDED and not pairs_sides(table) else ()
        if parts:
            found += [_read(page, half.rows, half.header, end, sums=half.sums) for half in parts]
            continue
        listed = sections_of(rows, last + 1, end) if document_type in TWO_SIDED else ()
        if listed and table.columns:
            found += [_section(page, rows, table.columns, section) for section in listed]
            continue
        # A heading at the foot of a page, its rows on the next one: an empty table that goes on.
        if table.rows or header is headers[-1]:
            found.append(table)
    return found


def _section(page: Page, rows: Sequence[list[Segment]], columns: tuple[Column, ...], section: Section) -> Table:
    """The rows between two captions, under the columns of the whole table."""
    return _table(page, columns, section.caption, read_body(page, rows[section.first : section.end], columns))


def _sides(page: Page, rows: Sequence[list[Segment]], header: Header) -> tuple[Half, ...]:
    """The two lists under a heading, as its ruling lines draw it where they do."""
    ruled = ruled_table(page, rows, header)
    return halves(rows, ruled.header if ruled else header)


def _best(
    page: Page, rows: Sequence[list[Segment]], header: Header, end: int, headers: Sequence[Header]
) -> tuple[Table, int]:
    """The table under a heading as its ruling lines draw it or as its words stand, and the heading's last line."""
    two_rows = two_row_table(page, rows, header, end)
    ruled = None if two_rows else ruled_table(page, rows, header)
    if ruled is None:
        return two_rows or _read(page, rows, header, end), header.last_line
    last = ruled.header.last_line
    drawn_end = next((h.first_line for h in headers if h.first_line > last), len(rows))
    drawn = _read(page, rows, replace(ruled.header, after=header.after), drawn_end, ruled.columns)
    if drawn.rows and proved_rows(drawn) == len(drawn.rows):
        return drawn, last
    table = _read(page, rows, header, end)
    return (drawn, last) if _worth(drawn) >= _worth(table) else (table, header.last_line)


def _proved(page: Page, rows: Sequence[list[Segment]], header: Header, table: Table) -> Table:
    """The table, or the reading of its rows by their alignment where that proves itself and the headed one does not."""
    held = proved_rows(inferred(table))
    if table.rows and held >= PROVED * max(len(table.rows), likely_rows(rows)):
        return table
    tried = [t for t in (ordered_table(page, rows, header), aligned_table(page, rows, header)) if t is not None]
    aligned = max(tried, key=lambda t: (proved_rows(t), is_named(t)), default=None)
    proved = proved_rows(aligned) if aligned else 0
    better = aligned is not None and proved > held and proved >= PROVED * len(aligned.rows)
    return with_counted(aligned, header) if aligned and better else table


def _read(
    page: Page,
    rows: Sequence[list[Segment]],
    header: Header,
    end: int,
    columns: tuple[Column, ...] | None = None,
    sums: frozenset[int] = frozenset(),
) -> Table:
    """The table under a heading, up to a line; with these columns, or those that the body shows.

    `sums`: lines known to be sums by a word that stands outside the columns.
    """
    start = header.last_line + 1
    lines = rows[start:end]
    columns = columns or settled(columns_of(page, header, lines), header, rows, lines)
    columns = with_contents(columns, lines)
    body = read_body(page, lines, columns, frozenset(i - start for i in sums), header.after)
    columns, body = with_captions(lines, body.columns or columns, body)
    return _table(page, columns, _caption(rows, header), body)


def _worth(table: Table) -> tuple[int, int, int, int]:
    """How well a reading of a table proves itself: rows that multiply, pieces torn, kinds of column known, rows."""
    known = {c.kind for c in table.columns} - {None, "other"}
    torn = sum(is_torn(row) for row in table.rows)
    return proved_rows(table), -torn, len(known) if table.rows else 0, len(table.rows)


def _is_carried(rows: Sequence[Sequence[Segment]]) -> bool:
    """Whether a page opens with the sum carried over from the one before: "Übertrag", "Brought forward"."""
    first = [row for row in rows if row][:CARRIED_LINES]
    return any(is_carried(s.text) for row in first for s in row)


def _carried(page: Page, rows: Sequence[list[Segment]], headers: Sequence[Header], before: Table) -> list[Table]:
    """The table of the page before, where it goes on without a heading: only rows as full as those before."""
    if any(_heads(before.columns, h) for h in headers):
        return []
    full = min((before.numbers_in(row) for row in before.rows), default=LEAST_NUMBERS)
    body = read_body(page, rows, before.columns, after=before.last)
    kept = tuple(row for row in body.rows if before.numbers_in(row) >= max(LEAST_NUMBERS, full))
    return [_table(page, before.columns, before.caption, replace(body, rows=kept))] if kept else []


def _last(before: Table, header: Header) -> Line | None:
    """The last row of the page before, where a heading is printed again over the same columns."""
    return before.last if _heads(before.columns, header) else None


def _heads(columns: Sequence[Column], header: Header) -> bool:
    """Whether a heading is that of these columns, as they were headed or as their cells parted and named them."""
    words = (" ".join(texts).split() for texts in ([c.heading for c in columns], [h.text for h in header.headings]))
    own, printed = map(sorted, words)
    return own == printed or tuple(c.kind for c in columns) == header.kinds


def _table(page: Page, columns: tuple[Column, ...], caption: str, body: Body) -> Table:
    return Table(page.number, columns, body.rows, body.totals, caption, body.open, last=body.last, rest=body.rest)


def _caption(rows: Sequence[Sequence[Segment]], header: Header) -> str:
    """The nearest line above that names what the table holds (input, output, waste), else the line above."""
    above = [rows[n] for n in range(header.first_line - 1, max(-1, header.first_line - 1 - CAPTION_LINES), -1)]
    for row in above:
        text = " ".join(s.text for s in row)
        # A label with its date or number ("Spinning finished 19/12/2025") is no caption.
        told = any(c.isdigit() for s in row[1:] for c in s.text) or bool(find_dates(text))
        if direction_of(text) and not told:
            return text
    return above[0][0].text if above and len(above[0]) == 1 else ""
