"""What trade papers write out in a line: routes, vessels, invoices named, the sum of a receipt; documentary credits."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import read, values


def _ports(line: str) -> tuple[object, object]:
    found = values(f"COMMERCIAL INVOICE\nInvoice No.: A-71\n{line}\n", "commercial_invoice")
    return found.get("port_of_lading"), found.get("port_of_discharge")


@pytest.mark.parametrize(
    ("line", "ports"),
    [
        ("FROM: QINGDAO, CHINA TO: MELBOURNE, AUSTRALIA BY: SEA", ("QINGDAO, CHINA", "MELBOURNE, AUSTRALIA")),
        (
            "From            : HO CHI MINH CITY PORT\nTo              : SEATTLE, WA",
            ("HO CHI MINH CITY PORT", "SEATTLE, WA"),
        ),
        ("FROM: LUHENG TEXTILE CO., LTD. TO: MERIDIAN KNITWEAR PTY LTD", (None, None)),
        ("FROM: 1 MAY 2026 TO: 3 MAY 2026", (None, None)),
    ],
)
def test_a_route_names_ports_and_no_companies_or_dates(line: str, ports: tuple[object, object]) -> None:
    assert _ports(line) == ports


PACKED = "Packing List\nReference: contract BF-041, invoice BFE-26-118 dated 20 May 2026\n"


def test_a_packing_list_names_its_invoice_in_a_sentence() -> None:
    found = values(PACKED, "packing_list")
    assert (found.get("invoice_number"), found.get("invoice_date")) == ("BFE-26-118", "2026-05-20")


def test_two_invoices_in_sentences_leave_it_open() -> None:
    assert "invoice_number" not in values(f"{PACKED}See also invoice BFE-26-119.\n", "packing_list")


def test_vessel_and_voyage_of_a_sentence() -> None:
    found = values("Packing List\nM/V SAHEL PROGRESS voyage 12N, container TEMU7719023\n", "packing_list")
    assert (found.get("vessel"), found.get("voyage")) == ("SAHEL PROGRESS", "12N")


RECEIPT = """
PAYMENT RECEIPT
Receipt No. 2204          Date: 11 Nov 2026
Received with thanks from Sri Kumaran Spinners Private Limited
towards part payment against invoice VCG/26-27/0614
Rs. 5,00,000.00
For Vaigai Ginners Private Limited
"""


def test_a_receipt_gives_number_sum_and_both_parties() -> None:
    found = values(RECEIPT, "payment_proof")
    assert (found.get("payment_reference"), found.get("amount")) == ("2204", "500000")
    assert found.get("payer") == "Sri Kumaran Spinners Private Limited"
    assert found.get("payee") == "Vaigai Ginners Private Limited"


def test_two_sums_without_labels_stay_open() -> None:
    assert "amount" not in values(RECEIPT.replace("For Vaigai", "Rs. 59.00\nFor Vaigai"), "payment_proof")


def test_who_signs_an_advice_of_payment_is_not_paid() -> None:
    text = RECEIPT.replace("Received with thanks from", "Paid by")
    assert "payee" not in values(text, "payment_proof")


CREDIT = """
27: Sequence of Total
1/1
40A: Form of Documentary Credit
IRREVOCABLE
20: Documentary Credit Number
0044LC7781
31C: Date of Issue
260622
31D: Date and Place of Expiry
261015 INDIA
50: Applicant
CONFECCIONES BALVINA S.A.S.
59: Beneficiary
SRI KUMARAN SPINNERS PRIVATE LIMITED
32B: Currency Code, Amount
USD64882,94
45A: Description of Goods
COTTON YARN
"""


def test_a_documentary_credit_has_number_currency_and_parties_and_moves_no_sum() -> None:
    found = values(CREDIT, "payment_proof")
    assert found == {
        "payment_reference": "0044LC7781",
        "currency": "USD",
        "payer": "CONFECCIONES BALVINA S.A.S.",
        "payee": "SRI KUMARAN SPINNERS PRIVATE LIMITED",
    }


def test_a_slip_with_a_numbered_line_or_two_is_no_credit() -> None:
    found = values("Payment advice\n27: Sequence\nAmount: USD 64,882.94\n31C: x\n", "payment_proof")
    assert found.get("amount") == "64882.94"


SLIP = """
DEKONT
GÖNDEREN                                     ALICI
KARDELEN DOKUMA A.Ş.                         PAMUKOVA İPLİK LTD. ŞTİ.
IBAN: TR55 0020 5000 0912 7710 0000 03       IBAN: TR10 0020 5000 0912 3456 7000 01
TUTAR: 1.037.836,80 TL
"""


def test_accounts_and_parties_of_a_slip_stand_side_by_side() -> None:
    found = values(SLIP, "payment_proof", ("tr",))
    assert (found.get("payer"), found.get("payee")) == ("KARDELEN DOKUMA A.Ş.", "PAMUKOVA İPLİK LTD. ŞTİ.")
    assert found.get("beneficiary_account") == "TR10 0020 5000 0912 3456 7000 01"


def test_an_advice_of_remittance_is_its_payers() -> None:
    text = "Piedmont Linens, Inc.          REMITTANCE ADVICE\nGreensboro, NC 27401\nPaid to:\nNile Weaving Co. S.A.E.\n"
    assert values(text, "payment_proof").get("payer") == "Piedmont Linens, Inc."
    assert values(text.replace("REMITTANCE", "BANK"), "payment_proof").get("payer") is None


def test_marks_run_down_their_column_to_the_container() -> None:
    text = """
