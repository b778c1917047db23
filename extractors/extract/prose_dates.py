"""Dates that a sentence breaks over the end of its line: "was detained on April 29," over "2026"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.extract.candidates import Stretch, Value, read_dates
from extractors.extract.labels import PLAIN, Label, vocabulary
from extractors.extract.page_lines import Line
from extractors.extract.sheet import Edge, Sheet

# A sentence has so many words before its label.
WORDS = 3
# Characters of the next line in which the date ends; points by which the lines of a paragraph are out of flush.
BELOW, FLUSH = 20, 3.0
SURE = 0.85


def prose_dates(sheet: Sheet) -> Iterator[Edge]:
    """The edges of firm labels of dates in running text whose date goes on, or stands, in the next line."""
    for labels in sheet.labels.values():
        for label in labels:
            if vocabulary().kinds.get(label.field) == "date" and label.strength >= PLAIN and _in_sentence(label):
                yield from _broken(sheet, label)


def _in_sentence(label: Label) -> bool:
    line = label.line
    phrase = line.phrases[line.phrase_at(label.start)]
    before = line.text[phrase.start : label.start].split()
    return phrase is line.phrases[-1] and len(before) >= WORDS


def _broken(sheet: Sheet, label: Label) -> Iterator[Edge]:
    line, below = label.line, _next_of_paragraph(sheet, label.line)
    if below is None or read_dates(Stretch(line, label.end, len(line.text), sheet.locale)):
        return
    tail = line.text[label.end :]
    text = f"{tail.rstrip()} {below.text[:BELOW]}"
    start = len(text) - len(text.lstrip())
    values = read_dates(Stretch(line, label.end, label.end + len(text), sheet.locale, mended=text))
    if not values or values[0].start != label.end + start or values[0].value is None:
        return
    ends = values[0].end - label.end - len(tail.rstrip()) - 1
    at = (line, values[0].start, len(line.text)) if tail.strip() else (below, 0, ends)
    more = ((below, 0, ends),) if tail.strip() else ()
    yield Edge(label, label.field, Value(*at, values[0].value, more=more), SURE, "right")


def _next_of_paragraph(sheet: Sheet, line: Line) -> Line | None:
    """The next line of the text, flush with its first word."""
    below = sheet.lines[line.index + 1] if line.index + 1 < len(sheet.lines) else None
    if below is None or below.page is not line.page or below.box.top - line.box.bottom > 0.9 * line.height:
        return None
    return below if abs(below.phrases[0].x0 - line.phrases[0].x0) <= FLUSH else None
