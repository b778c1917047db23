"""Lines of goods that share a package with others: its number and weights stand once, in a cell merged over them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.segments import join_words
from extractors.tables.line_proof import readings
from extractors.tables.table_model import Cell, Column
from extractors.tables.table_rows import Line

# Columns of names; so many of them tell a line of goods without its weights.
NAMES, LEAST_NAMES = frozenset({"description", "style_number", "lot_number"}), 2
_PRICES = ("unit_price", "amount")


def in_shared_packages(rows: Sequence[Line], least: int, primary: int, columns: Sequence[Column]) -> frozenset[int]:
    """The ids of lines with fewer numbers than `least`, but a quantity and all the names that full lines have.

    Lists with prices have none: what stands there without its price is part of the goods above.
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
    return frozenset(id(line) for first, *rest in groups if not _are_parts(first, rest, primary) for line in rest)


def _are_parts(first: Line, rest: Sequence[Line], at: int) -> bool:
    """Whether the quantities below a line make up its own: it is printed by sizes or colours once more."""
    counts = [next(readings(Cell(join_words(ln.cells[at]), tuple(ln.cells[at]))), None) for ln in (first, *rest)]
    return bool(rest) and None not in counts and counts[0] == sum(n for n in counts[1:] if n is not None)
