"""Stamps on scans: marks in signs of Han, brackets read apart, placeholders one engine reads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.certificate import CertificateReading, judge_certificate
from extractors.evidence import BBox, Document, Page, Word
from tests.extractors.test_certificate import GOOD, VALUES, page_of

KIND = "certificate_of_origin_1243"


def judged(first: Page, second: Page) -> CertificateReading:
    return judge_certificate(Document("0" * 64, (first,), KIND, 1.0), (), Document("0" * 64, (second,), KIND, 1.0))


def stamped(*signs: str, sure: float, apart: float = 4.0) -> Page:
    """A scan with these words of a stamp, 20 points high, side by side in its upper corner."""
    page, words, x = page_of(GOOD, source="ocr"), [], 420.0
    for text in signs:
        words.append(Word(text, BBox(x, 20, x + 20 * len(text), 40), sure, "ocr", 20.0))
        x += 20 * len(text) + apart
    return replace(page, words=(*words, *page.words))


@pytest.mark.parametrize(
    ("signs", "sure", "apart", "verdict"),
    [
        (("草", "稿"), 0.4, 16.0, "review"),
        (("副本",), 0.92, 4.0, "review"),
        (("作废",), 0.5, 4.0, "review"),
        (("見本",), 0.5, 4.0, "review"),
        (("仅供参考",), 0.5, 4.0, "review"),
        (("副",), 0.92, 4.0, "review"),
        # Scraps of a seal, and two signs that stand too far apart to be of one mark.
        (("副",), 0.5, 4.0, "conforming"),
        (("草",), 0.92, 4.0, "conforming"),
        (("章",), 0.95, 4.0, "conforming"),
        (("草", "稿"), 0.5, 70.0, "conforming"),
    ],
)
@pytest.mark.parametrize("by_first", [True, False])
def test_a_mark_that_one_reading_alone_shows_is_for_a_person(
    signs: tuple[str, ...], sure: float, apart: float, verdict: str, by_first: bool
) -> None:
    pages = stamped(*signs, sure=sure, apart=apart), page_of(GOOD, source="ocr")
    found = judged(*(pages if by_first else pages[::-1]))
    assert found.verdict == verdict
    assert verdict == "conforming" or [d.found for d in found.deviations] == [" ".join(signs)]


def test_a_caption_whose_last_bracket_is_read_apart_is_one() -> None:
    goods = VALUES["description"]
    page = page_of(GOOD.replace(f"{goods} in", f"{goods} (Description ) in", 1), source="ocr")
    found = judged(page, page)
    assert (found.verdict, found.blanks["description"].value) == ("conforming", goods)


@pytest.mark.parametrize("filled", ["2,0 -", "200 cartons"])
def test_a_placeholder_that_one_reading_shows_is_for_a_person(filled: str) -> None:
    dash, more = (page_of(GOOD.replace(VALUES["packages"], said), source="ocr") for said in ("-", filled))
    assert "conforming" not in (judged(dash, more).verdict, judged(more, dash).verdict)
