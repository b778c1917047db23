"""Names, notes and figures on other lines than the numbers of their row; codes above the goods."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from extractors.evidence import BBox, LineItem
from extractors.tables.line_notes import is_note
from tests.extractors.pages import document_of, line_items_of, page_of


def items_of(text: str, kind: str = "commercial_invoice") -> tuple[LineItem, ...]:
    return line_items_of(document_of(kind, text))


def test_names_above_their_numbers_are_read_where_no_column_is_theirs():
    found = items_of("""
CANT      PRECIO      IMPORTE
CUADERNO A4 RAYADO
2 x        10,71        21,42
BOLIGRAFO GEL AZUL
8 x         3,91        31,28
TOTAL                   52,70
""")
    assert [(i.description, i.quantity, i.unit_price) for i in found] == [
        ("CUADERNO A4 RAYADO", "2", "10.71"),
        ("BOLIGRAFO GEL AZUL", "8", "3.91"),
    ]


def test_a_caption_over_some_of_the_rows_is_no_name():
    found = items_of("""
CANT      PRECIO      IMPORTE
PAPELERIA
2          10,71        21,42
8           3,91        31,28
TOTAL                   52,70
""")
    assert [i.description for i in found] == [None, None]


def test_words_above_and_below_the_rows_are_of_neither():
    found = items_of("""
CANT      PRECIO      IMPORTE
PAPELERIA FINA
2          10,71        21,42
CUADERNO RAYADO
8           3,91        31,28
BOLIGRAFO AZUL
TOTAL                   52,70
""")
    assert "PAPELERIA FINA" not in [i.description for i in found]


def test_labelled_lines_above_rows_are_no_names():
    found = items_of("""
QTY       PRICE      AMOUNT
Deliver to: Boston
2          10.71        21.42
Deliver to: Dallas
8           3.91        31.28
TOTAL                   52.70
""")
    assert [i.description for i in found] == [None, None]


def test_the_name_above_a_labelled_code_is_the_goods_and_the_code_their_style():
    found = items_of("""
Marks & Nos.     Quantity and        Description       Unit Price      Amount
                 MEN'S 100% COTTON WOVEN SHIRTS
                 2,484 PCS           STYLE NO. M-2201  US$2.85     US$7,079.40
                 long sleeve

                 LADIES' 65% POLYESTER BLOUSES
                 3,108 PCS           STYLE NO. L-3310  US$7.46     US$23,185.68
""")
    assert [(i.description, i.style_number) for i in found] == [
        ("MEN'S 100% COTTON WOVEN SHIRTS", "M-2201"),
        ("LADIES' 65% POLYESTER BLOUSES", "L-3310"),
    ]


def test_codes_on_a_line_above_the_goods_are_told_from_them_under_item():
    found = items_of("""
Line  Item                         Quantity      Price       Amount
   1  A-5501                         40 pcs      12.00       480.00
      Brass valve
   2  A-5510                         25 pcs      30.00       750.00
      Steel valve
                                     Total                 1,230.00
""")
    assert [(i.style_number, i.description) for i in found] == [("A-5501", "Brass valve"), ("A-5510", "Steel valve")]


NOTES = [
    "Your order of 3 March",
    "Lieferschein vom 3. März",
    "Pedido de marzo",
    "Origin Vietnam, batch 7",
    "packed in 10 cartons",
    "HS code 6404.19",
    "5 % Rabatt gewährt",
]


@pytest.mark.parametrize("note", NOTES)
def test_notes_below_codes_are_no_names_under_item(note: str):
    found = items_of(f"""
Item                   Qty     Unit price     Amount
TRK-2210               120          11.00   1,320.00
{note}
TRK-2215                80          14.50   1,160.00
{note}
TOTAL USD                                   2,480.00
""")
    assert [(i.style_number, i.description, i.quantity) for i in found] == [
        ("TRK-2210", None, "120"),
        ("TRK-2215", None, "80"),
    ]


@pytest.mark.parametrize("note", NOTES[:-2])
def test_notes_above_numbers_are_no_names(note: str):
    found = items_of(f"""
