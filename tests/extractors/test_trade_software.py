"""Papers as trade software prints them: numbers before names, registrations behind, forms of address, two weighings."""

from __future__ import annotations

import pytest

from extractors.extract.vessel_names import asks_for_voyage, split_vessel
from extractors.parties.company_names import split_name
from extractors.values.countries import in_brazil
from tests.extractors.text_pages import read, values


def _party(text: str, kind: str, role: str) -> str | None:
    return next((p.name for p in read(text, kind).parties if p.role == role), None)


@pytest.mark.parametrize(
    "number",
    [
        "93-4471120 ",
        "0161000889003 - ",
        "0000410027 ",
        "410027 ",
        "V-00417 ",
        "[V0417] ",
        "C00117 - ",
        "(410027) ",
        "417/ ",
    ],
)
@pytest.mark.parametrize(
    "layout",
    ["Vendor: {}", "Vendor          : {}", "Vendor\n{}\nHauptstr. 5\n84489 Burghausen", "Vendor              {}"],
)
def test_a_number_before_a_name_is_none_of_it(number: str, layout: str) -> None:
    text = f"PURCHASE ORDER\n\nNo. 4418/26      12.03.2026\n\n{layout.format(number + 'Wacholder Silicium GmbH')}\n\n"
    assert _party(f"{text}Name: NTHUY\n\nCustomer: Harbour Trading Inc.\n", "purchase_order", "seller") == (
        "Wacholder Silicium GmbH"
    )


def test_a_number_apart_from_its_name() -> None:
    text = "PURCHASE ORDER\n\nNo. 4418/26      12.03.2026\n\nVendor: 0000410027   Wacholder Silicium GmbH\n\n"
    assert _party(f"{text}Customer: Harbour Trading Inc.\n", "purchase_order", "seller") == "Wacholder Silicium GmbH"


COLUMNS = """COMMERCIAL INVOICE 2201

{}{}
Harbour Trading Inc.         12 Mill Road
5 Dock Street                Erode 638001
Newark, NJ 07102             India
"""


@pytest.mark.parametrize(
    "head",
    [
        "Bill To: 0000410027          Kaveri Mills Ltd",
        "Buyer: 5500123               Kaveri Mills Ltd",
        "BUYER                        SELLER\n0000410027                   Kaveri Mills Ltd",
        "Buyer                        PO 4455\n44001234                     Kaveri Mills Ltd",
        "Sold To: C-100417            Remit To: Kaveri Mills Ltd",
    ],
)
def test_a_number_takes_no_name_from_the_next_column(head: str) -> None:
    named = {p.role: p.name for p in read(COLUMNS.format(head, ""), "commercial_invoice").parties}
    assert named == {"seller": "Kaveri Mills Ltd", "buyer": "Harbour Trading Inc."}


def test_a_number_over_an_address_has_its_name_behind_it() -> None:
    text = "PURCHASE ORDER 551\nVendor: 104588  Albion Mills Ltd\n12 Mill Road, Leeds\n\nBuyer: Acme Inc.\n"
    assert _party(text, "purchase_order", "seller") == "Albion Mills Ltd"


@pytest.mark.parametrize(
    "name",
    [
        "1187904 Alberta Ltd", "10234567 CANADA INC.", "91234567 Québec inc.", "1000234567 Ontario Limited",
        "10045 Harbour Foods Inc.", "99 - Nine Nine Stores Ltd",
    ],
)  # fmt: skip
@pytest.mark.parametrize("layout", ["Bill To: {}\n5 Dock Street", "Bill To\n{}\n5 Dock Street", "Bill To   {}"])
def test_the_number_of_a_numbered_company_is_its_name(name: str, layout: str) -> None:
    text = f"COMMERCIAL INVOICE 2201\n\n{layout.format(name)}\nCalgary, Canada\n\nSeller: Kaveri Mills Ltd\n"
    assert _party(text, "commercial_invoice", "buyer") == name


@pytest.mark.parametrize("name", ["1888 Mills LLC", "3M Company", "K2000 Trading Ltd", "7-Eleven Inc.", "21 Mills Ltd"])
def test_a_number_may_be_of_the_name(name: str) -> None:
    text = f"COMMERCIAL INVOICE\n\nSeller: {name}\n12 Mill Road, Leeds\n\nBuyer: Harbour Trading Inc.\n"
    assert _party(text, "commercial_invoice", "seller") == name


@pytest.mark.parametrize(
    "name", ["Serdang Palm Oil Mill Sdn. Bhd.", "SERDANG MILL SDN BHD", "Mekong Seafood Co., Ltd."]
)
@pytest.mark.parametrize(
    "aside", ["(Co. Reg. 199301027741)", "(Company No. 274415-X)", "(Co. No. 274415-X)", "(Incorporated in Malaysia)"]
)
def test_a_registration_in_brackets_is_none_of_the_name(name: str, aside: str) -> None:
    assert split_name(f"{name} {aside}")[0] == name


