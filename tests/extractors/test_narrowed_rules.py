"""Papers in which rules said what the paper does not say, and what they must leave alone."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors.values.dates import find_dates
from tests.extractors.text_pages import read, values


def _parties(text: str, kind: str) -> dict[str, str]:
    return {p.role: p.name for p in read(text, kind).parties}


@pytest.mark.parametrize(
    "text",
    [
        "LIME MILLS PVT LTD\nPlot 5, Tirupur 641601, India\n\nSOCIAL AUDIT REPORT\nAudited by: John Smith\n",
        "NORD FASHION AB\nBox 12\n\nSUPPLIER AUDIT REPORT\n\nThe audit was done by QCC India Pvt Ltd in May.\n",
    ],
)
def test_the_letterhead_of_an_audit_says_not_who_audited(text: str) -> None:
    assert "auditor" not in _parties(text, "audit_report")


@pytest.mark.parametrize(("site", "found"), [("Unit 2 Dyeing House", None), ("Lime Dyers Ltd", "Lime Dyers Ltd")])
def test_the_site_of_an_audit_is_a_firm_only_with_its_legal_form(site: str, found: str | None) -> None:
    text = f"AUDIT REPORT\n\nDate: 2026-05-01\nSite: {site}\n"
    assert _parties(text, "audit_report").get("producer") == found


@pytest.mark.parametrize(
    ("lots", "language", "found"),
    [
        ("P-2617 a 40HC container", "en", "P-2617"),
        ("P-2617 e PO4471", "pt", "P-2617"),
        ("P-2617 and P-2618", "en", ["P-2617", "P-2618"]),
        ("P-2617, Q7", "en", ["P-2617", "Q7"]),
    ],
)
def test_a_word_between_joins_lots_of_one_shape(lots: str, language: str, found: object) -> None:
    text = f"PACKING LIST\n\nLot: {lots}\n"
    assert values(text, "packing_list", (language,)).get("lot_number") == found


DAYS = """
INVOICE

Invoice Date  Ship day  Due Date
03/04/2026    Fri       04/04/2026

Total  USD 100.00
Chicago, IL 60601, USA
"""


def test_a_weekday_in_the_next_column_turns_no_date() -> None:
    found = values(DAYS, "commercial_invoice")
    assert (found.get("invoice_date"), found.get("due_date")) == ("2026-03-04", "2026-04-04")


def test_a_weekday_against_the_order_of_the_paper_leaves_its_date_open() -> None:
    (span,) = find_dates("Date: Fri 03/04/2026")
    assert (span.value("mdy"), span.value("dmy"), span.value(None)) == (None, *[dt.date(2026, 4, 3)] * 2)


STOCK = """
REGISTRO DE PRODUCAO

