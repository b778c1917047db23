"""Captions set flush right against a column of values, with no colon and hardly more than a word space between the two.

    Número de operación  00448812
           Beneficiario  Acme S.A.

One such gap is a word space like any other. That in line after line the left words end in one place and the right ones
begin in another is no chance: the text of a paragraph does neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.evidence import Word

# Letter heights: the least gap, and how far the edges of one column may differ.
LEAST_GAP, FLUSH = 0.5, 0.1
# The gap is so many times as wide as the words' own spaces.
WIDER = 1.5
# So many lines make a column, each no further below the last than so many letter heights.
LEAST_LINES, LEADING = 3, 3.0
# A gap between two words of a line: the line's index, and that of the right word in it.
Gap = tuple[int, int]


def caption_gaps(lines: Sequence[Sequence[Word]]) -> dict[int, int]:
    """Where the values behind captions begin: the index of a line -> that of the value's first word in it."""
    columns: dict[int, list[tuple[Gap, Word, Word]]] = {}
    for index, line in enumerate(lines):
        for at in _wide_gaps(line):
            left, right = line[at - 1], line[at]
            columns.setdefault(round(right.bbox.x0), []).append(((index, at), left, right))
    found: dict[int, int] = {}
    for near, gaps in columns.items():
        column = sorted((*gaps, *columns.get(near + 1, ())), key=lambda gap: gap[0])
        for run in _runs(column):
            found.update(gap for gap, _, _ in run if len(run) >= LEAST_LINES)
    return found


def _wide_gaps(line: Sequence[Word]) -> list[int]:
    """Places in a line where the gap before a word is wider than its other spaces are."""
    if len(line) < 2 or any(word.cell for word in line):
        return []
    gaps = [right.bbox.x0 - left.bbox.x1 for left, right in pairwise(line)]
    least = sorted([gap for gap in gaps if gap > 0])[:2]
    wide = []
    for at, gap in enumerate(gaps, start=1):
        if gap > LEAST_GAP * _size(line[at]):
            others = least[1:] if gap == least[0] else least
            if not others or gap > WIDER * others[0]:
                wide.append(at)
    return wide


def _runs(column: Sequence[tuple[Gap, Word, Word]]) -> list[list[tuple[Gap, Word, Word]]]:
    """The gaps of a column that follow each other and agree in both edges."""
    runs: list[list[tuple[Gap, Word, Word]]] = []
    for gap in column:
        if runs and _follows(runs[-1][-1], gap):
            runs[-1].append(gap)
        else:
            runs.append([gap])
    return runs


def _follows(upper: tuple[Gap, Word, Word], lower: tuple[Gap, Word, Word]) -> bool:
    size = min(_size(upper[2]), _size(lower[2]))
    near = lower[2].bbox.top - upper[2].bbox.top < LEADING * size and lower[0][0] > upper[0][0]
    ends = abs(upper[1].bbox.x1 - lower[1].bbox.x1) < FLUSH * size
    return near and ends and abs(upper[2].bbox.x0 - lower[2].bbox.x0) < FLUSH * size


def _size(word: Word) -> float:
    return word.size or word.bbox.height or 1.0
