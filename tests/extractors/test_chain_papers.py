"""Papers of a chain of suppliers: what a neighbour's words, a wrapped line or a unit makes of a value, and may not."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from extractors.classify.title_cues import page_titles
from extractors.evidence import BBox, Document, Evidence, Page, Place, Word
from extractors.extract import extract_document
from extractors.extract.locale import decide_locale
from extractors.extract.page_lines import lines_of
from extractors.extract.parts_of_values import without_parts
from extractors.extract.payments import swift_tags
from extractors.extract.signing_words import is_firm
from extractors.parties.party_layout import layout_of
from extractors.parties.return_address import sender_line
from extractors.tables.columns import strict_kind
from tests.extractors.text_pages import document_of, page_of, read, values

TWO_HEADINGS = """
FACTURA                                     Acme Salsas, S.A.
Numero            Fecha de factura      Peso neto (kg)     Marcas
F-771             20/09/2021            4.020              AS / 1-18

Concepto                  Lote         Cantidad   Ud.   Precio    Importe
Concentrado de tomate     CG-16A          2.040    kg     0,94    1.917,60
Concentrado de tomate     CG-16B          1.980    kg     0,94    1.861,20
                                     TOTAL FACTURA                3.778,80 EUR
"""


def test_lines_of_goods_count_once_where_captions_above_look_like_a_heading() -> None:
    found = values(TWO_HEADINGS, "commercial_invoice", ("es",))
    assert found["quantity"] == "4020"


def locale_of(text: str, language: str) -> str | None:
    document = document_of(text, "commercial_invoice", (language,))
    return decide_locale(lines_of(document), "commercial_invoice", (language,)).decimal


INVOICE_TR = """
FATURA
Mal / Description     {heading}     Miktar      Tutar / Amount
Iplik                 5206.13       3.240       10.854,00
Iplik                 5206.14       2.940        9.849,00
Toplam                                          20.703,00
"""


@pytest.mark.parametrize(("heading", "decimal"), [("GTIP / HS Code", ","), ("Birim fiyat   ", None)])
def test_a_tariff_number_in_its_own_cell_is_no_vote_for_the_point(heading: str, decimal: str | None) -> None:
    text = INVOICE_TR.format(heading=heading)
    if decimal is None:
        text = text.replace("9.849,00", "9.849").replace("20.703,00", "20.703")
    assert locale_of(text, "tr") == decimal


def test_the_number_of_a_lorry_is_no_vote_for_the_point() -> None:
    text = "PHIẾU XUẤT KHO\n\nBiển số xe: 18C-118.44\nSố lượng: 5.000 kg\n"
    assert locale_of(text, "vi") == ","
    assert locale_of(text.replace("18C-118.44", "118.44"), "vi") == "."


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Gross Weight (kg)", False),
        ("NETTO (KG)", False),
        ("3.240 kg", False),
        ("Maier Textil KG", True),
        ("For Delta Garments (P) Ltd", True),
    ],
)
def test_kilograms_are_no_legal_form(text: str, firm: bool) -> None:
    assert is_firm(text) is firm


BILL_OF_LADING = """
BILL OF LADING FOR COMBINED TRANSPORT OR PORT
TO PORT SHIPMENT
B/L No. CSTN2604
Port of discharge: {port}
"""


def test_the_end_of_a_bills_title_is_no_port() -> None:
    assert values(BILL_OF_LADING.format(port="Boston"), "bill_of_lading").get("port_of_discharge") == "Boston"
    unread = BILL_OF_LADING.replace("Port of discharge: {port}", "")
    assert values(unread, "bill_of_lading").get("port_of_discharge") is None


def evidence(value: str, box: tuple[float, float, float, float], name: str = "lot_number") -> Evidence:
    return Evidence(name, "lot", value, Place("0" * 64, 1, BBox(*box), value), 0.95, "text")


def test_the_second_line_of_a_wrapped_lot_is_no_lot_beside_it() -> None:
    whole, part = evidence("NL-3402-20A", (330, 320, 380, 348)), evidence("20A", (330, 334, 350, 348))
    assert without_parts([part, whole]) == [whole]


def test_a_lot_that_stands_elsewhere_or_reads_otherwise_stays() -> None:
    whole = evidence("NL-3402-20A", (330, 320, 380, 348))
    for other in (evidence("20A", (330, 400, 350, 414)), evidence("402", (340, 330, 350, 340))):
        assert without_parts([whole, other]) == [whole, other]


def test_pieces_are_found_among_thousands_of_values_in_a_second() -> None:
    wholes = [evidence(f"NL-{n:05}-20A", (330, 10 * n, 380, 10 * n + 9)) for n in range(2500)]
    parts = [evidence(f"{n:05}-20A", (330, 10 * n + 1, 350, 10 * n + 8)) for n in range(2500)]
    before = process_time()
    assert without_parts([*wholes, *parts]) == wholes
    assert process_time() - before < 1.0


MT103 = """
F20  SENDER'S REFERENCE              : LNB-2202
F32A VALUE DATE                      : 220204
     CURRENCY                        : USD
     INTERBANK SETTLED AMOUNT        : 18567,36
