"""Bills of small sellers and slips of their tills: whose name, date, number and sum is meant among others."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors.till import is_till_slip, till_kind
from extractors.titles import is_title
from extractors.values.dates import find_dates
from extractors.values.identifiers import looks_like_identifier
from tests.extractors.text_pages import page_of, read, values

INVOICE = "commercial_invoice"


def roles(text: str) -> dict[str, str]:
    return {party.role: party.name for party in read(text, INVOICE).parties}


BALANCE = """
NORTHLAKE CAMERA SUPPLY INC
INVOICE                                        INVOICE   9213
ACTIVITY                     QTY       RATE        AMOUNT
Eight port switch              2      15.00         30.00

                             SUBTOTAL               30.00
                             TAX                     0.00
                             SHIPPING               19.77
                             TOTAL                  49.77
                             BALANCE DUE           $49.77
"""


def test_captions_whose_amounts_are_flush_right_are_two_rows() -> None:
    found = values(BALANCE, INVOICE)
    assert (found["total"], found["amount_due"], found["subtotal"]) == ("49.77", "49.77", "30")


PAID = """
FACTURE N° : F20260023
Date : 31/01/2026
DATE DE FACTURE ASSOCIÉE : 01/01/2026
TOTAL HT : 100,00
Montant déjà payé : 0,00
NET A PAYER : 104,90 EUR
"""


def test_what_was_paid_and_the_paper_corrected_are_none_of_the_bill_s_own() -> None:
    found = values(PAID, INVOICE, languages=("fr",))
    assert (found["total"], found["invoice_date"]) == ("104.9", "2026-01-31")


def test_the_date_of_a_paper_corrected_is_not_this_one_s() -> None:
    text = "FACTURE N° : F2026\nDATE DE FACTURE ASSOCIÉE : 15/01/2026\nTOTAL TTC : 10,00"
    assert "invoice_date" not in values(text, INVOICE, languages=("fr",))


@pytest.mark.parametrize(("discount", "total"), [("", "80"), ("Discount    80.00", "0")])
def test_a_total_of_nothing_needs_a_discount_that_makes_it(discount: str, total: str) -> None:
    text = f"INVOICE 4471\nSubtotal    80.00\n{discount}\nTotal        0.00\n" + (
        "" if discount else "Amount due  80.00\n"
    )
    assert values(text, INVOICE)["total"] == total


def test_a_mail_address_in_a_letterhead_is_no_title() -> None:
    text = """
    Wattle Trading Pty. Ltd.
    41 Yarra Place,
    Virginia QLD 4014, Australia
    Email: sales@spareparts.example
    Phone: +61 7 3265 6228

    Invoice 5501                         Order Date: 22/07/2024
    Starter motor                           167.95
    Invoice Total                      $AUD 167.95
    """
    assert roles(text)["seller"] == "Wattle Trading Pty. Ltd."


@pytest.mark.parametrize("text", ["Email: sales@spareparts.example", "E-mail: a@b.example"])
def test_no_line_with_a_mail_address_is_a_title(text: str) -> None:
    assert is_title(text.split(":", maxsplit=1)[0]) or text.startswith("E-")
    assert not is_title(text)


GREETED = """
      {first}
    00036372551
{name}
  108 Dairy Rd
   ELMTON NC
