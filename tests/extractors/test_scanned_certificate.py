"""Scans of certificates: what two readings must show before a departure is certain, and what recognition mars."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import numpy as np
import pytest

from extractors.certificate import CertificateReading, judge_certificate
from extractors.certificate.blanks import Blank
from extractors.certificate.fill import Seen
from extractors.certificate.form import certificate_form
from extractors.certificate.misread import as_printed, with_accents
from extractors.certificate.order import lines_of
from extractors.certificate.reading import read_form
from extractors.certificate.witness import weigh
from extractors.evidence import BBox, Document, Page, Word
from extractors.ocr.reconciled import Place, respaced, without_doubles
from extractors.ocr.spacing import parted_by_ink
from extractors.ocr.tesseract import OcrWord
from tests.extractors.test_certificate import BODY, GOOD, VALUES, page_of
from tests.extractors.test_certificate_translations import WHOLE

KIND = "certificate_of_origin_1243"


def scan_of(text: str, sure: float = 1.0) -> Page:
    """A scan as one engine reads it, `sure` of every word."""
    page = page_of(text, source="ocr")
    return replace(page, words=tuple(replace(w, confidence=sure) for w in page.words))


def judged(first: Page, second: Page) -> CertificateReading:
    return judge_certificate(Document("0" * 64, (first,), KIND, 1.0), (), Document("0" * 64, (second,), KIND, 1.0))


@pytest.mark.parametrize(
    ("word", "sure", "verdict"),
    [("used", 0.5, "deviating"), ("emqleved", 0.5, "review"), ("poisoned", 0.95, "deviating")],
)
def test_a_word_is_certain_when_it_is_known_or_both_are_sure_of_it(word: str, sure: float, verdict: str) -> None:
    page = scan_of(GOOD.replace("not employed", f"not {word}"), sure)
    assert judged(page, page).verdict == verdict


def test_a_word_among_scraps_that_each_engine_reads_otherwise_is_one_of_them() -> None:
    packages = VALUES["packages"]
    first, second = (scan_of(GOOD.replace(packages, f"{packages} {s} of")) for s in ("inne ae", "nurn a kird"))
    assert judged(first, second).verdict == "review"
    plain = scan_of(GOOD.replace(packages, f"{packages} of"))
    assert judged(plain, plain).verdict == "deviating"


def test_a_connector_between_dots_to_write_on_may_be_unread() -> None:
    place, date = VALUES["place_of_departure"], VALUES["departure_date"]
    dotted = scan_of(GOOD.replace(f"{place} on {date}", f"{place} .... .... {date}"))
    assert judged(dotted, dotted).verdict == "review"
    closed = scan_of(GOOD.replace(f"{place} on {date}", f"{place} {date}"))
    assert judged(closed, closed).verdict == "deviating"


@pytest.mark.parametrize(
    ("said", "verdict"), [("Il,", "conforming"), ("|,", "conforming"), ("We,", "deviating"), ("It,", "review")]
)
def test_the_first_word_is_a_stroke(said: str, verdict: str) -> None:
    other = scan_of(GOOD.replace("I, ", f"{said} ", 1))
    first = scan_of(GOOD) if verdict != "deviating" else other
    assert judged(first, other).verdict == verdict


@pytest.mark.parametrize(
    "said", ["(Class of labor specified in _ finding)", "__(Class of labor specified in finding);"]
)
def test_a_caption_is_one_through_lines_to_write_on(said: str) -> None:
    labor = VALUES["labor_class"]
    page = scan_of(GOOD.replace(f"{labor} was", f"{labor} {said} was"))
    found = judged(page, page)
    assert (found.verdict, found.blanks["labor_class"].value) == ("conforming", labor)


@pytest.mark.parametrize(("end", "fine"), [("of lading)", True), ("of origin)", False), ("of lading not)", False)])
def test_a_caption_cut_with_its_blank_goes_on_under_the_next_line(end: str, fine: bool) -> None:
    page = scan_of(GOOD)
    place = next(w for w in page.words if w.text == VALUES["place_of_lading"])
    box = place.bbox
    hung = [("(Place", 580.0, box.bottom + 1)]
    hung += [(word, 60 + 20.0 * n, box.bottom + 17) for n, word in enumerate(end.split())]
    small = [replace(place, text=t, bbox=BBox(x, top, x + 18, top + 4), size=4.0) for t, x, top in hung]
    page = replace(page, words=(*page.words, *small))
    found = judged(page, page)
    assert (found.verdict == "conforming") is fine, found.deviations
    assert not fine or found.blanks["place_of_lading"].value == VALUES["place_of_lading"]


@pytest.mark.parametrize(
    ("head", "verdict"), [("To whom it may concern", "conforming"), ("To whom it may not concern", "review")]
)
def test_a_letter_may_begin_with_its_salutation(head: str, verdict: str) -> None:
    page = scan_of(GOOD)
    first = page.words[0]
    said = [replace(first, text=t, bbox=BBox(60 + 40.0 * n, 20, 90 + 40.0 * n, 30)) for n, t in enumerate(head.split())]
    page = replace(page, words=(*said, *page.words))
    assert judged(page, page).verdict == verdict


def test_words_run_together_behind_a_caption_are_parted() -> None:
    date = VALUES["departure_date"]
    page = scan_of(GOOD.replace(f"{date}; and that", f"{date} (Date);andthat"))
    assert judged(page, page).verdict == "conforming"
    other = scan_of(GOOD.replace(f"{date}; and that", f"{date} (Date);andthis"))
    assert judged(other, other).verdict != "conforming"


@pytest.mark.parametrize("language", ["spanish", "portuguese", "french", "turkish"])
def test_a_translation_read_without_its_accents_is_one(language: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFKD", WHOLE[language]) if not unicodedata.combining(c))
    page = page_of(GOOD, source="ocr", foot=bare.replace("ı", "i"))
    assert judged(page, page).verdict == "conforming"


def test_a_limit_with_a_foreign_word_in_it_is_no_translation() -> None:
    page = page_of(GOOD, source="ocr", foot="This does not extend to hang cho goods that were bought")
    assert judged(page, page).verdict == "deviating"


def test_a_filling_read_out_of_its_row_leaves_no_certain_gap() -> None:
    empty = scan_of(BODY.format(**{**VALUES, "foreign_seller": "____"}))
    assert judged(empty, empty).verdict == "deviating"
    first = next(w for w in empty.words if w.text == "I,")
    height = first.bbox.height
    name = replace(first, text="Textiles", bbox=BBox(first.bbox.x1 + 400, first.bbox.top, first.bbox.x1 + 450,
                                                     first.bbox.top + height))  # fmt: skip
    tall = replace(first, text="I,", bbox=BBox(first.bbox.x0, first.bbox.top, first.bbox.x1, first.bbox.bottom))
    beside = replace(empty, words=(*(tall if w is first else w for w in empty.words), name))
    assert judged(beside, beside).verdict != "conforming"


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("Hilados y Tejidos Nandti S.R.L.", "Hilados y Tejidos Ñandú S.R.L.", "Hilados y Tejidos Ñandú S.R.L."),
        ("£6dz, Poland", "Łódź, Poland", "Łódź, Poland"),
        ("Lima, Peru", "Líbano, Peru", "Lima, Peru"),
        ("Siiddeutsche G6ppingen", "Süddeutsche Göppingen", "Süddeutsche Göppingen"),
        ("Norddeutsche", "Süddeutsche", "Norddeutsche"),
        ("Isik Hali", "Işık Halı", "Işık Halı"),
        ("Port Klang", "Port Kelang", "Port Klang"),
        ("Nos. 1 to 60", "Nós. 1 to", "Nos. 1 to 60"),
    ],
)
def test_accents_are_those_of_the_engine_that_knows_them(first: str, second: str, value: str) -> None:
    assert with_accents(first, second) == value


def _word(text: str, x0: float, x1: float, sure: float = 0.9) -> OcrWord:
    return OcrWord(text, x0, 0, x1, 20, sure)


def test_a_place_is_read_once_by_one_engine() -> None:
    words = [_word("forced", 100, 160), _word("forc", 102, 140), _word("labor", 170, 220)]
    assert [w.text for w in without_doubles(words)] == ["forced", "labor"]
    beside = [_word("of", 100, 120), _word("of", 125, 145)]
    assert without_doubles(beside) == beside
    other = [_word("not", 100, 130), _word("now", 100, 130)]
    assert len(without_doubles(other)) == 1


def test_a_speck_on_a_letter_is_no_foreign_sign() -> None:
    marred = scan_of(GOOD.replace("any component", "any compone\u0146t"))
    assert judged(marred, scan_of(GOOD)).verdict == "conforming"
    assert judged(marred, marred).verdict == "review"


@pytest.mark.parametrize(("said", "verdict"), [("j,", "conforming"), ("with", "review")])
def test_the_in_before_a_frame_is_read_as_a_hook(said: str, verdict: str) -> None:
    plain = GOOD.replace("cotton in white", "cotton")
    packages = VALUES["packages"]
    found = judged(scan_of(plain.replace(f"in {packages}", f"{said} {packages}")), scan_of(plain))
    assert found.verdict == verdict
    assert verdict == "review" or found.blanks["description"].value == "shirts of cotton"


def test_a_comma_below_its_line_does_not_draw_the_next_words_to_it() -> None:
    page = scan_of(GOOD.replace("Salem, India, and", "Salem , and").replace("India", ""))
    comma = next(w for w in page.words if w.text == ",")
    raised = {id(w) for w in page.words if w.bbox.top == comma.bbox.top and w.bbox.x0 < comma.bbox.x0}
    low = [
        replace(w, bbox=w.bbox._replace(top=w.bbox.top - 3, bottom=w.bbox.bottom - 3)) if id(w) in raised
        else replace(w, bbox=w.bbox._replace(top=w.bbox.bottom - 3)) if w is comma
        else w
        for w in page.words
    ]  # fmt: skip
    lines = lines_of(low, 0.12)
    assert [low[i].text for i in next(ln for ln in lines if any(low[i].text == "," for i in ln))][-1] != ","
    assert not any(low[ln[0]].text == "," for ln in lines)


@pytest.mark.parametrize(("said", "verdict"), [("nearİzmir,", "conforming"), ("by İzmir,", "deviating")])
def test_a_name_of_any_alphabet_run_together_with_the_form_is_parted(said: str, verdict: str) -> None:
    page = scan_of(GOOD.replace("near Salem,", said))
    assert judged(page, page).verdict == verdict


@pytest.mark.parametrize("swapped", [False, True])
def test_readings_that_part_goods_and_packages_at_other_words_are_for_a_person(swapped: bool) -> None:
    """ "shirts in white with 200 cartons" has the form's "in" too, before the colour."""
    good = scan_of(GOOD)
    bad = scan_of(GOOD.replace("in white in 200", "in white with 200"))
    assert judged(good, good).verdict == "conforming"
    assert judged(*((bad, good) if swapped else (good, bad))).verdict == "review"


