"""Borders and meanings of a table's columns settled together, by headings and by what stands in the cells.

Words alone tell ill where one heading ends: "UOM Unit Price" heads two columns, "Item Number" one. A choice of borders
is worth what its columns are worth: cells that are what their heading says, none that are something else, no piece of
text cut in two, no column without a cell. Neighbours are joined, columns parted, borders moved while it is worth more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.evidence import BBox, Word
from extractors.segments import Segment, join_words, letter_size
from extractors.tables.cell_looks import fit
from extractors.tables.column_meanings import RANGE
from extractors.tables.columns import NUMBERS, column_kind, heading_unit, strict_kind
from extractors.tables.heading_cuts import row_like
from extractors.tables.table_model import Column, Header

# Rows that tell something; the share of them that must have words on both sides of a new border.
LEAST, AGREEMENT = 2, 0.8
# The widest space between two words of one text in letter heights; a typewriter's in widths of its letters, and by how
# much of their width these differ.
SPACE, LETTER, ALIKE = 0.4, 1.1, 0.02
# A column without any cell is worth so much less than none, a border through a text in every row so much less.
EMPTY, TORN = 0.5, 2.0
# A choice must be worth so much more, and its new columns so much each.
BETTER, SOUND = 0.2, 0.6
# Headings of so many words are looked at; so many borders of one table are moved, joined or drawn.
MOST_WORDS, MOST_STEPS = 8, 16
_SHORT = NUMBERS | {"unit"}


@dataclass(frozen=True, slots=True)
class _Strip:
    """A column that is tried: its edges, its heading's words, its cells by row.

    `worth`: the share of the rows whose cell fits, less that of those whose cell does not; `sound`: of the cells.
    """

    column: Column
    words: tuple[Word, ...]
    cells: tuple[tuple[Word, ...], ...]
    worth: float
    sound: float


def settled(
    columns: Sequence[Column], header: Header, rows: Sequence[Sequence[Segment]], lines: Sequence[Sequence[Segment]]
) -> tuple[Column, ...]:
    """The columns, joined, parted and moved while that makes them worth more.

    `lines` are those of the table's body, `rows` those of its page.
    """
    body = [[w for s in line for w in s.words] for line in lines if row_like(line) and not _says_captions(line)]
    if len(body) < LEAST or len(header.headings) > len(columns):
        return tuple(columns)
    above = [w for row in rows[header.first_line : header.last_line + 1] for s in row for w in s.words]
    boxes = [h.bbox for h in header.headings]
    words = [_within(above, box) for box in boxes] + [()] * (len(columns) - len(boxes))
    strips = [_strip(c, own, _cells(body, c)) for c, own in zip(columns, words, strict=True)]
    steps = 0
    while steps < MOST_STEPS and (better := _best(strips)) is not None:
        strips, steps = better, steps + 1
    return tuple(strip.column for strip in strips)


def _says_captions(line: Sequence[Segment]) -> bool:
    """Whether a line is captions with their values below a row ("Origin: DE   Tariff no.: 73084000"), in no column."""
    return all(":" in s.text.rstrip(": ") for s in line)


def _within(words: Sequence[Word], box: BBox) -> tuple[Word, ...]:
    inside = [w for w in words if box.x0 <= w.bbox.center[0] <= box.x1 and box.top <= w.bbox.center[1] <= box.bottom]
    return tuple(inside)


def _cells(body: Sequence[Sequence[Word]], column: Column) -> tuple[tuple[Word, ...], ...]:
    return tuple(tuple(w for w in row if column.x0 < w.bbox.center[0] <= column.x1) for row in body)


def _strip(column: Column, words: tuple[Word, ...], cells: tuple[tuple[Word, ...], ...]) -> _Strip:
    texts = [join_words(cell) for cell in cells if cell]
    told = sum(fit(column.kind, text) for text in texts)
    return _Strip(column, words, cells, told / len(cells) if texts else -EMPTY, told / max(1, len(texts)))


def _best(strips: Sequence[_Strip]) -> list[_Strip] | None:
    """The best of the choices one step away; None where none is worth more."""
    old = set(map(id, strips))
    tried = [
        (gain, found)
        for gain, found in _steps(strips)
        if gain > BETTER and all(_is_sound(strip) for strip in found if id(strip) not in old)
    ]
    return max(tried, key=lambda t: t[0])[1] if tried else None


def _is_sound(strip: _Strip) -> bool:
    """Whether most cells of a column are what its heading says, or it says nothing that cells show."""
    return strip.sound == 0 or strip.sound >= SOUND


def _steps(strips: Sequence[_Strip]) -> Iterator[tuple[float, list[_Strip]]]:
    for i, (left, right) in enumerate(pairwise(strips)):
        if _stand_as_one(left, right):
            one = _joined(left, right)
            gain = one.worth - left.worth - right.worth + TORN * _torn(left, right)
            yield gain, [*strips[:i], one, *strips[i + 2 :]]
        for moved in _shifted(left, right):
            if any(new.worth < old.worth for old, new in zip((left, right), moved, strict=True)):
                continue
            yield _gain((left, right), moved), [*strips[:i], *moved, *strips[i + 2 :]]
    for i, strip in enumerate(strips):
        for left, right in _parted(strip):
            gain = left.worth + right.worth - strip.worth - TORN * _torn(left, right)
            yield gain, [*strips[:i], left, right, *strips[i + 1 :]]


# ---------------------------------------------------------------- joining


def _stand_as_one(left: _Strip, right: _Strip) -> bool:
    """Whether the words of two headings stand on one line, as far apart as those of one do."""
    if not left.words or not right.words:
        return False
    a, b = max(left.words, key=lambda w: w.bbox.x1), min(right.words, key=lambda w: w.bbox.x0)
    level = abs(a.bbox.center[1] - b.bbox.center[1]) < a.bbox.height / 2
    return level and b.bbox.x0 - a.bbox.x1 < _space(left, right)


def _joined(left: _Strip, right: _Strip) -> _Strip:
    words = (*left.words, *right.words)
    cells = tuple((*a, *b) for a, b in zip(left.cells, right.cells, strict=True))
    text = f"{left.column.heading} {right.column.heading}"
    kind = column_kind(text)
    return _strip(_headed(replace(left.column, x1=right.column.x1), text, kind), words, cells)


def _torn(left: _Strip, right: _Strip) -> float:
    """The share of the rows in which one text runs on over the border; columns of two things may stand that close."""
    kinds = {left.column.kind, right.column.kind}
    return 0.0 if kinds & _SHORT or (len(kinds) > 1 and None not in kinds) else _crossed(left, right)


def _crossed(left: _Strip, right: _Strip) -> float:
    """The share of the rows in which two words stand as close over the border as those of one text do."""
    pairs = [(a[-1], b[0]) for a, b in zip(left.cells, right.cells, strict=True) if a and b]
    space = _space(left, right)
    return sum(0 <= b.bbox.x0 - a.bbox.x1 < space for a, b in pairs) / len(left.cells)


def _space(left: _Strip, right: _Strip) -> float:
    """The widest space between two words of one text; a typewriter's is as wide as its letters."""
    words = [w for strip in (left, right) for part in (strip.words, *strip.cells) for w in part]
    letters = [w.bbox.width / len(w.text) for w in words]
    typed = max(letters) - min(letters) < ALIKE * max(letters)
    return LETTER * max(letters) if typed else SPACE * min(map(letter_size, words))


