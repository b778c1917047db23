"""The gist of a page: what is kept of its words to know the paper again."""

from extractors.evidence import BBox, Page, Word
from extractors.gist import page_gist


def word(text: str, x: float, y: float, confidence: float = 1.0, hidden: str = "") -> Word:
    return Word(text, BBox(x, y, x + 30, y + 10), confidence, size=10, hidden=hidden)


def gist(*words: Word) -> str:
    return page_gist(Page(1, 600, 800, words))


def test_spelling_and_place_do_not_matter() -> None:
    typed = gist(word("KI-2026-118", 50, 50), word("Số", 200, 50), word("12,480.00", 50, 80))
    assert typed == "ki 2026 118 so 12 480 00"
    assert typed == gist(word("12.480", 55, 90), word("00", 90, 91), word("KI", 55, 60), word("2026-118", 90, 61),
                         word("SỐ", 220, 60))  # fmt: skip


def test_what_is_doubtful_is_marked_and_what_is_hidden_is_left_out() -> None:
    assert (
        gist(word("Total", 50, 50, 0.5), word("990", 90, 50), word("secret", 130, 50, hidden="white")) == "?total 990"
    )


def test_signs_stand_alone_and_single_letters_are_left_out() -> None:
    assert gist(word("发票a", 50, 50), word("I", 90, 50), word("7", 130, 50)) == "发 票 a 7"
