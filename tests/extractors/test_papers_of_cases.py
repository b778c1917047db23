"""Faults that whole cases of oil and leaf brought up: each rule with the paper it is for and those it leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.parties import find_parties
from extractors.parties.company_names import split_name
from tests.extractors.text_pages import document_of, read, values

SLIP = """
YURT DISI TRANSFER DEKONTU / OUTGOING TRANSFER

Referans / Reference          GB26165TR004418
{payer}                       OVACIK TEKSTIL A.S.
{payee}                       HARBOR VALLEY LEAF LIMITED
Tutar / Amount                USD 62.568,00
"""


@pytest.mark.parametrize(
    ("payer", "payee"),
    [
        ("Amir / Ordering", "Alıcı / Beneficiary"),  # the buyer of an invoice, were it not for the English
        ("Amir            ", "Alıcı              "),
        ("Ordering customer", "Beneficiary"),
    ],
)
def test_a_second_language_tells_the_side_of_a_payment(payer: str, payee: str) -> None:
    found = {p.role: p.name for p in find_parties(document_of(SLIP.format(payer=payer, payee=payee), "payment_proof"))}
    assert found.get("payee") == "HARBOR VALLEY LEAF LIMITED"
    assert found.get("payer") != "HARBOR VALLEY LEAF LIMITED"


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Número de comprobante", "payment_reference"),
        ("Nº do comprovante", "payment_reference"),
        ("Factura No.", "invoice_number"),
    ],
)
def test_the_number_of_a_slip_is_no_invoices(label: str, field: str) -> None:
    text = f"COMPROBANTE DE TRANSFERENCIA\n\n{label}: 0000771604\nValor: USD 380.024,82\n"
    found = values(text, "payment_proof", ("es",))
    assert {k for k in ("payment_reference", "invoice_number") if k in found} == {field}


RECORD = """
Ölwerke Hafenrand GmbH                          {form}
CHARGENPROTOKOLL

Beginn: 14.04.2026

Einsatz
Los            Rohstoff                 Menge kg
T2-0226        Rohes Palmöl             127.600

Ausbringung
Los            Produkt                  Menge kg
R26-0417       RBD Palmöl               119.700
"""


@pytest.mark.parametrize(
    ("form", "output"),
    [
        ("Formblatt QM 7.5-12", "119700"),
        ("Formblatt QM 12", "119700"),
        ("Temperatur 7.5-9.5", "119.7"),  # a range has its sign on both sides, and proves it
    ],
)
def test_the_number_of_a_form_proves_no_decimal_point(form: str, output: str) -> None:
    found = values(RECORD.format(form=form), "production_record", ("de",))
    assert found["output_quantity"] == output


CONTRACT = """
SALES CONTRACT No. S-26-014

