"""Phrases with which a filling tells a true thing in words that elsewhere would limit or change what is certified.

"mill no. 8", "train 1044, then MV BALTIC STAR", "this 14th of March": a word of
them alone would be a negation, another person, a condition; only the whole phrase is harmless.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from extractors.certificate.shapes import Piece, vocabulary

_ORDINAL = re.compile(r"\d{1,2}(st|nd|rd|th)")
_COUNTED = frozenset({"quantity", "packages", "description", "marks", "labor_class", "departure_date"})


def truly_told(name: str, words: Sequence[Piece]) -> list[Piece]:
    """The words of such phrases in the blank of that name."""
    if name == "departure_date":
        return list(_this_day(words))
    if name in _COUNTED:
        return []
    found = [*_number_signs(words)]
    if name == "carrier":
        found += _next_legs(words)
    return found


def _number_signs(words: Sequence[Piece]) -> Iterator[Piece]:
    """ "no. 8": the sign of a number, with its point and a figure behind it."""
    for word, after in itertools.pairwise(words):
        if word.text in {"no", "nos"} and word.raw.endswith(".") and after.raw[:1].isdigit():
            yield word


def _next_legs(words: Sequence[Piece]) -> Iterator[Piece]:
    """ "..., then vessel X": a carrier behind another one, which is said to be a vessel, a train, a truck."""
    said = vocabulary()["name"]
    kinds = said["vehicles"] | said["kinds_of_vessel"]
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        joined = before.raw.rstrip().endswith((",", ";"))
        if joined and word.text in said["next_leg"] and {after.text, after.text.strip(".")} & kinds:
            yield word


def _this_day(words: Sequence[Piece]) -> Iterator[Piece]:
    """ "this 14th of March 2026", "this 14th day of March"."""
    if len(words) > 1 and words[0].text == "this" and _ORDINAL.fullmatch(words[1].text):
        yield words[0]
