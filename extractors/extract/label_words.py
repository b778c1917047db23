"""Words that look like a label and are none: the beginning of a number, the month of a date, a harbour's own name,
the quarter of a town."""

from __future__ import annotations

import re

from extractors.extract.page_lines import Line
from extractors.values.dates import find_dates
from extractors.values.language_data import month_numbers
from extractors.values.units import unit_after

NUMBER_WORDS = frozenset({"no", "nr", "n", "num", "#", "№", "number"})
# What follows a word that is part of a number: "INV-20481", "PO/22/118", "HT2026".
_TIES = frozenset("-/_")
_IN_NUMBER = re.compile(r"[-/_][A-Z0-9/_-]*\d")
# What follows the word of a Vietnamese date: "ngày 14 tháng 7 năm 2026".
_IN_DATE = re.compile(r"\s+\d{1,2}\s+th[áa]ng\s", re.IGNORECASE)
# Harbours whose own name begins with the word.
_PORT_NAME = re.compile(
    r"\s+(?:Klang|Kelang|Said|Sudan|Louis|Elizabeth|Everglades|Qasim|Hueneme|Harcourt|Moresby|Arthur|Canaveral|Vila|"
    r"Botany|Newark|of (?:Spain|Savannah|Oakland|Long Beach|Los Angeles|Houston|Tacoma|Seattle|Newark))\b",
    re.IGNORECASE,
)


# Letters of the shortest captions ("NW", "GW"), which streets end with, too; and the word of a name before them.
_ABBREVIATED = 2
_WORD_BEFORE = re.compile(r"[A-Z][^\W\d_]*[a-z][^\W\d_]*\s$")

_NUMBER = re.compile(r"[\s:]*\d[\d.,' ]*")
_WEIGHTS = frozenset({"KGM", "LBR", "TNE", "GRM"})

# A month and its day at the end of a line, the year in the next one.
_DAY_AT_END = re.compile(r"[^\W\d_]+\.?\s+\d{1,2},?\s*$")
_LETTER_BEFORE = re.compile(r"(?<![^\W_])[A-Z]$")


def goes_on(text: str, end: int, word: str) -> bool:
    """Whether a word that ends at a place is the beginning of a number or name and not the label of one."""
    follower = text[end : end + 1]
    if follower.isspace():
        named = _PORT_NAME.match(text, end) if word == "port" else None
        return named is not None or _IN_DATE.match(text, end) is not None
    if follower.isdigit():
        # "Entry N55-6120338-0" begins with its filer's code.
        coded = _LETTER_BEFORE.search(text, max(0, end - 2), end) is not None
        return coded or (word.isascii() and word not in NUMBER_WORDS)
    return follower in _TIES and _IN_NUMBER.match(text, end) is not None


def is_month(text: str, word: str, start: int) -> bool:
    """Whether a folded word at a place is the month of a date: "May 14, 2026" is no label "máy"."""
    if word not in month_numbers():
        return False
    return _DAY_AT_END.match(text, start) is not None or any(d.start <= start < d.end for d in find_dates(text))


def says_number(word: str) -> bool:
    """Whether a plain word means number and nothing else."""
    return word in NUMBER_WORDS or word in ("numero", "nummer", "numara")


def ends_words(line: Line, start: int, end: int) -> bool:
    """Whether two bare letters end a phrase that other words open: "1200 Belmont Road NW" weighs nothing net.

    "Cargo NW" does, where no number of a house stands before and a weight with its unit follows.
    """
    phrase = line.phrases[line.phrase_at(start)]
    word, before = line.text[start:end], line.text[phrase.start : start]
    bare = len(word) == _ABBREVIATED and word.isascii() and word.isalpha()
    named = bare and end == phrase.end and _WORD_BEFORE.search(before) is not None
    return named and (any(c.isdigit() for c in before) or not _weighs(line.text[end:]))


def _weighs(text: str) -> bool:
    """Whether a text begins with a number and its unit of weight."""
    number = _NUMBER.match(text)
    unit = unit_after(text, number.end()) if number else None
    return unit is not None and unit[0] in _WEIGHTS
