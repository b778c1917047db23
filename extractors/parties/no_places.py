"""Lines under a party's name that, by their form alone, are no part of an address: captions, sentences, measures."""

from __future__ import annotations

import re

from extractors.parties.codes_and_sentences import is_sentence
from extractors.parties.company_names import has_address_word, looks_like_address
from extractors.parties.prose_lines import is_prose
from extractors.segments import is_full_width
from extractors.values.countries import country_in, region_country
from extractors.values.dates import find_dates
from extractors.values.money import find_amounts
from extractors.values.units import parse_unit

# The number of a form's box before its caption: "15 Country of dispatch", "6-9".
_BOX = re.compile(r"\d{1,2}(?:\s*[-–]\s*\d{1,2}|[a-z])?[.)]?(?:\s+|$)")
# Words of a caption whose place may follow it ("Works: 14 Mill Road"); a longer one asks for something of its own.
SHORT_CAPTION = 2
LONGEST_CAPTION = 9
# Weights stand in no address; lengths ("Ruta 9, a 400 m") and short words for pieces ("38 St") may.
_WEIGHTS = {"KGM", "LBR", "TNE"}
_MEASURE = re.compile(r"(?<![\d.,])\d[\d.,]*\s*([^\W\d_]+)\.?$")
ISO_CODE = 3
_NUMBER_WORD = re.compile(r"\b(?:N[ro]|Nº|N°|#)\.?$", re.IGNORECASE)
_SHORT_WORD = re.compile(r"\b\w{1,3}\b")
# Letters of a word that tells a phrase from a name.
_WORD = re.compile(r"[^\W\d_]{5,}")


def is_strange_caption(head: str, value: str) -> bool:
    """Whether what stands before a colon is the caption of another blank, though no list names it.

    "Reason: ...", "15 Country of dispatch: ...", "Please submit:"; not "Works: 14 Mill Road", "C.P.: 27000".
    """
    asked = _BOX.sub("", head.strip(), count=1)
    words = asked.split()
    if not words:
        return True  # "6-9: 20 cartons"
    if len(words) > LONGEST_CAPTION or any(c.isdigit() or c == "," for c in asked):
        return False
    if _NUMBER_WORD.search(asked) and value.strip()[:1].isdigit():
        return False  # "Dumlupınar Bulvarı No: 151"
    if len(words) > SHORT_CAPTION:
        return True
    placed = looks_like_address(value) and any(map(str.isalpha, value))
    return not has_address_word(asked) and not placed


def says_no_place(text: str) -> bool:
    """Whether a line is a sentence, a day, a measure, a sum, or ends as phrases do and no name of a place does."""
    if is_full_width(text[:1]):
        return False
    if is_prose(text) or _is_day(text):
        return True
    if _speaks_of_place(text):
        return False
    measure = _MEASURE.search(text)
    if measure is not None and parse_unit(measure[1]) in _WEIGHTS:
        return True
    if any(len(amount.mark) == ISO_CODE for amount in find_amounts(text)):
        return True
    return _NUMBER_WORD.search(text) is not None or is_sentence(text) or ends_as_phrase(text)


def _is_day(text: str) -> bool:
    """Whether a line is a day and no more, as of the letter under its letterhead: "September 30, 2021"."""
    days = find_dates(text)
    return len(days) == 1 and (days[0].start, days[0].end) == (0, len(text.strip(" .,")))


def _speaks_of_place(text: str) -> bool:
    """Whether an address word stands in the text; a short one ("No", "via") only beside a number."""
    return has_address_word(text if any(map(str.isdigit, text)) else _SHORT_WORD.sub("", text))


def ends_as_phrase(text: str) -> bool:
    """Whether a line begins with a capital and ends with a common word: "Resumen de no conformidades"."""
    words = _WORD.findall(text)
    if len(words) < 2 or any(c.isdigit() or c == "," for c in text):
        return False
    return text[:1].isupper() and words[-1].islower() and not country_in(text) and not region_country(text)
