"""Lines, boxes and rows of dots to write on: what is taken out of a scan before it is recognised, and what stays."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from extractors.ocr.writing_lines import blurred_rows, leaders, without_writing_lines

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
UNIT = 20.0


def paper(height: int = 300, width: int = 600) -> Pixels:
    return np.full((height, width), 250, np.uint8)


def drawn(page: Pixels, x: int, y: int, width: int, height: int) -> Pixels:
    page[y : y + height, x : x + width] = 20
    return page


def ink_left(page: Pixels, x: int, y: int, width: int, height: int) -> int:
    return int(np.count_nonzero(page[y : y + height, x : x + width] < 128))


def with_dots(count: int, step: int = 9) -> Pixels:
    """A letter as a block, and dots behind it on its line."""
    page = drawn(paper(), 40, 100, 12, 20)
    for n in range(count):
        drawn(page, 60 + n * step, 116, 4, 4)
    return page


@pytest.mark.parametrize(("count", "left"), [(3, 48), (4, 0), (12, 0)])
def test_a_row_of_dots_goes_and_an_ellipsis_stays(count: int, left: int) -> None:
    clear, _ = without_writing_lines(with_dots(count), UNIT)
    assert ink_left(clear, 55, 110, 300, 12) == left
    assert ink_left(clear, 40, 100, 12, 20) == 240


def test_a_comma_behind_the_dots_stays() -> None:
    page = drawn(with_dots(8), 60 + 8 * 9, 116, 4, 9)
    clear, _ = without_writing_lines(page, UNIT)
    assert ink_left(clear, 132, 116, 4, 9) > 0.7 * 36
    assert ink_left(clear, 60, 116, 60, 4) == 0


@given(st.lists(st.integers(32, 120), min_size=4, max_size=8))
def test_dots_of_letters_and_stops_stay(steps: list[int]) -> None:
    page, x = paper(width=1100), 20
    for step in steps:
        x += step
        drawn(page, x, 100, 4, 4)
    assert not list(leaders(page, UNIT))


def printed(text: str, size: int) -> Pixels:
    """A line of print; `size` is that of its letters, in pixels."""
    page = Image.new("L", (24 * size, 4 * size), 250)
    ImageDraw.Draw(page).text((size, size), text, fill=20, font=ImageFont.load_default(size))
    return np.asarray(page).copy()


@pytest.mark.parametrize("size", [16, 28, 44])
@pytest.mark.parametrize(
    "text", ["S.A.R.L.", "E.U.R.L.", "C.N.P.J. 4", "6.1.0.5.10", "1-2-3-4-5", "2.2.2.2.2.2", "A-B-C-D-E"]
)
def test_stops_and_hyphens_between_letters_are_print(text: str, size: int) -> None:
    assert not list(leaders(printed(text, size), 0.7 * size))


@pytest.mark.parametrize("size", [16, 28, 44])
@pytest.mark.parametrize("text", ["No. ........ S.A.", "from - - - - - - to"])
def test_a_row_of_printed_dots_is_a_leader(text: str, size: int) -> None:
    assert len(list(leaders(printed(text, size), 0.7 * size))) >= 6


def test_dots_of_one_row_lie_level() -> None:
    page = paper()
    for n in range(8):
        drawn(page, 60 + n * 9, 100 + 7 * n, 4, 4)
    assert not list(leaders(page, UNIT))


def boxed(height: int) -> Pixels:
    """A box around one line with a letter of one stroke in it, which reaches neither of its level lines."""
    page = paper()
    for x, y, wide, high in ((50, 100, 400, 2), (50, 98 + height, 400, 2), (50, 100, 2, height), (448, 100, 2, height)):
        drawn(page, x, y, wide, high)
    return drawn(page, 200, 105, 3, height - 10)


@pytest.mark.parametrize("height", [30, 36, 60])
def test_the_sides_of_a_narrow_box_go_and_its_letters_stay(height: int) -> None:
    clear, rules = without_writing_lines(boxed(height), UNIT)
    assert rules
    assert ink_left(clear, 48, 96, 6, height + 6) == 0
    assert ink_left(clear, 444, 96, 8, height + 6) == 0
    if height < 40:  # a stroke of more than two letters' height is no letter
        assert ink_left(clear, 198, 100, 8, height) == 3 * (height - 10)


def test_a_stroke_between_two_lines_but_not_at_their_ends_is_a_letter() -> None:
    page = boxed(30)
    drawn(page, 300, 101, 3, 28)
    clear, _ = without_writing_lines(page, UNIT)
    assert ink_left(clear, 298, 103, 8, 24) > 0.8 * 3 * 24


def test_a_streak_over_the_whole_page_is_taken_out_and_is_no_rule() -> None:
    page = drawn(paper(), 500, 0, 2, 300)
    clear, rules = without_writing_lines(drawn(page, 100, 50, 2, 200), UNIT)
    assert ink_left(clear, 498, 0, 6, 300) == 0
    assert [round(r[0]) for r in rules] == [100]


def test_a_streak_that_letters_hide_in_part_is_none_of_the_rules() -> None:
    page = drawn(drawn(drawn(paper(), 500, 0, 2, 90), 503, 130, 2, 170), 300, 0, 2, 290)
    _, rules = without_writing_lines(drawn(page, 480, 100, 40, 20), UNIT)
    assert {round(r[0]) for r in rules} == {300}


def test_a_letter_that_a_streak_crosses_is_not_cut() -> None:
    page = drawn(drawn(paper(), 90, 100, 24, 4), 100, 0, 2, 300)
    clear, _ = without_writing_lines(page, UNIT)
    assert ink_left(clear, 90, 100, 24, 4) == 24 * 4
    assert ink_left(clear, 98, 0, 6, 90) == 0


def row_of_pieces(page: Pixels, lengths: list[int], height: int) -> Pixels:
    """Pieces of ink of these lengths on one line, two pixels apart."""
    x = 40
    for length in lengths:
        drawn(page, x, 200, length, height)
        x += length + 2
    return page


@given(st.lists(st.integers(3, 30), min_size=18, max_size=20))
def test_dots_that_run_together_go(lengths: list[int]) -> None:
    clear, _ = without_writing_lines(row_of_pieces(paper(width=700), lengths, 3), UNIT)
    assert ink_left(clear, 30, 190, 600, 30) == 0


@given(st.lists(st.integers(3, 30), min_size=12, max_size=16), st.integers(8, 16))
def test_pieces_as_high_as_letters_are_no_row_of_dots(lengths: list[int], height: int) -> None:
    assert not list(blurred_rows(row_of_pieces(paper(width=700), lengths, height), UNIT))


def test_a_dash_and_small_print_stay() -> None:
    page = drawn(paper(), 40, 100, int(3 * UNIT), 3)
    assert not list(blurred_rows(page, UNIT))
    assert not list(blurred_rows(printed("or owner to the best of my knowledge", 11), UNIT))
