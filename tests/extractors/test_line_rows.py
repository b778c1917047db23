"""What belongs to a line of goods and what does not: positions, identifiers below, other papers, sums, poor figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import Document, LineItem
from extractors.extract.line_items import read_line_items
from extractors.office.markup import read_html
from extractors.tables.columns import column_kind
from extractors.values.units import parse_unit
from tests.extractors.pages import document_of, line_items_of

POSITIONS = """
Pos.     Bezeichnung           Menge ME   Preis     Wert EUR
000010   Reihenklemme beige    10 ST      2,00      20,00
000020   Schaltschrank grau    20 ST      3,00      60,00
000050   Hutschiene gelocht    30 ST      1,00      30,00
"""
ORDERED = """
Item Code  Description          Ordered  This Delivery  Outstanding  UOM
C856       Coach bolt M10       52       49             3            EACH
A255       Drill battery 18V    193      190            3            EACH
"""
BATCHES = """
Pos  Artikelnr.  Bezeichnung                          Menge  ME
1    40177       Weizenmehl Type 405                  12     Sack
                 Charge 413682 MHD 16.11.2026
2    40178       Tomatenmark 28/30                    7      Karton
                 Charge 551835 MHD 22.11.2026
"""
DELIVERIES = """
Référence  Désignation                     Qté     P.U. HT   Montant HT
           Bon de livraison n° BL4410 du
           11/02/2025
C7963      Sel de Guérande                 10,00   3,18      31,80
B4412      Moutarde fine                   20,00   2,00      40,00
"""
LOTS = """
Marks        Description of Goods              Quantity KGS   Rate USD    Amount USD
             100% COTTON YARN
VSM          NE 30/1 COMBED                    100.00         3.00        300.00
HAIPHONG     LOT NO. 803/B HS CODE 5205.23
1 - 787
             NE 40/1 CARDED                    200.00         5.00        1,000.00
             LOT NO. 319/A HS CODE 5205.23
             NE 20/1 OPEN END                  300.00         2.00        600.00
             LOT NO. 915/C HS CODE 5205.23
             Board of directors of the mill
"""
# Where its lines stand (points from the top): a mark stands in the blank between two rows.
LOTS_AT = (36, 50, 66, 77, 88, 98.5, 109.5, 129.5, 140.5, 165)
MARKS = ("VSM", "HAIPHONG")
SUMS = """
Référence  Désignation        Qté      P.U. HT    Montant HT
C7963      Sel de Guérande    10,00    3,18       31,80
B4412      Moutarde fine      20,00    2,00       40,00

Base HT    Taux     Montant TVA   Total HT   Total TTC
71,80      5,50     3,95          71,80      75,75
"""
CHEQUE = """
Date        Narration          Chq./Ref.No.   Withdrawal Amt.   Deposit Amt.   Closing Balance
03/01/2025  TRADERS PAID IN                                     500.00         1,500.00
05/01/2025  CHQ PAID CLEARING  000898         200.00                           1,300.00
"""
SCANNED = """
Style    Description       Quantity   Unit Price   Amount
KT-2204  Bath robe         100        2.00         200.00
KT-2210  Canvas bag        200        3.00         600.00
KT-2211  Fleece beanie     300        4.00         1,200.00
KT-2212  Beach towel       400        5.00         000.00
"""


def items_of(text: str, kind: str = "commercial_invoice") -> tuple[LineItem, ...]:
    return line_items_of(document_of(kind, text))


def test_positions_with_gaps_are_no_articles() -> None:
    assert [(i.style_number, i.quantity) for i in items_of(POSITIONS)] == [(None, "10"), (None, "20"), (None, "30")]


def test_long_numbers_that_rise_unevenly_are_articles() -> None:
    text = POSITIONS.replace("000010", "104417").replace("000020", "104452").replace("000050", "110008")
    assert [i.style_number for i in items_of(text)] == ["104417", "104452", "110008"]


@pytest.mark.parametrize("heading", ["PESO NETTO KG", "Netto kg", "Peso netto (kg)"])
def test_a_word_for_sums_also_names_net_weights(heading: str) -> None:
    assert column_kind(heading) == "net_weight"


def test_what_was_ordered_is_not_what_was_delivered() -> None:
    items = items_of(ORDERED, "transport_document")
    assert [(i.quantity, i.unit) for i in items] == [("49", "H87"), ("190", "H87")]


def test_what_was_ordered_is_the_quantity_where_nothing_else_is() -> None:
    text = """
