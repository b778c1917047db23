"""What columns of counts and money mean, chosen together: by headings, and over them by the products of the rows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.evidence import BBox, LineItem, Word
from extractors.tables.column_meanings import AGREEMENT, with_meanings
from extractors.tables.columns import strict_kind
from extractors.tables.currency_marks import rate_unit
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
# Prices of some cents: a cent more or less in a product tells its factors apart.
CENTS = st.integers(min_value=50, max_value=99999)
LINES = st.lists(st.tuples(COUNTS, COUNTS, CENTS), min_size=3, max_size=6)


def _table(kinds: list[str | None], lines: list[list[str]]) -> Table:
    columns = tuple(Column("", kind, None, 10.0 * i, 10.0 * i + 9) for i, kind in enumerate(kinds))
    rows = (Row({i: _cell(i, n, text) for i, text in enumerate(line)}, 1) for n, line in enumerate(lines))
    return Table(1, columns, tuple(rows), (), "", False)


def _cell(at: int, line: int, text: str) -> Cell:
    box = BBox(10.0 * at, 10.0 * line, 10.0 * at + 8, 10.0 * line + 8)
    return Cell(text, (Word(text, 1, box),))


@given(LINES)
@example([(2, 2, 3), (2, 2, 3), (3, 2, 5)])
def test_products_find_the_quantity_wherever_its_heading_is_lost(lines: list[tuple[int, int, int]]) -> None:
    """Where another column makes the same products in as many rows as must agree, none is said to be the quantity."""
    alike = sum(other == count for other, count, _ in lines) >= AGREEMENT * len(lines)
    cells = [[str(other), str(count), _money(cents), _money(count * cents)] for other, count, cents in lines]
    found = with_meanings(_table([None, None, "unit_price", "amount"], cells))
    at = found.index("quantity")
    if alike and at is None:
        return
    assert at is not None
    assert [row.cells[at].text for row in found.rows] == [str(count) for _, count, _ in lines]


def _money(cents: int) -> str:
    return str(Decimal(cents) / 100)


@given(LINES)
def test_a_meaning_has_one_column(lines: list[tuple[int, int, int]]) -> None:
    cells = [[str(other), str(count), _money(cents), _money(count * cents)] for other, count, cents in lines]
    found = with_meanings(_table(["quantity", "quantity", "unit_price", "amount"], cells))
    assert [c.kind for c in found.columns].count("quantity") == 1


PER_CARTON = """
Product             Lot code   Cartons    USD/ctn    Amount USD
Chopped tomatoes    L5233      1,250      12.40      15,500.00
Tomato puree        L5241      310        9.85       3,053.50
"""
SPECIFIED = """
序号    名称        规格       单位    数量      单价        金额
1       精梳棉纱    JC40S      吨      33.40     19,631.00   655,675.40
2       氨纶丝      D40        公斤    27.06     51.53       1,394.40
"""
MEASURED = """
LN    ITEM       DESCRIPTION     QTY U/M       PRICE       EXTENSION
1     50-1122    ALFALFA SEED    1,296 BAG     10.50       13,608.00
2     80-6706    CORN SEED       46 UNT        8.00        368.00
"""
CODED = """
Item    Description     Q'ty    FOB price    Amount
NL20    Lounge chair    239     34.74        8302.86
NL26    Coffee table    131     146.14       19144.34
NL41    Sofa            100     102.47       10247.00
"""
BILINGUAL = """
Commodity         Ctns     SL / Q'ty (kg)    N.W. (kg)    G.W. (kg)
Frozen shrimp     370      3,700.00          3,700.00     4,144.00
Frozen fish       247      2,470.00          2,470.00     2,766.40
"""
LABELLED = """
Ln    MPN          Description         Qty       Unit Price    Ext. Price
1     ORC7805-T    Linear regulator    18,000    0.25          4,500.00
      Customer P/N: BW-492
2     ORM4148      Fast diode          2,000     0.10          200.00
      Customer P/N: BW-292
