"""Whole months as printed ("Mart 2026", "Tháng 07 năm 2026", "2026年2月", "03/2026") -> first and last day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.values.dates import find_dates
from extractors.values.folding import fold
from extractors.values.language_data import month_numbers


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """A month found in a text at [start, end): its first and its last day."""

    start: int
    end: int
    first: dt.date
    last: dt.date


_YEAR = r"((?:19|20)\d{2})(?!\d|[-/.]\d)"
_HAN = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月(?!\s*\d)")
_VIET = re.compile(rf"(?<![a-z])(?:thang\s*)?(\d{{1,2}})\s*(?:nam|/)\s*{_YEAR}")
_NUMERIC = re.compile(rf"(?<![\d/.-])(0?[1-9]|1[0-2])\s?[/.-]\s?{_YEAR}")
# The year first, as forms of insurers print it: "2026 / 03".
_YEAR_FIRST = re.compile(r"(?<![\d/.-])((?:19|20)\d{2})\s?/\s?(0[1-9]|1[0-2])(?![\d/.-]|\s?/)")


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(n) for n in month_numbers()), key=len, reverse=True))
    return re.compile(rf"(?<![a-z\d])({names})(?![a-z])[\s.,/'-]*(?:(?:de|del|of|do)\b\s*)?{_YEAR}")


def _aligned(text: str) -> str:
    """Folded text of the same length, so that places in it are places in the text."""
    return "".join((fold(c) or " ")[:1] for c in text)


def _found(folded: str) -> Iterator[tuple[int, int, int, int]]:
    for m in _named().finditer(folded):
        yield m.start(), m.end(), int(m[2]), month_numbers()[m[1]]
    for pattern in (_HAN, _YEAR_FIRST):
        for m in pattern.finditer(folded):
            yield m.start(), m.end(), int(m[1]), int(m[2])
    for pattern in (_VIET, _NUMERIC):
        for m in pattern.finditer(folded):
            yield m.start(), m.end(), int(m[2]), int(m[1])


@lru_cache(maxsize=4096)
def find_months(text: str) -> tuple[MonthSpan, ...]:
    """The months of a text that stand without a day, in reading order, none inside a date or another month."""
    if not any(c.isdigit() for c in text):
        return ()
    taken = [(d.start, d.end) for d in find_dates(text)]
    spans: list[MonthSpan] = []
    for start, end, year, month in sorted(_found(_aligned(text)), key=lambda f: (f[0], -f[1])):
        if 1 <= month <= 12 and all(end <= a or start >= b for a, b in taken):
            taken.append((start, end))
            last = calendar.monthrange(year, month)[1]
            spans.append(MonthSpan(start, end, dt.date(year, month, 1), dt.date(year, month, last)))
    return tuple(spans)