def test_what_is_missing_behind_a_blank_is_looked_for_behind_it() -> None:
    wide = scan_of(GOOD.replace("at or near", "@@ or near"))
    gap = replace(wide, words=tuple(w for w in wide.words if w.text != "@@"))
    assert judged(gap, gap).verdict == "review"
    closed = scan_of(GOOD.replace("at or near", "or near"))
    assert judged(closed, closed).verdict == "deviating"


def test_beside_a_word_that_is_hardly_read_nothing_is_surely_missing() -> None:
    page = scan_of(GOOD.replace("in any stage", "in stage"))
    assert judged(page, page).verdict == "deviating"
    doubted = replace(page, words=tuple(replace(w, confidence=0.4) if w.text == "stage" else w for w in page.words))
    assert judged(doubted, doubted).verdict == "review"


def test_a_stray_letter_in_the_filling_may_be_the_word_that_is_missing() -> None:
    page = scan_of(GOOD.replace("white in 200 cartons", "white i two hundred (200) cartons"))
    assert judged(page, page).verdict == "review"


def test_a_small_l_before_a_consonant_is_a_capital_i() -> None:
    page = scan_of(BODY.format(**{**VALUES, "place_of_lading": "lzmir"}))
    found = judged(page, page)
    assert (found.verdict, found.blanks["place_of_lading"].value) == ("conforming", "Izmir")
    pounds = scan_of(BODY.format(**{**VALUES, "quantity": "22,046 lbs", "producer": "Kaveri Mills ltd."}))
    assert judged(pounds, pounds).blanks["quantity"].value == "22,046 lbs"
    assert judged(pounds, pounds).blanks["producer"].value == "Kaveri Mills ltd."


