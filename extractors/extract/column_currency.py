"""The currency that the heading over an amount names: "Amount GBP", "TUTAR (EUR)", "Betrag CHF" over their column."""

from __future__ import annotations

from extractors.extract.candidates import Value
from extractors.extract.page_lines import Line, Phrase
from extractors.extract.sheet import Sheet, phrases_above
from extractors.values.money import named_marks

# Words of a heading; longer text is prose, and figures stand in rows.
MOST_WORDS = 5


def column_currency(sheet: Sheet, amount: Value) -> Value | None:
    """The nearest heading over an amount that names one currency; None when none does, or it names two."""
    return next((mark for line, phrase in phrases_above(sheet, amount) if (mark := _named(line, phrase))), None)


def _named(line: Line, phrase: Phrase) -> Value | None:
    """The currency that closes a heading of a few words without figures, or that is a line of it by itself."""
    text = line.text[phrase.start : phrase.end]
    words = text.split()
    if not words or len(words) > MOST_WORDS or any(c.isdigit() for c in text):
        return None
    marks = named_marks(text)
    if len(marks) != 1 or marks[0][1] < len(text.rstrip(" ).]:")):
        return None
    start, end, mark = marks[0]
    return Value(line, phrase.start + start, phrase.start + end, mark)
