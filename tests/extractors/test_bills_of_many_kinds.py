"""Bills of many kinds and countries: sums of which a tax is taken, cited laws, twins, rows of totals, house numbers."""

from __future__ import annotations

import pytest

from extractors.classify import classify_document
from extractors.evidence import Document, Page
from extractors.extract import extract_document
from extractors.parties import find_parties
from tests.extractors.pages import document_of, page_of


def fields(text: str, kind: str = "commercial_invoice") -> dict[str, str | None]:
    return {f.name: f.value for f in extract_document(document_of(kind, text)).fields}


def roles(page: Page) -> dict[str, str]:
    return {p.role: p.name for p in find_parties(Document("0" * 64, (page,), "commercial_invoice", 1.0))}


@pytest.mark.parametrize(
    ("caption", "tax"),
    [
        ("VAT - Germany (19% on €150.00)", "28.5"),
        ("19% VAT on €150.00", "28.5"),
        ("VAT 19%", "28.5"),
    ],
)
def test_the_sum_of_which_a_tax_is_taken_is_no_tax(caption: str, tax: str) -> None:
    found = fields(f"Invoice 4711\nSubtotal{' ' * 40}€150.00\n{caption:48}€28.50\nTotal{' ' * 43}€178.50\n")
    assert (found["tax"], found["total"]) == (tax, "178.5")


@pytest.mark.parametrize("law", ["article 293 B du CGI", "art. 293 B du CGI"])
def test_the_number_of_a_law_is_no_tax(law: str) -> None:
    found = fields(f"Facture n° F-12\nTotal à payer : 1 976,00 €\nTVA non applicable, {law}\n")
    assert "tax" not in found
    assert found["total"] == "1976"
    assert fields("Facture n° F-12\nTotal TTC : 1 976,00 €\nTVA 293,00 €\n")["tax"] == "293"


SUMS = """
INVOICE FL-88

Product     Volume     Goods      Duty      All
Diesel      215.50     271.17     54.24     {all}
Totals      215.50     271.17     54.24     {all}
"""


def test_a_row_of_totals_gives_the_sum_that_net_and_tax_make() -> None:
    assert fields(SUMS.format(all="325.41"))["total"] == "325.41"
    assert fields(SUMS.format(all="300.00")).get("total") != "300"


def test_a_total_that_a_rate_converts_is_no_other_total() -> None:
    text = "Invoice MS-1\n\nTotal{0}£150.00\nTotal in EUR (1 GBP = 1.16 EUR){1}€174.00\n"
    found = fields(text.format(" " * 45, " " * 19))
    assert (found["total"], found["currency"]) == ("150", "GBP")
    assert fields("Invoice MS-1\n\nTotal in EUR (1 GBP = 1.16 EUR)        €174.00\n")["total"] == "174"


@pytest.mark.parametrize(("line", "number"), [("NO.290, JALAN AIR PANAS,", "CS00012441"), ("NO.290", None)])
def test_the_number_of_a_house_is_none_of_the_paper(line: str, number: str | None) -> None:
    found = fields(f"UNIHAKKA SDN BHD\n{line}\nInv No.: CS00012441\nTotal RM 9.00\nCash RM 10.00\nChange RM 1.00\n")
    assert found.get("invoice_number") == "CS00012441" if number else True
    doubtful = fields(f"UNIHAKKA SDN BHD\n{line}\nDoc No.: CS00012441\nTotal RM 9.00\n")
    assert doubtful.get("invoice_number") == (number or "290")


def test_the_malaysian_form_on_a_line_by_itself_is_no_currency() -> None:
    slip = "CARING PHARMACY SDN.\nBHD.\nTotal 67.10\nCash 70.00\nChange 2.90\n"
    assert fields(slip).get("currency") != "BHD"
    assert fields("Invoice 7\nGulf Foods, Manama\nTotal BHD 67.10\n")["currency"] == "BHD"


