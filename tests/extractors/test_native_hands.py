"""Papers of other hands: each rule with the paper that it is for and one that it must leave alone."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors.evidence import Document, Page
from extractors.parties import find_parties
from extractors.parties.company_names import form_end, is_street
from extractors.parties.inner_labels import inner_label
from extractors.parties.seats import without_seat
from extractors.titles import is_title
from extractors.values.countries import country_in
from extractors.values.dates import find_dates
from tests.extractors.page_builder import Sheet
from tests.extractors.text_pages import read, values

MT103 = """
SWIFT MESSAGE COPY - FIN 103

Tag    Field Name                           Content
20     Sender's Reference                   KTX260622-0071
23B    Bank Operation Code                  CRED
32A    Value Date / Currency / Amount       260622EUR58320,00
50K    Ordering Customer                    /4410098871
                                            ALDER HOME LLC
59     Beneficiary Customer                 /PT50001000004471882300179
                                            CASA NORTE LDA
70     Remittance Information               INV EX26/0033
71A    Details of Charges                   SHA
"""


def test_an_mt103_may_stand_in_a_table_of_tags() -> None:
    found = values(MT103, "payment_proof")
    assert (found["payment_date"], found["amount"], found["currency"]) == ("2026-06-22", "58320", "EUR")
    assert found["beneficiary_account"] == "PT50001000004471882300179"
    assert (found["payment_reference"], found["invoice_number"]) == ("KTX260622-0071", "EX26/0033")


def test_rows_numbered_as_tags_are_no_mt103() -> None:
    text = """
PAYMENT LIST

No     Description                          Amount
20     Yarn, invoice 7711                   120.00
21     Freight                              44.00
50     Dyeing                               310.00
"""
    assert "payment_date" not in values(text, "payment_proof")


@pytest.mark.parametrize(
    "text",
    [
        "Ngày (date) 20 tháng (month) 03 năm (year) 2026",
        "Ngày (Date): 20 tháng (Month): 3 năm (Year): 2026",
        "Ngày 20 tháng 3 năm 2026",
    ],
)
def test_a_vietnamese_date_may_name_its_parts_in_two_languages(text: str) -> None:
    assert [d.value(None) for d in find_dates(text)] == [dt.date(2026, 3, 20)]


def test_a_day_before_another_word_in_brackets_is_no_date() -> None:
    assert not find_dates("Ngày (20 cái) 20 tháng sau")


SINGLE = """
COMMERCIAL INVOICE

Invoice No: KE-2026-0031

HS             Description                 Cartons       Net Kg         USD/Kg       Amount USD
2008.19.13     Roasted kernels             720           18,000.00      9.15         164,700.00
{last}
"""


def test_figures_alone_below_a_single_line_are_its_sums() -> None:
    last = "                                           720           18,000.00                   164,700.00"
    found = values(SINGLE.format(last=last), "commercial_invoice")
    assert (found["packages"], found["net_weight"], found["total"]) == ("720", "18000", "164700")
    assert found["currency"] == "USD"


def test_a_second_line_with_a_name_is_goods() -> None:
    last = "2008.19.13     Roasted kernels             720           18,000.00      9.15         164,700.00"
    found = values(SINGLE.format(last=last), "commercial_invoice")
    assert (found["packages"], found["net_weight"]) == ("1440", "36000")


def test_a_caption_of_the_goods_is_nobody() -> None:
    text = """
EXPORT INVOICE

Invoice No   : KE-2026-0031
Buyer
HS             Description                 Cartons       Net Kg
2008.19.13     Roasted kernels             720           18,000.00
"""
    assert all(p.role != "buyer" for p in read(text, "commercial_invoice").parties)


def test_quantities_with_other_words_behind_are_not_added() -> None:
    text = """
COMMERCIAL INVOICE

