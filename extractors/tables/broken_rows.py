"""Lines with figures that are part of a row: the rest of numbers, those above their currency, a batch's quantity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.evidence import Word
from extractors.segments import join_words
from extractors.tables.currency_marks import is_currency
from extractors.tables.row_lines import Line
from extractors.values.units import parse_unit

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
    for line, below in pairwise(lines):
        near = below.top - line.bottom <= line.bottom - line.top
        if not (line.numbers and below.numbers and near) or line.total or below.total:
            continue
        if all(i not in below.numbers and _is_measure(below.cells.get(i, ())) for i in line.numbers):
            below.numbers |= line.numbers
            below.cells |= {i: [*line.cells.pop(i), *below.cells[i]] for i in line.numbers}
            line.numbers = set()
            given.append(line)
    return given


def _is_measure(words: Sequence[Word]) -> bool:
    """Whether a cell holds a currency or a unit alone."""
    text = join_words(words) if words else ""
    return is_currency(text) or parse_unit(text) is not None


def repeats(line: Line, row: Line) -> bool:
    """Whether a labelled line below a row prints some of its numbers again: the batch of which all of it is."""
    named = [join_words(words) for i, words in line.cells.items() if i not in line.numbers]
    same = all(i in row.cells and join_words(line.cells[i]) == join_words(row.cells[i]) for i in line.numbers)
    return same and line.numbers < row.numbers and any(mark in text for text in named for mark in ":：")
