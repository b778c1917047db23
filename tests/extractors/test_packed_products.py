"""Quantities and weights that packages and their contents make; prices that make their amounts without a discount."""

from __future__ import annotations

import pytest

from extractors.evidence import LineItem
from extractors.tables.columns import column_kind, heading_unit
from tests.extractors.pages import document_of, line_items_of


def items_of(text: str, kind: str = "packing_list") -> tuple[LineItem, ...]:
    return line_items_of(document_of(kind, text))


FROM_TO = """
CARTON NOS    STYLE    DESCRIPTION          CTNS  PRS/  TOTAL    ----WEIGHT KGS----
FROM   TO                                         CTN   PRS        NET      GROSS
1      30     H2201    CREW SOCK ASST         30   120  3,600      165.7     192.7
31     49     H2202    ANKLE SOCK WHT         19    72  1,368       99.5     116.6
50     63     H2207    SPORT SOCK 5PK         14   120  1,680       67.0      79.6
"""


def test_pairs_a_carton_are_no_price_and_their_product_is_no_amount():
    found = items_of(FROM_TO)
    assert [(i.packages, i.quantity, i.unit, i.unit_price, i.amount) for i in found] == [
        ("30", "3600", "NPR", None, None),
        ("19", "1368", "NPR", None, None),
        ("14", "1680", "NPR", None, None),
    ]


WEIGHED = """
C/NO.    DESCRIPTION        CTNS     {}     {}     {}      {}
1-66     CERAMIC BOWL         66     17.2     1,135.2     16.0     1,056.0
67-85    CERAMIC MUG          19     16.6       315.4     15.4       292.6
"""


def test_of_two_columns_of_weights_that_of_all_packages_is_the_weight():
    found = items_of(WEIGHED.format("G.W.", "TTL G.W.", "N.W.", "TTL N.W."))
    assert [(i.packages, i.net_weight, i.gross_weight) for i in found] == [
        ("66", "1056", "1135.2"),
        ("19", "292.6", "315.4"),
    ]


@pytest.mark.parametrize(("printed", "weights"), [("962.5", [None, None]), ("26.5", ["12", "14.5"])])
def test_a_weight_whose_printed_sum_is_that_of_all_packages_is_one_packages(printed: str, weights: list[str | None]):
    found = items_of(f"""
DESCRIPTION          CTNS    NET KGS
CERAMIC MUG            50       12.0
CERAMIC PLATE          25       14.5
TOTAL                  75      {printed.rjust(5)}
""")
    assert [i.net_weight for i in found] == weights
    assert [i.packages for i in found] == ["50", "25"]


def test_where_headings_tell_nothing_the_packages_are_those_that_are_summed_up():
    found = items_of("""
DESCRIPTION          CARTONS   BOXES     TOTAL PCS
CERAMIC MUG               30      12           360
CERAMIC PLATE             19      10           190
TOTAL                     49                   550
""")
    assert [(i.packages, i.quantity) for i in found] == [("30", "360"), ("19", "190")]


def test_amounts_that_packages_make_are_no_pieces():
    found = items_of("""
Description          Cartons    Basis     Amount
Ceramic mugs              30       12        360
Ceramic bowls             19       10        190
""")
    assert [i.quantity for i in found] != ["360", "190"]


def test_cartons_of_so_many_pallets_are_no_pieces():
    found = items_of("""
DESCRIPTION          PALLETS   CTNS/PALLET    CARTONS
CERAMIC MUG                2            40         80
CERAMIC PLATE              3            30         90
""")
    assert [i.quantity for i in found] == [None, None]


@pytest.mark.parametrize(("one", "whole"), [("Straps/ctn", "Straps"), ("Layers", "Total layers"), ("每箱封条", "封条")])
def test_what_is_no_goods_on_packages_is_no_quantity(one: str, whole: str):
    found = items_of(f"""
DESCRIPTION        CARTONS   {one}   {whole}   GROSS KG
FROZEN SQUID           100     2          200       1,000.0
FROZEN PRAWNS           20     3           60         300.0
TOTAL                  120                260       1,300.0
""")
    assert [(i.packages, i.quantity) for i in found] == [("100", None), ("20", None)]