DATE 12/22/18  14:37
PUMP 04
REGULAR       $ 0.25
FUEL SALE     $ 0.25
"""


@pytest.mark.parametrize("first", ["WELCOME", "WELCOME TO", "CUSTOMER COPY", "HERZLICH WILLKOMMEN"])
def test_a_greeting_is_no_shop(first: str) -> None:
    assert roles(GREETED.format(first=first, name="LOMAX-CALDER MINI")) == {"seller": "LOMAX-CALDER MINI"}


@pytest.mark.parametrize("name", ["Lomax #903", "#02 LOMAX"])
def test_the_number_of_a_branch_makes_no_address(name: str) -> None:
    assert roles(GREETED.format(first="THANK YOU", name=name)) == {"seller": name}


def test_a_slip_with_one_article_is_known_by_its_sum() -> None:
    assert is_till_slip(page_of("Lomax\nPump 4\nUnleaded   25.97\nTotal Sale  25.97"))
    assert not is_till_slip(page_of("Lomax\nPump 4\nUnleaded   25.90\nTotal Sale  25.97"))


SPACED = """
Blüten-Drogerie
11.12.2014 11:05
Nagellack        1,55
Puder            2,75
S U M M E        4,30
BAR    EUR      10,00
Rückgeld         5,70
"""


def test_a_word_spread_letter_by_letter_is_read() -> None:
    assert values(SPACED, INVOICE, languages=("de",))["total"] == "4.3"


ROUNDED = """
Papaya House
24 MAR 18 09:12
SUBTOTAL      62.55
6% GST         4.13
TOTAL:        {total}
RND ADJ        0.02
TTL ATF RND   72.95
PAYMENT       73.00
CHANGE DUE     0.05
"""


def test_cash_less_change_proves_the_total_after_its_coins() -> None:
    assert values(ROUNDED.format(total="72.93"), INVOICE)["total"] == "72.95"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Bankomat  3,78", "card"), ("RND ADJ 0.02", "rounding"), ("Rueckgeld EUR 4,05", "change"), ("TTL 9", "total")],
)
def test_words_of_tills(text: str, kind: str) -> None:
    found = till_kind(text)
    assert found is not None
    assert found[0] == kind


def test_an_austrian_bank_card_pays() -> None:
    text = "LOMAX KG\n1100 Wien\nMilch    1,29\nBrot     2,49\nSUMME EUR    3,78\nBankomat     3,78\n03.10.2025 18:22\n"
    assert values(text, INVOICE, languages=("de",)) == values(text, INVOICE, languages=("de",)) | {
        "total": "3.78", "invoice_date": "2025-10-03",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Factura 00000042\nCUIT: 20-00000000-1\nSubtotal   $50,000.00\nTotal   $50,000.00", None),
        ("Factura 00000042\nSubtotal   $50.000,00\nTotal   $50.000,00", None),
        ("Invoice 42\nSubtotal   $50,000.00\nTotal   $50,000.00", "USD"),
    ],
)
def test_a_bare_dollar_may_be_a_peso(text: str, currency: str | None) -> None:
    assert values(text, INVOICE).get("currency") == currency


def test_what_a_party_says_of_its_tax_is_no_name() -> None:
    text = "FACTURA C\nDATOS DEL RECEPTOR\nCUIT: Consumidor Final\nFecha 01/07/2026\nTotal $ 10,00"
    assert "buyer" not in roles(text)


def test_a_number_behind_customer_leaves_the_caption_below_alone() -> None:
    text = (
        "LOMAX Cash & Carry GmbH\nRechnung 1806/72\nKunde: 018 087518 02\nNETTO-WARENWERT:    279,05\nSUMME    311,45"
    )
    assert "buyer" not in roles(text)


def test_a_word_before_a_colon_is_no_unit_of_the_number_before_it() -> None:
    found = values("e-FATURA\nNot: BRÜT KG: 41.870 NET KG: 40.950 PALET: 42", INVOICE, languages=("tr",))
    assert (found["gross_weight"], found["net_weight"]) == ("41870", "40950")


@pytest.mark.parametrize(("mail", "ports"), [("user@lomax.example   jd@mail.example", False), ("BY SEA", True)])
def test_from_and_to_over_mail_addresses_are_people(mail: str, ports: bool) -> None:
    text = f"Invoice\nDATE: 01/30/2020\n\nFROM: Harbour ABC          TO: Melbourne\n      {mail}\n"
    assert ("port_of_lading" in values(text, INVOICE)) is ports


def test_two_places_with_their_countries_are_ports_over_any_line() -> None:
    text = "PACKING LIST\nFROM: NINGBO, CHINA      TO: HAMBURG, GERMANY\ninfo@lomax.example    mail@harbour.example"
    assert values(text, "packing_list")["port_of_lading"] == "NINGBO, CHINA"


@pytest.mark.parametrize("end", ["J. Doe", "J. Doe, Turkey"])
def test_one_place_among_two_people_is_no_route(end: str) -> None:
    text = f"PACKING LIST\nFROM: Harbour ABC         TO: {end}\ninfo@lomax.example    mail@harbour.example"
    assert "port_of_lading" not in values(text, "packing_list")


@pytest.mark.parametrize("text", ["XXXXXXXXXXXX0041", "****1234", "xxxx 0041", "######6592"])
def test_hidden_figures_are_no_document_number(text: str) -> None:
    assert not looks_like_identifier(text)


@pytest.mark.parametrize("text", ["XXL-204", "AX-4471", "MAXXI 12"])
def test_letters_x_in_a_number_hide_nothing(text: str) -> None:
    assert looks_like_identifier(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Fri 04/07/2017 11:36 AM", dt.date(2017, 4, 7)),
        ("Tuesday, 04/07/2017", dt.date(2017, 7, 4)),
        ("04/07/2017 (Friday)", dt.date(2017, 4, 7)),
        ("vendredi 04/07/2017", dt.date(2017, 4, 7)),
        ("Mon 04/07/2017", None),
        ("per 06/07/2017", None),
        ("Sunlight 04/07/2017", None),
        ("Dat.31.08.2015 Zeit", dt.date(2015, 8, 31)),
    ],
)
def test_the_weekday_beside_a_date_decides_its_order(text: str, date: dt.date | None) -> None:
    (span,) = find_dates(text)
    assert span.value(None) == date


@pytest.mark.parametrize("text", ["1.2.31.08.2015", "v.31.08.2015", "Nr.31.08.15"])
def test_only_a_full_date_stands_behind_an_abbreviation(text: str) -> None:
    assert not find_dates(text)


def test_sales_number_of_a_sales_receipt() -> None:
    assert (
        values("SALES RECEIPT\n\nBILL TO        SALES # 235875\nTOTAL   79.99", INVOICE)["invoice_number"] == "235875"
    )


@pytest.mark.parametrize("caption", ["Fecha de Vto. de CAE", "Fecha Vto. CAE", "Vto. CAE", "Vencimiento CAE"])
def test_the_tax_office_s_approval_ends_and_no_bill_is_due(caption: str) -> None:
    text = f"FACTURA A\nFecha de Emisión: 12/03/2026\nCAE N°: 76123456789012\n{caption}: 22/03/2026"
    assert "due_date" not in values(text, INVOICE, languages=("es",))


def test_the_end_of_a_payment_is_read_beside_the_approval_s() -> None:
    text = "FACTURA A\nFecha de Vto. para el pago: 30/03/2026\nFecha de Vto. de CAE: 22/03/2026"
    assert values(text, INVOICE, languages=("es",))["due_date"] == "2026-03-30"
