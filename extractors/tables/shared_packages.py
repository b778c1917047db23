"""Lines of goods that share a package with others: its number and weights stand once, in a cell merged over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from extractors.segments import join_words
from extractors.tables.line_proof import readings
from extractors.tables.row_lines import Line
from extractors.tables.table_model import Cell, Column
from extractors.values.folding import fold
from extractors.vocabulary import any_of, words_in

# Columns of names; so many of them tell a line of goods without its weights.
NAMES, LEAST_NAMES = frozenset({"description", "style_number", "lot_number"}), 2
_PRICES = ("unit_price", "amount")


def in_shared_packages(
    rows: Sequence[Line], totals: Sequence[Line], least: int, primary: int, columns: Sequence[Column]
) -> frozenset[int]:
    """The ids of lines with fewer numbers than `least`, but a quantity and all the names that full lines have.

    Lists with prices have none: what stands there without its price is part of the goods above. Nor are there any
    where the printed total is another sum.
    """
    if columns[primary].kind != "quantity" or any(c.kind in _PRICES for c in columns):
        return frozenset()
    full = [ln for ln in rows if len(ln.numbers) >= least and primary in ln.numbers]
    asked = {i for i, c in enumerate(columns) if c.kind in NAMES and all(i in ln.cells for ln in full)}
    if not full or len(asked) < LEAST_NAMES:
        return frozenset()
    groups: list[list[Line]] = []
    for line in rows:
        if any(line is ln for ln in full) or not groups:
            groups.append([line])
        elif primary in line.numbers and asked <= set(line.cells):
            groups[-1].append(line)
    shared = [line for first, *rest in groups if not _are_parts(first, rest, primary) for line in rest]
    parted = any(_tells_part(line, asked) for line in shared)
    sums = [count for ln in totals if (count := _count(ln, primary)) is not None]
    fits = not sums or _sum([*full, *shared], primary) in sums
    return frozenset(map(id, shared)) if fits and not parted else frozenset()


def _are_parts(first: Line, rest: Sequence[Line], at: int) -> bool:
    """Whether the quantities below a line make up its own: it is printed by sizes or colours once more."""
    return bool(rest) and (own := _count(first, at)) is not None and own == _sum(rest, at)


@cache
def _part() -> re.Pattern[str]:
    words = any_of(map(fold, words_in("packing", "part_of")))
    return re.compile(rf"\W*{words}(?!\w)")


def _tells_part(line: Line, names: set[int]) -> bool:
    """Whether a line tells how many of the goods above it are of a kind: "of which samples"."""
    return any(_part().match(fold(join_words(line.cells[i]))) for i in names)


def _count(line: Line, at: int) -> Decimal | None:
    words = line.cells.get(at)
    return next(iter(readings(Cell(join_words(words), tuple(words)))), None) if words else None


def _sum(lines: Sequence[Line], at: int) -> Decimal | None:
    counts = [_count(line, at) for line in lines]
    known = [count for count in counts if count is not None]
    return sum(known, Decimal(0)) if len(known) == len(counts) else None