def _headed(column: Column, text: str, kind: str | None) -> Column:
    measured = kind and ("quantity" in kind or "weight" in kind)
    return replace(column, heading=text, kind=kind, unit=heading_unit(text) if measured else None)


# ---------------------------------------------------------------- moving a border


def _shifted(left: _Strip, right: _Strip) -> Iterator[tuple[_Strip, _Strip]]:
    """The two columns with the border between them in another gutter of their cells."""
    if not right.words or not _is_faulty(left, right):
        return
    both = replace(left, cells=tuple((*a, *b) for a, b in zip(left.cells, right.cells, strict=True)))
    gutters = list(_gutters(both))
    old = max((b - a for a, b in gutters if a < left.column.x1 < b), default=0.0)
    for x in ((a + b) / 2 for a, b in gutters if b - a > max(old, _space(left, right))):
        if abs(x - left.column.x1) > 1:
            yield _side(left, both.cells, x, left=True), _side(right, both.cells, x, left=False)


def _side(strip: _Strip, cells: Sequence[tuple[Word, ...]], x: float, *, left: bool) -> _Strip:
    """A column that ends or begins at x, with the words of the cells on its side."""
    column = replace(strip.column, x1=x) if left else replace(strip.column, x0=x)
    own = tuple(tuple(w for w in cell if (w.bbox.center[0] < x) == left) for cell in cells)
    return _strip(column, strip.words, own)


