"""A number is a paper's only where its sentence does not say that it is void, another's or none."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import values

HEAD = "AFFIDAVIT\n\nI, Ruth Okello, Export Manager of Lira Spinners Ltd, declare as follows:\n"


def _numbers(sentence: str, language: str = "en", kind: str = "affidavit") -> set[str]:
    found = values(f"{HEAD}{sentence}\n\nRuth Okello\n", kind, (language, "en"))
    return {name for name in found if name.endswith(("_number", "_lot"))}


DISCLAIMED = [
    ("en", "We have not issued invoice no. LS-26/999."),
    ("en", "This affidavit does not cover invoice no. LS-26/999."),
    ("en", "We don't recognise the invoice no. LS-26/999."),
    ("en", "There is no bill of lading no. MBA77120 in our files."),
    ("en", "Nothing was supplied under contract no. K-12/25."),
    ("en", "We deny having drawn up invoice no. LS-26/999."),
    ("en", "We will issue invoice no. LS-26/999 in June."),
    ("en", "Unlike the yarn of purchase order PO-5511, this yarn is organic."),
    ("en", "Please disregard invoice no. LS-26/999."),
    ("en", "If invoice no. LS-26/999 is presented, please refuse it."),
    ("en", "Was invoice no. LS-26/999 issued by mistake?"),
    ("en", "Invoice no. LS-26/999 of Delta Yarns Ltd is a forgery."),
    ("en", "These bales are not part of lot no. L-770."),
    ("en", "This yarn does not form part of lot no. L-770."),
    ("en", "Invoice no. LS-26/999 was cancelled and never delivered."),
    ("en", "An invoice no. LS-26/999 does not exist."),
    ("en", "Invoice no. LS-25/001 concerned other goods."),
    ("en", "Lot no. L-770 of last year is in the store."),
    ("en", "Bale no. 5512 belongs to another customer."),
    ("en", "Our previous order no. PO-5511 is still open."),
    (
        "en",
        "The yarn that we sold is not the yarn of this paper, nor is it similar to\nthat of contract no. SC-2025/007.",
    ),
    ("es", "No hemos emitido la factura no. LS-999."),
    ("es", "El contrato no. CV-007/25 no se aplica."),
    ("es", "Salvo el lote no. L-771, todo el hilo está incluido."),
    ("de", "Die Rechnung Nr. RE-999 wurde nicht von uns ausgestellt."),
    ("de", "Eine Bestellung Nr. PO-5511 liegt uns nicht vor."),
    ("fr", "La facture n° FA-999 a été annulée."),
    ("fr", "Aucune commande n° PO-5511 ne nous est connue."),
    ("pt", "O lote n.º L-771 foi rejeitado."),
    ("tr", "Fatura No: FT-999 iptal edilmiştir."),
    ("vi", "Hóa đơn số HD-999 đã bị hủy."),
    ("zh", "本公司未开具发票号码：FP-999。"),
    ("zh", "批号：L-771（已报废）"),
    ("zh", "合同编号：HT-2025-007 与本批货物无关。"),
]


@pytest.mark.parametrize(("language", "sentence"), DISCLAIMED)
def test_a_disclaimed_number_is_none(language: str, sentence: str):
    assert _numbers(sentence, language) == set()


TOLD = [
    ("en", "No forced labor was used in the goods of invoice no. LS-26/114.", "invoice_number"),
    ("en", "The goods of invoice no. LS-26/114 were not made by children.", "invoice_number"),
    ("en", "Invoice no. LS-26/114 does not include any cotton from Xinjiang.", "invoice_number"),
    ("en", "No part of lot no. Q-16 was made by children.", "lot_number"),
    ("en", "Invoice no. LS-26/114 has been paid and nothing was returned.", "invoice_number"),
    ("en", "The invoice no. LS-26/114 is exclusive of freight.", "invoice_number"),
    ("en", "The lot no. Q-16 was tested and nothing was found.", "lot_number"),
    ("en", "It was sold under contract no. K-81/26 and no other contract.", "contract_number"),
    ("es", "La factura Nº LS-114 está pagada.", "invoice_number"),
    ("de", "Die Ware der Rechnung Nr. RE-114 wurde nicht mit Zwangsarbeit hergestellt.", "invoice_number"),
    ("zh", "发票号码：FP-114 项下货物未使用强迫劳动。", "invoice_number"),
]


@pytest.mark.parametrize(("language", "sentence", "field"), TOLD)
def test_a_number_whose_goods_are_spoken_of_stays(language: str, sentence: str, field: str):
    assert _numbers(sentence, language) == {field}


def test_a_paper_keeps_the_only_number_of_its_own():
    text = "POSTING AID - NO INVOICE\n\nKEINE RECHNUNG Nr. 471102\n\nTotal EUR 529.87\n"
    assert values(text, "commercial_invoice", ("de",))["invoice_number"] == "471102"


def test_a_void_contract_beside_the_paper_s_own_number_contests_nothing():
    text = "SALES CONTRACT\n\nContract No. SC-2026/081\n\nContract no. SC-2025/007 is cancelled.\n"
    assert values(text, "contract")["contract_number"] == "SC-2026/081"


def test_a_point_of_chinese_closes_no_lot():
    assert values("生产记录\n\n批号：L-771。\n", "production_record", ("zh",))["lot_number"] == "L-771"


def test_a_denial_that_was_taken_for_a_caption_s_first_word_denies():
    said = "TEST REPORT\n\nThe lot tested is not lot no. L-771.\n"
    assert "lot_number" not in values(said, "test_report")
    assert values(said.replace("not ", ""), "test_report")["lot_number"] == "L-771"


def test_what_is_denied_of_freight_or_of_a_return_is_not_the_order():
    invoice = "INVOICE\n\nInvoice No.: A-7\n{}\n"
    for line in (
        "This invoice does not include freight. Order no. HP-4471.",
        "Goods of order no. HP-4471 will not be returned.",
    ):
        assert values(invoice.format(line), "commercial_invoice")["purchase_order_number"] == "HP-4471"
    assert "lot_number" not in values(f"{HEAD}Lot no. L-770 will be returned.\n\nRuth Okello\n", "affidavit")
