"""Where rules of reading end: the neighbouring paper that looks alike and of which they must say nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, PartyReading
from extractors.extract import extract_document
from extractors.values.countries import parse_country
from extractors.values.money import find_amounts
from tests.extractors.text_pages import document_of, read, values


def _parties(text: str, kind: str) -> dict[str, PartyReading]:
    return {p.role: p for p in read(text, kind).parties}


MARKS = """
BILL OF LADING

Marks & Nos               No. of pkgs     Description of goods          Gross weight
{mark}
                          640             LADIES COTTON T-SHIRTS        7,488.000 KGS
"""


@pytest.mark.parametrize(
    ("mark", "found"),
    [("BLA 1-640", "BLA 1-640"), ("MSKU 482913-0", None), ("as addressed", None), ("none", None)],
)
def test_containers_and_small_words_are_no_marks(mark: str, found: str | None) -> None:
    assert values(MARKS.format(mark=mark), "bill_of_lading").get("marks_and_numbers") == found


@pytest.mark.parametrize(
    ("firm", "date"),
    [("Beneficiary bank\nAlbion PLC", "2026-04-05"), ("Notify party\nAlbion PLC", "2026-04-05"), ("Albion PLC", None)],
)
def test_a_bank_abroad_orders_no_dates(firm: str, date: str | None) -> None:
    text = f"INVOICE\n\nHarbour Inc, Newark, NJ 07102, USA\n\n{firm}\n\nInvoice Date: 04/05/2026\nTotal  USD 9.00\n"
    assert values(text, "commercial_invoice").get("invoice_date") == date


WAGES = """
PAYROLL SUMMARY

Number of workers               58
{first}                         1,278,236.99
{second}                        {amount}
"""


@pytest.mark.parametrize(
    ("second", "amount", "found"),
    [
        ("Total net wages  ", "1,278,236.99", ["Total gross wages", "Total net wages"]),
        ("Total net wages  ", "1,178,236.99", ["Total net wages"]),
    ],
)
def test_of_wages_that_are_alike_none_is_put_aside(second: str, amount: str, found: list[str]) -> None:
    text = WAGES.format(first="Total gross wages", second=second, amount=amount)
    wages = [f for f in read(text, "labor_record").fields if f.name == "wages_total"]
    assert [f.value for f in wages] == [amount.replace(",", "")]


SIDES = """
PRODUCTION RECORD

Movement        Lot           Goods              Weight (kg)
Input           VM-7718       Grey jersey        588.4
{blank}         VM-7719       Grey jersey        336.0
Output          VN-7718N      Dyed jersey        893.1
"""


@pytest.mark.parametrize(("blank", "lots"), [("      ", ["VM-7718", "VM-7719"]), ("Storno", "VM-7718")])
def test_a_column_with_a_word_of_its_own_names_no_sides(blank: str, lots: object) -> None:
    assert values(SIDES.format(blank=blank), "production_record").get("input_lot") == lots


@pytest.mark.parametrize("first", ["Input ", "      "])
def test_a_column_of_sides_that_begins_blank_names_none(first: str) -> None:
    text = SIDES.format(blank="Input ").replace("Input           VM-7718", f"{first}          VM-7718")
    assert values(text, "production_record").get("input_lot") == (
        ["VM-7718", "VM-7719"] if first.strip() else "VM-7719"
    )


STOCK = """
PRODUCTION RECORD

Lot           Movement        Weight (kg)
VM-7718       Input           588.4
{lot}         Output          336.0
"""


@pytest.mark.parametrize(("lot", "found"), [("VN-9919", "VN-9919"), ("VM-7718", None)])
def test_a_lot_that_came_into_a_store_and_left_it_was_not_made(lot: str, found: str | None) -> None:
    assert values(STOCK.format(lot=lot), "production_record").get("output_lot") == found


WEIGHTS = "PACKING LIST\n\n\n{line}\n"


@pytest.mark.parametrize(
    ("line", "net"),
    [
        ("NET KG: 40.950 PALLETS: 42", "40950"),
        ("NET KG: 40.950 PALLETS 42", None),  # forty pallets, or forty tons of 42 pallets
        ("NET KG: 40 PALLETS 950 KG", "950"),
    ],
)
def test_the_next_captions_unit_is_not_that_of_the_number_before_it(line: str, net: str | None) -> None:
    assert values(WEIGHTS.format(line=line), "packing_list", ("tr",)).get("net_weight") == net


LISTED = """
COMMERCIAL INVOICE

