"""Parties of drawn forms and of papers whose variety says who issued them: delivery notes, slips, two languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document
from extractors.parties import find_parties
from extractors.parties.company_names import has_legal_form
from tests.extractors.page_builder import Sheet
from tests.extractors.pages import document_of


def roles(kind: str, text: str) -> dict[str, str]:
    return {party.role: party.name for party in find_parties(document_of(kind, text))}


def _form(walls: bool) -> dict[str, str]:
    """A bill of lading whose consignee stands under its caption, beside another company's cell."""
    sheet = Sheet()
    sheet.put("Consigned to order of", 44, 100, 7.0)
    sheet.put("BANCO DEL VALLE", 44, 110)
    sheet.put("KONGU FREIGHT SYSTEMS PVT LTD", 260, 100)
    rules = (BBox(250, 90, 250.5, 140), BBox(40, 90, 40.5, 140), BBox(40, 90, 500, 90.5), BBox(40, 140, 500, 140.5))
    page = replace(sheet.page(), rules=rules if walls else ())
    document = Document("0" * 64, (page,), "bill_of_lading", 1.0)
    return {party.role: party.name for party in find_parties(document)}


def test_a_party_stands_in_the_cell_of_its_caption() -> None:
    assert _form(walls=True).get("consignee") == "BANCO DEL VALLE"
    assert _form(walls=False).get("consignee") == "KONGU FREIGHT SYSTEMS PVT LTD"


NOTE = """
Hohenfels Weberei GmbH
Am Mühlbach 3, 95100 Selb

Delmar Uniforms Inc.
14 Tannery Row
Salem, MA 01970

{title}
Lieferdatum  11.05.2026
"""


def test_the_letterhead_of_a_delivery_note_is_its_shippers() -> None:
    found = roles("transport_document", NOTE.format(title="Lieferschein LS-33109"))
    assert (found.get("shipper"), found.get("carrier")) == ("Hohenfels Weberei GmbH", None)
    assert (
        roles("transport_document", NOTE.format(title="Frachtbrief 33109")).get("carrier") == "Hohenfels Weberei GmbH"
    )


def test_a_chinese_delivery_note_set_apart_letter_by_letter() -> None:
    text = "山东鲁恒纺织有限公司\n送 货 单\n收货单位：宁波恒川进出口有限公司\n"
    assert roles("transport_document", text) == {
        "shipper": "山东鲁恒纺织有限公司",
        "consignee": "宁波恒川进出口有限公司",
    }


def test_a_caption_in_two_languages_beside_another_caption() -> None:
    text = """
2 Empfänger (Name, Anschrift, Land)         16 Frachtführer (Name, Anschrift, Land)
Consignee (name, address, country)          Carrier (name, address, country)
HAVENMOOR SHIRTING LTD                      BOSPHORUS NAKLIYAT LTD. STI.
"""
    found = roles("transport_document", text)
    assert found == {"consignee": "HAVENMOOR SHIRTING LTD", "carrier": "BOSPHORUS NAKLIYAT LTD. STI."}


def test_blanks_under_payer_and_payee() -> None:
    text = """
Pagador
Nome                 Têxtil Serra Azul Ltda.
Agência / Conta      0331 / 77120-4

Favorecido
Nome                 Cerrado Alto Ltda.
Agência / Conta      1188 / 55021-7
"""
    assert roles("payment_proof", text) == {"payer": "Têxtil Serra Azul Ltda.", "payee": "Cerrado Alto Ltda."}


@pytest.mark.parametrize(("text", "form"), [("SEATTLE, WA, U.S.A.", False), ("Casa Molinari S.A.", True)])
def test_a_country_is_no_legal_form(text: str, form: bool) -> None:
    assert has_legal_form(text) is form


def test_the_polite_address_is_no_part_of_a_name() -> None:
    assert (
        roles("commercial_invoice", "Señor(es): Tejidos Andinos Cía. Ltda.\n").get("buyer")
        == "Tejidos Andinos Cía. Ltda."
    )


def test_a_debit_advice_goes_to_the_payer() -> None:
    text = "{title}\nTo: ASHULIA WEAVES LTD., Baipail, Savar, Dhaka\nWe have debited your account.\n"
    assert roles("payment_proof", text.format(title="DEBIT ADVICE")) == {"payer": "ASHULIA WEAVES LTD."}
    assert roles("payment_proof", text.format(title="REMITTANCE ADVICE")) == {"payee": "ASHULIA WEAVES LTD."}


