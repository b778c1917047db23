"""A ship's name and the number of its voyage behind it: "M/V HANSA MERIDIAN V.074E"."""

from __future__ import annotations

import re
from functools import cache

from extractors.values.folding import fold
from extractors.vocabulary import pattern_of, source_of, stem_of, words_in

_SHIP = re.compile(r"^\s*(?:M\s?[/.]?\s?[VTS]\.?|S\s?[/.]\s?S\.?|MS|MSV|MOTOR VESSEL)\s+(?=\S)", re.IGNORECASE)


# A bare number behind a name is as often a part of it ("WAN HAI 507"); no ship's number begins with a nought.
_NUMBERED = re.compile(r".*[^\W\d_] [1-9]\d{0,3}", re.DOTALL)


def split_vessel(text: str, voyage_asked: bool = False) -> tuple[str, str]:
    """Vessel and voyage of a text such as "M/V HANSA MERIDIAN V.074E": ("HANSA MERIDIAN", "074E").

    A bare number is the voyage only where the blank asks for one too (`voyage_asked`).
    """
    body = _SHIP.sub("", text.strip(" .,:;/-\"“”„'"))
    match = _with_voyage().match(body)
    voyage_asked = voyage_asked and not _is_of_numbered_fleet(body)
    if not match or (not voyage_asked and _NUMBERED.fullmatch(body) and body[match.end("vessel") :].strip().isdigit()):
        return body, ""
    voyage = re.sub(r"^V\.?(?=\d)", "", match["voyage"], flags=re.IGNORECASE)
    return match["vessel"].strip(" ,/-\"“”„'"), voyage


def _is_of_numbered_fleet(body: str) -> bool:
    """Whether a fleet's ships have a number in their names, and this is one of them with it."""
    fleets = source_of("carriage", "numbered_fleets")
    return re.fullmatch(rf"{fleets} \d{{2,4}}", fold(body)) is not None


def names_no_ship(text: str) -> bool:
    """Whether a text stands where a ship would be named, and names none: "TBN", "待定"."""
    none = words_in("carriage", "no_ship")
    return fold(text).strip(" .") in none or fold(text).replace(".", "").strip() in none


def asks_for_voyage(caption: str) -> bool:
    """Whether the caption of a blank for a vessel names the voyage too: "Vessel / Voyage No."."""
    return _voyage_words().search(fold(caption)) is not None


@cache
def _with_voyage() -> re.Pattern[str]:
    marks = stem_of(words_in("carriage", "voyage_marks"))
    return re.compile(
        rf"^(?P<vessel>.*?[A-Za-z\u4e00-\u9fff].*?)[\s/,;-]+(?:{marks}\s*(?:NO\.?)?[\s:.]*)?"
        r"(?P<voyage>[A-Z]{0,3}\.?\d{1,5}[A-Z]{0,2}(?:-\d*[A-Z]?)?|0(?=\w*\d)\w{5,7}(?:MA|PL))\s*$",
        re.IGNORECASE,
    )


def _voyage_words() -> re.Pattern[str]:
    return pattern_of("carriage", "voyage_words")
