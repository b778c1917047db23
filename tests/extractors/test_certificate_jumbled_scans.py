"""Scans whose words engines put out of order, ran together or parted: what is said of them, and what is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pikepdf import Pdf

from extractors.evidence import BBox, Page, Problem, Word
from extractors.ocr import second_reading
from extractors.ocr.reconciled import Place, found_alone, respaced
from extractors.ocr.spacing import parted_by_ink
from extractors.ocr.tesseract import OcrWord
from tests.extractors.test_certificate import GOOD, VALUES, page_of
from tests.extractors.test_certificate_sides import placed
from tests.extractors.test_scanned_certificate import judged, scan_of


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("and (Place of fnal expoct) that {0}", "and (Plece uf departure Coun) that {0}", "review"),
        ("and {0} that", "and {0} that", "deviating"),
    ],
)
def test_a_word_that_captions_read_into_the_line_have_moved_is_not_surely_missing(
    first: str, second: str, verdict: str
) -> None:
    labor = VALUES["labor_class"]
    pages = [scan_of(GOOD.replace(f"and that {labor}", said.format(labor))) for said in (first, second)]
    assert judged(*pages).verdict == verdict


@pytest.mark.parametrize(("said", "verdict"), [("2026;andthat", "conforming"), ("2026;and", "deviating")])
def test_words_run_together_behind_a_figure_are_parted(said: str, verdict: str) -> None:
    date = VALUES["departure_date"]
    page = scan_of(GOOD.replace(f"{date}; and that", f"14 May {said}"))
    assert judged(page, page).verdict == verdict


@pytest.mark.parametrize(
    ("top", "drawn", "signed"), [(620.0, 590.0, True), (620.0, 560.0, False), (620.0, 612.0, False)]
)
def test_a_stamp_that_names_its_signatory_does_not_hide_who_signed_above_the_name(
    top: float, drawn: float, signed: bool
) -> None:
    page = page_of(GOOD, source="ocr", strokes=(BBox(70, drawn, 160, drawn + 22),))
    kept = [w for w in page.words if w.bbox.top < 600]
    last = kept[-1]
    below = [("Ravi", 60.0, top), ("Kumar", 86.0, top), ("AUTHORISED", 340.0, 770.0), ("SIGNATORY", 410.0, 770.0)]
    words = [replace(last, text=t, bbox=BBox(x, y, x + 5.0 * len(t), y + 10)) for t, x, y in below]
    page = replace(page, words=(*kept, *words))
    found = judged(page, page)
    assert found.signed is (True if signed else None)
    assert (found.verdict == "conforming") is signed
    assert (found.blanks["signature"].value == "Ravi Kumar") is signed


def table() -> Page:
    """A scanned table: the first filling stands higher than its label, the second beside the middle of three lines."""
    left = [
        ("I,", 79),
        (", foreign seller or owner of the", 99),
        ("merchandise hereinafter", 114),
        ("described, certify that such", 128),
        ("merchandise, consisting of", 142),
        ("of", 163),
        ("in", 185),
        ("bearing the following marks and", 205),
        ("numbers", 220),
        ("was mined, produced, or", 240),
        ("manufactured by", 255),
        ("at or near", 276),
        (", and was laden on board", 297),
        ("at", 319),
        ("which departed from", 340),
        ("on", 361),
        ("; and that", 382),
        (GOOD[GOOD.index("was not employed") : GOOD.index("or of any")], 402),
        ("or of any component thereof.", 416),
        ("Dated 2026-05-20", 470),
        ("Imran Kader", 560),
    ]
    right = [
        ("Imran Kader of Kader Weaving Mills Ltd.", 75),
        ("36,000 pieces", 120),
        ("woven cotton sheeting", 162),
        ("216 cartons", 181),
        ("KW/NYC 88", 210),
        ("Kader Weaving Mills Ltd.", 246),
        ("Multan, Pakistan", 276),
        ("Ever Lotus 0421E", 295),
        ("Karachi, Pakistan", 317),
        ("Karachi, Pakistan", 338),
        ("2026-02-10", 359),
        ("forced labor", 380),
    ]
    words = [
        w for lines, x in ((left, 55.0), (right, 279.0)) for line, top in lines for w in placed(line, x, float(top))
    ]
    levels = (73, 94, 157, 178, 199, 235, 270, 291, 312, 333, 354, 375, 396, 431)
    rules = (
        *(BBox(49, y, 546, y + 1) for y in levels),
        BBox(272, 72, 273, 397),
        BBox(49, 73, 50, 432),
        BBox(545, 72, 546, 432),
    )
    scanned = tuple(replace(w, source="ocr") for w in words)
    return Page(1, 595, 842, scanned, source="ocr", rules=rules, strokes=(BBox(60, 530, 150, 555),))


def test_the_words_of_two_cells_are_not_one_filling_while_a_blank_is_left_empty() -> None:
    page = table()
    found = judged(page, page)
    assert found.blanks["foreign_seller"].value == "Imran Kader of Kader Weaving Mills Ltd."
    assert found.blanks["quantity"].value == "36,000 pieces"


@pytest.mark.parametrize(("gap", "parts"), [(0, ["sets"]), (16, ["set", "s"])])
def test_the_room_beside_a_narrow_letter_of_a_typewriter_is_no_space(gap: int, parts: list[str]) -> None:
    """Letters of one pitch of 20 pixels, the last one narrow; `gap` is what it is set off by."""
    grey = np.full((40, 200), 255, np.uint8)
    for x, wide in ((10, 18), (30, 18), (51, 14), (75 + gap, 8)):
        grey[10:30, x : x + wide] = 0
    word = OcrWord("sets", 10, 10, 83 + gap, 30, 0.9)
    assert [w.text for w in parted_by_ink(grey, [word], 20.0)] == parts


@pytest.mark.parametrize(
    ("before", "alone", "first"),
    [((), ("or",), ["or"]), ((), ("of",), []), ((), (), []), (("of",), ("or",), ["of"])],
)
def test_a_word_passed_over_is_read_alone_only_as_the_other_engine_reads_it(
    before: tuple[str, ...], alone: tuple[str, ...], first: list[str]
) -> None:
    def words(texts: tuple[str, ...]) -> tuple[OcrWord, ...]:
        return tuple(OcrWord(t, 10, 10, 30, 20, 0.9) for t in texts)

    place = found_alone(Place(words(before), words(("or",))), words(alone))
    assert [w.text for w in place.first] == first
    assert [w.text for w in place.second] == ["or"]


def test_a_place_that_the_vote_left_without_words_stays_empty() -> None:
    assert found_alone(Place((), ()), [OcrWord("or", 10, 10, 30, 20, 0.9)]) == Place((), ())


@pytest.mark.parametrize(
    ("second", "said"), [(("set", "s"), ["sets"]), (("in", "case"), ["in", "case"]), (("in", "a"), ["in", "a"])]
)
def test_no_consonant_stands_alone_where_the_other_engine_closes_the_word(
    second: tuple[str, ...], said: list[str]
) -> None:
    boxes = [OcrWord(t, 10.0 + 40 * n, 10, 40.0 + 40 * n, 20, 0.9) for n, t in enumerate(second)]
    place = respaced(Place((OcrWord("".join(second), 10, 10, 80, 20, 0.9),), tuple(boxes)))
    assert [w.text for w in place.first] == said
    assert [w.text for w in place.second] == said


@pytest.mark.parametrize(
    ("scraps", "sure", "high", "verdict"),
    [
        ("18 209", 0.3, 1.5, "conforming"),
        ("18 209", 0.3, 9.0, "review"),
        ("18 209", 0.9, 1.5, "review"),
        ("18 of 209", 0.3, 1.5, "review"),
    ],
)
def test_low_figures_that_one_engine_hardly_sees_among_the_words_are_dots(
    scraps: str, sure: float, high: float, verdict: str
) -> None:
    def scrap(word: Word) -> Word:
        low = word.bbox._replace(top=word.bbox.bottom - high)
        return replace(word, confidence=sure, bbox=low) if word.text in scraps.split() else word

    plain = scan_of(GOOD)
    page = scan_of(GOOD.replace("produced, or manufactured", f"produced, or {scraps} manufactured"))
    assert judged(plain, replace(page, words=tuple(map(scrap, page.words)))).verdict == verdict


@pytest.mark.parametrize(("engine", "before", "passes"), [("", 1, 1), ("second", 1, 0), ("", 2, 0)])
def test_a_page_that_was_gone_over_twice_is_not_gone_over_again(
    engine: str, before: int, passes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def recognise(grey: second_reading.Pixels, *_: object) -> list[OcrWord]:
        read.append(grey.shape[0])
        return []

    monkeypatch.setattr(second_reading, "recognise", recognise)
    monkeypatch.setattr(second_reading, "read_lines", lambda *_: [])
    monkeypatch.setattr(second_reading, "read_again", lambda *_: ([], []))
    page = scan_of(GOOD)
    page = replace(page, words=tuple(replace(w, engine=engine) for w in page.words), passes=before)
    level, clear = (np.full((800, 620), 255, np.uint8) for _ in range(2))
    second_reading._both(level, clear, page, 1.0, 9.0)
    assert read == [800] * passes


def test_a_word_that_the_second_engine_reads_once_more_beside_another_is_there_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def seen(text: str, x0: float, x1: float, sure: float) -> OcrWord:
        return OcrWord(text, x0, 88.0, x1, 100.0, sure)

    once, again = [seen("near", 41, 62, 0.9), seen("Dagu,", 70, 106, 0.5)], [seen("nearDaegu,", 41, 106, 0.95)]
    monkeypatch.setattr(second_reading, "read_lines", lambda *_: once)
    monkeypatch.setattr(second_reading, "read_again", lambda *_: ([], again))
    monkeypatch.setattr(second_reading, "with_local_letters", lambda _, own, *__: own)
    words = (Word(t, BBox(a, 88, b, 100), 0.97, "ocr", 12.0) for t, a, b in (("near", 41, 62), ("Daegu,", 70, 106)))
    level = np.full((800, 620), 255, np.uint8)
    _, second = second_reading._both(level, level, replace(scan_of(GOOD), words=tuple(words)), 1.0, 9.0)
    assert [w.text for w in second] == ["near", "Daegu,"]


@pytest.mark.parametrize(
    ("between", "verdict"), [("(Carrier Gdynia on", "review"), ("(Gdynia on", "deviating"), ("used in", "deviating")]
)
def test_a_caption_among_words_that_both_engines_read_is_moved_and_not_written(between: str, verdict: str) -> None:
    page = scan_of(GOOD.replace("not employed", f"not employed {between}"))
    assert judged(page, page).verdict == verdict


@pytest.mark.parametrize(
    ("said", "verdict", "value"),
    [("40 metrictons", "conforming", "40 metric tons"), ("40 metricplums", "review", "40 metricplums")],
)
def test_a_unit_of_two_words_may_have_lost_its_space(said: str, verdict: str, value: str) -> None:
    page = scan_of(GOOD.replace(VALUES["quantity"], said))
    found = judged(page, page)
    assert (found.verdict, found.blanks["quantity"].value) == (verdict, value)


@pytest.mark.parametrize(("name", "verdict"), [("Nurul binti Hassan", "conforming"), ("Nurul bunti Hassan", "review")])
def test_the_daughter_of_somebody_is_part_of_a_name(name: str, verdict: str) -> None:
    page = scan_of(GOOD.replace("I, Kaveri Mills Ltd.", f"I, {name}"))
    assert judged(page, page).verdict == verdict


@pytest.mark.parametrize(
    ("foot", "verdict"),
    [
        ("Kaveri mi ills _ td.", "conforming"),
        ("not Kaveri mi ills", "review"),
        ("Kaveri mi ills of no", "review"),
        ("Kuvira mo ells rtd.", "review"),
    ],
)
def test_a_letterhead_is_the_firms_name_but_for_a_letter(foot: str, verdict: str) -> None:
    words = tuple(replace(w, confidence=0.5) for w in page_of(GOOD, source="ocr", foot=foot).words)
    page = replace(scan_of(GOOD), words=words)
    assert judged(page, page).verdict == verdict


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        ("Dinh. Vietnam", "Dinh, Vietnam", "Nam Dinh, Vietnam"),
        ("Dinh, Vietnam", "Dinh. Vietnam", "Nam Dinh, Vietnam"),
        ("Co. Vietnam", "Co, Vietnam", "Nam Co. Vietnam"),
    ],
)
def test_a_comma_that_one_engine_sees_is_one(first: str, second: str, place: str) -> None:
    pages = [scan_of(GOOD.replace(VALUES["place_of_production"], f"Nam {said}")) for said in (first, second)]
    assert judged(*pages).blanks["place_of_production"].value == place


@pytest.mark.parametrize("said", ["Sep. 21. 2026", "Sept 21. 2026"])
def test_a_stop_before_the_year_is_a_comma(said: str) -> None:
    page = scan_of(GOOD.replace(VALUES["departure_date"], said))
    assert judged(page, page).blanks["departure_date"].value == said.replace("21.", "21,")


@pytest.mark.parametrize("room", [12, 120])
def test_words_in_a_column_of_their_own_are_read_across_and_not_added(room: int) -> None:
    page = scan_of(GOOD.replace("manufactured by", "manufactured surely by"))
    word = next(w for w in page.words if w.text == "surely")
    low = [
        w
        for w in page.words
        if w.bbox.top > word.bbox.top or (w.bbox.top == word.bbox.top and w.bbox.x0 > word.bbox.x0)
    ]
    moved = {id(w): replace(w, bbox=w.bbox._replace(top=w.bbox.top + 14, bottom=w.bbox.bottom + 14)) for w in low}
    far = word.bbox._replace(x0=word.bbox.x0 + room, x1=word.bbox.x1 + room)
    words = tuple(replace(w, bbox=far) if w is word else moved.get(id(w), w) for w in page.words)
    found = judged(replace(page, words=words), replace(page, words=words))
    assert found.verdict == ("deviating" if room < 50 else "review")


@pytest.mark.parametrize(
    ("said", "verdict"), [("One thousand two hundred (1,200) sets", "conforming"), ("40 sets two", "review")]
)
def test_a_number_in_words_goes_on_behind_the_thousand(said: str, verdict: str) -> None:
    page = scan_of(GOOD.replace(VALUES["quantity"], said))
    assert judged(page, page).verdict == verdict


@pytest.mark.parametrize(
    ("foot", "verdict"),
    [
        ("ised Signatory", "conforming"),
        ("ized signatory", "conforming"),
        ("ixed signatory", "review"),
        ("ised by a Signatory", "review"),
    ],
)
def test_the_end_of_a_stamps_word_before_its_next_one_is_a_piece(foot: str, verdict: str) -> None:
    page = page_of(GOOD, source="ocr", foot=foot)
    assert judged(page, page).verdict == verdict


def test_a_page_that_could_not_be_read_is_not_read_again(tmp_path: Path) -> None:
    with Pdf.new() as file:
        file.add_blank_page()
        file.save(tmp_path / "one_page.pdf")
    lost = Page(2, 612, 792, source="unreadable", problems=(Problem("damaged", "Page 2 cannot be loaded."),))
    assert second_reading.second_pages(tmp_path / "one_page.pdf", (lost,)) == (lost,)
