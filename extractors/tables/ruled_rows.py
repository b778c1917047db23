"""Rows between ruling lines whose numbers stand on several lines: a price may wrap below its currency."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import combinations

from extractors.evidence import Page
from extractors.tables.row_lines import Line
from extractors.tables.ruling_levels import rule_levels
from extractors.tables.table_model import Column


def unite(page: Page, lines: Sequence[Line], columns: Sequence[Column]) -> None:
    """One row out of lines between two ruling lines that have between them what another such row has on one line."""
    bands: dict[int, list[Line]] = {}
    levels = rule_levels(page, columns) if sum(ln.anchor for ln in lines) > 1 else []
    for line in lines if len(levels) > 1 else ():
        if line.numbers and not line.total:
            bands.setdefault(bisect_right(levels, (line.top + line.bottom) / 2), []).append(line)
    whole = {frozenset(own[0].numbers) for own in bands.values() if len(own) == 1 and own[0].anchor}
    for own in bands.values():
        apart = all(not a.numbers & b.numbers for a, b in combinations(own, 2))
        if len(own) > 1 and apart and frozenset().union(*(ln.numbers for ln in own)) in whole:
            for n, line in enumerate(own):
                line.anchor, line.prose = n == 0, False
