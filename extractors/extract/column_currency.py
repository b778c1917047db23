"""The currency that the heading over an amount names: "Amount GBP", "TUTAR (EUR)", "Betrag CHF" over their column."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.evidence import Evidence
from extractors.extract.candidates import Value
from extractors.extract.choose import make_evidence
from extractors.extract.page_lines import Line, Phrase
from extractors.extract.sheet import Sheet, phrases_above
from extractors.values.money import named_marks

# Words of a heading; longer text is prose, and figures stand in rows.
MOST_WORDS = 5
# How sure a currency is that only a heading names.
SURE = 0.9


def column_currency(sheet: Sheet, amount: Value) -> Value | None:
    """The nearest heading over an amount that names one currency; None when none does, or it names two."""
    return next((mark for line, phrase in phrases_above(sheet, amount) if (mark := _named(line, phrase))), None)


def table_currency(sha256: str, sheet: Sheet, fields: Sequence[Evidence]) -> list[Evidence]:
    """The currency that heads the amount which a table gave as total, where nothing else tells one."""
    total = next((f for f in fields if f.name == "total"), None)
    if total is None or any(f.name == "currency" for f in fields):
        return []
    for line in sheet.lines:
        if line.page.number != total.place.page or abs(line.box.center[1] - total.place.bbox.center[1]) > line.height:
            continue
        for phrase in line.phrases:
            if phrase.x0 <= total.place.bbox.center[0] <= phrase.x1:
                mark = column_currency(sheet, Value(line, phrase.start, phrase.end, total.value))
                return [make_evidence(sha256, "currency", mark, SURE)] if mark else []
    return []


def _named(line: Line, phrase: Phrase) -> Value | None:
    """The currency that closes a heading of a few words without figures, or that is a line of it by itself."""
    text = line.text[phrase.start : phrase.end]
    words = text.split()
    if not words or len(words) > MOST_WORDS or any(c.isdigit() for c in text):
        return None
    if len(words) == 1 and text.endswith("."):
        return None  # the Malaysian form that a name wrapped: "BHD."
    marks = named_marks(text)
    if len(marks) != 1 or marks[0][1] < len(text.rstrip(" ).]:")):
        return None
    start, end, mark = marks[0]
    return Value(line, phrase.start + start, phrase.start + end, mark)
