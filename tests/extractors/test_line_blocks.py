"""Lines of goods printed as blocks, with labels below their names, with sums and ranges in their columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document, LineItem
from extractors.tables import find_tables
from extractors.tables.columns import column_kind, heading_unit, strict_kind
from extractors.tables.currency_marks import is_currency
from tests.extractors.pages import document_of, line_items_of

BLOCKS = """
Item     Material/Description        Quantity     Price        Unit    Value
000010   KX-100                      2 PC
         Shower curtain rings
         Gross price                              417.34 USD   1 PC    834.68
         Net value of item                        417.34 USD   1 PC    834.68
000020   KX-200                      10 PC
         Tomato paste
         Gross price                              365.93 USD   1 PC    3,659.30
         Net value of item                        365.93 USD   1 PC    3,659.30
"""


def items_of(text: str, kind: str = "commercial_invoice") -> tuple[LineItem, ...]:
    return line_items_of(document_of(kind, text))


def test_conditions_below_a_numbered_line_are_no_lines_of_their_own():
    items = items_of(BLOCKS)
    assert [(i.description, i.quantity, i.unit, i.unit_price, i.amount) for i in items] == [
        ("KX-100 Shower curtain rings", "2", "H87", "417.34", "834.68"),
        ("KX-200 Tomato paste", "10", "H87", "365.93", "3659.3"),
    ]


def test_blocks_whose_products_fail_are_not_read_as_blocks():
    broken = BLOCKS.replace("834.68", "999.68").replace("3,659.30", "3,000.30")
    assert items_of(broken)[0].description != "KX-100 Shower curtain rings"


def test_labels_below_a_name_are_fields_and_no_part_of_it():
    text = """
Description of Goods              Quantity PCS    Rate USD    Amount USD
Ceramic mug 330 ml                12              40.22       482.64
HS Code: 6912.00
Hydraulic hose                    3               30.35       91.05
as per proforma
Style No.AB-77   Lot: L-5
"""
    first, second = items_of(text)
    assert (first.description, first.hs_code) == ("Ceramic mug 330 ml", "6912.00")
    assert (second.description, second.style_number, second.lot_number) == (
        "Hydraulic hose as per proforma",
        "AB-77",
        "L-5",
    )


def test_words_that_are_no_label_stay_in_the_name():
    text = """
Description of Goods              Quantity PCS    Rate USD    Amount USD
Ceramic mug 330 ml                12              40.22       482.64
Lot of twelve in a box
Hydraulic hose                    3               30.35       91.05
HS Code: none given
"""
    first, second = items_of(text)
    assert (first.description, first.lot_number) == ("Ceramic mug 330 ml Lot of twelve in a box", None)
    assert second.hs_code is None


SUMS = """
Article    Description           Cartons    Quantity    Net kg    Gross kg
A-1        Garden bench          4          40          100.5     110.5
A-2        Shower rings          6          60          20.25     22.25
{}    {}                10         100         120.75    {}
"""


@pytest.mark.parametrize(("code", "name"), [("Sammlung", "     "), ("A-3   ", "Palette")])
def test_a_row_that_adds_up_is_a_sum_whatever_it_says(code: str, name: str):
    assert len(items_of(SUMS.format(code, name, "132.75"), "packing_list")) == 2


def test_a_row_of_which_one_column_does_not_add_up_is_a_row():
    assert len(items_of(SUMS.format("A-3   ", "Palette", "132.80"), "packing_list")) == 3


def test_goods_behind_a_code_may_begin_like_a_sum():
    text = """
Item       Description           Cartons    Quantity    Net kg    Gross kg
AB-1       Garden bench          4          40          100.5     110.5
AB-2       Total station prism   6          60          20.25     22.25
Total                            10         100         120.75    132.75
"""
    assert [i.description for i in items_of(text, "packing_list")] == ["Garden bench", "Total station prism"]


def test_a_range_of_marks_counts_no_packages():
    text = """
