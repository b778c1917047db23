"""The upright view of a page and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.evidence import BBox, Page, Word
from extractors.ocr.orient import displayed_box, turned_box, upright_page


@given(x=st.floats(50, 500), y=st.floats(50, 700), skew=st.floats(-10, 10), rotation=st.sampled_from([0, 90, 180, 270]))
def test_there_and_back_is_the_same_place(x: float, y: float, skew: float, rotation: int) -> None:
    box = BBox(x, y, x + 40, y + 10)
    page = Page(1, 612, 792, (Word("a", box),), rotation=rotation, skew=skew)
    back = displayed_box(upright_page(page).words[0].bbox, page)
    assert back == pytest.approx(box, abs=1e-6)


def test_a_level_page_is_left_alone() -> None:
    page = Page(1, 612, 792, skew=0.05)
    assert upright_page(page) is page


def test_lines_that_fall_are_level_in_the_upright_view() -> None:
    left, right = BBox(100, 100, 140, 110), BBox(500, 114, 540, 124)  # 14 points in 400: 2 degrees
    page = Page(1, 612, 792, (Word("a", left), Word("b", right)), skew=2.0)
    a, b = (w.bbox for w in upright_page(page).words)
    assert a.top == pytest.approx(b.top, abs=0.2)


def test_a_quarter_turn_swaps_the_size() -> None:
    page = upright_page(Page(1, 792, 612, (Word("a", BBox(0, 0, 10, 40)),), rotation=90))
    assert (page.width, page.height) == (612, 792)
    assert page.words[0].bbox == BBox(572, 0, 612, 10)


def test_four_quarter_turns_are_none() -> None:
    box, width, height = BBox(10, 20, 30, 25), 612.0, 792.0
    for _ in range(4):
        box, width, height = turned_box(box, width, height, 90), height, width
    assert box == BBox(10, 20, 30, 25)
