"""Days that a sentence names and does not tell of its own paper: "not yet shipped on", "planned from ... to ...",
"our agreement was signed on". The words are data (`vocabulary/disclaimed_dates.toml`).

Captions of dates are judged elsewhere: of another purpose (`other_dates`), of carriage to come (`planned_dates`).
"""

from __future__ import annotations

import re
from functools import cache, partial

from extractors.denials import is_denied
from extractors.extract.labels import vocabulary
from extractors.extract.sheet import Edge
from extractors.values.dates import find_dates
from extractors.values.folding import fold
from extractors.vocabulary import source_of

_ENDS = re.compile(r"(?<!\b\w)(?<!\b\w\w)[.!?;:]\s+|[。；：！？]")
# A sentence has so many words before its label.
WORDS = 2
_DATED = frozenset({"date", "period"})


def without_disclaimed_dates(edges: list[Edge]) -> list[Edge]:
    """The edges without days of sentences that deny or plan them, or date another paper by them."""
    return [e for e in edges if vocabulary().kinds[e.field] not in _DATED or not _is_disclaimed(e)]


def _is_disclaimed(edge: Edge) -> bool:
    label, line = edge.label, edge.label.line
    if label.colon or edge.value.line is not line:
        return False
    if any(day.start < label.start < day.end for day in find_dates(line.text)):
        return True  # "tháng" of "ngày 12 tháng 5 năm 2026" heads no month
    phrase = line.phrases[line.phrase_at(label.start)]
    said = line.text[phrase.start : label.start]
    if len(line.text[phrase.start : label.end].split()) <= WORDS:
        return False
    return is_disclaimed_date(said, line.text[edge.value.end : phrase.end], edge.field)


def is_disclaimed_date(before: str, behind: str, field: str) -> bool:
    """Whether a sentence names days that are not its paper's.

    `before`: up to the label of `field`, or, where no label heads the days of the "work", up to these.
    """
    said = fold(_ENDS.split(before.strip(" .:"))[-1]).strip()
    rest = fold(_ENDS.split(behind)[0])
    if _other_year().search(f"{said} {rest}") or _unmeant().match(rest) or _condition().match(said):
        return True
    if field == "signature_date":
        return _of_paper().search(_itself().sub("", said)) is not None
    if field == "due_date":
        return _owed_before().search(said) is not None
    return _near().search(said) is not None or (field == "work" and is_denied(said))


def signs_another(before: str) -> bool:
    """Whether a sentence with a verb of the past signs another paper: "The framework agreement was signed on"."""
    said = fold(_ENDS.split(before.strip(" .:"))[-1])
    return _was().search(said) is not None and is_disclaimed_date(before, "", "signature_date")


@cache
def _was() -> re.Pattern[str]:
    return re.compile(_either("was"))


_either = partial(source_of, "disclaimed_dates")


@cache
def _other_year() -> re.Pattern[str]:
    return re.compile(_either("other_years"))


@cache
def _unmeant() -> re.Pattern[str]:
    return re.compile(rf"[^.;:]{{0,40}}?{_either('unmeant')}")


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(rf"\W*{_either('conditions')}")


@cache
def _of_paper() -> re.Pattern[str]:
    return re.compile(rf"{_either('papers')}|{_either('first')}(?:\s+\w+)?$")


@cache
def _itself() -> re.Pattern[str]:
    return re.compile(rf"{_either('this')}\s+(?:\w+\s+)?{_either('papers')}")


@cache
def _owed_before() -> re.Pattern[str]:
    return re.compile(rf"{_either('owed_before')}(?:\s+\w+){{0,2}}$")


@cache
def _near() -> re.Pattern[str]:
    """Denied or planned, so few words before the days; or how long something holds."""
    denied = rf"{_either('denying')}(?:\s*\w+){{0,3}}"
    planned = rf"{_either('planned')}(?:\s*\w+){{0,4}}"
    return re.compile(rf"(?:{denied}|{planned}|{_either('holding')}(?:\s+\w+){{0,2}})$")