@pytest.mark.parametrize(
    "name",
    [
        "Crescent Mills (Pvt) Ltd",
        "Acme Textiles (Private) Limited",
        "Lotus Mills Ltd. (Pty)",
        "Shanghai Tex Corp. (Group) Co., Ltd.",
    ],
)
def test_a_form_in_brackets_is(name: str) -> None:
    assert split_name(name)[0] == name


ADDRESS = "SongDa Photovoltaic Joint Stock Company\nLot CN-07, Dinh Tram Industrial Park\nBAC GIANG\nVIETNAM\n"
HEAD = "Albion Mills GmbH                            PURCHASE ORDER\n12 Mill Road\n20095 Hamburg\n\n"


@pytest.mark.parametrize(
    "word",
    ["Company", "Empresa", "Société", "Messieurs", "Exmos. Senhores", "Ex.mos Senhores", "Exmo.(s) Sr.(s)", "Sayın"],
)
def test_an_order_is_addressed_to_its_seller(word: str) -> None:
    text = f"{HEAD}{word}\n{ADDRESS}\nNo. 4418/26      12.03.2026\n"
    assert _party(text, "purchase_order", "seller") == "SongDa Photovoltaic Joint Stock Company"
    assert _party(text, "purchase_order", "buyer") == "Albion Mills GmbH"


SLIP = "{}\n\n{}: Wacholder Silicium GmbH\nHauptstr. 5\n84489 Burghausen\n\nUSD 5,000.00   14.03.2026\n"


@pytest.mark.parametrize("word", ["Sayın", "Messieurs", "Exmos. Senhores", "Exmo(s). Senhor(es)"])
@pytest.mark.parametrize("title", ["RECEIPT", "DEKONT", "COMPROVATIVO DE TRANSFERÊNCIA", "RELEVÉ DE COMPTE"])
def test_whom_a_slip_is_addressed_to_holds_neither_side(word: str, title: str) -> None:
    """A bank writes to who paid or to who was paid, and a receipt's writer to who paid him."""
    for text in (SLIP, SLIP.replace(": ", "\n")):
        assert read(text.format(title, word), "payment_proof").parties == ()


def test_an_advice_of_debit_is_addressed_to_the_payer() -> None:
    text = SLIP.format("AVISO DE DÉBITO", "Exmos. Senhores")
    assert _party(text, "payment_proof", "payer") == "Wacholder Silicium GmbH"


@pytest.mark.parametrize(
    "opened",
    [
        "Messieurs,\nNous vous commandons :\nFilatures du Nord SARL",
        "Messieurs,\nFilatures du Nord SARL confirme la vente à Tissages Martin SA.",
        "Messieurs,\nFilatures du Nord SARL nous livrera le fil\n59100 Roubaix",
        "Messieurs Martin et Dupont signent pour Tissages Martin SA",
    ],
)
@pytest.mark.parametrize("kind", ["purchase_order", "contract", "commercial_invoice"])
def test_a_form_of_address_over_a_sentence_names_nobody(opened: str, kind: str) -> None:
    text = f"ALBION MILLS GMBH\n12 Mill Road\n20095 Hamburg\n\n{opened}\n\nNo. 4418/26      12.03.2026\n"
    assert {p.name for p in read(text, kind, ("fr",)).parties} <= {"ALBION MILLS GMBH"}


def test_a_form_of_address_over_an_address_names_whom_the_paper_goes_to() -> None:
    text = f"{HEAD}Sayın\nTARIM BAKANLIĞI\nDumlupınar Bulvarı No: 151\nAnkara\n\nFATURA No: 551\n"
    assert _party(text, "commercial_invoice", "buyer") == "TARIM BAKANLIĞI"


@pytest.mark.parametrize("word", ["Sté", "STE", "STÉ"])
def test_a_word_that_opens_a_firms_own_name_addresses_nobody(word: str) -> None:
    text = f"{word} Tunisienne de Tissage SARL\n12 rue Haute, 69001 Lyon\n\nFACTURE N° 551\n\nClient : Acme SA\n"
    named = {p.role: p.name for p in read(text, "commercial_invoice", ("fr",)).parties}
    assert named == {"seller": f"{word} Tunisienne de Tissage SARL", "buyer": "Acme SA"}


def test_a_blank_for_a_company_is_no_form_of_address() -> None:
    text = f"{HEAD}Company: SongDa Photovoltaic Joint Stock Company\n\nNo. 4418/26      12.03.2026\n"
    assert _party(text, "purchase_order", "seller") is None


