"""Parties: labels in many languages and layouts, letterheads, running text, and what must not be taken for a party."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.parties import find_parties
from extractors.parties.company_names import split_name
from tests.extractors.pages import document_of


def roles(kind: str, *texts: str) -> dict[str, str]:
    return {party.role: party.name for party in find_parties(document_of(kind, *texts))}


def test_two_columns_below_labels():
    text = """
Seller                                            Buyer
Plains Gin & Cotton Co., Ltd.                     MERIDIAN SPINNERS PVT LTD
12 Gin Road                                       Plot 4, Estate Road
Lubbock, TX 79401, USA                            Rajkot 360001, Gujarat, India
"""
    found = find_parties(document_of("commercial_invoice", text))
    assert [(p.role, p.name, p.country) for p in found] == [
        ("seller", "Plains Gin & Cotton Co., Ltd.", "US"),
        ("buyer", "MERIDIAN SPINNERS PVT LTD", "IN"),
    ]
    assert found[1].address == "Plot 4, Estate Road, Rajkot 360001, Gujarat, India"
    assert found[1].place.quote == "MERIDIAN SPINNERS PVT LTD"


@pytest.mark.parametrize(
    ("below", "address"),
    [
        ("Wage period", "Plot 4, Estate Road, Rajkot, Gujarat, India"),
        ("GINNING AND PRESSING", "Plot 4, Estate Road, Rajkot, Gujarat, India"),
        ("PIN 360 001", "Plot 4, Estate Road, Rajkot, Gujarat, India, PIN 360 001"),
    ],
)
def test_an_address_ends_at_its_country(below: str, address: str):
    text = f"""
Seller
MERIDIAN SPINNERS PVT LTD
Plot 4, Estate Road
Rajkot, Gujarat, India
{below}
"""
    [seller] = find_parties(document_of("commercial_invoice", text))
    assert seller.address == address


@pytest.mark.parametrize(
    ("close", "country"),
    [
        ("Bayannur 015000, Inner Mongolia", "CN"),
        ("Darkhan, Mongolia", "MN"),
        ("84012 ANGRI (SA)", None),
        ("Jeddah (SA)", "SA"),
    ],
)
def test_a_region_or_a_province_is_no_country_of_like_name(close: str, country: str | None):
    [seller] = find_parties(
        document_of("commercial_invoice", f"\nSeller\nRED FOODS CO., LTD.\n18 Jinchuan Road\n{close}\n")
    )
    assert seller.country == country


def test_name_over_two_lines_and_letterhead_of_an_order():
    text = """
=Meridian Spinners Private Limited
Plot 4, Rajkot 360001, India
=PURCHASE ORDER
Supplier:                                         P.O. No.    MS/12
NORTHERN PLAINS COTTON GROWERS
AND GIN INC
12 Gin Road
Ship To:
Meridian Weaving Limited
"""
    assert roles("purchase_order", text) == {
        "seller": "NORTHERN PLAINS COTTON GROWERS AND GIN INC",
        "buyer": "Meridian Spinners Private Limited",
    }


@pytest.mark.parametrize(
    ("text", "seller", "buyer"),
    [
        ("卖方：江河纺织有限公司\n买方：东湖服装有限公司", "江河纺织有限公司", "东湖服装有限公司"),
        ("甲方（卖方）：江河纺织有限公司\n乙方（买方）：东湖服装有限公司", "江河纺织有限公司", "东湖服装有限公司"),
        ("BÊN BÁN: Công ty TNHH Sợi Sao\nBÊN MUA: Công ty CP May Sao", "Công ty TNHH Sợi Sao", "Công ty CP May Sao"),
        ("SATICI: Ova Salça A.Ş.\nALICI: Coast Foods LLC", "Ova Salça A.Ş.", "Coast Foods LLC"),
        ("Vendedor: Hilos Sur S.A. de C.V.\nComprador: Coast Mills Inc.", "Hilos Sur S.A. de C.V.", "Coast Mills Inc."),
        ("Verkäufer: Weberei Nord GmbH\nKäufer: Kleider AG", "Weberei Nord GmbH", "Kleider AG"),
        ("Vendeur : Filature du Nord SARL\nAcheteur : Atelier Sud SAS", "Filature du Nord SARL", "Atelier Sud SAS"),
        ("Vendedor: Algodoeira Verde Ltda\nComprador: Fiação Azul S.A.", "Algodoeira Verde Ltda", "Fiação Azul S.A."),
    ],
)  # fmt: skip
def test_labels_in_eight_languages(text: str, seller: str, buyer: str):
    assert roles("contract", text) == {"seller": seller, "buyer": buyer}


def test_label_at_half_the_height_of_its_block():
    text = """
                      HUAYANG WEAVING CO., LTD.
供应商 Supplier       No. 12 Canal Road
                      Suzhou, China
"""
    assert roles("purchase_order", text)["seller"] == "HUAYANG WEAVING CO., LTD."


def test_notify_party_bank_and_order_are_not_the_consignee():
    text = """
Shipper
Ova Pamuk Iplik A.S.
Adana, Turkey
Consignee
TO ORDER
Notify Party
Delta Weaving Ltd.
Bank: Harbor Bank Ltd.
"""
    assert roles("bill_of_lading", text) == {"shipper": "Ova Pamuk Iplik A.S."}


def test_boxes_of_an_entry_summary():
    text = """
25. Ultimate Consignee Name and Address              26. Importer of Record Name and Address
Slate Apparel, Inc.                                  Slate Imports LLC
9 Depot Street                                       10 Depot Street
"""
    assert roles("entry_summary", text) == {
        "importer_of_record": "Slate Imports LLC",
        "ultimate_consignee": "Slate Apparel, Inc.",
    }


def test_mt103_name_over_two_lines():
    text = """