FORWARDERS_BILL = """
{head}
INVOICE                                           No. TW-204417
BILL TO
Brannock Home Textiles Inc.
Greensboro, NC 27401

SHIPPER                                           CONSIGNEE
Ahmedabad Weaves Pvt Ltd                          Brannock Home Textiles Inc.
Naroda, Ahmedabad, India                          Greensboro, NC 27401
{foot}
"""


def test_a_forwarder_bills_under_his_own_letterhead_and_not_the_shipper() -> None:
    head = "=Tidewater Cargo Services LLC\n2210 Terminal Road\nNorfolk, VA 23505"
    assert roles("commercial_invoice", FORWARDERS_BILL.format(head=head, foot=""))["seller"] == (
        "Tidewater Cargo Services LLC"
    )
    # Without a letterhead he who ships is who sells.
    shipped = FORWARDERS_BILL.format(head="", foot="")
    assert roles("commercial_invoice", shipped)["seller"] == "Ahmedabad Weaves Pvt Ltd"


WINDOW_BILL = """
Pemberton Curtains plc
Moss Lane
Bolton BL1 6PB

INVOICE 60117
Commission dyeing, navy          2,176.00
{foot}
"""


def test_a_bill_without_letterhead_begins_with_its_recipient() -> None:
    held = WINDOW_BILL.format(foot="Account name: Harrowgate Dye Works Ltd\nSort code 30-94-12")
    assert roles("commercial_invoice", held) == {
        "seller": "Harrowgate Dye Works Ltd",
        "buyer": "Pemberton Curtains plc",
    }
    signed = WINDOW_BILL.format(foot="\n" * 20 + "For and on behalf of Guntur Agro Textiles Ltd")
    assert roles("commercial_invoice", signed)["seller"] == "Guntur Agro Textiles Ltd"
    # The only company on the page may as well be its sender: neither role is given.
    assert roles("commercial_invoice", WINDOW_BILL.format(foot="")) == {}


@pytest.mark.parametrize(
    "sign",
    [
        "=Pemberton Curtains plc\nMoss Lane",
        "Pemberton Curtains plc\nTel. 01204 555 019",
        "Pemberton\n\n\nPemberton Curtains plc",
    ],
)
def test_what_shows_a_sender_makes_the_company_at_the_top_the_seller(sign: str) -> None:
    text = WINDOW_BILL.replace("\nPemberton Curtains plc\nMoss Lane", f"\n{sign}").format(foot="")
    assert roles("commercial_invoice", text)["seller"] == "Pemberton Curtains plc"


def test_a_letterhead_in_one_line_with_its_telephone_and_mail() -> None:
    line = "Tidewater Cargo Services LLC | 22 Dock Road, Norfolk, VA 23505 | T 757-555-0144 | ar@tidewater.example"
    found = find_parties(document_of("commercial_invoice", FORWARDERS_BILL.format(head=line, foot="")))
    assert [(p.name, p.address) for p in found if p.role == "seller"] == [
        ("Tidewater Cargo Services LLC", "22 Dock Road, Norfolk, VA 23505 | T 757-555-0144")
    ]


def test_the_firm_under_the_person_who_buys_is_the_buyer() -> None:
    text = """
Đơn vị bán hàng: CÔNG TY TNHH SỢI HÒA THỌ
Họ tên người mua hàng: Trần Văn Lộc
{firm}
Mã số thuế: 4100334455
"""
    firm = text.format(firm="Tên đơn vị: CÔNG TY CỔ PHẦN MAY BÌNH ĐỊNH")
    assert roles("commercial_invoice", firm)["buyer"] == "CÔNG TY CỔ PHẦN MAY BÌNH ĐỊNH"
    assert roles("commercial_invoice", text.format(firm=""))["buyer"] == "Trần Văn Lộc"


def test_a_company_with_a_word_of_streets_in_its_name_is_addressed() -> None:
    text = """
=Sequeira Lobo Consultores Lda
Rua de Ceuta 118
4050-190 Porto
Tel. 222 005 118



{name}
A/c Marta Freitas
Av. da Indústria 100
4760-012 Famalicão

Fatura-Recibo FR 2026/77
"""
    assert roles("commercial_invoice", text.format(name="Têxtil Vale do Ave, S.A."))["buyer"] == (
        "Têxtil Vale do Ave, S.A."
    )
