"""Where the cells of a sheet and the lines of a text stand on the pages of their rendition. Pure geometry, points."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.evidence import BBox

SIZE = 9.0  # points; print of an ordinary packing list
MONO_WIDTH = 0.602  # em of DejaVu Sans Mono
_LINE = 12.5
_MARGIN = 36.0
_GAP = 9.0
_TABLE = 4  # cells of a row that is surely a table's
_WIDEST = 230.0  # a column is not made wider for its longest cell: that cell wraps
_A4 = (595.28, 841.89)
_FOLD = 140  # characters a line of plain text, on a page turned sideways; beyond, it is folded
_FLAT = 0.707  # height to width of a page wider than A4

_NARROW = frozenset("iljI.,:;'|!()[] ftr-/")
_BROAD = frozenset("mwMW%@&QOGDN")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the sheet shows it; row and column from 0. `hidden` when its row, column or sheet is not shown."""

    row: int
    column: int
    text: str
    bold: bool = False
    hidden: bool = False
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of text with its top left corner."""

    x: float
    y: float
    text: str
    bold: bool = False
    grey: bool = False


@dataclass(slots=True)
class LaidPage:
    """One page of a rendition: texts, hairlines, and the area of every cell."""

    width: float
    height: float
    texts: list[Placed] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    areas: list[tuple[BBox, Cell]] = field(default_factory=list)


def text_width(text: str, bold: bool = False) -> float:
    """Width in points at SIZE, estimated a little generously."""
    em = sum(map(_em, text))
    return em * SIZE * (1.1 if bold else 1.03)


def lay_sheet(cells: Sequence[Cell]) -> list[LaidPage]:
    """Pages of one sheet: rows keep their order, text spills over empty neighbours as in a spreadsheet, else wraps."""
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(cells, key=lambda c: (c.row, c.column)):
        rows.setdefault(cell.row, []).append(cell)
    columns = _columns(rows)
    width = columns[-1] if columns else 0.0
    page_width, page_height = _page_size(width + 2 * _MARGIN)
    pages = [LaidPage(page_width, page_height)]
    y, last = _MARGIN, -1
    for number, row in rows.items():
        lines = {c.column: _wrapped(c, row, columns) for c in row}
        height = _LINE * max(map(len, lines.values()))
        y += _LINE * 0.6 if last >= 0 and number > last + 1 else 0.0
        if y + height > page_height - _MARGIN and y > _MARGIN:
            pages.append(LaidPage(page_width, page_height))
            y = _MARGIN
        _place_row(pages[-1], row, lines, columns, y)
        y, last = y + height, number
    return pages


def lay_lines(lines: Iterable[str]) -> list[LaidPage]:
    """Pages of plain text in a fixed pitch; line breaks are kept, lines beyond 140 characters are folded at a space."""
    pieces = [piece for line in lines for piece in _folded(line.rstrip())]
    longest = max(map(_cells, pieces), default=0) * MONO_WIDTH * SIZE
    size = _page_size(longest + 2 * _MARGIN)
    pages = [LaidPage(*size)]
    y = _MARGIN
    for piece in pieces:
        if y + _LINE > size[1] - _MARGIN:
            pages.append(LaidPage(*size))
            y = _MARGIN
        if piece.strip():
            pages[-1].texts.append(Placed(_MARGIN, y, piece))
        y += _LINE
    return pages


def _em(char: str) -> float:
    if char in _NARROW:
        return 0.36
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in _BROAD:
        return 0.86
    return 0.66 if char.isupper() else 0.59


def _columns(rows: dict[int, list[Cell]]) -> list[float]:
    """Left edges of all columns and the right edge of the last, from 0."""
    count = 1 + max((c.column for row in rows.values() for c in row), default=-1)
    widths = [0.0] * count
    for row in rows.values():
        for cell, after in zip(row, [*row[1:], None], strict=True):
            # The last cell of a row of a table keeps within its lines; a note beside two cells may run on.
            free = len(row) < _TABLE if after is None else after.column > cell.column + 1
            longest = max(text_width(line, cell.bold) for line in cell.text.split("\n"))
            word = max(text_width(piece, cell.bold) for piece in cell.text.split() or [""])
            if free and longest > 90:
                longest = 60.0
            needed = max(min(longest, _WIDEST), min(word, _WIDEST))
            widths[cell.column] = max(widths[cell.column], needed + _GAP)
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges


def _page_size(width: float) -> tuple[float, float]:
    if width <= _A4[0]:
        return _A4
    if width <= _A4[1]:
        return _A4[1], _A4[0]
    return width, max(_A4[0], width * _FLAT)


def _right_edge(cell: Cell, row: list[Cell], columns: list[float]) -> float:
    after = next((c.column for c in row if c.column > cell.column), None)
    if after is not None:
        return columns[after]
    return max(columns[-1], _A4[0] - 2 * _MARGIN)


def _wrapped(cell: Cell, row: list[Cell], columns: list[float]) -> list[str]:
    room = _right_edge(cell, row, columns) - columns[cell.column] - _GAP / 2
    return [piece for line in cell.text.split("\n") for piece in _pieces(line, room, cell.bold)] or [""]


def _pieces(line: str, room: float, bold: bool) -> list[str]:
    if text_width(line, bold) <= room:
        return [line]
    pieces = [""]
    for word in line.split(" "):
        joined = f"{pieces[-1]} {word}" if pieces[-1] else word
        if text_width(joined, bold) <= room:
            pieces[-1] = joined
        elif pieces[-1]:
            pieces.append(word)
        else:
            pieces[-1] = word
    return [part for piece in pieces for part in _broken(piece, room, bold)]


def _broken(piece: str, room: float, bold: bool) -> list[str]:
    """A word too long for its column is cut only when it is far too long (Chinese, links); else it may stick out."""
    if text_width(piece, bold) <= room * 1.15 or room <= 0:
        return [piece]
    fits = max(4, int(len(piece) * room / text_width(piece, bold)))
    return [piece[i : i + fits] for i in range(0, len(piece), fits)]


def _place_row(page: LaidPage, row: list[Cell], lines: dict[int, list[str]], columns: list[float], y: float) -> None:
    height = _LINE * max(map(len, lines.values()))
    for cell in row:
        x = _MARGIN + columns[cell.column]
        right = _MARGIN + _right_edge(cell, row, columns)
        page.areas.append((BBox(x - 1, y, right - 1, y + height), cell))
        for i, piece in enumerate(lines[cell.column]):
            if piece.strip():
                page.texts.append(Placed(x + 2, y + i * _LINE, piece, cell.bold, cell.hidden))
    if len(row) >= 3:
        page.lines.extend(_grid(row, columns, y, height))


def _grid(row: list[Cell], columns: list[float], y: float, height: float) -> list[tuple[float, float, float, float]]:
    first, last = row[0].column, row[-1].column
    left, right = _MARGIN + columns[first], _MARGIN + columns[last + 1]
    level = [(left, at, right, at) for at in (y, y + height)]
    upright = [(_MARGIN + columns[i], y, _MARGIN + columns[i], y + height) for i in range(first, last + 2)]
    return [*level, *upright]


def _folded(line: str) -> list[str]:
    line = line.expandtabs(8)
    pieces, at = [], 0
    # No more is looked at than may fit: a file of one line would be measured again for every piece of it.
    while _cells(ahead := line[at : at + _FOLD + 1]) > _FOLD:
        cut = _fit(ahead)
        space = ahead.rfind(" ", cut // 2, cut)
        cut = space if space > 0 else cut
        pieces.append(ahead[:cut])
        at += cut
        while line[at : at + 1] == " ":
            at += 1
    return [*pieces, line[at:]]


def _cells(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def _fit(line: str) -> int:
    used = 0
    for i, char in enumerate(line):
        used += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if used > _FOLD:
            return max(1, i)
    return len(line)
