"""Labels of a form that wrap beside their filling: it stands level with their first line, and is read behind the last.

Pure geometry: one more reading order. A line is parted where a gap wider than its spaces opens beyond the end of the
line below, which goes on close under its beginning and ends before the gap.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence

from extractors.certificate.order import lines_of
from extractors.evidence import Page, Word

_GAP = 0.7  # heights of a line, at least, between label and filling
_WIDER = 1.8  # times the usual space of the line
_CLOSE = 2.0  # heights from line to line of one label
_FLUSH = 3.0  # points that its lines begin apart at most


def by_hanging_labels(_page: Page, words: Sequence[Word]) -> list[list[int]]:
    """Line after line, but what stands right of a label of two lines behind the second of them."""
    lines = lines_of(words)
    found: list[list[int]] = []
    pending: list[int] = []
    for number, line in enumerate(lines):
        cut = _cut(words, line, lines[number + 1]) if number + 1 < len(lines) and not pending else 0
        found += [line[:cut] if cut else line, *([pending] if pending else [])]
        pending = line[cut:] if cut else []
    return found


def _cut(words: Sequence[Word], line: Sequence[int], below: Sequence[int]) -> int:
    """The number of the first word of the filling in this line; 0 where it has none."""
    height = max(1.0, statistics.median(words[i].bbox.height for i in line))
    step = statistics.median(words[i].bbox.bottom for i in below) - statistics.median(
        words[i].bbox.bottom for i in line
    )
    flush = abs(words[below[0]].bbox.x0 - words[line[0]].bbox.x0) < _FLUSH
    if not (flush and 0 < step < _CLOSE * height):
        return 0
    end = max(words[i].bbox.x1 for i in below)
    gaps = [words[b].bbox.x0 - words[a].bbox.x1 for a, b in itertools.pairwise(line)]
    usual = statistics.median(gaps) if gaps else 0.0
    for place, gap in enumerate(gaps, 1):
        if gap > max(_GAP * height, _WIDER * usual) and words[line[place]].bbox.x0 > end:
            return place
    return 0