Pos    Article                 Quantity        Price      Amount
1      Sewing thread           480 Spulen      4.15       1,992.00
2      Labels                  7 Boegen        8.00       56.00
"""
    assert "quantity" not in values(text, "commercial_invoice")
    same = text.replace("Boegen", "Spulen")
    assert values(same, "commercial_invoice")["quantity"] == "487"


@pytest.mark.parametrize("text", ["Lot NV/25-26/047", "CAP LOPEZ ICE/LP 2026"])
def test_letters_in_a_number_or_mark_are_no_legal_form(text: str) -> None:
    assert form_end(text) is None


@pytest.mark.parametrize("text", ["Textiel Noord NV / Gent", "Garn AG/Schweiz", "Linie A/S"])
def test_a_stroke_behind_a_name_closes_it(text: str) -> None:
    assert form_end(text) is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Toritama - PE", None),
        ("Toritama, PE, 55125-000", None),
        ("Toritama, PE, Brasil", "BR"),
        ("Panipat 132103 (HR)", None),
        ("Sendhwa (MP)", None),
        ("Lima (PE), Peru", "PE"),
        ("Peru", "PE"),
    ],
)
def test_the_letters_of_a_state_are_no_country(text: str, code: str | None) -> None:
    assert country_in(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Malmö, SE", "SE"),
        ("Bucuresti (RO)", "RO"),
        ("Cluj, Romania, RO", "RO"),
        ("Lima 15001, PE", "PE"),
        ("ES / PT", None),
        ("SE/NO", None),
        ("CN / RO", None),
        ("CN, DE", None),
        ("IN / PE", None),
        ("Fresno, CA, USA", "US"),
    ],
)
def test_letters_are_a_country_where_no_state_is_shown(text: str, code: str | None) -> None:
    assert country_in(text) == code


@pytest.mark.parametrize(("town", "code"), [("Malmö, SE", "SE"), ("Bucuresti (RO)", "RO"), ("Curitiba - PR", None)])
def test_the_letters_that_close_a_partys_address(town: str, code: str | None) -> None:
    text = f"COMMERCIAL INVOICE\n\nExporter: Tejidos Norte SRL\nCalle Mayor 5\n{town}\n"
    assert ("seller", code) in [(p.role, p.country) for p in read(text, "commercial_invoice").parties]


def test_a_party_in_a_town_with_its_states_letters_has_no_country_by_them() -> None:
    text = "CONSIGNMENT NOTE\n\nConsignor:\nVallabh Ginning Pvt. Ltd.\nSendhwa (MP)\n"
    parties = [(p.role, p.country) for p in read(text, "transport_document").parties]
    assert ("shipper", None) in parties
    again = text.replace("(MP)", "(India)")
    assert ("shipper", "IN") in [(p.role, p.country) for p in read(again, "transport_document").parties]


def test_a_house_in_china_is_no_name() -> None:
    assert is_street("龙港市印刷园区88号")
    assert not is_street("温州市第一纺织厂")


def test_a_chinese_title_may_be_set_apart() -> None:
    assert is_title("送 货单")
    assert not is_title("送 货员")


def test_a_date_may_break_behind_its_day() -> None:
    text = """
NOTICE OF DETENTION