Bultos      Cantidad     Mercancía            Neto Kg    Bruto Kg
1 a 46      46 cajas     Bomba centrífuga     488,91     490,84
47 a 69     23 cajas     Camiseta de niño     85,83      91,97
"""
    assert [(i.packages, i.net_weight) for i in items_of(text, "packing_list")] == [("46", "488.91"), ("23", "85.83")]


def test_a_column_of_ranges_alone_gives_no_packages():
    text = """
Bultos      Mercancía            Neto Kg    Bruto Kg
1 a 46      Bomba centrífuga     488,91     490,84
47 a 69     Camiseta de niño     85,83      91,97
"""
    assert [i.packages for i in items_of(text, "packing_list")] == [None, None]


def test_numbers_from_one_on_beside_quantities_count_the_lines():
    text = """
CASE     ITEM       DESCRIPTION           QTY      NET LBS    GROSS LBS
1        SH-43      Boys T-shirt navy     1,200    589.56     595.43
2        KX-47      Gate valve brass      12       410.11     414.25
"""
    assert [i.quantity for i in items_of(text, "packing_list")] == ["1200", "12"]
    counted = items_of(text.replace("\n2        KX", "\n7        KX"), "packing_list")
    assert [i.packages for i in counted] == ["1", "7"]


def test_typed_rules_are_no_part_of_headings_or_names():
    text = """
QTY     U/M     DESCRIPTION           PRICE     EXT PRICE
---------------------------------------------------------
12      EA      Gate valve brass      10.50     126.00
3       EA      Garden bench          20.00     60.00
=========================================================
"""
    assert [i.description for i in items_of(text)] == ["Gate valve brass", "Garden bench"]
    assert find_tables(document_of("commercial_invoice", text))[0].columns[0].heading == "QTY"


def test_price_for_a_thousand_does_not_turn_the_separators_round():
    text = """
Pos   Bezeichnung           Menge        Preis     PE       Betrag
1     Sicherungsautomat     3.000 Stk    17,69     1.000    53,07
"""
    assert [(i.quantity, i.unit_price, i.amount) for i in items_of(text)] == [("3000", "17.69", "53.07")]


def test_the_rate_of_a_tax_behind_a_unit_hides_it_not():
    text = """
Pos   Artikelbezeichnung    Menge/Einheit/MwSt.%    Einzelpreis    Nettobetrag
1     Bodenbelag            3 m² 19                 10,00          30,00
2     Leiste                2 Stk 7                 5,00           10,00
"""
    assert [(i.quantity, i.unit) for i in items_of(text)] == [("3", "MTK"), ("2", "H87")]
    assert heading_unit("Menge/Einheit/MwSt.%") is None


def test_two_things_printed_in_one_column_have_one_heading():
    assert strict_kind("Bezeichnung / Art.-Nr.") == "description"
    assert strict_kind("Menge / Einheit / MwSt.") == "quantity"
    assert strict_kind("Lot / Style") is None
    assert strict_kind("Net weight / Gross weight") is None


def test_net_and_gross_beside_a_currency_are_amounts():
    assert [column_kind(t) for t in ("Net HT", "Netto EUR")] == ["amount"] * 2
    assert [column_kind(t) for t in ("N.W. KGS", "Netto", "Net kg")] == ["net_weight"] * 3
    assert [is_currency(t) for t in ("(USD)", "US$", "KGM")] == [True, True, False]


CONDITIONS = """
Pos   Art-Nr-Lief.   Beschreibung        Nettopreis    Menge     Entgelt
      KR3M           Kunstrasen grün     3,33          3 m²      10,00
1                    3 m breit
                     Bruttopreis : 4,00
                     Abschlag: 0,67
      SFK5           Schweinesteak       5,50          5 kg      27,50
2                    aus Deutschland
                     Bruttopreis : 5,50
{}
"""


def test_conditions_of_a_price_end_no_table():
    items = items_of(CONDITIONS.format(""))
    assert [(i.quantity, i.unit, i.style_number, i.amount) for i in items] == [
        ("3", "MTK", "KR3M", "10"),
        ("5", "KGM", "SFK5", "27.5"),
    ]


def test_allowances_of_the_whole_invoice_are_no_lines():
    allowance = "      Abschlag       Sondernachlass      10,00         19        -1,00"
    assert len(items_of(CONDITIONS.format(allowance))) == 2
    freight = "      Freight                            10,00         1         10,00"
    assert len(items_of(CONDITIONS.format(freight))) == 3


def test_weights_of_one_carton_are_not_those_of_the_line():
    text = """
