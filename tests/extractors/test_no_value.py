"""Pieces of a paper that stand where a value would, and are none: rates, laws, boxes, captions, rules, addresses."""

from __future__ import annotations

import pytest

from extractors.extract.signing_words import is_office, is_person
from extractors.parties.company_names import has_legal_form, is_name
from tests.extractors.text_pages import read, values

GOODS = """
COMMERCIAL INVOICE
Invoice No.: VK/26/41
Description             Quantity       Rate        Amount USD
Dyestuff red 3B         7,200.000      4.35        31,320.00
Dyestuff red 5B         7,200.000      4.20        30,240.00
TOTAL                   14,400.000                 61,560.00
"""


def test_a_rate_of_exchange_under_a_row_of_totals_is_no_total() -> None:
    rate = "Exchange rate 1 USD = INR 87.25      Total value in INR: 53,71,110.00      IGST: NIL\n"
    assert values(GOODS + rate, "commercial_invoice").get("total") == "61560"


def test_a_share_in_a_row_of_totals_is_no_quantity() -> None:
    text = """
    RECHNUNG
    Artikel       Text                  Menge        Preis      Betrag CHF
    SP-60         Spindel 60 H7         25 Stk      318.00       7'950.00
    LG-22         Lagerbock             30 Stk       46.50       1'395.00
    Total exkl. MWST                                             9'345.00
    MWST 8.1 % von 9'345.00                                        756.95
    """
    found = values(text, "commercial_invoice", ("de",))
    assert found.get("quantity") in (None, "55")
    assert "beneficiary_account" not in found  # "Stk" is the piece here, and 318.00 its price


@pytest.mark.parametrize(
    ("line", "tax"),
    [
        ("I.V.A. (exento art. 21 Ley 37/1992)          -", None),
        ("Umsatzsteuer 0 % (steuerfrei gem. Nr. 4 UStG)", None),
        ("I.V.A. (21%)                          1.050,00", "1050"),
    ],
)
def test_a_law_cited_in_brackets_is_no_tax(line: str, tax: str | None) -> None:
    text = f"FACTURA\nFactura Nº: F26/0912\n{line}\nTOTAL FACTURA               6.050,00 EUR\n"
    assert values(text, "commercial_invoice", ("es",)).get("tax") == tax


def test_the_number_of_a_box_in_brackets_counts_nothing() -> None:
    text = """
    AUSFUHRBEGLEITDOKUMENT
    Packstücke und Warenbezeichnung (31)      Warennummer (33)     Eigenmasse (kg) (38)
    Gurtförderer mit Zubehör                  84283300             13600,0
    """
    found = values(text, "customs_declaration", ("de",))
    assert (found.get("packages"), found.get("net_weight")) == (None, "13600")


@pytest.mark.parametrize(
    ("line", "port"),
    [
        ("起运港 From:        NINGBO       目的港 To:     FELIXSTOWE", "NINGBO"),
        ("起运港 From: NINGBO              目的港 To: FELIXSTOWE", "NINGBO"),
    ],
)
def test_a_caption_in_chinese_may_go_on_in_english(line: str, port: str) -> None:
    found = values(
        f"商业发票 COMMERCIAL INVOICE\n发票号 Inv. No.: BR26-99\n{line}\n", "commercial_invoice", ("zh", "en")
    )
    assert (found.get("port_of_lading"), found.get("port_of_discharge")) == (port, "FELIXSTOWE")


def test_the_longest_chinese_caption_is_no_vessel() -> None:
    text = "海关出口货物报关单\n运输工具名称及航次号       提运单号\nEVER GLORIA/0921-008W      NGBFXT260771\n"
    assert values(text, "customs_declaration", ("zh",)).get("vessel") != "及航次号"


@pytest.mark.parametrize("caption", ["Số (No.)", "Số/No.", "Số (No)"])
def test_number_in_vietnamese_and_english_numbers_the_invoice(caption: str) -> None:
    text = f"HÓA ĐƠN GIÁ TRỊ GIA TĂNG\nKý hiệu (Serial): 1C26TPL\n{caption}: 00000216\n"
    found = values(text, "commercial_invoice", ("vi", "en"))
    assert (found.get("invoice_number"), found.get("purchase_order_number")) == ("00000216", None)


def test_the_number_of_a_fiscal_folio_yields_to_the_invoices_own() -> None:
    text = "CFDI 4.0 FACTURA\nSerie y folio        A-10447\nFolio fiscal         7C1E44A0-2B0D\n"
    assert values(text, "commercial_invoice", ("es",)).get("invoice_number") == "A-10447"


@pytest.mark.parametrize(("kind", "date"), [("customs_declaration", None), ("commercial_invoice", "2026-03-20")])
def test_the_day_a_paper_was_issued_dates_an_invoice_only_there(kind: str, date: str | None) -> None:
    text = "Empfänger: Great Bend Corp.\nAusstellungsdatum: 20.03.2026\n"
    assert values(text, kind, ("de",)).get("invoice_date") == date


@pytest.mark.parametrize("width", [78, 40])
def test_a_rule_across_the_page_is_none_to_sign_on(width: int) -> None:
    blank = "\n" * 20
    text = f"PURCHASE ORDER{blank}\n{'-' * width}\nJohn Rivers     07/31/26\n"
    found = values(text, "purchase_order")
    assert found.get("signer") == (None if width == 78 else "John Rivers")


@pytest.mark.parametrize(("text", "person"), [("外贸部", False), ("林志远", True), ("財務處", False)])
def test_a_department_is_no_person(text: str, person: bool) -> None:
    assert is_person(text) is person


@pytest.mark.parametrize(("text", "office"), [("买方 (签章) THE BUYER", False), ("Senior Buyer", True)])
def test_whose_seal_stands_there_is_no_office(text: str, office: bool) -> None:
    assert is_office(text) is office


@pytest.mark.parametrize(
    ("text", "firm"),
    [("Alpenhof Käserei eG", True), ("1880 Glendale Ave, Sparks, NV 89431", False), ("Vries Bloemen NV", True)],
)
def test_a_legal_form_in_its_own_letters(text: str, firm: bool) -> None:
    assert has_legal_form(text) is firm


def test_a_caption_with_its_box_is_no_name() -> None:
    assert not is_name("57a 收款人开户银行名称及地")


def test_the_sender_of_a_numbered_delivery_note_is_its_shipper() -> None:
    text = """
    Alpenhof Sennerei eG
    Dorfstraße 2
    6863 Egg, Österreich

    Feinkost Reitmayr GmbH
    Marktplatz 14
    81371 München

    Lieferschein Nr. LS-119204
    """
    roles = {p.role: p.name for p in read(text, "transport_document", ("de",)).parties}
    assert roles.get("shipper") == "Alpenhof Sennerei eG"
    assert "carrier" not in roles


def test_the_next_partys_form_gives_no_address() -> None:
    text = """
    Tờ khai hàng hóa xuất khẩu
    Người xuất khẩu
    Tên         CÔNG TY CP GỖ THANH LIÊM
    Địa chỉ     KCN Tam Phước, Biên Hòa
    Người nhập khẩu
    Tên         MUEBLES DEL VALLE SA DE CV
    Địa chỉ     BLVD AEROPUERTO 1120, LEON, MEXICO
    """
    parties = read(text, "customs_declaration", ("vi",)).parties
    exporter = next(p for p in parties if p.name == "CÔNG TY CP GỖ THANH LIÊM")
    assert "MEXICO" not in exporter.address
    assert exporter.country != "MX"
