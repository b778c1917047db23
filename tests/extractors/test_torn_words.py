"""Ink that the first engine passed over is read with the pieces of the same words beside it."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.ocr import rereading
from extractors.ocr.pieces import Box
from extractors.ocr.rereading import lines_in, read_broken
from extractors.ocr.tesseract import OcrWord
from extractors.ocr.within_cells import within_cells

UNIT = 16.0
PAGE = np.full((200, 400), 250, np.uint8)
BLOCK: Box = (100.0, 50.0, 150.0, 66.0)


def word(text: str, x0: float, x1: float, top: float = 50.0, bottom: float = 66.0) -> OcrWord:
    return OcrWord(text, x0, top, x1, bottom, 0.9, (1,))


def broken(
    monkeypatch: pytest.MonkeyPatch, words: list[OcrWord], text: str, confidence: float = 0.95, block: Box = BLOCK
) -> tuple[list[str], list[OcrWord], list[Box]]:
    asked: list[Box] = []

    def second(grey: np.ndarray, boxes: list[Box]) -> list[tuple[str, float]]:
        asked.extend(boxes)
        return [(text, confidence) for _ in boxes]

    monkeypatch.setattr(rereading, "reread", second)
    found, gone = read_broken(PAGE, [block], words, UNIT)
    return [w.text for w in found], gone, asked


def test_a_torn_word_is_read_as_a_whole_and_takes_the_place_of_its_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    piece = word("ato", 152, 180)
    assert broken(monkeypatch, [piece], "contrato nº") == (["contrato", "nº"], [piece], [(100.0, 50.0, 180, 66.0)])


@pytest.mark.parametrize(("text", "confidence"), [("coutrado", 0.95), ("contrato", 0.5)])
def test_what_says_something_else_or_is_unsure_replaces_nothing(
    monkeypatch: pytest.MonkeyPatch, text: str, confidence: float
) -> None:
    assert broken(monkeypatch, [word("ato", 152, 180)], text, confidence)[:2] == ([], [])


def test_words_of_other_cells_lines_and_heights_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    others = [word("far", 170, 200), word("below", 152, 180, 70, 86), word("HIGH", 152, 180, 20, 90)]
    assert broken(monkeypatch, others, "contrfarbelowHIGH")[:2] == ([], [])
    assert broken(monkeypatch, [word("ato", 152, 180)], "contrato", block=(100.0, 10.0, 150.0, 90.0))[:2] == ([], [])


def test_bars_at_the_ends_of_words_are_lines() -> None:
    found = within_cells([word("480|", 10, 40), word("|", 60, 62), word("a|b", 80, 100)], [], PAGE, UNIT)
    assert [w.text for w in found] == ["480", "|", "a|b"]


def inked(*rows: tuple[int, int, int, int]) -> np.ndarray:
    grey = PAGE.copy()
    for x0, top, x1, bottom in rows:
        grey[top:bottom, x0:x1] = 0
    return grey


def test_two_lines_of_unread_ink_are_read_each_for_itself() -> None:
    tail = (120, 62, 124, 70)
    grey = inked((100, 50, 180, 62), tail, (100, 70, 150, 84))
    assert lines_in(grey, (98.0, 48.0, 184.0, 86.0), UNIT) == [(100, 50, 180, 62), (100, 70, 150, 84)]


def test_a_line_a_stamp_and_bare_paper_stay_as_they_are() -> None:
    line, ring = (98.0, 48.0, 184.0, 76.0), (98.0, 48.0, 184.0, 120.0)
    assert lines_in(inked((100, 50, 180, 74)), line, UNIT) == [line]
    assert lines_in(inked((100, 50, 180, 118)), ring, UNIT) == [ring]
    assert lines_in(PAGE, ring, UNIT) == [ring]
