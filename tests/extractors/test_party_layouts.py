"""Parties in layouts that no label announces plainly: MT103 as banks print it, registers, oaths, upright labels."""

from __future__ import annotations

import pytest

from extractors.parties import find_parties
from extractors.parties.company_names import form_end, has_leading_form, has_legal_form, legal_forms, split_name
from tests.extractors.pages import document_of


def roles(kind: str, *texts: str) -> dict[str, str]:
    return {party.role: party.name for party in find_parties(document_of(kind, *texts))}


NAMED_TAGS = """
------------------- Message Text -------------------
20: Sender's Reference
    FT2607100231
32A: Val Dte/Curr/Interbnk Settld Amt
    260312USD48210,00
50K: Ordering Customer-Name & Address
    /004112233001
    COASTAL APPAREL SOURCING LLC
    1411 BROADWAY
    NEW YORK, NY 10018
59: Beneficiary Customer-Name & Addr
    /PK36HABB0000112233
    BLUEWATER YARNS (PVT) LTD
    PLOT 14, WEST WHARF ROAD
70: Remittance Information
    INV 4471
"""
TAGS_IN_A_COLUMN = """
20     Sender's Reference           TT4431
32A    Value Date/Currency/Amount   260312 USD 48210,00
50K    Ordering Customer            /004112233001
                                    COASTAL APPAREL SOURCING LLC
                                    1411 BROADWAY, NEW YORK
59     Beneficiary Customer         /PK36HABB0000112233
                                    BLUEWATER YARNS (PVT) LTD
                                    PLOT 14, WEST WHARF ROAD
70     Remittance Information       INV 4471
"""
# The same in a narrow column of a table, whose edges the words nearly touch.
TAGS_IN_NARROW_CELLS = TAGS_IN_A_COLUMN.replace("50K    ", "50K  ").replace("59     ", "59   ")


@pytest.mark.parametrize("text", [NAMED_TAGS, TAGS_IN_A_COLUMN, TAGS_IN_NARROW_CELLS])
def test_mt103_as_banks_print_it(text: str):
    found = find_parties(document_of("payment_proof", text))
    assert {p.role: p.name for p in found} == {
        "payer": "COASTAL APPAREL SOURCING LLC",
        "payee": "BLUEWATER YARNS (PVT) LTD",
    }
    assert all("INV" not in p.address and "Message" not in p.address for p in found)


def test_trades_in_a_register_are_no_site():
    text = """
=Sunrise Spinners Private Limited
PAYROLL SHEET
No    Name of Worker    Weaver      Days Worked    Net Pay
1     R. Selvi          Helper      26             11,200.00
"""
    assert roles("labor_record", text) == {"producer": "Sunrise Spinners Private Limited"}


def test_list_of_labels_and_values():
    text = """
Beneficiary A/C No.     1604277199
Beneficiary Name        Textilhaus Brunner e.K.
Remitter Name           Kapur and Sons
Amount (USD)            48,210.00
"""
    assert roles("payment_proof", text) == {"payee": "Textilhaus Brunner e.K.", "payer": "Kapur and Sons"}


def test_block_beside_a_label_is_whole_or_not_there():
    text = """
Exporteur               Bremer Handelskontor AG
                        Am Wall 112
                        28195 Bremen
Empfänger               Ege Pamuk Ticaret Ltd. Şti.
                        Atatürk Bulvarı No: 210
                        35210 İzmir
"""
    assert roles("packing_list", text) == {
        "seller": "Bremer Handelskontor AG",
        "consignee": "Ege Pamuk Ticaret Ltd. Şti.",
    }


def test_firm_after_messrs_and_addressee_abroad():
    firm = """
=Delta Weaving Mills Ltd.
Road 8, Dhaka 1213, Bangladesh
INVOICE
M/s. Filatures du Nord SARL                Invoice No: 471
12 rue des Tisserands                      Date: 14 March 2026
"""
    abroad = """
=Weberei Hartmann GmbH & Co. KG
Weberei Hartmann GmbH & Co. KG - Industriestraße 14 - 72458 Albstadt
Bluewater Yarns (Pvt) Ltd
Plot 14, West Wharf Road
Karachi 74000
Pakistan

Rechnung 4711
"""
    assert roles("commercial_invoice", firm)["buyer"] == "Filatures du Nord SARL"
    assert roles("commercial_invoice", abroad)["buyer"] == "Bluewater Yarns (Pvt) Ltd"


def test_upright_labels_of_a_chinese_invoice():
    text = """
购   名称：新疆绿洲番茄制品有限公司      销   名称：青岛海跃水产食品有限公司
买   纳税人识别号：91330600MA25484861    售   纳税人识别号：91370211MA37621009
方                                       方
"""
    assert roles("commercial_invoice", text) == {
        "seller": "青岛海跃水产食品有限公司",
        "buyer": "新疆绿洲番茄制品有限公司",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "I, Maria Delgado, Director of Operations of Northbay Foods Corporation, being duly sworn, state that",
        "Maria Delgado, in my capacity as Vice President of Quality at Northbay Foods Corporation, hereby declares",
        "1. That I am the General Manager of Northbay Foods Corporation and authorised to make this affidavit.",
        "Northbay Foods Corporation, a company incorporated under the laws of Ohio, declares that no forced labor",
    ],
)
def test_offices_and_capacities_of_an_oath(sentence: str):
    text = f"AFFIDAVIT\n\n{sentence}\nthe fruit was grown at Hacienda Los Olivos."
    assert roles("affidavit", text) == {"affiant": "Northbay Foods Corporation", "estate": "Hacienda Los Olivos"}


