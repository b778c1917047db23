"""Tables with close, merged and tiered headings, statements of accounts, registers of a process."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from extractors.evidence import BBox, Document, Page, Word
from extractors.extract import extract_document
from extractors.segments import visible
from extractors.tables import find_tables
from extractors.tables.columns import column_kind, strict_kind
from tests.extractors.pages import document_of, line_items_of


def kinds(text: str) -> list[str | None]:
    return [column.kind for column in find_tables(document_of("commercial_invoice", text))[0].columns]


def test_headings_that_touch_part_where_the_body_parts():
    text = """
Item Description of goods      Lot No.    Qty (yds) Unit Price    Amount
1    Cotton yarn combed        L-1        452            20.19    9,125.88
2    Cotton yarn carded        L-2        4,560           3.69    16,826.40
"""
    assert kinds(text) == ["position", "description", "lot_number", "quantity", "unit_price", "amount"]


def test_unit_of_one_heading_names_no_other():
    assert strict_kind("HS Code Packages") is None
    assert strict_kind("Anzahl (m) Preis/Einheit") is None
    assert strict_kind("Preis/Einheit") == "unit_price"


def test_lots_of_a_process_are_no_quantities():
    assert [column_kind(t) for t in ("Input Lot", "Charge Ausgang", "Giriş Parti", "投入批号")] == ["lot_number"] * 4
    assert column_kind("Pcs / Ctn") == "other"


@pytest.mark.parametrize(("second", "unit"), [("pcs", "H87"), ("kg", None)])
def test_a_sum_has_the_unit_of_its_column(second: str, unit: str | None):
    """The row of totals prints the number alone; lines in two units have no sum."""
    text = f"""
COMMERCIAL INVOICE
Description of Goods      Lot No.    Quantity   Unit    Price    Amount (USD)
Cotton tote bags          K-31         11,800    pcs     1.18       13,924.00
Cotton pouches            K-32            200    {second}     1.00          200.00
Total Quantity                         12,000
"""
    fields = extract_document(document_of("commercial_invoice", text)).fields
    assert [(f.value, f.unit) for f in fields if f.name == "quantity"] == [("12000", unit)]


def test_headings_in_two_tiers():
    text = """
Date          Loom     Input                    Output
                       Yarn Lot   Qty (kg)      Fabric Lot   Qty (m)
01-03-2026    L-10     Y300       597           F700         4664
02-03-2026    L-11     Y301       3224          F701         2658
"""
    items = line_items_of(document_of("production_record", text))
    assert [(i.direction, i.lot_number, i.quantity, i.unit) for i in items[:2]] == [
        ("input", "Y300", "597", "KGM"),
        ("output", "F700", "4664", "MTR"),
    ]
    assert len(items) == 4


def test_group_of_weights_over_net_and_gross():
    text = """
Style     Description            No. of Ctns    Quantity (pcs)      Weight (kg)
                                                per ctn    Total    Net      Gross
ST-525    Knitted shirts         23             36         828      195.5    223.1
ST-600    Woven trousers         10             24         240      85.0     97.0
"""
    items = line_items_of(document_of("packing_list", text))
    assert [(i.packages, i.quantity, i.unit, i.net_weight, i.gross_weight) for i in items] == [
        ("23", "828", "H87", "195.5", "223.1"),
        ("10", "240", "H87", "85", "97"),
    ]


STATEMENT = """
Date          Particulars              Debit        Credit       Balance
01/03/2026    Opening balance                                    90,000.00
01/03/2026    TT Ege Pamuk                          4,546.90     94,546.90
02/03/2026    TT Lone Prairie Gin      2,755.80                  91,791.10
"""


def test_lines_of_an_account_have_one_side_each():
    items = line_items_of(document_of("payment_proof", STATEMENT))
    assert [(i.description, i.amount) for i in items] == [("TT Ege Pamuk", "4546.9"), ("TT Lone Prairie Gin", "2755.8")]


def test_one_payment_is_no_statement():
    text = """
Value Date      Amount           Bank
12 March 2026   USD 48,210.00    Habib Metro Bank
"""
    assert line_items_of(document_of("payment_proof", text)) == ()


def test_wrapped_word_of_sums_and_wrapped_units_stay_in_their_row():
    text = """
