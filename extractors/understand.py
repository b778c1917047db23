"""Stages 3 to 5 in order: the pages of one file -> its documents, typed and read. Pure."""

from __future__ import annotations

from dataclasses import replace

from extractors.classify import classify_document
from extractors.displayed import displayed_reading
from extractors.evidence import Document, DocumentReading, Reading
from extractors.extract import extract_document
from extractors.gist import page_gist
from extractors.mail_threads import own_part
from extractors.ocr.orient import upright_page
from extractors.split import split_document


def understand(reading: Reading) -> tuple[DocumentReading, ...]:
    """What each document of a file says; a file without pages gives one document of type `unreadable`."""
    if not reading.pages:
        document = Document(reading.sha256, (), "unreadable", 1.0, reading.problems)
        return (DocumentReading(document),)
    upright = replace(reading, pages=tuple(upright_page(page) for page in reading.pages))
    found = (_read(classify_document(part)) for part in split_document(upright))
    told = (replace(one, gists=tuple(map(page_gist, one.document.pages))) for one in found)
    return tuple(displayed_reading(one, reading.pages) for one in told)


def _read(document: Document) -> DocumentReading:
    """What the document says itself, with all of its words kept beside."""
    return replace(extract_document(own_part(document)), document=document)
