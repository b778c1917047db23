"""Invoices and orders as accounting software sets them: what is the paper's own among the numbers and names on it."""

from __future__ import annotations

import pytest

from extractors.classify.title_cues import title_marks
from extractors.extract import extract_document
from extractors.parties.letterhead import letterhead_of
from extractors.parties.party_layout import layout_of
from extractors.segments import segments_of
from extractors.till import is_till_slip
from tests.extractors.pages import document_of
from tests.extractors.text_pages import page_of, values


def roles(kind: str, text: str) -> dict[str, str]:
    return {party.role: party.name for party in extract_document(document_of(kind, text)).parties}


NET_AND_DUE = """
INVOICE
Invoice #       Date            Due
4471            30.09.2025      14.11.2025
                          Subtotal      4,120.00
                          20% on 4,120.00   824.00
                          Balance Due   4,944.00
Payment due by 14.11.2025. {extra}
Items returned are subject to a charge. An authorization must be obtained from us before goods are sent back.
Returns must be shipped prepaid and properly insured. We are not responsible for damages during transit.
"""


@pytest.mark.parametrize(
    ("extra", "total"),
    [
        ("Balance forward 0.00", "4944"),
        ("Net 45 days.", "4944"),
        ("\nDeposit received 500.00", None),
    ],
)
def test_what_is_due_is_the_total_unless_something_was_paid(extra: str, total: str | None) -> None:
    assert values(NET_AND_DUE.format(extra=extra), "commercial_invoice").get("total") == total


NUMBER_AND_ARTICLES = """
RECHNUNG
Ausgestellt am     27.04.2025
Nummer             RE-2025-1669
Nummer      Beschreibung              Anz.     Preis      Total
K4683       Montage Typ 22            2        323,59     647,18
M8929       Stuhl Modell Ergo         25       427,58     10.689,50
"""


def test_a_general_word_over_article_numbers_is_no_number_of_the_paper() -> None:
    assert values(NUMBER_AND_ARTICLES, "commercial_invoice", ("de",))["invoice_number"] == "RE-2025-1669"
    only_articles = NUMBER_AND_ARTICLES.replace("Nummer             RE-2025-1669\n", "")
    assert "invoice_number" not in values(only_articles, "commercial_invoice", ("de",))


def test_a_general_word_over_one_number_is_that_of_the_paper() -> None:
    text = "FACTURA\nNúmero            Fecha\nRE-2026-9753      23/09/2026\nCant.   Precio\n3       40,00"
    assert values(text, "commercial_invoice", ("es",))["invoice_number"] == "RE-2026-9753"


COLUMN = """
COMMERCIAL INVOICE
Description          Quantity     Unit Price ({0})     Amount ({0})
Cotton shirts        1200         8.15                 9,780.00
TOTAL                                                  9,780.00
TL karsiligi: 401.958,00 TL (1 USD = 41,10 TL)
"""


def test_the_heading_over_the_total_names_its_currency() -> None:
    assert values(COLUMN.format("EUR"), "commercial_invoice")["currency"] == "EUR"
    assert "currency" not in values(COLUMN.replace(" ({0})", ""), "commercial_invoice")


ORDER = """
=Nordwind Technik GmbH
Fliederweg 18
24103 Kiel

={title}
{label}:
Brandt und Söhne KG
Industriestrasse 44
86167 Augsburg

Pos.    Artikel        Menge     Preis     Total
1       Stuhl          12        183,20    2.198,40
"""


@pytest.mark.parametrize(
    ("title", "label", "seller", "buyer"),
    [
        ("Auftragsbestätigung", "An", "Nordwind Technik GmbH", "Brandt und Söhne KG"),
        ("B E S T E L L B E S T Ä T I G U N G", "An", "Nordwind Technik GmbH", "Brandt und Söhne KG"),
        ("Bestellung", "An", "Brandt und Söhne KG", "Nordwind Technik GmbH"),
        ("Bestellung", "Rechnung an", "Nordwind Technik GmbH", "Brandt und Söhne KG"),
    ],
)
def test_who_writes_an_order_down_sells_or_buys_by_its_title(title: str, label: str, seller: str, buyer: str) -> None:
    assert roles("purchase_order", ORDER.format(title=title, label=label)) == {"seller": seller, "buyer": buyer}