def test_form_with_captions_inside_the_block():
    text = """
DESTINATÁRIO / REMETENTE
NOME / RAZÃO SOCIAL                       CNPJ
Têxtil Minho, Lda.                        12.345.678/0001-90
ENDEREÇO
Rua do Souto 55
"""
    assert roles("commercial_invoice", text) == {"buyer": "Têxtil Minho, Lda."}


def test_streets_countries_and_blanks_are_no_names():
    for line in ("Industriestraße 14", "97300 Bintulu, Sarawak", "ZI Les Paluds", "Bangladesh", "B/L No."):
        assert roles("packing_list", f"Consignee: {line}\n") == {}


def test_who_speaks_in_a_letter_is_no_part_of_his_name():
    text = (
        "\nSALE CONFIRMATION\n\nContract No. TRX-26-0442\n\n"
        'We, Thonburi Rice Exchange Co., Ltd., 88 Charoen Nakhon Road, Bangkok (hereinafter "the Seller") confirm\n'
        'having sold to Gulf Pacific Grain Traders LLC, 1221 McKinney Street, Houston (hereinafter "the Buyer"):\n'
    )
    assert roles("contract", text)["seller"] == "Thonburi Rice Exchange Co., Ltd."


def test_the_holder_of_an_account_alone_has_neither_paid_nor_been_paid():
    text = "\nEXTRACTO DE CUENTA\n\nTitular: ALMAZARA SIERRA SL\nIBAN: ES66 3067 0188 4120 7719 0034\n"
    assert roles("payment_proof", text) == {}
    assert roles("payment_proof", text.replace("Titular", "Ordenante")) == {"payer": "ALMAZARA SIERRA SL"}


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Beneficiario", {"payer": "HILADOS DEL SUR S.A.", "payee": "Kaveri Mills Ltd."}),
        ("Ordenante", {"payee": "HILADOS DEL SUR S.A.", "payer": "Kaveri Mills Ltd."}),
    ],
)
def test_the_holder_of_an_account_is_opposite_to_the_side_with_a_caption(other: str, found: dict[str, str]):
    text = f"\nJUSTIFICANTE DE TRANSFERENCIA\n\nTitular: HILADOS DEL SUR S.A.\n{other}: Kaveri Mills Ltd.\n"
    assert roles("payment_proof", text) == found


def test_the_holder_of_an_account_who_is_named_as_one_side_is_not_the_other():
    text = "\nJUSTIFICANTE\n\nTitular: HILADOS DEL SUR S.A.\nBeneficiario: HILADOS DEL SUR S.A.\n"
    assert roles("payment_proof", text) == {"payee": "HILADOS DEL SUR S.A."}


BRAND_ABOVE = """
=Vignobles Ormes-Duprat
SCEA au capital de 48 000 EUR        Potomac Vine Importers, Inc.
12, route des Coteaux                2600 Virginia Ave NW
33330 Saint-Sulpice                  Washington, DC 20037

Facture FA-26-00388 du 17 mars 2026

Designation            Bouteilles   Prix     Montant
Chateau Ormes 2022     600          9,80     5.880,00

{foot}
"""


@pytest.mark.parametrize(
    ("foot", "seller"),
    [
        ("SCEA Vignobles Ormes-Duprat – RCS Libourne 412 887 301 – TVA FR 27 412887301", "SCEA Vignobles Ormes-Duprat"),
        ("Vignobles Ormes-Duprat SARL – RCS Libourne 412 887 301", "Vignobles Ormes-Duprat SARL"),
    ],
)
def test_a_brand_is_the_firm_whose_form_stands_before_or_behind_it_in_a_line_elsewhere(foot: str, seller: str):
    assert roles("commercial_invoice", BRAND_ABOVE.format(foot=foot)) == {
        "seller": seller,
        "buyer": "Potomac Vine Importers, Inc.",
    }


def test_a_form_before_its_capital_is_no_name():
    assert has_legal_form("SCEA Vignobles Ormes-Duprat")
    assert not has_leading_form("SCEA au capital de 48 000 EUR")


@pytest.mark.parametrize("form", sorted(f for f in legal_forms() if f.isascii()))
def test_a_legal_form_is_read_to_its_end(form: str):
    name = f"Maquilas Nazas, {form.title()}"
    end = form_end(f"{name}, Torreon")
    assert end is None or end == len(name)


def test_the_longest_forms():
    for name in ("Maquilas del Nazas, S. de R.L. de C.V.", "Agro Sol, S.P.R. de R.L. de C.V.", "Uno, S.A.P.I. de C.V."):
        assert split_name(f"{name}, Torreón, México") == (name, "Torreón, México")
