"""Parties of drawn forms and of papers whose variety says who issued them: delivery notes, slips, two languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document
from extractors.parties import find_parties
from extractors.parties.company_names import has_legal_form
from extractors.parties.party_reading import read_block
from extractors.segments import segments_of
from tests.extractors.page_builder import Sheet
from tests.extractors.pages import document_of
from tests.extractors.text_pages import page_of


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
        "Pemberton Curtains plc\nstella.k@gmail.com",
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


def test_who_is_paid_sells_before_who_ships() -> None:
    text = FORWARDERS_BILL.format(head="", foot="Remit to: Tidewater Cargo Services LLC")
    assert roles("commercial_invoice", text)["seller"] == "Tidewater Cargo Services LLC"


def test_for_somebody_at_the_head_of_a_bill_is_no_signature() -> None:
    text = """
invoice
for Kimball Roe LLP
No. 2026-17
May 30, 2026

Affidavits, Turkish to English      1,116.00
{foot}
Total USD                           1,116.00
Routing 011000138
Payable within ten days
"""
    assert "seller" not in roles("commercial_invoice", text.format(foot=""))
    signed = text.replace("for Kimball Roe LLP\n", "").format(foot="\n" * 6) + "for Kimball Roe LLP"
    assert roles("commercial_invoice", signed)["seller"] == "Kimball Roe LLP"


def test_the_blank_of_a_firm_in_two_languages() -> None:
    text = "Người mua hàng (Buyer): Nguyễn Thị Hạnh\n{blank}: CÔNG TY TNHH MAY TINH LỢI\nMST: 0800338877"
    firm = roles("commercial_invoice", text.format(blank="Đơn vị (Company)"))
    assert firm["buyer"] == "CÔNG TY TNHH MAY TINH LỢI"
    person = roles("commercial_invoice", text.format(blank="Fax (Company)"))
    assert person["buyer"] == "Nguyễn Thị Hạnh"


POWER_BILL = """
MALHARIA SANTA HELENA LTDA
RUA XV DE NOVEMBRO 1200
{town}

Consumo                        3.090,00
{gap}
COMPANHIA PARANAENSE DE LUZ S.A. - CNPJ 76.483.811/0001-06
"""


def test_a_post_code_in_a_window_is_no_telephone() -> None:
    gap = "\n" * 44
    window = roles("commercial_invoice", POWER_BILL.format(town="CEP 80020-310 CURITIBA PR", gap=gap))
    assert window == {"seller": "COMPANHIA PARANAENSE DE LUZ S.A.", "buyer": "MALHARIA SANTA HELENA LTDA"}
    sender = roles("commercial_invoice", POWER_BILL.format(town="Tel. 41 3222 5566", gap=gap))
    assert sender["seller"] == "MALHARIA SANTA HELENA LTDA"


def test_a_brand_gives_way_to_its_full_name_in_the_legal_lines() -> None:
    text = "=swiftline couriers\n14 Fore Street\nTruro TR1 2DT\n" + "\n" * 46 + "{legal} - VAT reg 811 2233 44"
    assert (
        roles("commercial_invoice", text.format(legal="Swiftline Couriers Ltd"))["seller"] == "Swiftline Couriers Ltd"
    )


def test_an_address_ends_above_the_headings_of_the_goods() -> None:
    text = "=Northgate Looms Ltd\n12 Mill Road\nBolton BL1 6PB\nDescription\nPoplin"
    found = find_parties(document_of("commercial_invoice", text))
    assert [p.address for p in found if p.role == "seller"] == ["12 Mill Road, Bolton BL1 6PB"]
    # A lot is a heading of goods, and a plot of land.
    text = "=Kossan Gloves Sdn. Bhd.\nLot 16632, Batu 5, Jalan Meru\n41050 Klang"
    found = find_parties(document_of("commercial_invoice", text))
    assert [p.address for p in found] == ["Lot 16632, Batu 5, Jalan Meru, 41050 Klang"]


def test_a_name_without_a_form_under_a_word_of_address_needs_its_post_code() -> None:
    text = (
        "Studio Marchetti S.r.l.\nVia Roma 10, 50123 Firenze\nP.IVA 06655440481\n\n\nSpett.le\nFratelli Ricci\n{street}"
    )
    posted = text.format(street="Piazza San Marco 2\n50121 Firenze")
    assert roles("commercial_invoice", posted)["buyer"] == "Fratelli Ricci"
    assert "buyer" not in roles("commercial_invoice", text.format(street="a mezzo corriere"))


def test_a_name_that_runs_on_into_a_number_is_none() -> None:
    text = "Exporter: {name}\nSold to: Kestrel Imports Ltd"
    assert "seller" not in roles("commercial_invoice", text.format(name="Permian Exporters LLC Pedimento: 26 24 3311"))
    assert roles("commercial_invoice", text.format(name="Permian Exporters LLC"))["seller"] == "Permian Exporters LLC"


def test_a_slip_is_addressed_to_nobody() -> None:
    page = document_of("commercial_invoice", WINDOW_BILL.format(foot=""))
    slip = replace(page, pages=tuple(replace(p, height=1.7 * p.width) for p in page.pages))
    assert [(p.role, p.name) for p in find_parties(slip)] == [("seller", "Pemberton Curtains plc")]
    assert find_parties(page) == ()


@pytest.mark.parametrize(
    ("blank", "name"),
    [
        ("Name Harbour Strategic Advisors", "Harbour Strategic Advisors"),
        ("Name The Harbour Group, LLC", "The Harbour Group, LLC"),
        ("Name Harbour", None),
        ("Nome Fisheries", "Nome Fisheries"),
        ("HARBOUR FEED JOINT STOCK COMPANY Export references", "HARBOUR FEED JOINT STOCK COMPANY"),
        ("Harbour Trading Co., Ltd. Invoice No.", "Harbour Trading Co., Ltd."),
        ("Harbour Invoice Services Ltd.", "Harbour Invoice Services Ltd."),
    ],
)
def test_the_caption_of_a_blank_is_no_part_of_a_name_beside_it(blank: str, name: str | None) -> None:
    segments = segments_of(page_of(blank))
    block = read_block(segments)
    assert (block.name if block else None) == name
