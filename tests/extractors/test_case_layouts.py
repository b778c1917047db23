"""Papers of a case in layouts seldom seen: columns flush right, closings without a caption, series, dashes."""

from __future__ import annotations

import pytest

from extractors.classify.title_cues import title_marks
from extractors.evidence import BBox, Document, Page, Word
from extractors.parties import find_parties
from extractors.parties.company_names import is_form_only, is_name
from extractors.segments import segments_of
from extractors.tables import find_tables
from extractors.tables.columns import column_kind, direction_of
from extractors.titles import is_title
from tests.extractors.page_builder import Sheet, paper, width_of
from tests.extractors.pages import document_of as laid_out
from tests.extractors.test_split import cut
from tests.extractors.text_pages import values


def flush_right(caption: str, headings: tuple[str, ...], rows: list[tuple[str, ...]], right: float = 0.0) -> Page:
    """A table whose headings are flush left and whose figures are flush right in columns of 130 points."""
    sheet = Sheet()
    sheet.put(caption, 40, 100, 10)
    for i, heading in enumerate(headings):
        sheet.put(heading, 40 + 130 * i, 120, 9)
    for n, row in enumerate(rows):
        for i, cell in enumerate(row):
            wide = width_of(cell.replace(" ", ""), 9)
            number = cell[:1].isdigit() or len(cell) <= 2
            x = 40 + 130 * i + (120 - wide if number else 0) + (right if i == len(row) - 1 else 0)
            sheet.put(cell, x, 136 + 14 * n, 9)
    return sheet.page()


def document(page: Page, kind: str = "production_record") -> Document:
    return Document("0" * 64, (page,), kind, 1.0)


def test_figures_flush_right_belong_to_the_heading_on_their_left():
    headings = ("Lote de entrada", "Descrição", "Quantidade", "Un.")
    page = flush_right("Matéria-prima consumida", headings, [("PB-A", "Tomate fresco", "148.220", "kg")] * 2)
    table = find_tables(document(page))[0]
    assert [c.text for c in table.rows[0].cells.values()] == ["PB-A", "Tomate fresco", "148.220", "kg"]
    assert direction_of(table.caption) == "input"


def test_figures_under_the_right_heading_stay_its_own():
    headings = ("Lot", "Description", "Remarks", "Quantity")
    page = flush_right("Output", headings, [("PB-A", "Yarn", "", "148.220 kg")] * 2)
    cells = find_tables(document(page))[0].rows[0].cells
    assert cells[3].text == "148.220 kg"
    assert 2 not in cells


def test_figures_flush_right_of_the_last_heading():
    page = flush_right(
        "List", ("No.", "Bale", "Grade", "Net kg"), [("No 1", "A-7733", "M 31-3", "225")] * 4, right=60.0
    )
    assert [row.cells[3].text for row in find_tables(document(page, "bale_list"))[0].rows] == ["225"] * 4


@pytest.mark.parametrize(
    ("caption", "side"),
    [("Cotton consumed", "input"), ("Üretilen iplik", "output"), ("投入坯布", "input"), ("Finished lots", "output")],
)
def test_captions_name_their_side_by_a_word(caption: str, side: str):
    assert direction_of(caption) == side


def test_a_caption_of_both_sides_or_a_sentence_names_none():
    assert direction_of("input and output") is None
    assert direction_of("the cotton consumed in this period was recorded daily") is None


def test_headings_of_lots_and_of_bales():
    assert column_kind("Giriş Partisi") == column_kind("Lote de saída") == "lot_number"
    assert column_kind("Bale / Gin code") == "bale_number"
    assert column_kind("Bale / Quantity") != "bale_number"


CLOSING = """
STATEMENT OF THE ULTIMATE CONSIGNEE
We, Copper Kettle Sauces, LLC, the ultimate consignee of the merchandise, have made every reasonable effort
to determine its source, and of every component thereof.
On the basis of the foregoing it is our belief that forced labor was not used.


{name}
{office}
Date: January 5, 2022
"""


def signed(name: str, office: str) -> dict[str, object]:
    found = values(CLOSING.format(name=name, office=office), "consignee_statement")
    return {k: found.get(k) for k in ("signer", "signer_title", "signature_date")}


def test_a_name_over_its_office_closes_a_text():
    expected = {"signer": "Ellen Moore", "signer_title": "Vice President, Procurement", "signature_date": "2022-01-05"}
    assert signed("Ellen Moore", "Vice President, Procurement") == expected


