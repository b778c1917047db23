"""A payment that its paper calls rejected, cancelled or still pending is told; one that was made is not."""

from __future__ import annotations

import pytest

from extractors.classify.void_payments import CODE, void_problem
from tests.extractors.text_pages import document_of

SLIP = "OUTGOING WIRE TRANSFER\n\n{}\nAmount: USD 75,200.00\nBeneficiary: Kaveri Mills Ltd\nValue date: 2026-06-05\n"


@pytest.mark.parametrize(
    "said",
    [
        "Status: Rejected by beneficiary bank",
        "Payment status      PENDING",
        "Estado de la operación: Devuelta",
        "Statut : en attente",
        "Auftragsstatus: Fehlgeschlagen",
        "Durum: Reddedildi",
        "Trạng thái: Thất bại",
        "交易状态：失败",
        "*** CANCELLED ***",
        "VOID",
        "作废",
        "Status: Awaiting second approval",
        "Status: Pending payee confirmation",
        "Payment status: Ready to execute",
        "Wire status: Being processed",
        "Status: Not yet processed",
        "Estado: Por autorizar",
        "Estado de la operación: No procesada",
        "Situação: Não efetivado",
        "Statut : Non exécuté",
        "Auftragsstatus: vorgemerkt",
        "Durum: İleri tarihli",
        "Trạng thái: Chưa thực hiện",
        "交易状态：待授权",
        "交易状态：未提交",
        "交易状态：退款成功",
        "Transaction Status: RJCT",
        "Network Delivery Status : Network Nak",
        "Your transfer could not be completed",
        "Transaction unsuccessful",
        "TEST ENVIRONMENT - NO FUNDS MOVED",
        "REVERSED 08 JUN 2026 - FUNDS RETURNED BY BENEFICIARY BANK",
        "This is not a confirmation of payment",
        "Status: Timed out",
        "Payment status: Insufficient funds",
        "Estado del pago: Sin fondos",
        "Auftragsstatus: Klärung läuft",
        "交易状态：余额不足",
        "FOR TRAINING PURPOSES ONLY",
        "NOT VALID AS PROOF OF PAYMENT",
    ],
)
def test_a_paper_that_does_not_stand_says_so(said: str) -> None:
    problem = void_problem(document_of(SLIP.format(said), "payment_proof"))
    assert problem is not None
    assert problem.code == CODE


@pytest.mark.parametrize(
    "said",
    [
        "Status: Completed",
        "Status: Executed, no items returned",
        "交易状态：成功",
        "Remarks: cancelled order 4711 refunded",
        "Terms: payment pending inspection",
        "Void where prohibited by law",
        "Cancelled      0      Rejected      2",
        "Status: Scheduled payment executed 12 March 2026",
        "交易状态：处理中心已受理，交易成功",
        "Durum: İptal edilemez",
        "Status: Sent",
        "Status: Paid in full",
        "Payment status: Success (0)",
        "Estado: Liquidada",
        "Situação: Efetivado",
        "Statut : Comptabilisé",
        "Status: Überweisung ausgeführt",
        "Durum: Onaylandı",
        "Trạng thái: Giao dịch thành công",
        "交易状态：支付成功",
        "Transaction Status: ACSC",
        "Cancel payment",
        "Preview",
        "Status: S",
        "Status: 00",
        "Tax status: Exempt",
        "Status: Fully executed",
        "Status: Confirmed by correspondent",
        "Status        Amount        Currency",
        "No receipt needed",
        "Return to transfers",
        "Pending transfers",
        "Payment submitted by",
        "Estado: São Paulo",
        "Test certificate no. 4711 enclosed",
        "Cancelled payments may be repeated",
        "Auftragsstatus: Widerrufen nicht möglich, ausgeführt",
        "Statut : Exécuté",
        "Statut : Payée",
    ],
)
def test_a_paper_that_stands_is_left(said: str) -> None:
    assert void_problem(document_of(SLIP.format(said), "payment_proof")) is None


def test_the_status_of_an_invoice_is_another_matter() -> None:
    assert void_problem(document_of(SLIP.format("Payment status: Pending"), "commercial_invoice")) is None


@pytest.mark.parametrize(
    "title",
    ["Wire cancellation request", "SIMULACIÓN DE TRANSFERENCIA", "Comprovante de agendamento Pix", "退汇申请书"],
)
def test_a_title_that_asks_back_or_tries_out_says_so(title: str) -> None:
    paper = SLIP.replace("OUTGOING WIRE TRANSFER", title).format("")
    assert void_problem(document_of(paper, "payment_proof")) is not None


def test_a_state_that_may_be_misread_tells_nothing() -> None:
    said = SLIP.format("Status: Cornpleted")
    assert void_problem(document_of(said, "payment_proof")) is not None
    assert void_problem(document_of(said, "payment_proof", source="ocr")) is None
    rejected = SLIP.format("Status: Rejected")
    assert void_problem(document_of(rejected, "payment_proof", source="ocr")) is not None


def test_a_mark_beside_the_title_says_so() -> None:
    marked = SLIP.replace("OUTGOING WIRE TRANSFER", "网上银行电子回单（测试）").format("")
    assert void_problem(document_of(marked, "payment_proof")) is not None


def test_a_caption_in_a_table_is_no_mark() -> None:
    assert void_problem(document_of(SLIP.format("Sent      Draft      Test"), "payment_proof")) is None
