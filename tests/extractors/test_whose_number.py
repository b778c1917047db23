"""Whose a number is: the buyer's account, a booking, the seller's order; and what sums prove of numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.extract.signing_words import is_person
from tests.extractors.text_pages import read, values


@pytest.mark.parametrize(
    ("line", "account"),
    [
        ("购方开户银行：招商银行园区支行；银行账号：512904417810001", None),
        ("销方开户银行：平安银行宝安支行；银行账号：11014820375009", "11014820375009"),
    ],
)
def test_the_buyers_account_is_not_where_an_invoice_is_paid(line: str, account: str | None) -> None:
    found = values(f"电子发票\n发票号码：26442000118830\n{line}\n", "commercial_invoice", ("zh",))
    assert found.get("beneficiary_account") == account


@pytest.mark.parametrize(
    ("line", "account"),
    [
        ("Buyer: Harbor Inc      Beneficiary A/C No.: 12345678901", "12345678901"),
        ("Kunde 4711    IBAN: DE89370400440532013000", "DE89370400440532013000"),
        ("Customer ref 77; Beneficiary account no: 12345678901", "12345678901"),
    ],
)
def test_the_buyer_of_another_column_or_beside_the_word_beneficiary_holds_no_account(line: str, account: str) -> None:
    found = values(f"COMMERCIAL INVOICE\nInvoice No.: E-7-11822\n{line}\n", "commercial_invoice", ("en", "de"))
    assert found.get("beneficiary_account") == account


@pytest.mark.parametrize(("own", "bill"), [("Waybill No.: NVSB26KHH0048", None), ("Voyage: E058", "BK88210345")])
def test_a_general_word_numbers_no_bill_of_lading_on_a_waybill(own: str, bill: str | None) -> None:
    text = f"SEA WAYBILL\n{own}\nDocument No.: BK88210345\n"
    assert values(text, "bill_of_lading").get("bill_of_lading_number") == bill


@pytest.mark.parametrize(
    ("totals", "amount"),
    [
        ("55,969.05        166.50       55,802.55", "55802.55"),  # gross less discount is what was paid
        ("55,969.05        166.50       41,000.00", "55969.05"),
    ],
)
def test_of_gross_discount_and_net_the_net_was_paid(totals: str, amount: str) -> None:
    text = f"""
    Remittance Advice
    Document        Gross            Discount     Paid
    10-88213        47,943.80          0.00       47,943.80
    10-88344         8,025.25        166.50        7,858.75
    Payment total   {totals}
    """
    assert values(text, "payment_proof").get("amount") == amount


@pytest.mark.parametrize(
    "paper",
    [
        "Date            Debit          Credit         Balance\nTotal           10,000.00      4,000.00       6,000.00",
        "Amount          10,000.00      2,500.00       7,500.00",
    ],
)
def test_of_debits_credits_and_balance_the_last_was_not_paid(paper: str) -> None:
    assert values(f"Payment advice\n{paper}\n", "payment_proof").get("amount") in (None, "10000")


@pytest.mark.parametrize("title", ["Auftragsbestätigung 2026-10388", "Auftragsbestätigung Nr. 10388"])
def test_a_numbered_confirmation_is_the_sellers(title: str) -> None:
    text = f"""
    Brandeis Maschinenbau GmbH
    Lessingstraße 31
    73207 Plochingen

    Midland Supply, Inc.
    5100 E. 3rd Street
    Bloomington, IN 47401

    {title}
    """
    roles = {p.role: p.name for p in read(text, "purchase_order", ("de",)).parties}
    assert roles.get("seller") == "Brandeis Maschinenbau GmbH"


def test_three_captions_in_a_row_are_no_route() -> None:
    text = "INVOICE\nInvoice no.: 10-88213\nAcme           From           Billed to           Shipped to\n"
    assert not {"port_of_lading", "port_of_discharge"} & values(text, "commercial_invoice").keys()


@pytest.mark.parametrize("text", ["not in DC", "Cancel if"])
def test_the_rest_of_a_caption_is_no_person(text: str) -> None:
    assert not is_person(text)


def test_what_is_counted_behind_a_stroke_is_no_lot() -> None:
    text = "COMMERCIAL INVOICE\nInvoice No.: E-7-11822\nLot: PV-26-118 / 1680 bags\n"
    assert values(text, "commercial_invoice").get("lot_number") == "PV-26-118"


def test_a_blank_for_title_and_name_is_no_part_of_the_name() -> None:
    text = "DEKONT\nGÖNDEREN\nAdı/Unvanı: ÇINAR GIDA LTD. ŞTİ.\nIBAN: TR81 0009 9012 3456 7800 1000 02\n"
    roles = {p.role: p.name for p in read(text, "payment_proof", ("tr",)).parties}
    assert roles.get("payer") == "ÇINAR GIDA LTD. ŞTİ."


PACKED = """
PACKING LIST
Case no.      Contents               Net kg       Gross kg
1             Winding unit           {0:10}   {0:10}
2             Winding unit           {1:10}   {1:10}
3             Cabinet                {2:10}   {2:10}
Total                                {3:10}   {3:10}
"""


@given(st.integers(1001, 9999), st.integers(1001, 9999), st.integers(101, 999))
def test_sums_prove_what_parts_the_thousands(first: int, second: int, third: int) -> None:
    whole = first + second + third
    cells = [f"{n:,}".replace(",", ".") for n in (first, second, third, whole)]
    found = read(PACKED.format(*cells), "packing_list")
    assert [i.net_weight for i in found.line_items] == [str(first), str(second), str(third)]
    assert {f.value for f in found.fields if f.name == "gross_weight" and f.value} <= {str(whole)}


@pytest.mark.parametrize(
    ("below", "number"),
    [
        ("7719043", "M 2025/02-7719043"),
        ("        Tarnow", None),  # no rest of it is found, and its beginning is none
        ("7719043 bales", None),
        ("1. Cotton yarn", None),
    ],
)
def test_a_number_broken_behind_its_colon_is_read_whole_or_not_at_all(below: str, number: str | None) -> None:
    paper = f"PURCHASE ORDER\n\nContract No: M 2025/02-\n{below}\n\nBuyer: Harbor Apparel, Inc.\n"
    assert values(paper, "purchase_order").get("contract_number") == number


@pytest.mark.parametrize(
    "place",
    ["Zolltarifnummer: 8412.21", "HS code 8412.21, 8412.29", "19 CFR 12.43", "Erklärung nach 12.43(b)", "Version 2.10"],
)
def test_a_place_in_a_tariff_or_a_law_is_no_vote_for_the_decimal_sign(place: str) -> None:
    paper = f"PACKLISTE\n\n{place}\n\nNettogewicht: 1.250 kg\n"
    assert values(paper, "packing_list", ("de",)).get("net_weight") == "1250"


@pytest.mark.parametrize(
    ("label", "language", "kind", "more", "field"),
    [
        ("BL n°", "fr", "commercial_invoice", "Bon de livraison du 12/03/2026", "waybill_number"),
        ("BL n°", "fr", "commercial_invoice", "", None),
        ("BL n°", "fr", "commercial_invoice", "Lieu de livraison : Lyon", None),
        ("BL n°", "fr", "commercial_invoice", "Frais de port : 12,00 EUR", None),
        ("BL n°", "fr", "commercial_invoice", "Navire : MSC RITA", "bill_of_lading_number"),
        ("BL n°", "fr", "commercial_invoice", "Port de déchargement : Fos\nBon de livraison", "bill_of_lading_number"),
        ("BL n°", "fr", "commercial_invoice", "Conteneur : MSCU1234566", "bill_of_lading_number"),
        ("BL N°", "fr", "bill_of_lading", "", "bill_of_lading_number"),
        ("B/L No", "fr", "commercial_invoice", "Bon de livraison", "bill_of_lading_number"),
        ("BL No", "en", "commercial_invoice", "", "bill_of_lading_number"),
    ],
)
def test_letters_in_french_number_a_bill_of_lading_by_sea_and_a_delivery_note_by_land(
    label: str, language: str, kind: str, more: str, field: str | None
) -> None:
    names = {"waybill_number", "bill_of_lading_number"}
    reading = read(f"FACTURE\nFacture n° FA4418\n{label} : MEDUAB123456\n{more}\n", kind, (language,))
    assert {f.name: f.value for f in reading.fields if f.name in names} == ({field: "MEDUAB123456"} if field else {})


@pytest.mark.parametrize(
    ("title", "other", "number"),
    [
        ("PROFORMA INVOICE", "Your Invoice No: 4500", "PF-25/011"),
        ("INVOICE", "Your Invoice No: 4500", "PF-25/011"),
        ("INVOICE", "Customer Invoice No: 4500", "PF-25/011"),
        ("INVOICE", "Invoice No: 4500", "4500"),
    ],
)
def test_a_proformas_number_gives_way_to_the_papers_own_and_to_no_other(title: str, other: str, number: str) -> None:
    text = f"{title}\nProforma Invoice No: PF-25/011\n{other}\nTotal USD 300.00\n"
    reading = read(text, "commercial_invoice")
    assert [f.value for f in reading.fields if f.name == "invoice_number"] == [number]
