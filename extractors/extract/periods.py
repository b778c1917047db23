"""The period of a record: two dates behind one label, a month, or what stands alone above a wage register's lines."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from extractors.evidence import Evidence
from extractors.extract.bent_captions import of_another_day
from extractors.extract.candidates import Stretch, Value, make_value, read_dates
from extractors.extract.choose import make_evidence
from extractors.extract.disclaimed_dates import is_disclaimed_date
from extractors.extract.labels import PLAIN
from extractors.extract.page_lines import Line, Phrase
from extractors.extract.sheet import Edge, Sheet
from extractors.values.dates import find_dates
from extractors.values.folding import fold
from extractors.values.language_data import month_numbers
from extractors.values.months import find_months
from extractors.vocabulary import any_of, every_language, load_vocabulary, stem_of, words_in

# Score of a period that no label announces.
UNLABELLED = 0.88
# Points by which the days of a column may be out of flush.
FLUSH = 6.0
# Share of the page above which it stands.
TOP = 0.4
_TO = re.compile(r"\s*(?:[-–—~]+|to|through|thru|until|al?|hasta|ile|den|bis|au|ate|va|den ngay|至|到)\s*(?:ngay\s*)?")


_RECORDS = frozenset({"labor_record", "production_record"})


def read_periods(stretch: Stretch) -> tuple[Value, ...]:
    """The dates of a text, else its months as "2026-03"."""
    dates = read_dates(stretch)
    if dates:
        first = _begun(stretch, dates[0]) if len(dates) == 1 else None
        return (first, *dates) if first else dates
    return tuple(
        make_value(stretch, m.start, m.end, f"{m.first:%Y-%m}", fit=1.0 if m.start <= 4 else 0.85)
        for m in find_months(stretch.text)
    )


# What stands before the last day of a period: its first day, and its month where that is another one.
_FIRST = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})\.?(?:\s*(?:de\s+)?(?P<month>[a-z]{3,12})\.?(?:\s+de)?)?\s*"
    r"(?:[-–—~]|\b(?:to|through|until|al?|hasta|ile|bis|au|ate)\b)\s*(?:el\s+|o\s+|zum\s+)?$"
)


def _begun(stretch: Stretch, last: Value) -> Value | None:
    """The first day of a period that borrows month and year from its last ("del 30 de marzo al 5 de abril de 2026")."""
    before = stretch.line.text[stretch.start : last.start]
    match = _FIRST.search(fold(before)) if len(fold(before)) == len(before) and last.value else None
    if match is None:
        return None
    end = dt.date.fromisoformat(last.value or "")
    month = month_numbers().get(match["month"]) if match["month"] else end.month
    if month is None:
        return None
    try:
        day = dt.date(end.year - (month > end.month), month, int(match["day"]))
    except ValueError:
        return None
    return (
        replace(last, start=stretch.start + match.start(), end=last.end, value=day.isoformat()) if day < end else None
    )


def period_fields(sha256: str, sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], have: set[str]) -> list[Evidence]:
    """Start and end of a period that is printed as one ("07-Mar-2021 to 27-Mar-2021", "March 2021")."""
    given = have & {"period_start", "period_end"}
    if given == {"period_start"}:
        return _run_on(sha256, sheet, by_field.get("period_start", ()))
    if given and given != {"period_end"}:
        return []
    by_label: dict[tuple[int, int], list[Edge]] = {}
    for edge in by_field.get("period", ()):
        if edge.value.value:
            by_label.setdefault((edge.label.line.index, edge.label.start), []).append(edge)
    found = [pair for edges in by_label.values() if (pair := _of_label(sheet, edges, general=False))]
    found = found or [pair for edges in by_label.values() if (pair := _of_label(sheet, edges, general=True))]
    if given:
        opened = len(found) == 1 and found[0][0] == found[0][1]
        return _evidence(sha256, *found[0])[:1] if opened else []  # the day of the work, and another of its end
    if found:
        same = len({(first.value, last.value) for first, last, _ in found}) == 1
        return _evidence(sha256, *max(found, key=lambda pair: pair[2])) if same else []
    alone = _alone(sheet) if sheet.type in _RECORDS and not by_label else None
    return _evidence(sha256, *alone, UNLABELLED) if alone else []


def _run_on(sha256: str, sheet: Sheet, edges: Sequence[Edge]) -> list[Evidence]:
    """The last day, where it follows the first one in its line ("From 09-12-2025 to 11-12-2025")."""
    last = ((_later(sheet, edge), edge.score) for edge in edges)
    ends = [make_evidence(sha256, "period_end", value, score) for value, score in last if value is not None]
    return ends if len(ends) == 1 else []


def _later(sheet: Sheet, edge: Edge) -> Value | None:
    """The date of the same line that a word for "to" joins to the one of an edge, and that is later."""
    line, at = edge.value.line, edge.value.end
    values = read_dates(Stretch(line, at, len(line.text), sheet.locale))
    joined = bool(values) and _TO.fullmatch(fold(line.text[at : values[0].start])) is not None
    return values[0] if joined and (values[0].value or "") > (edge.value.value or "") else None


def _of_label(sheet: Sheet, edges: Sequence[Edge], *, general: bool) -> tuple[Value, Value, float] | None:
    """First and last day of what one label heads: two dates, or one month.

    `general`: "Date" alone may be the label, where the paper is of one day.
    """
    ordered = sorted(edges, key=lambda e: e.value.value or "")
    score = min(e.score for e in ordered)
    if len(ordered) == 2 and not any(_is_month(e.value) for e in ordered):
        return ordered[0].value, ordered[1].value, score
    if len(ordered) != 1:
        return None
    only = ordered[0]
    if _is_month(only.value):
        return (*_days(only.value), score)
    if later := _later(sheet, only):
        return only.value, later, score
    return (only.value, only.value, score) if _dates_a_day(sheet, only, general) else None


# "Production date: 29.08.2025" is the day on which it was made; "Date:" may be that of the paper.
# A second day glued to the first, of which one alone was read: "01/12/2026-01/15/2026".
_GOES_ON = re.compile(r"\s?[-–—/]\s?\d")


@cache
def _of_the_paper() -> re.Pattern[str]:
    return re.compile(stem_of(words_in("periods", "of_the_paper")))


@cache
def _day() -> re.Pattern[str]:
    words = load_vocabulary("periods")
    return re.compile(f"{stem_of(every_language(words['day']))}|{any_of(every_language(words['day_word']))}")


def _dates_a_day(sheet: Sheet, edge: Edge, general: bool) -> bool:
    """Whether a label dates the work itself, on one day: it heads no column of days."""
    label, line = edge.label, edge.value.line
    more = [
        below
        for below in sheet.lines[line.index + 1 : line.index + 3]
        if any(abs(line.x_at(edge.value.start) - p.x0) < FLUSH and _dated(below, p) for p in below.phrases)
    ]
    heads = edge.relation != "right" and bool(more)
    if _GOES_ON.match(line.text, edge.value.end):
        return False
    dated = label.strength >= PLAIN or (general and _is_of_a_day(sheet))
    return dated and not heads and _day().search(fold(label.text)) is not None


# A report of a day or a shift: its "Date" is the day of the work.
_OF_A_DAY = re.compile(
    r"\b(?:daily|shift|diari[oa]|turno|gunluk|vardiya|hang ngay|journalier|journaliere|quotidien|"
    r"taglich\w*|schicht\w*|tages\w*)\b|日报|班次"
)


def _is_of_a_day(sheet: Sheet) -> bool:
    """Whether the head of a record says that it reports a day or a shift."""
    head = (line for line in sheet.lines if line.page is sheet.lines[0].page and line.box.top < TOP * line.page.height)
    return sheet.type == "production_record" and any(_OF_A_DAY.search(fold(line.text)) for line in head)


def _dated(line: Line, phrase: Phrase) -> bool:
    return bool(find_dates(line.text[phrase.start : phrase.end]))


def _is_month(value: Value) -> bool:
    return len(value.value or "") == len("2026-03")


def _days(value: Value) -> tuple[Value, Value]:
    """The first and the last day of a month, both printed where the month is."""
    year, month = (int(part) for part in (value.value or "").split("-"))
    last = calendar.monthrange(year, month)[1]
    return replace(value, value=f"{year}-{month:02d}-01"), replace(value, value=f"{year}-{month:02d}-{last:02d}")


def _alone(sheet: Sheet) -> tuple[Value, Value] | None:
    """The one month, or the one pair of dates with a word between them, in the upper part of a register."""
    found: dict[tuple[str | None, str | None], tuple[Value, Value]] = {}
    for line in sheet.lines:
        if line.box.top > TOP * line.page.height or _of_the_paper().search(fold(line.text)):
            continue
        stretch = Stretch(line, 0, len(line.text), sheet.locale)
        values = read_periods(stretch)
        pair = None
        if values and of_another_day(line.text[: values[0].start]):
            continue
        if len(values) == 2 and _is_range(line, *values):
            pair = (values[0], values[1])
        elif len(values) == 1 and _is_month(values[0]) and sheet.type == "labor_record":
            pair = _days(values[0])
        if pair and is_disclaimed_date(line.text[: pair[0].start], line.text[pair[1].end :], "work"):
            continue
        if pair and pair[0].value and pair[1].value and pair[0].value <= pair[1].value:
            found[pair[0].value, pair[1].value] = pair
    return next(iter(found.values())) if len(found) == 1 else None


def _is_range(line: Line, first: Value, last: Value) -> bool:
    """Whether two dates are the ends of a period: a word for it between them, or the first one inside the other."""
    return first.end >= last.start or _TO.fullmatch(fold(line.text[first.end : last.start])) is not None


def _evidence(sha256: str, first: Value, last: Value, score: float) -> list[Evidence]:
    return [make_evidence(sha256, "period_start", first, score), make_evidence(sha256, "period_end", last, score)]
