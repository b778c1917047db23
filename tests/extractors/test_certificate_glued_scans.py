"""Scans in which engines ran the form's words into fillings, garbled captions, or lost a stroke or a stop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.certificate.form import certificate_form
from extractors.certificate.glued import parted
from extractors.certificate.tokens import Token
from extractors.classify.title_cues import page_titles
from extractors.evidence import BBox, Page, Word
from tests.extractors.test_certificate import GOOD, VALUES
from tests.extractors.test_scanned_certificate import judged, scan_of

PLACE, DATE = VALUES["place_of_departure"], VALUES["departure_date"]


@pytest.mark.parametrize(
    ("said", "verdict", "place"),
    [
        (f"Karachion {DATE}", "conforming", "Karachi"),
        (f"Bostonon {DATE}", "review", None),  # no "Boston" elsewhere: it is not told what stands there
        (f"Karachi {DATE}", "deviating", None),
    ],
)
def test_a_word_of_the_form_run_into_a_place_named_elsewhere_is_parted(said: str, verdict: str, place: str) -> None:
    text = GOOD.replace(f"{PLACE} on {DATE}", said).replace(VALUES["place_of_lading"], "Karachi")
    found = judged(scan_of(text), scan_of(text))
    assert found.verdict == verdict
    if place:
        assert (found.blanks["place_of_departure"].value, found.blanks["departure_date"].value) == (place, DATE)


@pytest.mark.parametrize(
    ("words", "source", "parts"),
    [
        ("38,400 lbof grapes", "ocr", ["38,400", "lb", "of", "grapes"]),
        ("38,400 lbof grapes", "text", None),
        ("Co. coat form format", "ocr", ["Co.", "coat", "form", "form", "at"]),
        ("cotton satin", "ocr", None),
    ],
)
def test_what_is_left_of_a_parted_word_is_a_unit_or_stands_elsewhere(
    words: str, source: str, parts: list[str] | None
) -> None:
    tokens = [
        Token(w.casefold().strip("."), w, BBox(60.0 * n, 9, 60.0 * n + 50, 19), 1, n, source=source)
        for n, w in enumerate(words.split())
    ]
    found = parted(tokens, certificate_form())
    assert (found and [t.raw for t in found]) == parts


def _captioned(said: str, gap: float) -> Page:
    """A scan with the caption under the class of labor in small print, `gap` points below its line."""
    page = scan_of(GOOD)
    labor = next(w for w in page.words if w.text == VALUES["labor_class"].split()[0] and w.bbox.top > 100)
    left, top = labor.bbox.x0, labor.bbox.bottom + gap
    words = [
        replace(labor, text=t, bbox=BBox(left + 26.0 * n, top, left + 26.0 * n + 22, top + 4), size=4.0)
        for n, t in enumerate(said.split())
    ]
    return replace(page, words=(*page.words, *words))


@pytest.mark.parametrize(
    ("garbled", "verdict"), [("except tnm sperlfied ln fmding)", "conforming"), ("except trims and labels only)", "")]
)
def test_what_one_engine_reads_as_a_caption_is_one(garbled: str, verdict: str) -> None:
    caption = "(Class of labor specified in finding)"
    named, other = _captioned(caption, 1.0), _captioned(garbled, 1.0)
    assert judged(named, named).verdict == "conforming"
    assert judged(other, other).verdict != "conforming"
    if verdict:
        assert (judged(named, other).verdict, judged(other, named).verdict) == (verdict, verdict)


def test_words_beside_a_caption_are_none_of_it() -> None:
    named = _captioned("(Class of labor specified in finding)", 1.0)
    other = _captioned("(Class of labor specified in finding) except trims", 1.0)
    assert judged(named, other).verdict != "conforming"


@pytest.mark.parametrize(("sure", "verdict"), [(0.5, "conforming"), (0.9, "review")])
def test_a_stroke_with_a_letter_that_one_engine_hardly_sees_is_the_forms_first_word(sure: float, verdict: str) -> None:
    other = scan_of(GOOD.replace("I, ", "IF ", 1))
    words = (replace(w, confidence=sure) if w.text == "IF" else w for w in other.words)
    assert judged(scan_of(GOOD), replace(other, words=tuple(words))).verdict == verdict


@pytest.mark.parametrize(
    ("goods", "verdict"), [("cotton lint 1-1/8 in in", "review"), ("cotton lint in in", "deviating")]
)
def test_inches_before_the_forms_own_word_are_no_certain_addition(goods: str, verdict: str) -> None:
    text = GOOD.replace(f"{VALUES['description']} in", goods)
    assert judged(scan_of(text), scan_of(text)).verdict == verdict


@pytest.mark.parametrize(("said", "types"), [("CERTIFICATE", []), ("ISO CERTIFlCATE", ["other"])])
def test_a_title_without_a_whole_word_of_another_is_not_that_one_misread(said: str, types: list[str]) -> None:
    title = tuple(
        Word(t, BBox(200 + 90.0 * n, 60, 280 + 90.0 * n, 76), 1.0, "ocr", 16.0) for n, t in enumerate(said.split())
    )
    body = tuple(
        Word("words", BBox(60 + 40.0 * (n % 10), 200 + 14.0 * (n // 10), 90 + 40.0 * (n % 10), 210 + 14.0 * (n // 10)),
             1.0, "ocr", 10.0)
        for n in range(60)
    )  # fmt: skip
    assert [m.type for m in page_titles(Page(1, 595.0, 842.0, (*title, *body), source="ocr"))] == types
