"""An MT103 printed as a table: tags in a column of their own or with their names, what they hold in the last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extractors.evidence import Page
from extractors.segments import Segment, segments_of

# Tag in its cell, alone or before its name: "50K", ":50K:", "F50K Ordering customer", "59: Beneficiary Customer".
_TAG = re.compile(
    r"\W?(?:F|Field\s?|Tag\s?)?(20|21|23[BE]|26T|32A|33B|36|50[AFK]?|5[1-7][A-D]|59[AF]?|70|71[AFG]|72|77[BT])"
    r"(?:\W{0,2}(?!\S)|\W{1,3}(?=[^\W\d]))"
)
# So many tags with a letter show that the numbers are tags; so many rows show where their column stands.
LETTERED, LEAST_ROWS = 3, 3
# Points by which what stands in one column may differ; letter heights by which a row's line may stand higher.
FLUSH, HIGHER = 2.0, 0.5


@dataclass
class _Row:
    """A tag, the height of its caption, whether something stands beside it, and what it holds."""

    tag: str
    top: float
    middle: float
    beside: bool
    held: list[Segment] = field(default_factory=list)


def in_columns(pages: Sequence[Page]) -> list[tuple[str, list[Segment]]]:
    """Every tag with the lines of its cell; empty where no page shows such a table."""
    return [(row.tag, row.held) for page in pages for row in _rows(segments_of(page))]


def _rows(segments: Sequence[Segment]) -> list[_Row]:
    lines = [list(line) for _, line in groupby(segments, key=lambda s: s.line)]
    tagged = [(match[1], line) for line in lines if (match := _TAG.match(line[0].text))]
    left = _content_left([line for _, line in tagged])
    if left is None or len({tag for tag, _ in tagged if not tag.isdigit()}) < LETTERED:
        return []
    rows = []
    for tag, line in tagged:
        box = line[0].bbox
        rows.append(_Row(tag, box.top, box.center[1], any(_is_held(s, left) for s in line[1:])))
    for s in _below(segments, rows[0], left):
        _holder(s, rows).held.append(s)
    return rows


def _content_left(lines: Sequence[Sequence[Segment]]) -> float | None:
    """Where the last column begins: right of what stands before the edge of most rows' last segments."""
    starts = [line[-1].bbox.x0 for line in lines if len(line) > 1]
    counted = [(sum(abs(x - other) < FLUSH for other in starts), -x) for x in starts]
    count, left = max(counted, default=(0, 0.0))
    if count < LEAST_ROWS:
        return None
    before = max(line[-2].bbox.x1 for line in lines if len(line) > 1 and abs(line[-1].bbox.x0 + left) < FLUSH)
    return min(-left, before + FLUSH)


def _is_held(segment: Segment, left: float) -> bool:
    return segment.bbox.x0 > left - FLUSH


def _below(segments: Sequence[Segment], first: _Row, left: float) -> Iterator[Segment]:
    """What stands in the last column from the first row on, without its heading."""
    for s in segments:
        reach = first.top if first.beside else first.top - 2 * s.size
        if _is_held(s, left) and s.bbox.top > reach - HIGHER * s.size:
            yield s


def _holder(segment: Segment, rows: Sequence[_Row]) -> _Row:
    """The row of a line: the last that began above it; the nearest where tags stand at half the height."""
    if not all(row.beside for row in rows):
        return min(rows, key=lambda row: abs(row.middle - segment.bbox.center[1]))
    above = [row for row in rows if row.top <= segment.bbox.top + HIGHER * segment.size]
    return above[-1] if above else rows[0]
