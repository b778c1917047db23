"""Papers that write money and weights in two ways, sums and rates that number nothing, letters of two meanings."""

from __future__ import annotations

import pytest

from extractors.classify.title_cues import page_titles
from extractors.parties.company_names import has_legal_form
from extractors.values.identifiers import is_sum_or_rate, looks_like_identifier
from tests.extractors.pages import line_items_of
from tests.extractors.text_pages import document_of, page_of, read, values

WEIGHED = """COMMERCIAL INVOICE
Invoice No.: DO-118        Date: 05.05.2025

Description of goods        Quantity        Unit Price      Amount              Gross KG      Net KG
Laminate flooring           3,888.00        5.35            20,800.80           {a}           {c}
Underlay                    4,000.00        0.48            1,920.00            {b}           {d}
TOTAL                                                       22,720.80           {e}           {f}
"""


def weights(*figures: str) -> tuple[object, object]:
    text = WEIGHED.format(**dict(zip("abcdef", figures, strict=True)))
    found = values(text, "commercial_invoice")
    return found.get("gross_weight"), found.get("net_weight")


def test_a_column_whose_sum_proves_thousands_is_read_so_beside_money_with_points() -> None:
    assert weights("28.620", "640", "28.080", "600", "29.260", "28.680") == ("29260", "28680")


def test_a_column_whose_sum_proves_fractions_keeps_them() -> None:
    assert weights("28.620", "0.640", "28.080", "0.600", "29.260", "28.680") == ("29.26", "28.68")


def test_lines_of_such_a_column_are_read_as_its_sum() -> None:
    text = WEIGHED.format(a="28.620", b="640", c="28.080", d="600", e="29.260", f="28.680")
    items = line_items_of(document_of(text, "commercial_invoice"))
    assert [(i.gross_weight, i.amount) for i in items] == [("28620", "20800.8"), ("640", "1920")]


@pytest.mark.parametrize("text", ["-0.02", "- 12,50", "10%", "7.25 %", "GST 6%"])
def test_a_signed_sum_and_a_rate_number_nothing(text: str) -> None:
    assert is_sum_or_rate(text)
    assert not looks_like_identifier(text)


@pytest.mark.parametrize("text", ["0412-2026", "-0412", "12.50", "A%4", "R-10.25", "25/10442"])
def test_a_number_with_dashes_and_stops_is_no_signed_sum(text: str) -> None:
    assert not is_sum_or_rate(text)


def test_a_rounding_gives_no_number_of_a_bill_and_a_service_charge_no_lot() -> None:
    found = values(
        "RECEIPT\nSubtotal   26.70\nSvc Charge        10%   2.67\nBill Rounding        -0.02\nTotal RM   29.35\n",
        "commercial_invoice",
        ("en", "de"),
    )
    assert "invoice_number" not in found
    assert "lot_number" not in found
    assert found["total"] == "29.35"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Baspinar O.S.B.", False),
        ("Kestrel Hotels U.S.A.", False),
        ("Lim Brothers S.B.", True),
        ("Bosfor Hali Ticaret A.$.", True),
        ("Unit price A. $ 4.50", False),
    ],
)
def test_dotted_places_are_no_legal_form_and_a_misread_letter_keeps_one(text: str, form: bool) -> None:
    assert has_legal_form(text) is form


def test_what_an_account_owes_with_earlier_invoices_is_no_total() -> None:
    found = values(
        "INVOICE\nInvoice Number: 0000A77V41\nCharges this period  $ 218.44\nTotal Amount Outstanding   $ 319.64\n",
        "commercial_invoice",
    )
    assert found.get("total") == "218.44"


def test_what_an_account_owes_stands_for_no_total() -> None:
    text = "INVOICE\nInvoice Number: 0000A77V41\n{label}   $ 319.64\n"
    assert values(text.format(label="Total Amount Outstanding"), "commercial_invoice").get("total") is None
    assert values(text.format(label="Amount due"), "commercial_invoice").get("total") == "319.64"


WINDOW = """TAX INVOICE                         Invoice Date        Tui Print & Signs Limited
                                    16 Jul 2025         9B Gracefield Road
Kowhai Early Learning Trust         Invoice Number      LOWER HUTT 5010
{attention}                         INV-2086            NEW ZEALAND
41 Rata Street
NAENAE LOWER HUTT 5011
NEW ZEALAND

Description            Quantity      Unit Price     Amount NZD
Vinyl banner           2.00          185.00         370.00
TOTAL NZD                                           370.00
"""


def buyer(text: str) -> list[str | None]:
    parties = read(text, "commercial_invoice").parties
    return [p.name for p in parties if p.role == "buyer"]


@pytest.mark.parametrize("attention", ["Attention: Office", "Attn: J. Rewi  "])
def test_an_addressee_keeps_its_name_over_a_line_for_whom_in_the_house(attention: str) -> None:
    assert buyer(WINDOW.format(attention=attention)) == ["Kowhai Early Learning Trust"]


def test_a_number_that_ends_in_figures_is_no_line_of_a_town() -> None:
    page = """ETS DELORME & FILS SARL          Facture
ZA des Fougères
35133 LÉCOUSSE                   MAIRIE DE SAINT-AUBIN
                                 Place de la Mairie
                                 35500 SAINT-AUBIN

Numéro              Échéance
FA00004418          16/04/25

Référence    Désignation            Quantité     P.U. HT     Montant HT
CIM35        Ciment                 40,00        9,15        366,00
"""
    parties = read(page, "commercial_invoice", ("fr",)).parties
    assert [p.name for p in parties if p.role == "buyer"] == ["MAIRIE DE SAINT-AUBIN"]


