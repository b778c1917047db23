"""Goods over several rows of a spreadsheet: names above or below the row of their numbers, units below these."""

from __future__ import annotations

from extractors.tables import find_tables
from tests.extractors.pages import line_items_of
from tests.extractors.test_line_layouts import sheet_of

HEADING = ("No", "Description", "Quantity", "Net kg", "Gross kg")
ABOVE = (
    HEADING,
    ("", "Cotton bath towel", "", "", ""),
    ("1", "bleached white", "120", "58.8", "60.1"),
    ("", "Ceramic mug", "", "", ""),
    ("2", "glazed blue", "36", "13.7", "14.9"),
    ("", "Office chair", "", "", ""),
    ("3", "mesh back", "4", "56.8", "60.2"),
)
BELOW = (
    HEADING,
    ("1", "Cotton bath towel", "120", "58.8", "60.1"),
    ("", "bleached white", "PCS", "", ""),
    ("", "Lot No.: B-77120", "", "", ""),
    ("", "Colour: natural", "", "", ""),
    ("2", "Ceramic mug", "36", "13.7", "14.9"),
    ("", "glazed blue", "SET", "", ""),
    ("", "Lot No.: B-77121", "", "", ""),
    ("", "Colour: navy", "", "", ""),
)
GROUPS = (
    HEADING,
    ("Purchase order 7790", "", "", "", ""),
    ("1", "Cotton bath towel", "120", "58.8", "60.1"),
    ("2", "Ceramic mug", "36", "13.7", "14.9"),
    ("Purchase order 7791", "", "", "", ""),
    ("3", "Office chair", "4", "56.8", "60.2"),
)


def test_names_that_begin_a_row_above_their_numbers():
    found = line_items_of(sheet_of(*ABOVE))
    names = ["Cotton bath towel bleached white", "Ceramic mug glazed blue", "Office chair mesh back"]
    assert [i.description for i in found] == names


def test_names_lots_and_units_below_their_numbers():
    found = line_items_of(sheet_of(*BELOW))
    assert [((i.description or "")[:13], i.quantity, i.unit, i.lot_number) for i in found] == [
        ("Cotton bath t", "120", "H87", "B-77120"),
        ("Ceramic mug g", "36", "SET", "B-77121"),
    ]


def test_captions_of_groups_are_of_no_row():
    rows = find_tables(sheet_of(*GROUPS))[0].rows
    assert [row.cells[1].text for row in rows] == ["Cotton bath towel", "Ceramic mug", "Office chair"]


def test_what_stands_below_the_sum_is_of_no_row():
    ended = (*ABOVE, ("Total", "", "160", "129.3", "135.2"), ("", "Packed in Denizli", "", "", ""))
    assert line_items_of(sheet_of(*ended))[-1].description == "Office chair mesh back"
