"""Which figures of a line are whose: batches below, numbers above their currency, packages and what fills them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractors.evidence import LineItem
from extractors.extract.line_items import read_line_items
from extractors.tables.columns import column_kind
from extractors.tables.line_proof import proof
from extractors.tables.table_model import Cell, Row
from tests.extractors.pages import document_of, line_items_of

BATCHES = """
Sl   Description of Goods     HSN/SAC    Quantity       Rate     per   Amount
1    Cotton grey fabric       52093290   1,674.00 Mtr   10.00    Mtr   16,740.00
     Batch : SB347/25                    1,674.00 Mtr
2    Poplin dyed              52081290   2,305.00 Mtr   20.00    Mtr   46,100.00
     Batch : SB596/25                    2,305.00 Mtr
"""
ABOVE = """
No   Mal Hizmet          Miktar      Birim Fiyat   İskonto        Tutar
1    Süprem kumaş        892 Adet    2,00 TL       0,00 TL        1.784,00 TL
                                     111,0943      20.185,83
2    Ribana kumaş        1.817 kg    TL            TL             181.672,51 TL
3    Metal fermuar       740 Adet    3,00 TL       0,00 TL        2.220,00 TL
"""
SHIPPED = """
ORD    SHIP   B/O   PRODUCT / DESCRIPTION          NET PRICE    UM    EXT AMOUNT
1800   1700   100   Hex cap screw grade five       42.262       /C    718.45
300    300    0     Flat washer zinc               27.125       /C    81.38
"""
FILLED = """
C/NO.    DESCRIPTION        CTNS    PCS        TOTAL PCS    N.W. (KGS)
1-74     Cutting board      74      36         2,664        906.6
75-142   Ceramic mug        68      12         816          710.2
143-220  Colander           78      24         1,872        551.0
"""
NUMBERED = """
Kolli   Bezeichnung       Menge ME   Netto kg   Brutto kg
1       Reihenklemme      247 Stk    419,63     462,59
2       Hutschiene        170 Stk    343,87     379,26
3       Kabelkanal        65 Stk     194,35     214,79
"""
ACCOUNT = """
Buchung   Wert     Verwendungszweck              Betrag EUR
                   Kontostand am 28.02.2025      4.417,20 H
04.03.    04.03.   Miete Halle 2                 1.200,00 S
07.03.    07.03.   Gutschrift Stadtwerke         880,00 H
                   Kontostand am 31.03.2025      4.097,20 H
"""


def items_of(text: str, kind: str = "commercial_invoice") -> tuple[LineItem, ...]:
    return line_items_of(document_of(kind, text))


def test_a_batch_that_prints_its_own_quantity_belongs_to_the_row_above() -> None:
    assert [(i.quantity, i.lot_number, i.description) for i in items_of(BATCHES)] == [
        ("1674", "SB347/25", "Cotton grey fabric"),
        ("2305", "SB596/25", "Poplin dyed"),
    ]


def test_lines_of_the_same_numbers_stay_lines() -> None:
    text = """
Description       Cartons   Pieces   Net kg
Robe: white       10        100      30.0
Robe: blue        10        100      30.0
"""
    assert [i.description for i in items_of(text, "packing_list")] == ["Robe: white", "Robe: blue"]


def test_goods_in_the_packages_of_the_row_above_are_a_line_of_their_own() -> None:
    text = """
