"""Dates of a scan that go against the order of their countries: a misread figure, or a writer's own way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.evidence import Word
from extractors.extract.page_lines import Line
from extractors.values.dates import DateSpan

# Confidence below which a recognised date is as soon misread: that of doubtful values (doubt.py).
DOUBTFUL = 0.6
# Those who write the month first part it by strokes or hyphens.
_DOTTED = re.compile(r"\d{1,2}\s?\.\s?\d{1,2}\s?\.")


def only_month_first(lines: Sequence[Line], spans: Sequence[DateSpan]) -> tuple[Word, ...]:
    """The words of a scan's only date with a month behind its day; none where there are two, or one not recognised.

    Two such dates are a writer's own way.
    """
    late = {s.text for s in spans if [o for o, _ in s.readings] == ["mdy"]}
    if len(late) != 1:
        return ()
    text = late.pop()
    found = [(line, line.text.find(text)) for line in lines if text in line.text]
    words = tuple(w for line, at in found for w in line.words_at(at, at + len(text)))
    return words if all(w.source == "ocr" for w in words) else ()


def is_misread(words: Sequence[Word]) -> bool:
    """Whether a date out of its countries' order has a misread figure: it is dotted, or recognition was unsure of it.

    "11.16.2025" on a German slip was 11.10.2025; a clear "11/16/2025" is a writer who puts the month first.
    """
    dotted = any(_DOTTED.search(w.text) for w in words)
    return dotted or min((w.confidence for w in words), default=1.0) < DOUBTFUL
