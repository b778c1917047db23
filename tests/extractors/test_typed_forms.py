"""Printed forms filled in on a typewriter and scanned: a value stands a little lower than the caption beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import Document, DocumentReading
from extractors.extract import extract_document
from extractors.segments import lines_of
from tests.extractors.page_builder import Sheet
from tests.extractors.text_pages import values


def form(name: str, second: str = "Address") -> Sheet:
    """Two blanks of a form; what is typed into them stands five points below their captions."""
    sheet = Sheet("ocr")
    sheet.put("Supplier's Declaration of Origin", 180, 60, 12)
    sheet.put("8. What is the name and address of the declarant?", 20, 300, 7)
    sheet.put("Name", 29, 313.3, 7)
    end = sheet.put(name, 55.7, 318.6, 7.6)
    first = next(n for n, w in enumerate(sheet.words) if w.bbox.x0 == 55.7)
    box = sheet.words[first].bbox  # taller than its neighbours: a speck above it
    sheet.words[first] = replace(sheet.words[first], bbox=box._replace(top=box.top - 3.0))
    if second:
        sheet.put(second, 262, 313.2, 7)
        sheet.put("Fresno, CA 93706", 300, 315.2, 7.4)
    assert end < 262
    return sheet


def typed(sheet: Sheet) -> DocumentReading:
    return extract_document(Document("0" * 64, (sheet.page(),), "affidavit", 1.0))


@pytest.mark.parametrize("second", ["Address", ""])
def test_a_name_typed_below_its_caption_is_neither_the_caption_nor_the_next_blank(second: str) -> None:
    found = {p.role: p.name for p in typed(form("Marlow Ranch Group, Inc.", second)).parties}
    assert found.get("affiant") == "Marlow Ranch Group, Inc."


def test_recognised_words_of_one_print_stay_in_one_line() -> None:
    lines = [[w.text for w in line] for line in lines_of(form("Marlow Ranch Group, Inc.").words)]
    assert ["Marlow", "Ranch", "Group,", "Inc."] in lines


def test_a_smudge_over_two_lines_joins_them_not() -> None:
    sheet = Sheet("ocr")
    sheet.put("Fresno 212-424-6620", 40, 100, 8)
    smudge = sheet.words[0]
    sheet.words.append(replace(smudge, text="l", bbox=smudge.bbox._replace(x0=36.0, x1=39.0, top=98.0, bottom=121.0)))
    sheet.put("Modesto", 40, 112, 8)
    lines = [{w.text for w in line} for line in lines_of(sheet.words)]
    assert not any({"Fresno", "Modesto"} <= line for line in lines)


ADDRESSES = """
Affidavit of origin
3. Residence Address            4. Business Address
2438 Belmont Road NW            1001 G Street NW, Suite 900 East
"""
WEIGHTS = """
Affidavit of origin
N.W.: 1001 KG      Cartons: 12
"""


def test_the_quarter_of_a_town_weighs_nothing() -> None:
    assert "net_weight" not in values(ADDRESSES, "affidavit")
    assert values(WEIGHTS, "affidavit").get("net_weight") == "1001"


@pytest.mark.parametrize(
    ("line", "weight"),
    [
        ("Cargo NW   11,480 KGS", "11480"),
        ("2438 Belmont Road NW   11,480 KGS", None),  # the number of a house
        ("Belmont Road NW   11480", None),
    ],
)
def test_two_letters_that_end_words_weigh_what_follows_with_its_unit(line: str, weight: str | None) -> None:
    assert values(f"PACKING LIST\n{line}\n", "packing_list").get("net_weight") == weight
