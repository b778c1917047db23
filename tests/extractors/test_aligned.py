"""Lines of goods read by the alignment of their values, proved by their products, discounts and price units."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, LineItem, Word
from extractors.segments import segments_of
from extractors.tables import find_tables
from extractors.tables.column_contents import is_date
from extractors.tables.columns import strict_kind
from extractors.tables.line_proof import proof
from extractors.tables.table_model import Cell, Row
from tests.extractors.pages import document_of, line_items_of

# A heading set so close that no word of it is told from the next: the rows alone say what stands where.
CROWDED = """
Bezeichnung              Zahl Wert eines Stücks in EUR Summe
1 Ventil DN 25           2 Stk      406,70      813,40
2 Zähler digital         100 kg     102,52      10.252,00
3 Rohr 22x1,0            12 Stk     4,10        49,20
"""


def items_of(text: str, kind: str = "commercial_invoice") -> tuple[LineItem, ...]:
    return line_items_of(document_of(kind, text))


def money(items: tuple[LineItem, ...]) -> list[tuple[str | None, ...]]:
    return [(i.quantity, i.unit, i.unit_price, i.amount) for i in items]


def row_of(*texts: str) -> Row:
    word = Word("x", BBox(0, 0, 1, 1))
    return Row({i: Cell(text, (word,)) for i, text in enumerate(texts)}, 1)


def test_rows_prove_their_columns_under_a_heading_that_does_not_part_them():
    items = items_of(CROWDED)
    assert money(items) == [
        ("2", "H87", "406.7", "813.4"),
        ("100", "KGM", "102.52", "10252"),
        ("12", "H87", "4.1", "49.2"),
    ]
    assert [i.description for i in items] == ["Ventil DN 25", "Zähler digital", "Rohr 22x1,0"]


def test_rows_that_do_not_multiply_prove_nothing():
    broken = CROWDED.replace("813,40", "999,40").replace("10.252,00", "77,00").replace("49,20", "5,00")
    assert all(i.unit_price is None for i in items_of(broken))


def test_pieces_of_a_carton_times_cartons_are_no_amount():
    text = """
Terry towel    10    12    120    2.50    300.00
Bath mat       20    6     120    4.00    480.00
Bath robe      7     10    70     9.00    630.00
"""
    assert [(i.quantity, i.unit_price, i.amount) for i in items_of(text)] == [
        ("120", "2.5", "300"),
        ("120", "4", "480"),
        ("70", "9", "630"),
    ]


@pytest.mark.parametrize(
    ("cells", "held"),
    [
        (("5", "135,65", "678,25"), True),
        (("5", "135,65", "610,43", "10"), True),
        (("10", "100,00", "855,00", "10,00", "5,00"), True),
        (("2.500", "12,40", "310,00", "100"), True),
        (("2500", "12.40 / 100 PC", "310.00"), True),
        (("5", "135,65", "610,43", "20"), False),
        (("2.500", "12,40", "310,00", "1000"), False),
        (("5", "135,65", "0,00", "100,0"), False),
        (("5", "", "610,43"), None),
    ],
)
def test_a_line_proves_itself_less_its_discounts_and_by_its_price_unit(cells: tuple[str, ...], held: bool | None):
    assert proof(row_of(*cells), (0, 1, 2)) is held


@pytest.mark.parametrize(
    ("text", "dated"),
    [("08.07.26", True), ("01.06.", True), ("2026-06-05", True), ("12.05", False), ("1.250", False), ("12 Stk", False)],
)
def test_dates_are_told_from_numbers(text: str, dated: bool):
    assert is_date(text) is dated


def test_a_column_of_days_is_none_of_amounts_whatever_heads_it():
    text = """
Bu-Tag    Wert      Vorgang                  Soll          Haben
01.06.    02.06.    Lastschrift Strom AG     4.971,72
03.06.    03.06.    Gutschrift Beispiel AG                 7.090,19
"""
    (table,) = find_tables(document_of("payment_proof", text))
    assert [c.kind for c in table.columns][:2] == ["date", "other"]
    assert [i.amount for i in items_of(text, "payment_proof")] == ["4971.72", "7090.19"]


FREE = """
Item    Description of Goods    Qty    Unit    Unit Price    Total Price
1       Shower curtain rings    12     PCS     188.36        2,260.32
2       Tomato paste            2      PCS     F.O.C.        NO CHARGE
3       Gate valve              120    PCS     160.80        19,296.00
"""


def test_goods_given_away_are_a_line_without_a_price():
    assert money(items_of(FREE)) == [
        ("12", "H87", "188.36", "2260.32"),
        ("2", "H87", None, None),
        ("120", "H87", "160.8", "19296"),
    ]
    assert len(items_of(FREE.replace("NO CHARGE", "see below").replace("F.O.C.", "ditto "))) == 2


def test_goods_named_like_a_sum_are_goods_where_they_bear_a_code():
    text = """
Lot     Description            Cartons    Net kg
L-1     Net bag                32         50.00
L-2     Total station prism    2          60.00
        Total                  34         110.00