def test_no_address_begins_under_a_name() -> None:
    """An unknown word over the name leaves the party open; its town is none."""
    text = f"{HEAD}Gospodin\n{ADDRESS}\nNo. 4418/26      12.03.2026\n"
    assert _party(text, "purchase_order", "seller") in (None, "SongDa Photovoltaic Joint Stock Company")


PARAGRAPH = "3. The lots named above, 24,000 square feet in all, were produced in our factory between April 3 and"


@pytest.mark.parametrize(
    "signed", ["Sworn and signed at Hue on this 5th day of May, 2026.", "Signed at Hue on May 5, 2026."]
)
def test_the_end_of_a_sentence_is_no_date_of_signing(signed: str) -> None:
    text = f"AFFIDAVIT\n\n{PARAGRAPH}\nApril 11, 2026.\n\n{signed}\n\n____________________\nTran Quoc Hung\nDirector\n"
    assert values(text, "affidavit")["signature_date"] == "2026-05-05"


@pytest.mark.parametrize(
    ("text", "asked", "vessel", "voyage"),
    [
        ("WAN HAI 507", False, "WAN HAI 507", ""),
        ("WAN HAI 507", True, "WAN HAI 507", ""),
        ("EVER ACE 507", True, "EVER ACE", "507"),
        ("BOW SIRIUS 118", False, "BOW SIRIUS 118", ""),
        ("MSC LUCIANA 074", False, "MSC LUCIANA", "074"),
        ("WAN HAI 507 / 061E", False, "WAN HAI 507", "061E"),
        ("EVER ACE V.507", False, "EVER ACE", "507"),
        ("EVER ACE / 507", False, "EVER ACE", "507"),
    ],
)
def test_a_ship_may_have_a_number(text: str, asked: bool, vessel: str, voyage: str) -> None:
    assert split_vessel(text, asked) == (vessel, voyage)


def test_a_blank_asks_for_the_voyage() -> None:
    assert asks_for_voyage("Vessel / Voy. No.")
    assert asks_for_voyage("船名航次")
    assert asks_for_voyage("Navire / Voyage")
    assert asks_for_voyage("Schiff / Reisenummer")
    assert not asks_for_voyage("Ocean vessel")
    assert not asks_for_voyage("Navire d'envoyé")
    found = values("BILL OF LADING\n\nB/L No: ABCD1234567\n\nVessel: WAN HAI 507\n", "bill_of_lading")
    assert (found["vessel"], found.get("voyage")) == ("WAN HAI 507", None)


@pytest.mark.parametrize(
    ("line", "address", "there"),
    [
        ("Toritama, PE", "Rua 5, Toritama, PE", True),
        ("Porto Alegre/RS", "Rua do Sol 5, Porto Alegre/RS", True),
        ("Toritama, PE 55125-000", "Toritama, PE 55125-000", True),
        ("Lima, PE", "Av. Grau 5, Lima, PE", False),
        ("Stockholm, SE", "Storgatan 5, Stockholm, SE", False),
        ("Porto, PT", "Rua das Flores 2, Porto, PT", False),
        ("Blumenau, SC", "Rod. BR-470 km 5, Blumenau, SC", True),
        ("Catanduva, SP", "CEP 15800-000, Catanduva, SP", True),
        ("Columbia, SC", "12 Fazenda Road, Columbia, SC", False),
        ("Columbia, SC", "12 Rua Nova, Columbia, SC", False),
        ("Charleston, SC", "100 Travessa Lane, Charleston, SC", False),
        ("Boston, MA", "Bairro Plaza 3, Boston, MA", False),
        ("Mobile, AL", "9 Rod. Carter Blvd, Mobile, AL", False),
        ("Charleston, SC", "Unit 30301-100, Charleston, SC", False),
        ("Lima, PE", "Avenida Arequipa 5, Lima, PE", False),
    ],
)
def test_a_state_of_brazil_is_no_country(line: str, address: str, there: bool) -> None:
    assert in_brazil(line, address) is there


def test_the_country_of_a_town_in_brazil() -> None:
    text = "COMMERCIAL INVOICE\n\nSeller:\nMalhas Agreste Ltda.\nRua do Comércio 5\nToritama, PE\n\nBuyer:\nAcme Inc.\n"
    assert next(p.country for p in read(text, "commercial_invoice").parties if p.role == "seller") == "BR"


