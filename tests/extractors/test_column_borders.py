"""Borders and meanings of columns are settled together: by what the cells look like, not by headings alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.evidence import Document, LineItem
from extractors.tables import find_tables, rows_of
from extractors.tables.cell_looks import fit
from extractors.tables.column_borders import _says_captions, settled
from extractors.tables.table_header import find_headers
from extractors.tables.table_model import Column
from tests.extractors.pages import document_of, line_items_of, page_of

TYPED = """
ITEM NUMBER     DESCRIPTION         SHIPPED  B/O UM     PRICE     AMOUNT
HCS-38-16-2     HEX CAP SCREW           100    0 EA    0.5000      50.00
LN-38-16        LOCK NUT NYLON          200    0 EA    0.2500      50.00
"""
CENTRED = """
Cartons                           Product                      Qty        Net Wt kg
49        Woven shelf bracket 76 cm                            1,765      588.7
73        Leather serving tray                                 2,365      2,573.5
27        Woven jacket                                         14         5.7
"""
SPOTS = """
Line   Description       Length     Spots     Rate        Amount
1      Early News        :30        13        1,100.00    14,300.00
2      Late News         :30        12        1,850.00    22,200.00
"""
COUNTED = """
STT    Tên hàng           Số kiện    SL         Trọng lượng tịnh (kg)
1      Khăn cotton        183        25         32.3
2      Khăn thêu          77         745        1469.3
"""
ACCOUNT = """
Date         Particulars              Withdrawal     Deposit       Balance
02-Jul-25    From Kohinoor Traders    0.00           193,151.69    443,151.69
05-Jul-25    To Sudan Ginners         116,266.21     0.00          326,885.48
"""
ITEMS = """
Item      Goods              Cartons     Net kg      USD/kg     USD
1001      Cod fillet         234         4,680.00    18.26      85,456.80
1002      Cod loins          217         4,340.00    19.76      85,758.40
1010      Haddock fillet     142         2,840.00    6.79       19,283.60
"""
TAXED = """
Artikel        Bezeichnung          Menge     Preis       Wert EUR
G1107          Pfeffer schwarz      14        11,72       164,08
G1180          Paprika mild         149       8,01        1.193,49
                                     Warenwert            1.357,57
                                     7,00 % MwSt          95,03
"""
NAMED = """
Cinsi              Adet        Net         Brüt
Description        pcs         kg          kg
Bej mermer         1616        3200.0      3300.0
Gri traverten      2132        6300.0      6400.0
"""
NEXT = """
                INVOICE             90034471     2          7.0000      14.00
