"""Lines with figures that are part of a row: the rest of numbers, those above their currency, a batch's quantity."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from extractors.evidence import Word
from extractors.segments import join_words
from extractors.tables.currency_marks import is_currency
from extractors.tables.row_lines import Line
from extractors.values.units import parse_unit

# Share of a line's height by which it reaches into a row of which it is part.
OVERLAP = 0.25
# The thousands of a number, and the rest on the next line of a narrow cell: "1" and "739,35", "356," and "880.00".
_BROKEN = re.compile(r"(?:\d{1,3}|\d{1,3}(?:[.,]\d{3})*[.,])\n(?:\d{3} )*\d{3}[.,]\d{2,3}")


def is_rest(line: Line, before: Line) -> bool:
    """Whether the numbers of a line are the rest of those above them, which narrow cells broke."""
    return all(i in before.cells and is_broken(before.cells[i], line.cells[i]) for i in line.numbers)


def is_broken(above: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether the figures below are the rest of the number above."""
    return _BROKEN.fullmatch(f"{join_words(above)}\n{join_words(below)}") is not None


def handed_down(lines: Sequence[Line]) -> list[Line]:
    """The lines whose numbers went to the next line, which holds what goes with each: "111,0943", and "TL" below it."""
    given: list[Line] = []
    for at, (line, below) in enumerate(pairwise(lines)):
        blank = below.top - line.bottom
        if not (line.numbers and below.numbers and blank <= line.bottom - line.top) or line.total or below.total:
            continue
        held = all(i not in below.numbers and _is_measure(below.cells.get(i, ())) for i in line.numbers)
        if held and not any(_has_measure(above, line, blank) for above in lines[:at]):
            below.numbers |= line.numbers
            below.cells |= {i: [*line.cells.pop(i), *below.cells[i]] for i in line.numbers}
            line.numbers = set()
            given.append(line)
    return given


def half_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines whose numbers stand half a line above or below a fuller row, in columns that it leaves free.

    Cells centred beside each other print so: "1,200" over "pcs", the other numbers between the two.
    """
    counted = sorted((line for line in lines if line.numbers and not line.total), key=lambda line: line.top)
    tops, tallest = [line.top for line in counted], max((line.bottom - line.top for line in counted), default=0.0)
    near = ((a, counted[bisect_left(tops, a.top - tallest) : bisect_left(tops, a.bottom)]) for a in counted)
    return [a for a, level in near if any(len(a.numbers) < len(b.numbers) and _is_beside(a, b) for b in level)]


def _is_beside(line: Line, row: Line) -> bool:
    """Whether two lines overlap, as no two rows do, and no column has words in both."""
    overlap = min(line.bottom, row.bottom) - max(line.top, row.top)
    return overlap > OVERLAP * (line.bottom - line.top) and not set(line.cells) & set(row.cells)


def _has_measure(above: Line, line: Line, blank: float) -> bool:
    """Whether the currencies of a line's numbers stand above them, closer than those below: "USD" over "2.15"."""
    measured = all(_is_measure(above.cells.get(i, ())) for i in line.numbers)
    return measured and line.top - above.bottom < blank


def _is_measure(words: Sequence[Word]) -> bool:
    """Whether a cell holds a currency or a unit alone."""
    text = join_words(words) if words else ""
    return is_currency(text) or parse_unit(text) is not None


def repeats(line: Line, row: Line) -> bool:
    """Whether a labelled line below a row prints some of its numbers again: the batch of which all of it is."""
    named = [join_words(words) for i, words in line.cells.items() if i not in line.numbers]
    same = all(i in row.cells and join_words(line.cells[i]) == join_words(row.cells[i]) for i in line.numbers)
    return same and line.numbers < row.numbers and any(mark in text for text in named for mark in ":：")
