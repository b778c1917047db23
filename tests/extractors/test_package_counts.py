"""Counts of packages under headings of quantities, units of cells, and lines that wrap below the last row."""

from __future__ import annotations

import pytest

from extractors.evidence import LineItem
from extractors.extract.row_reader import RowReader
from extractors.tables.columns import direction_of
from extractors.tables.table_model import Cell, Column, Row, Table
from tests.extractors.pages import document_of, line_items_of

BESIDE_SORTS = """
=Packliste
Kollo    Anz.   Verpackungsart   Inhalt                  Menge   Netto kg   Brutto kg
1-2         2   Holzkiste        Getriebemotor           4          312.0      378.0
3           1   Verschlag        Steuerschrank           1          145.5      188.0
4-9         6   Karton           Dichtungen              60          42.0       49.8
"""
BY_THE_CASE = """
=PACKING LIST
Description               Case Qty    Net Weight KG   Commodity Code
Light spread 6x500g              8          24.00      21032000
Mixed cereal 6x220g            336         443.52      19049010
"""
BATCHES = """
=TAX INVOICE
Sl No   Description of Goods            HSN/SAC    Quantity      Rate   per         Amount
1       EVA sole sheet 12 mm             640610      450 Pcs   212.50   Pcs      95,625.00
          Batch : EV-2217
2       PU insole pair                   640690    2,400 Prs    38.20   Prs      91,680.00
3       Shoe lace 120 cm                 630790      180 Doz    46.00   Doz       8,280.00
          Batch : SL-90
4       Adhesive SR 998                  350610   75.500 Kgs   268.00   Kgs      20,234.00
"""
INCHES = """
=PURCHASE ORDER
Line    Part Number                 Quantity   UOM    Unit Price     Amount
        Description
1       77-A104                            8   EACH        56.25     450.00
        Collet chuck ER32

2       80-C113                           56   EACH        37.61   2,106.16
        Parallel set 1/8 in

3       80-C200                           10   EACH         5.00      50.00
        Cotton used
"""
FILLED = """
=PACKING LIST
Ctn No.   Description       Qty/Ctn   Ctns    Total   N.W. (kg)
1-20      Mug white              36     20      720      250.00
21-32     Mug blue               24     12      288      141.60
33        Sample box             10      1       10        3.00
"""


def _items(kind: str, text: str) -> list[LineItem]:
    return list(line_items_of(document_of(kind, text)))


def test_the_count_beside_the_kind_of_package_counts_packages() -> None:
    items = _items("packing_list", BESIDE_SORTS)
    assert [(i.packages, i.quantity) for i in items] == [("2", "4"), ("1", "1"), ("6", "60")]


def test_where_goods_are_priced_the_count_beside_their_packing_is_the_quantity() -> None:
    text = """
=INVOICE
Qty    Packaging type   Description          Unit Price       Amount
40     Carton           Peach halves              18.40       736.00
25     Pallet           Cherry tomatoes          114.25     2,856.25
"""
    items = _items("commercial_invoice", text)
    assert [(i.quantity, i.packages, i.amount) for i in items] == [("40", None, "736"), ("25", None, "2856.25")]


def test_cases_are_packages_and_the_quantity_where_nothing_else_is_counted() -> None:
    items = _items("packing_list", BY_THE_CASE)
    assert [(i.packages, i.quantity, i.unit) for i in items] == [("8", "8", "CS"), ("336", "336", "CS")]


def test_what_fills_a_carton_is_no_price_and_its_total_no_amount() -> None:
    items = _items("packing_list", FILLED)
    assert [(i.packages, i.quantity) for i in items] == [("20", "720"), ("12", "288"), ("1", "10")]
    assert not any(i.unit_price or i.amount for i in items)


def test_an_indented_batch_belongs_to_the_goods_above_it() -> None:
    items = _items("commercial_invoice", BATCHES)
    assert [i.lot_number for i in items] == ["EV-2217", None, "SL-90", None]
    assert items[0].description == "EVA sole sheet 12 mm"


def test_names_that_end_in_inches_or_read_like_a_side_of_a_process_stay_names() -> None:
    items = _items("purchase_order", INCHES)
    assert [(i.description or "").removeprefix(i.style_number or "").strip() for i in items] == [
        "Collet chuck ER32",
        "Parallel set 1/8 in",
        "Cotton used",
    ]


@pytest.mark.parametrize(("text", "side"), [("Parallel set 1/8 in", None), ("Cotton in", "input")])
def test_inches_are_no_side_of_a_process(text: str, side: str | None) -> None:
    assert direction_of(text) == side


def test_words_behind_the_sums_are_no_part_of_the_last_goods() -> None:
    text = """
=INVOICE INV/2026/00117
Description                     Quantity      Unit Price   Taxes       Amount
Export carton 5-ply          30.00 Units            1.20      0%      $ 36.00
Pallet, heat treated          4.00 Units           11.50      0%      $ 46.00
                                                  Untaxed Amount      $ 82.00
Payment Communication: 00117
                                                  Total               $ 82.00
"""
    names = [i.description for i in _items("commercial_invoice", text)]
    assert names == ["Export carton 5-ply", "Pallet, heat treated"]


def _reader(unit: str | None, quantity: str, *languages: str) -> RowReader:
    columns = tuple(Column(kind, kind, None, 0.0, 1.0) for kind in (("quantity", "unit") if unit else ("quantity",)))
    texts = [quantity, *([unit] if unit else [])]
    row = Row({i: Cell(text, ()) for i, text in enumerate(texts)}, 1)
    return RowReader(Table(1, columns, (row,), (), "", False), row, ".", languages)


@pytest.mark.parametrize(
    ("unit", "quantity", "code"),
    [
        ("Days", "12", "DAY"),
        ("sq.ft", "450", "FTK"),
        ("Pak", "3", "PK"),
        (None, "24 packs", "PK"),
        (None, "15 sheets", "ST"),
        (None, "8 ft", "FOT"),
        (None, "12 no", None),
        (None, "12 reference", None),
    ],
)
def test_units_of_a_quantity(unit: str | None, quantity: str, code: str | None) -> None:
    assert _reader(unit, quantity, "en").unit_of("quantity") == code


@pytest.mark.parametrize(("languages", "code"), [(("pt",), "BG"), (("it",), None), (("en", "pt"), None)])
def test_sc_is_a_sack_in_portuguese_alone(languages: tuple[str, ...], code: str | None) -> None:
    assert _reader("SC", "60", *languages).unit_of("quantity") == code
