"""Trade papers as offices write them: rows of totals, glued units, counts in texts, boxes of certificates of origin."""

from __future__ import annotations

import pytest

from extractors.values.countries import country_in
from extractors.values.numbers import NUMBER
from tests.extractors.text_pages import read, values

ORDER = """
ĐƠN ĐẶT HÀNG
Số: PL 26/0415
STT   Tên hàng           ĐVT    Số lượng      Đơn giá      Thành tiền (VNĐ)
1     Sợi Ne 30/1        kg     3.628,80      78.500       284.860.800
2     Sợi Ne 20/1        kg     1.814,40      61.000       110.678.400
Tổng cộng                       5.443,20                   395.539.200
"""


def test_a_quantity_in_the_row_of_totals_is_no_amount() -> None:
    found = values(ORDER, "purchase_order", ("vi",))
    assert found.get("quantity") == "5443.2"
    assert found.get("total") != "5443.2"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3800PCS", ["3800"]),
        ("18.080,00KGS", ["18.080,00"]),
        ("20吨", ["20"]),
        ("768,000.00元", ["768,000.00"]),
        ("40S", []),
        ("A3800PCS", []),
        ("3个月", []),
        ("2X40HQ", []),
    ],
)
def test_a_unit_may_be_glued_to_its_number_and_a_mark_is_none(text: str, numbers: list[str]) -> None:
    assert [m.group() for m in NUMBER.finditer(text)] == numbers


@pytest.mark.parametrize(
    ("line", "gross", "net"),
    [
        ("18,080.00 KG GROSS 15,648.00 KG NET", "18080", "15648"),
        ("1,308.0 kg gross", "1308", None),
        ("GROSS WEIGHT 22,300.00 KGS. NET WEIGHT 21,772.43 KGS.", "22300", "21772.43"),
        ("480 BAGS OF 100 LBS NET. NET WEIGHT 21,772.43 KGS.", None, "21772.43"),
    ],
)
def test_a_weight_stands_before_or_behind_its_word(line: str, gross: str | None, net: str | None) -> None:
    found = values(f"PACKING LIST\nInvoice No.: A-71\n{line}\n", "packing_list")
    assert (found.get("gross_weight"), found.get("net_weight")) == (gross, net)


SIZED = """
PACKING LIST
Invoice No.: AN-0612
CTN FROM    CTN TO    NO. OF CTN    STYLE      DESCRIPTION     TTL PCS
1           40        40            CRD-501    Jeans indigo    960
41          75        35            CRD-501    Jeans black     840
76          90        15            CRD-507    Jeans stone     360
TOTAL                 {total}                                  2,160
"""


def test_of_three_columns_of_cartons_the_printed_total_proves_the_count() -> None:
    assert values(SIZED.format(total="90"), "packing_list").get("packages") == "90"


def test_columns_of_cartons_that_nothing_proves_give_no_count() -> None:
    assert values(SIZED.format(total="92"), "packing_list").get("packages") is None


LISTED = """
BESTELLUNG
Bestell-Nr.: 45-0093
Pos   Artikel              Menge     Einzelpreis     Gesamtpreis
1     Handtuch 50x90       6.000     2,35            14.100,00
2     Badetuch 70x140      3.000     5,10            15.300,00
"""


def test_the_first_line_under_a_heading_is_no_sum() -> None:
    assert values(LISTED, "purchase_order", ("de",)).get("quantity") == "9000"


def test_a_port_ends_before_the_number_of_the_next_clause() -> None:
    text = "SALES CONTRACT\n(7) Port of loading: SHANGHAI (8)\n(9) Port of destination: HAMBURG\n"
    assert values(text, "contract").get("port_of_lading") == "SHANGHAI"


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("1800 S Cotton Ave\n          Fresno, CA 93706", "US"),
        ("Berth 57\n          Oakland, CA", None),
        ("Am Ring 3\n          79100 Freiburg, DE", "DE"),
    ],
)
def test_a_state_is_no_country(address: str, country: str | None) -> None:
    text = f"INVOICE\nInvoice No.: A-71\nSeller:   Valle Central Cotton Inc.\n          {address}\n"
    sellers = [p for p in read(text, "commercial_invoice").parties if p.role == "seller"]
    assert [p.country for p in sellers] == [country]


