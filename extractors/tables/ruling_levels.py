"""The heights at which ruling lines part the rows of a table, drawn whole or cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.evidence import Page
from extractors.tables.table_columns import MARGIN
from extractors.tables.table_model import Column

# The thickest ruling line, and by how much those of neighbouring cells may lie apart (points).
THICK, LEVEL = 3.0, 1.0
# The share of a table's width that ruling lines of one height cover, and the one a single line does.
COVERED, WHOLE = 0.8, 0.5


def rule_levels(page: Page, columns: Sequence[Column]) -> list[float]:
    """The heights of the lines over the width of these columns, from top to bottom; every cell may have its own."""
    left, right = columns[0].x0 + MARGIN, columns[-1].x1 - MARGIN
    width = max(right - left, 1.0)
    flat = sorted((r for r in page.rules if r.height < THICK), key=lambda r: r.center[1])
    levels = [r.center[1] for r in flat if r.width > WHOLE * width]
    at = 0
    for end, rule in enumerate([*flat[1:], None], 1):
        if rule is not None and rule.center[1] - flat[end - 1].center[1] < LEVEL:
            continue
        pieces = [(max(r.x0, left), min(r.x1, right)) for r in flat[at:end] if r.x1 > left and r.x0 < right]
        whole = any(r.width > WHOLE * width for r in flat[at:end])
        if not whole and _length(pieces) > COVERED * width:
            levels.append(flat[end - 1].center[1])
        at = end
    return sorted(levels)


def _length(pieces: Sequence[tuple[float, float]]) -> float:
    """The length that pieces cover together."""
    covered, reach = 0.0, float("-inf")
    for start, end in sorted(pieces):
        covered += max(0.0, end - max(start, reach))
        reach = max(reach, end)
    return covered