Buyer: Hafenrand Werke GmbH & Co. KG
{second}
{third}
"""


@pytest.mark.parametrize(
    ("second", "third", "country", "address"),
    [
        ("Kaidamm 41, Hamburg, Germany", "1. Goods: Crude palm oil, origin Colombia", "DE", "Kaidamm 41"),
        ("1. OSB 5. Cadde No: 18", "Manisa, Turkey", "TR", "1. OSB 5. Cadde"),
    ],
)
def test_an_address_ends_where_the_clauses_begin(second: str, third: str, country: str, address: str) -> None:
    parties = find_parties(document_of(CONTRACT.format(second=second, third=third), "contract"))
    buyer = next(p for p in parties if p.role == "buyer")
    assert buyer.country == country
    assert buyer.address.startswith(address)
    assert "Goods" not in buyer.address


@pytest.mark.parametrize(
    ("blank", "address"),
    [
        ("Cuenta destino ........ Ahorros 512-884301-77", ""),
        ("Dirección ............. Calle 14 No. 8-20, Valledupar", "Valledupar"),
    ],
)
def test_a_dotted_blank_under_a_name_is_its_address_only_by_its_caption(blank: str, address: str) -> None:
    text = f"COMPROBANTE DE TRANSFERENCIA\n\nBeneficiario .......... AGRO LAS LOMAS LTDA\n{blank}\n"
    payee = next(p for p in find_parties(document_of(text, "payment_proof", ("es",))) if p.role == "payee")
    assert address in (payee.address or "")
    assert "512-884301" not in (payee.address or "")


@pytest.mark.parametrize(
    ("blanks", "address", "country"),
    [
        (
            "Street ........ 12 Mill Road\nCity .......... Leeds\nCountry ....... United Kingdom",
            "12 Mill Road, Leeds",
            "GB",
        ),
        (
            "Straße ........ Bahnhofstr. 4\nOrt ........... 95632 Wunsiedel\nLand .......... Deutschland",
            "Bahnhofstr. 4",
            "DE",
        ),
        ("Account ....... 12 Mill Road\nCity .......... Leeds", "", None),
    ],
)
def test_the_dotted_blanks_of_an_address_are_the_partys(blanks: str, address: str, country: str | None) -> None:
    text = f"SALES CONTRACT 551\nSeller: Albion Mills Ltd\n{blanks}\nBuyer: Harbour Trading Inc.\n"
    seller = next(p for p in find_parties(document_of(text, "contract")) if p.role == "seller")
    assert (seller.address.startswith(address), seller.country) == (True, country)
    assert "...." not in seller.address
    assert bool(seller.address) is bool(address)


STATEMENT = """
STATEMENT OF THE ULTIMATE CONSIGNEE

Mill Creek Foods, Inc. has made every reasonable effort to determine the source of the
merchandise and of every component and to ascertain the character of labor used in it.
It is our belief that no forced labor was used in any stage of the production of the goods.

Lorna Whitcomb
{office}
"""


@pytest.mark.parametrize(
    ("office", "title"),
    [
        ("Director of Procurement, Mill Creek Foods, Inc.", "Director of Procurement"),
        ("Lorna Whitcomb, President", "President"),
        ("Director of Procurement", "Director of Procurement"),
        ("Our director has no doubts.", None),
    ],
)
def test_a_name_over_its_office_and_firm_signs(office: str, title: str | None) -> None:
    found = values(STATEMENT.format(office=office), "consignee_statement")
    assert found.get("signer_title") == title
    assert found.get("signer") == (title and "Lorna Whitcomb")


def test_the_department_before_a_firm_is_no_part_of_its_name() -> None:
    text = STATEMENT.format(office="Director of Procurement, Mill Creek Foods, Inc.")
    names = [p.name for p in find_parties(document_of(text, "consignee_statement"))]
    assert set(names) == {"Mill Creek Foods, Inc."}


INVOICE = """
COMMERCIAL INVOICE

Invoice No.: 26-30418

Description                          Quantity kg      Price EUR       Amount EUR
Refined palm oil                      119,700.00           1.46       174,762.00
{freight}                    1       9,450.00         9,450.00
Total                                                                 184,212.00
"""


@pytest.mark.parametrize(
    ("freight", "quantity"),
    [
        ("Ocean freight   ", "119700"),
        ("Seefracht / Ocean freight", "119700"),
        ("Palm kernel oil ", "119701"),  # goods that begin with no word of carriage count
    ],
)
def test_carriage_is_no_quantity_of_the_goods(freight: str, quantity: str) -> None:
    assert values(INVOICE.format(freight=freight.ljust(17)), "commercial_invoice").get("quantity") == quantity


def test_a_bill_of_carriage_alone_keeps_its_lines() -> None:
    text = """
INVOICE

Invoice No.: KS-1189

Description                          Quantity         Price USD       Amount USD
Ocean freight                               7          1,350.00         9,450.00
Insurance                                   1            210.00           210.00
"""
    items = read(text, "commercial_invoice").line_items
    assert [i.quantity for i in items] == ["7", "1"]
    assert values(text, "commercial_invoice").get("quantity") in (None, "8")


def test_carriage_among_services_is_one_of_them() -> None:
    text = """