@pytest.mark.parametrize(
    ("first", "second", "net", "gross"),
    [
        ("1ST WEIGHT", "2ND WEIGHT", "15,440", "24860"),
        ("Weight in", "Weight out", "15,440", "24860"),
        ("1ST WEIGHT", "2ND WEIGHT", "15,286", None),
        ("Driver", "Helper", "15,440", None),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_heavier_of_two_weighings_is_gross(
    first: str, second: str, net: str, gross: str | None, turned: bool
) -> None:
    one, other = ("9,420", "24,860") if turned else ("24,860", "9,420")
    text = (
        f"WEIGHBRIDGE TICKET\n\nTicket No: 4418\n\n{first} : {one} KG\n{second} : {other} KG\nNett weight : {net} KG\n"
    )
    assert values(text, "transport_document").get("gross_weight") == gross


@pytest.mark.parametrize(
    "caption", ["Delivery date: ", "ETA: ", "Delivery date\n", "Fecha de entrega: ", "Shipment date: "]
)
def test_an_order_says_when_goods_shall_come(caption: str) -> None:
    found = values(f"PURCHASE ORDER\n\nPO No: 4418\n{caption}15.06.2026\n\nSupplier: Acme GmbH\n", "purchase_order")
    assert not {"arrival_date", "departure_date", "order_date"} & found.keys()


ORDER = "PURCHASE ORDER\n\nPO No: 4418\n{}\n\nSupplier: Acme GmbH\n"


@pytest.mark.parametrize("layout", ["{}: 15.06.2026", "{}\n15.06.2026", "{}          15.06.2026"])
@pytest.mark.parametrize(
    "caption",
    [
        "Date required", "Valid until", "Quotation date", "Printed on", "Delivery by", "Fecha requerida",
        "Date souhaitée", "Wunschtermin", "Data pretendida", "İstenen tarih", "Ngày yêu cầu", "需求日期",
    ],
)  # fmt: skip
def test_a_date_of_another_purpose_is_not_the_orders(caption: str, layout: str) -> None:
    assert "order_date" not in values(ORDER.format(layout.format(caption)), "purchase_order")


@pytest.mark.parametrize(
    "written", ["15.06.2026", "Date: 15.06.2026", "Date\n15.06.2026", "Dated 15.06.2026", "Leeds, 15.06.2026"]
)
def test_the_orders_own_date(written: str) -> None:
    assert values(ORDER.format(written), "purchase_order")["order_date"] == "2026-06-15"


def test_the_day_of_carriage_is_a_delivery_notes_own() -> None:
    text = "DELIVERY NOTE\n\nNo: 4418\nDate shipped: 15.06.2026\n\nSupplier: Acme GmbH\n"
    assert values(text, "transport_document")["departure_date"] == "2026-06-15"


@pytest.mark.parametrize("caption", ["File No", "Approval No"])
def test_the_number_under_an_unknown_caption_is_not_the_papers(caption: str) -> None:
    text = f"COMMERCIAL INVOICE\n\n{caption}\nAB-44187\nDate: 15.06.2026\n\nSupplier: Acme GmbH\n"
    assert "invoice_number" not in values(text, "commercial_invoice")


@pytest.mark.parametrize("caption", ["No.", "Number", "Invoice No", "N°", "8. No. & date of invoice"])
def test_the_number_under_its_caption_is(caption: str) -> None:
    text = f"COMMERCIAL INVOICE\n\n{caption}\nAB-44187\nDate: 15.06.2026\n\nSupplier: Acme GmbH\n"
    assert values(text, "commercial_invoice")["invoice_number"] == "AB-44187"


@pytest.mark.parametrize(
    "line",
    ["Harvest Foods Ltd       15.06.2026", "PURCHASE ORDER          15.06.2026"],
)
def test_a_name_or_title_beside_a_date_says_no_purpose(line: str) -> None:
    assert values(ORDER.format(line), "purchase_order")["order_date"] == "2026-06-15"


@pytest.mark.parametrize(("label", "buyer"), [("Bill to", "Harbour Trading Inc."), ("Ship to", None)])
def test_a_writers_own_blank_is_no_form_of_address(label: str, buyer: str | None) -> None:
    own = "Albion Mills Ltd\n12 Mill Road\nLeeds LS1 4AB\nUnited Kingdom\n"
    other = "Harbour Trading Inc.\n5 Dock Street\nNewark, NJ 07102\nUSA\n"
    text = f"INVOICE\n\nCompany\n{own}\n{label}\n{other}\nInvoice no. 4418\n"
    assert _party(text, "commercial_invoice", "buyer") == buyer


@pytest.mark.parametrize(
    ("caption", "day"),
    [
        ("Rechnungs-/Lieferdatum", "2026-03-14"),
        ("Rechnungsdatum = Leistungsdatum", "2026-03-14"),
        ("Datum (= Lieferdatum)", "2026-03-14"),
        ("Rechnungs- und Leistungsdatum", "2026-03-14"),
        ("Lieferdatum", None),
    ],
)
def test_one_day_may_be_the_bills_and_the_deliverys(caption: str, day: str | None) -> None:
    text = f"RECHNUNG Nr. 2201\nWeberei Ostertal GmbH\n{caption}: 14.03.2026\n"
    assert values(text, "commercial_invoice", languages=("de",)).get("invoice_date") == day
