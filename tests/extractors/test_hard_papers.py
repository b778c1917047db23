"""Papers made against the engine: values without a label, broken over lines, in two currencies, below the line."""

from __future__ import annotations

from dataclasses import replace

from extractors.evidence import Document
from extractors.extract import extract_fields
from tests.extractors.text_pages import document_of, values


def test_number_and_date_in_a_sentence() -> None:
    text = "Orchid Telecom Inc.\n\nThis is invoice 2026/55644 of 17 March 2026 for our services.\n\nTotal: USD 90.00"
    found = values(text, "commercial_invoice")
    assert (found["invoice_number"], found["invoice_date"]) == ("2026/55644", "2026-03-17")


def test_a_heading_broken_over_two_lines() -> None:
    text = (
        "BILL OF LADING\n\n"
        "No. of       Goods                Gross\n"
        "Packages                          Weight\n\n"
        "674          DRUMS 36-38 BRIX     16,516.00 KGS"
    )
    found = values(text, "bill_of_lading")
    assert (found["packages"], found["gross_weight"]) == ("674", "16516")


def test_a_range_of_brix_counts_no_packages() -> None:
    found = values("BILL OF LADING\n\nPackages: 36-38 BRIX TOMATO PASTE", "bill_of_lading")
    assert "packages" not in found


def test_the_local_twin_of_a_total() -> None:
    text = "FATURA\n\nVergiler Dahil Toplam Tutar: 51.102,00 EUR\nÖdenecek Tutar(TL): 1.951.171,45 TL"
    found = values(text, "commercial_invoice", ("tr",))
    assert (found["total"], found["currency"], found["total_local"]) == ("51102", "EUR", "1951171.45")


def test_a_net_total_after_the_tax_is_the_total() -> None:
    text = "CASH RECEIPT\n\nSub Total   RM154.64\nGST 6%      RM9.28\nNET TOTAL   RM163.92\nCASH        RM170.00"
    found = values(text, "commercial_invoice")
    assert (found["total"], found["currency"]) == ("163.92", "MYR")


def test_a_company_is_no_dinar_and_its_country_gives_the_money_of_its_till() -> None:
    text = "RESTORAN MUTIARA SDN BHD\n\nGrand Total   163.92\nCASH          170.00\nCHANGE        6.08"
    assert values(text, "commercial_invoice")["currency"] == "MYR"


def test_a_reference_that_holds_a_date_stays_whole() -> None:
    found = values("WIRE TRANSFER\n\nReference: 0412-20210928-0077135\nAmount: USD 12.00", "payment_proof")
    assert found["payment_reference"] == "0412-20210928-0077135"


STATEMENT = """
ACCOUNT STATEMENT

Date           Description                              Debit          Balance
23 Mar 2026    City power                               1,479.78       498,520.22
25 Mar 2026    WIRE TO KAVERI MILLS LTD INV X76426      52,925.14      438,548.12
26 Mar 2026    Office rent                              3,921.41       434,626.71
"""


def test_a_statement_gives_the_line_that_names_an_invoice() -> None:
    found = values(STATEMENT, "payment_proof")
    assert (found["amount"], found["payment_date"], found["invoice_number"]) == ("52925.14", "2026-03-25", "X76426")


def test_a_statement_that_names_no_invoice_gives_no_line() -> None:
    found = values(STATEMENT.replace("INV X76426", "         "), "payment_proof")
    assert not {"amount", "payment_date"} & set(found)


def test_containers_by_their_check_digit() -> None:
    found = values("BILL OF LADING\n\nN/M MSKU7832590 SEAL 4711", "bill_of_lading")
    assert found.get("container_number") == "MSKU7832590"


BODY = "AFFIDAVIT\n\n" + "I declare under penalty of perjury that this is true.\n" * 8


def test_signers_below_the_line_in_brackets_and_typed() -> None:
    for block, title in (
        ("_________________\nMaria Esteves Prado, Export Manager\nDate: 14 May 2026", "Export Manager"),
        ("For and on behalf of Kaveri Mills Ltd\n\n(Maria Esteves Prado)\nManaging Director", "Managing Director"),
        ("Signed: ______________\nMaria Esteves Prado\nExport Manager", "Export Manager"),
        ("14 May 2026     /s/ Maria Esteves Prado eSigned", None),
    ):
        found = values(BODY + "\n" + block, "affidavit")
        assert (found.get("signer"), found.get("signer_title")) == ("Maria Esteves Prado", title), block


def test_a_doubtful_word_gives_no_number() -> None:
    document = document_of("COMMERCIAL INVOICE\nInvoice No.: KI-2026-118", "commercial_invoice", source="ocr")
    page = document.pages[0]
    poor = tuple(replace(w, confidence=0.1) if w.text == "KI-2026-118" else w for w in page.words)
    doubted = Document(document.sha256, (replace(page, words=poor),), document.type, 1.0)
    fields, problems = extract_fields(doubted)
    number = next(f for f in fields if f.name == "invoice_number")
    assert number.value is None
    assert "doubtful_reading" in {p.code for p in problems}