CLERK = """
=Imprimerie Duvallon SARL
27 quai de la Fosse
44000 Nantes

Référence:          Date de commande:        Acheteur:
Q-18259             23/04/2025               {name}
"""


def test_a_clerk_beside_other_blanks_is_no_party() -> None:
    assert "Michel Admin" not in roles("commercial_invoice", CLERK.format(name="Michel Admin")).values()
    assert roles("commercial_invoice", CLERK.format(name="Boréal Textiles SA"))["buyer"] == "Boréal Textiles SA"


TWO_HEADS = """
Pinecrest Hosting, Inc.
480 Larkspur Avenue
Austin, TX 78701

                                        Marlow Instruments Ltd
                                        5 Carrington Road
                                        Leeds LS1 4AP
                                        {contact}

INVOICE 4471
Invoice Date: 15.02.2025
"""


def test_of_two_addresses_the_one_with_a_telephone_is_the_issuers() -> None:
    assert (
        roles("commercial_invoice", TWO_HEADS.format(contact="Tel: 0441 731529"))["seller"] == "Marlow Instruments Ltd"
    )
    assert roles("commercial_invoice", TWO_HEADS.format(contact=""))["seller"] == "Pinecrest Hosting, Inc."


SLIP = """
=Ashdown Office Furniture Limited
480 Larkspur Avenue
Leeds LS1 4AP


Bill date: 14.04.2025


{sentence}
Cobalt Street Studio
77 Water Street
Boston, MA 02110
"""


def test_a_sentence_that_ends_in_a_company_is_no_party() -> None:
    sentence = "Please Detach and Return this portion. Make Checks Payable to Ashdown Office Furniture Limited."
    found = roles("commercial_invoice", SLIP.format(sentence=sentence))
    assert found == {"seller": "Ashdown Office Furniture Limited", "buyer": "Cobalt Street Studio"}
    assert roles("commercial_invoice", SLIP.format(sentence=""))["buyer"] == "Cobalt Street Studio"


BESIDE_AN_ADDRESS = """
TAX INVOICE
                         Invoice Date               Ashdown Furniture Ltd
                         15.02.2025                 5 Carrington Road
                         Invoice Number             LS1 4AP
                         2026/160                   Leeds
"""


def test_a_value_flush_under_its_caption_wins_over_the_next_column() -> None:
    found = values(BESIDE_AN_ADDRESS, "commercial_invoice")
    assert (found["invoice_number"], found["invoice_date"]) == ("2026/160", "2025-02-15")
    beside = BESIDE_AN_ADDRESS.replace("2026/160", "by mail ")
    assert values(beside, "commercial_invoice")["invoice_number"] == "LS1 4AP"


@pytest.mark.parametrize("caption", ["Contribuinte N.º: ", "Cliente N.º: ", "Alvará N.º: "])
def test_the_number_of_something_else_is_not_the_papers(caption: str) -> None:
    text = f"FATURA\n{caption}345.678/0001-95\nData: 16/06/2026"
    assert "invoice_number" not in values(text, "commercial_invoice", ("pt",))
    assert values(text.replace(caption, "N.º: "), "commercial_invoice", ("pt",))["invoice_number"] == "345.678/0001-95"


def test_a_word_of_the_paper_itself_numbers_it_behind_another() -> None:
    assert (
        values("PURCHASE ORDER\nSpot Order: 7741-2\nTotal: $ 120.00", "purchase_order")["purchase_order_number"]
        == "7741-2"
    )


def test_a_revision_left_empty_breaks_no_number() -> None:
    text = "CONTRACT\nContract / Revision    Alt Order #\n250006 /               68606079\nN 1    WXYZ    06/15/26"
    assert values(text, "contract")["contract_number"] == "250006"
    assert values(text.replace("250006 /  ", "250006-   "), "contract").get("contract_number") != "250006"