def test_a_word_that_one_engine_has_in_a_blank_and_not_in_its_place_is_doubt() -> None:
    form = certificate_form()
    whole = read_form((scan_of(GOOD),), form)
    assert whole is not None
    number = next(n for n, e in enumerate(form.elements) if e.word == "in")
    lost = replace(whole.settled, words={**whole.settled.words, number: Seen("missing")})
    weighed = weigh(form, replace(whole, settled=lost), whole, [])
    assert number in {n for d in weighed.doubtful for n in d.elements}


@pytest.mark.parametrize(
    ("name", "read", "said"),
    [
        ("marks", '"SUNFLOWER" BRAND 1/500', '"SUNFLOWER" BRAND 1/500'),
        ("marks", '"SUNFLOWER BRAND 1/500', "SUNFLOWER BRAND 1/500"),
        ("description", 'raw cotton, middling 1-1/8"', 'raw cotton, middling 1-1/8"'),
        ("description", 'raw cotton"', "raw cotton"),
        ("packages", "1x 40' HC container", "1 x 40' HC container"),
        ("packages", "1x40' HC container", "1x40' HC container"),
        ("place_of_production", "Khanewal, Pakistan \uff0c", "Khanewal, Pakistan"),
        ("departure_date", "ist July 2026", "1st July 2026"),
        ("departure_date", "June 11. 2026", "June 11, 2026"),
        ("departure_date", "11. 2026", "11. 2026"),
        ("departure_date", "May I, 2026", "May 1, 2026"),
        ("departure_date", "Apr. l, 2026", "Apr. 1, 2026"),
        ("departure_date", "I2 May", "I2 May"),
        ("producer", "Nirmal Mills Pvt. (td.", "Nirmal Mills Pvt. Ltd."),
        ("producer", "Nirmal Mills Put. Ltd.", "Nirmal Mills Pvt. Ltd."),
        ("producer", "Put Mills (tdx", "Put Mills (tdx"),
        ("place_of_production", "Navoiy. Uzbekistan", "Navoiy, Uzbekistan"),
        ("place_of_production", "Zhejiang Prov. China", "Zhejiang Prov. China"),
        ("place_of_production", "Distrito. Almacen", "Distrito. Almacen"),
        ("carrier", "Navoiy. Uzbekistan", "Navoiy. Uzbekistan"),
        ("labor_class", "convict labor. forced labor", "convict labor, forced labor"),
        ("labor_class", "forced labor.", "forced labor."),
    ],
)
def test_signs_that_pixels_hardly_tell_apart_are_as_they_are_printed(name: str, read: str, said: str) -> None:
    assert as_printed(name, Blank(read, 1, None)).value == said


