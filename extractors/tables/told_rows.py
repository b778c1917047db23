"""Rows of a record's tables that are none of its lines and no sum of them: "Season target", "Average", "上月".

The words are data (`vocabulary/told_rows.toml`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from extractors.tables.table_model import Row, Table
from extractors.values.folding import fold, is_cjk
from extractors.vocabulary import pattern_of

# Words of such a row's name; more are the name of goods.
LONGEST, LONGEST_HAN = 3, 6


def without_told(table: Table) -> Table:
    """The table without rows that tell a plan, an average or another time."""
    rows = tuple(row for row in table.rows if not _is_told(row))
    sums = tuple(row for row in table.totals if not _is_told(row))
    return replace(table, rows=rows, totals=sums) if rows else table


def _is_told(row: Row) -> bool:
    """Whether the words of a row are such a one and its time, and nothing else: "Standard yarn" names goods."""
    cells = [fold(row.cells[i].text) for i in sorted(row.cells)]
    named = [text for text in cells if any(map(str.isalpha, text))]
    said = " ".join(named).strip(" .:")
    if not said or cells[0] != named[0] or any(c.isdigit() for c in said) or not _is_short(said):
        return False
    return _told("row").search(said) is not None and not re.search(r"\w", _told("row", "row_beside").sub("", said))


def _is_short(said: str) -> bool:
    return len(said) <= LONGEST_HAN if is_cjk(said[0]) else len(said.split()) <= LONGEST


_told = partial(pattern_of, "told_rows")
