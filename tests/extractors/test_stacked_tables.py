"""Tables one below the other in drawn cells: the heading of the second takes nothing of the first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document, Page
from extractors.extract import extract_document
from extractors.tables import find_tables, rows_of
from extractors.tables.heading_cuts import cut_at_spaces
from extractors.tables.ruled_columns import _of_a_body
from extractors.tables.table_header import find_headers
from tests.extractors.pages import CELL_HEIGHT, CELL_WIDTH, document_of, page_of, words_at

# Each list has a rule under its heading alone, as typesetting programs draw it, and uprights beside its cells.
RECORD = """
GINNING RECORD
INPUT
Input lot    Description             Input quantity    Unit
K-61         Seed cotton, register   4,749.6           kg
Total                                4,749.6           kg

OUTPUT
Output lot   Description             Output quantity   Unit
SG-118       Lint, 10 bales          1,638.6           kg
Total                                1,638.6           kg
"""
WRAPPED = """OUTPUT
Output                               Output
lot          Description             quantity          Unit"""
UPRIGHTS = (0, 12, 36, 54, 60)
HEADINGS = (2, 7)


def level(row: float) -> BBox:
    """A wide rule above a line of the drawing."""
    y = 36 + row * CELL_HEIGHT - 2
    return BBox(36, y, 36 + UPRIGHTS[-1] * CELL_WIDTH, y + 0.5)


def upright(column: int, first: float, last: float) -> BBox:
    """An upright rule from above one line to below another."""
    x = 36 + column * CELL_WIDTH - 3
    return BBox(x, 36 + first * CELL_HEIGHT - 2, x + 0.5, 36 + (last + 1) * CELL_HEIGHT - 2)


def drawn(text: str, *headings: int) -> Document:
    """The record with rules below these lines, and uprights around the three lines from each of them."""
    document = document_of("production_record", text)
    rules = [level(line + 1) for line in headings]
    rules += [upright(x, line, line + 2) for line in headings for x in UPRIGHTS]
    return replace(document, pages=(replace(document.pages[0], rules=tuple(rules)),))


def test_the_heading_of_the_second_list_is_its_own() -> None:
    tables = find_tables(drawn(RECORD, *HEADINGS))
    assert [[c.kind for c in t.columns] for t in tables] == [
        ["lot_number", "description", "input_quantity", "unit"],
        ["lot_number", "description", "output_quantity", "unit"],
    ]
    assert [c.heading for c in tables[1].columns] == ["Output lot", "Description", "Output quantity", "Unit"]
    assert [len(t.rows) for t in tables] == [1, 1]


def test_lots_and_sums_are_given_to_their_own_side() -> None:
    reading = extract_document(drawn(RECORD, *HEADINGS))
    found = {(f.name, f.value) for f in reading.fields}
    assert {("input_lot", "K-61"), ("output_lot", "SG-118")} <= found
    assert {("input_quantity", "4749.6"), ("output_quantity", "1638.6")} <= found
    assert not {("input_lot", "SG-118"), ("input_quantity", "6388.2")} & found


def test_a_column_of_units_is_of_the_one_quantity_beside_it() -> None:
    units = {f.name: f.unit for f in extract_document(drawn(RECORD, *HEADINGS)).fields if f.name.endswith("_quantity")}
    assert units == {"input_quantity": "KGM", "output_quantity": "KGM"}


def test_a_column_of_units_beside_two_quantities_is_of_neither() -> None:
    text = """
    Lot          Input quantity    Output quantity   Unit
    K-61         4,749.6           1,638.6           kg
    """
    found = extract_document(document_of("production_record", text)).fields
    assert {(f.name, f.value, f.unit) for f in found if f.name.endswith("_quantity")} == {
        ("input_quantity", "4749.6", None),
        ("output_quantity", "1638.6", None),
    }


def test_a_sum_heads_nothing() -> None:
    """A sum of one list looks like "amount" and "unit" above the lines of the next one."""
    tables = find_tables(drawn(RECORD, HEADINGS[0]))
    assert [t.columns[0].heading for t in tables] == ["Input lot", "Output lot"]


def test_lines_of_one_heading_stay_together_below_a_caption() -> None:
    text = RECORD.replace("OUTPUT\nOutput lot   Description             Output quantity   Unit", WRAPPED)
    table = find_tables(drawn(text, 2, 8))[1]
    assert [c.heading for c in table.columns] == ["Output lot", "Description", "Output quantity", "Unit"]


def test_a_row_of_the_list_above_heads_nothing() -> None:
    """No caption and no sum parts the two lists."""
    total = "Total                                4,749.6           kg\n\nOUTPUT\n"
    table = find_tables(drawn(RECORD.replace(total, ""), 2, 4))[1]
    assert [c.heading for c in table.columns] == ["Output lot", "Description", "Output quantity", "Unit"]


def header_of(run: str, *, wide: float = 8.0) -> list[str | None]:
    """Kinds of a heading that is this run and "Amount" far beside it, over a row."""
    words = words_at(50, (40, run), (400, "Amount"), wide=wide)
    words += words_at(66, (40, "K-61"), (200, "Lint"), (400, "120.00"))
    page = Page(1, 600, 800, tuple(words))
    found = find_headers(page, rows_of(page))
    return list(found[0].kinds) if found else []


def test_headings_with_a_wide_space_between_are_two() -> None:
    assert header_of("Lote salida / Output Lot|Description")[:2] == ["lot_number", "description"]


def test_headings_that_are_one_phrase_or_unknown_stay_one() -> None:
    assert header_of("Lot|Net unit price")[:2] == ["lot_number", "unit_price"]
    assert header_of("Net|unit price")[0] == "unit_price"
    assert len(header_of("Lote salida / Output Lot|Description", wide=3.0)) == 2


def test_a_run_is_parted_only_where_a_space_stands_out() -> None:
    even = words_at(0, (0, "Net|unit|price"), space=8.0)
    assert [len(part) for part in cut_at_spaces(even)] == [3]
    assert [len(part) for part in cut_at_spaces(even[:2])] == [2]
    assert [len(part) for part in cut_at_spaces(words_at(0, (0, "Net weight|Unit")))] == [2, 1]


def test_a_sum_with_its_unit_heads_nothing() -> None:
    """A sum, its figure and its unit look like three headings."""
    words = words_at(50, (40, "Total"), (400, "107,780|kg"))
    words += words_at(66, (40, "CVO-210809"), (200, "Tomato paste"), (396, "17,556.0|kg"))
    page = Page(1, 600, 800, tuple(words))
    assert not find_headers(page, rows_of(page))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("6 Marks /   7 Number /   9 Nature   11 Gross weight /", False),  # boxes of a waybill, captions on two lines
        ("6 Marks /   7 Number /   10   11 Gross weight /", False),  # the caption of box 10 stands below
        ("K-61   Seed cotton   4,749.6   kg", True),
        ("Total   4,749.6", True),
    ],
)
def test_numbers_of_boxes_make_no_row_of_a_line(text: str, body: bool) -> None:
    assert _of_a_body(rows_of(page_of(text))[0]) is body


def test_a_space_of_a_hairs_breadth_is_no_usual_one() -> None:
    """Three words that all but touch, and one a small space away: narrow print, and still one heading."""
    narrow = words_at(0, (0, "Net|unit|price"), space=0.2, wide=0.2)
    last = words_at(0, (narrow[-1].bbox.x1 + 2.0, "EUR"))
    assert [len(part) for part in cut_at_spaces([*narrow, *last])] == [4]
    far = words_at(0, (narrow[-1].bbox.x1 + 8.0, "EUR"))
    assert [len(part) for part in cut_at_spaces([*narrow, *far])] == [3, 1]
