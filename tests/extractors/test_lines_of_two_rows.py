"""Lines of goods printed on two rows: codes above names, numbers below them, notes that open a line."""

from __future__ import annotations

import pytest

from extractors.classify import type_scores
from extractors.evidence import LineItem
from tests.extractors.pages import document_of, line_items_of

WEIGHED = """
EGE OLIVE OIL EXPORT CO.

INVOICE

To: Liberty Foods LLC                    No: EZY2025000000093

COMMODITY                   QTY      UNIT     {}       AMOUNT
OLIVE OIL 12 x 1 L          1.250    CASE     54,60         68.250,00

TOTAL N.W. : 21.480,00 KGS
TOTAL G.W. : 26.995,00 KGS
TOTAL PACKAGES: 1.670 CASES ON 24 PALLETS
"""


def test_prices_speak_against_a_packing_list_whatever_is_weighed():
    priced, other = (
        type_scores(document_of("other", WEIGHED.format(heading)).pages)["packing_list"]
        for heading in ("U.PRICE", "GRADE")
    )
    assert priced < other


def items_of(text: str, kind: str = "commercial_invoice") -> tuple[LineItem, ...]:
    return line_items_of(document_of(kind, text))


TIERS = """
Pos.    Material        Bezeichnung
                Menge                 Preis     Preiseinheit       Wert EUR
000010  DR-40-62-7      Wellendichtring NBR 72
                    130 ST         46,93 EUR     100 ST                61,01
        Rabatt                      10,00- %                          6,10-
        Nettowert                                                     54,91
000020  OR-118-5        O-Ring FKM 80 braun
                    500 ST         27,05 EUR     100 ST               135,25
000030  NR-35-16        Nutring PU 94 Shore
                    520 ST          2,64 EUR     1 ST               1.372,80
"""


def test_a_price_for_a_hundred_proves_a_block_and_its_discounts_its_net_amount():
    found = [(i.quantity, i.unit, i.unit_price, i.amount) for i in items_of(TIERS)]
    assert found == [
        ("130", "H87", "46.93", "54.91"),
        ("500", "H87", "27.05", "135.25"),
        ("520", "H87", "2.64", "1372.8"),
    ]


def test_names_with_figures_stay_whole_on_the_line_that_opens_a_block():
    found = [(i.style_number, i.description) for i in items_of(TIERS)]
    assert found == [
        ("DR-40-62-7", "Wellendichtring NBR 72"),
        ("OR-118-5", "O-Ring FKM 80 braun"),
        ("NR-35-16", "Nutring PU 94 Shore"),
    ]


def test_amounts_that_do_not_come_to_another_leave_a_line_its_product():
    assert items_of(TIERS.replace("54,91", "53,90"))[0].amount == "61.01"


def test_what_was_delivered_of_a_line_is_not_taken_off_it():
    part = TIERS.replace(
        "Rabatt                      10,00- %                          6,10-", "davon geliefert" + 51 * " " + "6,10"
    )
    assert "geliefert" in part
    assert items_of(part)[0].amount == "61.01"


STACKED = """
Line    {}     Quantity    UoM    Net Price    Net Amount
00010   {}        90          EA     17.43        1,568.70
        HOUSING, PUMP
00020   {}        190         EA     68.12        12,942.80
        COVER, REAR
"""


@pytest.mark.parametrize("heading", ["Material No.", "Part Number "])
def test_a_code_above_each_name_under_a_heading_of_codes_is_the_articles(heading: str):
    found = items_of(STACKED.format(heading, "HC-2210-A", "HC-2214-B"), "purchase_order")
    assert [(i.style_number, i.description) for i in found] == [
        ("HC-2210-A", "HOUSING, PUMP"),
        ("HC-2214-B", "COVER, REAR"),
    ]


