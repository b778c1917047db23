"""The body of a table: where its columns part, which lines make a row, where it ends.

A row is anchored by a number in the column that holds one most often; lines without it are its wrapped cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extractors.evidence import Page, Word
from extractors.segments import Segment, join_texts, join_words
from extractors.tables.columns import NUMBERS, direction_of, is_total
from extractors.tables.table_columns import MARGIN, is_numeric
from extractors.tables.table_model import Cell, Column, Row

# A table ends after a blank of this many letter heights.
BLANK = 5.0
# An ordinary space is narrower than this many letter heights.
SPACE = 0.5
_PRIMARY = ("quantity", "output_quantity", "input_quantity", "net_weight", "amount", "debit", "credit", "packages")
_SIDES = ("debit", "credit")
_TIGHT = frozenset({"lot_number", "style_number", "hs_code", "bale_number"})


@dataclass(frozen=True, slots=True)
class Body:
    """Rows, rows of sums, and whether the table ended open at the foot of the page."""

    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    open: bool


@dataclass
class _Line:
    """A line of the body: its words by column, the lines' order kept."""

    cells: dict[int, list[Word]]
    segments: list[Segment]
    top: float
    bottom: float
    numbers: set[int] = field(default_factory=set)
    total: bool = False
    prose: bool = False
    anchor: bool = False


def read_body(page: Page, rows: Sequence[Sequence[Segment]], columns: Sequence[Column]) -> Body:
    """Rows and sums in the lines given, under columns whose edges are known."""
    lines = [_line(row, columns) for row in rows if row]
    _mark_prose(lines, columns)
    lines = _ended(lines)
    _mark_anchors(lines, columns)
    anchors = [i for i, line in enumerate(lines) if line.anchor]
    if not anchors:
        return Body((), (), True)
    groups = _grouped(page, lines, anchors, columns)
    built = [_row(page, group, columns) for group in groups]
    sums = [_row(page, [line], columns) for line in lines if line.total and line.numbers]
    closed = any(line.total for line in lines[anchors[-1] :])
    return Body(tuple(r for r in built if r.cells), tuple(sums), not closed)


def _line(row: Sequence[Segment], columns: Sequence[Column]) -> _Line:
    edges = [c.x0 for c in columns[1:]]
    cells: dict[int, list[Word]] = {}
    inside = [s for s in row if s.bbox.x1 > columns[0].x0 and s.bbox.x0 < columns[-1].x1]
    for s in inside:
        for w in s.words:
            cells.setdefault(bisect_right(edges, w.bbox.center[0]), []).append(w)
    top = min((s.bbox.top for s in row), default=0.0)
    line = _Line(cells, list(inside), top, max(s.bbox.bottom for s in row))
    line.numbers = {i for i, words in cells.items() if columns[i].kind in NUMBERS and is_numeric(join_words(words))}
    line.total = _is_sum(inside, columns, edges) and not _named(line, columns)
    return line


def _is_sum(segments: Sequence[Segment], columns: Sequence[Column], edges: Sequence[float]) -> bool:
    """Whether a line begins as a sum, or has the word for it in a column of numbers."""
    if len(segments) == 1 and segments[0].text[0].islower():
        return False
    if any(is_total(s.text) for s in segments[:2]):
        return True
    return any(
        columns[bisect_right(edges, s.bbox.center[0])].kind in NUMBERS and is_total(s.text) for s in segments[2:]
    )


def _named(line: _Line, columns: Sequence[Column]) -> bool:
    """Whether a line names a thing beside its total-like word ("Freight" as a line of goods has quantity and price)."""
    kinds = {columns[i].kind for i in line.numbers}
    return {"quantity", "unit_price", "amount"} <= kinds


def _crossings(s: Segment, edges: Sequence[float]) -> set[int]:
    """Edges over which a segment runs with an ordinary space."""
    found = set()
    for left, right in pairwise(s.words):
        a, b = bisect_right(edges, left.bbox.center[0]), bisect_right(edges, right.bbox.center[0])
        if a != b and right.bbox.x0 - left.bbox.x1 < SPACE * s.size:
            found.add(a)
    return found


