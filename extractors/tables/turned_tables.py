"""Tables turned on their side: each good is a column, and the first cell of every line names what the line holds.

    Lot No.          RT-881        RT-882      Total
    Article          Goat nappa    Cow softy
    Net weight (kg)  412.0         638.0       1,050.0

A line opens with words that are a heading and goes on with cells none of which is one; lines so made follow each
other, and their cells stand in the same columns. A form of labels and values beside them has one value a label.
Columns may stand for anything (declared and found, ordered and sent, kilograms and pounds, two languages): they are
goods only where a line gives each of them a lot or style of its own (`turned_goods`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.evidence import BBox, union
from extractors.segments import Segment
from extractors.tables.columns import NUMBERS, column_kind, heading_unit, is_total, strict_kind
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_model import Cell, Column, Row, Table
from extractors.tables.turned_goods import are_goods

# A table on its side has so many lines and goods, and so many lines of numbers.
LEAST_LINES, LEAST_GOODS, LEAST_NUMBERS = 3, 2, 2
# So many lines may hold what no heading tells ("Finish").
MOST_UNKNOWN = 1
# Lines further apart than this many times the least distance between them are parted by an empty one.
PARTED = 1.6
_NAMES = frozenset({"description", "lot_number", "style_number"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line on its side: the words that open it, what they say it holds, its cells."""

    heading: Segment
    kind: str | None
    cells: tuple[Segment, ...]


def turned_tables(page: int, rows: Sequence[Sequence[Segment]]) -> tuple[list[Table], frozenset[int]]:
    """The tables of a page that stand on their side, and the indices of their lines."""
    found: list[Table] = []
    taken: set[int] = set()
    # Most pages have no lines that open so: their cells need no look.
    if not _may_list([_kind(row) for row in rows if len(row) > LEAST_GOODS]):
        return found, frozenset()
    for block in _blocks(rows):
        table = _table(page, [line for line in (_line(rows[i]) for i in block) if line])
        if table is not None and not _is_headed(rows[: block[0]], table, _pitch(rows, block)):
            found.append(table)
            taken.update(block)
    return found, frozenset(taken)


def _blocks(rows: Sequence[Sequence[Segment]]) -> Iterator[list[int]]:
    """Runs of lines that open with a heading and go on with two cells or more, from a line of names on.

    Whatever else stands between lines parts them, and so does empty space.
    """
    run: list[int] = []
    for i in range(len(rows) + 1):
        if i < len(rows) and _line(rows[i]) is not None:
            run.append(i)
            continue
        for close in _close_runs(rows, run):
            first = next((n for n, at in enumerate(close) if _kind(rows[at]) in _NAMES), len(close))
            if len(close) - first >= LEAST_LINES:
                yield close[first:]
        run = []


def _close_runs(rows: Sequence[Sequence[Segment]], run: Sequence[int]) -> Iterator[list[int]]:
    """The pieces of a run of lines between which no line is left empty."""
    widest = PARTED * _pitch(rows, run)
    piece = list(run[:1])
    for before, at in pairwise(run):
        if _distance(rows[before], rows[at]) > widest:
            yield piece
            piece = []
        piece.append(at)
    yield piece


def _pitch(rows: Sequence[Sequence[Segment]], run: Sequence[int]) -> float:
    """The least distance of two lines of a run, in points."""
    return min((_distance(rows[a], rows[b]) for a, b in pairwise(run)), default=0.0)


def _distance(upper: Sequence[Segment], lower: Sequence[Segment]) -> float:
    return lower[0].bbox.center[1] - upper[0].bbox.center[1]


def _is_headed(above: Sequence[Sequence[Segment]], table: Table, pitch: float) -> bool:
    """Whether the line above has words over the columns, which say what these are: "Ordered   This shipment"."""
    row = next((row for row in reversed(above) if row), None)
    first = [cell for good in table.rows if (cell := good.cells.get(0))]
    if row is None or not first or first[0].bbox.center[1] - row[0].bbox.center[1] > 2 * PARTED * pitch:
        return False
    over = [s for s in row if any(s.bbox.x0 < c.bbox.x1 and c.bbox.x0 < s.bbox.x1 for c in first)]
    return len(over) >= LEAST_GOODS