Container No.      No. of Pkgs    Description of Goods         Gross Weight
HLXU7814091        130            Crude palm oil, RSPO mass    9,488.00 KGS
SEAL ML483340      CARTONS        balance
HLXU8818406        556            Crude palm oil, RSPO mass    7,128.00 KGS
SEAL ML401169      CARTONS        balance
"""
    items = line_items_of(document_of("bill_of_lading", text))
    assert [(i.description, i.packages, i.gross_weight) for i in items] == [
        ("Crude palm oil, RSPO mass balance", "130", "9488"),
        ("Crude palm oil, RSPO mass balance", "556", "7128"),
    ]


HEADING = "Pos  Artikelbeschreibung    Menge  Einheit   Preis/Einheit   Entgelt"
FIRST = "1    Trennblätter A4        20     Stk.      9,90            198,00"
SECOND = "2    Joghurt Banane         50     Stk.      5,50            275,00"
SUM = "     Summe                                                   198,00"


def test_a_heading_at_the_foot_of_a_page_goes_on_without_its_rows():
    document = document_of("packing_list", f"Packliste\n\n{HEADING}", f"{FIRST}\n{SECOND}")
    assert [(i.quantity, i.amount) for i in line_items_of(document)] == [("20", "198"), ("50", "275")]


def test_a_closed_heading_takes_nothing_of_the_next_page():
    document = document_of("packing_list", f"Packliste\n\n{HEADING}\n{FIRST}\n{SUM}", SECOND)
    assert [i.amount for i in line_items_of(document)] == ["198"]


def stacked(texts: list[str], width: float = 5.7) -> tuple[Word, ...]:
    """Pieces over one another in the margin; a letter set sideways takes three points of height."""
    words, y = [], 120.0
    for text in texts:
        words.append(Word(text, BBox(8.0, y, 8.0 + width, y + 3.0 * len(text)), size=5.1))
        y += 3.0 * len(text) + 0.1
    return tuple(words)


def test_a_line_set_sideways_in_the_margin_is_part_of_no_line_across():
    margin = stacked(["ZU", "GF", "Bei", "s", "pie", "l", "201", "4"])
    page = document_of("commercial_invoice", HEADING).pages[0]
    assert visible(replace(page, words=(*margin, *page.words))) == page.words


def test_a_column_of_numbers_is_no_line_set_sideways():
    column = tuple(Word(str(n), BBox(8.0, 120.0 + 12 * n, 14.0, 129.0 + 12 * n), size=9.0) for n in range(1, 12))
    page = replace(document_of("commercial_invoice", HEADING).pages[0], words=column)
    assert visible(page) == column


@pytest.mark.parametrize(("drawn", "lot"), [(True, "D-440"), (False, "7700")])
def test_lower_borders_of_headings_tell_the_columns(drawn: bool, lot: str) -> None:
    """Headings flush left over figures flush right: without the borders a number stands under the next heading."""
    headings = [(39, "Roll"), (63, "no."), (113, "Lot"), (172, "Shade"), (232, "Length"), (271, "(m)"), (335, "Net"),
                (356, "kg"), (438, "Gross"), (471, "kg")]  # fmt: skip
    cells = [(85, "770{}"), (137, "D-44{}"), (172, "A"), (304, "10{}.0"), (413, "48.{}"), (536, "49.{}")]
    rows = [
        headings,
        *([(x, text.format(n)) for x, text in cells] for n in range(8)),
        [(39, "8"), (48, "rolls"), (304, "828.0")],
    ]
    words = tuple(
        Word(text, BBox(x, 105 + 18 * n, x + 6 * len(text) - (text == "Shade"), 118 + 18 * n), size=12.0)
        for n, row in enumerate(rows)
        for x, text in row
    )
    edges = (36.8, 111.0, 169.5, 229.5, 333.0, 435.8, 560.0)
    rules = tuple(BBox(a, 120.8, b, 121.5) for a, b in pairwise(edges)) if drawn else ()
    page = Page(1, 612, 792, words, rules)
    found = line_items_of(Document("0" * 64, (page,), "packing_list", 1.0))
    assert found[0].lot_number == lot
