"""Columns of discounts, told by their heading: what stands between the gross and the net of a payment's totals."""

from __future__ import annotations

import re
from functools import cache

from extractors.extract.candidates import Value
from extractors.extract.sheet import Sheet
from extractors.values.folding import fold
from extractors.vocabulary import any_of, load_vocabulary


def heads_discount(sheet: Sheet, value: Value) -> bool:
    """Whether the nearest heading in words above an amount, of those in its column, says discount."""
    line = value.line
    x0, x1 = line.x_at(value.start), line.x_at(max(value.start, value.end - 1))
    for other in reversed(sheet.lines[: line.index]):
        if other.page is not line.page:
            return False
        for phrase in other.phrases:
            text = other.text[phrase.start : phrase.end]
            if phrase.x0 < x1 and phrase.x1 > x0 and not any(c.isdigit() for c in text):
                return _discount().search(fold(text)) is not None
    return False


@cache
def _discount() -> re.Pattern[str]:
    return re.compile(any_of(fold(word) for word in load_vocabulary("columns")["deducted"]["words"]))