@pytest.mark.parametrize(("name", "office"), [("Ellen Moore", "Newark, NJ 07105"), ("Notary Public", "Manager")])
def test_what_is_no_name_over_an_office_signs_nothing(name: str, office: str):
    assert signed(name, office)["signer"] is None


def test_the_owner_of_merchandise_is_no_officer_of_a_firm():
    text = (
        "Certificate of Origin\n\nI, Nordkontor Handel GmbH, foreign seller or owner of the merchandise hereinafter"
        " described, certify that it was made by Ilex Foods Ltd."
    )
    found = {p.role: p.name for p in find_parties(laid_out("certificate_of_origin_1243", text))}
    assert found == {"seller": "Nordkontor Handel GmbH"}


def test_a_trade_that_opens_a_name_is_part_of_it():
    text = "Algodoeira Serra Dourada Ltda.\nRodovia MT-130, km 12\n\nBOLETIM DE BENEFICIAMENTO\n"
    assert [p.name for p in find_parties(laid_out("production_record", text))] == ["Algodoeira Serra Dourada Ltda."]


def test_a_producer_that_opens_a_name_is_part_of_it():
    text = "Procesadora Mar de Cortés, S.A. de C.V.\nParque Industrial Norte, 81271 Los Mochis, México\n\nREPORTE\n"
    assert [p.name for p in find_parties(laid_out("production_record", text))] == [
        "Procesadora Mar de Cortés, S.A. de C.V."
    ]
    labelled = find_parties(laid_out("production_record", "REPORT\nProducer: Mar de Cortés, S.A. de C.V.\n"))
    assert [p.name for p in labelled] == ["Mar de Cortés, S.A. de C.V."]


def test_the_caption_of_the_next_blank_is_no_party():
    text = "COMPROBANTE\nOrdenante\nCuenta origen\n\nBeneficiario: Mar Azul S.A.\n"
    assert "payer" not in {p.role for p in find_parties(laid_out("payment_proof", text))}
    named = find_parties(laid_out("payment_proof", text.replace("Cuenta origen", "Cuenta Clara")))
    assert {p.role: p.name for p in named}["payer"] == "Cuenta Clara"


def test_a_title_of_a_trade_in_capitals():
    assert is_title("DYEING AND FINISHING BATCH CARD")
    assert not is_title("Kaveri Batch Card Company of Tiruppur")


def test_a_series_before_a_number_belongs_to_it():
    text = "REMITTANCE ADVICE\nPayment reference: WT-0081\nMessage: settlement of invoice A 8841 of July"
    assert values(text, "payment_proof").get("invoice_number") == "A 8841"


def test_the_next_box_number_of_a_form_is_no_count():
    text = "CARTA DE PORTE\n7 Número de bultos      8      9 Naturaleza\n625      pallet      pantalones"
    assert values(text, "transport_document").get("packages") != "8"


def dashed(gap: float, source: str = "ocr") -> list[str]:
    sheet = Sheet(source)
    end = sheet.put("Tomate", 40, 50, 7)
    sheet.words.append(Word("-", BBox(end + gap, 53.0, end + gap + 2.6, 54.4), source=source))
    sheet.put("Alimentar", end + 2 * gap + 2.6, 50, 7)
    return [s.text for s in segments_of(sheet.page())]


def test_a_dash_between_scanned_words_is_no_speck():
    assert dashed(2.0) == ["Tomate - Alimentar"]


def test_a_mark_apart_from_the_words_is_a_speck():
    assert dashed(30.0) == ["Tomate", "Alimentar"]


def bill(number: str) -> Page:
    pairs = [("Fatura n.º", number), ("Vencimento", "03-10-2021"), ("País de origem", "Portugal")]
    goods = [["Designação", "Quantidade", "Valor"], ["Tomate", "100", "8,75"]]
    return paper("FATURA", pairs, goods, letterhead="Herdade Lda")


def test_two_bills_of_one_firm_by_their_numbers():
    assert cut(bill("FT 2021/215"), bill("FT 2021/219")) == [(1,), (2,)]
    assert cut(bill("FT 2021/215"), bill("FT 2021/215")) == [(1, 2)]


def titled(text: str) -> list[str]:
    sheet = Sheet()
    sheet.put(text, 40, 60, 14, bold=True)
    for n in range(6):
        sheet.put("Entre as partes identificadas, e de boa vontade, nos termos seguintes", 40, 100 + 14 * n)
    page = sheet.page()
    return [mark.type for mark in title_marks(page, segments_of(page)) if mark.strength > 0.3]


def test_a_title_set_letter_by_letter():
    assert titled("C O N TRAT O I N D IV I D UA L D E TRA BA L H O A TERMO") == ["labor_record"]


