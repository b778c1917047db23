"""Pages drawn as text: each character is a cell of 6 by 12 points, words are parted by blanks."""

from __future__ import annotations

import re

from extractors.evidence import BBox, Document, LineItem, Page, Word
from extractors.extract.line_items import read_line_items

CELL_WIDTH, CELL_HEIGHT, SIZE = 6.0, 14.0, 10.0


def page_of(text: str, number: int = 1, height: float = 792.0) -> Page:
    """A page of the drawing; a line that begins with "=" is set large and bold (without its mark)."""
    words: list[Word] = []
    for row, line in enumerate(text.strip("\n").split("\n")):
        large = line.startswith("=")
        shown = line[1:] if large else line
        for found in re.finditer(r"\S+", shown):
            words.append(_word(found.group(), shown[: found.start()], row, large))
    width = max([612.0, *(w.bbox.x1 + 36 for w in words)])
    return Page(number, width, max(height, 60 + CELL_HEIGHT * len(text.split("\n"))), tuple(words))


def _columns(text: str) -> int:
    """Columns that a text takes in the drawing: Chinese characters take two."""
    return sum(2 if c > "\u2e80" else 1 for c in text)


def _word(text: str, before: str, row: int, large: bool) -> Word:
    size = 16.0 if large else SIZE
    x0, top = 36 + _columns(before) * CELL_WIDTH, 36 + row * CELL_HEIGHT
    return Word(text, BBox(x0, top, x0 + _columns(text) * CELL_WIDTH - 1, top + size), size=size, bold=large)


def document_of(kind: str, *texts: str) -> Document:
    """A document of that type whose pages are the drawings."""
    return Document("0" * 64, tuple(page_of(text, n) for n, text in enumerate(texts, start=1)), kind, 1.0)


def line_items_of(document: Document) -> tuple[LineItem, ...]:
    """The line items that are read of a document, without the problems told of them."""
    return read_line_items(document)[0]


def words_at(top: float, *runs: tuple[float, str], space: float = 3.0, wide: float = 8.0) -> list[Word]:
    """Words of runs from these places; "|" in a run is a wide space."""
    words: list[Word] = []
    for left, run in runs:
        at = left
        for text in re.findall(r"[^\s|]+|[|]", run):
            if text == "|":
                at += wide - space
                continue
            words.append(Word(text, BBox(at, top, at + 5 * len(text), top + 10), size=10.0))
            at += 5 * len(text) + space
    return words