The merchandise covered by this entry, imported on May 7, 2026, was detained on May 11,
2026 pursuant to 19 U.S.C. 1307.
"""
    found = values(text, "detention_notice")
    assert (found["import_date"], found["detention_date"]) == ("2026-05-07", "2026-05-11")


@pytest.mark.parametrize("below", ["OEKO-100 certified", "REACH-1907/2006 compliant", "GOTS-7.0 goods only"])
def test_what_opens_the_line_below_an_order_is_not_its_number(below: str) -> None:
    text = (
        f"AFFIDAVIT\n\nThe pieces of bed linen were cut and sewn by us as agreed under your purchase order\n{below}\n"
    )
    assert "purchase_order_number" not in values(text, "affidavit")


@pytest.mark.parametrize(
    ("goods", "count"),
    [
        ("1200 SACS - 4 x 40' HC", "1200"),
        ("NINETY FIVE (95) CARTONS OF WIGS", "95"),
        ("SAID TO CONTAIN 400\n           CARTONS OF YARN", "400"),
    ],
)
def test_packages_in_the_text_of_the_goods(goods: str, count: str) -> None:
    assert values(f"BILL OF LADING\n\nB/L No: AB77\n\n           {goods}\n", "bill_of_lading")["packages"] == count


@pytest.mark.parametrize(
    "goods", ["36-38 BAGS", "LOT A-400 CARTONS OF SHIRTS", "HC400 CARTONS", "LOT 400\n           KILOGRAMS OF YARN"]
)
def test_what_counts_no_packages(goods: str) -> None:
    assert "packages" not in values(f"BILL OF LADING\n\nB/L No: AB77\n\n           {goods}\n", "bill_of_lading")


@pytest.mark.parametrize(
    "above",
    [
        "SHIPPED UNDER ORDER NO. 450012",
        "SEAL 882711",
        "CROP OF 2025",
        "COTTON SHIRTS STYLE 4471",
        "SAID TO CONTAIN LOT 4471",
    ],
)
@pytest.mark.parametrize("kind", ["bill_of_lading", "packing_list"])
def test_a_number_above_packages_that_no_words_call_a_count_is_none(above: str, kind: str) -> None:
    text = f"BILL OF LADING\n\nB/L No: AB77\n\n           {above}\n           CARTONS OF COTTON SHIRTS\n"
    assert "packages" not in values(text, kind)


def test_a_broken_count_takes_nothing_from_one_printed_whole() -> None:
    text = "BILL OF LADING\n\nB/L No: A7\n           300 CARTONS\n           SAID TO CONTAIN 400\n           BAGS\n"
    assert values(text, "bill_of_lading").get("packages") == "300"


@pytest.mark.parametrize("line", ["Maße: 120 x 80 x 100 cm", "Masse à vide 7 500 kg", "Masse volumique 850 kg"])
def test_measures_and_other_masses_are_no_gross_weight(line: str) -> None:
    assert "gross_weight" not in values(f"LETTRE DE VOITURE\n{line}\n", "transport_document", ("fr", "de"))


@pytest.mark.parametrize("above", ["Livraison prévue", "Signature du destinataire"])
def test_a_day_behind_an_article_is_no_departure(above: str) -> None:
    found = values(f"LETTRE DE VOITURE\n\n{above}\nle 15/03/2026\n", "transport_document", ("fr",))
    assert "departure_date" not in found


def test_an_office_may_stand_behind_a_dash() -> None:
    text = "ORDEN DE COMPRA\n" + "\n" * 14 + "Autoriza: Lucía Arriaga — Gerente de Compras\n"
    found = values(text, "purchase_order", ("es",))
    assert (found["signer"], found["signer_title"]) == ("Lucía Arriaga", "Gerente de Compras")


@pytest.mark.parametrize("text", ["货款发票26332000000118827", "NV/INV/26332000000118827"])
def test_the_invoice_that_a_remittance_names(text: str) -> None:
    number = text if text.startswith("NV") else "26332000000118827"
    assert values(f"PAYMENT ADVICE\n\nRemarks: {text}\n", "payment_proof")["invoice_number"] == number


def test_the_first_line_of_a_statement_is_not_its_reference() -> None:
    text = """
ACCOUNT STATEMENT

