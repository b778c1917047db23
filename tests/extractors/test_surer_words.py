"""Values of blanks that two engines read: each word is the surer one's, and nothing is taken from elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.certificate import CertificateReading, judge_certificate
from extractors.evidence import BBox, Document, Page
from tests.extractors.test_certificate import GOOD, VALUES, page_of

KIND = "certificate_of_origin_1243"


def scan(text: str, sure: dict[str, float] | None = None) -> Page:
    page = page_of(text, source="ocr")
    return replace(page, words=tuple(replace(w, confidence=(sure or {}).get(w.text, 0.9)) for w in page.words))


def judged(first: Page, second: Page) -> CertificateReading:
    return judge_certificate(Document("0" * 64, (first,), KIND, 1.0), (), Document("0" * 64, (second,), KIND, 1.0))


def value(name: str, first: str, second: str, sure: dict[str, float]) -> str | None:
    """The blank `name` where the engines read `first` and `second` in it."""
    pages = [scan(GOOD.replace(VALUES[name], said), sure) for said in (first, second)]
    return judged(*pages).blanks[name].value


@pytest.mark.parametrize(
    ("first", "second", "sure", "said"),
    [
        ("Dechmukh Mills", "Deshmukh Milis", {"Dechmukh": 0.7, "Milis": 0.6}, "Deshmukh Mills"),
        ("Dechmukh Mills", "Deshmukh Mills", {"Deshmukh": 0.7}, "Dechmukh Mills"),
        ("Deshmukh Mills", "Deshmukh. Mills", {"Deshmukh": 0.6}, "Deshmukh. Mills"),
        ("Fiacao Lda.", "Fiação Lda.", {"Fiação": 0.6}, "Fiação Lda."),
        ("Deshmukh & Sons", "Deshmukh & Sons", {}, "Deshmukh & Sons"),
    ],
)
def test_each_word_is_that_of_the_surer_engine(first: str, second: str, sure: dict[str, float], said: str) -> None:
    assert value("producer", first, second, sure) == said


@pytest.mark.parametrize(
    ("first", "second", "sure", "said"),
    [
        ("24.000 pairs", "24.00 pairs", {"24.000": 0.93, "24.00": 0.97}, "24.000 pairs"),
        ("24.000 pairs", "24.00 pairs", {"24.000": 0.6, "24.00": 0.97}, "24.00 pairs"),
        ("100 pairs", "1000 pairs", {"100": 0.97, "1000": 0.5}, "100 pairs"),
        ("100 pairs", "1000 pairs", {"100": 0.5, "1000": 0.97}, "1000 pairs"),
        ("1 pairs", "11 pairs", {"1": 0.97, "11": 0.8}, "1 pairs"),
        ("4,800.55 kg", "4,800.5 kg", {"4,800.55": 0.9, "4,800.5": 0.97}, "4,800.5 kg"),
        ("100 pairs", "IOO pairs", {"100": 0.7, "IOO": 0.97}, "100 pairs"),
        ("12 o.o. 4 pairs", "12 0.0. 4 pairs", {"o.o.": 0.9, "0.0.": 0.7}, "12 o.o. 4 pairs"),
        ("7,860 pairs", "9,860 pairs", {"7,860": 0.8, "9,860": 0.97}, "9,860 pairs"),
    ],
)
def test_a_number_has_all_its_figures(first: str, second: str, sure: dict[str, float], said: str) -> None:
    assert value("quantity", first, second, sure) == said


@pytest.mark.parametrize(("short", "long", "said"), [(0.97, 0.6, "KM 1-200"), (0.6, 0.97, "KM 1-2000")])
def test_a_number_in_marks_is_that_of_the_surer_engine(short: float, long: float, said: str) -> None:
    assert value("marks", "KM 1-200", "KM 1-2000", {"1-200": short, "1-2000": long}) == said


def test_a_letter_that_stands_twice_is_seen_once() -> None:
    assert value("producer", "Mils Desh", "Mills Desh", {"Mills": 0.6}) == "Mills Desh"


@pytest.mark.parametrize(
    ("first", "second", "sure", "verdict"),
    [
        ("100 cartons", "1000 cartons", {"100": 0.97, "1000": 0.95}, "review"),
        ("100 cartons", "700 cartons", {"100": 0.6, "700": 0.8}, "review"),
        ("100 cartons", "1000 cartons", {"100": 0.97, "1000": 0.5}, "conforming"),
        ("100 cartons", "100 cartons", {"100": 0.6}, "conforming"),
        ("100 cartons", "IOO cartons", {}, "conforming"),
        ("100 cartons", "100 cartoms", {"cartons": 0.6, "cartoms": 0.6}, "conforming"),
    ],
)
def test_figures_that_two_engines_read_otherwise_and_as_surely_are_for_a_person(
    first: str, second: str, sure: dict[str, float], verdict: str
) -> None:
    pages = [scan(GOOD.replace(VALUES["packages"], said), sure) for said in (first, second)]
    found = judged(*pages)
    assert found.verdict == verdict, found.deviations
    assert verdict == "conforming" or "different figures" in found.deviations[0].message


def test_what_one_engine_alone_hardly_sees_is_no_part_of_the_value() -> None:
    place = VALUES["place_of_lading"]
    first = scan(GOOD.replace(place, f"seee {place}"), {"seee": 0.1})
    second = replace(first, words=tuple(w for w in first.words if w.text != "seee"))
    assert judged(first, second).blanks["place_of_lading"].value == place


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(",", "1"), (";", ""), ("", "1"), ("", "x")],
)
def test_a_stop_and_a_speck_in_one_place_are_no_words(mine: str, theirs: str) -> None:
    place = VALUES["place_of_lading"]
    whole = scan(GOOD.replace(place, f"{place} Q"))
    pages = [
        replace(whole, words=tuple(replace(w, text=said if w.text == "Q" else w.text) for w in whole.words if w.text))
        for said in (mine or " ", theirs or " ")
    ]
    assert judged(*pages).blanks["place_of_lading"].value == place


@pytest.mark.parametrize(("sure", "whole"), [(0.97, True), (0.6, False)])
def test_a_word_that_one_engine_surely_sees_beside_what_both_read_is_printed(sure: float, whole: bool) -> None:
    """The first engine has one box around two words and reads the one of them."""
    first = scan(GOOD.replace(VALUES["producer"], "Deshmukh or Sons"))
    here = next(n for n, w in enumerate(first.words) if w.text == "Deshmukh")
    wide = replace(first.words[here], bbox=first.words[here].bbox._replace(x1=first.words[here + 1].bbox.x1))
    one = replace(first, words=(*first.words[:here], wide, *first.words[here + 2 :]))
    second = replace(first, words=tuple(replace(w, confidence=sure) if w.text == "or" else w for w in first.words))
    assert judged(one, second).blanks["foreign_seller"].value == ("Deshmukh or Sons" if whole else "Deshmukh Sons")


@pytest.mark.parametrize("sign", ["&", "/", "+"])
def test_a_sign_that_one_engine_alone_sees_between_two_words_stays(sign: str) -> None:
    first = scan(GOOD.replace(VALUES["producer"], f"Deshmukh {sign} Sons"))
    second = replace(first, words=tuple(w for w in first.words if w.text != sign))
    assert judged(first, second).blanks["producer"].value == f"Deshmukh {sign} Sons"


def test_a_word_that_the_other_reading_has_elsewhere_is_left_there() -> None:
    """The second engine garbles words of the form, so that they fill the blanks around them in its reading."""
    said = "was mined, produced, or manufactured by"
    garbled = "wxx mxxxx, pxxxxxxx, ox mxxxxxxxxxxx bx"
    blanks = judged(scan(GOOD), scan(GOOD.replace(said, garbled))).blanks
    assert (blanks["marks"].value, blanks["producer"].value) == (VALUES["marks"], VALUES["producer"])


def test_words_of_two_readings_stand_apart() -> None:
    """One reading has a word of the letterhead more, so that the numbers of its words are those of the next ones."""
    name = "Fabric 58 inches"
    text = GOOD.replace(VALUES["description"], name)
    first, second = scan(text.replace("inches", "inchee"), {"inchee": 0.5}), scan(text)
    head = replace(first.words[0], text="Acme", bbox=BBox(60, 20, 90, 30))
    read = judged(replace(first, words=(head, *first.words)), second)
    assert read.blanks["description"].value == name


@pytest.mark.parametrize(
    ("read", "said"),
    [("V 21 August 2026", "21 August 2026"), ("A August 21, 2026", "August 21, 2026"), ("2026-06-19 A", "2026-06-19")],
)
def test_a_stroke_of_the_signature_is_no_part_of_the_date(read: str, said: str) -> None:
    page = scan(GOOD.replace(VALUES["departure_date"], read))
    assert judged(page, page).blanks["departure_date"].value == said