C/NO.    DESCRIPTION     CTNS    QTY/CTN    TOTAL QTY    N.W./CTN    TOTAL N.W.    G.W./CTN    TOTAL G.W.
1-10     Polo shirt      10      10         100          13.77       137.70        14.77       147.70
11-33    Blouse          23      20         460          6.76        155.48        7.76        178.48
"""
    items = items_of(text, "packing_list")
    assert [(i.packages, i.quantity, i.net_weight, i.gross_weight) for i in items] == [
        ("10", "100", "137.7", "147.7"),
        ("23", "460", "155.48", "178.48"),
    ]


def test_a_number_broken_in_a_narrow_cell_is_one_number():
    text = """
Lp    Nazwa                 J.m.    Ilość     Cena netto    Wartość netto
1     Usługa transportowa   m       1         3,81          6 626,92
                                    739,35
2     Kabel                 szt.    48        287,70        13 809,60
"""
    assert [(i.quantity, i.unit) for i in items_of(text)] == [("1739.35", "MTR"), ("48", "H87")]
    pieces = items_of(text.replace("739,35", "739   "))
    assert pieces[0].quantity == "1"


def test_net_after_a_discount_is_an_amount_and_no_weight():
    text = """
Part #    Description      Qty        List      Disc    Net
A-1       Net bag          10 pcs     112.66    -       1,126.60
A-2       Ceramic mug      100 pcs    12.09     10%     1,088.10
"""
    assert [(i.unit_price, i.amount, i.net_weight) for i in items_of(text)] == [
        ("112.66", "1126.6", None),
        ("12.09", "1088.1", None),
    ]
    weighed = items_of(text.replace("Disc    Net", "Disc    Net kg"))
    assert [(i.amount, i.net_weight) for i in weighed] == [(None, "1126.6"), (None, "1088.1")]


def test_a_block_takes_the_unit_and_the_labels_below_its_numbers():
    text = """
No    Commodity              Quantity    Unit price    Amount
1     Garden bench           1,200       USD           USD
      100% teak              PCS         7.43          8,916.00
      HS: 9401.69
      Lot No: L25-835
2     Cotton fabric          100         USD           USD
      first quality          PCS         5.75          575.00
      HS: 5208.11
"""
    first, second = items_of(text)
    assert (first.description, first.quantity, first.unit, first.hs_code, first.lot_number) == (
        "Garden bench 100% teak",
        "1200",
        "H87",
        "9401.69",
        "L25-835",
    )
    assert (second.amount, second.hs_code, second.lot_number) == ("575", "5208.11", None)


def test_the_count_of_a_yarn_names_it_only_where_nothing_else_does():
    text = """
Count             Lot No.    No. of Bags    Gross Kgs    Net Kgs
Ne 24/1 combed    L-340      14             559.87       557.66
Ne 40/1 compact   L-910      62             512.33       508.75
"""
    assert [i.description for i in items_of(text, "packing_list")] == ["Ne 24/1 combed", "Ne 40/1 compact"]


MERGED = """
Description     Item No.     Cartons    Pieces    Net Weight (kg)    Gross Weight (kg)
                SH/30820     78         250       886.33             888.06
Cuff gloves     SH/67603     39         48        546.35             554.88
                471141904    19         24        172.66             179.68