{heads}
{into}
{out}
"""


@pytest.mark.parametrize(
    ("heads", "into", "out"),
    [
        ("Lote      Movimento    Quantidade kg", "P-77      Entrada      500", "P-77      Saída        480"),
        ("Movimento    Lote      Quantidade kg", "Entrada      P-77      500", "Saída        P-77      480"),
    ],
)
def test_a_lot_that_came_into_a_store_and_left_it_has_no_sides(heads: str, into: str, out: str) -> None:
    found = values(STOCK.format(heads=heads, into=into, out=out), "production_record", ("pt",))
    assert not {"input_lot", "output_lot", "input_quantity", "output_quantity"} & set(found)
    made = values(STOCK.format(heads=heads, into=into, out=out.replace("77", "78")), "production_record", ("pt",))
    assert (made.get("input_lot"), made.get("output_lot")) == ("P-77", "P-78")


@pytest.mark.parametrize(
    ("text", "estate"),
    [
        ("I am the owner of Sandy Mesa Farms LLC, where the cotton was grown in 2025.", "Sandy Mesa Farms LLC"),
        ("The cotton was harvested on the fields of Hacienda La Luz S.A. in March.", "Hacienda La Luz S.A."),
        ("Owner of Finca Los Robles, S.A., where the cotton was grown.", "Finca Los Robles, S.A."),
        ("I am the Managing Member of Sandy Mesa Farms LLC, a company in Arizona.", None),
        ("I am Vice President and Officer of Sandy Mesa Farms LLC. We buy where cotton is grown.", None),
    ],
)
def test_a_firm_that_one_belongs_to_is_an_estate_where_its_crop_grew(text: str, estate: str | None) -> None:
    assert _parties(f"AFFIDAVIT\n\n{text}\n", "affidavit").get("estate") == estate


def test_pieces_tested_are_a_quantity() -> None:
    text = "TEST REPORT\n\nSample description     Pcs\nCotton towel           10\nCotton robe            20\n"
    assert values(text, "test_report").get("quantity") == "30"


@pytest.mark.parametrize(("mail", "found"), [("a@b.example", "Savannah"), ("a@b.example    c@d.example", None)])
def test_a_place_with_its_country_begins_a_route_over_one_mail_address(mail: str, found: str | None) -> None:
    text = f"INVOICE\n\nFrom: Karachi, Pakistan     To: Savannah\nEmail: {mail}\n"
    assert values(text, "commercial_invoice").get("port_of_discharge") == found


@pytest.mark.parametrize(("paid", "total"), [("500.00", "0"), ("200.00", None)])
def test_a_total_of_nothing_stands_where_all_was_paid(paid: str, total: str | None) -> None:
    text = f"INVOICE\n\nSubtotal          USD 500.00\nAdvance paid      USD {paid}\nTotal             USD 0.00\n"
    assert values(text, "commercial_invoice").get("total") == total


TRANSFER = """
:20:REF1
:23B:CRED
:32A:260501USD1000,00
:50K:/12345
LIME MILLS PVT LTD
{street}
TIRUPUR IN
:59:/999
HARBOUR INC
NEW YORK US
:71A:SHA
"""


@pytest.mark.parametrize("street", ["49 INDUSTRIAL ESTATE, TEL: 123", "48 MAIN STREET, ATTN: SMITH"])
def test_the_number_of_a_house_is_no_tag_of_a_transfer(street: str) -> None:
    payer = next(p for p in read(TRANSFER.format(street=street), "payment_proof").parties if p.role == "payer")
    assert "TIRUPUR" in (payer.address or "")


@pytest.mark.parametrize(
    ("firm", "date"),
    [
        ("Insured by: Albion PLC", "2026-04-05"),
        ("Bill to\nAlbion PLC", "2026-04-05"),
        ("Issued by: Albion PLC", None),
        ("Albion PLC", None),
    ],
)
def test_a_company_abroad_that_does_not_write_the_paper_orders_no_dates(firm: str, date: str | None) -> None:
    text = f"INVOICE\n\nHarbour Inc, Newark, NJ 07102, USA\n\n{firm}\n\nInvoice Date: 04/05/2026\nTotal  USD 9.00\n"
    assert values(text, "commercial_invoice").get("invoice_date") == date


def test_a_carriers_trade_with_small_words_is_not_cut_off_its_name() -> None:
    text = "BILL OF LADING\nNaviera del Sol S.A.\nShipper: Harbour Inc\nConsignee: Beta LLC\n"
    assert _parties(text, "bill_of_lading").get("carrier") in (None, "Naviera del Sol S.A.")


@pytest.mark.parametrize(("caption", "date"), [("Sold to: ", "2026-03-04"), ("", None)])
def test_the_tax_number_of_a_buyer_abroad_orders_no_dates(caption: str, date: str | None) -> None:
    text = "Harbour Inc\n12 Main St, Miami, FL 33101, USA\n\nINVOICE\n\n"
    text += f"{caption}Molinos del Sol SA, CUIT 30-00000000-1\nInvoice Date: 03/04/2026\nTotal  USD 100.00\n"
    assert values(text, "commercial_invoice").get("invoice_date") == date
