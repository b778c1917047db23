"""Numbers, dates, sums, weights and origins of bills that stand beside what looks like them."""

from __future__ import annotations

import pytest

from extractors.classify.title_cues import title_marks
from extractors.extract import extract_document
from extractors.segments import segments_of
from extractors.values.dates import find_dates
from tests.extractors.pages import document_of
from tests.extractors.text_pages import values


def fields(text: str) -> dict[str, str | None]:
    return {f.name: f.value for f in extract_document(document_of("commercial_invoice", text)).fields}


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Invoice No. 1 208 775 413", "1 208 775 413"),
        ("Invoice No. M25 0448 1190 332", "M25 0448 1190 332"),
        ("Invoice No. M25 of 12 May 2025", "M25"),
        ("Facture n° 562 044 387 du 2 juillet 2015", "562 044 387"),
        ("Invoice No. 0800 123 4567", "0800 123 4567"),  # the paper's own label: no doubt
        ("Bill: 0800 123 4567", None),
        ("Number 1 800 555 1234", None),
        ("Numéro 421 938 861 00017", None),  # a register's number is not cut to its first group
        ("Facture n° 421 938 861 RCS Paris", None),
    ],
)
def test_numbers_in_groups_are_whole_and_no_telephones(line: str, number: str | None) -> None:
    assert fields(f"Facture\n\n{line}\n").get("invoice_number") == number


@pytest.mark.parametrize("line", ["TVA n° 421 938 861", "TVA FR 12 421 938 861", "VAT Reg No 441 8822 10"])
def test_the_number_of_a_taxpayer_is_no_tax(line: str) -> None:
    assert "tax" not in fields(f"Facture\n\n{line}\n")
    assert fields("Facture\n\nTVA 12,50 EUR\n")["tax"] == "12.5"


def test_a_spanish_tax_number_is_no_delivery_term() -> None:
    assert "incoterm" not in fields("Factura\n\nHotel Brisa Mar S.A. CIF A11044781 Registro Mercantil\n")
    assert fields("Invoice\n\nUSD 1.85 per kg CIF Karachi\n")["incoterm"] == "CIF"


NIGHTS = """
Factura Nº BM26/03318
{label} 19/09/2026

Fecha         Concepto       Cargos
16/09/2026    Alojamiento    112,00
17/09/2026    Alojamiento    112,00
"""


def test_a_column_of_dates_does_not_contest_the_date_of_the_paper() -> None:
    assert fields(NIGHTS.format(label="Fecha :"))["invoice_date"] == "2026-09-19"
    assert "invoice_date" not in fields(NIGHTS.format(label=""))


TAXED = """
Invoice INV/2026/00318

Description          Quantity    Unit Price      Amount
House blend 1 kg        24.00         14.50      0% VAT GBP 348.00
Training                 1.00        180.00     20% VAT GBP 180.00

Untaxed Amount                                   GBP 528.00
VAT 20%                                          GBP 36.00
Total                                            GBP 564.00
Paid on 12/05/2026                               GBP 100.00
Amount Due                                       GBP 464.00
"""


def test_the_rate_in_a_row_of_goods_is_no_label_of_the_tax() -> None:
    found = values(TAXED, "commercial_invoice")
    assert (found["tax"], found["total"], found["amount_due"]) == ("36", "564", "464")


@pytest.mark.parametrize("glue", ["", " "])
def test_a_weight_with_its_unit_glued_to_it_is_read(glue: str) -> None:
    found = fields(f"Invoice\n\nG.W.: 1,980.00{glue}KGS  N.W.: 1,710.00{glue}KGS\n")
    assert (found["gross_weight"], found["net_weight"]) == ("1980", "1710")
    assert "gross_weight" not in fields("Invoice\n\nG.W.: 1980XQZ\n")


DECLARED = "Invoice No. K-1\n\nThe exporter declares that{clause} these products are of Turkish preferential origin.\n"


def test_an_invoice_declares_the_origin_of_all_its_goods_in_a_sentence() -> None:
    clause = ", except where otherwise clearly indicated,"
    assert fields(DECLARED.format(clause=clause))["country_of_origin"] == "TR"
    assert "country_of_origin" not in fields("Invoice No. K-1\n\nYarn spun from cotton of Turkish origin.\n")
    assert fields("Invoice No. K-1\n\nORIGIN : TURKISH ORIGIN\n")["country_of_origin"] == "TR"
    assert "country_of_origin" not in fields("Invoice No. K-1\n\nCOUNTRY OF ORIGIN : US$/\n")
    assert "country_of_origin" not in fields("Invoice No. K-1\n\nORIGIN : TURKISH DELIGHT\n")


PIECES = """
Invoice No. K-1

Description      Quantity    Unit Price     Amount
Chair oak               1        10.00       10.00
Chair ash               1        10.00       10.00
Chair elm               2        10.00       20.00
{last}
"""


def test_goods_that_prove_themselves_are_no_sum_of_those_above() -> None:
    reading = extract_document(document_of("commercial_invoice", PIECES.format(last="")))
    assert [item.description for item in reading.line_items] == ["Chair oak", "Chair ash", "Chair elm"]
    summed = extract_document(
        document_of("commercial_invoice", PIECES.format(last="Carried                 4                    40.00"))
    )
    assert len(summed.line_items) == 3


def test_the_serial_number_of_a_printed_invoice_is_no_waybill() -> None:
    found = fields("FATURA\n\nSERİ SIRA NO   000871\nİRSALİYE NO   B 118822\n")
    assert (found["invoice_number"], found["waybill_number"]) == ("000871", "B 118822")


@pytest.mark.parametrize(("line", "titled"), [("EUR 1,404.00", False), ("EUR.1 No A 000.114", True)])
def test_an_amount_in_euros_is_no_movement_certificate(line: str, titled: bool) -> None:
    page = document_of("other", f"={line}\n\nTotal to pay\n").pages[0]
    marks = {mark.type for mark in title_marks(page, segments_of(page))}
    assert ("certificate_of_origin_other" in marks) is titled


def test_polish_months_are_read_in_full_and_german_words_are_no_months() -> None:
    assert [d.start for d in find_dates("15 sierpnia 2026")] == [0]
    assert find_dates("zahlen Sie 14 2026") == find_dates("sie 14, 2026") == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Factuur 2301 16-07-2015 t/m 31-07-2015", None),
        ("Factuur 2301 vom 17-07-2015", "2015-07-17"),
        ("Factuur nr. 2301 17-07-2015", "2015-07-17"),
        ("Invoice 103767\nFebruary 17, 2026", "2026-02-17"),
    ],
)
def test_a_date_behind_a_title_and_its_number_needs_a_word_between(text: str, date: str | None) -> None:
    assert fields(f"{text}\n").get("invoice_date") == date
