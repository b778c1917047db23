"""Captions of sums with and without tax: the name of the tax inside them is no caption of the tax."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import values

FOOT = "INVOICE\nInvoice No.: KI-118\n\n{caption}      60000.00\n{tax}      12000.00\n{total}      72000.00 USD\n"


def foot(caption: str, total: str = "Grand Total") -> dict[str, object]:
    return values(FOOT.format(caption=caption, tax="VAT 20%:", total=total), "commercial_invoice")


@pytest.mark.parametrize(
    "caption",
    [
        "Subtotal excl. VAT:",
        "Total exclusive of sales tax",
        "Total (excl. 20% VAT)",
        "Pre-tax amount",
        "Summe ohne MwSt.",
        "Gesamt zzgl. MwSt.:",
        "Montant total hors taxes :",
        "Total HTVA",
        "Subtotal sin impuestos",
        "Total IVA no incluido",
        "Subtotal sem IVA",
        "Total s/ IVA",
        "Importo IVA esclusa",
        "Toplam (KDV Hariç)",
        "KDV'siz Tutar",
        "Tổng tiền chưa thuế",
        "Tổng tiền chưa có thuế GTGT",
        "不含增值税金额",
        "金额(不含税)：",
        "Subtotaal excl. BTW",
    ],
)
def test_a_sum_without_its_tax_is_the_subtotal(caption: str) -> None:
    found = foot(caption)
    assert (found.get("subtotal"), found.get("tax"), found.get("total")) == ("60000", "12000", "72000")


@pytest.mark.parametrize(
    "caption",
    [
        "Grand total incl. VAT:",
        "Total incl. 20% VAT",
        "VAT inclusive total",
        "Betrag inkl. MwSt.",
        "Total taxes comprises",
        "Total TVAC",
        "Importe con IVA",
        "Total c/ IVA",
        "Totale IVA compresa",
        "Toplam (KDV Dahil)",
        "Tổng cộng đã bao gồm thuế",
        "含税总金额",
        "Bedrag incl. BTW",
    ],
)
def test_a_sum_with_its_tax_is_the_total(caption: str) -> None:
    found = foot("Subtotal", caption)
    assert (found.get("subtotal"), found.get("tax"), found.get("total")) == ("60000", "12000", "72000")


@pytest.mark.parametrize(
    "caption", ["Unit price excl. VAT", "Freight incl. VAT", "KDV Hariç", "Amount due incl. VAT", "ohne Steuern"]
)
def test_a_tax_that_is_denied_or_counted_in_is_not_its_amount(caption: str) -> None:
    assert "tax" not in values(f"INVOICE\nInvoice No.: KI-118\n{caption}: 60000.00\n", "commercial_invoice")


@pytest.mark.parametrize(
    "caption", ["zzgl. 20% MwSt.", "incl. VAT", "davon MwSt.", "Total VAT", "VAT amount", "Total tax", "KDV %20"]
)
def test_the_tax_itself_stays_the_tax(caption: str) -> None:
    text = f"INVOICE\nInvoice No.: KI-118\nGoods       60000.00\n{caption}:   12000.00\nGrand Total  72000.00\n"
    assert values(text, "commercial_invoice").get("tax") == "12000"


def test_words_that_go_on_are_no_caption() -> None:
    text = "INVOICE\nInvoice No.: KI-118\nSumme ohne MwSt. Angabe 60000.00\nGesamtbetrag    72000.00 EUR\n"
    assert not {"subtotal", "tax"} & set(values(text, "commercial_invoice", ("de",)))
