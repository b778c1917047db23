"""Sums beside a label of totals that are no total of the paper; numbers and names that belong to something else."""

from __future__ import annotations

import pytest

from extractors.extract.vessel_names import split_vessel
from extractors.parties import find_parties
from tests.extractors.pages import document_of as drawn
from tests.extractors.text_pages import values

INVOICE, ORDER, TRANSPORT = "commercial_invoice", "purchase_order", "transport_document"
HEAD = "INVOICE\nInvoice No.: KH-88\nInvoice date: 14 May 2026\n"


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Total deposit        USD 5,040.00", "en"),
        ("Total advance payment   USD 5,040.00", "en"),
        ("Total duty           USD 270.00", "en"),
        ("Total anticipo       USD 1,000.00", "es"),
        ("Total acompte        1 000,00 EUR", "fr"),
        ("Gesamt Anzahlung     1.000,00 EUR", "de"),
        ("Toplam avans         1.000,00 USD", "tr"),
    ],
)
def test_a_sum_of_something_else_is_no_total(line: str, language: str) -> None:
    assert "total" not in values(HEAD + line, INVOICE, (language,))


@pytest.mark.parametrize(
    "line",
    [
        "Total USD 5,040.00",
        "Total CIF USD 5,040.00",
        "Total amount payable in advance USD 5,040.00",
    ],
)
def test_a_total_stays_one(line: str) -> None:
    assert values(HEAD + line, INVOICE)["total"] == "5040"


@pytest.mark.parametrize("line", ["Less down payment USD 400.00", "Less deposit USD 400.00"])
def test_what_was_paid_beforehand_is_no_discount(line: str) -> None:
    found = values(f"{HEAD}Total USD 1,000.00\n{line}\nAmount due USD 600.00", INVOICE)
    assert "discount" not in found
    assert (found["total"], found["amount_due"]) == ("1000", "600")
    assert values(f"{HEAD}Subtotal USD 1,000.00\nDiscount USD 400.00\nTotal USD 600.00", INVOICE)["discount"] == "400"


def test_subtotals_of_parts_are_neither_total_nor_subtotal() -> None:
    parts = "Subtotal sheets USD 12,000.00\nSubtotal cases USD 4,800.00"
    assert not {"total", "subtotal"} & values(HEAD + parts, INVOICE).keys()
    assert values(f"{HEAD}{parts}\nTotal USD 16,800.00", INVOICE)["total"] == "16800"


def test_two_subtotals_without_a_total_give_none() -> None:
    assert "total" not in values(f"{HEAD}Subtotal USD 12,000.00\nNet total USD 4,800.00", INVOICE)


def test_the_price_of_a_piece_is_not_the_total_beside_it() -> None:
    heading = "出口货物报关单\n商品编号      商品名称      单价/总价/币制        原产国\n"
    assert "total" not in values(
        f"{heading}6302310000    棉制床单      10.00/12000.00/USD    中国", "customs_declaration", ("zh",)
    )


@pytest.mark.parametrize(
    ("text", "asked", "parts"),
    [
        ("WAN HAI 507", True, ("WAN HAI 507", "")),
        ("WAN HAI 507 / E042", True, ("WAN HAI 507", "E042")),
        ("HANSA MERIDIAN 118", True, ("HANSA MERIDIAN", "118")),
        ("HANSA MERIDIAN 118", False, ("HANSA MERIDIAN 118", "")),
    ],
)
def test_ships_whose_fleet_numbers_them_keep_their_number(text: str, asked: bool, parts: tuple[str, str]) -> None:
    assert split_vessel(text, asked) == parts


@pytest.mark.parametrize("none", ["TBN", "TBA", "to be nominated"])
def test_a_ship_that_is_not_named_yet_is_none(none: str) -> None:
    assert "vessel" not in values(f"BILL OF LADING\nB/L No.: HLK118\nVessel: {none}", "bill_of_lading")


def test_the_number_of_a_house_is_no_order_s() -> None:
    order = "PURCHASE ORDER\nAlbion Mills Inc.      PO Date: 2 April 2026\n220 Canal Street\nBoston MA 02110"
    assert "purchase_order_number" not in values(order, ORDER)


def test_the_number_of_a_packing_list_is_no_count_of_packages() -> None:
    assert "packages" not in values("PACKING LIST\nPKG LIST 2201", "packing_list")


def test_pieces_of_an_air_waybill_are_packages_and_no_quantity() -> None:
    goods = "No. of Pieces   Gross Weight   kg/lb   Chargeable Weight   Nature and Quantity of Goods\n"
    row = "42              812.0          K       1050.0              COTTON BED LINEN"
    found = values(f"AIR WAYBILL\n618-55127734\n{goods}{row}", TRANSPORT)
    assert found["packages"] == "42"
    assert "quantity" not in found