def _line(row: Sequence[Segment]) -> _Line | None:
    """A line on its side; None where it does not open with a heading, or holds a second one or a label."""
    if len(row) <= LEAST_GOODS:
        return None
    heading, cells, kind = row[0], tuple(row[1:]), _kind(row)
    if is_numeric(heading.text) or any(":" in s.text for s in row) or any(_is_heading(c.text) for c in cells):
        return None
    if kind in NUMBERS and not all(is_numeric(c.text) for c in cells):
        return None
    return _Line(heading, kind, cells)


def _kind(row: Sequence[Segment]) -> str | None:
    """What the words that open a line say it holds."""
    return strict_kind(row[0].text) or column_kind(row[0].text)


def _may_list(kinds: Sequence[str | None]) -> bool:
    """Whether lines so opened may list goods: enough of them known, a name and numbers among them."""
    known = [kind for kind in kinds if kind]
    numbers = sum(kind in NUMBERS for kind in known)
    return bool(_NAMES & set(known)) and numbers >= LEAST_NUMBERS and len(known) >= LEAST_LINES


def _is_heading(text: str) -> bool:
    return strict_kind(text) is not None and not is_total(text)


def _table(page: int, lines: Sequence[_Line]) -> Table | None:
    """The lines as a table that stands upright; None where their cells make no columns, or they are no goods."""
    kinds = [line.kind for line in lines]
    if not _may_list(kinds) or kinds.count(None) > MOST_UNKNOWN:
        return None
    goods = _extents(lines)
    if goods is None:
        return None
    columns = tuple(_column(line) for line in lines)
    made = [Row(_cells(lines, at), page) for at in goods]
    totals = tuple(row for row in made if any(is_total(c.text) for c in row.cells.values()))
    bare = tuple(row for row in made if row not in totals)
    listed = len(bare) >= LEAST_GOODS and are_goods(columns, bare)
    return Table(page, columns, bare, totals, "", False, turned=True) if listed else None


def _extents(lines: Sequence[_Line]) -> list[BBox] | None:
    """The goods' columns from left to right, by the cells that stand over each other; None where they do not."""
    found: list[BBox] = []
    for cell in sorted((c for line in lines for c in line.cells), key=lambda c: c.bbox.x0):
        if found and cell.bbox.x0 < found[-1].x1:
            found[-1] = union((found[-1], cell.bbox))
        else:
            found.append(cell.bbox)
    right = max(line.heading.bbox.x1 for line in lines)
    aligned = all(len({_at(found, c) for c in line.cells}) == len(line.cells) for line in lines)
    most = max(len(line.cells) for line in lines)
    full = sum(len(line.cells) >= most - 1 for line in lines) == len(lines)
    return found if found and found[0].x0 > right and aligned and full and len(found) == most else None


def _at(extents: Sequence[BBox], cell: Segment) -> int:
    return next(i for i, extent in enumerate(extents) if extent.x0 <= cell.bbox.x0 <= extent.x1)


def _column(line: _Line) -> Column:
    measured = line.kind is not None and ("quantity" in line.kind or "weight" in line.kind)
    unit = heading_unit(line.heading.text) if measured else None
    return Column(line.heading.text, line.kind, unit, line.heading.bbox.x0, line.heading.bbox.x1)


def _cells(lines: Sequence[_Line], extent: BBox) -> dict[int, Cell]:
    """The cells of one good, by the line that holds them."""
    return {
        i: Cell(c.text, c.words)
        for i, line in enumerate(lines)
        for c in line.cells
        if extent.x0 <= c.bbox.x0 <= extent.x1
    }