"""
    assert [i.description for i in items_of(text, "packing_list")] == ["Net bag", "Total station prism"]
    bare = text.replace("L-2     Total station prism", "        Total second part   ")
    assert [i.description for i in items_of(bare, "packing_list")] == ["Net bag"]


def test_pieces_that_a_price_is_no_factor_of_are_still_the_quantity():
    text = """
No.   Model           Quantity       Power (W)    Total Power (W)    Price (USD/W)    Amount (USD)
1     Mono module A   310 PCS        545          168,950            0.154            26,018.30
2     Mono module B   1,240 PCS      410          508,400            0.106            53,890.40
"""
    assert money(items_of(text)) == [
        ("310", "H87", "0.154", "26018.3"),
        ("1240", "H87", "0.106", "53890.4"),
    ]
    unrelated = text.replace("545 ", "999 ").replace("410 ", "888 ")
    assert [i.quantity for i in items_of(unrelated)] == ["168950", "508400"]


ORDER = """
Item     Material      Description
                                   Order qty. Unit   Price per unit     Net value
00010    47-116        Boys knitted T-shirt navy blue
         Deliv. date 09.06.2026          24 PC    217.47 / 1 PC      5,219.28
00020    KX-57         Polyester zipper 20 cm white
         Deliv. date 10.06.2026          2 PC     380.36 / 1 PC      760.72
00030    47-112        Garden bench teak
         Deliv. date 28.06.2026          1,200 PC 10.70 / 100 PC     128.40
"""


def test_an_order_of_two_tiers_names_its_goods_above_their_numbers():
    items = items_of(ORDER, "purchase_order")
    assert money(items) == [
        ("24", "H87", "217.47", "5219.28"),
        ("2", "H87", "380.36", "760.72"),
        ("1200", "H87", "10.7", "128.4"),
    ]
    assert [i.description for i in items] == [
        "47-116 Boys knitted T-shirt navy blue",
        "KX-57 Polyester zipper 20 cm white",
        "47-112 Garden bench teak",
    ]


GROUPED = """
Pos.     Menge         Bezeichnung                 EP        GP
01                     Titel Sanitär

01.001   10 Std        Montage Waschtisch          3,00      30,00
                       nach Vorgabe
01.002   20 m          Rohr verlegen               5,50      110,00
                       frei Baustelle
                       Summe Titel 01                        140,00
02                     Titel Elektro

02.001   4 Std         Dose setzen                 7,50      30,00
                       Summe Titel 02                        30,00
"""


def test_numbered_headings_of_groups_open_no_block_over_their_lines():
    items = items_of(GROUPED)
    assert [(i.quantity, i.amount) for i in items] == [("10", "30"), ("20", "110"), ("4", "30")]


def test_boxes_of_labels_beside_values_are_lines():
    text = """
Positionsnummer             1
Artikelname                 Silikon transparent
Menge                       12
Einheit der Menge           Stück
Nettopreis pro Einheit      11,50 EUR
Nettobetrag der Position    138,00 EUR
Positionsnummer             2
Artikelname                 Reinigungskonzentrat
Menge                       2
Einheit der Menge           kg
Nettopreis pro Einheit      15,10 EUR
Nettobetrag der Position    30,20 EUR
"""
    items = items_of(text)
    assert money(items) == [("12", "H87", "11.5", "138"), ("2", "KGM", "15.1", "30.2")]
    assert [i.description for i in items] == ["Silikon transparent", "Reinigungskonzentrat"]
    assert items_of(text.replace("Positionsnummer", "Bemerkung")) == ()


def test_a_unit_column_is_told_by_its_cells():
    text = """
存货编码    存货名称        主量       数量       含税单价    价税合计
CG-11      家用缝纫机      千克       103.00     14.10      1,452.30
CG-12      毛巾            件         50.00      40.20      2,010.00
"""
    assert money(items_of(text, "purchase_order")) == [
        ("103", "KGM", "14.1", "1452.3"),
        ("50", "H87", "40.2", "2010"),
    ]


NAMED_ABOVE = """
Omschrijving              Aantal       Eenheid    Prijs      Totaal
Kogelkraan messing        471-515
                          12           stuks      10,00      120,00
T-shirt dames wit         47117978
kleur antraciet           5            kg         11,00      55,00
Tomatenpuree blik         38617
                          2            kg         6,50       13,00
