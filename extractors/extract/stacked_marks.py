"""Marks in their column: the lines under the first, and what stands in their cell and is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractors.extract.candidates import Value
from extractors.extract.cells import next_in_cell
from extractors.extract.labels import Label
from extractors.extract.page_lines import Line, Phrase
from extractors.extract.sheet import Sheet
from extractors.values.folding import fold
from extractors.vocabulary import pattern_of

_WORD = re.compile(r"\S+")
_BEFORE_EDGE = 3.0  # points by which a word under a heading may begin left of it
_MOST_MARKS = 4  # lines of marks under their first
# What a carton is marked with beside its marks.
MARKED = frozenset({"style_number", "purchase_order_number", "lot_number"})
# A container's number, or nothing in letters or figures.
_NO_MARK = re.compile(r"\b[A-Z]{4}\s?\d{6}|^\W*$", re.IGNORECASE)


def _ends_marks() -> re.Pattern[str]:
    return pattern_of("packing", "ends_marks")


def _is_no_mark(text: str) -> bool:
    return bool(_NO_MARK.search(text) or _ends_marks().search(fold(text)))


def in_own_column(label: Label, line: Line, phrase: Phrase) -> Phrase:
    """A phrase of a scan, which may run through several columns, without the words under the next heading."""
    edges = [p.x0 for p in label.line.phrases if p.start >= label.end]
    if not edges or line.page.source != "ocr":
        return phrase
    words = list(_WORD.finditer(line.text, phrase.start, phrase.end))
    own = list(takewhile(lambda w: line.x_at(w.start()) < min(edges) - _BEFORE_EDGE, words))
    if not own or len(own) == len(words):
        return phrase
    return replace(phrase, end=own[-1].end(), x1=line.x_at(own[-1].end() - 1))


def stacked_marks(sheet: Sheet, values: Sequence[Value], phrase: Phrase) -> tuple[Value, ...]:
    """Marks as their column gives them; none where a container or seal opens it."""
    return tuple(
        _stacked_marks(sheet, v, phrase)
        for v in values
        if not ((v.value or "").islower() or _is_no_mark(v.value or ""))
    )


def _stacked_marks(sheet: Sheet, value: Value, phrase: Phrase) -> Value:
    """Marks with the lines under them in their column ("BALVINA" over "1-480"), up to a container or seal."""
    line, text = value.line, value.value or ""
    right = min((p.x0 for p in line.phrases if p.start >= phrase.end), default=line.page.width)
    text += "-" if line.text[value.end : value.end + 1] == "-" else ""  # of a range that goes on: "1-" over "126"
    more = [*value.more]
    for _ in range(_MOST_MARKS):
        found = next_in_cell(sheet, line, phrase, MARKED)
        if found is None:
            break
        line, phrase = found
        said = line.text[phrase.start : phrase.end]
        if _is_no_mark(said) or phrase.x1 > right:  # a sentence below the goods runs under the next column
            break
        goes_on = text.endswith("-") and said[0].isdigit()
        text, more = f"{text}{'' if goes_on else ' '}{said}", [*more, (line, phrase.start, phrase.end)]
    return replace(value, value=text.rstrip(" -"), more=tuple(more))