def test_the_sign_of_a_total_stands_against_the_code_of_another_currency() -> None:
    found = fields("Invoice E-1\nTotal for this invoice    $1,204.18\nIn other money: GBP 901.11 at rate 0.74832\n")
    assert (found["total"], found["currency"]) == ("1204.18", "USD")
    assert fields("Invoice E-1\nTotal    $1,204.18\nTo pay: CAD 1,204.18\n")["currency"] == "CAD"


def test_a_sign_in_the_heading_of_a_column_tells_the_currency() -> None:
    order = (
        "Contract # 88\n\nMonth          Spots     Gross $      Net $\nOct 20         8         6,500.00     5,525.00\n"
    )
    assert fields(order + "Contract Total 8         6,500.00     5,525.00\n", "contract")["currency"] == "USD"


AGENCY = """
Invoice # 8871-3
WNPX Nashville
Gross Total            $500.00
{commission}      $75.00
Net Amount Due         $425.00
Cash                   $425.00
"""


def test_an_invoice_with_an_agencys_commission_is_no_slip_of_a_till() -> None:
    assert fields(AGENCY.format(commission="Agency Commission"))["total"] == "500"


WRAPPED = """
FATURA
Fatura No: 044188
TOPLAM                       38.100,00 €
KDV               0               0,00 €
GENEL TOPLAM                 38.100,00 €
"""


def test_two_captions_with_values_of_their_own_are_no_wrapped_label() -> None:
    assert fields(WRAPPED).get("tax") == "0"


SWEDISH = """
Faktura
Fakturanr          10418
Fakturadatum       2023-02-06
Förfallodatum      2023-03-08
Moms 25%           4 307,50
Att betala         SEK 21 538,00
"""
ROMANIAN = """
FACTURA FISCALA
Factura nr 418
Data: 15.11.2022
Scadenta: 15.12.2022
Total de plata: 5.950,00 RON
"""
CZECH = """
Faktura č. 2023118
Datum vystavení: 06.02.2023
Datum splatnosti: 20.02.2023
Celkem k úhradě 12 100,00 CZK
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            SWEDISH,
            {"invoice_date": "2023-02-06", "due_date": "2023-03-08", "total": "21538", "tax": "4307.5"},
        ),
        (
            ROMANIAN,
            {"invoice_number": "418", "invoice_date": "2022-11-15", "due_date": "2022-12-15", "total": "5950"},
        ),
        (
            CZECH,
            {"invoice_date": "2023-02-06", "due_date": "2023-02-20", "total": "12100"},
        ),
    ],
)
def test_bills_in_swedish_romanian_and_czech(text: str, found: dict[str, str]) -> None:
    read = fields(text)
    assert {name: read.get(name) for name in found} == found


def test_the_day_of_a_journey_is_not_the_invoices() -> None:
    text = "Rechnung\nRechnungsnummer 3000118\nHinfahrt     22.12.2022\nGesamtpreis 44,40 €\n"
    assert "invoice_date" not in fields(text)
    assert fields(text + "Buchungsdatum 13.12.2022\n")["invoice_date"] == "2022-12-13"


def test_a_polish_place_and_day() -> None:
    text = "Wrocław, dnia 2022-10-24\nFaktura VAT nr FV/418\nData sprzedaży: 2022-10-21\nDo zapłaty: 8 618,40 PLN\n"
    assert fields(text)["invoice_date"] == "2022-10-24"


def test_the_site_on_an_invoice_is_no_place_of_production_and_an_estate_no_port() -> None:
    assert "place_of_production" not in fields("Invoice FL-1\nSite: Gretna Services\nTotal £12.00\n")
    assert fields("Spinning record\nSite: Gretna Mill\n", "production_record")["place_of_production"] == "Gretna Mill"
    head = "Carpintería Soto, S.L.            FACTURA\n"
    estate = f"{head}Pol. Ind. El Viso, nave 8\n29006 Málaga           Fecha: 14/12/2022\n"
    assert "port_of_lading" not in fields(estate)


def test_a_heading_and_a_figure_far_apart_are_no_title() -> None:
    table = """