Seller {name}     : Albion Mills Ltd
{between}
{blank}     : 12 Mill Road, Leeds LS1 4AB, United Kingdom
Buyer             : Harbour Inc
"""
MILL_ROAD = "12 Mill Road, Leeds LS1 4AB, United Kingdom"


@pytest.mark.parametrize(
    ("name", "between", "blank", "address"),
    [
        ("    ", "Tel.            : 0044 113 4960000", "Address    ", MILL_ROAD),
        ("Name", "VAT No.         : GB 123456789", "Seller Address", MILL_ROAD),
        ("Name", "VAT No.         : GB 123456789", "Address of the Seller", MILL_ROAD),
        ("    ", "VAT No.         : GB 123456789", "Buyer Address", ""),
        ("    ", "VAT No.         : GB 123456789", "Delivery Address", ""),
        ("    ", "Bank            : Albion Bank PLC", "Address    ", ""),
    ],
)
def test_the_address_in_a_partys_next_blank(name: str, between: str, blank: str, address: str) -> None:
    text = LISTED.format(name=name, between=between, blank=blank)
    seller = _parties(text, "commercial_invoice")["seller"]
    assert (seller.name, seller.address, seller.country) == ("Albion Mills Ltd", address, "GB" if address else None)


@pytest.mark.parametrize(
    ("between", "address"),
    [
        ("", MILL_ROAD),
        ("Tel: 0113 4960000\nFax: 0113 4960001\nVAT No.: GB 123456789\n", MILL_ROAD),
        ("\n\n\n\n", ""),  # far below
        ("    ", ""),  # further right
        ("Tel: 0113 4960000\nFax: 0113 4960001\nTel: 0113 4960002\nFax: 0113 4960003\nVAT No.: GB 123456789\n", ""),
    ],
)
def test_the_next_blank_stands_close_and_flush_below_its_party(between: str, address: str) -> None:
    text = f"COMMERCIAL INVOICE\n\nSeller:   Albion Mills Ltd\n{between}Address:  {MILL_ROAD}\n"
    assert _parties(text, "commercial_invoice")["seller"].address == address


def test_an_empty_blank_for_an_address_takes_none_from_its_neighbour() -> None:
    text = "INVOICE\n\nSeller: Albion Mills Ltd          Buyer: Harbour Inc\n"
    text += "Address:                          Address: 5 Dock St, Newark, NJ 07102, USA\n"
    parties = _parties(text, "commercial_invoice")
    assert (parties["seller"].address, parties["buyer"].country) == ("", "US")


@pytest.mark.parametrize(
    ("below", "address"),
    [("Address:  12 Mill Road, Leeds LS1 4AB, United Kingdom", MILL_ROAD), ("Contract: 12 Mill Road", "")],
)
def test_the_next_caption_of_a_list_ends_a_party_and_its_own_does_not(below: str, address: str) -> None:
    text = f"COMMERCIAL INVOICE\n\nSeller:   Albion Mills Ltd\n{below}\nBuyer:    Harbour Inc\n"
    assert _parties(text, "commercial_invoice")["seller"].address == address


FORMS = """
COMMERCIAL INVOICE

Seller                                                    Buyer
Name            : Albion Mills Ltd                        {name}
Address         : 12 Mill Road, Leeds LS1 4AB             Address         : 5 Dock Street, Newark, NJ 07102
                  United Kingdom                                            USA
