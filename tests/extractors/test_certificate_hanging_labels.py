"""Labels that wrap beside their filling, and a signatory who speaks for his firm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.certificate.hanging import by_hanging_labels
from extractors.evidence import BBox, Page, Word
from tests.extractors.test_certificate import BODY, VALUES, judged


@pytest.mark.parametrize("office", ["Authorised Signatory", "Authorized Signatory", "authorized signatory"])
def test_a_signatory_speaks_for_his_own_firm(office: str) -> None:
    seller = f"Rajesh Kumar, {office} of Kaveri Mills Ltd."
    assert judged(BODY.format(**{**VALUES, "foreign_seller": seller})).verdict == "conforming"


def test_an_agent_does_not_speak_for_the_seller() -> None:
    seller = "Rajesh Kumar, authorized agent of Kaveri Mills Ltd."
    assert judged(BODY.format(**{**VALUES, "foreign_seller": seller})).verdict != "conforming"


def _words(*lines: tuple[float, str, float]) -> list[Word]:
    """Words of lines of (top, text, left), each letter 5 points wide, spaces too; "    " is a gap of 20 points."""
    found = []
    for top, text, left in lines:
        x = left
        for part in text.split(" "):
            if part:
                found.append(Word(part, BBox(x, top, x + 5 * len(part), top + 10), 1.0, "ocr"))
            x += 5 * (len(part) + 1)
    return found


def _read(*lines: tuple[float, str, float]) -> str:
    words = _words(*lines)
    page = Page(1, 600.0, 800.0, tuple(words), "ocr")
    return " ".join(words[i].text for line in by_hanging_labels(page, words) for i in line)


def test_what_stands_beside_a_label_of_two_lines_is_read_behind_it() -> None:
    told = _read(
        (10, "described, certify that    200 cartons", 50), (22, "such merchandise, of", 50), (44, "in bags", 50)
    )
    assert told == "described, certify that such merchandise, of 200 cartons in bags"


def test_lines_of_a_paragraph_and_rows_of_a_table_stay_as_they_are() -> None:
    assert _read((10, "of the mining or of", 50), (22, "thereof", 50)) == "of the mining or of thereof"
    row = "was made by    Acme Mills"
    assert _read((10, row, 50), (40, "at or near", 50)) == f"{' '.join(row.split())} at or near"
    assert _read((10, row, 50), (22, "at or near     Salem", 50)) == f"{' '.join(row.split())} at or near Salem"


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), min_size=1, max_size=8))
def test_no_word_is_lost_or_doubled(lines: list[tuple[int, int]]) -> None:
    words = _words(*((12.0 * n, "    ".join(["word"] * count), 50.0 + left) for n, (left, count) in enumerate(lines)))
    page = Page(1, 600.0, 800.0, tuple(words), "ocr")
    assert sorted(i for line in by_hanging_labels(page, words) for i in line) == list(range(len(words)))
