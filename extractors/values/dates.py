"""Dates as printed, in eight languages -> calendar dates. Day or month first stays open until the document decides."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.values.folding import fold
from extractors.values.language_data import month_numbers, weekday_numbers
from extractors.vocabulary import any_of, either, words_in


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date found in a text at [start, end). `readings`: the dates it may mean, each with the order it presumes
    ("dmy", "mdy", or "" when the print leaves no choice). `by_weekday`: the one of its orders by which the date falls
    on the weekday printed with it, or ""."""

    start: int
    end: int
    text: str
    readings: tuple[tuple[str, dt.date], ...]
    by_weekday: str = ""

    def value(self, order: str | None) -> dt.date | None:
        """The date under the document's order, else its weekday's; None when it stays open or these two differ."""
        dates = {d for _, d in self.readings}
        if len(dates) == 1:
            return next(iter(dates))
        if order and self.by_weekday not in ("", order):
            return None
        return next((d for o, d in self.readings if o == (order or self.by_weekday)), None)


_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
# Recognition sets the figures of a Chinese line apart ("2 0 2 2 年 0 7 月 1 3 日").
_HAN = re.compile(r"(?<!\d)(\d\s?\d(?:\s?\d\s?\d)?)\s*年\s*(\d\s?\d?)\s*月\s*(\d\s?\d?)\s*日?")
# Invoices print the parts in two languages: "Ngày (date) 20 tháng (month) 03 năm (year) 2026".
_GLOSS = r"\s*(?:\([a-z]+\)\s*)?:?\s*"
_VIET = re.compile(rf"ngay{_GLOSS}(\d{{1,2}})\s*(?:thang{_GLOSS}|/\s*)(\d{{1,2}})\s*(?:nam{_GLOSS}|/\s*)(\d{{4}})")
# A time of day may stand right behind the year ("03/05/202309:21"), as recognition leaves it.
_NUMERIC = re.compile(
    r"(?<![\d./\-])(\d{1,2})(\s?[-/.]\s?)(\d{1,2})\2"
    r"((?:19|20)\d{2}(?=[0-2]\d:[0-5]\d(?!\d))|(?:(?:19|20)\d{2}|\d{2})(?![\d]|[./\-]\d))"
)
# An abbreviation with its point may stand right before a full date ("Dat.31.08.2015").
_ABBREVIATED = re.compile(r"(?<=[^\W\d_]{2}\.)(\d{1,2})(\.)(\d{1,2})\.((?:19|20)\d{2})(?![\d]|[./\-]\d)")
# Two dates joined by a dash: "03/09/26-03/22/26", "01.05.2026–31.05.2026".
_RANGE = re.compile(
    r"(?<![\d./\-])(\d{1,2})([/.])(\d{1,2})\2((?:20)?\d{2})\s?[-–]\s?(\d{1,2})\2(\d{1,2})\2((?:20)?\d{2})(?![\d]|[./\-]\d)"
)
_COMPACT = re.compile(r"(?<![\w])(20\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?![\w])")
# In figures a date has two separators alike, or eight figures, or a word for its year or day; most lines have neither.
_FIGURES = re.compile(r"\d\s?([-/.])\s?\d\d?\s?\1\s?\d|20\d{6}|年|ngay")
_DIGIT = re.compile(r"\d")
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
# Two digits from here on are years of the last century, as in RFC 5280, 4.1.2.5.1: no paper is dated decades ahead.
LAST_CENTURY = 50