def test_under_a_heading_with_a_stroke_the_description_keeps_the_code():
    found = items_of(STACKED.format("Item / Goods", "HC-2210-A", "HC-2214-B"), "purchase_order")
    assert [(i.style_number, i.description) for i in found] == [
        ("HC-2210-A", "HC-2210-A HOUSING, PUMP"),
        ("HC-2214-B", "HC-2214-B COVER, REAR"),
    ]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Description ", "HC-2210-A", "HC-2214-B"),  # the heading says nothing of codes
        ("Item / Goods", "Screen18 ", "Screen13 "),  # a word with a figure
        ("Item / Goods", "6109.10  ", "6205.20  "),  # a tariff number
        ("Item / Goods", "500g     ", "250g     "),  # a measure
        ("Item / Goods", "M8x40    ", "M10x40   "),
        ("Item / Goods", "AX-4410  ", "AX-4410  "),  # what all rows share
        ("Item / Goods", "HC-2210-A", "as above "),
        ("Material    ", "S235JR   ", "S355J2   "),  # sorts of steel
        ("Item / Goods", "Q1/2025  ", "Q2/2025  "),
        ("Item / Goods", "03/2025  ", "04/2025  "),
        ("Item / Goods", "DN50     ", "DN80     "),
        ("Item / Goods", "EN10204  ", "DIN931   "),
        ("Item / Goods", "MSKU1234567", "TGHU7654321"),
    ],
)
def test_what_else_stands_above_names_is_no_code(heading: str, first: str, second: str):
    found = items_of(STACKED.format(heading, first, second), "purchase_order")
    assert [i.style_number for i in found] == [None, None]


NOTES = """
Pos     Menge    Artikel-Nr.    Text                    Preis    Betrag
1       2        20712          Apfelsaft               5,00     10,00
                                Kiste

2       3        44087          Quittengelee            4,00     12,00
                                Glas

{}
3       4        56932          Senf                    2,00     8,00
                                Eimer
"""


def test_a_note_that_opens_a_line_is_no_part_of_its_name():
    note = "                                Nachlieferung zu AB-611:"
    assert [i.description for i in items_of(NOTES.format(note))][2] == "Senf Eimer"


def test_names_above_their_numbers_stay_though_they_end_in_a_colon():
    text = """
Description             Quantity    Price    Amount
Ladies dress:
red, size M             10          5.00     50.00
Ladies skirt:
blue, size S            20          4.00     80.00
"""
    assert all("Ladies" in (i.description or "") for i in items_of(text))


def test_a_code_without_a_name_below_it_is_no_name():
    text = """
Line   Part No.             Quantity        Unit Price   Amount
       Description
10     HC-2210              90              17.43        1,568.70
       HOUSING, PUMP
20     HC-2214              190             68.12        12,942.80
"""
    assert [(i.style_number, i.description) for i in items_of(text, "purchase_order")] == [
        ("HC-2210", "HOUSING, PUMP"),
        ("HC-2214", None),
    ]


TYPED = """
LN  ITEM NUMBER        QTY SHP   UM     PRICE    EXTENSION
    DESCRIPTION
 1  HC 1/2-13X2 Z      1900      EA     0.40     760.00
    HEX CAP SCREW GR5
 2  FW 1/2 US          700       EA     0.10     70.00
    FLAT WASHER
"""


def test_under_a_heading_of_two_lines_codes_may_have_several_pieces():
    assert [(i.style_number, i.description) for i in items_of(TYPED)] == [
        ("HC 1/2-13X2 Z", "HEX CAP SCREW GR5"),
        ("FW 1/2 US", "FLAT WASHER"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("COTTON YARN 30", "COTTON YARN 40"),
        ("BAUMWOLLE 2026", "LEINEN 2026   "),
        ("98/2 CO-EA    ", "65/35 PC      "),
        ("NE30/1        ", "NE40/1        "),
        ("LOT 4711      ", "LOT 4712      "),
        ("150D/48F      ", "75D/36F       "),
    ],
)
def test_names_of_goods_above_more_of_them_are_no_codes(first: str, second: str):
    text = f"""
Item                 Quantity      Unit price     Amount
Description
{first}       100 KG        2.00           200.00
combed on cones
{second}       50 KG         3.00           150.00
carded on hanks
"""
    assert [i.style_number for i in items_of(text)] == [None, None]


ABOVE = """
Line    Part Number      Quantity    UoM    Net Price    Net Amount
00010   HC-2210-A        90          EA     17.43        1,568.70
        {}
00020   HC-2214-B        190         EA     68.12        12,942.80
        {}
00030   HC-2215-C        10          EA     68.12        681.20
        {}
"""


@pytest.mark.parametrize(
    ("below", "codes"),
    [
        (("HOUSING", "COVER", ""), ["HC-2210-A", "HC-2214-B", "HC-2215-C"]),
        (("HOUSING", "", ""), [None, None, None]),  # one note below one code makes no goods of it
        (("HOUSING", "30 x 40", "COVER"), [None, None, None]),  # a measure goes on with what stands above it
    ],
)
def test_codes_are_told_by_the_names_below_them(below: tuple[str, str, str], codes: list[str | None]):
    assert [i.style_number for i in items_of(ABOVE.format(*below), "purchase_order")] == codes


