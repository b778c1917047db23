"""Tables turned on their side: goods as columns, headings beside their cells."""

from __future__ import annotations

import pytest

from extractors.extract import extract_document
from extractors.tables import find_tables
from tests.extractors.pages import document_of, line_items_of

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
