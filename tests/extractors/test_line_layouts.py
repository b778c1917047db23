"""Line items of unfamiliar layouts: drawn cells, groups with sub-totals, names and codes, columns headed alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document, Page, Word
from extractors.tables import find_tables
from extractors.tables.columns import column_kind
from tests.extractors.pages import CELL_HEIGHT, CELL_WIDTH, document_of, line_items_of

# Narrow cells: headings wrap and touch, only the rules tell what belongs together.
DRAWN = """
Sira Mal Hizmet  Miktar  Birim İskonto KDV    Diğer    Mal Hizmet
No                       Fiyat Tutarı  Tutarı Vergiler Tutarı
1    Havlu beyaz 10 Adet 5,50  0,00    11,00           55,00
2    Kumaş ham   20 Adet 2,25  0,00    9,00            45,00
"""
EDGES = (0, 5, 17, 25, 31, 39, 46, 55, 66)


def drawn(document: Document, edges: tuple[int, ...], levels: tuple[int, ...]) -> Document:
    """The document with upright rules at these columns of the drawing and level ones above these of its lines."""
    xs = [34.0 + e * CELL_WIDTH for e in edges]
    ys = [35.0 + n * CELL_HEIGHT for n in levels]
    uprights = [BBox(x, ys[0], x + 0.5, ys[-1]) for x in xs]
    lines = [BBox(xs[0], y, xs[-1], y + 0.5) for y in ys]
    page = replace(document.pages[0], rules=(*uprights, *lines))
    return replace(document, pages=(page,))


def test_drawn_cells_part_headings_that_touch():
    document = drawn(document_of("commercial_invoice", DRAWN), EDGES, (0, 2, 3, 4))
    items = line_items_of(document)
    assert [(i.description, i.quantity, i.unit, i.unit_price, i.amount) for i in items] == [
        ("Havlu beyaz", "10", "H87", "5.5", "55"),
        ("Kumaş ham", "20", "H87", "2.25", "45"),
    ]


def test_without_the_rules_only_products_part_such_columns():
    assert [i.amount for i in line_items_of(document_of("commercial_invoice", DRAWN))] == ["55", "45"]
    unproved = DRAWN.replace("5,50", "6,50").replace("2,25", "3,25")
    assert [i.amount for i in line_items_of(document_of("commercial_invoice", unproved))] != ["55", "45"]
    document = drawn(document_of("commercial_invoice", unproved), EDGES, (0, 2, 3, 4))
    assert [i.amount for i in line_items_of(document)] == ["55", "45"]


def test_a_frame_around_a_page_parts_no_columns():
    document = document_of("commercial_invoice", PALLETS)
    framed = replace(document.pages[0], rules=(BBox(20, 20, 20.5, 400), BBox(500, 20, 500.5, 400)))
    assert find_tables(replace(document, pages=(framed,))) == find_tables(document)


PALLETS = """
Article    Description          Lot     Cartons   Net kg    Gross kg

Pallet 1 of 2
A-100      Terry towel combed   L-1     10        100.00    110.00
A-101      Bath mat             L-2     20        200.00    215.00
Pallet total                            30        300.00    325.00

Pallet 2 of 2
A-102      Face cloth           L-3     5         50.00     56.00
A-103      Bath robe            L-4     7         70.00     78.00
Pallet total                            12        120.00    134.00
Shipment total                          42        420.00    459.00
"""


def test_groups_with_sub_totals_go_on():
    items = line_items_of(document_of("packing_list", PALLETS))
    assert [(i.description, i.packages, i.net_weight) for i in items] == [
        ("Terry towel combed", "10", "100"),
        ("Bath mat", "20", "200"),
        ("Face cloth", "5", "50"),
        ("Bath robe", "7", "70"),
    ]


def test_after_the_sums_a_table_of_taxes_is_no_row():
    text = """
