"""A row of captions below the rows of a table: the boxes of a form that follow, or another table."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.tables.columns import NUMBERS, strict_kind
from extractors.values.units import parse_unit


def is_heading_row(texts: Sequence[str]) -> bool:
    """Whether the pieces of a line are captions: two or more, no figure in them, most of them words of headings."""
    if len(texts) < 2 or any(any(map(str.isdigit, text)) for text in texts):
        return False
    return 2 * sum(strict_kind(text) is not None and parse_unit(text) is None for text in texts) >= len(texts)


def heads_numbers(texts: Sequence[str]) -> bool:
    """Whether captions name columns of numbers, so that another table begins below them."""
    return any(strict_kind(text) in NUMBERS for text in texts)
