"""Payment papers: what moves no sum gives none; statements; sums and days of other purposes; lists of names."""

from __future__ import annotations

import pytest

from extractors.parties import find_parties
from tests.extractors.pages import document_of as drawn
from tests.extractors.pages import line_items_of
from tests.extractors.text_pages import document_of, values

CREDIT = """
HARBOR NATIONAL BANK
{}

Applicant: Harbor & Pine Apparel, Inc.
Beneficiary: Kaveri Mills Ltd
Amount: USD 240,000.00
Value date: 2026-09-15
"""


@pytest.mark.parametrize(
    "title",
    [
        "IRREVOCABLE LETTER OF CREDIT No. HN-LC-88213",
        "STANDBY LETTER OF CREDIT",
        "Unwiderrufliches Akkreditiv",
        "CARTA DE CRÉDITO IRREVOCABLE",
        "不可撤销跟单信用证",
        "SWIFT MT199 FREE FORMAT MESSAGE",
        "SWIFT MT 707 AMENDMENT",
        "{1:F01KRVYTRISAXXX}{2:I192HBRPUS33XXXXN}",
    ],
)
def test_a_credit_or_a_message_moves_no_sum(title: str) -> None:
    found = values(CREDIT.format(title), "payment_proof", ("en", "de", "es", "zh"))
    assert not {"amount", "payment_date"} & found.keys()


@pytest.mark.parametrize(
    "title",
    ["PAYMENT UNDER LETTER OF CREDIT No. HN-LC-88213", "SWIFT MT103 SINGLE CUSTOMER CREDIT TRANSFER", "WIRE TRANSFER"],
)
def test_a_payment_under_a_credit_moves_its_sum(title: str) -> None:
    assert values(CREDIT.format(title), "payment_proof")["amount"] == "240000"


def test_the_caption_of_a_credit_on_a_payment_is_no_title() -> None:
    paper = CREDIT.format("PAYMENT ADVICE\n\nLetter of credit      LC-4471\nLetter of credit\nLC-4471")
    assert values(paper, "payment_proof")["amount"] == "240000"


def test_a_reference_that_looks_like_a_message_is_none() -> None:
    assert values(CREDIT.format("REMITTANCE\n\nReference: MT-771-0922"), "payment_proof")["amount"] == "240000"


def test_the_sum_that_banks_settle_goes_before_the_one_instructed() -> None:
    settled = "Interbank Settlement Amount    EUR 48,210.75\n"
    paper = f"CREDIT TRANSFER\n\nInstructed Amount              EUR 48,225.75\n{settled}"
    assert values(paper, "payment_proof")["amount"] == "48210.75"
    assert values(paper.replace(settled, ""), "payment_proof")["amount"] == "48225.75"


def test_the_day_on_which_an_order_was_typed_in_is_not_that_of_the_payment() -> None:
    paper = "Überweisungsbeleg\n\nBetrag        12.340,50 EUR\n{}    12.07.2026\n"
    assert "payment_date" not in values(paper.format("Erfasst am"), "payment_proof", ("de",))
    assert values(paper.format("Ausgeführt am"), "payment_proof", ("de",))["payment_date"] == "2026-07-12"


SIGNED = """
Kontoauszug Nr. 7/2026
Valuta      Verwendungszweck                              Betrag EUR
14.07.2026  Iplik Dokuma A.S. Rechnung ID-2026-77          12.340,50 -
15.07.2026  Entgelt Auslandszahlung                            18,00 -
20.07.2026  Zahlung Weber KG                                9.960,00 +
"""


def test_a_list_of_signed_amounts_is_a_statement() -> None:
    found = values(SIGNED, "payment_proof", ("de",))
    assert not {"amount", "payment_date", "payment_reference"} & found.keys()
    assert [i.amount for i in line_items_of(drawn("payment_proof", SIGNED))] == ["-12340.5", "-18", "9960"]


def test_the_sum_of_a_statements_column_is_no_payment() -> None:
    paper = """
RELEVÉ DE COMPTE

Date        Libellé                                   Débit        Crédit
09/06/2026  VIR Kaveri Mills Ltd Facture KM-2026-130  18 450,00
19/06/2026  Frais virement                                25,00
            Total des opérations                      18 475,00  3 300,00
"""
    assert values(paper, "payment_proof", ("fr",))["amount"] == "18450"