Description          Quantity    Unit Price    Amount
Shirt blue           100         2.50          250.00
Shirt grey           200         2.50          500.00
Subtotal                                       750.00
VAT 10 %                                       75.00
Rate                 Base        Share         Tax
10 %                 750.00      1             75.00
"""
    items = line_items_of(document_of("commercial_invoice", text))
    assert [i.amount for i in items] == ["250", "500"]


def test_codes_and_names_are_told_by_what_they_are():
    text = """
Article     Description            Quantity   Price    Amount
KX-4477     Olive oil extra        3          12.50    37.50
KX-4478     Tomato paste tin       10         1.20     12.00
"""
    items = line_items_of(document_of("commercial_invoice", text))
    assert [(i.style_number, i.description) for i in items] == [
        ("KX-4477", "Olive oil extra"),
        ("KX-4478", "Tomato paste tin"),
    ]


def test_an_item_in_words_is_the_name_and_the_description_says_more():
    text = """
Item             Description        Qty    Price    Total
Office chair     black, mesh back   2      99.00    198.00
Desk lamp        LED, dimmable      5      20.00    100.00
"""
    items = line_items_of(document_of("commercial_invoice", text))
    assert [i.description for i in items] == ["Office chair black, mesh back", "Desk lamp LED, dimmable"]


def test_of_columns_headed_alike_the_product_chooses():
    text = """
Description      Qty     Unit Price     Amount     Rate     Amount
Cotton yarn      10      5.00           50.00      9 %      4.50
Cotton thread    20      2.25           45.00      9 %      4.05
"""
    items = line_items_of(document_of("commercial_invoice", text))
    assert [(i.unit_price, i.amount) for i in items] == [("5", "50"), ("2.25", "45")]


def test_amounts_of_taxes_and_discounts_are_no_amounts_of_the_line():
    assert column_kind("İskonto Tutarı") == "other"
    assert column_kind("Amount excl. VAT") == "amount"


def test_packages_counted_up_are_no_quantity():
    text = """
Kolli   Inhalt              Menge       Gewicht netto   Gewicht brutto
1       Schraube M8         200 Stk     12,50 kg        13,00 kg
2       Mutter M8           400 Stk     9,75 kg         10,10 kg
"""
    items = line_items_of(document_of("packing_list", text))
    assert [(i.quantity, i.unit, i.net_weight) for i in items] == [("200", "H87", "12.5"), ("400", "H87", "9.75")]


def test_a_line_that_numbers_the_columns_is_no_row():
    text = """
STT    Tên hàng hóa        Số lượng     Đơn giá     Thành tiền
(1)    (2)                 (3)          (4)         (5)=(3)x(4)
1      Áo sơ mi nam        10           1.250.000   12.500.000
2      Quần âu nam         5            2.000.000   10.000.000
"""
    items = line_items_of(document_of("commercial_invoice", text))
    assert [(i.description, i.amount) for i in items] == [
        ("Áo sơ mi nam", "12500000"),
        ("Quần âu nam", "10000000"),
    ]


def test_a_unit_below_its_number():
    text = """
Item             Description        Qty      Price    Total
Office chair     black, mesh        2.00     99.00    198.00
                                    pcs
Desk varnish     clear              5.50     20.00    110.00
                                    kg
"""
    items = line_items_of(document_of("commercial_invoice", text))
    assert [(i.quantity, i.unit) for i in items] == [("2", "H87"), ("5.5", "KGM")]


def test_headings_beside_their_columns_are_told_by_their_order():
    text = """
Case No.  Description           Cartons      Net Wt. KG      Gross Weight
1-30      Knitted pullover            30            61.84           65.24
31-35     Terry towel                  5           667.58          671.75
"""
    items = line_items_of(document_of("packing_list", text))
    assert [(i.packages, i.net_weight, i.gross_weight) for i in items] == [
        ("30", "61.84", "65.24"),
        ("5", "667.58", "671.75"),
    ]


def test_the_order_is_told_by_rows_that_are_whole():
    text = """
