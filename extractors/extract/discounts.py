"""Columns of discounts, told by their heading: what stands between the gross and the net of a payment's totals."""

from __future__ import annotations

import re
from functools import cache

from extractors.extract.candidates import Value
from extractors.extract.sheet import Sheet, phrases_above
from extractors.values.folding import fold
from extractors.vocabulary import any_of, load_vocabulary


def heads_discount(sheet: Sheet, value: Value) -> bool:
    """Whether the nearest heading in words above an amount, of those in its column, says discount."""
    for line, phrase in phrases_above(sheet, value):
        text = line.text[phrase.start : phrase.end]
        if not any(c.isdigit() for c in text):
            return _discount().search(fold(text)) is not None
    return False


@cache
def _discount() -> re.Pattern[str]:
    return re.compile(any_of(fold(word) for word in load_vocabulary("columns")["deducted"]["words"]))
