"""Line items: headings in several languages, wrapped cells, sums, page breaks, directions, open numbers."""

from __future__ import annotations

from extractors.tables import find_tables
from tests.extractors.pages import document_of, line_items_of

INVOICE = """
Description of Goods              Lot No.     Quantity   Unit   Unit Price   Amount
Cotton yarn Ne 40s warp           Y-376W      2,626.00   kg     318.50       836,381.00
Cotton yarn Ne 40s weft,          Y-476F      2,064.00   kg     322.00       664,608.00
compact
                                              Subtotal                       1,500,989.00
                                              Total                          1,576,038.45
Goods once sold are not taken back 30 days after delivery.
"""


def test_goods_with_a_wrapped_description_and_sums_apart():
    items = line_items_of(document_of("commercial_invoice", INVOICE))
    assert [(i.description, i.lot_number, i.quantity, i.unit, i.unit_price, i.amount) for i in items] == [
        ("Cotton yarn Ne 40s warp", "Y-376W", "2626", "KGM", "318.5", "836381"),
        ("Cotton yarn Ne 40s weft, compact", "Y-476F", "2064", "KGM", "322", "664608"),
    ]


def test_decimal_comma_is_proved_by_the_products():
    text = """
Pos  Bezeichnung         Menge      Einzelpreis    Gesamtpreis
1    Gewebe blau         1.200 m    2,505          3.006,00
2    Gewebe grau         2 m        1,100          2,20
"""
    items = line_items_of(document_of("commercial_invoice", text))
    assert [(i.quantity, i.unit, i.unit_price, i.amount) for i in items] == [
        ("1200", "MTR", "2.505", "3006"),
        ("2", "MTR", "1.1", "2.2"),
    ]


def test_columns_in_chinese():
    text = """
序号   货号     品名          单位   数量     单价     金额
1      F-1      全棉府绸      米     12,000   18.50    222,000.00
2      F-2      全棉斜纹      米     8,000    19.00    152,000.00
合计                                 20,000            374,000.00
"""
    items = line_items_of(document_of("purchase_order", text))
    assert [(i.style_number, i.description, i.quantity, i.unit, i.amount) for i in items] == [
        ("F-1", "全棉府绸", "12000", "MTR", "222000"),
        ("F-2", "全棉斜纹", "8000", "MTR", "152000"),
    ]


def test_directions_of_a_production_record():
    text = """
GİRDİLER
Lot No     Açıklama              Miktar      Birim
K-101      Kütlü pamuk           45.500,00   kg
ÇIKTILAR
Lot No     Açıklama              Miktar      Birim
L-301      Lif pamuk             16.850,00   kg
FİRE
Cinsi                            kg
Toz                              2.650,00
"""
    items = line_items_of(document_of("production_record", text))
    assert [(i.direction, i.lot_number, i.quantity) for i in items] == [
        ("input", "K-101", "45500"),
        ("output", "L-301", "16850"),
        ("waste", None, "2650"),
    ]


def test_a_row_with_input_and_output_is_two_lines():
    text = """
Date          Lot      Cotton fed kg    Yarn kg
07-Mar-2021   Y-1      315              273
08-Mar-2021   Y-1      310              270
"""
    items = line_items_of(document_of("production_record", text))
    assert [(i.direction, i.quantity, i.unit) for i in items][:2] == [("input", "315", "KGM"), ("output", "273", "KGM")]


def test_table_goes_on_over_the_page_break():
    first = """
Description          Quantity    Unit Price    Amount
Shirt blue           100         2.50          250.00
Shirt grey           200         2.50          500.00
"""
    second = """
Shirt green          300         2.50          750.00
Total                600                       1,500.00
"""
    items = line_items_of(document_of("commercial_invoice", first, second))
    assert [i.description for i in items] == ["Shirt blue", "Shirt grey", "Shirt green"]
    assert [i.place.page for i in items] == [1, 1, 2]


def test_packing_list_with_units_in_a_second_heading_line():
    text = """
C/NO.     STYLE NO.   DESCRIPTION         QTY      CTNS   N.W.      G.W.
                                          (PCS)           (KGS)     (KGS)
1-50      NW-100      MEN'S T-SHIRT       2,500    50     500.00    550.00
51-80     NW-200      LADIES' T-SHIRT     1,500    30     270.00    300.00
TOTAL:                                    4,000    80     770.00    850.00
"""
    items = line_items_of(document_of("packing_list", text))
    assert [(i.style_number, i.quantity, i.unit, i.packages, i.net_weight, i.gross_weight) for i in items] == [
        ("NW-100", "2500", "H87", "50", "500", "550"),
        ("NW-200", "1500", "H87", "30", "270", "300"),
    ]


def test_bales_are_named_by_their_number_and_weighed_in_kilograms():
    text = """
PBI / Bale No.     Net lb     Net kg     Mic
813468790554       509        230.7      4.4
813468790555       495        224.4      4.0
Total net kg                  455.1
"""
    items = line_items_of(document_of("bale_list", text))
    assert [(i.description, i.net_weight) for i in items] == [("813468790554", "230.7"), ("813468790555", "224.4")]


def test_a_column_of_unknown_heading_is_the_amount_when_the_products_say_so():
    text = """
Description          Quantity    Unit Price    Extd
Shirt blue           100         2.50          250.00
Shirt grey           200         2.50          500.00
"""
    items = line_items_of(document_of("commercial_invoice", text))
    assert [i.amount for i in items] == ["250", "500"]


def test_sums_are_kept_in_the_table():
    (table,) = find_tables(document_of("commercial_invoice", INVOICE))
    assert [row.cells[5].text for row in table.totals] == ["1,500,989.00", "1,576,038.45"]
    assert not table.open


def test_workers_are_no_line_items():
    text = """
Employee Name     Days    Wages
Asha Rao          26      500.00
"""
    assert line_items_of(document_of("labor_record", text)) == ()