Nr  Omschrijving    Goederencode    Aantal                  Prijs       Totaal
1   Schroef RVS     6958.71.6983          500,00stuks             14,85    7.425,00
2   Printerpapier   3032.16.7262          100,50kg                 8,00      804,00
33 Kabel zwart      3222.82.7270            3,00stuks             10,00       30,00
                                    BIW 21%                                1.733,39
"""
    items = line_items_of(document_of("commercial_invoice", text))
    assert [(i.quantity, i.unit_price) for i in items][:2] == [("500", "14.85"), ("100.5", "8")]


def test_a_cell_that_is_missing_everywhere_leaves_the_order_open():
    text = """
Description           Cartons      Lot No.      Net Wt. KG
Knitted pullover      30                        61.84
Terry towel           5                         667.58
"""
    items = line_items_of(document_of("packing_list", text))
    assert [(i.packages, i.lot_number, i.net_weight) for i in items] == [("30", None, "61.84"), ("5", None, "667.58")]


UNHEADED = """
Wir lieferten Ihnen:
3      Stk   Bürostuhl Modell Rhön       120,50      361,50
12,5   kg    Holzleim wasserfest          8,40       105,00
             in Eimern
Gesamtbetrag                                         466,50
"""


def test_without_a_heading_the_products_of_the_rows_tell_the_columns():
    items = line_items_of(document_of("commercial_invoice", UNHEADED))
    assert [(i.description, i.quantity, i.unit, i.unit_price, i.amount) for i in items] == [
        ("Bürostuhl Modell Rhön", "3", "H87", "120.5", "361.5"),
        ("Holzleim wasserfest in Eimern", "12.5", "KGM", "8.4", "105"),
    ]


def test_without_a_heading_rows_that_do_not_multiply_are_nothing():
    assert line_items_of(document_of("commercial_invoice", UNHEADED.replace("105,00", "104,00"))) == ()
    assert line_items_of(document_of("packing_list", UNHEADED)) == ()
    third = "2      Stk   Leimpinsel breit            3,00         7,00\nGesamt"
    assert line_items_of(document_of("commercial_invoice", UNHEADED.replace("Gesamt", third))) == ()


def test_columns_side_by_side_are_tables_of_their_own():
    text = """
S/N   Bale No.    Net Kg      S/N   Bale No.    Net Kg
1     8400001     210.5       3     8400003     219.0
2     8400002     215.0       4     8400004     212.5
"""
    items = line_items_of(document_of("bale_list", text))
    assert [(i.description, i.net_weight) for i in items] == [
        ("8400001", "210.5"),
        ("8400002", "215"),
        ("8400003", "219"),
        ("8400004", "212.5"),
    ]


SUMMED = """
Description         Cartons     Net kg      Gross kg
Knitted pullover    30          61.50       65.00
Terry towel         5           10.25       11.00
                    35          71.75       76.00
"""


def test_a_row_of_sums_without_a_word_is_no_line():
    items = line_items_of(document_of("packing_list", SUMMED))
    assert [i.packages for i in items] == ["30", "5"]


def test_a_row_without_a_name_that_is_no_sum_stays():
    items = line_items_of(document_of("packing_list", SUMMED.replace("71.75", "70.75")))
    assert [i.packages for i in items] == ["30", "5", "35"]


@pytest.mark.parametrize("lost", ["30", "  "])
def test_a_row_of_two_sums_is_no_line_where_a_figure_above_them_was_lost(lost: str):
    items = line_items_of(document_of("packing_list", SUMMED.replace("30 ", f"{lost} ", 1)))
    assert [i.description for i in items] == ["Knitted pullover", "Terry towel"]


@pytest.mark.parametrize(("words", "lines"), [("            ", 1), ("Quantity    ", 1), ("Ladies dress", 2)])
def test_a_second_row_with_the_figures_of_the_first_is_its_sum_only_without_goods(words: str, lines: int):
    text = "\n".join([*SUMMED.strip().split("\n")[:2], f"{words}        30          61.50       65.00\n"])
    assert len(line_items_of(document_of("packing_list", text))) == lines


def test_numbered_lines_of_words_open_the_rows_below_them():
    text = """
