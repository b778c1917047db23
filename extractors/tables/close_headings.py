"""Headings set so close that their words run together ("Ctns Pcs/Ctn Total Pcs N.Wt. Kgs"), told by the columns below.

Each word of the line above the rows belongs to the column over which its middle stands; what stands over one column is
its heading. Such a line is one only where most of its columns so read are known headings.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.evidence import Word, union
from extractors.segments import Segment, join_words
from extractors.tables.columns import NUMBERS, strict_kind
from extractors.tables.table_model import Column, Header, Heading

# So many columns of numbers, and this share of all headings, must be known ones.
LEAST_NUMBERS, KNOWN = 3, 0.6


def close_header(row: Sequence[Segment], line: int, columns: Sequence[Column]) -> Header | None:
    """The heading of the columns that a line of words is; None where it is none."""
    words = [w for s in row for w in s.words]
    over = [_over(words, column) for column in columns]
    if sum(map(len, over)) < len(words):
        return None
    headings = tuple(_heading(own) for own in over if own)
    kinds = [h.kind for h in headings]
    numbers = [kind for kind in kinds if kind in NUMBERS]
    known = sum(kind is not None for kind in kinds)
    if len(numbers) < LEAST_NUMBERS or known < KNOWN * len(kinds):
        return None
    return Header(headings, line, line)


def _over(words: Sequence[Word], column: Column) -> list[Word]:
    return [w for w in words if column.x0 <= w.bbox.center[0] < column.x1]


def _heading(words: Sequence[Word]) -> Heading:
    text = join_words(words)
    return Heading(text, strict_kind(text), union(w.bbox for w in words))