F50K ORDERING CUSTOMER               : /4410228719
                                       BLUE HERON PANTRY LLC
F59  BENEFICIARY                     : /IT60X0542811101
                                       SALSIFICIO EMILIANO S.R.L.
F70  REMITTANCE INFORMATION          : INVOICE EX-2021
"""


def test_tags_with_their_names_before_the_colon_are_tags() -> None:
    found = values(MT103, "payment_proof")
    assert (found["payment_reference"], found["amount"], found["payment_date"]) == (
        "LNB-2202",
        "18567.36",
        "2022-02-04",
    )
    assert (found["payer"], found["payee"]) == ("BLUE HERON PANTRY LLC", "SALSIFICIO EMILIANO S.R.L.")


def test_numbers_before_a_caption_are_no_tags_without_their_letter() -> None:
    numbered = MT103.replace("F20", "20 ").replace("F32A", "32A ").replace("F5", "5").replace("F70", "70 ")
    assert swift_tags(lines_of(document_of(numbered, "payment_proof"))) == ()


HARVEST = """
CADERNO DE CAMPO
{captions[0]}
Lote          Descrição                   Quantidade    Un.
NL-3402       Semente de tomate           0,90          kg

{captions[1]}
Lote          Descrição                   Quantidade    Un.
VS-P7         Tomate para indústria       24.600        kg
"""


@pytest.mark.parametrize("captions", [("Entradas", "Saídas"), ("Materia prima", "Saídas")])
def test_captions_in_the_plural_name_the_sides(captions: tuple[str, str]) -> None:
    found = values(HARVEST.format(captions=captions), "production_record", ("pt",))
    assert (found.get("input_lot"), found.get("output_lot")) == ("NL-3402", "VS-P7")


LETTER = """
{sender}
{end}
Herdade do Vale, Lda.                           Invoice no.              21-40
Estrada Nacional 119                            Incoterms                CPT Lisboa
2100-042 Coruche                                Terms                    30 days net
Portugal                                        Country of origin        Netherlands
"""


def letter(sender: str, end: str = "") -> Page:
    """A bill whose first two lines are set smaller than the rest."""
    page = page_of(LETTER.format(sender=sender, end=end))
    return replace(page, words=tuple(w if w.bbox.top < 60 else replace(w, size=13.0) for w in page.words))


@pytest.mark.parametrize(
    ("sender", "end", "name"),
    [
        ("Zaadhuis B.V. · Westeinde 114 · 1601 BL Enkhuizen · The", "Netherlands", "Zaadhuis B.V."),
        ("Zaadhuis B.V. · Westeinde 114 · 1601 BL Enkhuizen", "", "Zaadhuis B.V."),
        ("Zaadhuis · Westeinde 114 · 1601 BL Enkhuizen", "", "Zaadhuis"),
        ("Zaadhuis GmbH&Co.KG·Westeinde114-16010 Enkhuizen", "", "Zaadhuis GmbH&Co.KG"),
        ("Zaadhuis GmbH&Co.KG·Tel. 114-16010", "", None),
        ("Zone Industrielle Sahline, Lot 22, 5012 Monastir, Tunisia", "", None),
        ("Poligono El Nevero, parcela 22, 06480 Montijo", "", None),
    ],
)
def test_a_return_address_may_wrap_and_name_its_country(sender: str, end: str, name: str | None) -> None:
    block = sender_line(layout_of(letter(sender, end)))
    assert (block.name if block else None) == name


def test_values_of_captions_are_no_addressee() -> None:
    page = letter("Zaadhuis B.V. · Westeinde 114 · 1601 BL Enkhuizen")
    document = Document("0" * 64, (page,), "commercial_invoice", 1.0)
    parties = {p.role: p.name for p in extract_document(document).parties}
    assert parties == {"seller": "Zaadhuis B.V.", "buyer": "Herdade do Vale, Lda."}


def test_a_name_that_wraps_behind_its_comma_keeps_it() -> None:
    text = "Herdade do Vale Salgado,\nSociedade Agrícola, Lda.\nEstrada Nacional 119\n2100-042 Coruche\n\nFOLHA\n"
    parties = read(text + "Parcela: 7\n", "production_record", ("pt",)).parties
    assert [p.name for p in parties] == ["Herdade do Vale Salgado, Sociedade Agrícola, Lda."]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Balya No / Bale No", "bale_number"), ("Dozen / Carton", "other"), ("kg / bale", "other")],
)
def test_the_number_of_a_bale_in_two_languages_is_nothing_per_bale(heading: str, kind: str) -> None:
    assert strict_kind(heading) == kind


def titles_of(gap: float, source: str = "ocr") -> list[str]:
    """The types that the two words "PACKING" and "LIST" name, with a gap between them and a body below."""
    title = [Word("PACKING", BBox(40, 50, 90, 60)), Word("LIST", BBox(90 + gap, 50, 120 + gap, 60))]
    body = [Word("Seller", BBox(40, y, 60, y + 5)) for y in range(80, 300, 12)]
    words = tuple(replace(w, source=source, size=w.bbox.height) for w in (*title, *body))
    return [m.type for m in page_titles(Page(1, 595.0, 842.0, words, source=source))]


def test_a_scanned_title_whose_first_word_is_cut_short_is_one_title() -> None:
    assert "packing_list" in titles_of(15)
    assert "packing_list" not in titles_of(60)


def test_captions_in_brackets_under_the_writing_name_it() -> None:
    written = [("COMMERCIAL INVOICE", 30, 40), ("GOLFO VERDE / 015N", 30, 68), ("Veracruz", 230, 68)]
    captions = [("(Vessel / Voyage)", 30.0), ("(Port of Loading)", 230.0)]
    words = [Word(t, BBox(x, y, x + 6 * len(t), y + 12), size=12.0) for t, x, y in written]
    words += [Word(t, BBox(x, 81, x + 3.5 * len(t), 88), size=7.0) for t, x in captions]
    words.append(Word("Goods as ordered", BBox(30, 140, 130, 152), size=12.0))
    document = Document("0" * 64, (Page(1, 595.0, 842.0, tuple(words)),), "commercial_invoice", 1.0)
    found = {f.name: f.value for f in extract_document(document).fields}
    assert (found.get("vessel"), found.get("voyage")) == ("GOLFO VERDE", "015N")
    assert found.get("port_of_lading") == "Veracruz"


COUNTED = """
BILL OF LADING
CONTAINER           PACKAGES       DESCRIPTION OF GOODS             GROSS WEIGHT KGS
GCLU5512047         20             PHOTOVOLTAIC MODULE 450 W        17,840.0
                    {unit}        144 HALF-CELLS
