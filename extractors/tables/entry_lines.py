"""Lines of an entry summary (CBP Form 7501): boxes 27 to 34, numbered on the form, several lines of print each.

A line opens with its number in box 27 beside the description (28). Below stand the tariff number (29), gross weight
(30), net quantity (31) and entered value (32); fees and chapter 99 numbers without a value follow.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from extractors.evidence import BBox, Page, Word
from extractors.segments import Segment, join_words
from extractors.tables.table_model import Cell, Column, Row, Table

# Boxes that begin a column, with what it holds; the description (28) runs over those of 29 to 31, or has a column of
# its own where brokers' prints set its heading level with and right of that of 29.
_BOXES = {
    27: "position",
    28: "description",
    29: "hs_code",
    30: "gross_weight",
    31: "quantity",
    32: "amount",
    33: "other",
}
_NEEDED = frozenset({27, 29, 31, 32})
_KINDS = ("position", "description", "hs_code", "gross_weight", "quantity", "amount")
_NUMBER = re.compile(r"(2[7-9]|3[0-4])\.")
_BELOW = re.compile(r"(?:3[5-9]|4\d)\.")  # the boxes under the lines: totals, declarant
_LINE = re.compile(r"\d{1,3}")
_TARIFF = re.compile(r"\d{4}\.\d{2}(?:\.?\d{2,4})?")
# The charges of box 32B, which stand below the value with their letter.
_CHARGES = re.compile(r"C\d[\d,.]*")
# Points by which a cell may begin left of its box's number; the most that the boxes' headings stand apart in height.
MARGIN, HEIGHT = 6.0, 80.0


def entry_table(page: Page, rows: Sequence[Sequence[Segment]]) -> Table | None:
    """The lines in boxes 27 to 32 of a page; None where the page does not show these boxes or no line in them."""
    starts = _starts(w for row in rows for s in row for w in s.words)
    if not starts.keys() >= _NEEDED:
        return None
    floor = max(w.bbox.bottom for w in starts.values())
    boxes = sorted(starts, key=lambda n: starts[n].bbox.x0)
    edges = _edges(page, [starts[n].bbox for n in boxes], floor)
    lines = list(_lines(rows, floor, edges, boxes))
    told = [_cells(line, edges, boxes) for line in lines]
    # Lines are put together where that tells all of them: some alone would be taken for the whole entry.
    joined = [
        cells if _is_whole(cells) else _joined(line, edges, boxes) for line, cells in zip(lines, told, strict=True)
    ]
    chosen = joined if all(map(_is_whole, joined)) else told
    found = [Row(cells, page.number) for cells in chosen if _is_whole(cells)]
    columns = tuple(Column(kind, kind, "KGM" if kind == "gross_weight" else None, 0.0, 0.0) for kind in _KINDS)
    return Table(page.number, columns, tuple(found), (), "", False) if found else None


def _starts(words: Iterable[Word]) -> dict[int, Word]:
    """The numbers of the boxes as printed, the first of each that stands in the band of box 27."""
    found: dict[int, Word] = {}
    for w in words:
        m = _NUMBER.match(w.text)
        near = not found or abs(w.bbox.top - next(iter(found.values())).bbox.top) < HEIGHT
        if m and int(m[1]) in _BOXES and near and (found or m[1] == "27"):
            found.setdefault(int(m[1]), w)
    described = found.pop(28, None)
    ordered = sorted(found, key=lambda n: found[n].bbox.x0)
    if ordered != sorted(found):
        return {}
    return {**found, 28: described} if described and _has_column(described, found.get(29)) else found


def _has_column(described: Word, tariff: Word | None) -> bool:
    """Whether the number of box 28 stands level with and right of that of box 29."""
    level = tariff is not None and abs(described.bbox.center[1] - tariff.bbox.center[1]) < 0.5 * tariff.bbox.height
    return level and tariff is not None and described.bbox.x0 > tariff.bbox.x1


def _edges(page: Page, boxes: Sequence[BBox], floor: float) -> list[float]:
    """Left edges of the columns: the upright rule left of each box's number where one is drawn, else the number."""
    uprights = [r.center[0] for r in page.rules if r.height > 3 * max(r.width, 1) and r.bottom > floor - 1]
    befores = [0.0, *(box.x0 for box in boxes)]
    return [
        max((x for x in uprights if before < x <= box.x0), default=box.x0 - MARGIN)
        for before, box in zip(befores, boxes, strict=False)
    ]


