"""Tables turned on their side: goods as columns, headings beside their cells."""

from __future__ import annotations

import pytest

from extractors.extract import extract_document
from extractors.tables import find_tables, rows_of
from extractors.tables.turned_tables import turned_tables
from tests.extractors.pages import document_of, line_items_of, page_of

LOTS = """
PACKING LIST

Lot No.            RT-881        RT-882        RT-890        Total
Article            Goat nappa    Goat tan      Cow softy
Finish             black         natural       brown
Bundles            10            8             9             27
Net weight (kg)    412.0         318.5         638.0         1368.5
Gross weight (kg)  441.0         342.0         678.0         1461.0
"""
ORDER = """
Style              K-201         K-204
Description        Crew tee      V-neck tee
Quantity (pcs)     5,000         4,000
Unit price USD     6.80          7.10
Amount USD         34,000.00     28,400.00
"""


def test_each_column_of_a_turned_table_is_a_line_and_its_total_none():
    items = line_items_of(document_of("packing_list", LOTS))
    assert [(i.lot_number, i.description, i.packages, i.net_weight, i.gross_weight) for i in items] == [
        ("RT-881", "Goat nappa", "10", "412", "441"),
        ("RT-882", "Goat tan", "8", "318.5", "342"),
        ("RT-890", "Cow softy", "9", "638", "678"),
    ]


def test_a_turned_order_gives_its_lines():
    items = line_items_of(document_of("purchase_order", ORDER))
    assert [(i.style_number, i.quantity, i.unit, i.unit_price, i.amount) for i in items] == [
        ("K-201", "5000", "H87", "6.8", "34000"),
        ("K-204", "4000", "H87", "7.1", "28400"),
    ]


def test_the_weight_of_the_first_good_is_not_that_of_all():
    values = {f.name: f.value for f in extract_document(document_of("packing_list", LOTS)).fields}
    assert values["net_weight"] == "1368.5"
    assert values["gross_weight"] == "1461"
    without_total = LOTS.replace("Total", "").replace("27", "").replace("1368.5", "").replace("1461.0", "")
    told = {f.name: f.value for f in extract_document(document_of("packing_list", without_total)).fields}
    assert told.get("net_weight") in (None, "1368.5")


@pytest.mark.parametrize(
    "text",
    [
        # A form: a label, its value, a label, its value.
        "Lot No.   RT-881   Quantity   500\nNet weight   412.0   Gross weight   441.0\nPackages   10   Style   K-1\n",
        # One value a label is no table.
        "Lot No.            RT-881\nQuantity           500\nNet weight (kg)    412.0\nPackages           10\n",
        # Figures that stand in no columns.
        "Style   K-201   K-204\nQuantity               5,000            4,000\nAmount   34,000.00     28,400.00\n",
        # Upright: headings over their rows.
        "Lot No.    Quantity   Net weight\nRT-881     500        412.0\nRT-882     600        318.5\n",
    ],
)
def test_forms_and_upright_tables_are_not_turned(text: str):
    assert not any(table.turned for table in find_tables(document_of("packing_list", text)))


INVOICE = """
COMMERCIAL INVOICE

Description      Quantity (kg)   Unit price USD   Amount USD
Yarn 20s         100             2.00             200.00
Yarn 30s         200             2.00             400.00
Total            300                              600.00
{gap}
Lot No.            RT-881        RT-882
Net weight (kg)    98.0          196.0
Gross weight (kg)  100.0         200.0
"""
CARTONS = """
PACKING LIST

Description       Cartons    Quantity (pcs)
Cotton shirts     10         200
Cotton blouses    20         400
Total             30         600

                             HS code       6205.20   6205.30
                             Net weight    98.0      216.1
                             Gross weight  100.0     220.5
"""
RECORD = """
PRODUCTION RECORD

Lot No.            RT-881        RT-882
Description        Goat nappa    Cow softy
Quantity (kg)      412.0         638.0
Gross weight (kg)  441.0         678.0
"""


def fields_of(kind: str, text: str) -> dict[str, list[str | None]]:
    found: dict[str, list[str | None]] = {}
    for field in extract_document(document_of(kind, text)).fields:
        found.setdefault(field.name, []).append(field.value)
    return found


@pytest.mark.parametrize("gap", ["", "\n\n"])
def test_goods_listed_upright_are_not_listed_again_on_their_side(gap: str):
    text = INVOICE.format(gap=gap)
    items = line_items_of(document_of("commercial_invoice", text))
    assert [(i.description, i.quantity, i.amount) for i in items] == [
        ("Yarn 20s", "100", "200"),
        ("Yarn 30s", "200", "400"),
    ]
    told = fields_of("commercial_invoice", text)
    assert (told["quantity"], told["total"]) == (["300"], ["600"])


