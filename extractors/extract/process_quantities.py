"""What went into a process and what came out of it, as the tables of a production record say.

A column's total, else the sum of its lines; but of a lot that wanders through stations, each of which gives on what it
got, the first figure in and the last one out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.evidence import Evidence
from extractors.extract.labels import names_field
from extractors.extract.table_fields import Measure, columns_of_kind, measure_of, sum_evidence, total_of
from extractors.tables.columns import NUMBERS, direction_of
from extractors.tables.table_model import Row, Table

_MEASURED = ("quantity", "net_weight")
# So many stations that hand on their quantities prove the way of a lot beside a line that is none.
STATIONS = 3


def process_quantities(sha256: str, tables: Sequence[Table], decimal: str | None) -> list[Evidence]:
    """Input and output quantity of a production record, as far as its tables tell them."""
    listed = [table for table in tables if not _lists_stations(table, decimal)]
    found = []
    for at, side in ((0, "input"), (-1, "output")):
        ends = [pair[at] for table in tables if (pair := _wandering(table, decimal))]
        measure = ends[0] if len(ends) == 1 else None if ends else _directed(listed, side, decimal)
        if measure is not None:
            found.append(sum_evidence(sha256, f"{side}_quantity", measure, tables))
    return found


def _directed(tables: Sequence[Table], direction: str, decimal: str | None) -> Measure | None:
    """Input or output of a production record: its own column's total, else the tables captioned so."""
    kind = f"{direction}_quantity"
    stated = [t for t in tables if t.side in (None, direction) and columns_of_kind(t, kind)]
    if stated:
        return total_of(stated, kind, decimal)
    own = [t for t in tables if t.side == direction]
    for counted in _MEASURED:
        if any(columns_of_kind(t, counted) for t in own):
            return total_of([t for t in own if columns_of_kind(t, counted)], counted, decimal)
    return None


def _wandering(table: Table, decimal: str | None) -> tuple[Measure, Measure] | None:
    """What the first station got and the last one gave, where every station gets what the one before it gave.

    Its lot says so, or its quantity; where a column names the stations it may also get less: what was lost or taken
    between them. A line that lacks one of the two is no station, where three others are.
    """
    got, gave = columns_of_kind(table, "input_quantity"), columns_of_kind(table, "output_quantity")
    if not got or not gave or len(table.rows) < 2:
        return None
    pairs = [(_number(row, table, got[0], decimal), _number(row, table, gave[0], decimal)) for row in table.rows]
    steps = [(a, b) for a, b in pairs if a is not None and b is not None]
    whole = len(steps) == len(pairs)
    if whole and _hands_on_lots(table):
        return steps[0][0], steps[-1][1]
    if len(steps) < (2 if whole else STATIONS) or len({m.unit for step in steps for m in step}) != 1:
        return None
    exact = all(gave.value == got.value for (_, gave), (got, _) in pairwise(steps))
    falling = whole and all(gave.value >= got.value for (_, gave), (got, _) in pairwise(steps))
    return (steps[0][0], steps[-1][1]) if exact or (falling and _names_stations(table)) else None


def _hands_on_lots(table: Table) -> bool:
    """Whether every line's lot goes into the process of the next line, and each is another one."""
    sides = [direction_of(c.heading) if c.kind == "lot_number" else None for c in table.columns]
    if sides.count("input") != 1 or sides.count("output") != 1:
        return False
    at, to = sides.index("input"), sides.index("output")
    lots = [(r.cells[at].text, r.cells[to].text) for r in table.rows if at in r.cells and to in r.cells]
    linked = all(made == used for (_, made), (used, _) in pairwise(lots))
    return len(lots) == len(table.rows) and linked and len({lot for pair in lots for lot in pair}) == len(lots) + 1


def _lists_stations(table: Table, decimal: str | None) -> bool:
    """Whether the lines of a table are the stations of one lot, whose figures no one may add up."""
    if not _names_stations(table):
        return False
    columns = [i for i, c in enumerate(table.columns) if c.kind in NUMBERS]
    sums = [i for i in columns for row in table.totals if i in row.cells]
    figures = [[_number(row, table, i, decimal) for row in table.rows] for i in columns]
    falls = [[m.value for m in column if m is not None] for column in figures]
    return not sums and any(len(c) > 1 and all(a >= b for a, b in pairwise(c)) for c in falls)


def _names_stations(table: Table) -> bool:
    """Whether a column names a process that is another one in every line."""
    for i, column in enumerate(table.columns):
        named = [row.cells[i].text for row in table.rows if i in row.cells]
        if names_field(column.heading, "process") and len(named) > 1 and len(set(named)) == len(named):
            return True
    return False


def _number(row: Row, table: Table, index: int, decimal: str | None) -> Measure | None:
    return measure_of(row.cells[index], table.columns[index].unit, decimal) if index in row.cells else None