QTY       PRICE      AMOUNT
{note}
2          10.71        21.42
{note}
8           3.91        31.28
TOTAL                   52.70
""")
    assert [i.description for i in found] == [None, None]


@pytest.mark.parametrize("name", ["22x1,0 Stange 5 m", "Crew sock 3-pack, heather", "Marchpane 200 g"])
def test_goods_are_no_notes(name: str):
    assert is_note(name) is False


def test_numbers_of_pallets_are_no_articles():
    assert [i.style_number for i in items_of(coded("Nr.", ["PL-1", "PL-4", "PL-9"]))] == [None, None, None]


NAMES = ["Scharnier matt", "Griff eloxiert", "Knopf rund"]


def coded(heading: str, codes: list[str]) -> str:
    """A table of goods with these codes in its first column."""
    rows = [f"{code:<11}{name:<20}{2:>5}{'12,00':>12}{'24,00':>12}" for code, name in zip(codes, NAMES, strict=True)]
    return "\n".join([f"{heading:<11}{'Bezeichnung':<20}Menge{'Preis':>12}{'Betrag':>12}", *rows])


@pytest.mark.parametrize("codes", [["TB-1", "TB-7", "GR-7"], ["SAV-1", "BOU-2", "HUI-9"]])
@pytest.mark.parametrize("heading", ["Nr.", "Artikel"])
def test_short_codes_with_a_stroke_are_the_articles(heading: str, codes: list[str]):
    found = items_of(coded(heading, codes))
    assert [(i.style_number, i.description) for i in found] == list(zip(codes, NAMES, strict=True))


def test_positions_counted_up_are_no_codes():
    assert [i.style_number for i in items_of(coded("Nr.", ["PO-1", "PO-2", "PO-3"]))] == [None, None, None]


TORN = """
Item                 Qty          Rate          Amount
Cotton yarn        343 Kg     Rs 70.41    Rs 24,150.63
combed
Plain fabric       754 Kg           Rs              Rs
loom state                      330.35      249,083.90
Buttons             62 Kg     Rs 52.47     Rs 3,253.14
"""


@pytest.mark.parametrize("whole", [True, False])
def test_between_ruling_lines_numbers_below_their_currency_are_of_the_row(whole: bool):
    page = page_of(TORN)
    tops = sorted({w.bbox.top for w in page.words})
    edges = [30.0, 400.0] if whole else [30.0, 130.0, 210.0, 290.0, 400.0]
    levels = [tops[1] - 2, tops[3] - 2, tops[5] - 2, tops[5] + 12]
    rules = tuple(BBox(a, y, b, y + 0.5) for y in levels for a, b in pairwise(edges))
    document = document_of("commercial_invoice", TORN)
    found = line_items_of(replace(document, pages=(replace(page, rules=rules),)))
    assert [(i.description, i.quantity, i.unit_price, i.amount) for i in found] == [
        ("Cotton yarn combed", "343", "70.41", "24150.63"),
        ("Plain fabric loom state", "754", "330.35", "249083.9"),
        ("Buttons", "62", "52.47", "3253.14"),
    ]


HANGING = """
Beschreibung              Menge   Einheit     Preis      Betrag
{}
Scharnier Edelstahl         441   Stück       21,88    9.649,08
Oberfläche gebürstet

Scharnier Messing            94   Stück        3,38      317,72
Griff eloxiert              851   Stück       14,05   11.956,55
"""


@pytest.mark.parametrize("caption", ["Türbänder", ""])
def test_notes_that_hang_below_a_row_are_not_the_next_ones(caption: str):
    found = items_of(HANGING.format(caption))
    assert [(i.description or "").removeprefix(caption).strip() for i in found] == [
        "Scharnier Edelstahl Oberfläche gebürstet",
        "Scharnier Messing",
        "Griff eloxiert",
    ]


def test_the_name_below_a_code_runs_over_the_next_column():
    found = items_of("""
Item                 Ordered  Shipped  Units      Rate       Amount
TRK-2210-BLK-M           146      146  Each      31.72     4,631.12
Men's trail run short, black, M
TRK-2210-BLK-L           153      153  Each      25.17     3,851.01
Men's trail run short, black, L
""")
    assert [(i.style_number, i.description) for i in found] == [
        ("TRK-2210-BLK-M", "Men's trail run short, black, M"),
        ("TRK-2210-BLK-L", "Men's trail run short, black, L"),
    ]


def test_codes_below_the_goods_are_told_from_them_where_the_heading_names_both():
    found = items_of("""
Item   Description                        Quantity      Price       Amount
       Product                                            USD          USD
10     Filter cartridge pleated                 40      12.50       500.00
       MPF-PP10-5
20     Filter housing                            6     310.00     1,860.00
       MPF-H5-316
""")
    assert [(i.style_number, i.description) for i in found] == [
        ("MPF-PP10-5", "Filter cartridge pleated"),
        ("MPF-H5-316", "Filter housing"),
    ]


def test_the_caption_of_a_group_is_no_part_of_the_code_above_it():
    found = items_of(
        """
Article    Description             Boxes     Pcs    Net kg
NT-01      Wooden train               12      72      60.0
NT-07      Stacking rings             10     100      40.0
Pallet 2 (120 x 80 x 140 cm)
NT-11      Puzzle animals             20     200      90.0
Total                                 42     372     190.0
""",
        "packing_list",
    )
    assert [i.style_number for i in found] == ["NT-01", "NT-07", "NT-11"]


def test_a_code_of_letters_behind_its_label_is_the_style():
    found = items_of("""