def test_words_that_begin_like_a_title_are_none():
    assert titled("Contrato individualmente trabalhado") != ["labor_record"]


def shipped(line: str) -> dict[str, object]:
    return values(f"BILL OF LADING\n{line}\n", "bill_of_lading")


def test_captions_that_go_on_are_no_values():
    found = shipped("15. Port of loading/export\nSavannah, USA\n\nNUMBER OF PACKAGES (19)\n88")
    assert (found.get("port_of_lading"), found.get("packages")) == ("Savannah, USA", "88")
    assert shipped("Port of loading: Savannah\nPackages: 19")["packages"] == "19"


def test_a_broken_caption_is_no_port():
    assert shipped("Port of loading: Discharge").get("port_of_lading") is None
    assert shipped("Port of loading: Port Said").get("port_of_lading") == "Port Said"


def paid(number: str, below: str = "") -> object:
    text = f"REMITTANCE\nBeneficiary account\n{number}\n{below}\n\nAmount paid: USD 12.00"
    return values(text, "payment_proof").get("beneficiary_account")


def test_accounts_with_letters_of_a_bank_and_over_two_lines():
    assert paid("PK36 INCB 0000 0011 2345 6702") == "PK36 INCB 0000 0011 2345 6702"
    assert paid("1903 5567 8800", "12") == "1903 5567 8800 12"
    assert paid("1903 5567 8800", "Hanoi branch 12") == "1903 5567 8800"


def test_a_lot_over_two_lines_of_a_column():
    text = "PACKING LIST\nGoods           Lot\nRaw cotton      CF-\n                3109\n"
    assert values(text, "packing_list").get("lot_number") == "CF-3109"
    assert values(text.replace("CF-", "CF2"), "packing_list").get("lot_number") == ["CF2", "3109"]


def test_a_department_is_a_process_only_where_none_is_named():
    text = "PRODUCTION REPORT\nDepartment: Ring spinning\nProcess: spinning\n"
    assert values(text, "production_record").get("process") == "spinning"
    assert values(text.replace("Process: spinning", ""), "production_record").get("process") == "Ring spinning"


@pytest.mark.parametrize("text", ["& Dyeing Co., Ltd.", "Chenab Mills PK36 INCB 0000 0011 Limited"])
def test_pieces_of_names_and_of_accounts_are_no_names(text: str):
    assert not is_name(text)


def test_a_name_goes_on_with_its_legal_form_alone():
    assert is_form_only("Company")
    assert not is_form_only("Company profile")
    text = "WIRE\nBeneficiary\nBinh Garment Joint Stock\nCompany\n\nAmount: USD 2.00"
    assert [p.name for p in find_parties(laid_out("payment_proof", text))] == ["Binh Garment Joint Stock Company"]


def test_a_trade_in_a_column_is_no_producer():
    text = "Caney Fork Cotton Cooperative Ltd\nTIME SHEET\nEmployee     Job\nBoyd         Gin\nPratt        Press\n"
    assert [p.name for p in find_parties(laid_out("labor_record", text))] == ["Caney Fork Cotton Cooperative Ltd"]


def bilingual(number: str) -> Page:
    pairs = [("Số hóa đơn / Invoice No.", number), ("Cảng xếp hàng / Port", "Hai Phong")]
    goods = [["Tên hàng", "Số lượng", "Thành tiền"], ["Áo", "100", "875"]]
    return paper("HÓA ĐƠN THƯƠNG MẠI / COMMERCIAL INVOICE", pairs, goods, letterhead="Thanh Binh JSC")


def test_two_bills_by_their_numbers_under_captions_in_two_languages():
    assert cut(bilingual("TB/2021/0390"), bilingual("TB/2021/0391")) == [(1,), (2,)]
    assert cut(bilingual("TB/2021/0390"), bilingual("TB/2021/0390")) == [(1, 2)]


@pytest.mark.parametrize(("marks", "given"), [("Mã hàng tổng số", None), ("WILLOW CREEK 1-700", True), ("N/M", True)])
def test_headings_are_no_marks(marks: str, given: bool | None):
    found = values(f"PACKING LIST\nShipping marks: {marks}\n", "packing_list").get("marks_and_numbers")
    assert found == (marks if given else None)


def test_from_beside_a_process_is_a_caption():
    text = "PRODUCTION SHEET\nProcess        From           To\nspinning       01-Feb-2021    05-Mar-2021\n"
    found = values(text, "production_record")
    assert (found.get("process"), found.get("period_start")) == ("spinning", "2021-02-01")
