"""A line of a table's body: its words by column, and what it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.evidence import Word
from extractors.segments import Segment

# Blanks that differ by less (points) are alike; those that part rows are wider than those in a row by more.
ALIKE, WIDER = 0.5, 1.2
# Lines below the last row that may still belong to it.
MOST_BELOW = 12
# Points within which lines are flush, and letter heights by which a labelled one below a description is indented.
FLUSH, INDENT = 2, 2.5


@dataclass
class Line:
    """A line of the body: its words by column, the lines' order kept."""

    cells: dict[int, list[Word]]
    segments: list[Segment]
    top: float
    bottom: float
    numbers: set[int] = field(default_factory=set)
    total: bool = False
    prose: bool = False
    anchor: bool = False


def wraps(line: Line) -> bool:
    """Whether a line may be a wrapped part of a row: words that are no sum and no running text."""
    return not line.total and not line.prose and not line.anchor and bool(line.cells)
