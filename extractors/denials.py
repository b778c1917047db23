"""Whether a sentence denies what it goes on to say: "None of the cotton was grown in Xinjiang"."""

from __future__ import annotations

import re
from functools import cache

from extractors.segments import is_cjk
from extractors.vocabulary import any_of, every_language, load_vocabulary

# Letters before a word within which a denial belongs to it: "no cotton grown in", "neither made nor".
NEAR = 45
# The word for a number is none for a denial: "No 7", "No. of packages", "No and kind".
_NO_NUMBER = r"(?!(?i:no)\.?\s*(?:\d|(?:of|and|&)\s))"


@cache
def _near() -> re.Pattern[str]:
    words = every_language(load_vocabulary("denials")["before"])
    spaced = [w for w in words if not is_cjk(w[0])]
    capitals = [form for w in spaced if w != "no" for form in (w.upper(), w.capitalize())]
    run_on = any_of(w for w in words if is_cjk(w[0]))
    return re.compile(rf"{_NO_NUMBER}{any_of([*spaced, *capitals])}[^.;:]*$|{run_on}[^。；，：:]*$")


@cache
def _opening() -> re.Pattern[str]:
    words = every_language(load_vocabulary("denials")["opening"])
    opening = any_of([form for w in words if w != "no" for form in (w.upper(), w.capitalize())])
    return re.compile(rf"(?:{opening}|(?:^|[.;:]\s+){_NO_NUMBER}{any_of(['No', 'NO'])})[^.;:,]*$")


@cache
def _excluding() -> re.Pattern[str]:
    return re.compile(_NO_NUMBER + any_of(every_language(load_vocabulary("denials")["value"])), re.IGNORECASE)


def is_excluded(value: str) -> bool:
    """Whether a value says what it is not: "not China", "other than China"."""
    return _excluding().match(value.lstrip(" (:：-")) is not None


def is_denied(before: str) -> bool:
    """Whether the text before a statement denies it: a word close by, or the one that opens its sentence."""
    return _near().search(before[-NEAR:]) is not None or _opening().search(before) is not None
