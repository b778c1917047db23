"""Amounts of money as printed: the number and the currency beside it, by ISO 4217 code, sign or word."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractors.values.folding import is_cjk
from extractors.values.iso_codes import currency_codes
from extractors.values.numbers import NUMBER

VOCABULARY = Path(__file__).parent.parent / "vocabulary" / "currencies.toml"
_TABLE = tomllib.loads(VOCABULARY.read_text("utf-8"))
# Signs that several currencies share: the document must say which.
SHARED: Mapping[str, tuple[str, ...]] = {sign: tuple(codes) for sign, codes in _TABLE.pop("shared").items()}
# Codes that are words of goods and shops too ("MARKER PEN 3.20"): alone they do not tell a document's currency.
GOODS_WORDS: frozenset[str] = frozenset(_TABLE.pop("goods")["words"])
# Codes that stand for something else on trade papers.
_NEVER: frozenset[str] = frozenset(_TABLE.pop("never")["words"])
# Codes that are words, or abbreviations of words, unless they stand in capitals ("Cad.", a street in Turkish).
_CAPITALS: frozenset[str] = frozenset(_TABLE.pop("capitals")["words"])
# What stands behind a code that is none: "CAD at sight", cash against documents; "CAD. NO: 5", a Turkish street.
NO_CURRENCY = re.compile(
    r"\s+(?:at|against|basis|on|upon)\b"
    r"|(?<=\bCAD)\.?\s*(?:(?:no|nr|numara)\b|(?<=[.\s])\d{1,4}\b(?![.,]\d))",
    re.IGNORECASE,
)
# Signs and words with one meaning.
SIGNS: Mapping[str, str] = {sign: code for code, signs in _TABLE.items() for sign in signs}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number at [start, end) of a text and the currency mark beside it: an ISO code, a shared sign, or ""."""

    start: int
    end: int
    number: str
    mark: str


@lru_cache(maxsize=8192)
def currency_mark(text: str, expected: bool = False) -> str | None:
    """The ISO code (or shared sign) that a text is, or None: "USD" "US$" "€" "TL" "$".

    `expected`: a sum or a currency's caption stands beside it, and small letters are no other word ("Cad 4,500.00").
    """
    body = text.strip(" ()[]:;,").strip()
    if body.upper() in currency_codes():
        small = body != body.upper() and body.upper() in (GOODS_WORDS if expected else _CAPITALS)
        return None if small or body.upper() in _NEVER else body.upper()
    found = SIGNS.get(body.upper()) or SIGNS.get(body)
    if found:
        return found
    return body.upper() if body.upper() in SHARED else None


# What stands right before and behind a number; letters of the longest mark with the space and the line's end.
_BEFORE, _BEHIND, _MARK = re.compile(r"(\S{1,6})\s?$"), re.compile(r"[\s ]?([^\s\d]{1,6})"), 8


def _beside(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The mark right before or after a number, with the span that holds both."""
    before = _BEFORE.search(text, max(0, start - _MARK), start)
    if before:
        found = _tail_mark(before[1], _CENTS.search(text, start, end) is not None)
        if found:
            return found[0], before.start(1) + found[1], end
    after = _BEHIND.match(text, end)
    if after:
        mark = currency_mark(after[1].strip(".-/").rstrip("整正"))
        if mark:
            return mark, start, after.end(1)
    return "", start, end


# What tells a sum from the number of a house.
_CENTS = re.compile(r"\d[.,]\d\d$")


@lru_cache(maxsize=8192)
def _tail_mark(word: str, expected: bool = False) -> tuple[str, int] | None:
    """A currency mark that closes a word ("Total:$" -> "$"), with its offset."""
    stripped = word.rstrip("(-−#")
    for size in range(min(5, len(stripped)), 0, -1):
        tail, head = stripped[-size:], stripped[: len(stripped) - size]
        mark = currency_mark(tail, expected)
        joined = head and head[-1].isalpha() and tail[0].isalpha()
        if mark and tail == tail.strip(" ()[]:;,") and not (joined and not (len(tail) > 1 and is_cjk(tail[0]))):
            return mark, len(stripped) - size
    return None


@lru_cache(maxsize=8192)
def find_amounts(text: str) -> tuple[Amount, ...]:
    """Every number of a text with the currency mark beside it; percentages are left out."""
    if not any(map(str.isdigit, text)):
        return ()
    found = []
    apart = _without_forms(text)
    for m in _numbers(text):
        if text[m.end() : m.end() + 2].lstrip().startswith("%"):
            continue
        mark, start, end = _beside(apart, m.start(), m.end())
        found.append(Amount(start, end, m.group(), mark))
    return tuple(found)


_BEFORE_MARK = re.compile(r"(?<![\w.,])(\d[\d.,'’]*\d|\d)(?=[^\W\d_]{1,3}(?![\w])|[€$£¥₺₫])")
_GLUED_MARK = re.compile(r"[^\s\d]{1,4}")
# Chinese parts no words: "人民币3,200.50元整"; "120万元" is no sum of 120.
_GLUED = re.compile(
    r"(?<=[A-Za-z$€£¥₹₺₫￥#.\u4e00-\u9fff])(\d[\d.,'’]*\d|\d)"
    r"(?![^\W\u4e00-\u9fff]|[.,]\d|\s?[十百千万亿萬億])"
)


def _numbers(text: str) -> list[re.Match[str]]:
    """Numbers standing free, and those glued to a currency mark ("USD91897,20", "RM9.00", "100.00TL")."""
    found = list(NUMBER.finditer(text))
    taken = [(m.start(), m.end()) for m in found]
    for m in _GLUED.finditer(text):
        free = all(m.end() <= a or m.start() >= b for a, b in taken)
        if free and _tail_mark(text[max(0, m.start() - 5) : m.start()].rsplit(" ", maxsplit=1)[-1]):
            found.append(m)
            taken.append((m.start(), m.end()))
    for m in _BEFORE_MARK.finditer(text):
        tail = _GLUED_MARK.match(text, m.end())
        if tail and currency_mark(tail[0]) and all(m.end() <= a or m.start() >= b for a, b in taken):
            found.append(m)
            taken.append((m.start(), m.end()))
    return sorted(found, key=lambda m: m.start())


# The Malaysian company's form ends as the Bahraini dinar is written.
_COMPANY_FORM = re.compile(r"\bSDN\W{0,3}BHD\b", re.IGNORECASE)


def _without_forms(text: str) -> str:
    """The text with the Malaysian form blanked, its length kept."""
    return _COMPANY_FORM.sub(lambda m: " " * len(m.group()), text) if "bhd" in text.lower() else text


def marks_in(text: str) -> list[str]:
    """Currency codes and shared signs that stand as words of their own in a text."""
    return [mark for _, _, mark in _marked_words(text)]


def named_marks(text: str) -> list[tuple[int, int, str]]:
    """The marks of one meaning in a text: (start, end, ISO code)."""
    return [found for found in _marked_words(text) if found[2] not in SHARED]


def shared_marks(text: str) -> list[tuple[int, int, str]]:
    """The signs of several currencies that stand as words of their own in a text: (start, end, sign)."""
    return [found for found in _marked_words(text) if found[2] in SHARED]


def _marked_words(text: str) -> list[tuple[int, int, str]]:
    apart = _without_forms(text)
    return [(m.start(), m.end(), mark) for m in _SHORT.finditer(apart) if (mark := currency_mark(m[0]))]


# A word of at most six letters, as all marks are.
_SHORT = re.compile(r"(?<![^\s/:()\d.,])[^\s/:()\d.,]{1,6}(?![^\s/:()\d.,])")
