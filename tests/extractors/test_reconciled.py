"""Two engines' words of one place: whose word holds after both looked again, and how spaces are brought together."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.ocr import pixels
from extractors.ocr.line_reading import lines_of
from extractors.ocr.reconciled import Place, places, respaced, voted
from extractors.ocr.second_reading import _with_passed_over
from extractors.ocr.tesseract import OcrWord
from extractors.ocr.witnessed import will_be_witnessed


def line(text: str, top: float = 0.0) -> list[OcrWord]:
    """The words of a line of letters ten pixels wide and twenty high."""
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append(OcrWord(word, 10.0 * at, top, 10.0 * (at + len(word)), top + 20, 0.9))
        at += len(word)
    return found


def texts(words: tuple[OcrWord, ...]) -> str:
    return " ".join(w.text for w in words)


def read_again(mine: str, theirs: str, mine_again: str, theirs_again: str) -> tuple[str, str]:
    (place,) = places(line(mine), line(theirs))
    found = voted(place, line(mine_again), line(theirs_again))
    return texts(found.first), texts(found.second)


def test_an_engine_that_comes_round_to_the_other_is_believed() -> None:
    assert read_again("not", "nat", "not", "not") == ("not", "not")
    assert read_again("nat", "not", "not", "not") == ("not", "not")


def test_engines_that_change_places_decide_nothing() -> None:
    assert read_again("not", "now", "now", "not") == ("not", "now")


def test_a_word_is_never_taken_from_the_other_engine() -> None:
    assert read_again("not", "now", "not", "now") == ("not", "now")
    assert read_again("nut", "now", "not", "not") == ("not", "not")


def test_a_sure_word_that_the_other_missed_stays() -> None:
    (place,) = places(line("trims"), [])
    assert texts(voted(place, [], []).first) == "trims"


def test_spaces_are_those_of_the_first_engine() -> None:
    (place,) = places(line("labor was not"), [OcrWord("laborwasnot", 0, 0, 130, 20, 0.9)])
    assert texts(respaced(place).second) == "labor was not"


def test_letters_are_never_brought_together() -> None:
    (place,) = places(line("labor was not"), [OcrWord("laborwasnow", 0, 0, 130, 20, 0.9)])
    assert place.differs
    assert texts(respaced(place).second) == "labor was now"
    assert respaced(place).differs


def test_signs_that_one_engine_alone_saw_fall_away() -> None:
    (place,) = places(line("Nansha"), line("'Nansha"))
    assert texts(respaced(place).second) == "Nansha"
    assert respaced(Place(tuple(line(".")), ())).first == ()
    assert texts(respaced(Place(tuple(line("no")), ())).first) == "no"


def test_words_make_lines_and_columns_stay_apart() -> None:
    boxes = [(0, 0, 40, 20), (50, 2, 90, 22), (400, 1, 440, 21), (0, 40, 40, 60)]
    assert lines_of(boxes, 20) == [(0, 0, 90, 22), (400, 1, 440, 21), (0, 40, 40, 60)]


def test_a_box_over_two_lines_makes_no_line_of_them() -> None:
    boxes = [(0, 0, 40, 20), (50, 0, 90, 20), (0, 30, 40, 50), (0, 0, 40, 50)]
    assert lines_of(boxes, 20) == [(0, 0, 90, 20), (0, 30, 40, 50)]
    assert lines_of(boxes[:2] + boxes[3:], 20) == [(0, 0, 90, 50)]


def test_specks_go_and_letters_stay() -> None:
    page = np.full((200, 200), 230, np.uint8)
    page[50:60, 50:53] = 20
    dirty = page.copy()
    dirty[::9, ::7] = 0
    dirty[50:60, 50:53] = 20
    clean = pixels.without_specks(dirty)
    assert (clean[100:190, 100:190] == 230).all()
    assert (clean[50:60, 50:53] < 60).all()
    assert pixels.without_specks(page) is page


def test_ruled_lines_go_and_say_where_they_were() -> None:
    page = np.full((300, 600), 240, np.uint8)
    page[100:120, 50:56] = 20
    assert pixels.without_rules(page, 16)[0] is page
    page[130:132, 40:400] = 20
    clear, rules = pixels.without_rules(page, 16)
    assert rules == [(40.0, 130.0, 400.0, 132.0)]
    assert (clear[128:134] > 200).all()
    assert (clear[100:120, 50:56] == 20).all()


def test_the_tail_of_a_letter_that_crosses_a_line_stays() -> None:
    page = np.full((300, 600), 240, np.uint8)
    page[130:132, 40:400] = 20
    page[115:138, 60:63] = 20  # the tail of a "y"
    page[115:129, 90:93] = 20  # a letter above the line
    clear, _ = pixels.without_rules(page, 16)
    assert (clear[115:138, 61] < 60).all()
    assert (clear[129:134, 91] > 200).all()


def test_a_certificate_is_known_by_its_words() -> None:
    form = "foreign seller or owner of the merchandise hereinafter described, certify that such merchandise consisting"
    assert will_be_witnessed(f"{form} manufactured following numbers".split())
    assert not will_be_witnessed(
        ["commercial", "invoice", "number", "seller", "owner", "numbers", "described", "manufactured", "by"]
    )


def test_a_line_that_a_pass_lost_is_taken_from_the_pass_before() -> None:
    read, lost = OcrWord("by", 10, 10, 30, 20, 0.9), OcrWord("drums", 40, 10, 90, 20, 0.9)
    again = [OcrWord("bv", 10, 10, 31, 21, 0.9), lost, OcrWord("____", 100, 10, 200, 20, 0.9)]
    assert _with_passed_over([read], again) == [read, lost]
    assert _with_passed_over([read], [OcrWord("drums", 40, 10, 90, 20, 0.3)]) == [read]


def _beside(*texts: str) -> tuple[OcrWord, ...]:
    """Words set beside each other, seven units a letter and a space between."""
    found, x = [], 0.0
    for text in texts:
        found.append(OcrWord(text, x, 0.0, x + 7.0 * len(text), 10.0, 0.9))
        x += 7.0 * (len(text) + 1)
    return tuple(found)


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        (("l", "ading)"), ("lading)",), ["lading)"]),
        (("a", "lading"), ("alading",), ["a", "lading"]),
        (("1,500", "m"), ("1,500m",), ["1,500", "m"]),
    ],
)
def test_a_consonant_alone_is_of_the_word_that_the_other_engine_reads(
    first: tuple[str, ...], second: tuple[str, ...], left: list[str]
) -> None:
    settled = respaced(Place(_beside(*first), _beside(*second)))
    assert [w.text for w in settled.first] == left