INVOICE

Invoice No.: KS-1190

Description                          Quantity         Price USD       Amount USD
Transport                                   1            350.00           350.00
Warehouse rent                              2            105.00           210.00
"""
    assert values(text, "commercial_invoice").get("quantity") in (None, "3")


@pytest.mark.parametrize(
    ("marks", "below", "read"),
    [
        ("KCF R26-0417 1-", "126", "KCF R26-0417 1-126"),  # a range that goes on in the next line
        ("BALSA", "1-126", "BALSA 1-126"),
        ("KCF R26-0417", "126", "KCF R26-0417 126"),
    ],
)
def test_a_range_of_marks_goes_on_in_the_next_line(marks: str, below: str, read: str) -> None:
    text = f"""
PACKING LIST

Marks and numbers        Description            Net weight kg
{marks:25}RBD PALM OIL            119,700.00
{below:25}IN 7 CONTAINERS
"""
    assert values(text, "packing_list").get("marks_and_numbers") == read


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("NORTH MILL North Mill Foods, Inc.", "North Mill Foods, Inc."),
        ("NORTH MILL FOODS North Mill Foods, Inc.", "North Mill Foods, Inc."),
        ("KOZAÇAY TÜTÜN Kozaçay Tütün Sanayi A.Ş.", "Kozaçay Tütün Sanayi A.Ş."),
        ("Walla Walla Foods, Inc.", "Walla Walla Foods, Inc."),  # a town
        ("NORTH MILL NORTH MILL, INC.", "NORTH MILL NORTH MILL, INC."),  # which is the brand?
        ("NORTH MILL Northern Foods, Inc.", "NORTH MILL Northern Foods, Inc."),
    ],
)
def test_a_brand_before_its_full_name_is_no_part_of_it(printed: str, name: str) -> None:
    text = f"PURCHASE ORDER\n\nBuyer: {printed}\nSavannah, GA 31415, USA\n"
    parties = find_parties(document_of(text, "purchase_order"))
    assert [p.name for p in parties if p.role == "buyer"] == [name]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("CONTRACT FARMING AGREEMENT BVL/BUR/26/009", None),
        ("SHIRE FARMING COMPANY", "SHIRE FARMING COMPANY"),
    ],
)
def test_a_title_with_its_number_is_no_letterhead(head: str, name: str | None) -> None:
    text = f"{head}\nMade on the 3rd day of November 2025 at Plot 28/611, Kanengo, Lilongwe 4\nThe crop is sold.\n"
    document = document_of(text, "contract")
    page = document.pages[0]
    top = min(w.bbox.top for w in page.words)
    loud = tuple(replace(w, size=18.0, bold=True) if w.bbox.top == top else w for w in page.words)
    parties = find_parties(replace(document, pages=(replace(page, words=loud),)))
    assert [p.name for p in parties if p.role == "seller"] == ([name] if name else [])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("1, Bua Valley Leaf Limited, foreign seller or owner", "Bua Valley Leaf Limited"),
        ("1, Rue de la Paix", "1, Rue de la Paix"),  # no firm: a house
        ("21, Bua Valley Leaf Limited", "21, Bua Valley Leaf Limited"),
    ],
)
def test_who_certifies_is_named_without_the_pronoun_as_scans_give_it(line: str, name: str) -> None:
    assert split_name(line)[0] == name


@pytest.mark.parametrize(
    ("marks", "below", "read"),
    [
        ("KCF R26-0417 1- 126 IBC OF PALM OIL", "126", "KCF R26-0417 1-126"),  # the rest is under a heading of its own
        ("BALSA WHARF      IBC OF PALM OIL", "1-126", "BALSA WHARF 1-126"),
    ],
)
def test_marks_of_a_scan_end_where_the_next_heading_begins(marks: str, below: str, read: str) -> None:
    text = f"PACKING LIST\n\nMarks           Description\n{marks}\n{below}\n"
    assert values(text, "packing_list", source="ocr").get("marks_and_numbers") == read