"""


def test_names_above_their_numbers_lose_the_code_beside_them():
    items = items_of(NAMED_ABOVE)
    assert [(i.quantity, i.amount) for i in items] == [("12", "120"), ("5", "55"), ("2", "13")]
    assert [i.description for i in items] == [
        "Kogelkraan messing",
        "T-shirt dames wit kleur antraciet",
        "Tomatenpuree blik",
    ]


TABBED = """
Cant.      Concepto        Precio         Importe
500      Aceituna      365,40      182.700,00
1.200      Bomba centrífuga doble paso      11,72      14.064,00
100      Mano de obra      433,45      43.345,00
Base      240.109,00
"""


def test_pieces_in_the_order_of_the_headings_are_a_row_where_they_multiply():
    assert money(items_of(TABBED)) == [
        ("500", None, "365.4", "182700"),
        ("1200", None, "11.72", "14064"),
        ("100", None, "433.45", "43345"),
    ]
    unproved = TABBED.replace("14.064,00", "15.064,00")
    assert ("1200", None, "11.72", "15064") not in money(items_of(unproved))


def test_a_statement_keeps_the_one_movement_of_its_last_page():
    head = "Date      Transaction             Money in      Money out     Balance\n"
    first = head + (
        "24 Jun 2026   Card purchase                       12.00     488.00\n"
        "25 Jun 2026   Transfer in         508.10                    996.10\n"
    )
    last = head + "26 Jun 2026   Rent June                           96.10     900.00\n"
    pages = document_of("payment_proof", first, last)
    assert [i.amount for i in line_items_of(pages)] == ["12", "508.1", "96.1"]
    assert line_items_of(document_of("payment_proof", last)) == ()


def test_words_set_sideways_are_in_no_line():
    document = document_of("commercial_invoice", FREE)
    margin = tuple(
        Word(text, BBox(8, top, 18, top + 4.5 * len(text)), size=10.0)
        for text, top in (("COMFORT", 40.0), ("Beispielrechnung", 60.0))
    )
    noted = replace(document.pages[0], words=(*document.pages[0].words, *margin))
    (table,) = find_tables(replace(document, pages=(noted,)))
    assert not any("COMFORT" in cell.text for row in table.rows for cell in row.cells.values())
    upright = tuple(replace(w, bbox=BBox(8, w.bbox.top, 26, w.bbox.top + 10)) for w in margin)
    kept = replace(document.pages[0], words=(*document.pages[0].words, *upright))
    assert any(w.text == "COMFORT" for s in segments_of(kept) for w in s.words)
    assert not any(w.text == "COMFORT" for s in segments_of(noted) for w in s.words)


def test_a_colour_beside_the_name_is_no_part_of_it_and_a_heading_names_the_unit():
    text = """
                                   Size
Style #   Description    Wash      28  30    Total Qty (pcs)    FOB US$    Total US$
KX-11     Denim trouser  INDIGO    10  20    30                 2.50       75.00
KX-12     Twill trouser  STONE     40  20    60                 3.10       186.00
"""
    items = items_of(text, "purchase_order")
    assert money(items) == [("30", "H87", "2.5", "75"), ("60", "H87", "3.1", "186")]
    assert [i.description for i in items] == ["Denim trouser", "Twill trouser"]
    bare = items_of(text.replace("(pcs)", "     "), "purchase_order")
    assert [i.unit for i in bare] == [None, None]


def test_each_lot_stands_left_of_its_own_quantity():
    text = """
Date          Cotton lot    Cotton fed (kg)    Yarn lot    Yarn produced (kg)
01/03/2026    CL328         7,581.3            YL-435      6,974.8
02/03/2026    CL749         3,454.3            YL-570      3,178.0
"""
    items = items_of(text, "production_record")
    assert [(i.direction, i.lot_number) for i in items] == [
        ("input", "CL328"),
        ("output", "YL-435"),
        ("input", "CL749"),
        ("output", "YL-570"),
    ]


def test_a_movement_named_deposit_is_no_sum():
    text = """
DATE          DESCRIPTION           AMOUNT       BALANCE
03/12/2026    DEPOSIT REMOTE        4,895.99     9,000.00
03/14/2026    CHECK 9547            7,727.96     1,272.04
03/15/2026    DEPOSIT REMOTE        100.00       1,372.04
"""
    assert [i.amount for i in items_of(text, "payment_proof")] == ["4895.99", "7727.96", "100"]
    undated = text.replace("03/15/2026", "          ").replace(
        "DEPOSIT REMOTE        100.00", "Total                 100.00"
    )
    assert [i.amount for i in items_of(undated, "payment_proof")] == ["4895.99", "7727.96"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Koli / Cartons", "packages"), ("Pcs / Ctn", "other"), ("Dozen / Carton", "other"), ("箱数/CTNS", "packages")],
)
def test_a_stroke_between_two_words_for_packages_is_a_translation(heading: str, kind: str):
    assert strict_kind(heading) == kind


def test_a_row_without_a_name_is_a_sum_though_a_figure_above_was_lost():
    text = """
Description        Pieces    Cartons    Net kg    Gross kg
Hydraulic hose     250       32         104.50    108.60
Shower rings                 70         424.60    430.80
Gate valve         2         20         90.90     92.10
                   254       122        620.00    631.50
"""
    assert [i.packages for i in items_of(text, "packing_list")] == ["32", "70", "20"]
    unsummed = text.replace("122 ", "999 ").replace("620.00", "111.11").replace("631.50", "222.22")
    assert len(items_of(unsummed, "packing_list")) == 4
