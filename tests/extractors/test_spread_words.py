"""Words set apart, character by character, as Chinese forms print their captions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.evidence import BBox, Word
from extractors.spread_words import joined


def _line(*pieces: tuple[str, float]) -> list[Word]:
    """Words of 10 points, each with the gap before it."""
    words, at = [], 50.0
    for text, gap in pieces:
        at += gap
        words.append(Word(text, BBox(at, 100, at + 10 * len(text), 110), size=10.0))
        at += 10 * len(text)
    return words


@pytest.mark.parametrize(
    ("pieces", "texts"),
    [
        ([("毛", 0), ("重：38,460", 10), ("kg", 3)], ["毛重：38,460", "kg"]),
        ([("名", 0), ("称：嘉善森博木制品有限公司", 40)], ["名称：嘉善森博木制品有限公司"]),
        ([("地", 0), ("址、电", 5), ("话：浙江省", 5)], ["地址、电话：浙江省"]),
        ([("收", 0), ("款", 8), ("人：张三", 8)], ["收款人：张三"]),
        ([("合", 0), ("计", 21), ("¥17", 80)], ["合计", "¥17"]),
        ([("合", 0), ("计", 90)], ["合", "计"]),  # two columns
        ([("合", 0), ("格品", 20)], ["合", "格品"]),  # no word that forms set apart
        ([("毛", 0), ("重车", 10)], ["毛", "重车"]),  # the second part goes on
        ([("品名", 0), ("称", 10)], ["品名", "称"]),
    ],
)
def test_the_parts_of_a_known_word_are_one(pieces: list[tuple[str, float]], texts: list[str]) -> None:
    assert [w.text for w in joined(_line(*pieces))] == texts


def test_parts_on_other_lines_or_of_other_size_are_not_joined() -> None:
    upper, lower = _line(("合", 0), ("计", 10))
    moved = Word(lower.text, BBox(lower.bbox.x0, 115, lower.bbox.x1, 125), size=10.0)
    larger = Word(lower.text, BBox(lower.bbox.x0, 98, lower.bbox.x1 + 6, 114), size=16.0)
    assert len(joined([upper, moved])) == len(joined([upper, larger])) == 2


@given(st.lists(st.tuples(st.text("合计毛重名称甲方A1：", min_size=1, max_size=4), st.floats(0, 90)), max_size=8))
def test_no_character_is_lost(pieces: list[tuple[str, float]]) -> None:
    words = _line(*pieces)
    made = joined(words)
    assert sorted("".join(w.text for w in made)) == sorted("".join(w.text for w in words))


def test_characters_that_an_engine_gives_one_by_one_stand_as_they_are() -> None:
    """Joined, their box is higher than each, and a line of a scan falls apart."""
    words = _line(("毛", 0), ("重", 1))
    assert joined(words) == tuple(words)
