"""Captions whose values are another paper's, another party's or no number at all: small invented papers."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import values

INVOICE, ORDER, TRANSPORT = "commercial_invoice", "purchase_order", "transport_document"
AFFIDAVIT, STATEMENT, DETENTION = "affidavit", "consignee_statement", "detention_notice"


@pytest.mark.parametrize(
    "text",
    [
        "Pos  Best.-Nr.  Bezeichnung  Menge  Preis  Betrag\n1  47112  Schraube M8  10  2,00  20,00\n"
        "2  47113  Mutter M8  10  1,00  10,00",
        "Pos   Bezeichnung   Menge   Preis   Betrag\n1   Schraube M8, Best.-Nr. 47112   10   2,00   20,00",
    ],
)
def test_the_number_of_an_article_is_no_order_s(text: str) -> None:
    assert "purchase_order_number" not in values(f"RECHNUNG\n{text}", INVOICE, languages=("de",))


def test_the_customer_s_number_of_an_order_is_read() -> None:
    found = values("RECHNUNG\nRechnungsnummer: 88\nIhre Best.-Nr.: 47112", INVOICE, languages=("de",))
    assert found["purchase_order_number"] == "47112"


@pytest.mark.parametrize("lines", ["Sales #: 4471\nInvoice No: 88", "Invoice No: 88\nSales #: 4471"])
def test_the_number_of_a_sale_is_not_the_invoice_s(lines: str) -> None:
    assert values(f"INVOICE\n{lines}", INVOICE)["invoice_number"] == "88"


def test_the_number_of_a_sale_is_none_of_a_paper_that_names_an_invoice() -> None:
    assert "invoice_number" not in values("INVOICE 88\nSales #: 4471", INVOICE)


@pytest.mark.parametrize(
    "sentence",
    [
        "We state that the yarn of lot XJ-24-11 was not used at any time in our plant in Puebla.",
        "We state that the yarn was mixed with lot XJ-24-11 of our own farm in our plant in Puebla.",
        "We state that we spun our own yarn with lot XJ-24-11 of a mill in the town of Puebla.",
        "No bales of lot SM-25-PIMA-07 were sold to anybody in the whole of the last season.",
        "We had our spinner replace the yarn of lot UN-24-11 in the month of May of the last year.",
        "The yarn of lot UN-24-11, which was rejected in the month of May, stays in our store.",
        "Nunca vendimos a nadie las pacas de algodon de lote UN-24-11 en toda la temporada pasada.",
        "We state under oath that the papers of lot XJ-24-11 stay in our office in Puebla for years.",
    ],
)
def test_a_lot_that_a_sentence_denies_or_gives_no_goods_is_none(sentence: str) -> None:
    assert "lot_number" not in values(f"AFFIDAVIT\n{sentence}", AFFIDAVIT)


def test_a_denial_on_the_line_before_is_of_the_same_sentence() -> None:
    text = (
        "AFFIDAVIT\nWe state under oath that there was never\nsold by us any cotton of lot SM-25-PIMA-07 in our season."
    )
    assert "lot_number" not in values(text, AFFIDAVIT)


def test_the_lot_of_goods_is_read_beside_another_sentence_that_denies() -> None:
    text = (
        "AFFIDAVIT\nWe used no other goods at all.\n"
        "The bales of lot SM-25-PIMA-07, sold to Acme Ltd, were grown on our own farm in 2025."
    )
    assert values(text, AFFIDAVIT)["lot_number"] == "SM-25-PIMA-07"


@pytest.mark.parametrize(
    "sentence",
    [
        "The goods are unrelated to the shipment with style KT-771-B which was released before by the port.",
        "The fabric was tested in the style AATCC-20/2021 by the laboratory of our supplier in May.",
        "All papers follow the style ISO-9001/2015 of our quality system in the whole of the plant.",
    ],
)
def test_norms_and_goods_of_other_shipments_are_no_style(sentence: str) -> None:
    assert "style_number" not in values(f"STATEMENT\n{sentence}", STATEMENT)


@pytest.mark.parametrize(
    "text",
    [
        "Carrier / Vsl: MAERSK LINE",
        "Carrier / Vsl: HAPAG-LLOYD / MSC ANNA",
        "Carrier/Vsl     Port\nMAERSK LINE     Ulm",
    ],
)
def test_a_caption_of_carrier_and_ship_names_no_ship(text: str) -> None:
    assert "vessel" not in values(f"BILL OF LADING\n{text}\nVoyage: 123W", "bill_of_lading")


@pytest.mark.parametrize(
    "text",
    [
        "Customer's order: 2 pallets by truck",
        "Buyer's order     Payment\n30 days           L/C",
        "Packed per buyer's order 2026 season",
        "Goods made to customer's order 1-100 pieces",
    ],
)
def test_words_about_a_customer_s_order_number_none(text: str) -> None:
    assert "purchase_order_number" not in values(f"INVOICE\nInvoice No: 88\n{text}", INVOICE)


@pytest.mark.parametrize("receipt", ["Warehouse receipt no: 555", "Receipt no: 555"])
@pytest.mark.parametrize("own", ["Delivery note no: DN-7781", "Waybill no: DN-7781", "Delivery note: DN-7781"])
def test_a_paper_s_own_number_goes_before_a_receipt_s(receipt: str, own: str) -> None:
    for lines in (f"{receipt}\n{own}", f"{own}\n{receipt}"):
        assert values(f"DELIVERY NOTE\n{lines}", TRANSPORT)["waybill_number"] == "DN-7781"


def test_a_reference_does_not_go_before_a_receipt_s_number() -> None:
    text = "WAREHOUSE RECEIPT\n\nReceipt No.: DCS-660481\nReference no: 7712"
    assert values(text, TRANSPORT)["waybill_number"] == "DCS-660481"


@pytest.mark.parametrize(
    "line",
    [
        "L/C issued on: 04 Mar 2026",
        "Certificate issued on: 04 Mar 2026",
        "Issued on behalf of Acme Inc, 04 Mar 2026 delivery",
    ],
)
def test_what_else_was_issued_dates_no_order(line: str) -> None:
    assert "order_date" not in values(f"PURCHASE ORDER\nPO No: 4471\n{line}", ORDER)


def test_a_manner_is_no_style() -> None:
    assert "style_number" not in values("NOTICE OF DETENTION\nDetention hold style: 12B formal", DETENTION)
    assert values("NOTICE OF DETENTION\nStyle: KT-771", DETENTION)["style_number"] == "KT-771"


def test_a_year_behind_the_name_of_another_paper_numbers_none() -> None:
    text = "DECLARACION JURADA\nFactura: 2026"
    assert "invoice_number" not in values(f"{text} pagada", AFFIDAVIT, languages=("es",))
    assert values(f"{text}-0147", AFFIDAVIT, languages=("es",))["invoice_number"] == "2026-0147"
