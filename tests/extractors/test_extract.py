"""The engine on small pages made for each behaviour: what is read, and what is left open rather than guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Problem, Word
from extractors.extract import extract_document
from tests.extractors.layouts import LAYOUTS, Layout
from tests.extractors.text_pages import document_of, read, values


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_layouts(layout: Layout) -> None:
    found = values(layout.text, layout.type, (layout.language,))
    assert {k: found.get(k) for k in layout.fields} == layout.fields
    extra = set(found) - set(layout.fields) - {"payer", "payee", "producer", "amount_due"}
    assert not extra


def _within(word: BBox, box: BBox) -> bool:
    x, y = word.center
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_quote_stands_at_its_box(layout: Layout) -> None:
    reading = read(layout.text, layout.type, (layout.language,))
    for item in reading.fields:
        page = reading.document.pages[0]
        box = item.place.bbox
        inside = [w.text for w in page.words if _within(w.bbox, box)]
        squeezed = "".join(inside).replace(" ", "")
        assert all(part in squeezed for part in item.place.quote.split()), item


INVOICE = """
COMMERCIAL INVOICE
Invoice No.: KI-2026-118        Date: 03/04/2026
Total: USD 1,200.50
"""


def test_a_date_that_may_be_two_stays_open() -> None:
    reading = read(INVOICE, "commercial_invoice")
    date = next(f for f in reading.fields if f.name == "invoice_date")
    assert date.value is None
    assert set(date.problem.candidates if date.problem else ()) == {"2026-04-03", "2026-03-04"}


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Payment received 25/03/2026", "2026-04-03"),
        ("Payment received 03/25/2026", "2026-03-04"),
        ("Terms 30 days    Due date: 03/05/2026", "2026-04-03"),
        ("Hanoi, Vietnam", "2026-04-03"),
        ("Austin, TX 78701", "2026-03-04"),
        ("Austin, TX 78701    Hanoi, Vietnam", None),
    ],
)
def test_what_else_is_printed_decides_day_and_month(line: str, iso: str | None) -> None:
    assert values(INVOICE + line, "commercial_invoice").get("invoice_date") == iso


def test_united_states_forms_are_month_first() -> None:
    text = "4. Date of Detention      7. Date of Importation\n08/03/2021                08/02/2021"
    found = values(text, "detention_notice")
    assert found["detention_date"] == "2021-08-03"


def test_words_in_a_sentence_are_no_label() -> None:
    text = "COMMERCIAL INVOICE\nThe vessel arrived and the invoice date was not agreed on 5 May 2021 by the lot of us."
    found = values(text, "commercial_invoice")
    assert not {"vessel", "lot_number", "invoice_number"} & set(found)


def test_a_word_that_begins_a_number_is_no_label() -> None:
    assert values("Invoice INV-20481     Date: 3 Mar 2019", "commercial_invoice")["invoice_number"] == "INV-20481"


def test_ship_date_is_not_the_invoice_date() -> None:
    found = values("COMMERCIAL INVOICE\nInvoice No. A-77      Ship Date: 5 May 2021", "commercial_invoice")
    assert "invoice_date" not in found


def test_total_of_pieces_is_no_money() -> None:
    text = "COMMERCIAL INVOICE\nTotal: 80 CTNS\nGrand Total: USD 960.00"
    found = values(text, "commercial_invoice")
    assert found["total"] == "960"
    assert found["packages"] == "80"


def test_two_numbers_under_one_label_are_contested_or_named() -> None:
    text = "PURCHASE ORDER\nOrder Date: 5 May 2021\nOrder Date: 6 May 2021\nP.O. No.: 4711"
    reading = read(text, "purchase_order")
    assert reading.value("order_date") is None
    assert any(p.field == "order_date" and len(p.candidates) == 2 for p in reading.problems)


def test_hidden_words_are_not_read() -> None:
    document = document_of("COMMERCIAL INVOICE\nInvoice No.: A-77", "commercial_invoice")
    page = document.pages[0]
    white: tuple[Word, ...] = tuple(replace(w, hidden="white") if "A-77" in w.text else w for w in page.words)
    hidden = replace(document, pages=(replace(page, words=white),))
    assert extract_document(document).value("invoice_number") == "A-77"
    assert extract_document(hidden).value("invoice_number") is None


def test_a_blank_form_gives_nothing() -> None:
    document = document_of(INVOICE, "commercial_invoice")
    blank = replace(document, problems=(Problem("blank_form", "not filled in"),))
    assert extract_document(blank).fields == ()


def test_a_value_serves_one_label() -> None:
    found = values("Invoice No.           P.O. No.\nA-77", "commercial_invoice")
    assert found.get("invoice_number") == "A-77"
    assert "purchase_order_number" not in found


def test_rounding_and_change_prove_a_receipt() -> None:
    text = """
