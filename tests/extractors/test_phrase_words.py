"""The words read off a pattern: what is skipped for want of them would not have matched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.phrase_words import lowered, needed_words, opening_words, phrase
from extractors.vocabulary import load_vocabulary

PATTERNS = load_vocabulary("origins")["phrases"]["patterns"]
WORDS = sorted({word for pattern in PATTERNS for word in needed_words(pattern)})
OTHERS = [
    "the",
    "in",
    "of",
    "from",
    "cotton",
    "raw",
    "Texas",
    "USA",
    "Türkiye",
    "İzmir",
    "and",
    "was",
    ",",
    ".",
    "中国",
    "100 %",
]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:grown|made)\b in (?P<place>[A-Z]\w+)", ("grown", "made")),
        (r"\bcotton of (?:the )?(?P<place>[A-Z]\w+)", ("cotton of ",)),
        (r"(?:spun |made )?from \w+ origin", (" origin",)),
        (r"\b(?:originat(?:es?|ed)|(?:bought|sold) by)", ("originat", "bought", "sold")),
        (r"(?P<place>[^\W\d]+)['’][a-z]{1,5} (?:[^.;]{0,9}? )?(?:üretilen|toplanan)", ("üretilen", "toplanan")),
        (r"(?:made|\w+) of wool", (" of wool",)),
        (r"made|\w+", ()),
        (r"(?=made)[^()|]\(?", ()),
        (r"tissés? à", ("tissé",)),
    ],
)
def test_the_words_that_a_match_must_hold(pattern: str, words: tuple[str, ...]):
    assert sorted(needed_words(pattern)) == sorted(words)


def test_letters_that_stand_for_others_whatever_the_case_are_seen():
    assert lowered("MENŞEİ ıſ") == "menşei is"
    said = phrase(r"\b(?:original|spun) in (?P<place>\w+)")
    for text in ("Orıgınal in Izmir", "ORİGİNAL IN IZMIR", "ſpun in Texas"):
        assert [m["place"].lower() for m in said.found_in(text, lowered(text))] == [text.split()[-1].lower()]


@given(st.lists(st.sampled_from(WORDS + OTHERS), max_size=25), st.lists(st.booleans(), min_size=25, max_size=25))
def test_what_is_found_is_what_the_pattern_finds(words: list[str], loud: list[bool]):
    text = " ".join(word.upper() if up else word for word, up in zip(words, loud, strict=False))
    for pattern in PATTERNS:
        said = phrase(pattern)
        found = [m.span() for m in said.found_in(text, lowered(text))]
        assert found == [m.span() for m in said.pattern.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:grown|made)\b in", ("grown", "made")),
        (r"\btissés? à", ("tissé",)),
        (r"\b(?P<subject>(?:raw )?(?:cotton|lint)) of", ("raw ", "cotton", "lint")),
        (r"(?:spun )?from \w+", ("spun ", "from ")),
        (r"(?:spun )?\w+ origin", ()),
        (r"(?:made|\w+) of wool", ()),
        (r"colou?r of", ("colo",)),
        (r"u?nit of", ()),
    ],
)
def test_the_words_with_which_a_match_begins(pattern: str, words: tuple[str, ...]):
    assert sorted(opening_words(pattern)) == sorted(words)


def test_a_match_within_words_that_began_none_is_found():
    said = phrase(r"\b(?:as raw|raw) (?P<place>[A-Z]\w+)")
    text = "as raw as raw Texas"
    assert [m.span() for m in said.found_in(text, lowered(text))] == [m.span() for m in said.pattern.finditer(text)]
    inner = phrase(r"(?:is made|made in) \w+")
    text = "it is made in Texas"
    assert [m.group() for m in inner.found_in(text, lowered(text))] == ["is made in"]
