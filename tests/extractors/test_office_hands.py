"""Papers as offices of many hands lay them out: a column of sides, numbers of packages, leading dots, close columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.captions import is_caption
from extractors.evidence import Document, Page
from extractors.extract.counted_packages import is_no_count
from extractors.extract.page_lines import lines_of
from extractors.parties import find_parties
from extractors.tables import find_tables
from extractors.tables.columns import column_kind, strict_kind
from extractors.tables.process_sides import sided
from extractors.tables.table_model import Cell, Column, Row, Table
from tests.extractors.page_builder import Sheet
from tests.extractors.text_pages import document_of, values

MOVES = """
{title}

{heading}   Lote          Material              Quantidade     Un.
{into}      MN-5512       Amido nativo          1.580,00       kg
{out}       AB6-031       Amido modificado      1.500,00       kg
{lost}                    Humidade              80,00          kg
"""
WORDS = [
    ("pt", "REGISTO DE FABRICO", "Movim.   ", "Entrada  ", "Saída    ", "Perdas   "),
    ("en", "BATCH RECORD", "Direction", "Input    ", "Output   ", "Waste    "),
    ("es", "REPORTE DE PRODUCCION", "Tipo     ", "Entrada  ", "Salida   ", "Merma    "),
]


@pytest.mark.parametrize(("language", "title", "heading", "into", "out", "lost"), WORDS)
def test_a_column_of_sides_parts_the_lots(language: str, title: str, heading: str, into: str, out: str, lost: str):
    text = MOVES.format(title=title, heading=heading, into=into, out=out, lost=lost)
    found = values(text, "production_record", (language,))
    assert (found["input_lot"], found["output_lot"]) == ("MN-5512", "AB6-031")
    assert (found["input_quantity"], found["output_quantity"]) == ("1580", "1500")


def test_a_side_printed_once_stands_for_the_rows_below_it():
    columns = tuple(Column(h, k, None, 0, 0) for h, k in (("", None), ("Lote", "lot_number"), ("Kg", "quantity")))
    lines = (("Entrada", "MN-1", "10"), ("", "MN-2", "12"), ("Saída", "AB-6", "20"), ("Perdas", "", "2"))
    rows = tuple(Row({i: Cell(text, ()) for i, text in enumerate(line) if text}, 1) for line in lines)
    parted = sided([Table(1, columns, rows, (), "", False)], paired=True)
    assert [(t.side, len(t.rows)) for t in parted] == [("input", 2), ("output", 1), ("waste", 1)]


@pytest.mark.parametrize("cell", ["Turno 1  ", "Revisado "])
def test_a_column_that_says_other_things_too_parts_nothing(cell: str):
    text = MOVES.format(title="", heading="         ", into="Entrada  ", out=cell, lost="Saída    ")
    assert {t.side for t in find_tables(document_of(text, "production_record", ("pt",)))} == {None}


def test_a_column_of_sides_parts_no_paper_but_a_record_of_production():
    text = MOVES.format(title="", heading="         ", into="Entrada  ", out="Saída    ", lost="Perdas   ")
    assert {t.side for t in find_tables(document_of(text, "packing_list", ("pt",)))} == {None}


@pytest.mark.parametrize("text", ["1 à 40", "41-80", "1 to 12", "1至20", "C/1-20", "601 bis 1700", "1 đến 9"])
def test_the_first_and_last_number_of_packages_are_no_count(text: str):
    assert is_no_count(text)


@pytest.mark.parametrize("text", ["40", "1,100", "1 700", "12 ctns", "100 fûts", "603 CARTONS"])
def test_a_count_of_packages_stays_one(text: str):
    assert not is_no_count(text)


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_no_two_numbers_of_packages_are_a_count(first: int, last: int):
    assert is_no_count(f"{first} - {last}")
    assert is_no_count(f"{first} à {last}")


@pytest.mark.parametrize(
    ("heading", "kind"), [("G.W. kgs", "gross_weight"), ("N.W. kgs", "net_weight"), ("G.W. lb", "gross_weight")]
)
def test_the_unit_behind_a_weight_is_no_heading_of_its_own(heading: str, kind: str):
    assert strict_kind(heading) == kind


@pytest.mark.parametrize("heading", ["Rate/Charge", "Rate / Charge"])
def test_the_charge_of_an_air_waybill_is_no_lot(heading: str):
    assert column_kind(heading) == "other"
    text = f"AIR WAYBILL\n\nPieces   Gross weight   {heading}   Total\n20       516.0 K        2.15          1,109.40\n"
    assert "lot_number" not in values(text, "transport_document")


def test_a_german_charge_stays_a_lot():
    assert column_kind("Charge") == "lot_number"


@pytest.mark.parametrize(
    ("text", "expected"), [("日期 Date", True), ("发票号 Invoice No.", True), ("青岛 Qingdao", False)]
)
def test_a_caption_in_two_scripts_is_one(text: str, expected: bool):
    assert is_caption(text) is expected


def headed(space: float, gutter: float) -> Page:
    """Headings in columns of 70 points, the second value flush right and so close before the third."""
    sheet = Sheet()
    for i, heading in enumerate(("Invoice", "Date", "Your-order", "Terms")):
        sheet.put(heading, 40 + 70 * i, 100, 9)
    x = 40.0
    for part in ("FT", "A/412"):
        sheet.put(part, x, 114, 9)
        x += 4.5 * len(part) + space
    sheet.put("2026-02-18", 180 - gutter - 45, 114, 9)
    sheet.put("VT/PT/003", 180, 114, 9)
    sheet.put("CIF", 250, 114, 9)
    return sheet.page()


def parts(page: Page) -> list[str]:
    line = lines_of(Document("0" * 64, (page,), "commercial_invoice", 1.0))[1]
    return [line.text[p.start : p.end] for p in line.phrases]


def test_a_value_flush_right_does_not_run_into_the_next_column():
    assert parts(headed(2.2, 4.5)) == ["FT A/412", "2026-02-18", "VT/PT/003", "CIF"]


def test_in_fixed_pitch_a_space_is_no_gutter():
    assert "2026-02-18 VT/PT/003" in parts(headed(4.5, 4.5))


LED = """
COOPERATIVE HEVEA DU SUD S.A.

