"""Bills of utilities, carriers, agencies and online shops: who sends them, which number, date and sum is theirs."""

from __future__ import annotations

import pytest

from extractors.extract import extract_document
from extractors.parties.company_names import has_legal_form, is_name, split_name
from extractors.till import is_till_slip
from extractors.values.money import find_amounts
from tests.extractors.pages import document_of
from tests.extractors.text_pages import page_of, values


def roles(text: str, kind: str = "commercial_invoice") -> dict[str, str]:
    return {party.role: party.name for party in extract_document(document_of(kind, text)).parties}


BRANDED = """
=Rotfunk

Weinhandel Klein OHG
Domplatz 7
55116 Mainz

Rechnung Nr. 4300118
Nettobetrag       216,43 EUR
{line}
"""


def test_a_brand_named_in_full_elsewhere_is_the_sender_and_not_the_address_window() -> None:
    found = roles(BRANDED.format(line="Rotfunk Mobil GmbH · Landgrabenweg 77 · 53227 Bonn"))
    assert found == {"seller": "Rotfunk Mobil GmbH", "buyer": "Weinhandel Klein OHG"}
    assert roles(BRANDED.format(line="Andere Mobil GmbH")).get("seller") in (None, "Rotfunk")


LETTER = """
Hagen Partner
Kaiserdamm 88, 14057 Berlin

Immobilien Steffens GmbH
{line}
Kantstr. 140
10623 Berlin

Rechnung Nr. 2300671
"""


def test_a_block_that_says_for_whom_a_letter_is_meant_is_not_the_letterhead() -> None:
    assert roles(LETTER.format(line="z. Hd. Frau Steffens")).get("seller") != "Immobilien Steffens GmbH"
    assert roles(LETTER.format(line="Haus 4"))["seller"] == "Immobilien Steffens GmbH"


WINDOW = """
Alpcom Schweiz AG
Dorfplatz 1
3050 Bern

{title}
Reto Gasser
Dorfstrasse 8
3097 Liebefeld

Rechnungsnummer 24-01-7731109
"""


@pytest.mark.parametrize("title", ["Herr", "Eheleute", "Monsieur", "De heer"])
def test_a_form_of_address_is_no_name(title: str) -> None:
    assert roles(WINDOW.format(title=title)) == {"seller": "Alpcom Schweiz AG", "buyer": "Reto Gasser"}


def test_legal_lines_go_on_behind_the_form_and_states_are_no_form() -> None:
    assert split_name("Belnova SA de droit public, Bd du Roi Albert 27, 1030 Bruxelles")[0] == "Belnova SA"
    assert not has_legal_form("Belnova SA de bons produits")
    assert "seller" not in roles("PO Box 1099, Alamosa CO 81101\n\nInvoice No. 0924-104471")


MEDIA = """
=Palmetto Media
1 Broad Street
Charleston SC 29401

Client:             Media Invoice No: PMB-24-0883
Haskins Congress Committee
Vendor              Market        {heading}
WYRD-FM             Greenville    $4,200.00
"""


def test_the_number_beside_a_client_and_the_heading_of_a_list_are_no_parties() -> None:
    found = roles(MEDIA.format(heading="Amount"))
    assert found["buyer"] == "Haskins Congress Committee"
    assert found["seller"] != "WYRD-FM"
    assert roles(MEDIA.format(heading="Amount").replace("Vendor ", "Vendor: WKKR-FM"))["seller"] == "WKKR-FM"


def test_an_agency_is_not_the_seller_of_time() -> None:
    text = "Publisher          Agency             Advertiser\nKeystone News LLC  Northpoint Media   Clean Water Fund\n"
    assert roles(text, "purchase_order") == {"buyer": "Clean Water Fund"}


def test_numbers_printed_in_groups_and_post_boxes() -> None:
    grouped = values("Facture\nN° de facture      1 208 775 413\n", "commercial_invoice", ("fr",))
    assert grouped["invoice_number"] == "1 208 775 413"
    assert "purchase_order_number" not in values("Invoice\nPO Box 2217\nGreenville SC", "commercial_invoice")
    assert values("Invoice\nPO 2217\n", "commercial_invoice")["purchase_order_number"] == "2217"


def test_a_version_is_not_the_number_of_the_contract() -> None:
    assert "contract_number" not in values("ORDER\nContract Version: 3\n", "purchase_order")
    assert values("CONTRACT\nContract / Version: 338177\n", "contract")["contract_number"] == "338177"


DATED = """
RECHNUNG 9004471
{place}01.07.2024
Wir buchen den Betrag am 05.07.2024 ab.
"""


