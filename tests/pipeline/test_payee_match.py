"""payee_match: the seller is paid, or somebody else; an accusation only where nothing leaves it open."""

from dataclasses import replace

import pytest

from extractors.classify.void_payments import CODE as VOID
from extractors.evidence import DocumentReading, Page, Problem
from pipeline.checks import payee_match
from tests.pipeline.builders import reading, view

MILL, BUYER, OTHER = "Kaveri Spinning Mills Ltd.", "Hue Garment JSC", "Golden Harbour Trading Limited"
TOTAL = {"total": "9600.00", "currency": "USD"}
PAID = {"amount": "9600", "currency": "USD", "payment_reference": "OTT77"}


def invoice(text: str = "", seller: str = MILL, **fields: str) -> DocumentReading:
    parties = {"seller": seller, "buyer": BUYER}
    return reading("i", "commercial_invoice", {"invoice_number": "KS/118", **TOTAL, **fields}, parties, text)


def payment(payee: str, number: str = "KS-118", **fields: str) -> DocumentReading:
    said = {**PAID, **({"invoice_number": number} if number else {}), **fields}
    return reading("p", "payment_proof", said, {"payer": BUYER, "payee": payee})


def judged(*documents: DocumentReading) -> tuple[str, str, str]:
    (finding,) = payee_match.check(view(documents))
    return finding.kind, finding.severity, finding.message


@pytest.mark.parametrize("payee", [MILL, "KAVERI SPINNING MILLS LIMITED", "Kaveri Spg. Mills Ltd"])
def test_the_seller_is_paid(payee: str) -> None:
    assert judged(invoice(), payment(payee))[0] == "pass"


def test_another_is_paid_and_no_paper_tells_why() -> None:
    kind, severity, message = judged(invoice(), payment(OTHER))
    assert (kind, severity) == ("fail", "blocking")
    assert message == (
        f"payment OTT77 of USD 9600 is to {OTHER}, not to {MILL}, the seller of invoice KS/118, and no paper tells why"
    )


@pytest.mark.parametrize(
    ("paid", "said"),
    [
        (payment("Kaveri Spin"), "cut short"),
        (payment(BUYER), "its buyer"),
        (payment("卡维里纺织有限公司"), "two scripts"),
        (payment(OTHER, amount="960"), "the whole of that invoice"),
        (payment(OTHER, currency="EUR"), "the whole of that invoice"),
    ],
)
def test_another_name_that_may_have_its_reason_is_for_a_person(paid: DocumentReading, said: str) -> None:
    kind, severity, message = judged(invoice(), paid)
    assert (kind, severity) == ("review", "warning")
    assert said in message


def test_a_factor_that_the_invoice_names_is_for_a_person() -> None:
    (finding,) = payee_match.check(view([invoice(f"Pay to our factor {OTHER} only"), payment(OTHER)]))
    assert (finding.kind, finding.severity) == ("review", "warning")
    assert finding.evidence[-1].quote == "Golden Harbour Trading"


def test_a_letter_explains_a_payee_only_with_the_seller() -> None:
    both = reading("l", "correspondence", text=f"{OTHER} collects for {MILL} in Singapore")
    alone = reading("l", "correspondence", text=f"{OTHER} wishes you a happy new year")
    assert judged(invoice(), payment(OTHER), both)[0] == "review"
    assert judged(invoice(), payment(OTHER), alone)[0] == "fail"


def test_a_payment_of_no_number_that_moves_what_its_payer_owed() -> None:
    kind, _, message = judged(invoice(), payment(OTHER, ""))
    assert (kind, "the seller of invoice KS/118" in message) == ("fail", True)
    another = reading("p", "payment_proof", PAID, {"payer": "Acme, Inc.", "payee": OTHER})
    assert judged(invoice(), another)[0] == "review"
    twice = reading("j", "commercial_invoice", {"invoice_number": "KS/119", **TOTAL}, {"seller": MILL, "buyer": BUYER})
    assert judged(invoice(), twice, payment(OTHER, ""))[0] == "review"
    # Two invoices of one sum: neither is the one that is paid.
    kind, _, message = judged(invoice(), twice, payment(MILL, ""))
    assert (kind, "it is tied to no invoice" in message) == ("pass", True)


def test_a_seller_in_another_script_is_compared_by_its_other_name() -> None:
    sold = invoice(seller="宁波清禾有限公司")
    order = {"buyer": BUYER, "seller": "宁波清禾有限公司 (Ningbo Qinghe Co., Ltd.)"}
    named = reading("o", "purchase_order", {"purchase_order_number": "7"}, order)
    assert judged(sold, payment("Ningbo Qinghe Co., Ltd."))[0] == "review"
    assert judged(sold, named, payment("Ningbo Qinghe Co., Ltd."))[0] == "pass"


def test_a_scan_accuses_nobody() -> None:
    paid = payment(OTHER)
    page = Page(1, 612, 792, source="ocr")
    assert judged(invoice(), replace(paid, document=replace(paid.document, pages=(page,))))[0] == "review"


def test_a_payment_of_no_invoice() -> None:
    assert judged(invoice(), payment(MILL, "", amount="100"))[0] == "pass"
    assert judged(invoice(), payment(OTHER, "", amount="7"))[:2] == ("review", "warning")


def test_without_payee_without_payment_and_rejected() -> None:
    nameless = reading("p", "payment_proof", PAID)
    assert judged(invoice(), nameless)[0] == "review"
    assert judged(invoice())[0] == "not_applicable"
    paid = payment(OTHER)
    said = Problem(VOID, "The paper says of itself “Status: Rejected”.")
    rejected = replace(paid, document=replace(paid.document, problems=(said,)))
    assert judged(invoice(), rejected)[0] == "not_applicable"