Produit                            Quantité     Prix     Montant
Couverture laine                         12    10,00      120,00
UGS : CLM-ECR
Couleur : Écru
Coussin lin                              20     8,00      160,00
UGS : CLL-TER
Couleur : Terracotta
""")
    assert [(i.style_number, i.description) for i in found] == [
        ("CLM-ECR", "Couverture laine"),
        ("CLL-TER", "Coussin lin"),
    ]


def test_goods_whose_name_opens_like_a_sum_are_goods_by_the_shape_of_their_code():
    found = items_of(
        """
Article    Description             Boxes     Pcs    Net kg
NT-01      Wooden train               12      72      60.0
NT-20      Balance board              11     110      87.0
Total                                 23     182     147.0
""",
        "packing_list",
    )
    assert [(i.style_number, i.description) for i in found] == [("NT-01", "Wooden train"), ("NT-20", "Balance board")]


HEADED = """
MODELO     DESCRIPCION          COLOR    CAJAS       TOTAL     PARES      PESO
                                         {}    CAJAS     TOTALES    NETO KG
VQ-110     Bota vaquera         Cafe     1 - 32          32       384      366.2
VQ-115     Bota bordada         Negro    33 - 49         17       204      254.1
"""


def test_one_word_below_a_heading_that_says_nothing_leaves_the_others_in_it():
    found = items_of(HEADED.format("DEL - AL"), "packing_list")
    assert [(i.style_number, i.packages, i.quantity, i.net_weight) for i in found] == [
        ("VQ-110", "32", "384", "366.2"),
        ("VQ-115", "17", "204", "254.1"),
    ]


def test_labels_in_a_form_are_no_goods():
    found = items_of("""
Item 1      Material no.: R-902        Delivery date: 30-Apr
            Description:  Titanium dioxide
            Quantity:   3,300 KG    Price:  USD 1.37 / KG   Amount:   USD 4,521.00
Item 2      Material no.: X-114        Delivery date: 30-Apr
            Description:  Xylene
            Quantity:  18,700 KG    Price:  USD 13.17 / KG  Amount: USD 246,279.00
""")
    assert "Quantity:" not in [i.description for i in found]


def test_names_below_codes_belong_to_the_row_above_however_far_they_stand():
    found = items_of("""
Item                 Qty      S/Price     Amount
1720                   1         3.18       3.18

SPONGE SCRUB WITH PLASTIC HANDLE
1604                   1        10.07      10.07
PLASTERING TROWEL WITH PLASTIC HANDLE
Total                                      13.25
""")
    assert [(i.style_number, i.description) for i in found] == [
        ("1720", "SPONGE SCRUB WITH PLASTIC HANDLE"),
        ("1604", "PLASTERING TROWEL WITH PLASTIC HANDLE"),
    ]


def test_a_ruled_line_of_dashes_above_a_row_is_no_name_and_no_fault():
    found = items_of("""
QTY       PRICE      AMOUNT
-----------------------------
2          10.71        21.42
-----------------------------
8           3.91        31.28
-----------------------------
TOTAL                   52.70
""")
    assert [i.description for i in found] == [None, None]


def test_a_code_broken_at_its_stroke_is_whole_though_its_revision_stands_below():
    found = items_of("""
Line   Part Number   Description               Order Qty   UOM   Unit Price      Amount
0010   7003-         BRACKET, MOUNTING              1300   EA         14.00   18,200.00
       114-A         POWDER COATED
       Rev B         PER SPEC
0020   7003-         BRACKET, SIDE                  1050   EA         21.00   22,050.00
       115-A         POWDER COATED
       Rev C         PER SPEC
""")
    assert [i.style_number for i in found] == ["7003-114-A", "7003-115-A"]


def test_names_above_their_articles_numbers_where_all_rows_are_mere_numbers():
    found = items_of("""
Description
               Quantity     Unit    Unit price       Amount
Open-end yarn
                    480     KGS           2.96     1,420.80

Kitchen apron with two pockets, adjustable strap
Article 9151681
                  4,200     PCS           3.65    15,330.00

Pressure transmitter
                  1,500     PCS          84.70   127,050.00

Canvas tote bag 12 oz, natural, printed
Article P80737
                    144     PCS           2.15       309.60
""")
    assert [i.description for i in found] == [
        "Open-end yarn",
        "Kitchen apron with two pockets, adjustable strap Article 9151681",
        "Pressure transmitter",
        "Canvas tote bag 12 oz, natural, printed Article P80737",
    ]