@cache
def _month_names() -> re.Pattern[str]:
    return re.compile(either(sorted(month_numbers(), key=len, reverse=True)))


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Day-month-year, month-day-year and year-month-day with the month as a word, over folded text."""
    names = _month_names().pattern
    ordinal = r"(?:st|nd|rd|th|er|o|a|°|\.)?"
    link = r"[\s\-./,']*(?:(?:day of|de|del|of|d)\b[\s\-./,']*)?"
    year = r"((?:19|20)\d{2}|\d{2})(?![\d]|[:.,]\d)"
    dmy = re.compile(rf"(?<![\d])(\d{{1,2}}){ordinal}{link}({names})(?![a-z]){link}{year}")
    mdy = re.compile(rf"(?<![a-z])({names})\.?[\s\-./]*(\d{{1,2}})\s?{ordinal}(?:\s*,\s*|[\s\-/]+){year}")
    ymd = re.compile(rf"(?<!\d)((?:19|20)\d{{2}})[\s\-./]*({names})\.?[\s\-./]*(\d{{1,2}})(?!\d)")
    return dmy, mdy, ymd


def _date(year: int, month: int, day: int) -> dt.date | None:
    if year < 100:
        year += 2000 if year < LAST_CENTURY else 1900
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _numeric_readings(first: int, separator: str, second: int, year: int) -> tuple[tuple[str, dt.date], ...]:
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    # Points are written between day, month and year where the day stands first (German, Turkish, Slavic use).
    if separator.strip() == "." and day_first is not None:
        return (("", day_first),)
    if day_first is None or month_first is None or day_first == month_first:
        found = day_first or month_first
        order = "" if day_first == month_first else ("dmy" if day_first else "mdy")
        return ((order, found),) if found is not None else ()
    return (("dmy", day_first), ("mdy", month_first))


def _aligned_fold(text: str) -> str:
    """Folded text of the same length, so that places in it are places in the text."""
    return text.lower() if text.isascii() else "".join((fold(c) or " ")[:1] for c in text)


@cache
def _streets() -> re.Pattern[str]:
    """A day and month by which a street is called, its word right before: "Rua 25 de Abril", "rue du 8 mai"."""
    words = any_of(map(fold, words_in("street_dates", "streets")))
    link = r"(?:de la|del|de|du|da|do|di)"
    return re.compile(rf"{words}\.?\s+(?:{link}\s+)?\d{{1,2}}\W{{1,3}}(?:{link}\s+)?(?:{_month_names().pattern})")


def _named_dates(folded: str) -> Iterator[tuple[int, int, dt.date | None]]:
    streets = [m.span() for m in _streets().finditer(folded)]
    for start, end, date in _dates_by_name(folded):
        if all(end <= a or start >= b for a, b in streets):
            yield start, end, date


def _dates_by_name(folded: str) -> Iterator[tuple[int, int, dt.date | None]]:
    months = month_numbers()
    dmy, mdy, ymd = _named()
    for m in dmy.finditer(folded):
        yield m.start(), m.end(), _date(int(m[3]), months[m[2]], int(m[1]))
    for m in mdy.finditer(folded):
        yield m.start(), m.end(), _date(int(m[3]), months[m[1]], int(m[2]))
    for m in ymd.finditer(folded):
        yield m.start(), m.end(), _date(int(m[1]), months[m[2]], int(m[3]))


def _written_dates(folded: str) -> Iterator[tuple[int, int, dt.date | None]]:
    """Dates that leave no choice of order."""
    for m in _ISO.finditer(folded):
        yield m.start(), m.end(), _date(int(m[1]), int(m[3]), int(m[4]))
    for m in _HAN.finditer(folded.translate(_HAN_DIGITS)) if "年" in folded else ():
        year, month, day = (int("".join(part.split())) for part in m.groups())
        yield m.start(), m.end(), _date(year, month, day)
    for m in _VIET.finditer(folded) if "ngay" in folded else ():
        yield m.start(), m.end(), _date(int(m[3]), int(m[2]), int(m[1]))
    if _month_names().search(folded):
        yield from _named_dates(folded)
    for m in _COMPACT.finditer(folded):
        yield m.start(), m.end(), _date(int(m[1]), int(m[2]), int(m[3]))


_Readings = tuple[tuple[str, dt.date], ...]
_Numeric = tuple[int, int, _Readings]


def _numeric_dates(folded: str) -> Iterator[_Numeric]:
    for m in (*_NUMERIC.finditer(folded), *_ABBREVIATED.finditer(folded)):
        yield m.start(), m.end(), _numeric_readings(int(m[1]), m[2], int(m[3]), int(m[4]))


@cache
def _weekdays() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Weekdays of the same phrase, before and behind a date: one in the next column of a table has no sign or caption.

    "Date: Fri 04/07/2017", "04/07/2017 (Friday)"; not "03/04/2026  Fri  04/04/2026".
    """
    names = "|".join(sorted(map(re.escape, weekday_numbers()), key=len, reverse=True))
    before = rf"(?:(?:^|[:(])\s{{0,2}}({names})[.,]?|(?<![^\W_])({names})[.]?,)\s{{0,2}}$"
    return re.compile(before), re.compile(rf"(?:,|\s?\()\s?({names})(?![^\W_])")


def _by_weekday(folded: str, start: int, end: int, readings: _Readings) -> str:
    """Of two orders of a date, the one by which it falls on the weekday printed with it ("Fri 04/07/2017")."""
    if len({date for _, date in readings}) < 2:
        return ""
    before, behind = _weekdays()
    found = before.search(folded[:start]) or behind.match(folded, end)
    number = weekday_numbers()[next(filter(None, found.groups()))] if found else None
    fitting = [order for order, date in readings if date.weekday() == number]
    return fitting[0] if len(fitting) == 1 else ""


def _range_ends(folded: str) -> Iterator[_Numeric]:
    """Both dates of a range that is set without spaces."""
    for m in _RANGE.finditer(folded):
        yield m.start(1), m.end(4), _numeric_readings(int(m[1]), m[2], int(m[3]), int(m[4]))
        yield m.start(5), m.end(7), _numeric_readings(int(m[5]), m[2], int(m[6]), int(m[7]))


@lru_cache(maxsize=8192)
def find_dates(text: str) -> tuple[DateSpan, ...]:
    """All dates of a text, in reading order, none overlapping; times beside them are left out."""
    folded = _aligned_fold(text)
    if not (_DIGIT.search(folded) or "年" in folded):
        return ()
    if not (_FIGURES.search(folded) or _month_names().search(folded)):
        return ()
    spans = [DateSpan(a, b, text[a:b], (("", d),)) for a, b, d in _written_dates(folded) if d is not None]
    for start, end, readings in (*_numeric_dates(folded), *_range_ends(folded)):
        if readings:
            named = _by_weekday(folded, start, end, readings)
            spans.append(DateSpan(start, end, text[start:end], readings, named))
    chosen: list[DateSpan] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if all(span.end <= c.start or span.start >= c.end for c in chosen):
            chosen.append(span)
    return tuple(sorted(chosen, key=lambda s: s.start))


def parse_date(text: str, order: str | None = None) -> dt.date | None:
    """The one date that a text holds, under the order ("dmy", "mdy", None: not known), or None."""
    spans = find_dates(text)
    return spans[0].value(order) if len(spans) == 1 else None


def order_votes(spans: Iterable[DateSpan]) -> tuple[int, int]:
    """How many of the dates prove day-first, and how many month-first."""
    found = list(spans)
    day = sum(1 for s in found if len(s.readings) == 1 and s.readings[0][0] == "dmy")
    month = sum(1 for s in found if len(s.readings) == 1 and s.readings[0][0] == "mdy")
    return day, month