def _is_caption(line: _Line) -> bool:
    return not line.numbers and direction_of(" ".join(s.text for s in line.segments)) is not None


def _mark_prose(lines: Sequence[_Line], columns: Sequence[Column]) -> None:
    """Lines of running text that lie over the columns; an edge that many lines cross proves nothing."""
    edges = [c.x0 for c in columns[1:]]
    crossed = [set().union(*(_crossings(s, edges) for s in line.segments)) for line in lines]
    usual = Counter(e for line, found in zip(lines, crossed, strict=True) if len(line.numbers) > 1 for e in found)
    many = max(1, sum(len(line.numbers) > 1 for line in lines)) * 0.34
    for line, found in zip(lines, crossed, strict=True):
        line.prose = _is_caption(line) or any(
            usual[e] <= many and not (usual[e] and len(line.numbers) > 1) for e in found
        )


def _ended(lines: list[_Line]) -> list[_Line]:
    """The lines up to a wide blank, or to what follows the sums and is no row."""
    kept: list[_Line] = []
    height = median([ln.bottom - ln.top for ln in lines]) if lines else 1.0
    usual = _usual(lines)
    summed = numbered = False
    for line in lines:
        if kept and numbered and line.top - kept[-1].bottom > BLANK * height:
            break
        if summed and not line.total and (line.prose or len(line.numbers) < max(2, usual)):
            break
        summed = summed or (line.total and numbered)
        numbered = numbered or bool(line.numbers)
        kept.append(line)
    return kept


