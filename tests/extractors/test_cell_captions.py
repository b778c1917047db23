"""Captions that a narrow drawn cell breaks over lines: parties and fields are told by the whole of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document, Page
from extractors.extract import extract_fields
from extractors.parties import find_parties
from extractors.parties.party_reading import read_block
from extractors.segments import segments_of
from tests.extractors.page_builder import Sheet

COLUMNS = (40.0, 120.0, 300.0, 380.0, 560.0)
NOTICE = (
    ("Detention", "number", "3011882", "", "Date of", "detention", "05/12/2026", ""),
    ("Entry number", "", "988-1140227-3", "", "Importer of", "record", "Tidewater Denim", "Imports, LLC"),
)
SLIP = (
    ("付款人", "户名", "无锡长江精密", "纺织有限公司", "付款人", "开户行", "工商银行无锡", "分行"),
    ("收款人", "户名", "上海海通贸易", "有限公司", "收款人", "开户行", "建设银行上海", "分行"),
)


def grid(rows: tuple[tuple[str, ...], ...], ruled: bool = True) -> Page:
    """A form of two captions and two values a row, of two lines each at most."""
    sheet = Sheet()
    rules = [BBox(x, 100, x + 0.5, 100 + 40 * len(rows)) for x in COLUMNS]
    for n, row in enumerate(rows):
        for column in range(4):
            for line in (0, 1):
                sheet.put(row[2 * column + line], COLUMNS[column] + 5, 105 + 40 * n + 14 * line, 10)
    rules += [BBox(COLUMNS[0], 100 + 40 * n, COLUMNS[-1], 100.5 + 40 * n) for n in range(len(rows) + 1)]
    return replace(sheet.page(), rules=tuple(rules) if ruled else ())


def names(kind: str, page: Page) -> dict[str, str]:
    return {p.role: p.name for p in find_parties(Document("0" * 64, (page,), kind, 1.0))}


def test_the_whole_caption_says_who_it_is() -> None:
    assert names("detention_notice", grid(NOTICE))["importer_of_record"] == "Tidewater Denim Imports, LLC"
    assert names("payment_proof", grid(SLIP)) == {"payer": "无锡长江精密纺织有限公司", "payee": "上海海通贸易有限公司"}


def test_no_part_of_a_caption_is_a_party() -> None:
    rows = (("付款人", "账号", "1103026009000412288", "", "付款人", "开户行", "工商银行无锡", "分行"),)
    assert names("payment_proof", grid(rows)) == {}


def test_two_parties_in_one_cell_are_two() -> None:
    rows = (("Shipper", "Consignee", "Acme Mills Ltd", "Bolt Weavers Ltd", "Vessel", "", "ARBOR", ""),)
    assert names("bill_of_lading", grid(rows)) == {"shipper": "Acme Mills Ltd", "consignee": "Bolt Weavers Ltd"}


@pytest.mark.parametrize(("field", "value"), [("detention_number", "3011882"), ("detention_date", "2026-05-12")])
def test_a_field_is_told_by_its_whole_caption_wherever_its_cell_stands(field: str, value: str) -> None:
    document = Document("0" * 64, (grid(NOTICE),), "detention_notice", 1.0)
    assert [f.value for f in extract_fields(document)[0] if f.name == field] == [value]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("滨州鲁北轧花厂买方：山东华纺棉业有限公司", "滨州鲁北轧花厂"),
        ("Acme Mills Ltd Buyer: Bolt Weavers Ltd", "Acme Mills Ltd"),
    ],
)
def test_a_name_ends_before_the_caption_of_another_blank(text: str, name: str) -> None:
    sheet = Sheet()
    sheet.put(text, 40, 40, 10)
    sheet.put("44 Mill Road, Leeds", 40, 52, 10)
    block = read_block(segments_of(sheet.page()))
    assert block is not None
    assert (block.name, block.address) == (name, "")


def test_a_company_beside_its_caption_is_not_what_stands_under_it() -> None:
    """A scan's recogniser saw the wall of the cell, and not the line under it."""
    sheet = Sheet("ocr")
    sheet.put("Người nhập khẩu", 45, 105, 10)
    sheet.put("HARBOR PINE APPAREL, INC.", 228, 103, 10)
    sheet.put("Mã nước", 45, 122, 10)
    sheet.put("US", 228, 122, 10)
    page = replace(sheet.page(), rules=(BBox(222, 95, 222.5, 140),))
    assert names("customs_declaration", page) == {"consignee": "HARBOR PINE APPAREL, INC."}


def test_the_number_of_the_next_box_is_no_part_of_a_value() -> None:
    sheet = Sheet()
    sheet.put("1. Filer code / entry no.: EB7 7712094-5 2. Entry type: 01", 45, 105, 10)
    sheet.put("8. Importing carrier: TURKON ISTANBUL 11. Import date: 02/03/2026", 45, 119, 10)
    fields = extract_fields(Document("0" * 64, (sheet.page(),), "entry_summary", 1.0))[0]
    found = {f.name: f.value for f in fields}
    assert (found["entry_number"], found["vessel"]) == ("EB7 7712094-5", "TURKON ISTANBUL")


def test_an_address_goes_on_below_a_telephone_and_ends_at_another_blank() -> None:
    sheet = Sheet()
    for n, text in enumerate(("Acme Mills Ltd TEL: 123", "44 Mill Road, ATTN: SMITH", "Leeds", "Buyer: Bolt Ltd")):
        sheet.put(text, 40, 40 + 12 * n, 10)
    block = read_block(segments_of(sheet.page()))
    assert block is not None
    assert (block.name, block.address) == ("Acme Mills Ltd", "44 Mill Road, Leeds")
