"""Captions that head a list of steps, each with its own process and times: the first of them is not the paper's."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.extract.labels import Label
from extractors.extract.page_lines import Line, Phrase

# Types whose lines are steps of work.
RECORDS = frozenset({"production_record", "internal_transfer", "labor_record"})
# What a paper tells once, and a list of its steps row by row.
_OF_STEPS = frozenset({"process", "period_start", "period_end"})
# So many captions in a line make it the heading of a list.
HEADINGS = 4


def heads_rows(label: Label, cells: Sequence[tuple[Line, Phrase]]) -> bool:
    """Whether the cells under a caption are those of several rows, each with figures, that differ from each other.

    In a form whose captions stand over their values the lines of captions have no figures.
    """
    if label.field not in _OF_STEPS or len(label.line.phrases) < HEADINGS or len(cells) < 2:
        return False
    texts = {line.text[phrase.start : phrase.end] for line, phrase in cells}
    return len(texts) > 1 and all(_has_figures(line, phrase) for line, phrase in cells)


def _has_figures(line: Line, own: Phrase) -> bool:
    """Whether another piece of a line has a figure."""
    return any(any(map(str.isdigit, line.text[p.start : p.end])) for p in line.phrases if p is not own)