def _usual(lines: Sequence[_Line]) -> int:
    """How many numbers a full row has: the most that a third of the rows reach."""
    counts = sorted((len(ln.numbers) for ln in lines if ln.numbers and not ln.total and not ln.prose), reverse=True)
    return counts[(len(counts) - 1) // 3] if counts else 0


def _mark_anchors(lines: Sequence[_Line], columns: Sequence[Column]) -> None:
    rows = [ln for ln in lines if ln.numbers and not ln.total and not ln.prose]
    counts = Counter(i for ln in rows for i in ln.numbers)
    if not counts:
        return
    order = {kind: n for n, kind in enumerate(_PRIMARY)}
    often = [i for i in counts if counts[i] >= 0.4 * max(counts.values())]
    primary = min(often, key=lambda i: (order.get(columns[i].kind or "", 9), -counts[i]))
    # A line of an account has one of the two.
    sides = {i for i in counts if columns[i].kind in _SIDES} if columns[primary].kind in _SIDES else {primary}
    least = (_usual(lines) + 1) // 2
    filled: set[int] = set()
    for line in rows:
        if all(columns[i].kind == "balance" for i in line.numbers):
            line.prose = True
            continue
        full = len(line.numbers) >= least
        line.anchor = full and (bool(sides & line.numbers) or (bool(line.numbers & filled) and len(line.numbers) >= 2))
        if line.anchor:
            filled = set(line.numbers)
        elif line.numbers & filled:
            line.prose = True
        else:
            filled |= line.numbers


def _grouped(
    page: Page, lines: Sequence[_Line], anchors: Sequence[int], columns: Sequence[Column]
) -> list[list[_Line]]:
    """Each anchor with the lines that wrap around it."""
    bands = _bands(page, lines, anchors, columns)
    groups: list[list[_Line]] = [[lines[a]] for a in anchors]
    centred = _is_centred(lines, anchors, columns)
    for i, line in enumerate(lines):
        if line.anchor or not _wraps(line) or i > anchors[-1] + 12:
            continue
        at = _home(i, lines, anchors, centred) if bands is None else _banded(line, lines, anchors, bands)
        if at is not None:
            groups[at].append(line)
    return [sorted(g, key=lambda ln: ln.top) for g in groups]


def _is_centred(lines: Sequence[_Line], anchors: Sequence[int], columns: Sequence[Column]) -> bool:
    """Whether wrapped cells are centred on their row: text stands above the numbers, none or less beside them."""
    first = anchors[0]
    if first > 0 and _wraps(lines[first - 1]) and _linked(lines, first - 1, first):
        return True
    text = next((i for i, c in enumerate(columns) if c.kind == "description"), None)
    bare = [a for a in anchors if text is not None and text not in lines[a].cells]
    return any(a and _wraps(lines[a - 1]) and _linked(lines, a - 1, a) for a in bare)


def _wraps(line: _Line) -> bool:
    return not line.total and not line.prose and bool(line.cells)


def _bands(page: Page, lines: Sequence[_Line], anchors: Sequence[int], columns: Sequence[Column]) -> list[float] | None:
    """Heights of the ruling lines between rows, when every pair of neighbouring anchors has one between them."""
    width = columns[-1].x1 - columns[0].x0 - 2 * MARGIN
    ys = sorted(r.center[1] for r in page.rules if r.height < 3 and r.width > 0.5 * max(width, 1))
    for a, b in pairwise(anchors):
        if not any(lines[a].bottom - 3 <= y <= lines[b].top + 3 for y in ys):
            return None
    return ys if len(anchors) > 1 and ys else None


def _banded(line: _Line, lines: Sequence[_Line], anchors: Sequence[int], bands: Sequence[float]) -> int | None:
    mine = bisect_right(bands, (line.top + line.bottom) / 2)
    for at, a in enumerate(anchors):
        if bisect_right(bands, (lines[a].top + lines[a].bottom) / 2) == mine:
            return at
    return None


def _home(i: int, lines: Sequence[_Line], anchors: Sequence[int], centred: bool) -> int | None:
    """Index of the anchor that a wrapped line belongs to; None when it is too far from one."""
    above = max((n for n, a in enumerate(anchors) if a < i), default=None)
    below = min((n for n, a in enumerate(anchors) if a > i), default=None)
    if above is None:
        return below if centred else None
    if not _linked(lines, anchors[above], i):
        return below if centred and below is not None and _linked(lines, i, anchors[below]) else None
    if centred and below is not None and _linked(lines, i, anchors[below]):
        up = lines[i].top - lines[anchors[above]].bottom
        down = lines[anchors[below]].top - lines[i].bottom
        return above if up <= down + 0.5 else below
    return above


def _linked(lines: Sequence[_Line], first: int, last: int) -> bool:
    """Whether lines follow each other without a blank line or foreign text between them."""
    for a, b in zip(range(first, last), range(first + 1, last + 1), strict=True):
        height = lines[b].bottom - lines[b].top
        if lines[b].top - lines[a].bottom > 0.9 * height or not (lines[b].anchor or _wraps(lines[b])):
            return False
    return True


def _row(page: Page, group: Sequence[_Line], columns: Sequence[Column]) -> Row:
    cells: dict[int, Cell] = {}
    for i, column in enumerate(columns):
        parts = [line.cells[i] for line in group if i in line.cells]
        if column.kind in NUMBERS and len(parts) > 1:
            parts = [p for line in group if (p := line.cells.get(i)) and i in line.numbers][:1] or parts[:1]
        if parts:
            texts = [join_words(p) for p in parts]
            cells[i] = Cell(_wrapped(texts, column.kind), tuple(w for p in parts for w in p))
    return Row(cells, page.number)


def _wrapped(texts: Sequence[str], kind: str | None) -> str:
    """Wrapped lines as one text; an identifier broken at a hyphen or slash, or cut, is put together again."""
    if kind in _TIGHT and len(texts) > 1:
        out = texts[0]
        for text in texts[1:]:
            out += text if out.endswith(("-", "/", ".", "_")) else f" {text}"
        return out
    return join_texts(texts)