def test_a_sentence_below_the_goods_is_no_mark() -> None:
    goods = "MARKS         PKGS        DESCRIPTION               GROSS WEIGHT\n"
    row = "RRS-118       180 BALES   US RAW COTTON             40,150 LBS\n"
    received = "RECEIVED THE ABOVE GOODS ON 04/18/2026"
    assert values(f"DOCK RECEIPT\n{goods}{row}{received}", TRANSPORT)["marks_and_numbers"] == "RRS-118"
    assert values(f"DOCK RECEIPT\n{goods}{row}1-180", TRANSPORT)["marks_and_numbers"] == "RRS-118 1-180"


def test_american_declarations_write_the_month_first() -> None:
    form = "ENTRY/IMMEDIATE DELIVERY\n19 CFR 142.3\nArrival date: 07/01/2026\nCountry of origin: VIETNAM"
    assert values(form, "customs_declaration")["arrival_date"] == "2026-07-01"
    other = "EXPORT DECLARATION\nArrival date: 07/01/2026\nCountry of origin: VIETNAM"
    assert values(other, "customs_declaration")["arrival_date"] == "2026-01-07"


def _roles(text: str, kind: str) -> dict[str, str]:
    return {party.role: party.name for party in find_parties(drawn(kind, text))}


ORDERED = """
=PURCHASE ORDER
Albion Mills Inc.                          PO Number: 4500771
220 Canal Street
Boston MA 02110
Vendor:                                    Payment terms: Net 60
Kestrel Home Textiles Pvt. Ltd.
Plot 41, Karur, India
Buyer: {}
"""


@pytest.mark.parametrize("named", ["Janet Moss", "J. Moss", "J. R. Moss", "MOSS, JANET"])
def test_who_buys_for_a_company_is_not_the_buyer(named: str) -> None:
    assert _roles(ORDERED.format(named), ORDER)["buyer"] == "Albion Mills Inc."


@pytest.mark.parametrize("named", ["Larkspur Floors Inc.", "NORTHGATE STORES"])
def test_a_company_that_buys_through_another_is_the_buyer(named: str) -> None:
    assert _roles(ORDERED.format(named), ORDER)["buyer"] == named


def test_a_buying_agent_is_not_the_buyer() -> None:
    head = "=COMMERCIAL INVOICE\nKestrel Home Textiles Pvt. Ltd.\nKarur 639006, India\n\n"
    to = "{}:\nAlbion Mills Inc.\nBoston MA 02110"
    assert _roles(head + to.format("Bill To"), INVOICE)["buyer"] == "Albion Mills Inc."
    assert "buyer" not in _roles(head + to.format("Buying Agent"), INVOICE)


@pytest.mark.parametrize("said", ["As per consignee", "Same as notify party"])
def test_another_blank_is_no_name(said: str) -> None:
    text = f"=INVOICE\nSeller: Kestrel Home Textiles Pvt. Ltd.\nBuyer: {said}\nInvoice No.: 88"
    assert "buyer" not in _roles(text, INVOICE)


def test_a_notice_goes_to_the_broker_who_is_not_the_consignee() -> None:
    notice = (
        "=ARRIVAL NOTICE\nTo: {}\nShipper: Mekong Timber JSC\nNotify: Pacific Crest Brokers Inc.\nVessel: CORAL BAY"
    )
    assert "consignee" not in _roles(notice.format("Pacific Crest Brokers Inc."), TRANSPORT)
    assert _roles(notice.format("Cedar Imports Corp."), TRANSPORT)["consignee"] == "Cedar Imports Corp."


@pytest.mark.parametrize("name", ["1234567 B.C. Ltd.", "1234567 Ontario Inc.", "0912345 BC Ltd"])
def test_a_company_may_have_a_number_for_a_name(name: str) -> None:
    assert _roles(f"=INVOICE\nSeller: Kestrel Home Textiles Pvt. Ltd.\nBuyer: {name}", INVOICE)["buyer"] == name


@pytest.mark.parametrize("code", ["1234567 8901 Rev", "1234567", "09876543 AB 12345678"])
def test_a_number_is_no_company(code: str) -> None:
    assert "buyer" not in _roles(f"=INVOICE\nSeller: Kestrel Home Textiles Pvt. Ltd.\nBuyer: {code}", INVOICE)


def test_a_chinese_street_makes_a_letterhead() -> None:
    text = "=商业发票\n苏州玉兰纺织有限公司\n{}\n\n买方：Albion Mills Inc.\n发票号码：YL-88"
    assert _roles(text.format("江苏省常熟市淼泉路18号"), INVOICE)["seller"] == "苏州玉兰纺织有限公司"


def test_what_fills_a_box_is_flush_with_its_number() -> None:
    boxes = "8. Importing Carrier     9. Mode of Transport    10. Country of Origin     11. Import Date\n"
    row = "CORAL BAY                11                      VN                        07/01/2026"
    found = values(f"ENTRY SUMMARY\n{boxes}{row}", "entry_summary")
    assert (found["country_of_origin"], found["import_date"]) == ("VN", "2026-07-01")
