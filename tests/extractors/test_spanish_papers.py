"""Spanish papers: sides of a contract, remittances, harvests, thousands with a comma; Italian provinces."""

from __future__ import annotations

import pytest

from extractors.classify import classify_document
from extractors.extract.payments import names_document
from extractors.extract.table_fields import table_fields
from extractors.parties import find_parties
from extractors.parties.company_names import form_end
from extractors.tables import find_tables
from tests.extractors.text_pages import document_of, values

CONTRACT = """
CONTRATO DE COMPRAVENTA

En Lorca, a 15 de marzo de 2026. De una parte, {seller}, con domicilio en
Lorca; y de otra, {buyer}, con domicilio en Totana. Primera. El
vendedor entrega tomate.
"""
FIRMS = {"seller": "Huertas del Segura, S.L.", "buyer": "Conservas Totana, S.A."}


def _sides(seller: str, buyer: str) -> dict[str, str]:
    document = document_of(CONTRACT.format(seller=seller, buyer=buyer), "contract")
    return {p.role: p.name for p in find_parties(document) if p.role in FIRMS}


@pytest.mark.parametrize("words", ["como", "en calidad de", "en su calidad de"])
def test_a_contract_names_the_role_before_its_firm(words: str) -> None:
    said = _sides(
        *(f"{words} {role}, {FIRMS[side]}" for role, side in (("VENDEDOR", "seller"), ("COMPRADOR", "buyer")))
    )
    assert said == FIRMS


def test_what_is_no_firm_behind_a_role_is_no_party() -> None:
    assert "seller" not in _sides("como vendedor, quien suscribe", "como comprador, el que acepta")


REPORT = """
EMPACADORA DEL GOLFO S.A.
Av. Ferroviaria 12, Durán, Ecuador

REPORTE DE PROCESO

Proceso: Congelado

Movimiento     Lote          Producto             Cantidad (kg)
Entrada        IB-P7         Camarón entero       {input}
Salida         ME-12         Camarón congelado    {output}
"""


def test_three_figures_behind_the_comma_alone_are_left_open() -> None:
    found = values(REPORT.format(input="31,064", output="20,160"), "production_record", ("es",))
    assert not {"input_quantity", "output_quantity"} & set(found)


def test_a_fraction_beside_them_decides() -> None:
    found = values(REPORT.format(input="31,064.50", output="20,160.00"), "production_record", ("es",))
    assert (found["input_quantity"], found["output_quantity"]) == ("31064.5", "20160")


@pytest.mark.parametrize("text", ["PAGO FRA 2026/0338", "SALDO FATTURA E-26-0771", "FACT 001-002-4418", "Fra. 118/26"])
def test_a_remittance_names_an_invoice_by_its_short_word(text: str) -> None:
    assert names_document(text)


@pytest.mark.parametrize("text", ["Overførsel fra 1234567890", "FRA 01/02/2026", "FACTORY 2026"])
def test_a_danish_from_is_no_invoice(text: str) -> None:
    assert not names_document(text)


def test_a_number_keeps_the_letters_of_its_series() -> None:
    paid = "COMPROBANTE DE TRANSFERENCIA\n\nBeneficiario: Huertas, S.L.\nImporte: 28.318,75 EUR\nConcepto: Factura {}\n"
    assert values(paid.format("DG 21/118"), "payment_proof", ("es",))["invoice_number"] == "DG 21/118"
    assert "invoice_number" not in values(paid.format("MAY 05/2026"), "payment_proof", ("es",))


def test_an_italian_province_is_no_legal_form() -> None:
    assert form_end("84025 Eboli (SA), Italy") is None
    assert form_end("Conserve Eboli S.p.A. (SA)") == len("Conserve Eboli S.p.A.")
    assert form_end("Zinn SA, Lausanne") == len("Zinn SA")


def test_a_harvest_slip_is_a_production_record() -> None:
    text = "HUERTAS DEL SEGURA\n\nPARTE DE RECOLECCIÓN\n\nFinca: Los Juncales\nLote: LJ-3\n"
    assert classify_document(document_of(text, "other")).type == "production_record"


TABLE = """
COMMERCIAL INVOICE

Description / Descripción     Lot / Lote   Kg         EUR/kg     EUR
Tomato paste in drums         L26-226      46,060     0.7800     35,926.80
TOTAL                                      46,060                {total}
"""


def _total(printed: str) -> str | None:
    tables = find_tables(document_of(TABLE.format(total=printed), "commercial_invoice"))
    fields = table_fields("0" * 64, tables, "commercial_invoice", ".")
    return next((f.value for f in fields if f.name == "total"), None)


def test_a_total_under_a_bare_currency_counts_where_its_lines_are_products() -> None:
    assert _total("35,926.80") == "35926.8"
    assert _total("36,926.80") is None
