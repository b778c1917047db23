"""What columns of counts and money mean, chosen together: by headings, and over them by the products of the rows."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractors.evidence import BBox, LineItem, Word
from extractors.tables.column_meanings import with_meanings
from extractors.tables.table_model import Cell, Column, Row, Table
from tests.extractors.pages import document_of, line_items_of

VOLUME = """
Goods            Pieces   Measured (m3)   Price USD/m3   Amount USD
Pine board       628      4.888           482.92         2360.51
Spruce beam      431      62.064          297.11         18439.84
"""
WEIGHED = """
Coil No.    Description   G.W. (MT)   N.W. (MT)   USD/MT   Amount (USD)
25043387    Steel coil    4.681       4.641       760.50   3529.48
25048884    Steel coil    5.682       5.642       755.00   4259.71
"""
LONE = """
Description    Pieces   Volume    Price USD    Amount USD
Pine board     4        6.50      2.00         26.50
Spruce beam    5        9.10      3.00         27.20
"""


def items_of(text: str) -> tuple[LineItem, ...]:
    return line_items_of(document_of("commercial_invoice", text))


def test_where_the_column_headed_so_does_not_multiply_the_one_that_does_is_the_quantity() -> None:
    assert [(i.quantity, i.unit, i.unit_price) for i in items_of(VOLUME)] == [
        ("4.888", "MTQ", "482.92"),
        ("62.064", "MTQ", "297.11"),
    ]


def test_a_weight_that_the_price_is_for_is_the_quantity_too() -> None:
    found = [(i.quantity, i.unit, i.net_weight, i.gross_weight) for i in items_of(WEIGHED)]
    assert found == [("4.641", "TNE", "4.641", "4.681"), ("5.642", "TNE", "5.642", "5.682")]


def test_an_amount_headed_so_stays_it_where_another_column_is_the_product() -> None:
    lines = [["10", "5.00", "50.00", "7.00", "43.00"], ["20", "4.00", "80.00", "9.00", "71.00"]]
    found = with_meanings(_table(["quantity", "unit_price", None, None, "amount"], lines))
    assert [c.kind for c in found.columns] == ["quantity", "unit_price", None, None, "amount"]


def test_what_no_product_tells_stays_as_it_is_headed() -> None:
    assert [i.quantity for i in items_of(LONE)] == ["4", "5"]


COUNTS = st.integers(min_value=2, max_value=900)
CENTS = st.integers(min_value=3, max_value=99999)
LINES = st.lists(st.tuples(COUNTS, COUNTS, CENTS), min_size=3, max_size=6)


def _table(kinds: list[str | None], lines: list[list[str]]) -> Table:
    columns = tuple(Column("", kind, None, 10.0 * i, 10.0 * i + 9) for i, kind in enumerate(kinds))
    rows = (Row({i: _cell(i, n, text) for i, text in enumerate(line)}, 1) for n, line in enumerate(lines))
    return Table(1, columns, tuple(rows), (), "", False)


def _cell(at: int, line: int, text: str) -> Cell:
    box = BBox(10.0 * at, 10.0 * line, 10.0 * at + 8, 10.0 * line + 8)
    return Cell(text, (Word(text, 1, box),))


@given(LINES)
def test_products_find_the_quantity_wherever_its_heading_is_lost(lines: list[tuple[int, int, int]]) -> None:
    cells = [[str(other), str(count), _money(cents), _money(count * cents)] for other, count, cents in lines]
    found = with_meanings(_table([None, None, "unit_price", "amount"], cells))
    at = found.index("quantity")
    assert at is not None
    assert [row.cells[at].text for row in found.rows] == [str(count) for _, count, _ in lines]


def _money(cents: int) -> str:
    return str(Decimal(cents) / 100)


@given(LINES)
def test_a_meaning_has_one_column(lines: list[tuple[int, int, int]]) -> None:
    cells = [[str(other), str(count), _money(cents), _money(count * cents)] for other, count, cents in lines]
    found = with_meanings(_table(["quantity", "quantity", "unit_price", "amount"], cells))
    assert [c.kind for c in found.columns].count("quantity") == 1