Item    Material     Description
                                          Order qty. Unit     Price per unit     Net value
00010   KX-5593      LED panel
                                          250 PC              314.00             78,500.00
00020   KX-9616      Hex bolt
                                          10 PC               2.50               25.00
"""
    items = line_items_of(document_of("purchase_order", text))
    assert [(i.description, i.quantity) for i in items if i.amount] in (
        [("LED panel", "250"), ("Hex bolt", "10")],
        [("KX-5593 LED panel", "250"), ("KX-9616 Hex bolt", "10")],
    )


def test_words_above_their_numbers_belong_to_the_row_below():
    text = """
Item  Description          Qty     Unit   Price     Amount
      Hex bolt
      with nut
1     your part 77         20      pcs    2.50      50.00
      LED panel
2     your part 78         3       pcs    30.00     90.00
"""
    items = line_items_of(document_of("commercial_invoice", text))
    assert [i.description for i in items] == ["Hex bolt with nut your part 77", "LED panel your part 78"]


def test_words_below_their_numbers_belong_to_the_row_above():
    text = """
Item  Description          Qty     Unit   Price     Amount
1     Hex bolt             20      pcs    2.50      50.00
      with nut
2     LED panel            3       pcs    30.00     90.00
      your part 78
"""
    items = line_items_of(document_of("commercial_invoice", text))
    assert [i.description for i in items] == ["Hex bolt with nut", "LED panel your part 78"]


def test_a_lettered_group_is_no_part_of_the_heading():
    text = """
Code     Description     Qty    Price    Amount
Grupo A
A-1      Hex bolt        20     2.50     50.00
A-2      LED panel       3      30.00    90.00
"""
    table = find_tables(document_of("commercial_invoice", text))[0]
    assert [c.heading for c in table.columns] == ["Code", "Description", "Qty", "Price", "Amount"]


BOXES = """
Rechnungspositionen
Position 1
Auftragsposition: 10        Menge:                      3,00
                            Einheit:                    C62
                            Preis pro Einheit (netto):  12,50
                            Gesamtpreis (netto):        37,50
Bezeichnung: Druckerpapier  Umsatzsteuersatz:           19
Position 2
                            Menge:                      2,50
                            Einheit:                    KGM
                            Preis pro Einheit (netto):  4,00
                            Gesamtpreis (netto):        10,00
Bezeichnung: Holzleim       Umsatzsteuersatz:           19
"""


def test_boxes_of_labels_and_values_are_lines():
    items = line_items_of(document_of("commercial_invoice", BOXES))
    assert [(i.description, i.quantity, i.unit_price, i.amount) for i in items] == [
        ("Druckerpapier", "3", "12.5", "37.5"),
        ("Holzleim", "2.5", "4", "10"),
    ]


def test_numbered_boxes_without_amounts_are_no_lines():
    text = BOXES.replace("Gesamtpreis (netto):", "Lieferzeitraum Tage:")
    assert line_items_of(document_of("commercial_invoice", text)) == ()


ENTRY = """
27. Line  28. Description of Merchandise                                  32. A. Entered  33. A. HTSUS
No.       29. A. HTSUS No.    30. A. Gross Weight   31. Net Quantity      Value           Rate
          B. AD/CVD No.       B. Manifest Qty.      in HTSUS Units        B. CHGS
001       COTTON KNITTED SHIRTS
          6105.10.0010        541 KG                120 DOZ               3,437           19.7%
          MPF 499                                                                         .3464%
002       COTTON TROUSERS
          9903.88.15                                                                      7.5%
          6203.42.4011        208 KG                300 DOZ               7,230           16.6%