SHOP SDN BHD
Total Sales (Inclusive GST) RM 45.34
Rounding Adjustment RM .01
Rounding RM 45.35
CASH RM 50.35
CHANGE RM 5.00
"""
    assert values(text, "commercial_invoice")["total"] == "45.35"


MT103 = """
{1:F01COROINBBAXXX2535292860}{2:I103LLESUS44XXXXN}{4:
:20:OTT2671444142
:23B:CRED
:32A:210209USD10028,97
:50K:/7114889000
AMARAVATHI SPINNERS LTD
:59:/118830977
RIVER GIN INC
:70:INV X26887, X26888 PO RC/235/20-21
:71A:SHA
-}
"""


def test_swift_message_by_its_tags() -> None:
    found = values(MT103, "payment_proof")
    assert found["payment_reference"] == "OTT2671444142"
    assert found["payment_date"] == "2021-02-09"
    assert (found["currency"], found["amount"]) == ("USD", "10028.97")
    assert found["beneficiary_account"] == "118830977"
    assert found["invoice_number"] == ["X26887", "X26888"]
    assert found["purchase_order_number"] == "RC/235/20-21"


def test_an_impossible_value_date_is_left_out() -> None:
    found = values(MT103.replace("210209", "219909"), "payment_proof")
    assert "payment_date" not in found
    assert found["amount"] == "10028.97"


def test_signature_block() -> None:
    body = "\n".join(["I do solemnly affirm."] * 12)
    block = "For River Gin Inc\nR. Muthusamy / Vice President - Operations\nDeponent\nDate: 7 September 2021"
    text = f"AFFIDAVIT\n{body}\n{block}"
    found = values(text, "affidavit")
    assert found["signer"] == "R. Muthusamy"
    assert found["signer_title"] == "Vice President - Operations"
    assert found["signature_date"] == "2021-09-07"


def test_recognised_labels_may_be_misread_by_a_letter() -> None:
    found = values("Invoce Numbar: KI-2026-118", "commercial_invoice", source="ocr")
    assert found.get("invoice_number") == "KI-2026-118"


def test_one_line_and_no_total_gives_its_amount() -> None:
    text = """
PURCHASE ORDER
P.O. No.: 4711          Date: 5 May 2021
Description       Quantity    Unit Price    Amount
Cotton shirts     1,200 pcs      6.35      7,620.00
"""
    assert values(text, "purchase_order")["total"] == "7620"


def test_a_letter_of_detention_says_when_the_goods_came_and_under_which_number() -> None:
    text = (
        "NOTICE OF DETENTION\n\nRE: Entry No. ABX-2840311-6; Detention Control No. DT-2704-26-00118\n\n"
        "The merchandise, imported into the United States on July 2, 2026, was detained on July 7, 2026.\n"
    )
    found = values(text, "detention_notice")
    assert (found["import_date"], found["detention_number"]) == ("2026-07-02", "DT-2704-26-00118")
    assert values(text.replace("imported into", "warehoused in"), "detention_notice").get("import_date") is None