Date          Description              Reference     Debit        Credit       Balance
03 Jul 2026   Service charge           CHG7          35.00                     12,405.18
10 Jul 2026   Incoming, no particulars TR-0093318                 187,455.00   199,860.18
"""
    assert "payment_reference" not in values(text, "payment_proof")


def test_the_sign_for_number_is_a_caption() -> None:
    assert values("送货单\n\n№ 0041882\n", "transport_document", ("zh",))["waybill_number"] == "0041882"


def test_the_number_of_a_box_behind_its_caption_is_no_weight() -> None:
    text = "EXPORT DECLARATION\n\nGross mass kg [35]      Net mass kg [38]\n10,912.0                10,450.0\n"
    found = values(text, "customs_declaration")
    assert (found.get("gross_weight"), found.get("net_weight")) in {("10912", "10450"), (None, None)}
    for blank in ("Gross mass kg 35", "Gross mass [35] kg"):
        assert values(f"EXPORT DECLARATION\n\n{blank}\n", "customs_declaration")["gross_weight"] == "35"


def test_the_number_of_a_box_set_apart_from_its_caption_is_no_weight() -> None:
    text = "EXPORT DECLARATION\n\nGross mass kg     [{}]      Net mass kg     [{}]\n"
    text += "10,912.0                    10,450.0\n"
    found = values(text.format(35, 38), "customs_declaration")
    assert (found.get("gross_weight"), found.get("net_weight")) == ("10912", "10450")
    found = values(text.format(350, 340), "customs_declaration")  # no form has so many boxes: a value in a blank
    assert (found.get("gross_weight"), found.get("net_weight")) == ("350", "340")


@pytest.mark.parametrize("last", ["al 30/04/2026", "- 30/04/2026"])
def test_a_period_may_stand_behind_the_title(last: str) -> None:
    text = f"PERFILES NORTE, S.A. DE C.V.\nLISTA DE RAYA / NÓMINA – Periodo del 16/04/2026 {last}\n"
    found = values(text, "labor_record", ("es",))
    assert (found["period_start"], found["period_end"]) == ("2026-04-16", "2026-04-30")


def test_two_dates_without_a_word_between_are_no_period() -> None:
    text = "PERFILES NORTE, S.A. DE C.V.\nLISTA DE RAYA – Periodo del 16/04/2026 pagado 30/04/2026\n"
    assert "period_end" not in values(text, "labor_record", ("es",))


def _head(title: str, *, bold: bool) -> Page:
    sheet = Sheet()
    end = sheet.put("Nordbogen Linie", 40, 40, 17, True)
    sheet.put(title, end, 44, 17 if bold else 10, bold)
    for y, text in ((80, "Shipper"), (92, "Pressbolzen Rhein GmbH"), (120, "Consignee"), (132, "Perfiles Norte SA")):
        sheet.put(text, 40, y)
    return sheet.page()


@pytest.mark.parametrize(
    ("title", "bold", "carrier"),
    [
        ("Bill of Lading for ocean transport", False, "Nordbogen Linie"),
        ("Bill of Lading for ocean transport", True, None),
        ("sails on Mondays", False, None),
    ],
)
def test_the_carrier_may_share_a_line_with_the_title(title: str, bold: bool, carrier: str | None) -> None:
    document = Document("0" * 64, (_head(title, bold=bold),), "bill_of_lading", 1.0)
    named = {p.name for p in find_parties(document) if p.role == "carrier"}
    assert named == ({carrier} if carrier else set())


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Issued on: 04 Mar 2026", "2026-03-04"),
        ("Emitida el 20-feb-2026", "2026-02-20"),
        ("L/C issued on: 04 Mar 2026", None),
        ("Issued on behalf of Acme Inc, 04 Mar 2026 delivery", None),
    ],
)
def test_the_day_on_which_an_order_was_issued(line: str, date: str | None) -> None:
    assert values(f"PURCHASE ORDER\nPO No: 4471\n{line}\n", "purchase_order").get("order_date") == date


@pytest.mark.parametrize("caption", ["Tên/Name", "Tên tài khoản/ A/c name", "Tên đơn vị (Company)"])
def test_a_caption_said_in_two_languages_is_no_part_of_the_name(caption: str) -> None:
    text = f"PAYMENT ORDER\n\nREMITTER\n{caption}: ALDER HOME LLC\n"
    assert [p.name for p in read(text, "payment_proof").parties if p.role == "payer"] == ["ALDER HOME LLC"]


def test_a_stroke_between_a_caption_and_something_else_says_nothing_twice() -> None:
    assert inner_label("Name/Date: 4 May", "name") is None


WAYBILL = """
SEA WAYBILL

CNTR NO / SEAL        PKGS  DESCRIPTION                 GROSS KGS     CBM
NDLU4471026           600   CARTONS COTTON BED LINEN     9120.00    58.200
{last}
"""


def test_a_date_in_the_columns_of_goods_counts_nothing() -> None:
    last = "SHIPPED ON BOARD 27 APR 2026       ISSUED AT PORTO 27 APR 2026"
    found = values(WAYBILL.format(last=last), "bill_of_lading")
    assert (found["gross_weight"], found["packages"]) == ("9120", "600")


def test_figures_that_are_no_date_count() -> None:
    last = "NDLU4471027           400   CARTONS COTTON TOWELS        2026.00    20.000"
    found = values(WAYBILL.format(last=last), "bill_of_lading")
    assert (found["gross_weight"], found["packages"]) == ("11146", "1000")


def test_figures_under_a_lot_s_caption_with_its_code_beside_it_are_no_lots() -> None:
    text = """