"""


def test_the_unit_under_a_count_is_no_label_of_the_next_figure() -> None:
    assert values(COUNTED.format(unit="PALLETS"), "bill_of_lading").get("packages") == "20"


def test_a_tariff_number_is_no_lot() -> None:
    code, lot = evidence("2804.69.00", (360, 247, 406, 257), "hs_code"), evidence("2804.69.00", (360, 247, 406, 257))
    own = evidence("FS-441", (412, 247, 462, 257))
    assert without_parts([code, lot, own]) == [code, own]


SLIP = """
UY NHIEM CHI / PAYMENT ORDER
Đơn vị trả tiền / Payer...........  Song Wafer Co., Ltd.
Đơn vị thụ hưởng / Beneficiary....  Reinsilizium GmbH
"""


def test_dots_that_lead_to_a_name_are_no_part_of_it() -> None:
    parties = {p.role: p.name for p in read(SLIP, "payment_proof", ("vi",)).parties}
    assert parties == {"payer": "Song Wafer Co., Ltd.", "payee": "Reinsilizium GmbH"}


def test_a_waybill_at_sea_is_numbered_behind_its_name() -> None:
    text = "SEA WAYBILL MSNU7714203\nShipper      Acme Ltd\n"
    assert values(text, "bill_of_lading").get("bill_of_lading_number") == "MSNU7714203"


TRADES = """
RELEVÉ DES HEURES / TIME SHEET
Nom / Name       Poste / Job             Heures / Hours
Faure M.         Tisserand /             151,67
                 Weaver
Gendron P.       Teinturier / Dyer       151,67
"""


def test_trades_of_workers_are_no_company() -> None:
    assert read(TRADES, "labor_record", ("fr",)).parties == ()


def stacked(gap: float) -> list[str]:
    """The types named by a large title of two lines with two lines of a letterhead beside it."""
    large = [("ORDEN DE", 50.0, 40.0), ("FABRICACIÓN", 50.0 + gap, 40.0)]
    words = [Word(t, BBox(x, y, x + 10 * len(t), y + 16), size=16.0) for t, y, x in large]
    beside = [
        Word(t, BBox(380, y, 380 + 5 * len(t), y + 9), size=9.0) for t, y in (("Modulos, S.A.", 48), ("Nave 14", 60))
    ]
    body = [Word("Lote", BBox(40, y, 60, y + 9), size=9.0) for y in range(200, 400, 14)]
    return [m.type for m in page_titles(Page(1, 595.0, 842.0, (*words, *beside, *body)))]


def test_a_title_of_two_lines_beside_a_letterhead_is_one() -> None:
    assert "production_record" in stacked(20)
    assert "production_record" not in stacked(60)
