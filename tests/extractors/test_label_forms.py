"""Labels that follow from one another in their language, and captions that look like a label and are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document
from extractors.extract import extract_document
from extractors.extract.label_forms import formed_labels, key_of
from tests.extractors.page_builder import Sheet
from tests.extractors.text_pages import read, values

KINDS = {"invoice_number": "identifier", "net_weight": "weight", "lot_number": "lot", "voyage": "voyage"}


def formed(language: str, field: str, *labels: str) -> set[tuple[str, ...]]:
    return set(formed_labels({field: {language: labels}}, KINDS, [language]))


@pytest.mark.parametrize(
    ("language", "field", "known", "further"),
    [
        ("es", "invoice_number", "factura nº", "Número de la factura"),
        ("es", "invoice_number", "número de factura", "Factura Núm."),
        ("fr", "invoice_number", "n° de facture", "Numéro de la facture"),
        ("pt", "invoice_number", "fatura nº", "Número da fatura"),
        ("it", "invoice_number", "fattura n", "Numero fattura"),
        ("de", "invoice_number", "rechnungsnummer", "Rechnungs-Nr."),
        ("de", "invoice_number", "rechnungsnummer", "Rechnung Nr."),
        ("de", "lot_number", "chargennr", "Chargennummer"),
        ("tr", "invoice_number", "fatura no", "Fatura Numarası"),
        ("tr", "invoice_number", "fatura no", "Fatura Nosu"),
        ("vi", "invoice_number", "số hóa đơn", "Hóa đơn số"),
        ("zh", "invoice_number", "发票号", "发票编号"),
        ("en", "invoice_number", "invoice no", "Invoice Number"),
        ("en", "net_weight", "net weight", "Total Net Weight"),
        ("en", "net_weight", "net weight", "Net Weight in Kgs"),
        ("de", "net_weight", "nettogewicht", "Gesamtnettogewicht"),
        ("de", "net_weight", "nettogewicht", "Nettogewicht gesamt"),
        ("fr", "net_weight", "poids net", "Total des poids net"),
        ("tr", "net_weight", "net ağırlık", "Toplam net ağırlık"),
        ("zh", "net_weight", "净重", "总净重"),
    ],
)
def test_a_label_is_known_in_the_other_forms_of_its_language(
    language: str, field: str, known: str, further: str
) -> None:
    assert key_of(further) in formed(language, field, known)


@pytest.mark.parametrize(
    ("language", "field", "known", "none"),
    [
        ("en", "invoice_number", "ct no", "CT Number"),  # carton number, too
        ("en", "net_weight", "total net weight", "Total total net weight"),
        ("en", "invoice_number", "invoice ref", "Invoice Number"),
        ("es", "invoice_number", "factura", "Número de factura"),
        ("de", "invoice_number", "rechnung", "Rechnungsnummer"),
    ],
)
def test_what_says_no_number_or_sum_forms_none(language: str, field: str, known: str, none: str) -> None:
    assert key_of(none) not in formed(language, field, known)


def test_a_form_that_two_fields_share_is_nobodys() -> None:
    both = {"invoice_number": {"en": ["paper no"]}, "voyage": {"en": ["paper no"]}}
    assert formed_labels(both, KINDS, ["en"]) == {}


@pytest.mark.parametrize(
    ("address", "currency"),
    [
        ("Organize Sanayi 4. Cad. No: 12", None),
        ("ATATÜRK CAD. NO: 12", None),
        ("ATATÜRK CAD. 12/3", None),
        ("Ulus Cad No: 12", None),
        ("Ödeme CAD olarak", "CAD"),
    ],
)
def test_a_turkish_street_is_no_dollar(address: str, currency: str | None) -> None:
    text = f"ÜCRET BORDROSU\nİşveren: Ege Tekstil A.Ş.\n{address}\nToplam İşçi: 48\n"
    assert values(text, "labor_record", ("tr",)).get("currency") == currency


@pytest.mark.parametrize(("prices", "code"), [("USD. Payment within 30 days.", "USD"), ("CAD. Terms FOB", "CAD")])
def test_a_currency_may_end_a_sentence(prices: str, code: str) -> None:
    text = f"COMMERCIAL INVOICE\nInvoice No.: KX-2201\nAll prices in {prices}\nTotal 4,500.00\n"
    assert values(text, "commercial_invoice").get("currency") == code


@pytest.mark.parametrize(
    ("line", "code"),
    [("Total: Cad 4,500.00", "CAD"), ("Currency: Mad\nTotal: 4,500.00", "MAD"), ("Ulus Cad 12\nTotal: 4,500.00", None)],
)
def test_a_code_in_small_letters_beside_its_sum_or_caption(line: str, code: str | None) -> None:
    text = f"COMMERCIAL INVOICE\nInvoice No.: KX-2201\n{line}\n"
    assert values(text, "commercial_invoice").get("currency") == code


def test_a_company_is_no_sum() -> None:
    text = "HÓA ĐƠN\nSố hóa đơn: 4418\nCông ty Thành Phát      11.250,50\nTổng cộng      60.000,00 USD\n"
    assert "subtotal" not in values(text, "commercial_invoice", ("vi",))


@pytest.mark.parametrize(
    ("site", "place"),
    [
        ("Kaveri Spinning Mills Ltd.", None),
        ("Hilados del Sur, SL", None),
        ("Coimbatore, Tamil Nadu", "Coimbatore, Tamil Nadu"),
        ("Adelaide, SA", "Adelaide, SA"),
        ("Denver, CO", "Denver, CO"),
        ("Chur AG", "Chur AG"),
    ],
)
def test_a_firm_alone_is_no_place(site: str, place: str | None) -> None:
    text = f"PRODUCTION RECORD\nPlace of production: {site}\nLot No.: L26-0412\n"
    assert values(text, "production_record").get("place_of_production") == place


def form(ruled: bool) -> Document:
    """A caption over its weight, and a box with a street's number under it; the boxes ruled or not."""
    sheet = Sheet()
    sheet.put("GÜMRÜK BEYANNAMESİ", 200, 40, 14, True)
    for y, text in ((90, "Net Ağırlık"), (102, "11.250,50 KGS"), (118, "8 Alıcı"), (130, "410 Market Street")):
        sheet.put(text, 300, y, 6.5 if y in (90, 118) else 9)
    levels = tuple(BBox(296, y, 550, y + 0.5) for y in (86, 114, 142))
    walls = tuple(BBox(x, 86, x + 0.5, 142) for x in (296, 550))
    rules = (*levels, *walls) if ruled else ()
    return Document("0" * 64, (replace(sheet.page(), rules=rules),), "customs_declaration", 1.0)


