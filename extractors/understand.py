"""Stages 3 to 5 in order: the pages of one file -> its documents, typed and read. Pure."""

from __future__ import annotations

from extractors.classify import classify_document
from extractors.evidence import Document, DocumentReading, Reading
from extractors.extract import extract_document
from extractors.split import split_document


def understand(reading: Reading) -> tuple[DocumentReading, ...]:
    """What each document of a file says; a file without pages gives one document of type `unreadable`."""
    if not reading.pages:
        document = Document(reading.sha256, (), "unreadable", 1.0, reading.problems)
        return (DocumentReading(document),)
    return tuple(extract_document(classify_document(part)) for part in split_document(reading))