Item Code  Description          Ordered    Unit Price    Amount
C856       Coach bolt M10       52         2.00          104.00
A255       Drill battery 18V    193        3.00          579.00
"""
    assert [i.quantity for i in items_of(text, "purchase_order")] == ["52", "193"]


def test_a_best_before_date_is_no_part_of_a_batch() -> None:
    items = items_of(BATCHES, "transport_document")
    assert [(i.lot_number, i.description) for i in items] == [
        ("413682", "Weizenmehl Type 405"),
        ("551835", "Tomatenmark 28/30"),
    ]


@pytest.mark.parametrize("more", ["Reifegrad", "16.11.2026"])
def test_an_identifier_with_something_else_behind_it_is_left_open(more: str) -> None:
    text = BATCHES.replace("MHD 16.11.2026", more).replace("MHD 22.11.2026", more)
    assert [i.lot_number for i in items_of(text, "transport_document")] == [None, None]


def test_another_paper_named_above_the_goods_is_no_part_of_them() -> None:
    assert [i.description for i in items_of(DELIVERIES)] == ["Sel de Guérande", "Moutarde fine"]


def test_goods_that_begin_like_a_paper_keep_their_words() -> None:
    text = DELIVERIES.replace("Bon de livraison n° BL4410 du", "Bon de livraison carnet 50x3 ")
    assert "carnet" in (items_of(text)[0].description or "")


def test_lines_below_every_row_belong_to_the_row_above_whatever_the_blanks() -> None:
    document = document_of("commercial_invoice", LOTS)
    page = document.pages[0]
    lines = sorted({w.bbox.top for w in page.words})
    tops = dict(zip(lines, LOTS_AT, strict=True))
    heights = {w.text: 9.8 if w.text in MARKS else 8.0 for w in page.words}
    boxes = [w.bbox._replace(top=tops[w.bbox.top], bottom=tops[w.bbox.top] + heights[w.text]) for w in page.words]
    words = tuple(replace(w, bbox=box, size=8.0) for w, box in zip(page.words, boxes, strict=True))
    items = line_items_of(replace(document, pages=(replace(page, words=words),)))
    assert items[2].description == "NE 20/1 OPEN END"
    assert [(i.lot_number, i.hs_code) for i in items] == [
        ("803/B", "5205.23"), ("319/A", "5205.23"), ("915/C", "5205.23"),
    ]  # fmt: skip


def test_a_table_of_sums_is_no_line_of_goods() -> None:
    assert [i.amount for i in items_of(SUMS)] == ["31.8", "40"]


def test_the_number_of_a_cheque_is_no_article() -> None:
    items = items_of(CHEQUE, "payment_proof")
    assert [(i.amount, i.style_number) for i in items] == [("500", None), ("200", None)]


def test_headings_set_close_part_where_the_body_does() -> None:
    text = """
Style No.   Description          Qty    Units Rate    Amount
909-Z21     Jersey leggings      12     Ea    16.72   200.64
636-Z26     Fleece hoodie        10     Ea    14.55   145.50
"""
    assert [(i.quantity, i.unit, i.unit_price) for i in items_of(text)] == [
        ("12", "H87", "16.72"),
        ("10", "H87", "14.55"),
    ]


def test_a_column_that_the_products_prove_has_the_unit_of_its_heading() -> None:
    text = """
