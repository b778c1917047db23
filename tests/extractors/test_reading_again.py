"""Words as the first engine gives them, each once and in its own place; which of them the second engine is shown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.ocr import rereading
from extractors.ocr.pieces import Box
from extractors.ocr.rereading import reread_doubtful
from extractors.ocr.tesseract import OcrWord, _words, tidied

UNIT = 16.0
PAGE = np.full((200, 900), 250, np.uint8)


def table(*words: tuple[int, int, int, float, str]) -> str:
    """The engine's answer for words (line, left, right, confidence in a hundred, text)."""
    rows = (f"5\t1\t1\t1\t{line}\t1\t{x0}\t50\t{x1 - x0}\t16\t{sure}\t{text}" for line, x0, x1, sure, text in words)
    return "\n".join(rows)


def tidied_words(answer: str) -> list[OcrWord]:
    return tidied(_words(answer))


def word(text: str, x0: float, x1: float, sure: float = 0.95, line: int = 1, top: float = 50.0) -> OcrWord:
    return OcrWord(text, x0, top, x1, top + 16, sure, (line,))


def asked(
    monkeypatch: pytest.MonkeyPatch, words: list[OcrWord], said: str = "", rules: tuple[Box, ...] = ()
) -> tuple[list[Box], list[str]]:
    """(boxes shown to the second engine, which says `said` of each; the words then)."""
    boxes: list[Box] = []

    def second(_grey: np.ndarray, shown: list[Box]) -> list[tuple[str, float]]:
        boxes.extend(shown)
        return [(said, 0.97) for _ in shown]

    monkeypatch.setattr(rereading, "reread", second)
    found = reread_doubtful(PAGE, words, UNIT, rules)
    return boxes, [w.text for w in found]


def test_a_word_with_the_box_of_its_line_ends_before_the_next_one() -> None:
    caption, of, agent = tidied_words(
        table((1, 100, 337, 95, "Signature"), (1, 279, 284, 95, "of"), (1, 286, 337, 95, "it"))
    )
    assert 240 < caption.x1 < of.x0
    assert (of.x1, agent.x1) == (284, 337)


def test_what_only_touches_the_next_word_or_line_is_left_as_it_is() -> None:
    close = tidied_words(table((1, 100, 152, 95, "Total"), (1, 150, 200, 95, "due"), (2, 120, 180, 95, "Net")))
    assert [w.x1 for w in close] == [152, 200, 180]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 300)), max_size=6))
def test_no_word_of_the_engine_grows_or_vanishes_when_it_is_cut(spans: list[tuple[int, int]]) -> None:
    found = tidied_words(table(*((1, x0, x0 + wide, 95, "ab") for x0, wide in spans)))
    assert [w.x0 for w in found] == [x0 for x0, _ in spans]
    assert all(w.x0 < w.x1 <= x0 + wide for w, (x0, wide) in zip(found, spans, strict=True))


def test_a_box_that_reaches_into_the_line_above_is_cut() -> None:
    line = [f"5\t1\t1\t1\t1\t1\t{100 + 60 * n}\t{top}\t50\t{high}\t95\tSp." for n, (top, high) in
            enumerate([(50, 16), (51, 15), (34, 33), (50, 20), (54, 12)])]  # fmt: skip
    tops = [w.top for w in tidied_words("\n".join(line))]
    assert (tops[:2], tops[3:]) == ([50, 51], [50, 54])
    assert 44 <= tops[2] < 50
    assert [w.top for w in tidied_words("\n".join(line[:3]))] == [50, 51, 34]  # too few to tell


def test_a_guess_in_the_place_of_a_word_is_none() -> None:
    found = tidied_words(table((1, 100, 180, 0, "Shippers"), (2, 100, 180, 71, "Shipper's"), (3, 300, 340, 10, "4,1O")))
    assert [w.text for w in found] == ["Shipper's", "4,1O"]


@pytest.mark.parametrize(
    ("text", "sure", "again"), [("6417", 0.87, True), ("6417", 0.92, False), ("Mark", 0.87, False)]
)
def test_figures_must_be_surer_than_words(monkeypatch: pytest.MonkeyPatch, text: str, sure: float, again: bool) -> None:
    boxes, words = asked(monkeypatch, [word(text, 100, 150, sure)], "0417")
    assert (len(boxes), words) == ((1, ["0417"]) if again else (0, [text]))


def test_a_line_is_shown_around_its_doubtful_words_only(monkeypatch: pytest.MonkeyPatch) -> None:
    line = [word(text, 100 + 60 * n, 150 + 60 * n, 0.5 if text == "hase" else 0.95) for n, text in
            enumerate(["the", "goods", "of", "this", "hase", "are", "bought"])]  # fmt: skip
    boxes, words = asked(monkeypatch, line, "this case are")
    assert boxes == [(280, 50, 450, 66)]
    assert words == ["the", "goods", "of", "this", "case", "are", "bought"]