Marmara Otomotiv Ltd. Sti.                                          COMMERCIAL INVOICE
Gebze, Turkey                                                       No: MO-2023-0441

Pos   Part No      Description      Qty      N.W. (kg)      G.W. (kg)      EUR
1     BR-118       Brake disc       200      1640,0         1720,0         2840,00
"""
    assert classify_document(document_of("other", table)).type == "commercial_invoice"


def test_the_head_with_the_only_number_of_a_register_is_the_senders() -> None:
    head = "Camille Roussel\nTraductrice\n6 rue des Lilas\n44000 Nantes\n{0}\n\nFACTURE N° 2023-014\n"
    assert roles(page_of(head.format("SIRET 812 440 118 00024"))).get("seller") == "Camille Roussel"
    assert "seller" not in roles(page_of(head.format("")))


def test_a_letterhead_says_the_senders_name_in_full() -> None:
    text = """
                                        Malerbetrieb Jürgen Kolb
                                        Am Anger 7, 99084 Erfurt

Malerbetrieb Kolb · Am Anger 7 · 99084 Erfurt
Frau Heike Sommer
Lindenweg 3
99092 Erfurt
"""
    assert roles(page_of(text))["seller"] == "Malerbetrieb Jürgen Kolb"
    assert roles(page_of(text.replace("Jürgen Kolb", "Hans Meier")))["seller"] == "Malerbetrieb Kolb"


FEES = """
Invoice No. SBI/22/0418
Tuition                                                                         182,000.00
Transport                                                                       46,400.00
Invoice total                                                                   228,400.00
{earlier}                                                                       12,000.00
Amount payable                                                                  240,400.00
"""


@pytest.mark.parametrize(("earlier", "total"), [("Balance b/f", "228400"), ("Freight", "240400")])
def test_a_balance_brought_forward_is_no_part_of_this_bill(earlier: str, total: str) -> None:
    assert fields(FEES.format(earlier=earlier))["total"] == total


SPOTS = """
Invoice # 9981-2
Gross                  $400.00
{commission}           -$60.00
Net                    $340.00
Pay this amount        $340.00
"""


@pytest.mark.parametrize(("commission", "total"), [("15% Comm", "400"), ("15% Duty", "340")])
def test_a_commission_may_open_with_its_rate(commission: str, total: str) -> None:
    assert fields(SPOTS.format(commission=commission))["total"] == total


@pytest.mark.parametrize("number", ["118 204 4188 2", "118 204 4188"])
def test_a_number_in_groups_may_close_with_one_figure(number: str) -> None:
    assert fields(f"Rechnung\nRechnungsnummer   {number}\nRechnungsbetrag 31,99 €\n")["invoice_number"] == number


def test_a_service_charge_is_no_colon() -> None:
    slip = "KOPITIAM\nSUBTOTAL 31.00\nSVC CHG 10% 3.10\nTOTAL 34.10\nCASH 40.00\nCHANGE 5.90\n"
    assert "currency" not in fields(slip)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("CREDIT NOTE\nCredit note no CN-1\nCredit total  £72.58\n", "total", "72.58"),
        ("Gutschrift\nGutschrift G-403\nGutschriftsbetrag 178,50 €\n", "total", "178.5"),
        ("Schlussrechnung RE-23\nGesamtsumme 60.214,00\nNoch zu zahlender Betrag 18.564,00\n", "amount_due", "18564"),
        (
            "Your bill\nBill number 99\nBalance from last bill          $144.10\nTotal charges    $144.38\n",
            "amount_due",
            None,
        ),
    ],
)
def test_words_of_credit_notes_and_last_bills(text: str, name: str, value: str | None) -> None:
    assert fields(text).get(name) == value