SLIP = """FRISCHWERK
Donaustr. 77
89231 Neu-Ulm
SUMME EUR          10,16
Geg. BAR EUR       20,00
Rückgeld BAR EUR   -9,84
Datum: {date} Uhrzeit: 18:22
{more}
"""


@pytest.mark.parametrize(
    ("date", "more", "source", "expected"),
    [
        ("11.16.2025", "", "ocr", None),
        ("11.10.2025", "", "ocr", "2025-10-11"),
        ("11.16.2025", "", "text", "2025-11-16"),
        ("11.16.2025", "Umtausch bis 12.17.2025", "ocr", "2025-11-16"),
        ("11/16/2025", "", "ocr", "2025-11-16"),
    ],
)
def test_a_scans_only_date_out_of_its_countrys_order_is_misread(
    date: str, more: str, source: str, expected: str | None
) -> None:
    found = values(SLIP.format(date=date, more=more), "commercial_invoice", ("de",), source)
    assert found.get("invoice_date") == expected


@pytest.mark.parametrize(("third", "expected"), [("United States", None), ("United Kingdom", "GB")])
def test_a_column_of_several_countries_gives_no_one_origin(third: str, expected: str | None) -> None:
    text = f"""PACKING LIST
Description          Cases     Net kg     Origin
Carrots 1kg          40        400        United Kingdom
Leeks 500g           22        110        United Kingdom
Sweet potato 1kg     30        300        {third}
TOTAL                92        810
"""
    reading = read(text, "packing_list")
    countries = {o.country for o in reading.origins if not o.subject}
    found = {f.value for f in reading.fields if f.name == "country_of_origin"}
    assert countries | found == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("line", "term"),
    [("4 RUE DES EMBRUNS", None), ("EUR 118,00 per kg CIF Karachi", "CIF"), ("Incoterm: DES Le Havre", "DES")],
)
def test_a_word_of_a_street_is_no_delivery_term(line: str, term: str | None) -> None:
    text = f"FACTURE\nFacture n° : 10224871\n{line}\nTotal TTC   118,00 EUR\n"
    assert values(text, "commercial_invoice", ("fr",)).get("incoterm") == term


def test_an_invoice_with_a_number_of_its_own_does_not_take_its_proformas() -> None:
    text = "FATURA\nNr: ZZT2025000000028\n12 Aralık 2025\nProforma No: PF-25/011 (24.11.2025)\nToplam 85.723,20 USD\n"
    found = values(text, "commercial_invoice", ("tr",))
    assert found.get("invoice_number") == "ZZT2025000000028"
    assert found.get("invoice_date") != "2025-11-24"


@pytest.mark.parametrize("page_number", ["Seite 1 von 1", "Page 2 of 3", "Blatt: 1"])
def test_a_title_stays_one_before_the_number_of_its_page(page_number: str) -> None:
    assert strength(f"RECHNUNG {page_number}") == strength("RECHNUNG")


def strength(title: str) -> float:
    page = page_of(f"FERROTEC ANTRIEBE AG          {title}\n\nBelegnummer  0090118842\nLieferschein 0080441772\n")
    return max(mark.strength for mark in page_titles(page) if mark.type == "commercial_invoice")


@pytest.mark.parametrize(
    ("last", "country"), [("MR-0201", None), ("DK-2100 København", "DK"), ("SI-1000, Ljubljana", "SI")]
)
def test_the_code_of_an_article_under_an_address_is_no_country(last: str, country: str | None) -> None:
    text = f"INVOICE\nInvoice No: 44107\n\nBuyer:\nStone & Stem Surfaces LLC\n1420 Main Avenue\n{last}\n"
    parties = read(text, "commercial_invoice").parties
    assert [p.country for p in parties if p.role == "buyer"] == [country]


def test_a_caption_is_no_signer() -> None:
    text = """INVOICE
Invoice No: 44107        Date: 28.01.2025
Red lentils      24.000    1.085,00    26.040,00
Grand total                            26.040,00 USD


For and on behalf of ORKIDE BAKLIYAT A.S.
{below}
Manager
"""
    assert values(text.format(below="Teslim Şekli"), "commercial_invoice", ("tr",)).get("signer") is None
    assert values(text.format(below="Aylin Demir"), "commercial_invoice", ("tr",)).get("signer") == "Aylin Demir"


@pytest.mark.parametrize(
    ("kind", "title", "number"),
    [("commercial_invoice", "Receipt", None), ("transport_document", "Haul ticket", "885-2204471190")],
)
def test_the_ticket_of_a_traveller_is_no_waybill(kind: str, title: str, number: str | None) -> None:
    text = f"{title}\nTicket number: 885-2204471190\nTotal paid  SEK 1,504.00\n"
    assert values(text, kind).get("waybill_number") == number


WEEKS = """CONTRACT
Contract No: 770877

Week:        05/14/18        05/20/18        {marks}        0        $0.00
                                             Anna Weekend
                                             05/01/18
{foot}
"""


def test_the_days_of_a_week_without_a_broadcast_are_no_line_to_sign_on() -> None:
    assert values(WEEKS.format(marks="-------", foot=""), "contract").get("signer") is None
    signed = WEEKS.format(marks="-------", foot="\n----------------\nAylin Demir\nManager")
    assert values(signed, "contract").get("signer") == "Aylin Demir"