@pytest.mark.parametrize("place", ["München, den ", "Lyon, le ", "Dornbirn, am ", "Berlin, "])
def test_the_date_beside_a_town_is_that_of_the_bill(place: str) -> None:
    assert values(DATED.format(place=place), "commercial_invoice", ("de",))["invoice_date"] == "2024-07-01"
    assert "invoice_date" not in values(DATED.format(place="Ablauf der Frist: "), "commercial_invoice", ("de",))


SAVED = """
INVOICE 8-310-55127
Total this invoice                                   $291.44
You saved {amount} in discounts this period
"""


def test_an_amount_in_a_sentence_is_no_cell_under_a_label() -> None:
    assert values(SAVED.format(amount="$62.44"), "commercial_invoice")["total"] == "291.44"


BOOKS = """
ST. ANSELM BOOKSHOP
85 ELM ST
REG 1   CLERK 8
BOOKS        18.95
BOOKS        25.85
CARDS         {last}
TOTAL        50.30
NO REFUND
"""


def test_articles_that_make_the_total_are_a_tills_slip() -> None:
    assert is_till_slip(page_of(BOOKS.format(last="5.50")))
    assert not is_till_slip(page_of(BOOKS.format(last="6.50")))
    assert not is_till_slip(page_of(BOOKS.format(last="5.50").replace("REG 1   CLERK 8\n", "")))


COINS = """
GARDENIA BOOK STORE
Receipt 00-88127
Kamus Dewan  17.19
Nett         17.19
Round Adj     0.01
PAID BY CASH  {paid}
{change}
"""


@pytest.mark.parametrize(
    ("paid", "change", "total"),
    [("17.20", "", "17.2"), ("20.00", "", "17.19"), ("17.20", "Change  0.01", "17.19")],
)
def test_what_was_paid_is_the_total_that_the_coins_make(paid: str, change: str, total: str) -> None:
    assert values(COINS.format(paid=paid, change=change), "commercial_invoice")["total"] == total


OWNED = """
BIG BOWL NOODLES
{owner}
LG-58 Mid Valley
Mee        8.45
Total      8.45
Cash      10.00
Change     1.55
"""


def test_a_name_in_brackets_explains_the_shops() -> None:
    assert roles(OWNED.format(owner="(Big Bowl Trading Sdn Bhd 1185582-U)"))["seller"] == "BIG BOWL NOODLES"
    assert roles(OWNED.format(owner="(MALAYA) SDN BHD"))["seller"] == "BIG BOWL NOODLES (MALAYA) SDN BHD"


def test_the_malaysian_form_is_no_currency() -> None:
    assert [a.mark for a in find_amounts("(Big Bowl Sdn Bhd 1185582-U)")] == [""]
    assert [a.mark for a in find_amounts("BHD 1185.582")] == ["BHD"]


def test_a_customers_account_is_not_the_payees() -> None:
    bill = "Invoice 88120\nAccount Number: 287301182254\n{word} 342.90\nTotal due 342.90"
    assert "beneficiary_account" not in values(bill.format(word="Wireless"), "commercial_invoice")
    assert "beneficiary_account" in values(bill.format(word="Pay by wire"), "commercial_invoice")


AIRED = """
Invoice 24100338-1
3 Spots     Gross: 140.00
Commission: {commission}
NET DUE: 119.00
"""


def test_the_total_of_time_is_before_the_agencys_commission() -> None:
    assert values(AIRED.format(commission="21.00"), "commercial_invoice")["total"] == "140"
    assert "total" not in values(AIRED.format(commission="17.00"), "commercial_invoice")
    assert values(AIRED.format(commission="0.00"), "commercial_invoice")["total"] == "119"


def test_a_number_in_groups_ends_before_its_date() -> None:
    found = values("Facture n° 10 118 442 907 du 12/01/2024\n", "commercial_invoice", ("fr",))
    assert (found["invoice_number"], found["invoice_date"]) == ("10 118 442 907", "2024-01-12")


def test_what_lost_its_beginning_before_the_point_is_no_amount() -> None:
    assert "total" not in values("INVOICE 1\nTotal: .70", "commercial_invoice")
    assert values("INVOICE 1\nTotal: 22.70", "commercial_invoice")["total"] == "22.7"


def test_a_reference_and_a_persons_initial_are_no_companies() -> None:
    assert not is_name("QX7TT2KLM9")
    assert is_name("99SPEEDMART")
    order = "ORDER 00418827\nBuyer: {name}\n"
    assert "buyer" not in roles(order.format(name="J. Whitcomb"), "purchase_order")
    assert roles(order.format(name="Whitcomb Mills"), "purchase_order")["buyer"] == "Whitcomb Mills"


