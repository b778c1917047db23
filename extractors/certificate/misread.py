"""What recognition makes of signs that print tells apart and pixels hardly do: units, quotes, stray marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from extractors.certificate.blanks import Blank
from extractors.certificate.closed_up_units import parted_unit
from extractors.certificate.words import distance
from extractors.values.countries import parse_country

_UNITS = {"0z": "oz", "0z.": "oz.", "0z.,": "oz.,"}  # ounces
_UNDECOMPOSED = str.maketrans("ıđłø", "idlo")
_QUOTES = str.maketrans("\u2018\u2019\u201a\u0060\u00b4", "'''''")
# A quotation that is closed later stays, and so do the inches behind a figure.
_STRAY = re.compile(
    r"^(?:[\s\'_|~^\u00b7\u2022]|[\"\u201c\u201d](?![^\"\u201c\u201d]+[\"\u201c\u201d]))+(?=\w)"
    r"|(?<=[\w.)])(?:[\s_|~^\u00b7\u2022\u3001\u3002\uff0c\uff1a\uff1b]|(?<!\d)[\"\u201c\u201d])+$"
)
_BY = re.compile(r"(?<=\d)x (?=\d)")  # "70x 140": print sets a space on both sides, or on none
_DATES = (
    (re.compile(r"\b[il]st\b"), "1st"),
    (re.compile(r"(?<=[a-z.] )[Il](?=,? \d{4}\b)"), "1"),  # "May I, 2026"
    (re.compile(r"(?<=[a-z.] )(\d{1,2})\. (?=\d{4}\b)"), r"\1, "),  # "June 11. 2026"
    (re.compile(r"^[A-Z] (?=\S*\d)|^[A-Z] (?=[A-Z][a-z]{2})|(?<=\d) [A-Z]$"), ""),  # a stroke of the signature
)
# Written by hand, an L is a bracket or a C and a v is a u: no firm's name ends so.
_FIRMS = ((re.compile(r"(?<!\S)[(C]td\b"), "Ltd"), (re.compile(r"\bPut(?=\.? Ltd\b)"), "Pvt"))
_PLACES = frozenset({"place_of_production", "place_of_lading", "place_of_departure"})
_LISTED = re.compile(r"(?<=[a-z])\.(?= [a-z])")  # between the classes of labor: "convict labor. forced labor"
# The tail of a comma is lost in the line below it; shorter words may be abbreviated ("Zhejiang Prov. China").
_STOPPED = re.compile(r"(?<=[^\W\d_]{5})\. (.+)$")


def _comma_before_country(match: re.Match[str]) -> str:
    return f", {match.group(1)}" if parse_country(match.group(1)) else match.group()


def as_printed(name: str, blank: Blank) -> Blank:
    """The value of a blank as it must have been printed: units spelt, plain quotes, no specks at its ends."""
    if not blank.value:
        return blank
    text = _STRAY.sub("", blank.value.translate(_QUOTES)) or blank.value
    if name in ("quantity", "description", "packages"):
        text = _BY.sub(" x ", " ".join(_UNITS.get(word, word) for word in text.split(" ")))
    if name == "quantity":
        text = " ".join(map(parted_unit, text.split(" ")))
    if name in ("departure_date", "dated"):
        for seen, meant in _DATES:
            text = seen.sub(meant, text)
    if name == "labor_class":
        text = _LISTED.sub(",", text)
    if name in _PLACES:
        text = _STOPPED.sub(_comma_before_country, text)
    if name in ("foreign_seller", "producer"):
        for seen, meant in _FIRMS:
            text = seen.sub(meant, text)
    return blank if text == blank.value else replace(blank, value=text)


def plain_letters(text: str) -> str:
    """Letters and digits without marks, spaces and punctuation."""
    shown = unicodedata.normalize("NFKD", text).casefold().translate(_UNDECOMPOSED)
    return "".join(c for c in shown if c.isalnum())


def marks(text: str) -> int:
    """Letters with marks, in words of letters: no figure bears any."""
    words = (w for w in text.split() if not any(c.isdigit() for c in w))
    return sum(not c.isascii() and c.isalpha() for w in words for c in w)


def with_accents(first: str, second: str) -> str:
    """The first reading, its words of letters with marks as the second one has them.

    An engine that does not know a letter with a mark writes another one or two in its place: "Nandti" for "Ñandú".
    """
    mine, theirs = first.split(), second.split()
    if len(mine) != len(theirs):
        return first
    return " ".join(_accented(a, b) for a, b in zip(mine, theirs, strict=True))


def _accented(word: str, other: str) -> str:
    bare, plain = plain_letters(word), plain_letters(other)
    near = bare == plain or (len(plain) > 2 and distance(bare, plain, 3) <= marks(other)) or writes(word, other)
    return other if near and 0 < marks(other) >= marks(word) else word


def writes(word: str, other: str) -> bool:
    """The same letters, where one or two of any kind stand for each letter with a mark: "Siid" for "Süd"."""
    shape = "".join(re.escape(c) if c.isascii() else ".{1,2}" for c in other)
    return len(other) > 2 and re.fullmatch(shape, word, re.IGNORECASE) is not None
