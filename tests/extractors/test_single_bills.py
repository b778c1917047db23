"""Bills, advertising invoices and sworn forms: sums beside a table of taxes, brands, small return addresses, dates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document, Page
from extractors.extract import extract_document
from extractors.parties import find_parties
from extractors.parties.company_names import split_name
from extractors.parties.head_lines import overlaps
from extractors.tables.columns import column_kind
from tests.extractors.pages import document_of, page_of
from tests.extractors.text_pages import page_of as typed_page


def fields(text: str, kind: str = "commercial_invoice") -> dict[str, str | None]:
    return {f.name: f.value for f in extract_document(document_of(kind, text)).fields}


def roles(page: Page) -> dict[str, str]:
    return {p.role: p.name for p in find_parties(Document("0" * 64, (page,), "commercial_invoice", 1.0))}


BESIDE_TAXES = """
Facture FA2403-0118 du 18/03/2024

Base HT     Taux      Montant TVA           Total HT       2 845,50 EUR
2 630,00    10,00%    263,00                Total TVA      306,10 EUR
215,50      20,00%    43,10                 Total TTC      3 151,60 EUR
                                            Acompte        945,00 EUR
                                            Net à payer    2 206,60 EUR
"""


def test_a_total_beside_a_table_of_taxes_is_the_total() -> None:
    found = fields(BESIDE_TAXES)
    assert (found["total"], found["amount_due"]) == ("3151.6", "2206.6")


COMMISSION = """
Invoice 9118803      Bill Date 11/27/2022
Advertiser: Harbor Voters

Network        Order Dates          Ordered     Aired      Rate           Amount
BET            10/31-11/08          24          24         $31.00         $744.00
TNT            10/31-11/08          27          27         $31.07         $839.00

{gross}                                                    $1,583.00
Agency Commission (15%)                                    {minus}
Previous Balance                                           $400.00
Payment - Thank you                                        -$400.00
Total Due                                                  $1,345.55
"""


@pytest.mark.parametrize(
    ("gross", "minus", "total"),
    [
        ("Gross Advertising", "-$237.45", "1583"),
        ("Gross Advertising", "-$37.45", "1345.55"),  # that commission and what is due do not make it
        ("Gross Advertising", "$0.00", "1345.55"),
    ],
)
def test_the_total_stands_before_the_agencys_commission(gross: str, minus: str, total: str) -> None:
    assert fields(COMMISSION.format(gross=gross, minus=minus))["total"] == total


def test_gross_and_net_of_a_billing_are_no_weights() -> None:
    assert [column_kind(t) for t in ("Gross Billing", "Net Charges", "Net Due")] == ["amount"] * 3
    assert column_kind("Net Weight") == "net_weight"


FLIGHTS = """
Receipt no.: DY-2024-118
Issued: 18.03.2024

Flight      {column}        From      To        Fare
DY 1302     02.05.2024      Oslo      Paris     NOK 849.00
DY 1309     {second}        Paris     Oslo      NOK 949.00
"""


def test_a_column_of_dates_under_many_headings_does_not_contest_the_papers() -> None:
    assert fields(FLIGHTS.format(column="Date", second="06.05.2024"))["invoice_date"] == "2024-03-18"


OATH = """
{office}
{town}
Dissemination report
Name of foreign principal: Government of Malta Tourist Office
Date: 03/11/1991
"""


@pytest.mark.parametrize(
    ("office", "town", "date"),
    [
        ("U.S. Department of Justice", "Form 158", "1991-03-11"),
        ("Bureau of Information", "Washington, D.C. 20530", None),
        ("To: U.S. Department of Justice", "Valletta, Malta", "1991-11-03"),
    ],
)
def test_a_form_of_the_american_government_puts_the_month_first(office: str, town: str, date: str | None) -> None:
    assert fields(OATH.format(office=office, town=town), "other").get("signature_date") == date


def test_the_capital_behind_a_form_is_no_part_of_the_name() -> None:
    assert split_name("Papeterie Dubois SARL au capital de 5 000 EUR")[0] == "Papeterie Dubois SARL"
    assert split_name("Atlas Conserves SARL AU, Casablanca")[0] == "Atlas Conserves SARL AU"


OBJECT = """
Schreinerei Aeschbacher AG
Dorfstrasse 41
3550 Langnau

Rechnung 24211
{caption}    Schulhaus, Fenster OG
             R. Aeschbacher
             A-2409 vom 12. August
"""


def test_the_value_of_a_caption_is_no_addressee() -> None:
    assert "buyer" not in roles(page_of(OBJECT.format(caption="Objekt: ")))


WINDOW = """
Lena Marquardt Grafikdesign, Rosenweg 5, 79102 Freiburg
Weingut Ehrlacher KG
Winzergasse 12
79235 Vogtsburg