"""


def test_lines_of_an_entry_summary_stand_in_numbered_boxes():
    items = line_items_of(document_of("entry_summary", ENTRY))
    assert [(i.description, i.hs_code, i.gross_weight, i.quantity, i.amount) for i in items] == [
        ("COTTON KNITTED SHIRTS", "6105.10.0010", "541", "120", "3437"),
        ("COTTON TROUSERS", "6203.42.4011", "208", "300", "7230"),
    ]


BROKER_ENTRY = """
27. Line  29. A. HTSUS No.   28. Description of Merchandise   31. Net Quantity   32. A. Entered   33. A. HTSUS
No.                                                           in HTSUS Units     Value            Rate
001       7318.15.2095       BOLTS OF STEEL                   12,400 KG          25,432           2.5%
                             ZINC PLATED
002       7318.16.0085       NUTS OF STEEL                    6,900 KG           2,563            FREE

          Total              OF ALL LINES                                        27,995
"""


def test_the_description_of_an_entry_line_may_have_a_column_of_its_own():
    items = line_items_of(document_of("entry_summary", BROKER_ENTRY))
    assert [(i.description, i.hs_code, i.quantity, i.amount) for i in items] == [
        ("BOLTS OF STEEL ZINC PLATED", "7318.15.2095", "12400", "25432"),
        ("NUTS OF STEEL", "7318.16.0085", "6900", "2563"),
    ]


def test_an_entry_line_without_a_value_is_none():
    items = line_items_of(document_of("entry_summary", ENTRY.replace("3,437", "     ").replace("7,230", "     ")))
    assert [i for i in items if i.amount] == []


def sheet_of(*rows: tuple[str, ...]) -> Document:
    """A packing list whose words stand in the cells of a spreadsheet."""
    words = [
        Word(
            part,
            BBox(60.0 * c, 12.0 * r, 60.0 * c + 50, 12.0 * r + 10),
            source="layout",
            cell=f"Sheet1!{chr(65 + c)}{r + 1}",
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        for part in text.split()
    ]
    return Document("0" * 64, (Page(1, 612, 792, tuple(words), source="layout"),), "packing_list", 1.0)


TIERS = (
    ("Carton No.", "Description", "Quantity", "", "Weight (kg)", ""),
    ("", "", "Cartons", "Pieces", "Net", "Gross"),
)


def test_two_tiers_of_a_sheet_are_one_heading():
    items = line_items_of(sheet_of(*TIERS, ("1-3", "Shirt blue", "3", "36", "12.5", "14.1")))
    assert [(i.description, i.packages, i.quantity, i.net_weight, i.gross_weight) for i in items] == [
        ("Shirt blue", "3", "36", "12.5", "14.1")
    ]


def test_a_first_row_of_words_is_no_second_tier():
    heading = ("Description", "Colour", "Cartons", "Net kg")
    table = find_tables(sheet_of(heading, ("Shirt", "blue", "3", "12.5"), ("Dress", "red", "4", "9.5")))[0]
    assert [c.heading for c in table.columns] == list(heading)
    assert len(table.rows) == 2


GROUPED = """
No  Description   Qty   Rate   Value    CGST            Total
                                        Rate   Amount
1   Cotton yarn   10    5.00   50.00    9%     4.50     54.50
2   Cotton tape   20    2.25   45.00    9%     4.05     49.05
"""


def test_a_group_of_taxes_over_two_drawn_columns_is_none_of_the_line():
    document = drawn(document_of("commercial_invoice", GROUPED), (0, 4, 18, 24, 31, 40, 47, 56, 63), (0, 2, 3, 4))
    page = document.pages[0]
    split = 34.0 + 47 * CELL_WIDTH  # the rule between the two columns of the group begins below its heading
    rules = (r._replace(top=36.0 + CELL_HEIGHT) if r.x0 == split and r.height > 10 else r for r in page.rules)
    document = replace(document, pages=(replace(page, rules=tuple(rules)),))
    kinds = [c.kind for c in find_tables(document)[0].columns]
    assert kinds == ["position", "description", "quantity", "unit_price", "amount", "other", "other", "amount"]