"""


def test_the_price_tells_the_unit_of_what_it_is_for() -> None:
    assert [(i.quantity, i.unit) for i in items_of(PER_CARTON)] == [("1250", "CT"), ("310", "CT")]
    failing = PER_CARTON.replace("15,500.00", "15,700.00").replace("3,053.50", "3,153.50")
    assert [i.unit for i in items_of(failing)] != ["CT", "CT"]


def test_a_specification_is_no_code_of_an_article() -> None:
    assert [i.style_number for i in items_of(SPECIFIED)] == [None, None]
    assert [i.style_number for i in items_of(SPECIFIED.replace("规格", "型号"))] == ["JC40S", "D40"]


def test_a_count_of_cases_beside_a_quantity_counts_packages() -> None:
    table = _table(["quantity", "quantity", "unit_price", "amount"], [["52", "312", "4.82", "1503.84"]])
    headings = ("Nombre de caisses", "Nombre de bouteilles", "Prix", "Total")
    columns = tuple(replace(c, heading=heading) for c, heading in zip(table.columns, headings, strict=True))
    found = with_meanings(replace(table, columns=columns))
    assert [c.kind for c in found.columns] == ["packages", "quantity", "unit_price", "amount"]


def test_the_words_for_a_unit_of_measure_are_none() -> None:
    assert [i.unit for i in items_of(MEASURED)] == ["BG", None]


def test_short_codes_are_codes_and_numbered_positions_are_not() -> None:
    assert [i.style_number for i in items_of(CODED)] == ["NL20", "NL26", "NL41"]
    numbered = CODED.replace("NL20", "P01 ").replace("NL26", "P02 ").replace("NL41", "P03 ")
    assert [i.style_number for i in items_of(numbered)] == [None, None, None]


@pytest.mark.parametrize(
    ("heading", "codes", "coded"),
    [
        ("Item", ["KX4410"], True),
        ("Item", ["KX4410", "KX5523"], True),
        ("Item", ["KX4410", "KX4420", "KX4430"], True),
        ("Item", ["4410-1", "4410-2"], True),
        ("Item", ["P04", "P05", "P06"], False),
        ("Item", ["A01", "A02", "B01", "B02"], False),
        ("Item No.", ["A01", "A02", "B01", "B02"], False),
        ("Line", ["L1-1", "L1-2", "L2-1"], False),
        ("Item", ["L10-1", "L10-2", "L11-1"], False),
        ("Item", ["S1a", "S1b", "S2a"], False),
        ("Pos.", ["NL20", "NL26", "NL41"], False),
        ("Pos.", ["KX4410", "KX5523", "KX5530"], True),
        ("Item", ["000010", "000020"], False),
    ],
)
def test_positions_are_counted_up_behind_every_head(heading: str, codes: list[str], coded: bool) -> None:
    lines = [f"{code:<12}Cotton shirt    100        5.00         500.00" for code in codes]
    text = "\n".join([f"{heading:<12}Description     Qty pcs    Price USD    Amount USD", *lines, ""])
    assert [i.style_number for i in items_of(text)] == (codes if coded else [None] * len(codes))


@pytest.mark.parametrize(
    ("heading", "codes", "coded"),
    [
        ("Type", ("SKF-6204", "SKF-6306"), True),
        ("Quality", ("TX-4410", "TX-5521"), True),
        ("Quality", ("A1", "B2"), False),
        ("Construction", ("40X40-133", "40X32-110"), False),
    ],
)
def test_a_type_long_enough_for_an_articles_number_is_one(heading: str, codes: tuple[str, str], coded: bool) -> None:
    text = f"""
Pos   {heading:<16}Description       Qty pcs     Price USD    Amount USD
1     {codes[0]:<16}Ball bearing      100         5.00         500.00
2     {codes[1]:<16}Ball bearing      200         7.00         1400.00
"""
    assert [i.style_number for i in items_of(text)] == (list(codes) if coded else [None, None])


def test_only_a_heading_of_two_meanings_is_told_by_its_neighbour() -> None:
    assert [strict_kind(t) for t in ("Qty/Item", "Item/Qty", "SL / Q'ty (kg)")] == [None, None, "quantity"]


@pytest.mark.parametrize(
    ("heading", "goods"),
    [
        ("Goods (Lot: A1)", ["Shirt blue", "Shirt red"]),
        ("Lot: A1 Goods", []),  # the lot's number is no heading of the goods
    ],
)
def test_a_heading_with_a_value_beside_known_ones_is_one(heading: str, goods: list[str]) -> None:
    text = f"""
{heading:<20}Qty pcs     Net kg     Amount USD
Shirt blue          120         12.00      240.00
Shirt red           240         24.00      720.00
"""
    found = items_of(text)
    assert [i.description for i in found] == goods
    assert all(i.lot_number in (None, "A1") for i in found)


def test_figures_with_decimals_are_no_codes() -> None:
    found = line_items_of(document_of("packing_list", BILINGUAL))
    assert [(i.quantity, i.style_number, i.net_weight) for i in found] == [
        ("3700", None, "3700"),
        ("2470", None, "2470"),
    ]


def test_the_buyers_code_below_is_no_part_of_the_sellers() -> None:
    assert [i.style_number for i in items_of(LABELLED)] == ["ORC7805-T", "ORM4148"]


def test_lines_of_labels_with_their_values_are_no_headings() -> None:
    text = """
Art.-Nr.   Artikelbezeichnung    Menge          E-Preis netto    G-Preis netto
50531      Bergkäse Laib         136,204 kg     8,24             1.122,32
           Charge: L276B         Einheit: kg3
67463      Emmentaler Block      343,151 kg     14,21            4.876,18
           Charge: L322B         Einheit: kg3
"""
    assert [i.lot_number for i in items_of(text)] == ["L276B", "L322B"]


@pytest.mark.parametrize(
    ("heading", "unit"), [("USD/ctn", "CT"), ("EUR per kg", "KGM"), ("Price per unit", None), ("USD/unit", None)]
)
def test_a_price_per_unit_names_no_unit(heading: str, unit: str | None) -> None:
    assert rate_unit(heading) == unit


def test_a_second_column_headed_by_a_package_may_be_what_one_costs() -> None:
    lines = [["320", "342.00", "109440.00"], ["310", "329.00", "101990.00"]]
    found = with_meanings(_table(["packages", "packages", "amount"], lines))
    assert [(c.kind, c.also) for c in found.columns] == [
        ("packages", "quantity"),
        ("unit_price", None),
        ("amount", None),
    ]
