"""Titles whose words alone would name another kind of paper."""

from __future__ import annotations

import pytest

from extractors.classify import classify_document
from tests.extractors.text_pages import document_of


def type_of(title: str, rest: str = "03/03/2026\nRua da Indústria 45") -> str:
    return classify_document(document_of(f"{title.upper()}\n\n{rest}", "other")).type


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Mapa de presenças", "labor_record"),
        ("Mapa de localização", "map"),
        ("Declaración Única de Aduanas", "customs_declaration"),
        ("Declaración jurada", "affidavit"),
        ("Supplier's Declaration of Origin", "certificate_of_origin_other"),
        ("Supplier's Declaration", "affidavit"),
        ("Lieferantenerklärung", "certificate_of_origin_other"),
        ("Versandliste", "packing_list"),
        ("Pick-up Receipt", "transport_document"),
        ("Lệnh chi", "payment_proof"),
        ("İç sevk fişi", "internal_transfer"),
        ("工艺流转卡", "production_record"),
        ("Bill of Exchange", "other"),
        ("Verified Gross Mass Declaration", "other"),
    ],
)
def test_a_title_of_several_words_decides_over_the_words_in_it(title: str, kind: str) -> None:
    assert type_of(title) == kind


def test_an_order_of_transfer_moves_money_or_goods_as_its_captions_say() -> None:
    bank = "IBAN: PT50000201231234567890154\nBeneficiário: Têxteis do Ave, Lda.\nOrdenante: Harbor Apparel"
    stock = "Armazém de origem: A1\nArmazém de destino: B2\nArtigo    Quantidade\nFio de algodão   4800"
    assert type_of("Ordem de transferência", bank) == "payment_proof"
    assert type_of("Ordem de transferência", stock) != "payment_proof"
