"""Figures in headings that say nothing of a column: sizes ("36", "38", "40")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.tables.table_model import Heading

# Sizes side by side; the largest of them.
LEAST, LARGEST = 3, 200


def without_figures(headings: Sequence[Heading]) -> Sequence[Heading]:
    """The headings without a run of figures that rise from left to right; as they are where there is none."""
    figures = [i for i, h in enumerate(headings) if h.text.isdigit() and int(h.text) <= LARGEST]
    steps = [(b - a, int(headings[b].text) - int(headings[a].text)) for a, b in pairwise(figures)]
    if len(figures) < LEAST or any(apart != 1 or rise <= 0 for apart, rise in steps):
        return headings
    return [h for i, h in enumerate(headings) if i not in figures]