PRODUCTION RECORD

Input lot       GBK-2026-03      Output lot      LP-W320-2605

Shift           Fed kg           Kernels kg      Shells kg
1               48200            11460           36740
2               47540            11310           36230
"""
    found = values(text, "production_record")
    assert (found["input_lot"], found["output_lot"]) == ("GBK-2026-03", "LP-W320-2605")


def test_figures_under_a_lot_s_caption_alone_are_lots() -> None:
    text = "PRODUCTION RECORD\n\nOutput lot      Kernels\n4471118         W320\n4471119         W240\n"
    assert values(text, "production_record")["output_lot"] == ["4471118", "4471119"]


def test_a_place_may_be_spelt_like_a_unit() -> None:
    assert values("INVOICE\n\nPrice EUR 3.42 per kg CIF Cai Mep\n", "commercial_invoice")["incoterm"] == "CIF"


def test_terms_before_the_word_for_an_amount_head_it() -> None:
    text = "SHIPPING BILL FOR EXPORT\n\nPrice EUR 3.42 per kg CIF Porto\nFOB Value (INR)     2901145.00\n"
    assert values(text, "customs_declaration")["incoterm"] == "CIF"
    assert "incoterm" not in values(text.replace("CIF Porto", "net"), "customs_declaration")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Công ty TNHH Hạt Điều X, Vietnam", "Công ty TNHH Hạt Điều X"),
        ("Société Fruits, Légumes et Noix", "Société Fruits, Légumes et Noix"),
        ("Beta, India & Sons Ltd", "Beta, India & Sons Ltd"),
        ("Grupo Textil Lopez, Hermanos y Asociados, Mexico", "Grupo Textil Lopez, Hermanos y Asociados"),
        ("Finca El Bosque, Jalisco, Mexico", "Finca El Bosque"),
        ("Công ty TNHH Hạt Điều X, Bình Phước, Vietnam", "Công ty TNHH Hạt Điều X"),
        ("Finca Flor, Cotton, Guatemala", "Finca Flor, Cotton"),
        ("Công ty ABC Co., Ltd, Vietnam", "Công ty ABC Co., Ltd, Vietnam"),  # the form behind it ends a name elsewhere
    ],
)
def test_a_country_behind_a_name_is_its_seat(name: str, kept: str) -> None:
    assert without_seat(name, "")[0] == kept


OWN = "COMMERCIAL INVOICE\n\nBuyer:\nAlpha Textiles Ltd\n{line}\n12 Harbour Road\nManchester, United Kingdom\n"


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("C/O: Beta Logistics Ltd", "GB"),
        ("Division of: Gamma Holdings Ltd", "GB"),
        ("Formerly: Gamma Holdings Ltd", "GB"),
        ("Address: Hua Sheng Co., Ltd. Building, 4 Nan Road", "GB"),
        ("Teslim Alan: Gamma Holdings Ltd", None),
    ],
)
def test_the_address_goes_on_behind_a_firm_that_is_no_other_party(line: str, country: str | None) -> None:
    parties = {p.role: p for p in read(OWN.format(line=line), "commercial_invoice").parties}
    assert (parties["buyer"].name, parties["buyer"].country) == ("Alpha Textiles Ltd", country)


CONTRACT = """
CONTRAT DE VENTE

La société IVOIRE CAJOU EXPORT SARL, dont le siège est à Bouaké, ci-après dénommée « le Vendeur »,
ET
La société {buyer}, dont le siège est à Phước Long, ci-après dénommée « l'Acheteur »,
"""


def test_a_clause_may_name_a_firm_by_the_form_that_opens_its_name() -> None:
    found = read(CONTRACT.format(buyer="Công ty TNHH Hạt Điều Long Phước"), "contract", ("fr",)).parties
    assert {p.role: p.name for p in found}["buyer"] == "Công ty TNHH Hạt Điều Long Phước"
