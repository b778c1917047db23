"""Values above their label: captions in small print under the line on which a form is filled in."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.extract.candidates import Stretch
from extractors.extract.labels import Label
from extractors.extract.page_lines import Line, Phrase
from extractors.extract.readers import READERS
from extractors.extract.sheet import Edge, Sheet, fills_phrase, is_headed, label_edges

# Share of the height of the writing above that a caption under a line has at most.
SMALL = 0.8
# Points by which caption and value may be out of flush.
FLUSH = 4.0
# Lines above and below that are looked at.
REACH = 3


def stands_under(sheet: Sheet, label: Label) -> tuple[Line, Phrase] | None:
    """The writing right above a caption that is set smaller and nearer to it than to what stands below."""
    line = label.line
    own = line.phrases[line.phrase_at(label.start)]
    if label.colon or not fills_phrase(label):
        return None
    above, below = _next(sheet, line, own, -1), _next(sheet, line, own, 1)
    if above is None or line.height > SMALL * above[0].height or is_headed(sheet, *above):
        return None
    gap = line.box.top - above[0].box.bottom
    under = below[0].box.top - line.box.bottom if below is not None else line.page.height
    return above if 0 <= gap < 0.8 * above[0].height and gap < 0.6 * under else None


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