SHARED = """
Carton    Article    Description       Pairs    UM     Net kg    Gross kg
1         SK-1       Ankle sock        36       prs    11.8      12.8
2         SK-4       Crew sock         216      prs    12.7      13.7
          SK-7       Knee-high sock    24       prs
3         TG-2       Tights 40 den     132      prs    9.3       10.3
"""


def test_goods_that_share_a_carton_are_lines_and_its_number_counts_nothing():
    found = items_of(SHARED, "packing_list")
    assert [(i.style_number, i.quantity, i.net_weight, i.packages) for i in found] == [
        ("SK-1", "36", "11.8", None),
        ("SK-4", "216", "12.7", None),
        ("SK-7", "24", None, None),
        ("TG-2", "132", "9.3", None),
    ]


def test_a_carton_number_beside_ranges_counts_nothing():
    text = """
CTN     STYLE     DESCRIPTION    PCS    N.W. KGS    G.W. KGS
1-10    AB-101    Mens shirt     240    60.0        70.0
11      AB-102    Mens vest      50     10.0        12.0
"""
    assert [i.packages for i in items_of(text, "packing_list")] == [None, None]


def test_the_sizes_of_a_line_printed_once_more_are_no_lines():
    sizes = "          SK-4       Crew sock S       100      prs\n          SK-4       Crew sock M       116      prs"
    text = SHARED.replace("          SK-7       Knee-high sock    24       prs", sizes)
    assert [i.quantity for i in items_of(text, "packing_list")] == ["36", "216", "132"]


def test_a_quantity_below_a_line_without_names_of_its_own_is_no_line():
    text = SHARED.replace("          SK-7       Knee-high sock    24 ", "                     of them grey      24 ")
    assert [i.style_number for i in items_of(text, "packing_list")] == ["SK-1", "SK-4", "TG-2"]


def test_a_list_with_prices_has_no_line_without_its_price():
    rows = SHARED.strip().split("\n")
    added = ["    Price", "    1.00", "    1.00", "", "    1.00"]
    text = "\n".join(f"{row:<72}{more}" for row, more in zip(rows, added, strict=True))
    assert [i.style_number for i in items_of(text, "packing_list")] == ["SK-1", "SK-4", "TG-2"]


def test_goods_that_share_a_carton_are_told_by_more_than_a_description():
    text = "\n".join(row[:10] + row[21:] for row in SHARED.strip().split("\n"))
    assert [i.quantity for i in items_of(text, "packing_list")] == ["36", "216", "132"]


@pytest.mark.parametrize("words", ["of which large", "davon lang    ", "dont longues  ", "de los cuales "])
def test_a_part_of_the_goods_above_is_no_line(words: str):
    text = SHARED.replace("Knee-high sock", words)
    assert [i.style_number for i in items_of(text, "packing_list")] == ["SK-1", "SK-4", "TG-2"]


@pytest.mark.parametrize(("total", "lines"), [("408", 4), ("384", 3)])
def test_lines_without_weights_are_goods_where_the_total_counts_them(total: str, lines: int):
    text = f"{SHARED}Total                                  {total}            33.8      36.8\n"
    assert len(items_of(text, "packing_list")) == lines


PIECES = """
Item    Description                                             Quantity    Unit    Price    Amount
10      Gate valve class 800                                    8           PC      5.25     42.00
        Batch 8425272194      PO item 00010
        Commodity code 84818081      Country of origin IT
20      Globe valve                                             3           PC      4.10     12.30
        {}
"""


def test_labels_that_stand_apart_on_a_line_are_read_each():
    first = items_of(PIECES.format(""))[0]
    assert (first.description, first.lot_number, first.hs_code) == ("Gate valve class 800", "8425272194", "84818081")


def test_a_label_beside_other_words_is_read_and_these_stay():
    second = items_of(PIECES.format("Batch 77120-A      as agreed by mail"))[1]
    assert (second.description, second.lot_number) == ("Globe valve as agreed by mail", "77120-A")


@pytest.mark.parametrize("words", ["Origin Italian leather", "made in one piece      with flange"])
def test_words_that_only_begin_like_a_label_stay(words: str):
    assert " ".join(words.split()) in (items_of(PIECES.format(words))[1].description or "")


def test_a_name_above_its_numbers_is_whole_though_it_lies_over_their_columns():
    text = """
              Quality       Pieces    Metres    Price    Amount
     Harris-type tweed, herringbone, brown mix, 460 g
              H-2204        7         100.0     2.50     250.00
     Pure wool flannel, grey
              F-118         5         200.0     3.00     600.00
"""
    assert items_of(text)[0].description == "Harris-type tweed, herringbone, brown mix, 460 g H-2204"
