"""Papers that a sworn text names without the word for number, and figures amid its sentences that number nothing."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import read

NUMBERS = {"invoice_number", "purchase_order_number", "contract_number"}


def numbers(sentence: str) -> list[str | None]:
    fields = read(f"AFFIDAVIT\n\n{sentence}", "affidavit").fields
    return [f.value for f in fields if f.name in NUMBERS]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The yarn sold to Mekong Weaving under invoice KI-118 was spun in India.", ["KI-118"]),
        ("The yarn covered by invoices KI-118 and KI-119 was spun in India.", ["KI-118", "KI-119"]),
        ("As described in our invoices 118, 119 and 120, the goods are cotton.", ["118", "119", "120"]),
        ("We sold the cotton with invoice 4471 dated 3 May 2026.", ["4471"]),
        ("El hilo amparado por la factura B-1180 fue hilado en México.", ["B-1180"]),
        ("Le fil de la facture 889 du 2 avril 2026 a été filé en Inde.", ["889"]),
        ("Das Garn der Rechnung 889 vom 2. April 2026 wurde in Indien gesponnen.", ["889"]),
        ("O fio da fatura 118/26 foi fiado no Brasil.", ["118/26"]),
    ],
)
def test_a_sentence_names_its_papers(sentence: str, expected: list[str]) -> None:
    assert numbers(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The goods were not sold under invoice KI-118.",
        "This does not concern the goods of invoice KI-118.",
        "The goods under invoice 30 days after shipment were paid.",
        "Payment is due by invoice 12.03.2026.",
        "under contract 2026 season the farmers grow cotton",
        "The goods sold by contract 500 kg of cotton were delivered.",
        "under the purchase order 100 % cotton shirts were made",
    ],
)
def test_what_is_denied_dated_or_counted_there_is_no_number(sentence: str) -> None:
    assert numbers(sentence) == []


def test_a_number_ends_where_chinese_goes_on() -> None:
    assert numbers("发票号KI-118项下的棉纱产自印度。") == ["KI-118"]