def test_goods_of_another_page_are_not_listed_again_on_their_side():
    goods, lots = CARTONS.split("\n\n", 1)[1].split("\n\n", maxsplit=1)[0], LOTS
    items = line_items_of(document_of("packing_list", f"PACKING LIST\n\n{goods}", lots))
    assert [(i.description, i.quantity) for i in items] == [("Cotton shirts", "200"), ("Cotton blouses", "400")]


def test_lines_below_headings_of_columns_are_not_turned():
    heading = "Description       Quantity      Net weight\nAll goods as they were agreed upon by the parties before\n"
    assert not any(table.turned for table in find_tables(document_of("packing_list", heading + LOTS.split("\n\n")[1])))


def test_figures_below_a_list_of_goods_are_no_goods():
    assert not any(table.turned for table in find_tables(document_of("packing_list", CARTONS)))
    told = fields_of("packing_list", CARTONS)
    assert (told["packages"], told["quantity"], told["net_weight"]) == (["30"], ["600"], ["98"])


@pytest.mark.parametrize(
    "text",
    [
        # Two states of one good.
        "Description      Declared      Found\nQuantity (kg)    1000          998\n"
        "Net weight (kg)  1000          998\n",
        "                 Declared      Found\nDescription      Cotton yarn   Cotton yarn\n"
        "Quantity (kg)    1000          998\nNet weight (kg)  1000          998\n",
        "                 Ordered       This shipment   Balance\nStyle            K-201         K-201           K-201\n"
        "Quantity (pcs)   1000          600             400\nNet weight (kg)  500           300             200\n",
        # Words above say what the columns are, though each names a lot of its own.
        "                 Declared      Found\nLot No.          RT-881        RT-882\n"
        "Quantity (kg)    1000          998\nNet weight (kg)  1000          998\n",
        "Stage            Declared      Found\nLot No.          RT-881        RT-882\n"
        "Quantity (kg)    1000          998\nNet weight (kg)  1000          998\n",
        "Lot No.          RT-881        RT-882\nStage            Input         Output\n"
        "Quantity (kg)    1000          998\nNet weight (kg)  1000          998\n",
        # What one package holds, and all of them.
        "Style            per carton    Shipment\nPackages         1             40\n"
        "Quantity (pcs)   25            1000\nNet weight (kg)  12.5          500\n",
        # One lot in kilograms and pounds.
        "Lot No.        RT-881 (kg)   RT-881 (lb)\nPackages       40            40\n"
        "Net weight     500.0         1102.3\n"
        "Gross weight   510.0         1124.4\n",
        "Lot No.        RT-881K       RT-881P\nPackages       40            40\nNet weight     500.0         1102.3\n"
        "Gross weight   510.0         1124.4\n",
        # One good in two languages.
        "Description      Cotton yarn   Fil de coton\nQuantity (kg)    1000          1000\n"
        "Packages         40            40\nNet weight (kg)  1000          1000\n",
        # Lines of which nothing tells what they hold.
        "Lot No.          RT-881        RT-882\nZorb             12            14\nQuux             blue          red\n"
        "Quantity (kg)    1000          998\nNet weight (kg)  1000          998\n",
        # A tariff number is no name, an empty line parts.
        "HS code          6205.20       6205.30\nNet weight       98.0          216.1\n"
        "Gross weight     100.0         220.5\n",
        "Lot No.          RT-881        RT-882\n\n\nQuantity (kg)    1000          998\n"
        "Net weight (kg)  1000          998\n",
    ],
)
def test_columns_that_are_no_goods_are_not_added(text: str):
    page = f"PACKING LIST\n\n\n{text}"
    assert not any(table.turned for table in find_tables(document_of("packing_list", page)))
    assert len(fields_of("packing_list", page).get("net_weight", [])) < 2


def test_two_sides_of_a_process_are_no_goods_side_by_side():
    drawn = """
Lot No.            RT-881             RT-882
Description        {:<16}   {}
Quantity (kg)      412.0              638.0
Gross weight (kg)  441.0              678.0
"""
    goods, sides = drawn.format("Goat nappa", "Cow softy"), drawn.format("Cotton consumed", "Finished goods")
    assert len(turned_tables(1, rows_of(page_of(goods)))[0]) == 1
    assert not turned_tables(1, rows_of(page_of(sides)))[0]


def test_goods_that_are_as_many_as_the_others_together_are_no_total():
    order = ORDER.replace("Unit price USD     6.80          7.10\n", "").split("\n")
    last = ["", "K-205", "Polo", "9,000", "62,400.00"]
    text = "\n".join(f"{line:<48}{more}" for line, more in zip(order, [*last, ""], strict=True))
    items = line_items_of(document_of("purchase_order", text))
    assert [(i.style_number, i.quantity) for i in items] == [("K-201", "5000"), ("K-204", "4000"), ("K-205", "9000")]
    assert fields_of("purchase_order", text)["quantity"] == ["18000"]


def test_lots_side_by_side_are_the_lots_of_a_production_record():
    told = fields_of("production_record", RECORD)
    assert (told["lot_number"], told["quantity"]) == (["RT-881", "RT-882"], ["1050"])
