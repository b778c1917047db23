"""Values above their label: captions in small print under the line on which a form is filled in."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.extract.beside import edges_right
from extractors.extract.candidates import Stretch
from extractors.extract.labels import Label
from extractors.extract.page_lines import Line, Phrase
from extractors.extract.readers import READERS, TEXT_KINDS
from extractors.extract.sheet import Edge, Sheet, fills_phrase, label_edges
from extractors.titles import is_title
from extractors.values.numbers import NUMBER

# Share of the height of the writing above that a caption under a line has at most.
SMALL = 0.8
# Points by which caption and value may be out of flush.
FLUSH = 4.0
# Lines above and below that are looked at.
REACH = 3


def stands_under(sheet: Sheet, label: Label, kind: str) -> tuple[Line, Phrase] | None:
    """The writing right above a caption that is set smaller and nearer to it than to what stands below.

    None where the caption has its value beside or below it, or where the writing above is a title or another label.
    """
    line = label.line
    own = line.phrases[line.phrase_at(label.start)]
    if label.colon or not fills_phrase(label):
        return None
    above, below = _next(sheet, line, own, -1), _next(sheet, line, own, 1)
    if above is None or line.height > SMALL * above[0].height or _is_named(sheet, *above):
        return None
    gap = line.box.top - above[0].box.bottom
    under = below[0].box.top - line.box.bottom if below is not None else line.page.height
    if not (0 <= gap < 0.8 * above[0].height and gap < 0.6 * under):
        return None
    return None if _has_beside(sheet, label, kind) or _has_below(sheet, label, kind, below) else above


def is_under_figure(sheet: Sheet, label: Label) -> bool:
    """Whether a word for packages is the unit of the bare figure above it in its cell: "20" over "PALLETS"."""
    above = _next(sheet, label.line, label.line.phrases[label.line.phrase_at(label.start)], -1)
    figure = above and above[0].text[above[1].start : above[1].end].strip()
    return not label.colon and fills_phrase(label) and bool(figure) and NUMBER.fullmatch(figure or "") is not None


def _is_named(sheet: Sheet, line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is a title, or opens with a label: "Invoice 2026-77"."""
    opened = any(e.opens and e.start == phrase.start for e in sheet.labels.get(line.index, ()))
    return opened or is_title(line.text[phrase.start : phrase.end])


def _has_beside(sheet: Sheet, label: Label, kind: str) -> bool:
    """Whether a value stands right of a caption in its line, and is no caption under the next writing."""
    line = label.line
    for edge in edges_right(sheet, label, kind):
        if edge.value.line is line:
            over = _next(sheet, line, line.phrases[line.phrase_at(edge.value.start)], -1)
            return over is None or line.box.top - over[0].box.bottom >= 0.8 * over[0].height
    return False


def _has_below(sheet: Sheet, label: Label, kind: str, below: tuple[Line, Phrase] | None) -> bool:
    """Whether a value stands right below a caption and is filled in over no other caption; names may be anything."""
    if below is None or kind in TEXT_KINDS:
        return False
    line, phrase = below
    if line.box.top - label.line.box.bottom > line.height:
        return False
    under = _next(sheet, line, phrase, 1)
    captioned = under is not None and under[0].height <= SMALL * line.height
    stretch = Stretch(line, phrase.start, phrase.end, sheet.locale, label.text)
    return not captioned and bool(READERS[kind](stretch))


def _next(sheet: Sheet, line: Line, own: Phrase, step: int) -> tuple[Line, Phrase] | None:
    """The nearest phrase flush with a caption, above (-1) or below (1)."""
    for offset in range(1, REACH + 1):
        index = line.index + step * offset
        if not 0 <= index < len(sheet.lines) or sheet.lines[index].page is not line.page:
            return None
        other = sheet.lines[index]
        hit = next((p for p in other.phrases if abs(p.x0 - own.x0) <= FLUSH), None)
        if hit is not None:
            return other, hit
    return None


def edges_above(sheet: Sheet, label: Label, kind: str, value: tuple[Line, Phrase]) -> Iterator[Edge]:
    """The edges from a caption to the writing above it."""
    line, phrase = value
    values = READERS[kind](Stretch(line, phrase.start, phrase.end, sheet.locale, label.text))
    yield from label_edges(label, values, 0.93, "above")
