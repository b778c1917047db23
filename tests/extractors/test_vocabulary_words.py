"""Patterns made of lists of words: whole words of alphabets, Chinese anywhere; the first words of phrases."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.vocabulary import any_of, first_words

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
