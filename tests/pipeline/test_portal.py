"""The filing form takes letters and digits: what is written is ASCII, and a date cannot be misread."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exhibits import number_exhibits
from pipeline.facts import entry_facts
from pipeline.portal import date_in_words, plain, portal_text
from tests.pipeline.made_case import MadeCase, paper, shirts


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("Harbor & Pine Apparel, Inc.", "Harbor and Pine Apparel Inc"),
        ("Công ty Cổ phần May Hương Giang", "Cong ty Co phan May Huong Giang"),
        ("Ürümqi İplik Sanayi A.Ş.", "Urumqi Iplik Sanayi A S"),
        ("men's shirts", "mens shirts"),
        ("新疆棉业", "see exhibit list"),
        ("", ""),
    ],
)
def test_plain(given_text: str, expected: str) -> None:
    assert plain(given_text) == expected


@given(st.text(max_size=60))
def test_plain_is_always_ascii_letters_digits_and_single_blanks(text: str) -> None:
    found = plain(text)
    assert found.isascii()
    assert found == "" or found.replace(" ", "").isalnum()
    assert "  " not in found


def test_the_fields_of_a_case(tmp_path: Path) -> None:
    view = shirts(tmp_path).view()
    lines = portal_text(view, number_exhibits(view, lambda _: True)).splitlines()
    assert "Entry number: 23128403116" in lines
    assert "Date of importation: 2 July 2026" in lines
    assert "Goods 1: mens woven cotton shirts style MW 2210" in lines
    assert date_in_words("2026-12-31") == "31 December 2026"


def test_facts_come_from_the_papers_where_the_filer_says_nothing_and_disagreement_stays(tmp_path: Path) -> None:
    made = MadeCase(tmp_path)
    notice = made.file("notice.pdf", paper("NOTICE"))
    made.document(notice, "detention_notice", fields={"entry_number": "231-1", "detention_date": "2026-07-08"})
    summary = made.file("7501.pdf", paper("ENTRY SUMMARY"))
    made.document(summary, "entry_summary", fields={"entry_number": "231-2", "import_date": "2026-07-02"})
    view = made.view()
    facts = entry_facts(view, number_exhibits(view, lambda _: True), None)
    assert [(f.value, f.source) for f in facts if f.key == "number"] == [
        ("231-1", "Exhibit 0.1"),
        ("231-2", "Exhibit 0.2"),
    ]
    assert [f.value for f in facts if f.key == "import_date"] == ["2026-07-02"]