20: Sender's Reference
    FT2024
23B: Bank Operation Code
    CRED
50K: Ordering Customer
    /000123
    SLATE APPAREL INC
    9 DEPOT STREET
57A: Account With Institution
    HARBOR COMMERCIAL BANK
59: Beneficiary Customer
    /998877
    HUAYANG WEAVING COMPANY
    LIMITED
    SUZHOU, CHINA
70: Remittance Information
"""
    assert roles("payment_proof", text) == {"payer": "SLATE APPAREL INC", "payee": "HUAYANG WEAVING COMPANY LIMITED"}


def test_return_address_and_addressee():
    text = """
Weberei Nord GmbH - Ecke 12 - 12345 Altstadt
Erika Beispiel
Bahnstr. 42
88802 Neustadt
=Rechnung Nr. 17
"""
    assert roles("commercial_invoice", text) == {"seller": "Weberei Nord GmbH", "buyer": "Erika Beispiel"}


def test_company_sworn_for_and_its_parent():
    text = """
=AFFIDAVIT
I, Asha Rao, aged 52 years, Managing Director of M/s Sunlit Cotton Ginning
Private Limited, having its office at Plot 12, Rajkot, India, do affirm:
The company is a wholly owned subsidiary of Sunlit Holdings Ltd., Mumbai.
"""
    assert roles("affidavit", text) == {
        "affiant": "Sunlit Cotton Ginning Private Limited",
        "parent_company": "Sunlit Holdings Ltd.",
    }


def test_organisation_without_a_legal_form_and_its_estate():
    text = """
=AFFIDAVIT
I, John Harding, President of Blue Ridge Growers Association, being duly sworn, state:
The tomatoes were grown on the Santa Rosa Estate in Sinaloa, Mexico.
"""
    document = document_of("affidavit", text)
    document = replace(document, pages=tuple(replace(page, languages=("en",)) for page in document.pages))
    assert [(p.role, p.name) for p in find_parties(document)] == [
        ("affiant", "Blue Ridge Growers Association"),
        ("estate", "Santa Rosa Estate"),
    ]


def test_form_whose_party_has_a_number_before_its_name():
    text = """
Verkäufer:
Nummer         549910
Globale Nummer: 4000001123452 (GLN)
Weberei Nord GmbH
Ecke 12
Käufer/Leistungsempfänger:
Nummer         GE2020211
Erika Beispiel
Bahnstr. 42
"""
    assert roles("commercial_invoice", text) == {"seller": "Weberei Nord GmbH", "buyer": "Erika Beispiel"}


def test_no_party_is_made_of_addresses_and_blanks():
    text = """
Buyer:
12 Depot Road
Consignee:   SAME AS BUYER
Date: 2024-05-01
"""
    assert "buyer" not in roles("commercial_invoice", text)


def test_types_without_roles_give_nothing():
    assert roles("map", "Seller: Plains Gin Co., Ltd.") == {}


@pytest.mark.parametrize("head", ["Statement pursuant to 12.43(b). ", "Filed under 19 CFR 12.43(a)(b). ", ""])
def test_a_sentence_that_ends_before_a_company_is_no_part_of_its_name(head: str):
    assert split_name(f"{head}Harbor & Pine Apparel, Inc.")[0] == "Harbor & Pine Apparel, Inc."
    assert split_name(f"{head}Pine Mills (Pvt). Ltd.")[0] == "Pine Mills (Pvt). Ltd."


@pytest.mark.parametrize("title", ["MÜSTAHSİL MAKBUZU", "SELF-BILLING INVOICE", "农产品收购发票"])
def test_an_invoice_that_the_buyer_writes_is_headed_by_him(title: str):
    text = f"Söke Pamuk Kooperatifi Ltd. Şti.\n{title}\n\nSayın: Bursa Çiftlik A.Ş.\nMerkez Mah. No: 4 Söke"
    assert roles("commercial_invoice", text) == {
        "seller": "Bursa Çiftlik A.Ş.",
        "buyer": "Söke Pamuk Kooperatifi Ltd. Şti.",
    }
    assert roles("commercial_invoice", text.replace(title, "FATURA"))["seller"] == "Söke Pamuk Kooperatifi Ltd. Şti."


@pytest.mark.parametrize(
    ("below", "carrier"), [("BILL OF LADING for Combined Transport", "Corvane Line"), ("of the port of call", None)]
)
def test_the_papers_title_under_a_name_speaks_for_it(below: str, carrier: str | None):
    text = f"Corvane Line\n{below}\n\nShipper\nAcme Mills Ltd.\n12 Mill Road\n\nConsignee\nBolt Inc.\n9 Dock Street"
    page = document_of("bill_of_lading", text).pages[0]
    words = tuple(replace(w, size=14.5 if w.text in ("Corvane", "Line") else 10.0) for w in page.words)
    found = find_parties(replace(document_of("bill_of_lading", text), pages=(replace(page, words=words),)))
    assert next((p.name for p in found if p.role == "carrier"), None) == carrier


def test_the_box_of_a_chinese_name_behind_its_caption_is_that_of_all_its_letters():
    text = "卖方：石河子银力棉业有限公司"
    page = document_of("contract", text).pages[0]
    [word] = page.words
    step = word.bbox.width / len(text)
    left = [word.bbox.x0 + n * step for n in range(len(text))]
    words = [replace(word, text=c, bbox=word.bbox._replace(x0=x, x1=x + step)) for c, x in zip(text, left, strict=True)]
    [seller] = find_parties(replace(document_of("contract", text), pages=(replace(page, words=tuple(words)),)))
    assert seller.name == "石河子银力棉业有限公司"
    assert (seller.place.bbox.x0, seller.place.bbox.x1) == (left[3], words[-1].bbox.x1)
