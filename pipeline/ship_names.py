"""When two papers name one ship: spelt otherwise, abbreviated, under the name of another line, with numbers. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from extractors.evidence import Evidence
from pipeline.printed_names import SLIP, Outcome, compare_names, in_order

_ROMAN = {r: str(n) for n, r in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)}
_NUMBER = re.compile(r"[1-9]\d{0,3}")
_LEAST_SLIP = 4  # letters of a word of which one may be a slip of the pen
# Voyages: "012W", "E012", "0SV8YN1MA".
_VOYAGE = re.compile(r"0\w+|\d{2,4}[nsew]|[nsew]\d{2,4}|v\d{1,4}[nsew]?")


def compare_ships(own: Evidence, other: Evidence) -> Outcome:
    """The ships of one owner share a word of their names, so what they do not share tells them apart.

    A name that may be the other one, spelt, abbreviated or in other letters ("长荣"), is a doubt; so is a number
    behind it that may be a voyage. Other numbers are other ships ("WAN HAI 501", "MSC ANNA II").
    """
    a, b = in_order(own.value), in_order(other.value)
    if _is_unnamed(a) or _is_unnamed(b) or "".join(a).isascii() != "".join(b).isascii():
        return "doubtful"
    outcome = _by_words(own, other, a, b)
    return _by_numbers(own, other) if outcome == "agrees" else outcome


def _by_words(own: Evidence, other: Evidence, a: list[str], b: list[str]) -> Outcome:
    outcome = compare_names(own, other)
    if outcome == "agrees":
        if set(a) <= set(b) or set(b) <= set(a) or _is_run_of(a, b) or _is_run_of(b, a):
            return "agrees"
        return "differs" if _have_other_numbers(a, b) else "doubtful"  # "MSC ANNA II", "III"; "MSC REN", "RENE"
    own_words, other_words = [_figures(w) for w in a], [_figures(w) for w in b]
    rest, rest_other = [w for w in own_words if w not in other_words], [w for w in other_words if w not in own_words]
    if outcome == "differs" or _have_other_numbers(a, b):
        return "differs"
    return "doubtful" if _may_be_one(rest, rest_other) else "differs"


def _is_run_of(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether whole words of a name make up the other one: "EVERGIVEN" in "EVER GIVEN 012W"."""
    runs = ("".join(long[i:j]) for i in range(len(long)) for j in range(i + 1, len(long) + 1))
    return "".join(short) in runs


def _may_be_one(rest: Sequence[str], other: Sequence[str]) -> bool:
    """Whether what two names do not share may be the same: near in spelling, abbreviated, a voyage, a line's name."""
    short, long = sorted((rest, other), key=len)
    if fuzz.ratio("".join(short), "".join(long)) >= SLIP or "".join(short) == "".join(w[0] for w in long):
        return True
    if all(w in _words("lines") for w in (*short, *long)) or all(_VOYAGE.fullmatch(w) for w in (*short, *long)):
        return True
    behind = iter(long)
    return all(any(_may_stand_for(w, word) for word in behind) for w in short)


def _may_stand_for(one: str, other: str) -> bool:
    """Whether a word is near the other, or its abbreviation: "C." for "CAPE", "ST." for "SAINT"."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    brief = short[0] == long[0] and 2 * len(short) <= len(long) and all(c in letters for c in short)
    slip = len(short) >= _LEAST_SLIP and Levenshtein.distance(one, other) == 1
    return brief or long.startswith(short) or slip or fuzz.ratio(one, other) >= SLIP


def _have_other_numbers(a: Sequence[str], b: Sequence[str]) -> bool:
    own, other = [_figures(w) for w in _numbers_in(a)], [_figures(w) for w in _numbers_in(b)]
    size = min(len(own), len(other))
    return own[:size] != other[:size]


def _by_numbers(own: Evidence, other: Evidence) -> Outcome:
    """Whether ships of one name have one number; one that is printed behind the name only may be that of a voyage."""
    a, b = in_order(own.value), in_order(other.value)
    if any(_is_of_one_only(w, b) for w in _numbers_in(a)) or any(_is_of_one_only(w, a) for w in _numbers_in(b)):
        printed = _figures_behind(own) if _numbers_in(b) else _figures_behind(other)
        return "agrees" if printed in map(_figures, (*_numbers_in(a), *_numbers_in(b))) else "doubtful"
    behind = {n for e in (own, other) if (n := _figures_behind(e)) and not _numbers_in(in_order(e.value))}
    return "doubtful" if len(behind) > 1 else "agrees"


def _is_of_one_only(number: str, words: Sequence[str]) -> bool:
    """Whether the other name has no such number, in figures or Roman ones, parted from its word or not ("EK543")."""
    joined = "".join(words)
    parted = number in joined if number.isdigit() else joined.endswith(number)
    return not parted and _figures(number) not in map(_figures, _numbers_in(words))


def _numbers_in(words: Sequence[str]) -> list[str]:
    """Words behind the first that are a number in figures or a Roman one."""
    return [w for w in words[1:] if w in _ROMAN or _NUMBER.fullmatch(w)]


def _figures(number: str) -> str:
    return _ROMAN.get(number, number)


def _figures_behind(evidence: Evidence) -> str:
    """The number that is printed right behind the value ("WAN HAI" of "WAN HAI 501"); "" for none."""
    printed = re.search(re.escape(evidence.value or "") + r"\s*[-/]?\s*([1-9]\d{0,3})(?!\w)", evidence.place.quote)
    return printed[1] if printed else ""


def _is_unnamed(words: Sequence[str]) -> bool:
    """Whether no ship is named: nothing, not yet ("TBN"), or its line only ("MAERSK LINE")."""
    return " ".join(words) in _words("unnamed") or (all(w in _words("lines") for w in words))


@lru_cache(maxsize=2)
def _words(kind: str) -> frozenset[str]:
    table = tomllib.loads((Path(__file__).parent / "registry" / "ships.toml").read_text(encoding="utf-8"))
    return frozenset(table[kind])
