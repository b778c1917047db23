"""Patterns made of lists of words: whole words of alphabets, Chinese anywhere; the first words of phrases."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.segments import plain
from extractors.values import dates
from extractors.vocabulary import any_of, either, every_language, first_words, load_vocabulary, pattern_of, words_in

WORDS = ["hs", "hs code", "s.a.", "ton*", "税号", "号", "§"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the hs code 12", ["hs code"]),
        ("ths hsx", []),
        ("hs 12 tonnes", ["hs", "tonnes"]),
        ("新税号12号", ["税号", "号"]),
        ("acme s.a. ltd", ["s.a."]),
        ("19 § 4", ["§"]),
    ],
)
def test_whole_words_the_longest_first(text: str, found: list[str]):
    assert re.findall(any_of(WORDS), text) == found


@given(st.text(alphabet="hs code.a*ton税号§1 ", max_size=30))
def test_a_list_finds_what_its_words_find_one_by_one(text: str):
    """As if each word were tried with its own edges at every place, the longest first."""
    alone = {word: re.compile(any_of([word])) for word in sorted(WORDS, key=lambda w: (-len(w), w))}
    at, found = 0, []
    while at < len(text):
        hit = next((m for pattern in alone.values() if (m := pattern.match(text, at))), None)
        found += [hit.span()] if hit else []
        at = hit.end() if hit else at + 1
    assert [m.span() for m in re.finditer(any_of(WORDS), text)] == found


def test_no_word_makes_a_pattern_that_says_nothing():
    assert any_of([]) == "(?:)"


def test_the_words_that_begin_phrases():
    assert first_words(frozenset({"bill to", "bill", "税号"})) == {"bill", "税号"}


LETTERS = st.text(alphabet="abAB 号*", min_size=1, max_size=5)


@given(st.lists(LETTERS, min_size=12, max_size=40, unique=True), st.text(alphabet="abABc 号", max_size=20))
def test_alternatives_parted_by_their_first_letters_find_what_they_find_in_a_row(words: list[str], text: str):
    row = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    for flags in (0, re.IGNORECASE):
        spans = [m.span() for m in re.finditer(row, text, flags)]
        assert [m.span() for m in re.finditer(either(words), text, flags)] == spans


def test_words_of_tables_in_every_language_each_once():
    totals = load_vocabulary("totals")
    both = [*every_language(totals["row"]), *every_language(totals["part"])]
    assert list(words_in("totals", "row", "part")) == list(dict.fromkeys(both))
    assert all(pattern_of("totals", "row", "part").fullmatch(word) for word in both if "*" not in word)
    with pytest.raises(KeyError):
        words_in("totals", "no such table")


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_is_made_plain_sign_by_sign(text: str):
    signs = (c.lower() if c.isalnum() or c in "&%#" else " " for c in text)
    assert plain(text) == " ".join("".join(signs).split())


PIECES = st.sampled_from([*"0123456789./- ,", "20", "2026", "12", "年", "月", "日", "may", "ngày ", "tháng ", "năm "])


@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_text_passed_over_for_its_figures_holds_no_date(text: str):
    found = dates.find_dates(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "_FIGURES", re.compile(""))
        assert dates.find_dates.__wrapped__(text) == found
