"""Reading orders of a table without rules, of cells that stand level by their middles or by their first lines.

Words left of a gutter are the rows, as browsers set table cells; the lines right of it are parted among them, in
order: so that each row's lines lie as level with it as can be, or to the row that began last. Pure geometry; no word is
dropped.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from extractors.certificate.gutters import gutters_of, is_split
from extractors.certificate.order import lines_of
from extractors.evidence import Page, Word

_STEP = 1.08  # of the closest step between lines: lines farther apart are of two rows
_LEVEL = 0.5  # of their height, by which the first lines of a row lie apart at most
_ROWS = 3  # rows from which it is a table
Line = list[int]
Parted = Callable[[Sequence[Word], Sequence[Sequence[Line]], Sequence[Line]], list[int]]


def by_centred_rows(page: Page, words: Sequence[Word]) -> list[Line]:
    """Row after row, left cell before right cell; line after line where the page has no such table."""
    return _by_rows(page, words, _by_middles)


def by_topped_rows(page: Page, words: Sequence[Word]) -> list[Line]:
    """The same of cells whose first lines stand level: a label of several lines beside a filling over its caption."""
    return _by_rows(page, words, _by_tops)


def _by_rows(page: Page, words: Sequence[Word], parted: Parted) -> list[Line]:
    lines = lines_of(words)
    gutters = gutters_of(page, words, lines)
    if len(gutters) != 1:
        return lines
    found: list[Line] = []
    for split, run in itertools.groupby(lines, key=lambda line: is_split(words, line, gutters)):
        held = list(run)
        found += _rows(words, held, gutters[0], parted) if split else held
    return found


def _rows(words: Sequence[Word], lines: Sequence[Line], gutter: float, parted: Parted) -> list[Line]:
    """The lines of a run of split lines, by rows."""
    left = [cut for line in lines if (cut := [i for i in line if words[i].bbox.center[0] < gutter])]
    right = [cut for line in lines if (cut := [i for i in line if words[i].bbox.center[0] >= gutter])]
    rows = _grouped(words, left)
    if len(rows) < _ROWS or len(right) < len(rows):
        return list(lines)
    cuts = parted(words, rows, right)
    if not cuts:
        return list(lines)
    parts = [right[a:b] for a, b in itertools.pairwise(cuts)]
    return [*right[: cuts[0]], *(line for row, part in zip(rows, parts, strict=True) for line in (*row, *part))]


def _by_middles(words: Sequence[Word], rows: Sequence[Sequence[Line]], right: Sequence[Line]) -> list[int]:
    return _cuts([_middle(words, row) for row in rows], [_middle(words, [line]) for line in right])


def _by_tops(words: Sequence[Word], rows: Sequence[Sequence[Line]], right: Sequence[Line]) -> list[int]:
    """A line right of the gutter is of the row that began last; none where the first lines of a row are not level."""
    firsts = [(words[row[0][0]].bbox, _middle(words, [row[0]])) for row in rows]
    middles = [_middle(words, [line]) for line in right]
    cuts = [sum(middle < box.top for middle in middles) for box, _ in firsts]
    level = (
        cut < len(middles) and abs(middles[cut] - middle) < _LEVEL * box.height
        for cut, (box, middle) in zip(cuts, firsts, strict=True)
    )
    return [*cuts, len(right)] if all(level) else []


def _grouped(words: Sequence[Word], lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one cell: those that follow each other as closely as lines do."""
    middles = [_middle(words, [line]) for line in lines]
    steps = [b - a for a, b in itertools.pairwise(middles)]
    rows: list[list[Line]] = []
    for number, line in enumerate(lines):
        if rows and steps[number - 1] <= _STEP * min(steps):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _middle(words: Sequence[Word], lines: Sequence[Line]) -> float:
    """The height in the middle between the first line and the last."""
    heights = [words[i].bbox.center[1] for line in (lines[0], lines[-1]) for i in line]
    return (min(heights) + max(heights)) / 2


def _cuts(rows: Sequence[float], lines: Sequence[float]) -> list[int]:
    """Where the lines of each row begin, and their number: the parting that is off level the least in sum."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for row in rows:
        following: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, cuts) in best.items():
            for end in range(start + 1, len(lines) + 1):
                off = cost + abs((lines[start] + lines[end - 1]) / 2 - row)
                if end not in following or off < following[end][0]:
                    following[end] = off, [*cuts, end]
        best = following
    return best[len(lines)][1]
