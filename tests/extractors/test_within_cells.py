"""Words of ruled tables: their boxes end at the lines, which are no signs of theirs and part what is read again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.ocr import rereading
from extractors.ocr.pieces import Box
from extractors.ocr.rereading import reread_doubtful
from extractors.ocr.tesseract import OcrWord
from extractors.ocr.within_cells import within_cells, without_lines

UNIT = 16.0
LEFT, RIGHT = (49.5, 0.0, 50.5, 100.0), (149.5, 0.0, 150.5, 100.0)
ABOVE = (50.0, 29.5, 150.0, 30.5)


def page(*inked: tuple[int, int, int, int]) -> np.ndarray:
    """White paper with the lines of one cell and black boxes of print."""
    grey = np.full((100, 200), 250, np.uint8)
    for x0, top, x1, bottom in ((48, 0, 52, 100), (148, 0, 152, 100), (50, 28, 150, 32), *inked):
        grey[top:bottom, x0:x1] = 0
    return grey


PRINT = [(60, 45, 66, 61), (70, 45, 76, 61), (80, 45, 86, 61)]


def word(text: str, box: Box = (46, 29, 86, 61), confidence: float = 0.95) -> OcrWord:
    return OcrWord(text, *box, confidence, (1,))


def freed(*words: OcrWord, rules: tuple[Box, ...] = (LEFT, RIGHT, ABOVE)) -> list[OcrWord]:
    return within_cells(words, rules, page(*PRINT), UNIT)


def test_a_box_that_holds_lines_of_its_cell_is_drawn_close_to_its_ink() -> None:
    (found,) = freed(word("208"))
    assert (found.x0, found.top, found.x1, found.bottom) == (60, 45, 86, 61)
    assert (found.text, found.confidence) == ("208", 0.95)


def test_a_box_that_reaches_no_line_stays() -> None:
    alone = word("208", (58, 43, 90, 63))
    assert freed(alone) == [alone]
    assert freed(word("208"), rules=()) == [word("208")]


@pytest.mark.parametrize(
    ("text", "left", "sure"),
    [("131", "131", False), ("(31", "(31", False), ("|31", "31", True), ("[31", "31", True), ("[3]", "[3]", True),
     ("231", "231", True)],
)  # fmt: skip
def test_a_sign_at_a_line_is_looked_at_again_unless_it_is_nothing_else(text: str, left: str, sure: bool) -> None:
    (found,) = freed(word(text))
    assert (found.text, found.confidence > 0.8) == (left, sure)


def test_the_line_itself_stays_as_it_parts_the_words_beside_it_and_is_not_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def second(_grey: np.ndarray, boxes: list[Box]) -> list[tuple[str, float]]:
        asked.append(len(boxes))
        return [("1", 0.99) for _ in boxes]

    monkeypatch.setattr(rereading, "reread", second)
    line = word("|", (96, 40, 104, 62), 0.3)
    beside = [word("Net", (60, 45, 92, 61), 0.5), line, word("31", (108, 45, 130, 61), 0.9)]
    assert [w.text for w in freed(line)] == ["|"]
    assert [w.text for w in reread_doubtful(page(), beside, UNIT)] == ["1", "|", "31"]
    assert asked == [1]


def test_a_doubtful_word_of_two_cells_is_parted_to_be_read_again() -> None:
    both = OcrWord("12,740|600", 100.0, 45.0, 200.0, 61.0, 0.4, (1,))
    found = freed(both)
    assert [w.x1 <= 151 for w in found] == [True, False]
    assert all(w.confidence <= 0.3 for w in found)
    assert freed(replace(both, confidence=0.9)) == [replace(both, confidence=0.9)]


@given(st.integers(20, 140), st.integers(0, 60), st.integers(8, 60), st.text("0123|[]", min_size=1, max_size=6))
def test_no_box_grows(x0: int, top: int, wide: int, text: str) -> None:
    for found in freed(word(text, (x0, top, x0 + wide, top + 20))):
        assert x0 <= found.x0 < found.x1 <= x0 + wide
        assert top <= found.top < found.bottom <= top + 20


def test_lines_between_cells_part_what_is_read_again_and_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[np.ndarray, list[Box]]] = []

    def second(grey: np.ndarray, boxes: list[Box]) -> list[tuple[str, float]]:
        asked.append((grey, list(boxes)))
        return [("", 0.0) for _ in boxes]

    monkeypatch.setattr(rereading, "reread", second)
    one, other = word("N0", (136, 45, 146, 61), 0.5), word("B111", (154, 45, 196, 61), 0.5)
    reread_doubtful(page(), [one, other], UNIT, [RIGHT])
    reread_doubtful(page(), [one, other], UNIT)
    (clear, cells), (as_is, line) = asked
    assert (len(cells), len(line)) == (2, 1)
    assert clear[50, 148:152].min() > 200 > as_is[50, 148:152].max()


def test_the_line_under_a_blank_stays_with_the_tails_of_its_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[np.ndarray] = []

    def second(grey: np.ndarray, boxes: list[Box]) -> list[tuple[str, float]]:
        seen.append(grey)
        return [("", 0.0) for _ in boxes]

    monkeypatch.setattr(rereading, "reread", second)
    reread_doubtful(page(), [word("Running", (60, 15, 140, 35), 0.5)], UNIT, [LEFT, ABOVE])
    assert seen[0][28:32, 60:140].max() == 0


def test_lines_are_painted_in_the_colour_of_the_paper() -> None:
    grey = page()
    clear = without_lines(grey, [LEFT, RIGHT, ABOVE], 3.0)
    assert clear.min() > 200
    assert grey.min() == 0
