"""The one home of Babel: names of months, weekdays and countries in the languages of trade papers (Unicode CLDR)."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, get_day_names, get_month_names

from extractors.values.folding import fold

LANGUAGES = ("en", "zh", "es", "tr", "vi", "de", "fr", "pt", "it", "nl", "pl")

WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")

# Spellings in use beside those of the CLDR.
_MORE_MONTHS = {
    "sept": 9, "sep": 9, "set": 9, "setiembre": 9, "mrz": 3, "maerz": 3, "jaenner": 1, "janner": 1, "jänner": 1,
    "okt": 10, "dez": 12, "fevr": 2, "fev": 2, "aout": 8, "juil": 7, "dec": 12, "avr": 4, "abr": 4, "ago": 8, "agu": 8,
    "agus": 8, "agt": 8, "ene": 1, "janv": 1, "out": 10, "eki": 10, "kas": 11, "ara": 12, "oca": 1, "sub": 2, "nis": 4,
    "haz": 6, "tem": 7, "eyl": 9, "june": 6, "july": 7, "juni": 6, "juli": 7,
}  # fmt: skip


@cache
def month_numbers() -> dict[str, int]:
    """Folded month name or abbreviation -> 1 to 12; a name that means two months in two languages is left out."""
    found: dict[str, set[int]] = {}
    for language in LANGUAGES:
        if language in ("zh", "vi"):
            continue
        for width in WIDTHS:
            # Polish abbreviations are words of other languages ("sie", "lis", "maj").
            if language == "pl" and width == "abbreviated":
                continue
            for number, name in get_month_names(width, locale=language).items():
                found.setdefault(fold(name).rstrip("."), set()).add(number)
    months = {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}
    return months | {fold(name): number for name, number in _MORE_MONTHS.items()}


@cache
def weekday_numbers() -> dict[str, int]:
    """Folded weekday name, or its English abbreviation -> 0 (Monday) to 6; others are words ("per", "car", "sal")."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in WIDTHS if language == "en" else ("wide",) if language not in ("zh", "vi") else ():
            for number, name in get_day_names(width, locale=language).items():
                found[fold(name).rstrip(".")] = number
    return found


@cache
def territory_names() -> dict[str, str]:
    """Folded country name in any of the languages -> ISO 3166-1 alpha-2."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(fold(name), code)
    return found


def territory_name(code: str, language: str) -> str:
    """The country of an ISO 3166-1 alpha-2 code in one language (ISO 639-1); the code itself where there is no name."""
    return str(Locale(language).territories.get(code, code))


def day_in_words(date: dt.date) -> str:
    """A date as it cannot be misread: "27 June 2026"."""
    return str(format_date(date, "d MMMM y", locale="en"))
