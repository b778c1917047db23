"""The body of a table: where its columns part, which lines make a row, where it ends.

A row is anchored by a number in the column that holds one most often; lines without it are its wrapped cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.evidence import Page, Word
from extractors.segments import Segment, join_texts, join_words
from extractors.tables.broken_rows import half_lines, handed_down, is_broken, is_rest, repeats
from extractors.tables.caption_labels import is_group_caption
from extractors.tables.column_contents import without_dates
from extractors.tables.columns import NUMBERS, direction_of
from extractors.tables.free_goods import is_free
from extractors.tables.heading_rows import heads_numbers, is_heading_row
from extractors.tables.merged_cells import with_merged_names
from extractors.tables.names_above import continues_code, free_names, take_names, with_name_column
from extractors.tables.row_lines import FLUSH, Line
from extractors.tables.ruled_rows import unite
from extractors.tables.shared_packages import in_shared_packages
from extractors.tables.sum_lines import heads_sums, is_carried, is_sum, unmark_goods
from extractors.tables.table_blocks import blocks_of
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_model import Cell, Column, Row
from extractors.tables.table_rows import grouped, grouped_after
from extractors.values.units import parse_unit

# A table ends after a blank of this many letter heights.
BLANK = 5.0
# Lines between a sub-total and the next row: the heading of its group, a note.
MOST_BETWEEN = 8
# A row of goods with quantity, price and amount has so many numbers: after words of headings too it is one.
PRICED = 3
# An ordinary space is narrower than this many letter heights.
SPACE = 0.5
# In a line without numbers a wider one still is none between columns: a heading of a group lies over several.
WIDE_SPACE = 0.75
_PRIMARY = ("quantity", "output_quantity", "input_quantity", "net_weight", "amount", "debit", "credit", "packages")
_NUMBERING = re.compile(r"\(?\w{1,2}\)?(?:\s*=\s*[\w()x×+*/ ]+)?")
_SIDES = ("debit", "credit")
_TIGHT = frozenset({"lot_number", "style_number", "hs_code", "bale_number"})


@dataclass(frozen=True, slots=True)
class Body:
    """Rows, rows of sums, and whether the table ended open at the foot of the page.

    `columns`: those given and one of names that stand in none of them; empty where nothing was read.
    `last`, `rest`: as in a table.
    """

    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    open: bool
    columns: tuple[Column, ...] = ()
    last: Line | None = None
    rest: Row | None = None


def read_body(
    page: Page,
    rows: Sequence[Sequence[Segment]],
    columns: Sequence[Column],
    sums: frozenset[int] = frozenset(),
    after: Line | None = None,
) -> Body:
    """Rows and sums in the lines given, under columns whose edges are known; `sums` are known by their number.

    `after`: the last row of the page before, with which the lines above the first row may go on.
    """
    lines = [_line(row, columns, summed=i in sums) for i, row in enumerate(rows) if row]
    blocks = blocks_of(page, lines, columns)
    if blocks:
        return Body(blocks, (), False)
    unmark_goods(lines, columns)
    _mark_prose(lines, columns)
    lines = _ended(lines)
    _mark_anchors(lines, columns)
    unite(page, lines, columns)
    anchors = [i for i, line in enumerate(lines) if line.anchor]
    if not anchors:
        return Body((), (), True)
    take_names(lines, anchors, columns)
    free_names(lines, anchors, columns)
    columns = with_name_column(lines, anchors, columns)
    cut, groups = grouped_after(page, lines, after, columns) if after else ((), grouped(page, lines, anchors, columns))
    built = [_row(page, group, columns) for group in groups]
    rest = _row(page, cut, columns) if cut else None
    summed = [_row(page, [line], columns) for line in lines if line.total and line.numbers]
    closed = any(line.total and not _is_carried(line) for line in lines[anchors[-1] :])
    merged = with_merged_names(page, [r for r in built if r.cells], columns)
    return Body(merged, tuple(summed), not closed, columns, lines[anchors[-1]], rest)


def _is_carried(line: Line) -> bool:
    return any(is_carried(s.text) for s in line.segments)


def _line(row: Sequence[Segment], columns: Sequence[Column], *, summed: bool = False) -> Line:
    edges = [c.x0 for c in columns[1:]]
    cells: dict[int, list[Word]] = {}
    inside = [s for s in row if s.bbox.x1 > columns[0].x0 and s.bbox.x0 < columns[-1].x1]
    for w in (word for s in inside for word in s.words):
        cells.setdefault(bisect_right(edges, (w.bbox.x0 + w.bbox.x1) / 2), []).append(w)
    line = Line(cells, list(inside), min((s.bbox.top for s in row), default=0.0), max(s.bbox.bottom for s in row))
    counted = without_dates(cells, inside)
    line.numbers = {i for i, words in counted.items() if columns[i].kind in NUMBERS and _is_figure(join_words(words))}
    line.total = summed or is_sum(line, columns)
    return line


def _is_figure(text: str) -> bool:
    """Whether a cell holds a number, or the words that stand for one."""
    return is_numeric(text) or is_free(text)


def _is_numbering(row: Sequence[Segment]) -> bool:
    """Whether a line numbers the columns ("(1)", "(2)", "(6)=(4)x(5)") as forms do below their headings."""
    texts = [s.text for s in row]
    return len(texts) >= 3 and all(_NUMBERING.fullmatch(t) for t in texts) and texts[0].strip("()") in ("1", "A", "a")


def _crossings(s: Segment, edges: Sequence[float], space: float) -> set[int]:
    """Edges over which a segment runs with a space narrower than this many letter heights."""
    found: set[int] = set()
    if len(s.words) < 2:
        return found
    at = [bisect_right(edges, (w.bbox.x0 + w.bbox.x1) / 2) for w in s.words]
    if len(set(at)) < 2:
        return found
    for (left, right), (a, b) in zip(pairwise(s.words), pairwise(at), strict=True):
        if a != b and right.bbox.x0 - left.bbox.x1 < space * s.size:
            found.add(a)
    return found


def _is_caption(line: Line) -> bool:
    return not line.numbers and direction_of(" ".join(s.text for s in line.segments)) is not None


def _wraps(line: Line, above: Line | None, named: int | None) -> bool:
    """Whether a line is the next one of a name above it, in a column that others precede: "Cotton used"."""
    if above is None or not named or set(line.cells) != {named} or named not in above.cells:
        return False
    near = line.top - above.bottom < WIDE_SPACE * (line.bottom - line.top)
    return near and abs(line.cells[named][0].bbox.x0 - above.cells[named][0].bbox.x0) < FLUSH


def _mark_prose(lines: Sequence[Line], columns: Sequence[Column]) -> None:
    """Lines of running text that lie over the columns; an edge that many lines cross proves nothing."""
    edges = [c.x0 for c in columns[1:]]
    spaces = [SPACE if line.numbers else WIDE_SPACE for line in lines]
    crossed = [
        set().union(*(_crossings(s, edges, space) for s in line.segments))
        for line, space in zip(lines, spaces, strict=True)
    ]
    usual = Counter(e for line, found in zip(lines, crossed, strict=True) if len(line.numbers) > 1 for e in found)
    many = max(1, sum(len(line.numbers) > 1 for line in lines)) * 0.34
    named = next((i for i, c in enumerate(columns) if c.kind == "description"), None)
    for above, line, found in zip((None, *lines), lines, crossed, strict=False):
        line.prose = (
            (_is_caption(line) and not _wraps(line, above, named))
            or is_group_caption(line.segments, columns)
            or _is_numbering(line.segments)
            or any(usual[e] <= many and not (usual[e] and len(line.numbers) > 1) for e in found)
        )


def _ended(lines: list[Line]) -> list[Line]:
    """The lines up to a wide blank, or to what follows the sums and is no row."""
    kept: list[Line] = []
    height = median([ln.bottom - ln.top for ln in lines]) if lines else 1.0
    usual = _usual(lines)
    summed = numbered = False
    for i, line in enumerate(lines):
        if kept and numbered and (line.top - kept[-1].bottom > BLANK * height or heads_sums(line)):
            break
        texts = [s.text for s in line.segments]
        captions = numbered and not line.total and is_heading_row(texts)
        ahead = lines[i + 1 :]
        least = PRICED if not captions or heads_numbers(texts) else max(2, min(PRICED, _usual(kept)))
        full = any(len(ln.numbers) >= least for ln in ahead[:MOST_BETWEEN])
        if captions and not (full and _goes_on(ahead, kept, BLANK * height)):
            break
        poor = not line.total and (line.prose or len(line.numbers) < max(2, usual))
        if summed and poor and not _goes_on(lines[i:], kept, BLANK * height):
            break
        summed = (summed and poor) or (line.total and numbered)
        numbered = numbered or bool(line.numbers)
        kept.append(line)
    return kept


def _goes_on(ahead: Sequence[Line], before: Sequence[Line], blank: float) -> bool:
    """Whether after one sub-total, and a heading of a group, a row follows that fills the columns of one before."""
    if len(before) > 1 and before[-1].total and before[-2].total:
        return False
    patterns = {frozenset(ln.cells) for ln in before if len(ln.numbers) > 1 and not ln.total}
    for n, line in enumerate(ahead[:MOST_BETWEEN]):
        if line.total or (n and line.top - ahead[n - 1].bottom > blank):
            return False
        if not line.numbers and len(line.segments) > 2:
            return False
        if len(line.numbers) > 1:
            return frozenset(line.cells) in patterns and not line.prose
    return False


def _usual(lines: Sequence[Line]) -> int:
    """How many numbers a full row has: the most that a third of the rows reach."""
    counts = sorted((len(ln.numbers) for ln in lines if ln.numbers and not ln.total and not ln.prose), reverse=True)
    return counts[(len(counts) - 1) // 3] if counts else 0


def _mark_anchors(lines: Sequence[Line], columns: Sequence[Column]) -> None:
    given = {id(line) for line in (*handed_down(lines), *half_lines(lines))}
    rows = [ln for ln in lines if ln.numbers and not ln.total and not ln.prose and id(ln) not in given]
    counts = Counter(i for ln in rows for i in ln.numbers)
    if not counts:
        return
    order = {kind: n for n, kind in enumerate(_PRIMARY)}
    often = [i for i in counts if counts[i] >= 0.4 * max(counts.values())]
    primary = min(often, key=lambda i: (order.get(columns[i].kind or "", 9), -counts[i]))
    # A line of an account has one of the two.
    sides = {i for i in counts if columns[i].kind in _SIDES} if columns[primary].kind in _SIDES else {primary}
    least = (_usual(lines) + 1) // 2
    shared = in_shared_packages(rows, [ln for ln in lines if ln.total], least, primary, columns)
    filled: set[int] = set()
    before = anchor = None
    for line in rows:
        broken, before = before is not None and is_rest(line, before), line
        if broken or (anchor is not None and repeats(line, anchor)):
            continue
        if all(columns[i].kind == "balance" for i in line.numbers):
            line.prose = True
            continue
        full = len(line.numbers) >= least or id(line) in shared
        line.anchor = full and (bool(sides & line.numbers) or (bool(line.numbers & filled) and len(line.numbers) >= 2))
        if line.anchor:
            filled, anchor = set(line.numbers), line
        elif line.numbers & filled:
            line.prose = True
        else:
            filled |= line.numbers


def _row(page: Page, group: Sequence[Line], columns: Sequence[Column]) -> Row:
    cells: dict[int, Cell] = {}
    for i, column in enumerate(columns):
        parts = [line.cells[i] for line in group if i in line.cells]
        if column.kind in NUMBERS and len(parts) > 1:
            parts = _number_and_unit(group, i, column.kind) or parts[:1]
        if parts:
            texts = [join_words(p) for p in parts]
            text = (
                "".join(texts)
                if texts[0][-1:] in (".", ",") and column.kind in NUMBERS
                else _wrapped(texts, column.kind)
            )
            cells[i] = Cell(text, tuple(w for p in parts for w in p))
    return Row(cells, page.number)


def _number_and_unit(group: Sequence[Line], i: int, kind: str | None) -> list[list[Word]]:
    """The words of the first number in a column, and of the unit of a quantity that stands alone below it."""
    at = next((n for n, line in enumerate(group) if i in line.numbers), None)
    if at is None:
        return []
    below = [line.cells[i] for line in group[at + 1 :] if i in line.cells]
    if below and is_broken(group[at].cells[i], below[0]):
        return [group[at].cells[i], below[0]]
    measured = (kind or "").endswith("quantity") and below and parse_unit(join_words(below[0])) is not None
    return [group[at].cells[i], *(below[:1] if measured else [])]


def _wrapped(texts: Sequence[str], kind: str | None) -> str:
    """Wrapped lines as one text; an identifier broken at a hyphen or slash, or cut, is put together again."""
    if kind in _TIGHT and len(texts) > 1:
        out = texts[0]
        for text in filter(continues_code, texts[1:]):
            out += text if out.endswith(("-", "/", ".", "_")) else f" {text}"
        return out
    return join_texts(texts)