def test_quantities_of_compound_words_are_made_by_packages():
    found = items_of("""
Kolli   Artikel-Nr.   Bezeichnung                Stück/Kolli   Gesamtmenge   Netto kg   Brutto kg
5       SH-10         Schraube M10x50 A2                 200          1000       62,0       65,0
3       MU-10         Mutter M10 A2                      500          1500       18,0       19,8
8                     Gesamt                                          2500       80,0       84,8
""")
    assert [(i.packages, i.quantity) for i in found] == [("5", "1000"), ("3", "1500")]


def test_prices_of_packages_stay_prices():
    found = items_of(
        """
Description        Cartons    Unit price    Amount
Ceramic mugs            30           120     3,600
Ceramic bowls           19            72     1,368
""",
        "commercial_invoice",
    )
    assert [(i.packages, i.unit_price, i.amount) for i in found] == [("30", "120", "3600"), ("19", "72", "1368")]


def test_of_list_and_net_price_the_one_that_makes_the_amount_is_given():
    found = items_of(
        """
Code      Item                Qty  Unit   List price   Disc %   Net price    Amount
K-101     Ceramic knife       120  pcs          8.00       25        6.00    720.00
K-200     Peeler, swivel      200  pcs          3.00       10        2.70    540.00
""",
        "commercial_invoice",
    )
    assert [(i.unit_price, i.amount) for i in found] == [("6", "720"), ("2.7", "540")]


def test_an_amount_less_a_discount_in_money_is_the_amount_and_the_one_before_no_weight():
    found = items_of(
        """
Ref.    Descripcion           Cant.   Precio     Bruto      Dto.    Importe
V-01    Vino tinto              120     6,50    780,00     78,00     702,00
V-02    Vino blanco              60     4,20    252,00     25,20     226,80
""",
        "commercial_invoice",
    )
    assert [(i.unit_price, i.amount, i.gross_weight) for i in found] == [("6.5", "702", None), ("4.2", "226.8", None)]


def test_marks_of_cartons_with_spaces_around_their_stroke_are_no_packages():
    found = items_of("""
CTN NO.       DESCRIPTION         CTNS   PCS/CTN   TOTAL PCS   N.W. KGS
1  -  20      COTTON GLOVES         20       120       2,400      240.0
21 -  30      ACRYLIC GLOVES        10       120       1,200      130.0
""")
    assert [(i.packages, i.quantity) for i in found] == [("20", "2400"), ("10", "1200")]


def test_nothing_packs_or_weighs_less_than_nothing():
    found = items_of("""
DESCRIPTION          CTNS    PCS    NET KGS
COTTON GLOVES          -2    240      -12.0
WOOL GLOVES             3    360       18.0
""")
    assert [(i.packages, i.quantity, i.net_weight) for i in found] == [(None, "240", None), ("3", "360", "18")]


@pytest.mark.parametrize("heading", ["Our ref", "Your ref", "Unser Zeichen", "Nuestra ref."])
def test_references_of_papers_are_no_articles(heading: str):
    found = items_of(
        f"""
{heading:<15}Item              Qty     Price      Amount
S-1182         Steel basket      100      7.20      720.00
S-1190         Steel rack         40     18.00      720.00
""",
        "commercial_invoice",
    )
    assert [i.style_number for i in found] == [None, None]


@pytest.mark.parametrize(
    ("heading", "kind", "unit"),
    [
        ("Qty in Pcs", "quantity", "H87"),
        ("Quantity in kg", "quantity", "KGM"),
        ("Cantidad en kg", "quantity", "KGM"),
        ("Quantity Sq.m", "quantity", "MTK"),
        ("Qty in", "input_quantity", None),
        ("cái/thùng", "other", None),
        ("pcs/ctn", "other", None),
    ],
)
def test_a_measure_behind_a_heading_is_its_unit(heading: str, kind: str, unit: str | None):
    assert column_kind(heading) == kind
    assert kind == "other" or heading_unit(heading) == unit
