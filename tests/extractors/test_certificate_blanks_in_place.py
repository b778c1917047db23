"""Fillings and captions that stand beside, above or below the line of the form, and cells of a sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.certificate import judge_certificate
from extractors.evidence import BBox, Document, Page
from tests.extractors.test_certificate import BODY, GOOD, VALUES, judged, page_of


def document(page: Page) -> Document:
    return Document("0" * 64, (page,), "certificate_of_origin_1243", 1.0)


@pytest.mark.parametrize("at_end", [False, True])
def test_a_filling_that_runs_over_below_its_line_is_read_to_its_end(at_end: bool) -> None:
    """ "Kaveri Mills" on the line of its blank, "Ltd." flush below it; what stands elsewhere is no part of it."""
    page = page_of(GOOD)
    place = next(i for i, w in enumerate(page.words) if w.text == "Ltd.,")
    first, second = page.words[place - 2].bbox, page.words[place - 1].bbox
    x0 = first.x0 + (40 if at_end else 0)
    below = BBox(x0, first.bottom + 1, x0 + 20, first.bottom + 5)
    words = (*page.words[:place], replace(page.words[place], text="Ltd.", bbox=below), *page.words[place + 1 :])
    rule = BBox(first.x0, first.bottom + 0.5, second.x1 + 1, first.bottom + 1)
    found = judge_certificate(document(replace(page, words=words, rules=(rule,))))
    assert (found.blanks["foreign_seller"].value == "Kaveri Mills Ltd.") is not at_end


def test_a_caption_that_hangs_into_its_line_is_read_below_it() -> None:
    """The filling is raised over the line, its caption, wider than it, hangs below: both begin behind "at"."""
    page = page_of(BODY.format(**{**VALUES, "place_of_lading": "Chennai (Place of lading)"}))
    at = next(i for i, w in enumerate(page.words) if w.text == "Chennai")
    words, line = list(page.words), page.words[at - 1].bbox
    words[at] = replace(words[at], bbox=BBox(line.x1 + 20, line.top - 5, line.x1 + 55, line.bottom - 5))
    for n in range(3):
        x = line.x1 + 4 + 24 * n
        words[at + 1 + n] = replace(words[at + 1 + n], size=6.0, bbox=BBox(x, line.bottom - 4, x + 20, line.bottom + 3))
    assert judge_certificate(document(replace(page, words=tuple(words))), ("forced labor",)).verdict == "conforming"


@pytest.mark.parametrize(("lower", "verdict"), [(0.0, "conforming"), (30.0, "deviating")])
def test_a_date_in_the_next_cell_of_its_row_dates_the_certificate(lower: float, verdict: str) -> None:
    page = page_of(GOOD)
    words = tuple(
        replace(w, bbox=BBox(300, w.bbox.top + lower, 360, w.bbox.bottom + lower)) if w.text == "2026-05-20" else w
        for w in page.words
    )
    found = judge_certificate(document(replace(page, words=words)), ("forced labor",))
    assert found.verdict == verdict
    assert (found.blanks["dated"].value == "2026-05-20") is (verdict == "conforming")


@pytest.mark.parametrize(
    ("seller", "signer"),
    [
        ("Ravi Kumar, for and on behalf of Kaveri Mills Ltd.", "Ravi Kumar"),
        ("Ravi Kumar, Director of Kaveri Mills Ltd.", "Ravi Kumar"),
        ("Ravi Kumar Exports Ltd.", None),
    ],
)
def test_a_person_named_in_the_sellers_blank_signs_and_his_firm_does_not(seller: str, signer: str | None) -> None:
    page = page_of(BODY.format(**{**VALUES, "foreign_seller": seller}))
    words = tuple(w for w in page.words if w.bbox.top != 630 or w.text in ("Ravi", "Kumar"))
    assert judge_certificate(document(replace(page, words=words))).signer.value == signer


def test_holds_of_a_ship_are_packages_of_bulk_goods() -> None:
    bulk = {**VALUES, "quantity": "2,400 metric tons", "description": "raw cane sugar", "packages": "bulk, three holds"}
    assert judged(BODY.format(**bulk)).verdict == "conforming"


@pytest.mark.parametrize(("pixels", "verdict"), [("forcedlabor", "conforming"), ("farm labor", "review")])
def test_words_of_a_filling_that_the_pixels_close_up_are_no_other_words(pixels: str, verdict: str) -> None:
    native = page_of(GOOD)
    seen = page_of(BODY.format(**{**VALUES, "labor_class": pixels}), source="ocr")
    assert judge_certificate(document(native), ("forced labor",), document(seen)).verdict == verdict


def test_captions_of_marks_and_place_are_no_part_of_them() -> None:
    told = GOOD.replace("KM 1-200", "KM 1-200 (Marks and numbers)").replace("Salem, India,", "Salem, India (Place),")
    found = judged(told)
    assert found.verdict == "conforming"
    assert (found.blanks["marks"].value, found.blanks["place_of_production"].value) == ("KM 1-200", "Salem, India")


def test_a_title_in_another_language_behind_the_name_is_no_part_of_it() -> None:
    page = page_of(GOOD)
    words = tuple(replace(w, text={"/": ",", "Director": "Direktor"}.get(w.text, w.text)) for w in page.words)
    words = tuple(replace(w, text="Kumar,") if w.text == "Kumar" else w for w in words if w.text != ",")
    found = judge_certificate(Document("0" * 64, (replace(page, words=words),), "certificate_of_origin_1243", 1.0))
    assert found.blanks["signature"].value == "Ravi Kumar"