def test_the_european_union_is_no_country() -> None:
    assert (country_in("European Union"), country_in("Germany (European Union)")) == (None, "DE")


CERTIFICATE = """
CERTIFICATE OF ORIGIN
1. Exporter                    Certificate No. 26C3702A0118
QINGDAO HAIYUE HAIR PRODUCTS CO., LTD.
2. Consignee
GLAMOUR WIGS INC.
Marks and numbers    Description of goods                      Quantity      Invoice/date
C/NO.1-95            NINETY FIVE (95) CARTONS OF WIGS          3800PCS       HY26-0309
                                                                             MAR. 09, 2026
Declaration by the exporter: the undersigned declares that all the goods were produced in China.
"""


def test_a_chinese_certificate_gives_invoice_packages_and_country() -> None:
    found = values(CERTIFICATE, "certificate_of_origin_other")
    assert (found.get("invoice_number"), found.get("invoice_date")) == ("HY26-0309", "2026-03-09")
    assert (found.get("packages"), found.get("quantity")) == ("95", "3800")
    assert found.get("country_of_origin") == "CN"


def test_two_countries_in_a_declaration_leave_it_open() -> None:
    text = CERTIFICATE + "The lining was produced in Vietnam.\n"
    assert "country_of_origin" not in values(text, "certificate_of_origin_other")


def test_a_remark_names_the_invoice_of_a_certificate() -> None:
    text = "CERTIFICATE OF ORIGIN\n5 Remarks\nInvoice 2610077 of 21.04.2026\n"
    found = values(text, "certificate_of_origin_other")
    assert (found.get("invoice_number"), found.get("invoice_date")) == ("2610077", "2026-04-21")
    more = values(text + "Invoice 2610078 of 22.04.2026\n", "certificate_of_origin_other")
    assert "invoice_number" not in more


LADING = """
BILL OF LADING
B/L No.: BAL2604418
2 CONTAINERS SAID TO CONTAIN {count} CARTONS OF GLOVES
MSKU7741184   1500 CARTONS   9750.000 KGS
MRKU4418820   1500 CARTONS   9750.000 KGS
TOTAL   19500.000 KGS
"""


def test_the_count_that_the_containers_make_is_that_of_the_bill() -> None:
    found = values(LADING.format(count="3000"), "bill_of_lading")
    assert (found.get("packages"), found.get("gross_weight")) == ("3000", "19500")


def test_counts_that_do_not_add_up_are_not_given() -> None:
    assert "packages" not in values(LADING.format(count="3100"), "bill_of_lading")


def test_the_count_that_opens_the_description_is_that_of_the_bill() -> None:
    text = "BILL OF LADING\nB/L No.: BAL2604418\n141 CARTONS OF COTTON SHIRTS, 12 BAGS IN EACH\n"
    assert values(text, "bill_of_lading").get("packages") == "141"


CONTRACT = """
SALE AND PURCHASE AGREEMENT
No. SPA/BTL/0226-17
THIS AGREEMENT is made on 16 February 2026 BETWEEN Bantala Agro Processing Limited, a company incorporated
in Ghana with its registered office at Plot 9, Tema, Ghana (hereinafter called the "Seller") of the one part
AND Corvo Cocoa Trading B.V., of Prins Hendrikkade 48, Amsterdam, the Netherlands (hereinafter called the
"Buyer") of the other part.
"""
SPANISH = """
CONTRATO DE COMPRAVENTA
Entre TOMATES DEL TUPUNGATO S.A., con domicilio en Ruta 89, Mendoza, Argentina, en adelante "EL VENDEDOR",
y por la otra SALSAS RIVERA LTDA., con domicilio en Camino Lo Boza 420, Santiago, Chile, en adelante
"EL COMPRADOR", se celebra el presente contrato:
"""
TURKISH = """
SATIŞ SÖZLEŞMESİ
Bir tarafta Söke Ovası Pamuk Tarım Satış Kooperatifi (bundan sonra SATICI olarak anılacaktır), Söke, diğer
tarafta Menderes Entegre Tekstil Sanayi A.Ş. (bundan sonra ALICI olarak anılacaktır) anlaşmışlardır.
"""