PACKING LIST
Marks & Nos.        Description            Gross weight
BALVINA             COTTON YARN            22,924.00
1-480               NE 30/1
CAIU7712093         WEAVING
"""
    assert values(text, "packing_list").get("marks_and_numbers") == "BALVINA 1-480"


def test_valor_is_an_amount_or_a_date_by_what_stands_behind_it() -> None:
    found = values("Comprovante\nValor: R$ 216.700,00\nData da transferência: 18/02/2026\n", "payment_proof", ("pt",))
    assert (found.get("amount"), found.get("payment_date")) == ("216700", "2026-02-18")
    assert values("DEKONT\nVALÖR: 26/05/2026\n", "payment_proof", ("tr",)).get("payment_date") == "2026-05-26"


def test_places_of_a_route_are_quoted_where_they_stand() -> None:
    reading = read("COMMERCIAL INVOICE\nFROM: QINGDAO TO: MELBOURNE BY: SEA\n", "commercial_invoice")
    assert {f.place.quote.strip(" :") for f in reading.fields if f.name.startswith("port")} == {"QINGDAO", "MELBOURNE"}


def test_a_rate_in_brackets_is_not_the_amount() -> None:
    text = "Fatura Toplamı        20.908,00 EUR\nTL Karşılığı (1 EUR = 48,15 TL)        1.006.720,20 TL\n"
    assert values(text, "commercial_invoice", ("tr",)).get("total_local") == "1006720.2"


def test_of_two_totals_apart_by_the_discount_the_lower_holds() -> None:
    text = "Toplam Tutar     38.304,00 EUR\nİskonto     304,00 EUR\nGenel Toplam     38.000,00 EUR\n"
    found = values(text, "commercial_invoice", ("tr",))
    assert (found.get("total"), found.get("subtotal")) == ("38000", "38304")
    other = values(text.replace("304,00 EUR\nG", "300,00 EUR\nG"), "commercial_invoice", ("tr",))
    assert other.get("subtotal") is None


def test_a_sentence_gives_a_total_with_its_currency() -> None:
    text = "SALES CONTRACT\n1. The Seller shall sell 4,200 sets for a total price of {} only.\n"
    assert values(text.format("USD 83,880.00"), "contract").get("total") == "83880"
    assert values(text.format("12 months"), "contract").get("total") is None


def test_a_number_ends_before_chinese_words() -> None:
    found = values("电汇凭证\n合同号XZ-LH-2605 发票号03318827\n", "payment_proof", ("zh",))
    assert found.get("contract_number") == "XZ-LH-2605"


def test_a_vietnamese_date_stands_day_first_beside_english_words() -> None:
    text = "GIAY BAO CO\nNgày 06/10/2026\nSố tiền: 39,312.00 USD\nBRIGHTWATER CORP\n"
    assert values(text, "payment_proof").get("payment_date") == "2026-10-06"
    assert values(text.replace("Ngày", "Date"), "payment_proof").get("payment_date") is None