@pytest.mark.parametrize(
    ("said", "words"),
    [("500cartons", ["500", "cartons"]), ("600cartons", ["600", "cartons"]), ("5000cartons", ["5000cartons"])],
)
def test_lost_spaces_stay_where_the_first_engine_saw_them(
    monkeypatch: pytest.MonkeyPatch, said: str, words: list[str]
) -> None:
    pair = [word("500", 100, 130, 0.6), word("cartons", 134, 200, 0.6)]
    assert asked(monkeypatch, pair, said)[1] == words


def test_a_number_is_not_parted_where_the_first_engine_saw_a_space(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = [word("7,", 100, 112, 0.6), word("700.50", 116, 170, 0.6)]
    assert asked(monkeypatch, pair, "7,700.50")[1] == ["7,700.50"]


def test_what_a_stamp_parts_from_a_doubtful_word_is_shown_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [word("end", 300, 340), word("Name", 183, 217, line=2), word("‘Shipper's", 107, 180, 0.6)]
    boxes, words = asked(monkeypatch, parts, "Shipper's Name")
    assert boxes == [(107, 50, 217, 66)]
    assert sorted(words) == ["Name", "Shipper's", "end"]


@pytest.mark.parametrize(
    "after",
    [word("Name", 190, 217, line=2), word("Name", 183, 217, line=2, top=60.0), word("|", 183, 185, line=2)],
    ids=["a space away", "another line", "a ruling line"],
)
def test_what_stands_apart_is_not_shown_with_it(monkeypatch: pytest.MonkeyPatch, after: OcrWord) -> None:
    assert asked(monkeypatch, [word("Shippers", 107, 180, 0.6), after])[0] == [(107, 50, 180, 66)]


def test_a_wall_parts_words_that_touch_it(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = [word("N0", 107, 180, 0.6), word("B11", 183, 217, 0.6, line=2)]
    assert len(asked(monkeypatch, cells, rules=((181.0, 0.0, 182.0, 200.0),))[0]) == 2


def test_a_page_that_both_engines_will_read_keeps_its_lines_and_words(monkeypatch: pytest.MonkeyPatch) -> None:
    boxes: list[Box] = []

    def second(_grey: np.ndarray, shown: list[Box]) -> list[tuple[str, float]]:
        boxes.extend(shown)
        return [("atall", 0.97) for _ in shown]

    monkeypatch.setattr(rereading, "reread", second)
    line = [word(t, 100 + 60 * n, 150 + 60 * n, 0.6 if t == "all" else 0.95) for n, t in enumerate(["at", "all"])]
    figure = word("6417", 700, 750, 0.87, line=2)
    torn = word("Sig", 211, 240, 0.95, line=3)
    found = reread_doubtful(PAGE, [*line, figure, torn], UNIT, (), True)
    assert boxes == [(100, 50, 210, 66)]
    assert [w.text for w in found] == ["atall", "6417", "Sig"]


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        ("CVLHOU538431", "CVLH0U538431", "CVLHOU538431"),  # between letters it is one
        ("INV20418", "INV2O418", "INV20418"),  # between figures it is one
        ("KLO48", "KL048", "KL048"),  # between a letter and a figure the surer reading stands
        ("SHALL", "SMALL", "SMALL"),  # no figure, no doubt of that kind
        ("ABO1", "AB01X", "AB01X"),  # other lengths: nothing stands beside anything
    ],
)
def test_what_stands_on_both_sides_decides_between_a_letter_and_its_figure(
    monkeypatch: pytest.MonkeyPatch, first: str, second: str, chosen: str
) -> None:
    assert asked(monkeypatch, [word(first, 100, 200, 0.6)], second)[1] == [chosen]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ([word("EXP/929/2020-", 100, 200), word("26", 202, 218)], ["EXP/929/2020-26"]),
        ([word("EXP/929/2020-", 100, 200), word("26", 208, 224)], ["EXP/929/2020-", "26"]),  # a space in the ink
        ([word("FOB-", 100, 140), word("26", 142, 158)], ["FOB-", "26"]),  # no number is left open
        ([word("2020-", 100, 140), word("Houston", 142, 190)], ["2020-", "Houston"]),
        ([word("2020-", 100, 140, line=1), word("26", 142, 158, line=2)], ["2020-", "26"]),
    ],
)
def test_a_number_left_open_by_a_hyphen_goes_on_right_behind_it(
    monkeypatch: pytest.MonkeyPatch, words: list[OcrWord], read: list[str]
) -> None:
    assert asked(monkeypatch, words)[1] == read