"""


@pytest.mark.parametrize("name", ["Name            : Harbour Trading Inc.", "Name: Harbour Trading Inc."])
def test_of_two_forms_side_by_side_each_has_its_own_address(name: str) -> None:
    parties = _parties(FORMS.format(name=name), "commercial_invoice")
    assert (parties["seller"].country, parties["buyer"].country) == ("GB", "US")
    assert parties["seller"].address == MILL_ROAD


@pytest.mark.parametrize(
    ("below", "country"),
    [("Zusteller: Harbour Trading Inc., 5 Dock Street, Newark, NJ 07102, USA", "GB"), ("Newark, NJ 07102, USA", "US")],
)
def test_a_company_behind_a_caption_is_no_line_of_an_address(below: str, country: str) -> None:
    text = f"INVOICE\n\nSeller: Albion Mills Ltd, 12 Mill Road, Leeds LS1 4AB, United Kingdom\n{below}\n"
    assert _parties(text, "commercial_invoice")["seller"].country == country


def test_captions_one_below_the_other_are_no_upright_label() -> None:
    text = "商业发票\n\n卖方   恒业纺织有限公司\n地址   滨海路18号, 绍兴市, 中国\n"
    text += "收货人   Harbour Trading Inc.\n地址   5 Dock Street, Newark, NJ 07102, USA\n"
    seller = next(p for p in read(text, "commercial_invoice", ("zh",)).parties if p.role == "seller")
    assert (seller.address, seller.country) == ("滨海路18号, 绍兴市, 中国", "CN")


@pytest.mark.parametrize(
    ("text", "code"),
    [("P.R.C.", "CN"), ("China (Mainland)", "CN"), ("EE.UU", "US"), ("EE. UU.", "US"), ("E.U.", None)],
)
def test_short_and_bracketed_names_of_countries(text: str, code: str | None) -> None:
    assert parse_country(text) == code


@pytest.mark.parametrize("marks", [("", ""), ("1. ", "2. "), ("50: ", "59: ")])
def test_who_is_paid_on_a_slip_with_numbered_blanks(marks: tuple[str, str]) -> None:
    text = f"HAVALE DEKONTU\n\n{marks[0]}Gönderen\n   Ege Tekstil San. ve Tic. A.Ş.\n   35210 İzmir, Türkiye\n\n"
    text += f"{marks[1]}Alıcı\n   Harbour Trading Inc.\n   Newark, NJ 07102, ABD\n\nTutar: USD 3,200.00\n"
    parties = _parties(text, "payment_proof")
    assert {role: p.country for role, p in parties.items()} == {"payer": "TR", "payee": "US"}


@pytest.mark.parametrize(
    ("sum_", "total", "currency"),
    [
        ("人民币3,200.50元", "3200.5", "CNY"),
        ("RMB3,200.50元整", "3200.5", "CNY"),
        ("人民币3200.50元整", "3200.5", "CNY"),
        ("美元3,200.50", "3200.5", "USD"),
        ("港币3,200.50", "3200.5", "HKD"),
        ("欧元3.200,50", "3200.5", "EUR"),
    ],
)
def test_sums_that_chinese_writes_without_a_space(sum_: str, total: str, currency: str) -> None:
    found = values(f"商业发票\n\n发票号码: AB-7731\n\n合计: {sum_}\n", "commercial_invoice", ("zh",))
    assert (found.get("total"), found.get("currency")) == (total, currency)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("合计人民币3,200.50元", [("3,200.50", "CNY")]),
        ("合计金额：人民币120万元整", []),  # 1,200,000
        ("美元5亿", []),
        ("USD3,200.50KG", []),  # no part of a number is one
        ("第3200号", []),
        ("比绍元3,200", []),  # an unknown money is not the yuan that closes its name
    ],
)
def test_a_currency_glued_to_its_number(text: str, found: list[tuple[str, str]]) -> None:
    assert [(a.number, a.mark) for a in find_amounts(text)] == found


@pytest.mark.parametrize(
    ("kind", "value", "name"),
    [
        ("packing_list", "640 kiện", "packages"),
        ("transport_document", "640", "packages"),
        ("bale_list", "VN-2251", "bale_number"),
    ],
)
def test_a_word_for_how_many_packages_on_a_bale_list_says_which(kind: str, value: str, name: str) -> None:
    found = values(f"PHIẾU\n\nSố kiện: {value}\n", kind, ("vi",))
    assert found.get(name) == value.removesuffix(" kiện")
    assert len({"packages", "bale_number"} & found.keys()) == 1


@pytest.mark.parametrize("printed", ["9KT-4543703-", "9KT -4543703-"])
def test_an_entry_number_that_goes_on_in_the_next_line_has_no_space(printed: str) -> None:
    text = f"ENTRY SUMMARY\n\n1. Filer Code/Entry No.     2. Entry Type\n{printed}               01 ABI/A\n4\n"
    assert values(text, "entry_summary").get("entry_number") == "9KT-4543703-4"


@pytest.mark.parametrize(("over", "packages"), [(30.0, None), (330.0, "400")])
def test_a_rule_parts_a_number_from_the_packages_below_it(over: float, packages: str | None) -> None:
    text = "BILL OF LADING\n\nB/L No: AB77\n\n           SAID TO CONTAIN 400\n           CARTONS OF YARN\n"
    document = document_of(text, "bill_of_lading")
    ruled = replace(document.pages[0], rules=(BBox(over, 108, 500, 108.5),))
    found = {f.name: f.value for f in extract_document(replace(document, pages=(ruled,))).fields}
    assert found.get("packages") == packages


def test_a_sum_that_a_label_calls_a_weight_is_no_quantity() -> None:
    text = "PACKING LIST\n\nDescription        Cartons     Quantity kg\nCotton shirts      10          50.00\n"
    found = values(
        f"{text}Cotton vests       20          80.00\nTotal net weight               130.00\n", "packing_list"
    )
    assert (found.get("net_weight"), found.get("quantity")) == ("130", None)


WEIGHED = """
PACKING LIST

Description   Pcs    Net kg    Gross kg
Towels        200    100.0     110.0
Robes         100    50.0      60.0
Sub-total     300    150.0     170.0
Sheets        100    20.0      30.0
Covers        100    30.0      40.0
Sub-total     200    50.0      70.0
{}
"""


def test_a_subtotal_is_no_sum_of_the_document() -> None:
    found = values(WEIGHED.format("GRAND TOTAL   500    200.0     240.0"), "packing_list")
    assert (found.get("quantity"), found.get("net_weight"), found.get("gross_weight")) == ("500", "200", "240")
    alone = values(WEIGHED.format(""), "packing_list")
    assert (alone.get("net_weight"), alone.get("gross_weight")) in ((None, None), ("200", "240"))


def test_the_one_subtotal_gives_what_no_total_does() -> None:
    rows = "Yarn          100    2.00      200.00\nCloth         100    3.00      300.00\n"
    sums = "Subtotal      200              500.00\nTotal                          550.00\n"
    text = f"INVOICE\n\nDescription   Qty    Price     Amount\n{rows}{sums}"
    found = values(text, "commercial_invoice")
    assert (found.get("quantity"), found.get("total")) == ("200", "550")