BORDEREAU DE LIVRAISON 1177

Livré à .......................... Latex du Comoé S.A.
Transporteur ..................... Transports Kouadio SARL
Marques .......................... VTG TACOMA 1-100
"""


def test_dots_lead_to_a_partys_name_and_to_marks():
    parties = {p.role: p.name for p in find_parties(document_of(LED, "transport_document", ("fr",)))}
    assert parties["carrier"] == "Transports Kouadio SARL"
    assert parties["shipper"] == "COOPERATIVE HEVEA DU SUD S.A."
    assert values(LED, "transport_document", ("fr",))["marks_and_numbers"] == "VTG TACOMA 1-100"


LIST = """
{seller}

PACKING LIST

To               Bluff Harbor Supply LLC
                 Tacoma, WA 98402
Invoice No.      VTG-260504
Invoice date     04/05/2026
"""


@pytest.mark.parametrize("seller", ["VIET TIN GLOVES JSC", "Tiong Rubber Sdn Bhd", "Perfiles del Norte, S.A. de C.V."])
def test_a_company_of_another_country_need_not_write_the_month_first(seller: str):
    assert values(LIST.format(seller=seller), "packing_list").get("invoice_date") in (None, "2026-05-04")


@pytest.mark.parametrize("seller", ["Harbor Gloves Inc", "HARBOR GLOVES LLC", "Harbor Gloves"])
def test_an_american_paper_writes_the_month_first(seller: str):
    assert values(LIST.format(seller=seller), "packing_list")["invoice_date"] == "2026-04-05"


WIRE = """
OUTGOING WIRE

Beneficiary name                            VIET TIN GLOVES JSC
Originator to beneficiary information:      INVOICE VTG-260504 PO 10447
Amount                                      USD 75,710.00
"""


def test_what_a_payer_tells_the_payee_is_no_payer():
    assert "payer" not in {p.role for p in find_parties(document_of(WIRE, "payment_proof"))}


MARKS = """
BILL OF LADING

Container /       Nombre et nature       Description
Marques           des colis              des marchandises
VTG 1-100         100 DRUMS              LATEX
"""


def test_the_second_line_of_a_heading_is_no_mark():
    assert values(MARKS, "bill_of_lading", ("fr", "en")).get("marks_and_numbers") != "des colis"


LOTS = """
PACKING LIST

Carton No.     Style        Lot          Ctns    Net kg
     1-600 LG-100S          VG2604A      600     3,540.0
  601-1700 LG-100M          VG2604B      1,100   6,710.0
"""


def test_the_numbers_of_the_cartons_are_no_style():
    assert values(LOTS, "packing_list")["style_number"] == ["LG-100S", "LG-100M"]


SLIP = """
Auslandsüberweisung

Auftraggeber          Rheinische Bolzen GmbH
Konto                 DE44 3706 9991 0204 7711 00
Begünstigter          Yildiz Aluminyum A.S.
IBAN Begünstigter     TR41 0001 5001 5800 7301 2244 19
Betrag                EUR 56.595,00
"""


def test_captions_of_two_rows_are_no_caption_over_two_lines():
    account = values(SLIP, "payment_proof", ("de",)).get("beneficiary_account")
    assert account in (None, "TR41 0001 5001 5800 7301 2244 19")


def test_a_caption_over_two_lines_beside_one_value_stays_one():
    text = (
        "TRANSFER\n\nKonto des           DE44 3706 9991 0204 7711 00\nBegünstigten\nBetrag              EUR 56.595,00\n"
    )
    assert values(text, "payment_proof", ("de",)).get("beneficiary_account") == "DE44 3706 9991 0204 7711 00"


@pytest.mark.parametrize("word", ["No.", "Nr.", "N°", "Nro.", "Núm."])
def test_the_word_for_number_is_no_part_of_one(word: str):
    text = f"PERFILES DEL NORTE             ORDEN DE COMPRA\nQuerétaro                      {word} OC-26-0031\n"
    assert values(text, "purchase_order", ("es",)).get("purchase_order_number") == "OC-26-0031"


@pytest.mark.parametrize("number", ["NO-4471", "N4471"])
def test_letters_that_open_a_number_stay(number: str):
    assert values(f"COMMERCIAL INVOICE\n\nInvoice No.: {number}\n", "commercial_invoice")["invoice_number"] == number
