"""Titles whose words alone would name another kind of paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.classify import classify_document
from extractors.evidence import Document
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
        ("Statement of Farmer", "affidavit"),
        ("Certification of Tomato Processor", "affidavit"),
        ("Statement of Account", "payment_proof"),
        ("Dichiarazione sostitutiva di atto di notorietà", "affidavit"),
        ("Beyanname", "affidavit"),
        ("Gümrük Beyannamesi", "customs_declaration"),
        ("农户声明书", "affidavit"),
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


def test_capitals_in_the_middle_below_a_letterhead_are_the_title() -> None:
    rows = [
        "FILATURES DU NORD SAS", "14 rue de la Gare, 59100 Roubaix", "SIRET 512 345 678 00012", "{title}",
        "Date : 15 avril 2026", "Transporteur : Geodis", "Poids net total : 2 600 kg", "Poids brut : 2 705 kg",
    ]  # fmt: skip

    def kind(title: str) -> str:
        page = document_of("\n".join(rows).format(title=title), "other").pages[0]
        top = next(w.bbox.top for w in page.words if w.text == "BON")
        words = tuple(replace(w, bold=w.bbox.top == top) for w in page.words)
        return classify_document(Document("0" * 64, (replace(page, words=words),), "other", 1.0)).type

    assert kind(" " * 48 + "BON DE LIVRAISON N° BL-2026-0415") == "transport_document"
    assert kind("BON DE LIVRAISON N° BL-2026-0415") == "packing_list"


def test_a_letter_to_whom_it_may_concern_that_declares_is_a_declaration() -> None:
    declared = "To whom it may concern\n\nWe, Acme Knit Ltd., hereby declare that no forced labor was used."
    assert classify_document(document_of(declared, "other")).type == "affidavit"
    told = "Dear Sirs,\n\nplease find attached the bale list.\n\nKind regards,\nJane Roe"
    assert classify_document(document_of(told, "other")).type == "correspondence"
