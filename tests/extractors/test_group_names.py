"""Goods that a caption names for the rows below it; heads of groups behind sums; lines of entries."""

from __future__ import annotations

import pytest

from extractors.evidence import BBox, LineItem, Word
from extractors.tables.columns import strict_kind
from extractors.tables.table_model import Cell, Column, Row, Table
from extractors.tables.table_shapes import shaped
from tests.extractors.pages import document_of, line_items_of


def items_of(text: str, kind: str = "packing_list") -> tuple[LineItem, ...]:
    return line_items_of(document_of(kind, text))


SIZED = """
Code        Size      Qty (pcs)     Price     Amount
{}
T-1         50x90       100          2.00     200.00
T-2         70x140      100          4.00     400.00
{}
A-1         70x85       100          3.00     300.00
TOTAL                                         900.00
"""


@pytest.mark.parametrize(
    ("first", "second", "names", "codes"),
    [
        ("100% COTTON TOWELS", "100% LINEN APRONS", ["100% COTTON TOWELS"] * 2 + ["100% LINEN APRONS"], [None, None]),
        # Beside a number anything may stand: the number alone is told.
        ("Towels HS Code 6302.60", "Aprons HS Code 6211.42", [None] * 3, ["6302.60", "6211.42"]),
        ("HS Code 6302.60 (GSP ELIGIBLE)", "HS Code 6211.42 BY AIR", [None] * 3, ["6302.60", "6211.42"]),
        ("Description: Terry towels", "Description: Aprons", ["Terry towels", "Terry towels", "Aprons"], [None, None]),
        # Parts of goods, fees, compositions alone, countries, other papers name none.
        ("SHELL 100% COTTON", "LINING 100% SILK", [None] * 3, [None, None]),
        ("COMMISSION 5% COTTON COUNCIL FEE", "5% COTTON COUNCIL FEE", [None] * 3, [None, None]),
        ("100% WOOL", "100% COTTON", [None] * 3, [None, None]),
        ("100% COTTON MADE IN USA", "100% SILK MADE IN ITALY", [None] * 3, [None, None]),
        ("100% RECYCLED POLYBAGS", "100% ORGANIC LABELS", [None] * 3, [None, None]),
        # What names no goods: papers, places, packages, what follows a label of something else.
        ("Ladies shirts as agreed", "Mens shirts as agreed", [None] * 3, [None, None]),
        ("50% DEPOSIT RECEIVED", "100% PREPAID BY BANK", [None] * 3, [None, None]),
        ("Lot: A-12 packed by Joe", "Lot: A-13 packed by Ann", [None] * 3, [None, None]),
        ("PO 4711 first shipment", "PO 4712 second shipment", [None] * 3, [None, None]),
        ("Delivery to Denver", "Delivery to Portland", [None] * 3, [None, None]),
        ("CONTAINER TCLU1234567", "CONTAINER MSKU7654321", [None] * 3, [None, None]),
    ],
)
def test_captions_name_the_goods_of_the_rows_below(
    first: str, second: str, names: list[str | None], codes: list[str | None]
):
    found = items_of(SIZED.format(first, second), "commercial_invoice")
    assert [i.description for i in found] == names
    assert [i.hs_code for i in found] == [codes[0], codes[0], codes[1]]
    assert [i.style_number for i in found] == ["T-1", "T-2", "A-1"]


STYLED = """
Size       Colour     Qty      Unit price    Amount
{}
S          Red        100      2.00          200.00
M          Blue       100      3.00          300.00
Total                 200                    500.00
"""


@pytest.mark.parametrize(
    "caption",
    [
        "STYLE NO: LK-22 DELIVERY JUNE",
        "STYLE NO: LK-22 BY AIR",
        "STYLE NO: LK-22 OLD PRICE",
        "STYLE NO: LK-22 FACTORY KAVERI COTTON MILLS",
        "STYLE NO: LK-22 SEASON SPRING SUMMER",
        "Artikel-Nr.: LK-22 Lieferung Juni",
        "款号: LK-22 交货期六月",
        "STYLE NO: LK-22 Description: see attached list",
        "STYLE NO: LK-22 Description: as per contract SC-22",
        "STYLE NO: LK-22 Description: 见附件",
    ],
)
def test_behind_the_number_of_a_style_stand_other_things_than_goods(caption: str):
    found = items_of(STYLED.format(caption), "commercial_invoice")
    assert [(i.description, i.style_number) for i in found] == [(None, "LK-22")] * 2


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("STYLE NO: LK-22 60% COTTON 40% LINEN SHIRTS", "60% COTTON 40% LINEN SHIRTS"),
        ("STYLE NO: LK-22 Description: (SHIRTS)", "SHIRTS"),
    ],
)
def test_what_goods_are_made_of_and_a_label_tell_a_name(caption: str, name: str):
    assert [i.description for i in items_of(STYLED.format(caption), "commercial_invoice")] == [name] * 2


def test_a_label_in_a_cell_is_no_caption():
    found = items_of(
        """
Service                   Qty     Rate    Amount
Service A                  12    10.00    120.00
Description: Repair
Service B                   5     1.50      7.50
Description: Cleaning
""",
        "commercial_invoice",
    )
    assert [(i.quantity, i.amount) for i in found] == [("12", "120"), ("5", "7.5")]
    assert all("Repair" in (i.description or "") for i in found[:1])


def test_a_note_about_a_material_names_no_goods():
    found = items_of("""
Roll No.    Meters     N.W. (kg)
We confirm that all cotton is American
1           100.5       30.2
2           101.5       30.4
""")
    assert [(i.description, i.quantity) for i in found] == [(None, "100.5"), (None, "101.5")]


