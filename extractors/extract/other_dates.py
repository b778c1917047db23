"""Dates of another purpose than the day on which a paper was written: "Required date", "Valid until", "Printed on".

Their captions say so; the words are data (`vocabulary/other_dates.toml`). Days of departure and arrival that a caption
plans: `planned_dates`; days that a sentence names and does not tell of its paper: `disclaimed_dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.extract.candidates import Value
from extractors.extract.labels import WEAK
from extractors.extract.page_lines import Line
from extractors.extract.sheet import Edge, Sheet
from extractors.parties.company_names import has_legal_form
from extractors.titles import is_title
from extractors.values.folding import fold
from extractors.vocabulary import pattern_of, source_of

# The dates by which papers go; carriage is the own purpose of the one of departure.
OWN_DATES = ("invoice_date", "order_date", "payment_date", "departure_date")
# Letter heights between a caption and the date under it, points by which they are out of flush.
NEAR, FLUSH = 0.9, 3.0
# Where what is said before a caption ends: "Terms: due on receipt. Date", "Delivery note 881 Date".
_APART = re.compile(r"[:：;,.\d]")


def of_other_purpose(sheet: Sheet, value: Value, field: str) -> bool:
    """Whether the words before a date, in the piece left of it or in the one above say that it is no `field`."""
    said = (text for text in _captions(sheet, value) if not is_title(text) and not has_legal_form(text))
    return any(_bends(text, field) for text in said)


def _bends(text: str, field: str) -> bool:
    """Whether the words of a caption make its date another than `field`, and it names none of both at once."""
    folded = fold(text)
    if field == "payment_date" and _entered().search(folded):
        return True
    return _purposes(field == "departure_date").search(folded) is not None and not _shared().search(folded)


def led_to_day(value: Value) -> bool:
    """Whether a caption without a colon leads to a date with a preposition: "Keyed in on    21 September"."""
    line, at = value.line, value.line.phrase_at(value.start)
    before = fold(line.text[line.phrases[at - 1].start : line.phrases[at - 1].end]) if at else ""
    return re.search(rf"\s{source_of('other_dates', 'leads')}$", before) is not None


def without_other_purposes(by_field: Mapping[str, list[Edge]]) -> dict[str, list[Edge]]:
    """The edges without general words of dates that another word bends: "Date required:", "Quotation date:"."""
    return {
        field: kept
        for field, edges in by_field.items()
        if (kept := [e for e in edges if field not in OWN_DATES or not _is_bent(e, field)])
    }


def _is_bent(edge: Edge, field: str) -> bool:
    label = edge.label
    if label.strength > WEAK:
        return False
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    behind = line.text[label.end : edge.value.start if edge.value.line is line else phrase.end]
    before = _APART.split(line.text[phrase.start : label.start])[-1]
    if _shared().search(fold(line.text[phrase.start : phrase.end])):
        return False
    return _bends(f"{before} {behind}", field)


def _captions(sheet: Sheet, value: Value) -> Iterator[str]:
    line = value.line
    at = line.phrase_at(value.start)
    phrase = line.phrases[at]
    yield line.text[phrase.start : value.start]
    if value.start > phrase.start:
        return
    if at:
        yield line.text[line.phrases[at - 1].start : line.phrases[at - 1].end]
    above = sheet.lines[line.index - 1] if line.index else None
    if above is not None and _adjoins(above, line):
        yield from (above.text[p.start : p.end] for p in above.phrases if abs(p.x0 - phrase.x0) <= FLUSH)


def _adjoins(above: Line, line: Line) -> bool:
    return above.page is line.page and line.box.top - above.box.bottom < NEAR * line.height


def _purposes(of_carriage: bool) -> re.Pattern[str]:
    return pattern_of("other_dates", *(("purposes",) if of_carriage else ("purposes", "carriage")))


def _entered() -> re.Pattern[str]:
    """What says that an order was typed in, which pays nothing yet."""
    return pattern_of("other_dates", "entered")


def _shared() -> re.Pattern[str]:
    return pattern_of("other_dates", "shared")
