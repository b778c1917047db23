"""A day is a paper's signature, period or carriage only where the sentence tells it so."""

from __future__ import annotations

import pytest

from extractors.extract.disclaimed_dates import is_disclaimed_date
from tests.extractors.text_pages import values

OATH = "AFFIDAVIT\n\nI, Ruth Okello, Export Manager of Lira Spinners Ltd, declare that no forced labor was used.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Valid until: 31 December 2026",
        "Date of birth: 7 August 1974",
        "To be signed by 20 May 2026",
        "Printed on 2 May 2026",
        "Founded 1 July 1998",
        "Amended 6 June 2024",
        "Next review: 1 May 2027",
        "Template version of 1 January 2020",
        "Supersedes our declaration dated 15 January 2025",
        "Kampala, 20 May 2026 is the deadline for replies",
    ],
)
def test_a_day_of_another_purpose_signs_nothing(line: str):
    assert "signature_date" not in values(f"{OATH}{line}\n\nRuth Okello\nExport Manager\n", "affidavit")


@pytest.mark.parametrize(
    "line",
    [
        "Signed this 12th day of May, 2026",
        "Lira, 12 May 2026",
        "Lira 12 May 2026",
        "12 May 2026",
        "Witness my hand this 12th day of May 2026",
        "Aranda de Duero, 12 May 2026",
        "Done at the City of Lira, the 12th of May 2026",
        "This affidavit was signed on 12 May 2026.",
    ],
)
def test_a_day_of_signing_is_read(line: str):
    assert values(f"{OATH}{line}\n\nRuth Okello\nExport Manager\n", "affidavit")["signature_date"] == "2026-05-12"


@pytest.mark.parametrize(
    "sentence",
    [
        "We enclose our letter dated 2 May 2026.",
        "This declaration was first signed on 3 May 2025 and is now renewed.",
        "The framework agreement was signed on 9 January 2024.",
    ],
)
def test_the_day_of_another_paper_is_not_that_of_the_signature(sentence: str):
    found = values(f"{OATH}{sentence}\n\nSigned at Lira on 12 May 2026\n\nRuth Okello\n", "affidavit")
    assert found["signature_date"] == "2026-05-12"


@pytest.mark.parametrize(
    ("before", "behind", "field"),
    [
        ("Goods not yet", "", "departure_date"),
        ("If payment is", ", interest is charged", "arrival_date"),
        ("The vessel", " with last year's goods", "arrival_date"),
        ("Payment was", "", "due_date"),
        ("Spinning is planned from", "", "period"),
        ("No production from", "", "work"),
        ("Nothing that anybody ordered here was spun from", "", "work"),
        ("The", " to 31 March 2027 is not covered", "period"),
        ("Esta declaración es válida", "", "period_end"),
    ],
)
def test_a_sentence_that_tells_no_day_of_its_own(before: str, behind: str, field: str):
    assert is_disclaimed_date(before, behind, field)


@pytest.mark.parametrize(
    ("before", "behind", "field"),
    [
        ("The goods were", "", "departure_date"),
        ("Payment will be", "", "due_date"),
        ("No forced labor was used in the goods that were", "", "departure_date"),
        ("The yarn was spun from", "", "period"),
        ("Se procesaron", "", "period"),
        ("No forced labor was used in the", "", "period"),
        ("This declaration was", "", "signature_date"),
    ],
)
def test_a_sentence_that_tells_its_day(before: str, behind: str, field: str):
    assert not is_disclaimed_date(before, behind, field)


def test_the_month_within_a_day_is_no_period():
    text = "BẢN CAM KẾT\n\nTôi xin cam kết không sử dụng lao động cưỡng bức.\n\nThái Nguyên, ngày 12 tháng 5 năm 2026\n"
    assert "period_start" not in values(text, "affidavit", ("vi",))


def test_a_planned_period_of_a_record_is_none():
    text = "PRODUCTION REPORT\n\nSpinning is planned from 1 July 2026 to 31 July 2026.\n"
    assert "period_start" not in values(text, "production_record")
    told = "PRODUCTION REPORT\n\nThe yarn was spun from 1 April 2026 to 30 April 2026.\n"
    assert values(told, "production_record")["period_start"] == "2026-04-01"