PAID = "Item          {0}5.00\nTotal         {0}5.00\nCash          {0}10.00\nChange        {0}5.00"


def test_a_bill_over_a_whole_sheet_is_no_slip() -> None:
    assert is_till_slip(page_of(PAID.format("")))
    assert not is_till_slip(page_of(PAID.format(" " * 70)))


def test_a_lone_letter_is_no_label() -> None:
    rows = "CONTRACT\nLine    Ch      Start Date\nN 1    WXYZ    06/15/26\nN 2    WXYZ    06/15/26"
    assert "contract_number" not in values(rows, "contract")
    assert values("Date: 16 June 2026\nN. 7741    Milano", "contract")["contract_number"] == "7741"


DOLLARS = (
    "COMMERCIAL INVOICE\nInvoice No.: 7\nTotal: $ 120.00\nIzmir, Turkey\nIBAN NO{0}: TR12 0006 7010 0000 0012 3456 78"
)


def test_a_shared_sign_is_what_the_paper_spells_out() -> None:
    assert values(DOLLARS.format(" (USD)"), "commercial_invoice")["currency"] == "USD"
    assert "currency" not in values(DOLLARS.format(""), "commercial_invoice")


ORDERED = """
=Riverbend Mills Ltd
14 Tower Road
Leeds LS1 4AP

Bill To:
{bill_to}
77 Water Street
Boston, MA 02110

INVOICE 4471
"""


def test_a_letterhead_that_is_billed_sells_nothing() -> None:
    assert roles("commercial_invoice", ORDERED.format(bill_to="Riverbend Mills Ltd")) == {
        "buyer": "Riverbend Mills Ltd"
    }
    other = roles("commercial_invoice", ORDERED.format(bill_to="Cobalt Studio LLC"))
    assert other == {"seller": "Riverbend Mills Ltd", "buyer": "Cobalt Studio LLC"}


GOODS = """
=Riverbend Mills Ltd
14 Tower Road
Leeds LS1 4AP

PURCHASE ORDER 4576342996

{heading}

Desk Logistics
77 Water Street
Boston, MA 02110
"""


def test_nobody_is_addressed_below_the_heading_of_the_goods() -> None:
    goods = roles("purchase_order", GOODS.format(heading="Description      Quantity    Unit Price"))
    assert goods == {"buyer": "Riverbend Mills Ltd"}
    assert roles("purchase_order", GOODS.format(heading=""))["seller"] == "Desk Logistics"


def test_a_short_title_set_letter_by_letter_is_one() -> None:
    page = page_of("I N V O I C E\n\nNumber   4471     Date   20.05.2026\nTo:   Brandt Mills")
    assert max((mark.strength, mark.type) for mark in title_marks(page, segments_of(page)))[1] == "commercial_invoice"
    other = page_of("V O I C E S\n\nNumber   4471")
    assert not title_marks(other, segments_of(other))


UTILITY = """
                                                     Prairie Light
                                                     Power since 1931
Account holder                         Your electric bill
QUAYSIDE BAKERY LLC                    Account number 4471-200
2210 Orchard Lane                      Bill date Mar 14, 2025
Salina, KS 67401                       Bill number 900481127
Energy charge                          326.41
Total current charges                  326.41
"""


@pytest.mark.parametrize("caption", ["Account holder", "Kontoinhaber", "Titulaire du compte"])
def test_the_holder_of_the_account_at_the_top_is_not_the_sender(caption: str) -> None:
    head = letterhead_of(layout_of(page_of(UTILITY.replace("Account holder", caption))), [])
    assert head is None or "QUAYSIDE" not in head.name
    uncaptioned = letterhead_of(layout_of(page_of(UTILITY.replace("Account holder", ""))), [])
    assert uncaptioned is not None
    assert uncaptioned.name == "QUAYSIDE BAKERY LLC"
