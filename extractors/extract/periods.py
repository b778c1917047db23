"""The period of a record: two dates behind one label, a month, or what stands alone above a wage register's lines."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.evidence import Evidence
from extractors.extract.candidates import Stretch, Value, make_value, read_dates
from extractors.extract.choose import make_evidence
from extractors.extract.sheet import Edge, Sheet
from extractors.values.folding import fold
from extractors.values.months import find_months

# Score of a period that no label announces.
UNLABELLED = 0.88
# Share of the page above which it stands.
TOP = 0.4
_TO = re.compile(r"\s*(?:[-–—~]+|to|through|thru|until|al?|hasta|ile|den|bis|au|ate|va|den ngay|至|到)\s*(?:ngay\s*)?")
_NOT_PERIOD = re.compile(r"print|rev|issue|emis|effective|valid|vigen|gecer|yazdir|打印|版本|制表")


def read_periods(stretch: Stretch) -> tuple[Value, ...]:
    """The dates of a text, else its months as "2026-03"."""
    dates = read_dates(stretch)
    if dates:
        return dates
    return tuple(
        make_value(stretch, m.start, m.end, f"{m.first:%Y-%m}", fit=1.0 if m.start <= 4 else 0.85)
        for m in find_months(stretch.text)
    )


def period_fields(sha256: str, sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], have: set[str]) -> list[Evidence]:
    """Start and end of a period that is printed as one ("07-Mar-2021 to 27-Mar-2021", "March 2021")."""
    if have & {"period_start", "period_end"}:
        return []
    by_label: dict[tuple[int, int], list[Edge]] = {}
    for edge in by_field.get("period", ()):
        if edge.value.value:
            by_label.setdefault((edge.label.line.index, edge.label.start), []).append(edge)
    found = [pair for edges in by_label.values() if (pair := _of_label(edges))]
    if found:
        return _evidence(sha256, *found[0]) if len(found) == 1 else []
    alone = _alone(sheet) if sheet.type == "labor_record" and not by_label else None
    return _evidence(sha256, *alone, UNLABELLED) if alone else []


def _of_label(edges: Sequence[Edge]) -> tuple[Value, Value, float] | None:
    """First and last day of what one label heads: two dates, or one month."""
    ordered = sorted(edges, key=lambda e: e.value.value or "")
    score = min(e.score for e in ordered)
    if len(ordered) == 2 and not any(_is_month(e.value) for e in ordered):
        return ordered[0].value, ordered[1].value, score
    months = _days(ordered[0].value) if len(ordered) == 1 and _is_month(ordered[0].value) else None
    return (*months, score) if months else None


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
        if line.box.top > TOP * line.page.height or _NOT_PERIOD.search(fold(line.text)):
            continue
        stretch = Stretch(line, 0, len(line.text), sheet.locale)
        values = read_periods(stretch)
        pair = None
        if len(values) == 2 and _TO.fullmatch(fold(line.text[values[0].end : values[1].start])):
            pair = (values[0], values[1])
        elif len(values) == 1 and _is_month(values[0]):
            pair = _days(values[0])
        if pair and pair[0].value and pair[1].value and pair[0].value <= pair[1].value:
            found[pair[0].value, pair[1].value] = pair
    return next(iter(found.values())) if len(found) == 1 else None


def _evidence(sha256: str, first: Value, last: Value, score: float) -> list[Evidence]:
    return [make_evidence(sha256, "period_start", first, score), make_evidence(sha256, "period_end", last, score)]
