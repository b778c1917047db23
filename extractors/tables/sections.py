"""Lists of one table under captions between its rows ("Giren", "Çıkan"): what went in, what came out, what was lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.segments import Segment
from extractors.tables.columns import direction_of


@dataclass(frozen=True, slots=True)
class Section:
    """The lines [first, end) under a caption."""

    caption: str
    first: int
    end: int


def sections_of(rows: Sequence[Sequence[Segment]], first: int, end: int) -> tuple[Section, ...]:
    """The sections of the lines [first, end) under a heading; empty where none opens it, or all are of one side."""
    at = [i for i in range(first, end) if _side(rows[i])]
    sides = {_side(rows[i]) for i in at}
    if not at or at[0] != first or not {"input", "output"} <= sides:
        return ()
    ends = [*at[1:], end]
    return tuple(Section(rows[i][0].text, i + 1, stop) for i, stop in zip(at, ends, strict=True))


def _side(row: Sequence[Segment]) -> str | None:
    """The side that a line names that says nothing else."""
    alone = len(row) == 1 and not any(c.isdigit() for c in row[0].text)
    return direction_of(row[0].text) if alone else None