Curtain rings   471155774    12         500       379.21             382.65
"""


def _ruled(*levels: tuple[float, float, float]) -> Document:
    """The drawing above with ruling lines: left and right end, height."""
    document = document_of("packing_list", MERGED)
    rules = tuple(BBox(x0, y, x1, y + 0.5) for x0, x1, y in levels)
    return replace(document, pages=(replace(document.pages[0], rules=rules),))


def test_a_name_in_a_merged_cell_is_that_of_all_its_rows():
    tops = [48.5 + 14 * n for n in range(5)]
    whole = [(30.0, 600.0, y) for y in (tops[0], tops[3], tops[4])]
    parted = [(130.0, 600.0, y) for y in tops[1:3]]
    items = line_items_of(_ruled(*whole, *parted))
    assert [i.description for i in items] == ["Cuff gloves"] * 3 + ["Curtain rings"]
    assert [i.style_number for i in items] == ["SH/30820", "SH/67603", "471141904", "471155774"]


def test_names_are_not_handed_on_where_lines_part_them():
    items = line_items_of(_ruled(*((30.0, 600.0, 48.5 + 14 * n) for n in range(5))))
    assert [i.description for i in items] == [None, "Cuff gloves", None, "Curtain rings"]


def test_positions_in_steps_are_no_codes():
    text = """
Item      Description      Cartons    Net kg    Gross kg
000010    Cuff gloves      4          40.5      41.5
000020    Curtain rings    6          60.5      61.5
"""
    assert [i.style_number for i in items_of(text, "packing_list")] == [None, None]


def test_a_name_wider_than_its_column_is_no_note():
    text = """
Pos.      Material        Menge    ME    Preis     Betrag
000010    SH/75426        1        ST    183,31    183,31
          Kupferrohr 22x1,0 Stange von 5 m Länge
          verzinkt
000020    AB-40955        24       ST    10,00     240,00
          Ventil DN 25
"""
    assert [i.description for i in items_of(text)] == [
        "SH/75426 Kupferrohr 22x1,0 Stange von 5 m Länge verzinkt",
        "AB-40955 Ventil DN 25",
    ]


def test_numbers_of_two_columns_in_one_cell_are_no_number():
    text = """
CTN     STYLE DESCRIPTION     SIZE     TTL PCS    N.W. KGS    G.W. KGS
1-64    Cotton trousers       44 34    53    160     190.87      196.36
65-92   Boys T-shirt          12 16    45    186     635.20      637.96
"""
    assert not {"53160", "45186"} & {i.quantity for i in items_of(text, "packing_list")}
    grouped = (
        "Description      Qty        Net kg\nBench            53 160     190.87\nRings            1 250      20.00"
    )
    assert [i.quantity for i in items_of(grouped, "packing_list")] == ["53160", "1250"]


def test_unit_and_quantity_under_one_run_of_words():
    text = """
ARTICOLO    DESCRIZIONE        U.M. QUANTITA'    PREZZO    IMPORTO
SH-73       Trasporto          PZ       2,000    62,64     125,28
SH-74       Lampada            PZ     100,000    18,32     1.832,00
"""
    assert [(i.quantity, i.unit) for i in items_of(text)] == [("2", "H87"), ("100", "H87")]


def test_a_mark_that_the_recogniser_lost_is_given_back_by_the_product():
    text = """
Beschreibung     Menge        Nettopreis    Nettobetrag
Ventil DN 25     906,59 kg    142           1.287,36
Silikon          24 Stk       284,05        6.817,20
"""
    native = document_of("commercial_invoice", text)
    words = tuple(replace(w, source="ocr") for w in native.pages[0].words)
    scanned = replace(native, pages=(replace(native.pages[0], words=words),))
    assert [i.unit_price for i in line_items_of(scanned)] == ["1.42", "284.05"]
    assert [i.unit_price for i in line_items_of(native)] == ["142", "284.05"]


def test_boxes_numbered_behind_a_word_for_the_line():
    text = """
Nr. linea: 1
Descrizione: Lampada da parete
Quantità: 2,00
Valore unitario: 10,50
Valore totale: 21,00
"""
    assert [(i.description, i.quantity, i.unit_price, i.amount) for i in items_of(text)] == [
        ("Lampada da parete", "2", "10.5", "21")
    ]
    assert not items_of(text.replace("Valore totale: 21,00", "Aliquota: 22,00"))


def test_totals_of_weight_as_headings():
    assert [column_kind(t) for t in ("Total net kg", "Total gross kg")] == ["net_weight", "gross_weight"]