Réf     Désignation       Composition    Métrage (m)   Prix EUR   Montant EUR
FZ400   Drap de laine     100% laine         10.0      2.50       25.00
FZ401   Serge lainée      80% laine          20.0      3.00       60.00
"""
    assert [(i.quantity, i.unit) for i in items_of(text)] == [("10", "MTR"), ("20", "MTR")]


def test_short_forms_are_units_in_a_column_of_units_alone() -> None:
    text = """
Codice   Descrizione         U.M.   Quantità   Prezzo    Importo
CV299    Rotolo plotter      NR     10         2,00      20,00
CV399    Carta lucida        KG     20         3,00      60,00
"""
    assert [i.unit for i in items_of(text)] == ["H87", "KGM"]
    assert parse_unit("NR") is None


def test_a_heading_with_tall_letters_among_others_is_no_title() -> None:
    text = """
Partie  Bezeichnung
                            Menge     Preis EUR   Betrag EUR
77-1    Welle gehärtet      10        2,00        20,00
77-2    Flansch bearbeitet  20        3,00        60,00
"""
    document = document_of("commercial_invoice", text)
    tall = replace(document.pages[0].words[0], size=16.0)
    page = replace(document.pages[0], words=(tall, *document.pages[0].words[1:]))
    items = line_items_of(replace(document, pages=(page,)))
    assert [(i.description, i.lot_number) for i in items] == [
        ("Welle gehärtet", "77-1"),
        ("Flansch bearbeitet", "77-2"),
    ]


# ---------------------------------------------------------------- recognised lines


def scanned(text: str, poor: str = "") -> Document:
    """A document read by recognition, which is unsure of one word."""
    document = document_of("commercial_invoice", text)
    page = document.pages[0]
    words = tuple(replace(w, source="ocr", size=0.0, confidence=0.3 if w.text == poor else 0.95) for w in page.words)
    return replace(document, pages=(replace(page, words=words, source="ocr"),))


def test_figures_of_a_recognised_line_that_fails_beside_proved_ones_are_left_open() -> None:
    items, problems = read_line_items(scanned(SCANNED))
    assert [(i.quantity, i.unit_price, i.amount) for i in items[2:]] == [("300", "4", "1200"), (None, None, None)]
    assert items[3].description == "Beach towel"
    assert [p.code for p in problems] == ["doubtful_line"]
    assert "KT-2212" in problems[0].message


def test_figures_of_a_line_that_was_not_recognised_stay_as_printed() -> None:
    items, problems = read_line_items(document_of("commercial_invoice", SCANNED))
    assert (items[3].quantity, items[3].amount) == ("400", "0")
    assert not problems


def test_figures_stay_where_hardly_a_line_proves_itself() -> None:
    text = SCANNED.replace(" 200.00", " 180.00").replace("600.00", "540.00").replace("1,200.00", "1,111.00")
    items, problems = read_line_items(scanned(text))
    assert [i.amount for i in items] == ["180", "540", "1111", "0"]
    assert not problems


def test_an_identifier_with_a_poor_word_is_left_open() -> None:
    items, problems = read_line_items(scanned(SCANNED, poor="KT-2210"))
    assert [i.style_number for i in items] == ["KT-2204", None, "KT-2211", "KT-2212"]
    assert len(problems) == 2


# ---------------------------------------------------------------- cells of web pages


def test_breaks_within_a_cell_part_lines() -> None:
    flow = read_html(
        "<table><tr><th>Item</th><th>Qty</th></tr><tr><td>Towel,\n sage<br><span>SKU: LT-1</span>"
        "<style>p{}</style></td><td><p>2</p><p>pcs</p></td></tr></table>"
    )
    assert flow.blocks[0].rows[1] == ("Towel, sage\nSKU: LT-1", "2\npcs")


@pytest.mark.parametrize(("name", "lines"), [("340 $0.00|", 0), ("340 0.00", 1), ("Spots 340 $0.00", 1), ("$0.00", 1)])
def test_a_row_of_figures_with_a_price_under_the_description_stands_beside_its_columns(name: str, lines: int) -> None:
    text = f"\nDescription               Amount\n{name:26}12\n"
    assert len(items_of(text)) == lines


@pytest.mark.parametrize(
    ("first", "description"),
    [
        ("BC 547", "BC 547 NPN transistor"),
        ("BC no. 547", "NPN transistor"),
        ("BC 547 12/02/2026", "NPN transistor"),
    ],
)
def test_two_letters_refer_to_another_paper_with_a_date_or_a_word_for_number(first: str, description: str) -> None:
    text = f"""
