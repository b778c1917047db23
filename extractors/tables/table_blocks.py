"""Rows printed as blocks: a numbered line opens each, its quantity, price and amount stand on lines of their own.

Prints of merchandise systems show the conditions of a line so ("Gross price", "Discount", "Net value"). A block is read
only where the products prove it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, product
from statistics import median

from extractors.evidence import Page, Word
from extractors.segments import Segment, join_texts, join_words, plain
from extractors.tables.columns import NUMBERS, heading_words
from extractors.tables.line_proof import proof, readings
from extractors.tables.row_lines import Line
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_inference import reads_as_words
from extractors.tables.table_model import Cell, Column, Row
from extractors.values.units import parse_unit

# Blanks wider than this many letter heights end the last block.
BLANK = 3.0
# Share of the blocks that must prove themselves.
AGREEMENT = 0.8
# Combinations of one block that are tried.
MOST_TRIED = 60
_MONEY = ("quantity", "unit_price", "amount")
# A sum with its sign, before or behind it.
_LESS = re.compile(r"\d\s?[-−](?!\S)|(?<!\S)[-−]\s?\d")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where position, quantity, price and amount stand."""

    position: int
    money: tuple[int, int, int]


def blocks_of(page: Page, lines: Sequence[Line], columns: Sequence[Column]) -> tuple[Row, ...]:
    """One row a block; empty where no numbers open lines, or most blocks do not multiply."""
    at = _columns(columns)
    if at is None:
        return ()
    starts = [i for i, line in enumerate(lines) if _counter(line.cells.get(at.position)) is not None]
    counters = [_counter(lines[i].cells.get(at.position)) or 0 for i in starts]
    if len(starts) < 2 or not _counts_up(counters) or _whole(lines, starts, at):
        return ()
    ends = [*starts[1:], _end(lines, starts)]
    blocks = [
        [_opened(lines[a], columns, at), *(_rehomed(line, columns) for line in lines[a + 1 : b])]
        for a, b in zip(starts, ends, strict=True)
    ]
    # A numbered heading over several whole lines opens a group of them.
    if any(sum(set(at.money) <= line.numbers for line in block) > 1 for block in blocks):
        return ()
    rows = [_row(page, block, columns, at) for block in blocks]
    found = tuple(row for row in rows if row is not None)
    return found if len(found) >= AGREEMENT * len(starts) else ()


def _opened(line: Line, columns: Sequence[Column], at: _Columns) -> Line:
    """The line that opens a block: its position, and each name whole where it begins, though figures stand in it."""
    homed = _rehomed(line, columns)
    edges = [c.x0 for c in columns[1:]]
    for s in line.segments:
        words = s.words[1:] if bisect_right(edges, s.words[0].bbox.center[0]) == at.position else s.words
        if not words or (not reads_as_words(join_words(words[:1])) and len(words) == len(s.words)):
            continue
        home = bisect_right(edges, words[0].bbox.center[0])
        if columns[home].kind not in NUMBERS and home != at.position:
            homed = _moved(homed, words, home)
    return homed


def _moved(line: Line, words: Sequence[Word], home: int) -> Line:
    """A line with these words in one of its columns."""
    cells = {i: [w for w in own if not any(w is x for x in words)] for i, own in line.cells.items()}
    cells[home] = sorted([*cells.get(home, ()), *words], key=lambda w: w.bbox.x0)
    kept = {i: own for i, own in cells.items() if own}
    return replace(line, cells=kept, numbers={i for i in line.numbers if kept.get(i) == line.cells[i]})


def _rehomed(line: Line, columns: Sequence[Column]) -> Line:
    """A line of a block with each piece whole in one column: under headings of two tiers names lie over several.

    Words never stand among numbers, they belong to the names on their left; a number below such names is that of the
    empty column beside them.
    """
    edges = [c.x0 for c in columns[1:]]
    cells: dict[int, list[Word]] = {}
    numbers = set(line.numbers)
    for s in line.segments:
        at = bisect_right(edges, s.words[0].bbox.center[0])
        if not line.numbers and columns[at].kind in NUMBERS and reads_as_words(s.text):
            at = max((i for i in range(at) if columns[i].kind == "description"), default=at)
        stray = bool(line.numbers) and _is_stray(s, at, line, columns)
        numbers |= {at + 1} if stray else set()
        homes = [bisect_right(edges, word.bbox.center[0]) for word in s.words]
        whole = not line.numbers or not any(columns[i].kind in NUMBERS for i in homes) or _is_counted(s, columns[at])
        for word, home in zip(s.words, homes, strict=True):
            cells.setdefault(at + 1 if stray else at if whole else home, []).append(word)
    return replace(line, cells=cells, numbers=numbers)


def _is_counted(s: Segment, column: Column) -> bool:
    """Whether a piece is a number and its unit, in a column of quantities that is too narrow for both."""
    number, *unit = s.words
    return column.kind == "quantity" and is_numeric(number.text) and parse_unit(join_words(unit)) is not None


