"""The number of the page behind a title: cut off where it is one, and nothing else with it."""

from __future__ import annotations

import pytest

from extractors.classify.title_page_numbers import without_page_number


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("RECHNUNG Seite 1 von 2", "RECHNUNG"),
        ("INVOICE Page: 1/2", "INVOICE"),
        ("PACKING LIST Page 3", "PACKING LIST"),
        ("FACTURE page 1 sur 2", "FACTURE"),
        ("装箱单 第 1 页 共 2 页", "装箱单"),
        ("装箱单 第1页", "装箱单"),
        ("INVOICE Page 1 of 2 No. 123", "INVOICE No. 123"),
    ],
)
def test_the_number_of_the_page_is_no_part_of_a_title(text: str, title: str) -> None:
    assert without_page_number(text) == title


@pytest.mark.parametrize(
    "text",
    [
        "CONTRACT P 12",
        "CONTRACT P 12/24",
        "PACKING LIST pages 12 INVOICE",
        "INVOICE sheet 12 metal parts",
        "INVOICE page 1 of 2,500 pieces",
        "PACKING SHEET 3",
    ],
)
def test_other_numbers_and_what_follows_them_stay(text: str) -> None:
    assert without_page_number(text) == text
