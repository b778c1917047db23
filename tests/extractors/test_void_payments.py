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
        "Auftragsstatus: Widerrufen nicht möglich, ausgeführt",
    ],
)
def test_a_paper_that_stands_is_left(said: str) -> None:
    assert void_problem(document_of(SLIP.format(said), "payment_proof")) is None


def test_the_status_of_an_invoice_is_another_matter() -> None:
    assert void_problem(document_of(SLIP.format("Payment status: Pending"), "commercial_invoice")) is None