def test_a_word_read_twice_a_little_aside_stands_once() -> None:
    once, again = _word("4", 202, 207, 0.97), _word("4", 205, 211, 0.96)
    assert without_doubles([once, again]) == [once]
    beside = _word("4", 212, 217)
    assert without_doubles([once, beside]) == [once, beside]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (("peeled", "jn"), "peeledin", ["peeled", "in"]),  # one letter misread in the one, the space in the other
        (("peeled", "on"), "peeledin", ["peeled", "in"]),  # each keeps its letters: nothing is decided
        (("peeled", "with"), "peeledin", ["peeledin"]),
    ],
)
def test_words_run_together_are_parted_as_the_other_engine_parts_them(
    first: tuple[str, str], second: str, said: list[str]
) -> None:
    mine = (_word(first[0], 0, 60), _word(first[1], 66, 80))
    place = respaced(Place(mine, (_word(second, 0, 80),)))
    assert [w.text for w in place.second] == said
    assert [w.text for w in place.first] == list(first)


@pytest.mark.parametrize(("text", "parts"), [("12,400", ["12,400"]), ("44,092lb", ["44,092", "lb"])])
def test_the_room_beside_a_1_is_no_space(text: str, parts: list[str]) -> None:
    page = np.full((40, 300), 255, np.uint8)
    wide = 1 if text[0] == "1" else 6
    for n, x in enumerate([10, *range(30, 30 + 16 * (len(text) - 1), 16)]):
        after_unit = 12 if n >= wide and text[0] != "1" else 0
        page[10:30, x + after_unit : x + after_unit + 11] = 0
    word = OcrWord(text, 10, 10, 30 + 16 * (len(text) - 1) + 12, 30, 0.9)
    assert [w.text for w in parted_by_ink(page, [word], 20.0)] == parts


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("Seen by the Chamber of Commerce for legalization of the signature only.", "conforming"),
        ("This document consists of one page.", "conforming"),
        ("Seen for the signature only, goods not seen.", "deviating"),
        ("Sut scribed and sworn to before me, a notary public, this day.", "review"),
        ("Subscribed to the excention of the sewing threads.", "review"),
        ("Seller to be exchided, sworn before me.", "review"),
        ("Song Hong Garment DEPT. ll", "conforming"),
        ("Song Hong Garment DEPT. if", "review"),
        ("Song Hong Garment DEPT. no", "review"),
    ],
)
def test_what_offices_print_below_and_scraps_of_stamps_are_harmless(line: str, verdict: str) -> None:
    page = page_of(GOOD, source="ocr", foot=line)
    assert judged(page, page).verdict == verdict


