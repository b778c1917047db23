"""Figures in headings that say nothing of a column: sizes ("36", "38", "40"), values of labels ("Charge: L233B")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.tables.columns import TEXTS, strict_kind
from extractors.tables.table_model import Heading

# Sizes side by side; the largest of them.
LEAST, LARGEST = 3, 200
_VALUED = re.compile(r"[^\W\d_]:\s*\S*\d")
# What a label with its value ("Lot: A1 Goods") would pass on to the column below it.
_NUMBERED = TEXTS - {"description", "date", "worker"}


def without_figures(headings: Sequence[Heading]) -> Sequence[Heading]:
    """The headings without a run of figures that rise from left to right; as they are where there is none."""
    figures = [i for i, h in enumerate(headings) if h.text.isdigit() and int(h.text) <= LARGEST]
    steps = [(b - a, int(headings[b].text) - int(headings[a].text)) for a, b in pairwise(figures)]
    if len(figures) < LEAST or any(apart != 1 or rise <= 0 for apart, rise in steps):
        return headings
    return [h for i, h in enumerate(headings) if i not in figures]


def opens_with_value(texts: Sequence[str]) -> bool:
    """Whether a line opens with a label and its value, which head nothing: "Charge: L233B".

    Beside a known heading ("Qty pcs") it is one too ("Goods (Lot: A1)"), but where it is named by what it numbers.
    """
    if _VALUED.search(texts[0]) is None:
        return False
    alone = not any(map(strict_kind, texts[1:]))
    return alone or strict_kind(texts[0].partition(":")[0]) in _NUMBERED