def test_a_ruled_cell_ends_the_column_of_its_caption() -> None:
    found = {f.name: f.value for f in extract_document(form(ruled=True)).fields}
    assert found.get("net_weight") == "11250.5"
    assert "net_weight" not in {f.name for f in extract_document(form(ruled=False)).fields if f.value == "410"}


@pytest.mark.parametrize("walls", [(), (36, 200, 296, 550)])
@pytest.mark.parametrize("top", [(), (96,)])
def test_the_first_row_over_hairlines_is_no_sum_of_the_paper(top: tuple[int, ...], walls: tuple[int, ...]) -> None:
    sheet = Sheet()
    sheet.put("PAYROLL RECORD", 200, 40, 14, True)
    rows = (("Remark", "Hours worked"), ("alpha", "176"), ("beta", "168"), ("gamma", "180"))
    for n, (remark, hours) in enumerate(rows):
        sheet.put(remark, 40, 100 + 16 * n)
        sheet.put(hours, 300, 100 + 16 * n)
    rules = (BBox(36, y, 550, y + 0.5) for y in (*top, 128, 144, 160))
    uprights = (BBox(x, 96, x + 0.5, 160) for x in walls)
    document = Document("0" * 64, (replace(sheet.page(), rules=(*rules, *uprights)),), "labor_record", 1.0)
    assert "176" not in {f.value for f in extract_document(document).fields}


@pytest.mark.parametrize("caption", [":59: Beneficiary Customer", "59: Beneficiary:", "F59 Beneficiary Customer"])
def test_a_bank_prints_the_tag_before_the_name_of_its_field(caption: str) -> None:
    text = f"PAYMENT ADVICE\n{caption}\nKaveri Spinning Mills Ltd.\nValue Date: 19 May 2026\n"
    parties = {(p.role, p.name) for p in read(text, "payment_proof").parties}
    assert ("payee", "Kaveri Spinning Mills Ltd.") in parties


def test_the_small_caption_of_a_cell_is_no_part_of_the_name() -> None:
    sheet = Sheet()
    sheet.put("BILL OF LADING", 200, 40, 14, True)
    for y, caption, firm in ((90, "Shipper", "Kaveri Mills Ltd."), (130, "Haulage Line", "Blue Delta Logistics LLC")):
        sheet.put(caption, 40, y, 6.5)
        sheet.put(firm, 40, y + 11)
        sheet.put("77 Dock Avenue, Houston, TX 77011, USA", 40, y + 22)
    document = Document("0" * 64, (sheet.page(),), "bill_of_lading", 1.0)
    assert "Haulage" not in " ".join(p.name for p in extract_document(document).parties)


def test_a_name_whose_first_line_is_set_smaller_stays_whole() -> None:
    sheet = Sheet()
    sheet.put("BILL OF LADING", 200, 40, 14, True)
    sheet.put("Shipper", 40, 80, 7)
    for y, text, size in ((94, "Arbor Textiles Manufacturing", 8), (105, "and Trading Company Ltd.", 9.5)):
        sheet.put(text, 40, y, size)
    sheet.put("77 Dock Avenue, Houston, TX 77011, USA", 40, 118, 8)
    parties = extract_document(Document("0" * 64, (sheet.page(),), "bill_of_lading", 1.0)).parties
    assert {p.name for p in parties} == {"Arbor Textiles Manufacturing and Trading Company Ltd."}


def test_an_article_before_a_role_is_no_caption_in_bold_either() -> None:
    sheet = Sheet()
    sheet.put("SALES CONTRACT", 200, 40, 14, True)
    sheet.put("The Buyer", 40, 120, 9, True)
    sheet.put("Payment Terms and Conditions", 40, 132)
    assert extract_document(Document("0" * 64, (sheet.page(),), "commercial_invoice", 1.0)).parties == ()


@pytest.mark.parametrize(
    "beside", ["Print Name", "Quality Control", "Spinning Department", "North Carolina", "Position", "Place"]
)
def test_what_stands_beside_a_caption_of_signing_is_no_signer(beside: str) -> None:
    body = "I declare that the goods were made as said above.\n" * 12
    assert "signer" not in values(f"AFFIDAVIT\n{body}\nSignature:          {beside}\n", "affidavit")


@pytest.mark.parametrize(("caption", "signer"), [("Authorized Signatory:", "Robert Ellison"), ("Checked:", None)])
def test_a_signer_is_filled_in_apart_from_the_caption(caption: str, signer: str | None) -> None:
    body = "I declare that the goods were made as said above.\n" * 12
    text = f"AFFIDAVIT\n{body}\n{caption}          Robert Ellison\n"
    assert values(text, "affidavit").get("signer") == signer