def _is_faulty(left: _Strip, right: _Strip) -> bool:
    """Whether a border cannot be right: cells beside it are something else, one side has none, it cuts texts."""
    cells = [(s.column.kind, join_words(cell)) for s in (left, right) for cell in s.cells if cell]
    empty = not any(left.cells) or not any(right.cells)
    return empty or any(fit(kind, text) < 0 for kind, text in cells) or _crossed(left, right) > 0


def _gain(old: tuple[_Strip, _Strip], new: tuple[_Strip, _Strip]) -> float:
    """How much more two columns are worth with their border moved; one through texts is worth less."""
    before, after = (sum(s.worth for s in pair) - TORN * _crossed(*pair) for pair in (old, new))
    return after - before


# ---------------------------------------------------------------- parting


def _parted(strip: _Strip) -> Iterator[tuple[_Strip, _Strip]]:
    """The column as two, where a gutter runs through its cells and its heading is two known ones."""
    words = sorted(strip.words, key=lambda w: w.bbox.x0)
    if not 2 <= len(words) <= MOST_WORDS:
        return
    gutters = list(_gutters(strip))
    if any(RANGE.fullmatch(join_words(cell)) for cell in strip.cells if len(cell) > 1):
        return  # "1 - 20": the spaces around a stroke are none between columns
    for a, b in _halves(words) if gutters else ():
        kinds = [strict_kind(join_words(half)) for half in (a, b)]
        if None in kinds or kinds[0] == kinds[1]:
            continue
        for start, end in gutters:
            x, wide = (start + end) / 2, end - start > _space(strip, strip)
            if wide or "unit" in kinds or set(kinds) <= _SHORT:
                yield _half(strip, a, x, left=True), _half(strip, b, x, left=False)


def _halves(words: Sequence[Word]) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """The words of a heading on both sides of each upright cut that goes through none of them, in reading order."""
    for i in range(1, len(words)):
        if words[i].bbox.x0 >= max(w.bbox.x1 for w in words[:i]) - 0.5:
            yield _in_order(words[:i]), _in_order(words[i:])


def _in_order(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(sorted(words, key=lambda w: (round(w.bbox.center[1] / max(w.bbox.height, 1)), w.bbox.x0)))


def _gutters(strip: _Strip) -> Iterator[tuple[float, float]]:
    """The two sides of each gutter through (almost) all cells."""
    filled = [cell for cell in strip.cells if cell]
    if len(filled) < LEAST:
        return
    ends = sorted({w.bbox.x1 for cell in filled for w in cell[:-1]})
    for end in ends:
        start = min((w.bbox.x0 for cell in filled for w in cell if w.bbox.x0 >= end), default=end)
        if start <= end or any(w.bbox.x0 < start - 0.01 and w.bbox.x1 > end + 0.01 for cell in filled for w in cell):
            continue
        parted = sum(cell[0].bbox.x1 <= end + 0.01 and cell[-1].bbox.x0 >= start - 0.01 for cell in filled)
        if parted >= AGREEMENT * len(filled):
            yield end, start


def _half(strip: _Strip, words: tuple[Word, ...], x: float, *, left: bool) -> _Strip:
    text = join_words(words)
    half = _side(strip, strip.cells, x, left=left)
    return _strip(_headed(half.column, text, strict_kind(text)), words, half.cells)