FAPIAO = """
电子发票（普通发票）
发票号码：25312000000041180000
合计      ¥1132.08      税额      ¥67.92
                壹仟贰佰圆
价税合计（大写）                    （小写）      {whole}
                整
"""


@pytest.mark.parametrize(("whole", "total"), [("¥1200.00", "1200"), ("¥1150.00", "1132.08")])
def test_a_sum_with_the_tax_behind_it_is_the_total_only_where_they_make_no_other(whole: str, total: str) -> None:
    assert values(FAPIAO.format(whole=whole), "commercial_invoice", ("zh",)).get("total") == total


BOOKED = """
CONTRACT
Contract / Revision      Alt Order #
318820                   W22019
Advertiser               Original Date / Revision
Delgado for Supervisor   09/12/24 / 09/13/24
"""


def test_the_caption_of_the_next_blank_is_no_advertiser() -> None:
    assert roles(BOOKED, "contract").get("buyer") == "Delgado for Supervisor"


BRAND_OVER_PERSON = """
{mark}VegaNet Fibre
Mr. Arvind Khatri
B-204, Shanti Kunj Apartments
New Delhi - 110075

Bill No DL2503
Total Amount Payable 1,178.82
"""


def test_a_brand_right_over_a_person_is_not_who_is_billed() -> None:
    assert roles(BRAND_OVER_PERSON.format(mark="=")).get("buyer") == "Mr. Arvind Khatri"
    assert roles(BRAND_OVER_PERSON.format(mark="")).get("buyer") != "Mr. Arvind Khatri"


PLATFORM = """
=Rechnung

Rechnungsnummer: F21/22575
Gesamtpreis 135,42 EUR

USt. %         Zwischensumme     USt.
19%            113,80 EUR        21,62 EUR
USt. Gesamt    113,80 EUR        {tax} EUR
"""


@pytest.mark.parametrize(("printed", "tax"), [("21,62", "21.62"), ("35,00", "113.8")])
def test_a_tax_is_the_lesser_of_two_sums_that_make_the_total(printed: str, tax: str) -> None:
    """Two sums that do not make it prove nothing: what stands first is read as before."""
    assert values(PLATFORM.format(tax=printed), "commercial_invoice").get("tax") == tax
    assert values(PLATFORM.format(tax="0,00"), "commercial_invoice").get("tax") != "21.62"


EARLIER = """
=Fattura

Numero fattura    F23/69602
{caption}    52,87 EUR
Totale documento    223,26 EUR
"""


def test_an_earlier_balance_is_not_what_is_due() -> None:
    assert "amount_due" not in values(EARLIER.format(caption="Saldo precedente"), "commercial_invoice")
    assert values(EARLIER.format(caption="Saldo"), "commercial_invoice")["amount_due"] == "52.87"


@pytest.mark.parametrize(("caption", "port"), [("Pol. ", None), ("POL ", "Izmir"), ("Pol: ", "Izmir")])
def test_a_word_cut_short_is_no_port(caption: str, port: str | None) -> None:
    text = f"=Factura\n\nFactura nº F22/3271\n\nHilaturas Vascas S.L.\n{caption}Izmir\n"
    assert values(text, "commercial_invoice").get("port_of_lading") == port


def test_a_contract_tells_by_location_where_a_poster_hangs_not_where_goods_were_made() -> None:
    text = "=Contract\n\nContract No. 5058\n\nLocation: Houston, Texas\n"
    assert "place_of_production" not in values(text, "contract")
    assert "place_of_production" in values(text, "production_record")


def test_a_caption_of_two_dates_gives_the_date_of_the_invoice() -> None:
    text = "=Invoice\n\nInvoice # 92101704\nInvoice date / Delivery date   March 21, 2024\n"
    assert values(text, "commercial_invoice")["invoice_date"] == "2024-03-21"


def test_the_order_of_the_customer_goes_before_that_of_the_seller() -> None:
    text = "=Factuur\n\nFactuurnummer RG1\nUw bestelling PO-39650 | Ordernummer 42892422\n"
    assert values(text, "commercial_invoice")["purchase_order_number"] == "PO-39650"


def test_the_buyer_abroad_is_named_in_a_row_of_an_e_invoice() -> None:
    text = (
        "=e-FATURA\n\nFatura No: PMK2023000000111\n\nYurt Dışı Alıcı: Van Dongen Foods B.V., Waalhaven 44, Rotterdam\n"
    )
    assert roles(text)["buyer"] == "Van Dongen Foods B.V."