Description              Quantity    Price    Amount
{first:25}100         0.10     10.00
NPN transistor
"""
    assert [i.description for i in items_of(text)] == [description]


HEADING = "Pos    Bezeichnung            Menge        Preis        Betrag\n"
CUT_ROWS = f"""
{HEADING}1      Frotteehandtuch           10         2,00         20,00
       weiß, 50x100 cm
       Charge: 26C5914
2      Ringgarn Baumwolle        20         3,00         60,00
       gekämmt
       Charge: L-638/26
3      Druckminderer DN 15       30         1,00         30,00
"""
REST = """       mit Manometer
       Charge: 26B1751
4      Zylinderstift             40         1,00         40,00
       gehärtet
       Charge: 26A4579
5      Wandhalterung             50         1,00         50,00
       schwenkbar
       Charge: L-137/26
"""
WHOLE_ROWS = [
    ("Frotteehandtuch weiß, 50x100 cm", "26C5914", 1),
    ("Ringgarn Baumwolle gekämmt", "L-638/26", 1),
    ("Druckminderer DN 15 mit Manometer", "26B1751", 1),
    ("Zylinderstift gehärtet", "26A4579", 2),
    ("Wandhalterung schwenkbar", "L-137/26", 2),
]
CARRIED_ON = "       Übertrag                                            110,00\n"


def rows_of(*pages: str) -> list[tuple[str | None, str | None, int]]:
    items = line_items_of(document_of("commercial_invoice", *pages))
    return [(i.description, i.lot_number, i.place.page) for i in items]


@pytest.mark.parametrize("foot", ["", CARRIED_ON])
@pytest.mark.parametrize("head", [HEADING, HEADING + CARRIED_ON])
def test_a_row_that_the_page_cut_has_its_rest_on_the_next(foot: str, head: str):
    assert rows_of(CUT_ROWS + foot, head + REST) == WHOLE_ROWS


@pytest.mark.parametrize("head", ["", "=Krämer AG\n\n", CARRIED_ON])
def test_a_row_that_the_page_cut_has_its_rest_where_no_heading_is_repeated(head: str):
    assert rows_of(CUT_ROWS + CARRIED_ON, head + REST) == WHOLE_ROWS


def test_the_box_of_a_row_that_the_page_cut_is_that_on_its_own_page():
    items = line_items_of(document_of("commercial_invoice", CUT_ROWS, HEADING + REST))
    assert items[2].place.bbox.top > items[1].place.bbox.top
    assert "Manometer" not in items[2].place.quote


def test_the_first_row_of_another_table_takes_nothing_from_the_page_before():
    closed = CUT_ROWS + "       mit Manometer\n       Gesamtbetrag                                        110,00\n"
    assert rows_of(closed, HEADING + REST[REST.index("4 ") :])[2:4] == [
        ("Druckminderer DN 15 mit Manometer", None, 1),
        ("Zylinderstift gehärtet", "26A4579", 2),
    ]


def test_only_the_batch_of_a_row_stands_on_the_next_page():
    first, below = REST.split("\n", 1)
    assert rows_of(f"{CUT_ROWS}{first}\n", HEADING + below) == WHOLE_ROWS


def test_another_table_on_the_next_page_holds_no_rest_of_a_row():
    other = """
Pos    Bezeichnung            Menge        Netto kg
       auf Paletten
1      Zylinderstift             40            4,00
2      Wandhalterung             50            5,00
"""
    assert rows_of(CUT_ROWS, other)[2] == ("Druckminderer DN 15", None, 1)
