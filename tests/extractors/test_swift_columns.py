"""An MT103 as a table: the tags in a column of their own or with their names, what they hold in the last one."""

from __future__ import annotations

import pytest

from extractors.parties.swift_columns import in_columns
from tests.extractors.page_builder import Sheet

TOP = (
    (100, "20", "Sender's Reference", ("TT4431",)),
    (120, "32A", "Value Date / Currency / Amount", ("260312 USD 48210,00",)),
    (140, "50K", "Ordering Customer", ("/0018 Bayline Outfitters Inc. 900", "Harbor Way, Oakland CA 94607, USA")),
    (172, "59", "Beneficiary Customer", ("/0071 Song Hong JSC 105", "Nguyen Du,", "Nam Dinh, Vietnam")),
    (216, "71A", "Details of Charges", ("SHA",)),
)


def sheet_of(half: bool, tags: str = "{tag}") -> Sheet:
    """`half`: what a tag holds is centred on it, so that no line of two stands beside it."""
    sheet = Sheet()
    sheet.put("Content", 300, 80)
    for top, tag, name, lines in TOP:
        if half:
            sheet.put(f"{tag}: {name}", 40, top)
        else:
            sheet.put(tags.format(tag=tag), 40, top)
            sheet.put(name, 70, top)
        first = top - 6 * (len(lines) - 1) if half else top
        for n, line in enumerate(lines):
            sheet.put(line, 300, first + 12 * n)
    return sheet


@pytest.mark.parametrize("sheet", [sheet_of(False), sheet_of(False, ":{tag}:"), sheet_of(half=True)])
def test_each_tag_holds_the_lines_of_its_own_cell(sheet: Sheet) -> None:
    held = {tag: [s.text for s in lines] for tag, lines in in_columns([sheet.page()])}
    assert held == {tag: list(lines) for _, tag, _, lines in TOP}


def test_numbers_before_goods_are_no_tags() -> None:
    sheet = Sheet()
    for n, number in enumerate(("20", "32", "50", "59")):
        sheet.put(number, 40, 100 + 14 * n)
        sheet.put("shirts", 100, 100 + 14 * n)
        sheet.put("12,00", 300, 100 + 14 * n)
    assert in_columns([sheet.page()]) == []