GROUPED = """
Item        Description                          Qty      Rate      Amount
            {}
SHK-36      Shaker base cabinet                   14     47.83      669.62
SHK-18D     Shaker drawer base                    20    334.16    6,683.20
            {}                                                    7,352.82
            Hardware
PULL-5      Bar pull 5 in                         33    142.64    4,707.12
HNG-110     Soft close hinge, pair                 7     31.26      218.82
            Delivery to site                       3     30.67       92.01
            Subtotal                                              5,017.95
"""


def test_the_head_of_a_group_behind_a_sum_is_no_part_of_a_name_and_lettered_codes_are_codes():
    found = items_of(GROUPED.format("Kitchen", "Subtotal"), "commercial_invoice")
    assert [(i.style_number, i.description) for i in found] == [
        ("SHK-36", "Shaker base cabinet"),
        ("SHK-18D", "Shaker drawer base"),
        ("PULL-5", "Bar pull 5 in"),
        ("HNG-110", "Soft close hinge, pair"),
        (None, "Delivery to site"),
    ]


def test_the_quantity_of_goods_is_not_that_in_an_auxiliary_unit():
    found = items_of("""
行号  物料代码   物料名称      颜色   辅助数量  辅助单位   数量    单位   批号
1    1.02.001  全棉染色布    藏青      23      卷     2321.0   米    260310
2    1.02.017  涤棉府绸      卡其       6      卷      515.5   米    260312
""")
    assert [(i.quantity, i.unit) for i in found] == [("2321", "MTR"), ("515.5", "MTR")]


def test_a_tariff_number_below_the_values_of_an_entry_line_is_the_lines():
    found = items_of(
        """
27.      28. Description of     30. A. Gross     31. Net Quantity     32. A. Entered     33. A. HTSUS
Line     Merchandise            Weight           in HTSUS Units       Value              Rate
No.      29. A. HTSUS No.
001      MEN'S WOVEN SHIRTS
         COTTON                 1,326 KG         442 DOZ              42,707             19.7%
         6205.20.2066
002      COTTON TOWELS
         6302.60.0020           3,230 KG         646 DOZ              36,715              9.1%
""",
        "entry_summary",
    )
    assert [(i.hs_code, i.quantity, i.gross_weight, i.amount) for i in found] == [
        ("6205.20.2066", "442", "1326", "42707"),
        ("6302.60.0020", "646", "3230", "36715"),
    ]
    assert found[0].description == "MEN'S WOVEN SHIRTS COTTON"


def test_where_a_line_of_an_entry_stays_open_none_is_put_together():
    """The second line has two values below it: a table of the first alone would be called the whole entry."""
    found = items_of(
        """
27.      28. Description of     30. A. Gross     31. Net Quantity     32. A. Entered     33. A. HTSUS
Line     Merchandise            Weight           in HTSUS Units       Value              Rate
No.      29. A. HTSUS No.
001      MEN'S WOVEN SHIRTS
         COTTON                 1,326 KG         442 DOZ              42,707             19.7%
         6205.20.2066
002      COTTON TOWELS
         TERRY                  3,230 KG         646 DOZ              36,715              9.1%
         6302.60.0020
         MPF                                                          270
""",
        "entry_summary",
    )
    assert [i.amount for i in found if i.hs_code == "6205.20.2066"] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("P.U. brut", "unit_price"),
        ("Preço bruto", "unit_price"),
        ("Montant brut", "amount"),
        ("P. Bruto", "gross_weight"),
        ("P. Líq.", "net_weight"),
        ("Brut", "gross_weight"),
    ],
)
def test_gross_is_a_weight_only_where_no_price_or_sum_is_named(text: str, kind: str):
    assert strict_kind(text) == kind


BLOCKS = """
Nº Fardo   P. Bruto   P. Líq.      Nº Fardo   P. Bruto   P. Líq.
4410221    230,0      228,2        4410225    232,6      230,8
4410222    226,3      224,5        4410226    211,7      209,9
"""


def test_a_blank_between_blocks_side_by_side_is_no_column():
    columns = [Column(h, k, None, x, x + 50) for h, k, x in [*_block(0), ("", None, 160), *_block(170)]]
    cells = [["4410221", "230,0", "228,2"], ["4410225", "232,6", "230,8"]]
    row = Row({i: _cell(t) for i, t in zip((0, 1, 2, 4, 5, 6), [*cells[0], *cells[1]], strict=True)}, 1)
    parts = shaped(Table(1, tuple(columns), (row,), (), "", False))
    assert [[c.text for c in part.rows[0].cells.values()] for part in parts] == cells
    assert [i.net_weight for i in items_of(BLOCKS, "bale_list")] == ["228.2", "224.5", "230.8", "209.9"]


def _block(x: float) -> list[tuple[str, str | None, float]]:
    return [("Fardo", "bale_number", x), ("P. Bruto", "gross_weight", x + 50), ("P. Líq.", "net_weight", x + 100)]


def _cell(text: str) -> Cell:
    return Cell(text, (Word(text, BBox(0, 0, 10, 10)),))


def test_a_model_beside_a_name_makes_the_goods_and_is_no_code():
    found = items_of(
        """
序号  产品名称      规格型号          计量单位   数量     单价      金额
1    番茄酱       70g×500        吨       10.00    20.00    200.00
2    番茄丁       3kg×600           箱       20.00    30.00    600.00
""",
        "contract",
    )
    assert [i.style_number for i in found] == [None, None]
    assert [(i.description or "")[:3] for i in found] == ["番茄酱", "番茄丁"]
