"""Which lines of a table's body make one row: those between its ruling lines, else the assignment that costs least.

A row is anchored by the line of its numbers; the lines around it without numbers are its wrapped cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.evidence import Page
from extractors.tables.row_lines import MOST_BELOW, Line
from extractors.tables.row_segments import best_homes
from extractors.tables.ruling_levels import rule_levels
from extractors.tables.table_model import Column


def grouped(page: Page, lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> list[list[Line]]:
    """Each anchor with the lines that wrap around it, from top to bottom."""
    homes = _by_rules(page, lines, anchors, columns) or best_homes(page, lines, anchors, columns)
    homes = without_captions(homes, lines, anchors, columns)
    groups: list[list[Line]] = [[lines[a]] for a in anchors]
    end = _end(lines, anchors[-1], columns)
    for i, line in enumerate(lines):
        at = homes[i]
        if at is not None and not line.anchor and _wraps(line) and i < end:
            groups[at].append(line)
    return [sorted(g, key=lambda ln: ln.top) for g in groups]


def grouped_after(
    page: Page, lines: Sequence[Line], after: Line, columns: Sequence[Column]
) -> tuple[list[Line], list[list[Line]]]:
    """The lines right above the first row that go on with the one before it, which a page cut, and those of each row.

    The row that was cut stands in for itself above them, without height.
    """
    first = next(i for i, line in enumerate(lines) if line.anchor)
    start = next((i + 1 for i in range(first - 1, -1, -1) if not _wraps(lines[i])), 0)
    top = lines[start].top
    below = [*lines[:start], replace(after, top=top, bottom=top), *lines[start:]]
    anchors = [i for i, line in enumerate(below) if line.anchor]
    (_, *cut), *groups = grouped(page, below, anchors, columns)
    return cut, groups


def _end(lines: Sequence[Line], last: int, columns: Sequence[Column]) -> int:
    """The line behind the last row from which on none belongs to it: an amount behind words that lie over columns."""
    below = range(last + 1, min(len(lines), last + 1 + MOST_BELOW))
    ends = (i for i in below if lines[i].prose and any(columns[n].kind == "amount" for n in lines[i].numbers))
    return next(ends, last + 1 + MOST_BELOW)


def without_captions(
    homes: Sequence[int | None], lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]
) -> list[int | None]:
    """The rows of the lines without notes that open some rows ("Back order of 14 May:") where names stand beside.

    Nor do the names of groups belong to a row, which stand behind the sums of those before.
    """
    at = next((i for i, c in enumerate(columns) if c.kind == "description"), None)
    above = [i for i, home in enumerate(homes) if home is not None and i < anchors[home] and _wraps(lines[i])]
    heads = _group_heads(above, lines)
    notes = {i for i in above if (_is_note(lines[i]) or heads) and at in lines[anchors[homes[i] or 0]].cells}
    few = len(notes) == len(above) and 2 * len({homes[i] for i in notes}) <= len(anchors)
    return [None if few and i in notes else home for i, home in enumerate(homes)]


def _group_heads(above: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether all lines above rows are one piece that opens the table or follows a sum, as the heads of groups do."""
    behind = [i for i in above if i and lines[i - 1].total]
    alone = all(len(lines[i].segments) == 1 and not lines[i].numbers for i in above)
    return bool(behind) and alone and all(i == 0 or lines[i - 1].total for i in above)


def _is_note(line: Line) -> bool:
    """Whether a line is one piece that ends in a colon."""
    return len(line.segments) == 1 and line.segments[0].text.endswith((":", "："))


def _wraps(line: Line) -> bool:
    return not line.total and not line.prose and bool(line.cells)


def _by_rules(
    page: Page, lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]
) -> list[int | None] | None:
    """The row of each line where ruling lines stand between all neighbouring anchors; None where they do not."""
    ys = rule_levels(page, columns)
    for a, b in pairwise(anchors):
        if not any(lines[a].bottom - 3 <= y <= lines[b].top + 3 for y in ys):
            return None
    if len(anchors) < 2 or not ys:
        return None
    bands = {bisect_right(ys, (lines[a].top + lines[a].bottom) / 2): at for at, a in enumerate(anchors)}
    return [bands.get(bisect_right(ys, (line.top + line.bottom) / 2)) for line in lines]