def test_a_text_that_runs_into_the_next_column_moves_nothing() -> None:
    paper = """
STATEMENT OF ACCOUNT

Date        Description                              Debit       Credit       Balance
06/05/2026  Wire fee                                   45.00               412,980.11
06/08/2026  REVERSAL Wire to Kaveri Mills Ltd KM-2026-118     75,200.00    488,180.11
06/19/2026  Payroll                                58,300.00               386,180.11
"""
    assert [i.amount for i in line_items_of(drawn("payment_proof", paper))] == ["45", "75200", "58300"]


GIN = """
CEDAR GIN COMPANY
GINNING RECORD

Lot             Producer            Seed cotton lb   Lint lb    Bales
ML-201          Hadley Farms Ltd            18,400      6,440       13
ML-202          Hadley Farms Ltd            17,950      6,280       13
ML-203          {}            19,100      6,700       14
"""


def producers(text: str) -> list[str]:
    return [p.name for p in find_parties(document_of(text, "production_record")) if p.role == "producer"]


def test_the_growers_of_a_lists_rows_are_not_the_papers_producer() -> None:
    assert producers(GIN.format("Orr Brothers LLC")) == ["CEDAR GIN COMPANY"]
    assert producers(GIN.format("Hadley Farms Ltd")) == ["Hadley Farms Ltd"]


def test_what_fills_a_blank_opens_no_letterhead() -> None:
    paper = """
KAVERI MILLS LTD
SPINNING PRODUCTION RECORD

Process:              Ring spinning
Customer:             Desert Linen Trading LLC
Machine:              RF-07
"""
    assert producers(paper) == ["KAVERI MILLS LTD"]


def test_a_sum_beside_the_word_for_invoice_is_no_number() -> None:
    paper = """
HESAP EKSTRESİ

Tarih        Açıklama                                  Borç           Bakiye
22.09.2026   Anadolu İplik AIP2026000915 nolu fatura   318.450,60     581.549,40
22.09.2026   Havale masrafı                                 12,50     581.536,90
"""
    assert values(paper, "payment_proof", ("tr",))["invoice_number"] == "AIP2026000915"


def test_the_number_of_a_banks_order_is_the_payments() -> None:
    found = values("Zahlungsbestätigung\n\nAuftragsnummer    ZA-771204\n", "payment_proof", ("de",))
    assert found["payment_reference"] == "ZA-771204"
    assert "purchase_order_number" not in found


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "es",
            """AVISO DE GIRO AL EXTERIOR
Nro. de giro: GX-2026-0418
Debitado de: Conservas del Llano S.A.
A favor de: Kaveri Mills Ltd
CCI destino: 00219300118844710255
Monto girado: USD 45,743.40
""",
            {"payment_reference": "GX-2026-0418", "beneficiary_account": "00219300118844710255", "amount": "45743.4"},
        ),
        (
            "pt",
            """COMPROVANTE DE TRANSFERÊNCIA
Debitado de: Fiação Rio Claro Ltda.
Favorecido: Kaveri Mills Ltd
Conta do favorecido: 33108-2
Valor: R$ 4.180,00
Data do crédito: 22/04/2026
""",
            {"beneficiary_account": "33108-2", "payment_date": "2026-04-22"},
        ),
        (
            "vi",
            """LỆNH CHUYỂN TIỀN QUỐC TẾ
Số lệnh: CT26060900118
Số tài khoản người thụ hưởng: 8004-4471-22
Số tiền: 45.120,00 USD
""",
            {"payment_reference": "CT26060900118", "beneficiary_account": "8004-4471-22"},
        ),
        (
            "fr",
            """AVIS DE VIREMENT
Numéro de virement: V-2605-448
Compte crédité: SN08 1015 2000 0485
Montant: 85 200,00 EUR
""",
            {"payment_reference": "V-2605-448", "beneficiary_account": "SN08 1015 2000 0485"},
        ),
    ],
)
def test_the_captions_of_banks_abroad(language: str, text: str, wanted: dict[str, str]) -> None:
    found = values(text, "payment_proof", ("en", language))
    assert {name: found.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(("caption", "role"), [("Debitado de", "payer"), ("A favor de", "payee")])
def test_from_and_to_whom_a_bank_moved_a_sum(caption: str, role: str) -> None:
    document = document_of(f"AVISO DE GIRO\n{caption}: Kaveri Mills Ltd\nMonto: USD 10.00\n", "payment_proof", ("es",))
    assert [(p.role, p.name) for p in find_parties(document)] == [(role, "Kaveri Mills Ltd")]


def test_the_key_on_a_customs_form_is_no_currency() -> None:
    text = "PEDIMENTO\nCVE. 26 PEDIMENTO\nPeso bruto: 53,125.00 kg\n"
    assert "currency" not in values(text, "customs_declaration", ("es",))