@pytest.mark.parametrize(
    ("caption", "verdict"),
    [
        ("£(Class of labor specified in finding)", "conforming"),
        ("Class of labor specified in finding)", "conforming"),
        ("Class of labor specified finding)", "review"),
        ("Class of labor not specified in finding)", "deviating"),
        ("Class of labor specified in finding", "review"),
    ],
)
def test_a_caption_whose_first_bracket_is_not_recognised_is_one(caption: str, verdict: str) -> None:
    page = scan_of(GOOD.replace("forced labor was", f"forced labor {caption} was"))
    found = judged(page, page).verdict
    assert found == verdict or (verdict == "review" and found == "deviating")


@pytest.mark.parametrize(("said", "verdict"), [("product On", "review"), ("product", "deviating")])
def test_one_word_read_in_two_pieces_is_no_sure_departure(said: str, verdict: str) -> None:
    page = scan_of(GOOD.replace("mining, production,", f"mining, {said},"))
    assert judged(page, page).verdict == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("FOLLCW ING", "conforming"), ("no following", "review"), ("follow in", "review")],
)
def test_a_word_that_one_engine_cuts_into_scraps_is_the_one_that_the_other_reads(said: str, verdict: str) -> None:
    whole, cut = scan_of(GOOD), scan_of(GOOD.replace("the following", f"the {said}"))
    assert judged(whole, cut).verdict == judged(cut, whole).verdict == verdict


@pytest.mark.parametrize("said", ["un employed", "unemployed", "non employed", "u n employed"])
def test_a_word_with_a_syllable_that_denies_it_is_another_word(said: str) -> None:
    page, good = scan_of(GOOD.replace("not employed", f"not {said}")), scan_of(GOOD)
    assert judged(page, page).verdict != "conforming"
    assert "conforming" not in (judged(page, good).verdict, judged(good, page).verdict)


def test_a_speck_before_a_word_is_no_syllable() -> None:
    page, good = scan_of(GOOD.replace("not employed", "not io employed")), scan_of(GOOD)
    assert judged(page, good).verdict == judged(good, page).verdict == "conforming"


def _below(text: str, top: float) -> list[Word]:
    """A line of print at that height."""
    words = page_of("", source="ocr", foot=text).words[-len(text.split()) :]
    return [replace(w, bbox=BBox(w.bbox.x0, top, w.bbox.x1, top + 10)) for w in words]


@pytest.mark.parametrize(
    ("lines", "verdict"),
    [
        (("Aşağıda belirtilen malin yabanci", "satıcısı veya sahibi olarak ve söz konusu"), "review"),
        (("Except belirtilen malin yabanci", "satıcısı veya sahibi olarak ve söz konusu"), "review"),
        (("Aşağıda belirtilen malin yabanci", "was not seen by us in any stage"), "review"),
    ],
)
def test_a_part_of_a_translation_in_a_narrow_column_is_for_a_person(lines: tuple[str, str], verdict: str) -> None:
    page = page_of(GOOD, source="ocr")
    page = replace(page, words=(*page.words, *_below(lines[0], 680), *_below(lines[1], 693)))
    found = judged(page, page).verdict
    assert found == verdict or (verdict == "review" and found == "deviating")


@pytest.mark.parametrize("letter", ["a", "i", "x"])
def test_a_letter_that_both_readings_have_is_no_speck(letter: str) -> None:
    spoilt, clean = scan_of(GOOD.replace("in any stage", f"in any {letter} stage")), scan_of(GOOD)
    assert judged(spoilt, spoilt).verdict == "review"
    assert judged(spoilt, clean).verdict == "conforming"
    assert judged(clean, spoilt).verdict == "conforming"