def _is_stray(s: Segment, at: int, line: Line, columns: Sequence[Column]) -> bool:
    """Whether a number stands among names beside a column of numbers that has none on its line."""
    beside = columns[at + 1].kind if at + 1 < len(columns) else None
    return columns[at].kind == "description" and beside in NUMBERS and at + 1 not in line.cells and is_numeric(s.text)


def _columns(columns: Sequence[Column]) -> _Columns | None:
    kinds = [c.kind for c in columns]
    if not {"position", *_MONEY} <= set(kinds):
        return None
    quantity, price, amount = (kinds.index(kind) for kind in _MONEY)
    return _Columns(kinds.index("position"), (quantity, price, amount))


def _counter(words: Sequence[Word] | None) -> int | None:
    text = words[0].text.rstrip(".") if words and len(words) == 1 else ""
    return int(text) if text.isdigit() and len(text) <= 6 else None


def _counts_up(counters: Sequence[int]) -> bool:
    steps = {b - a for a, b in pairwise(counters)}
    return len(steps) == 1 and min(steps) > 0 and counters[0] in (1, *steps)


def _whole(lines: Sequence[Line], starts: Sequence[int], at: _Columns) -> bool:
    """Whether a line that opens a block holds all its numbers, or one above them some: then no block begins there."""
    above = any(len(line.numbers) > 1 for line in lines[: starts[0]])
    return above or any(set(at.money) <= lines[i].numbers for i in starts)


def _end(lines: Sequence[Line], starts: Sequence[int]) -> int:
    """Behind the last line of the last block: at a wide blank, or after as many lines as the longest one has."""
    longest = max(b - a for a, b in pairwise(starts))
    height = median(line.bottom - line.top for line in lines)
    last = starts[-1]
    for i in range(last + 1, min(len(lines), last + longest)):
        if lines[i].top - lines[i - 1].bottom > BLANK * height:
            return i
    return min(len(lines), last + longest)


def _row(page: Page, block: Sequence[Line], columns: Sequence[Column], at: _Columns) -> Row | None:
    """The row of a block: its one product that holds, and its words; None without a product."""
    for chosen in islice(product(*(_numbers(block, i) for i in at.money)), MOST_TRIED):
        cells = [Cell(join_words(ln.cells[i]), tuple(ln.cells[i])) for ln, i in zip(chosen, at.money, strict=True)]
        beside = {i: Cell(join_words(w), tuple(w)) for i, w in chosen[1].cells.items() if i not in at.money}
        if proof(Row(beside | dict(zip(at.money, cells, strict=True)), page.number), at.money):
            words = dict(_words(block, columns, at, chosen))
            cells[2] = _net(block, chosen[2], at.money[2])
            cells[0] = _with_unit(block, chosen[0], at.money[0], cells[0])
            return Row(words | dict(zip(at.money, cells, strict=True)), page.number)
    return None


def _net(block: Sequence[Line], line: Line, at: int) -> Cell:
    """What a line's amount comes to below it, its discounts taken off: "Rabatt 6,10-", "Nettowert 54,91"."""
    lines = _numbers(block, at)
    lines = lines[next(n for n, ln in enumerate(lines) if ln is line) :]
    amounts = [Cell(join_words(ln.cells[at]), tuple(ln.cells[at])) for ln in lines]
    for n in range(2, len(amounts)):
        values = [list(readings(cell)) for cell in amounts[: n + 1]]
        held = any(gross - sum(off) == net for gross, *off, net in islice(product(*values), MOST_TRIED) if sum(off))
        if held and all(map(_is_taken_off, lines[1:n])):
            return amounts[n]
    return amounts[0]


def _is_taken_off(line: Line) -> bool:
    """Whether a line names a discount or prints its amount as less than nothing; "of which delivered" does neither."""
    text = " ".join(s.text for s in line.segments)
    return _LESS.search(text) is not None or bool(heading_words("charges") & set(plain(text).split()))


def _numbers(block: Sequence[Line], at: int) -> list[Line]:
    return [line for line in block if at in line.numbers]


def _with_unit(block: Sequence[Line], line: Line, at: int, cell: Cell) -> Cell:
    """The quantity with the unit that stands alone below it."""
    after = list(block[block.index(line) + 1 :])[:1]
    words = after[0].cells.get(at, []) if after else []
    return Cell(f"{cell.text} {join_words(words)}", (*cell.words, *words)) if parse_unit(join_words(words)) else cell


def _words(
    block: Sequence[Line], columns: Sequence[Column], at: _Columns, chosen: Sequence[Line]
) -> Iterator[tuple[int, Cell]]:
    """The cells of words; where a block prints several amounts, the words beside them name conditions, not goods."""
    conditions = [] if len(_numbers(block, at.money[2])) == 1 else [ln for ln in block[1:] if ln.numbers]
    goods = [ln for ln in block if not ln.total and (ln is chosen[0] or not any(ln is c for c in conditions))]
    for i, column in enumerate(columns):
        named = column.kind == "description"
        lines = goods if named else [ln for ln in block if ln in goods or any(ln is c for c in chosen)]
        parts = [ln.cells[i] for ln in lines if i in ln.cells][: None if named else 1]
        if parts:
            yield i, Cell(join_texts(join_words(p) for p in parts), tuple(w for p in parts for w in p))