def _box(word: Word, edges: Sequence[float], boxes: Sequence[int]) -> int:
    return boxes[max(bisect_right(edges, word.bbox.x0 + 1) - 1, 0)]


def _lines(
    rows: Sequence[Sequence[Segment]], floor: float, edges: Sequence[float], boxes: Sequence[int]
) -> Iterator[list[list[Word]]]:
    """The printed lines of each entry line, from its number in box 27 on."""
    line: list[list[Word]] = []
    for row in rows:
        words = [w for s in row for w in s.words if w.bbox.top > floor]
        if line and words and _BELOW.match(words[0].text):
            break
        if words and _box(words[0], edges, boxes) == 27 and _LINE.fullmatch(words[0].text):
            if line:
                yield line
            line = [words]
        elif line and words:
            line.append(words)
    if line:
        yield line


def _is_whole(cells: Mapping[int, Cell]) -> bool:
    return {_KINDS.index("hs_code"), _KINDS.index("amount")} <= cells.keys()


def _cells(line: Sequence[Sequence[Word]], edges: Sequence[float], boxes: Sequence[int]) -> dict[int, Cell]:
    """The cells of an entry line: number and description, and the tariff number with a value beside it."""
    described = _described(line, edges, boxes) if 28 in boxes else line[0][1:]
    cells = _filled({"position": line[0][:1], "description": described})
    for by_kind in (_by_box(words, edges, boxes) for words in line):
        if _tariffs(by_kind) and _is_valued(by_kind):
            return cells | _filled({"hs_code": _tariffs(by_kind)[:1], **_values(by_kind)})
    return cells


def _joined(line: Sequence[Sequence[Word]], edges: Sequence[float], boxes: Sequence[int]) -> dict[int, Cell]:
    """The cells of an entry line whose one value stands beside another row than its one tariff number; else none."""
    parted = [_by_box(words, edges, boxes) for words in line]
    coded = [n for n, by_kind in enumerate(parted) if _tariffs(by_kind)]
    valued = [by_kind for by_kind in parted if _is_valued(by_kind)]
    if len(coded) != 1 or len(valued) != 1 or 28 in boxes:
        return {}
    tariff = _tariffs(parted[coded[0]])[:1]
    goods = [w for by_kind in parted[: coded[0] + 1] for w in by_kind.get("hs_code", []) if w not in tariff]
    return _filled({"position": line[0][:1], "description": goods, "hs_code": tariff, **_values(valued[0])})


def _by_box(words: Sequence[Word], edges: Sequence[float], boxes: Sequence[int]) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = {}
    for w in words:
        found.setdefault(_BOXES[_box(w, edges, boxes)], []).append(w)
    return found


def _tariffs(by_kind: Mapping[str, list[Word]]) -> list[Word]:
    return [w for w in by_kind.get("hs_code", []) if _TARIFF.fullmatch(w.text)]


def _is_valued(by_kind: Mapping[str, list[Word]]) -> bool:
    worth = (w.text for w in by_kind.get("amount", []) if not _CHARGES.fullmatch(w.text))
    return any(c.isdigit() for text in worth for c in text)


def _values(by_kind: Mapping[str, list[Word]]) -> dict[str, list[Word]]:
    return {kind: by_kind.get(kind, []) for kind in ("gross_weight", "quantity", "amount")}


def _described(line: Sequence[Sequence[Word]], edges: Sequence[float], boxes: Sequence[int]) -> list[Word]:
    """The words in the column of box 28: those of the first line, and the lines close below that hold nothing else."""
    own = [w for w in line[0] if _box(w, edges, boxes) == 28]
    for before, words in pairwise(line):
        near = words[0].bbox.top - before[0].bbox.bottom < before[0].bbox.height
        if not near or any(_box(w, edges, boxes) != 28 for w in words):
            break
        own += words
    return own


def _filled(words: Mapping[str, Sequence[Word]]) -> dict[int, Cell]:
    return {_KINDS.index(kind): Cell(join_words(own), tuple(own)) for kind, own in words.items() if own}