@pytest.mark.parametrize(
    ("text", "seller", "buyer"),
    [
        (CONTRACT, ("Bantala Agro Processing Limited", "GH"), ("Corvo Cocoa Trading B.V.", "NL")),
        (SPANISH, ("TOMATES DEL TUPUNGATO S.A.", "AR"), ("SALSAS RIVERA LTDA.", "CL")),
        (
            TURKISH,
            ("Söke Ovası Pamuk Tarım Satış Kooperatifi", None),
            ("Menderes Entegre Tekstil Sanayi A.Ş.", None),
        ),
    ],
)
def test_the_prose_of_a_contract_defines_its_parties(
    text: str, seller: tuple[str, str | None], buyer: tuple[str, str | None]
) -> None:
    found = {p.role: (p.name, p.country) for p in read(text, "contract").parties}
    assert (found.get("seller"), found.get("buyer")) == (seller, buyer)


def test_a_clause_without_a_firm_defines_nobody() -> None:
    text = 'AGREEMENT\nThe goods of contract No. SPA/26 (hereinafter called the "Seller") are sold as they are.\n'
    assert [p for p in read(text, "contract").parties if p.role == "seller"] == []


@pytest.mark.parametrize(
    ("text", "kind", "field", "value"),
    [
        ("PURCHASE ORDER\n#PO10488\n13/01/2026\n\nItem     Quantity\n", "purchase_order", "order_date", "2026-01-13"),
        ("BON DE LIVRAISON\nN° BL2026-044 du 09.02.2026\n", "transport_document", "departure_date", "2026-02-09"),
        ("ORDER\nPO-7\nas per your quotation dated 13/01/2026 at hand\n", "purchase_order", "order_date", None),
        ("GUÍA DE REMISIÓN REMITENTE\nT001-2291\n", "transport_document", "waybill_number", "T001-2291"),
    ],
)
def test_a_paper_prints_its_own_date_and_number_without_a_label(
    text: str, kind: str, field: str, value: str | None
) -> None:
    assert values(text, kind, ("fr",)).get(field) == value


def test_a_date_of_its_own_label_wins_over_the_one_behind_the_number() -> None:
    text = "BON DE LIVRAISON\nN° BL2026-044 du 09.02.2026\nDate d'expédition : 11.02.2026\n"
    assert values(text, "transport_document", ("fr",)).get("departure_date") == "2026-02-11"


@pytest.mark.parametrize(
    "line",
    [
        "Vessel               Sefer / Voyage",
        "Vessel\nDate 22 APR 2026",
    ],
)
def test_a_caption_or_a_date_is_no_vessel(line: str) -> None:
    assert "vessel" not in values(f"BILL OF LADING\nB/L No.: BAL2604418\n{line}\n", "bill_of_lading")


def test_the_words_of_a_caption_are_no_marks_and_no_port() -> None:
    text = "BILL OF LADING\nB/L No.: BAL26044\nMarks &\nNos.\nPort-to-Port or Combined Transport\n"
    found = values(text, "bill_of_lading")
    assert "marks_and_numbers" not in found
    assert "port_of_discharge" not in found


def test_the_count_of_a_yarn_is_no_quantity() -> None:
    text = "INVOICE\nInvoice No.: A-7\nDescription     Quantity     Amount\nCotton yarn     30/1 KG      43,056.00\n"
    assert "quantity" not in values(text, "commercial_invoice")


def _confidence(text: str, kind: str, field: str) -> float:
    return next(f.confidence for f in read(text, kind, source="ocr").fields if f.name == field)


