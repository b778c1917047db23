"""Parties that the contract gives as fields too: payer and payee, the producer, the estate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.document_types import document_types
from extractors.evidence import Document, Evidence, PartyReading
from extractors.given_confidence import borne_out

_AS_PARTIES = ("payer", "payee", "producer", "parent_company", "estate")


def party_fields(document: Document, parties: Iterable[PartyReading], fields: Sequence[Evidence]) -> list[Evidence]:
    """Parties that the contract gives as fields too."""
    allowed = document_types()[document.type].fields if document.type in document_types() else ()
    have = {f.name for f in fields}
    return [
        Evidence(p.role, "name", p.name, p.place, borne_out(p), _method(document, p.place.page))
        for p in parties
        if p.role in _AS_PARTIES and p.role in allowed and p.role not in have
    ]


def _method(document: Document, page: int) -> str:
    return next((w.source for p in document.pages if p.number == page for w in p.visible_words[:1]), "text")
