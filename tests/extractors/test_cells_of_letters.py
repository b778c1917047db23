"""Lines with Chinese in them: the second engine boxes each letter, and the words are put together again."""

from __future__ import annotations

import re
import string

from hypothesis import given
from hypothesis import strategies as st

from extractors.ocr.second_engine import put_together
from extractors.ocr.tesseract import OcrWord


def cells(said: str, *, wide: float = 6.0, step: float = 10.0) -> list[OcrWord]:
    """A cell for each sign but the spaces, all of one width, at even steps."""
    return [
        OcrWord(sign, step * at, 0.0, step * at + wide, 12.0, 0.9 - 0.001 * at, (3,), "second")
        for at, sign in enumerate(said)
        if sign != " "
    ]


def texts(said: str) -> list[str]:
    return [w.text for w in put_together(said, cells(said))]


def test_letters_between_chinese_signs_are_words_parted_where_the_line_has_a_space() -> None:
    assert texts("批号 Ingot lot (output)") == ["批", "号", "Ingot", "lot", "(output)"]
    assert texts("2025年10月18日") == ["2025", "年", "10", "月", "18", "日"]


def test_a_word_is_no_surer_than_its_least_sure_letter_and_as_wide_as_all() -> None:
    (_, word) = put_together("重 520.0KG", cells("重 520.0KG"))
    assert (word.text, word.x0, word.x1, word.line) == ("520.0KG", 20.0, 86.0, (3,))
    assert round(word.confidence, 3) == 0.9 - 0.008


def test_chinese_signs_that_follow_each_other_touch_and_others_keep_their_cells() -> None:
    close = put_together("晶棒 编", cells("晶棒 编"))
    assert [(w.x0, w.x1) for w in close] == [(0.0, 8.0), (8.0, 16.0), (30.0, 36.0)]
    far = put_together("晶棒", cells("晶棒", step=40.0))
    assert [(w.x0, w.x1) for w in far] == [(0.0, 6.0), (40.0, 46.0)]


def test_a_cell_that_the_line_does_not_say_stays_for_itself() -> None:
    stray = [*cells("ab"), OcrWord("x", 50.0, 0.0, 56.0, 12.0, 0.9, (3,), "second")]
    assert [w.text for w in put_together("ab", stray)] == ["ab", "x"]


@given(st.text(alphabet=string.ascii_letters + string.digits + "批号年 ", min_size=1, max_size=30))
def test_no_sign_is_lost_and_no_space_bridged(said: str) -> None:
    assert texts(said) == re.findall(r"[a-zA-Z0-9]+|[批号年]", said)