ITEM NUMBER     DESCRIPTION         SHIPPED  B/O UM     PRICE     AMOUNT
WSH-38-SAE      FLAT WASHER             300    0 EA    0.1000      30.00
NUT-12-20       HEX NUT                 400    0 EA    0.2000      80.00
"""


def typed(kind: str, *texts: str) -> Document:
    """A document written by a typewriter: the space between two words is as wide as a letter."""
    drawn = document_of(kind, *texts)
    pages = (
        replace(p, words=tuple(replace(w, bbox=w.bbox._replace(x1=w.bbox.x1 + 1)) for w in p.words))
        for p in drawn.pages
    )
    return replace(drawn, pages=tuple(pages))


def items_of(text: str, kind: str = "commercial_invoice") -> tuple[LineItem, ...]:
    return line_items_of(document_of(kind, text))


def test_one_heading_of_two_words_and_two_headings_side_by_side_are_told_by_their_cells() -> None:
    document = typed("commercial_invoice", TYPED)
    assert [c.heading for c in find_tables(document)[0].columns] == [
        "ITEM NUMBER", "DESCRIPTION", "SHIPPED", "B/O", "UM", "PRICE", "AMOUNT",
    ]  # fmt: skip
    found = [(i.style_number, i.quantity, i.unit) for i in line_items_of(document)]
    assert found == [("HCS-38-16-2", "100", "H87"), ("LN-38-16", "200", "H87")]


def test_names_flush_left_under_a_centred_heading_are_not_cut() -> None:
    page = page_of(CENTRED)
    rows = rows_of(page)
    header = find_headers(page, rows)[0]
    cut = [("packages", 0, 170), ("description", 170, 350), ("quantity", 350, 460), ("net_weight", 460, 560)]
    columns = [Column(str(kind), kind, None, a, b) for kind, a, b in cut]
    found = settled(columns, header, rows, rows[1:])
    assert 48 < found[1].x0 < 96
    assert [c.x0 for c in found[2:]] == [350, 460]


def test_bare_figures_under_a_second_heading_of_names_are_told_by_the_product() -> None:
    assert [(i.quantity, i.style_number) for i in items_of(SPOTS)] == [("13", None), ("12", None)]


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        ("Origin: DE      Tariff: 73084000", True),
        ("Origin: DE      184      31302.08", False),
        ("Note:           184      31302.08", False),
    ],
)
def test_captions_below_a_row_tell_nothing_of_columns(text: str, captions: bool) -> None:
    assert _says_captions(rows_of(page_of(text))[0]) is captions


@pytest.mark.parametrize("heading", ["Article", "Product"])
def test_codes_under_a_second_heading_of_names_stay_codes(heading: str) -> None:
    text = f"""
{heading:<10} Description      Qty    Price    Amount
2041       Cotton towel     10     2.00     20.00
2042       Cotton robe      20     3.00     60.00
2050       Bath mat         5      4.00     20.00
"""
    assert [i.style_number for i in items_of(text)] == ["2041", "2042", "2050"]


def test_a_word_that_numbers_or_counts_does_what_its_figures_do() -> None:
    assert [i.quantity for i in items_of(COUNTED, "packing_list")] == ["25", "745"]
    numbered = COUNTED.replace("25  ", "1   ").replace("745", "2  ")
    assert [i.quantity for i in items_of(numbered, "packing_list")] == [None, None]


def test_a_side_of_an_account_printed_as_nothing_moves_nothing() -> None:
    assert [i.amount for i in items_of(ACCOUNT, "payment_proof")] == ["193151.69", "116266.21"]


def test_four_figures_with_gaps_are_codes_and_no_positions() -> None:
    assert [i.style_number for i in items_of(ITEMS)] == ["1001", "1002", "1010"]
    counted = ITEMS.replace("1010", "1003")
    assert [i.style_number for i in items_of(counted)] == [None, None, None]


def test_a_tax_that_opens_with_its_rate_is_no_line() -> None:
    assert [i.description for i in items_of(TAXED)] == ["Pfeffer schwarz", "Paprika mild"]


def test_a_heading_of_kinds_names_the_goods_where_no_other_does() -> None:
    assert [i.description for i in items_of(NAMED, "packing_list")] == ["Bej mermer", "Gri traverten"]


def test_a_heading_repeated_on_the_next_page_is_the_same_however_its_columns_were_parted() -> None:
    found = line_items_of(typed("commercial_invoice", TYPED, NEXT))
    assert [i.description for i in found] == ["HEX CAP SCREW", "LOCK NUT NYLON", "FLAT WASHER", "HEX NUT"]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("unit_price", "14.88", 1),
        ("unit_price", "US$14.88", 1),
        ("unit_price", "EUR 14,88", 1),
        ("unit_price", "EA 14.88", -1),
        ("quantity", "EA 50", 1),
        ("quantity", "1,176PCS", 1),
        ("quantity", "20TGIA0001TH", -1),
        ("quantity", "Woven", -1),
        ("balance", "1,250.00 CR", 1),
        ("unit", "pcs", 1),
        ("unit", "14", -1),
        ("description", "Glass jar", 1),
        ("description", "13", -1),
        ("description", "SKF-6204", 0),
        ("hs_code", "6027.93", 1),
        ("hs_code", "6027.93 Woven basket", -1),
        ("date", "03/10/2025", 1),
        ("date", "Navy", -1),
        ("position", "10", 1),
        ("position", "Total", -1),
        (None, "anything", 0),
    ],
)
def test_what_a_cell_looks_like(kind: str | None, text: str, expected: int) -> None:
    assert fit(kind, text) == expected


@given(st.lists(st.tuples(st.integers(1, 9999), st.integers(1, 99999)), min_size=2, max_size=6))
def test_unit_and_price_close_to_each_other_are_two_columns_whatever_they_are(rows: list[tuple[int, int]]) -> None:
    lines = [f"Cap screw        {q:>6}  EA {p / 100:>8.2f}  {q * p / 100:>14.2f}" for q, p in rows]
    text = "\n".join(["Description       Ships  UM    Price          Amount", *lines])
    found = line_items_of(typed("commercial_invoice", text))
    assert [(i.quantity, i.unit) for i in found] == [(str(q), "H87") for q, _ in rows]