Style     Description      Cartons   Pieces   Net kg
LW-665    Bath robe        10        100      30.0
LW-561    Canvas bag       20        200      41.0
LW-275    Fleece beanie              200
"""
    assert [i.description for i in items_of(text, "packing_list")][1] == "Canvas bag"


def test_numbers_above_their_currency_are_those_of_the_row() -> None:
    items = items_of(ABOVE)
    assert [(i.description, i.amount) for i in items] == [
        ("Süprem kumaş", "1784"),
        ("Ribana kumaş", "181672.51"),
        ("Metal fermuar", "2220"),
    ]
    assert items[1].unit_price == "111.0943"


def test_numbers_above_other_words_are_not_theirs() -> None:
    text = ABOVE.replace("TL            TL             181", "wird          folgt          181")
    assert [i.unit_price for i in items_of(text) if i.description == "Ribana kumaş"] in ([], [None])


def test_what_was_shipped_is_the_quantity() -> None:
    assert [(i.quantity, i.unit_price, i.amount) for i in items_of(SHIPPED)] == [
        ("1700", "42.262", "718.45"),
        ("300", "27.125", "81.38"),
    ]


def test_the_way_of_shipping_is_no_quantity() -> None:
    assert column_kind("SHIP") == "quantity"
    assert column_kind("Ship Via Carrier") is None


@pytest.mark.parametrize(("unit", "holds"), [("/C", True), ("/M", False), ("EA", False)])
def test_a_price_per_hundred_proves_its_line(unit: str, *, holds: bool) -> None:
    texts = ("1700", "42.262", unit, "718.45")
    row = Row({i: Cell(text, ()) for i, text in enumerate(texts)}, 1)
    assert (Decimal("1700") * Decimal("42.262") / 100).quantize(Decimal("0.01")) == Decimal("718.45")
    assert proof(row, (0, 1, 3)) is holds


def test_what_fills_a_package_is_no_quantity_however_it_is_headed() -> None:
    items = items_of(FILLED, "packing_list")
    assert [(i.packages, i.quantity) for i in items] == [("74", "2664"), ("68", "816"), ("78", "1872")]


def test_packages_counted_up_are_numbers_of_them() -> None:
    items = items_of(NUMBERED, "packing_list")
    assert [(i.packages, i.quantity) for i in items] == [(None, "247"), (None, "170"), (None, "65")]


def test_packages_that_only_begin_so_are_counted() -> None:
    items = items_of(NUMBERED.replace("\n3  ", "\n4  "), "packing_list")
    assert [i.packages for i in items] == ["1", "2", "4"]


@pytest.mark.parametrize("heading", ["Bag Nos.", "Sack Nr", "Carton numbers"])
def test_numbers_of_packages_count_none(heading: str) -> None:
    assert column_kind(heading) == "other"


def test_what_an_account_holds_is_no_movement() -> None:
    assert [i.description for i in items_of(ACCOUNT, "payment_proof")] == ["Miete Halle 2", "Gutschrift Stadtwerke"]


def test_a_ruling_line_read_as_a_bar_is_no_part_of_a_code() -> None:
    text = """
Style    Description    HS Code        Quantity    Price    Amount
AB-12    Polo shirt     |6109.10.00    10          2.00     20.00
AB-13    Trousers       6203.42.00     20          3.00     60.00
"""
    assert [i.hs_code for i in items_of(text)] == ["6109.10.00", "6203.42.00"]


@pytest.mark.parametrize(("poor", "description"), [({"Throw"}, "Throw finished in wool"), ({"Throw", "wool"}, None)])
def test_a_description_of_which_much_is_poorly_read_is_left_open(poor: set[str], description: str | None) -> None:
    document = document_of(
        "commercial_invoice",
        """
Description               Quantity    Price    Amount
Throw finished in wool    10          2.00     20.00
Slippers                  20          3.00     60.00
""",
    )
    page = document.pages[0]
    words = tuple(replace(w, source="ocr", confidence=0.1 if w.text in poor else 0.95) for w in page.words)
    items, problems = read_line_items(replace(document, pages=(replace(page, words=words),)))
    assert [i.description for i in items] == [description, "Slippers"]
    assert len(problems) == (description is None)


def test_words_of_headings_between_two_rows_end_no_table() -> None:
    text = """
Pos  Artikel      Bezeichnung        Menge    Netto kg   Brutto kg
1    TB100A4      Trennblätter A4    20       9,90       10,00
     Artikel      Bezeichnung
2    TB200A5      Trennblätter A5    10       5,00       6,00
"""
    assert [i.quantity for i in items_of(text, "packing_list")] == ["20", "10"]


TWO_FIGURES = """
Description                   Quantity        Amount
Shirts                        100             200.00
Style         {caption}
Socks                         100             300.00
Caps                          50              100.00
Total USD                                     600.00
"""


@pytest.mark.parametrize(
    ("caption", "quantities"),
    [
        ("Description", ["100", "100", "50"]),
        ("Description   Quantity        Amount", ["100"]),  # another table, headed anew
    ],
)
def test_words_of_headings_end_no_table_whose_rows_have_two_figures(caption: str, quantities: list[str]) -> None:
    found = [i.quantity for i in items_of(TWO_FIGURES.format(caption=caption))]
    assert found[: len(quantities)] == quantities
