"""stub"""
from extractors.evidence import Document, Reading
def split_document(reading: Reading) -> tuple[Document, ...]:
    return (Document(reading.sha256, reading.pages, problems=reading.problems, kind_hint=reading.kind_hint),)