Rechnung Nr. 2024-037       19.06.2024
"""


def smaller(page: Page, size: float) -> Page:
    """The page with its first line set in this size."""
    first = min(w.bbox.top for w in page.words)
    boxes = {w: BBox(w.bbox.x0, first, w.bbox.x1, first + size) for w in page.words if w.bbox.top == first}
    words = (replace(w, size=size, bbox=boxes[w]) if w in boxes else w for w in page.words)
    return replace(page, words=tuple(words))


def test_a_small_line_over_the_recipient_is_the_sender() -> None:
    found = roles(smaller(typed_page(WINDOW), 7.0))
    assert found == {"seller": "Lena Marquardt Grafikdesign", "buyer": "Weingut Ehrlacher KG"}
    assert roles(typed_page(WINDOW)).get("seller") != "Lena Marquardt Grafikdesign"


def test_boxes_of_lines_set_close_do_not_overlap() -> None:
    line = BBox(70, 152, 250, 160)
    assert not overlaps(line, BBox(70, 159, 250, 170))
    assert overlaps(line, BBox(70, 156, 250, 166))


HALF_EMPTY = """
Facture 4471           12.09.2024
Facturé à: Lycée Carnot SAS

Ramette A4              417,12
Stylo                   114,00
Montant TTC             531,12 EUR



{legal}
"""


@pytest.mark.parametrize(
    ("legal", "seller"),
    [
        ("Papeterie Dubois SARL, RCS Dijon B 509 447 120", "Papeterie Dubois SARL"),
        ("Siège: Papeterie Dubois SARL, RCS Dijon B 509 447 120", "Papeterie Dubois SARL"),
        ("Payable à Papeterie Dubois SARL sous 30 jours", None),
    ],
)
def test_legal_lines_close_what_is_written_on_a_half_empty_page(legal: str, seller: str | None) -> None:
    assert roles(page_of(HALF_EMPTY.format(legal=legal))).get("seller") == seller


BRANDED = """
{brand}

Bill to: Kilmarnagh Distillers DAC, Bridge Street, Ennis
Invoice ref: OT-0229
Date: 21 November 2023

Product shoot, 14 bottles       840.00
Retouching, 6 hours             270.00
Total                           EUR 1,110.00
"""


@pytest.mark.parametrize(
    ("brand", "seller"),
    [
        ("=Tierney Photography", "Tierney Photography"),
        ("Tierney Photography", None),  # of the size of the text
        ("=Invoice", None),
        ("=Tierney Rowan\n=Wedding Season", None),  # two of them
        ("=Paid 12 October 2023", None),
    ],
)
def test_a_brand_in_large_type_alone_at_the_head_sells(brand: str, seller: str | None) -> None:
    assert roles(page_of(BRANDED.format(brand=brand))).get("seller") == seller


MESSAGE = """
{colon}20  SENDER'S REFERENCE          : TF2411050088127
{colon}32A VALUE DATE / CCY / AMOUNT   : 241106 USD 118,400.00
{colon}50K ORDERING CUSTOMER           : /19033388112017
                                 SONG HONG GARMENT JSC
{colon}59  BENEFICIARY                 : /8800417722
                                 HIGH PLAINS COTTON COOP ASSN
{colon}71A DETAILS OF CHARGES          : OUR
"""


@pytest.mark.parametrize("colon", [":", "Tag "])
def test_a_tag_may_have_its_colon_before_it_and_a_name_behind(colon: str) -> None:
    found = fields("MT103 SENDER VTCBVNVX RECEIVER WFBIUS6S\n" + MESSAGE.format(colon=colon), "payment_proof")
    assert (found["payment_reference"], found["amount"]) == ("TF2411050088127", "118400")
    assert (found["payer"], found["payee"]) == ("SONG HONG GARMENT JSC", "HIGH PLAINS COTTON COOP ASSN")


def test_an_invoice_number_wins_over_that_of_its_receipt() -> None:
    paid = "Receipt\n\nReceipt number   2881-0417\nInvoice number   B71C0-0007\nTotal    EUR 71.39\n"
    assert fields(paid)["invoice_number"] == "B71C0-0007"
    assert fields(paid.replace("Invoice number   B71C0-0007\n", ""))["invoice_number"] == "2881-0417"


def test_the_day_of_a_direct_debit_is_no_date_of_the_bill() -> None:
    bill = "Facture mobile n° 2114488102 du 12/01/2024\n\nPrélèvement le: 19/01/2024\nTotal à payer TTC 15,49 EUR\n"
    found = fields(bill)
    assert (found["invoice_number"], found["invoice_date"], found["due_date"]) == (
        "2114488102",
        "2024-01-12",
        "2024-01-19",
    )