def test_a_recognised_value_is_surer_where_something_proves_it() -> None:
    once = "BILL OF LADING\nB/L No.: BAL2604418\nContainer No.: MSKU7741187\n"
    assert _confidence(once, "bill_of_lading", "bill_of_lading_number") == 0.95
    assert _confidence(once, "bill_of_lading", "container_number") > 0.95
    twice = f"{once}Freight of BAL2604418 collect\n"
    assert _confidence(twice, "bill_of_lading", "bill_of_lading_number") > 0.95


@pytest.mark.parametrize(
    ("text", "kind", "field", "value"),
    [
        ("CONTRATO DE COMPRA E VENDA DE AÇÚCAR Nº 0094/26\n", "contract", "contract_number", "0094/26"),
        ("Ref: CONTRATO Nº 0094/26\n", "packing_list", "invoice_number", None),
        ("AIR WAYBILL\n176-44719920\n", "transport_document", "waybill_number", "176-44719920"),
        ("AIR WAYBILL\n176-44719925\n", "transport_document", "waybill_number", None),
        ("HAUL PAPER\n176-44719920\n", "transport_document", "waybill_number", None),
        ("合同\n合计人民币金额（大写）：柒拾陆万捌仟元整 （￥768,000.00）\n", "contract", "total", "768000"),
        ("采购单\n合计人民币：贰拾伍万元整\n", "purchase_order", "currency", "CNY"),
        ("PURCHASE ORDER\nP.O. No.: TF-26\nTerms: CAD at sight\n", "purchase_order", "currency", None),
    ],
)
def test_numbers_and_sums_that_papers_print_in_their_own_way(
    text: str, kind: str, field: str, value: str | None
) -> None:
    assert values(text, kind).get(field) == value


def test_the_number_with_its_own_unit_is_the_quantity() -> None:
    text = "PACKING LIST\nInvoice No.: A-71\nQuantity: 6704.20 3800PCS\n"
    assert values(text, "packing_list").get("quantity") == "3800"


NOTICE = """
U.S. Customs and Border Protection
Port of Savannah

April 29, 2026

{name}
2200 GATEWAY BLVD STE 410
MORRISVILLE, NC 27560
NOTICE OF DETENTION
"""


def test_a_notice_is_addressed_to_the_importer() -> None:
    parties = read(NOTICE.format(name="LARKSPUR SOLAR SUPPLY, LLC"), "detention_notice").parties
    assert [(p.role, p.name) for p in parties] == [("importer_of_record", "LARKSPUR SOLAR SUPPLY, LLC")]
    assert read(NOTICE.format(name="Center of Excellence"), "detention_notice").parties == ()


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Invoice No. & Date: MSP/118/25-26DT 11.03.2026", "MSP/118/25-26"),
        ("Invoice No.: MSP/118/26DT", "MSP/118/26DT"),
    ],
)
def test_a_number_ends_before_its_date(line: str, number: str) -> None:
    assert values(f"PACKING LIST\n{line}\n", "packing_list").get("invoice_number") == number


def test_the_caption_of_a_signature_signs_nothing() -> None:
    text = "COMMERCIAL INVOICE\nInvoice No.: A-7\nSIGNATURE OF SHIPPER\nSignature of Exporter     Date\n"
    assert "signer" not in values(text, "commercial_invoice")


def test_the_caption_of_the_routing_is_no_airport() -> None:
    text = "AIR WAYBILL\nAirport of Departure     Airport of Destination\nRequested Routing        BILLUND\n"
    found = values(text, "transport_document")
    assert found.get("port_of_lading") is None
    assert found.get("port_of_discharge") == "BILLUND"


@pytest.mark.parametrize(
    ("line", "vessel"),
    [("Vessel: EVER FORWARD V.0912-E", "EVER FORWARD"), ("Ocean vessel / voyage:     FLAG", None)],
)
def test_a_vessel_stands_before_its_voyage(line: str, vessel: str | None) -> None:
    assert values(f"BILL OF LADING\nB/L No.: BAL26044\n{line}\n", "bill_of_lading").get("vessel") == vessel


def test_a_number_ends_where_chinese_goes_on() -> None:
    text = "网上银行电子回单\n用途：合同YB-260512-03棉纱款\n"
    assert values(text, "payment_proof").get("contract_number") == "YB-260512-03"
