"""Pages made of plain text: every character a fixed width, so that columns of text are columns on the page."""

from __future__ import annotations

import re

from extractors.evidence import BBox, Document, DocumentReading, Page, Word
from extractors.extract import extract_document

WIDTH, LEADING, SIZE = 6.0, 14.0, 10.0


def page_of(text: str, number: int = 1, source: str = "text", languages: tuple[str, ...] = ("en",)) -> Page:
    """A page whose words stand where they stand in the text."""
    words = []
    for row, line in enumerate(text.strip("\n").split("\n")):
        top = 40 + row * LEADING
        for match in re.finditer(r"\S+(?: \S+)*?(?=\s|$)", line):
            x0 = 30 + match.start() * WIDTH
            box = BBox(x0, top, x0 + len(match.group()) * WIDTH, top + SIZE)
            words.append(Word(match.group(), box, source=source, size=SIZE))
    return Page(number, 842.0, 842.0, tuple(words), source=source, languages=languages)


def document_of(text: str, kind: str, languages: tuple[str, ...] = ("en",), source: str = "text") -> Document:
    """A document of one such page."""
    return Document("0" * 64, (page_of(text, languages=languages, source=source),), kind, 1.0)


def read(text: str, kind: str, languages: tuple[str, ...] = ("en",), source: str = "text") -> DocumentReading:
    """What is read from such a document."""
    return extract_document(document_of(text, kind, languages, source))


def values(text: str, kind: str, languages: tuple[str, ...] = ("en",), source: str = "text") -> dict[str, object]:
    """Field name -> value (a list where several)."""
    found: dict[str, object] = {}
    for item in read(text, kind, languages, source).fields:
        if item.value is None:
            continue
        if item.name in found:
            old = found[item.name]
            found[item.name] = [*(old if isinstance(old, list) else [old]), item.value]
        else:
            found[item.name] = item.value
    return found
