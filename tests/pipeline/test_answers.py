"""The lines of `read`: what is given, and how surely."""

from __future__ import annotations

from extractors.evidence import BBox, Document, DocumentReading, Evidence, Page, PartyReading, Place, Word
from extractors.given_confidence import field_confidence, party_confidence
from pipeline.answers import read_answer

PLACE = Place("0" * 64, 1, BBox(10, 10, 60, 20), "KI-1")


def test_values_and_parties_are_given_with_what_their_scores_are_worth() -> None:
    page = Page(1, 595, 842, (Word("KI-1", PLACE.bbox, 0.9, "ocr"),), source="ocr")
    document = Document("0" * 64, (page,), "commercial_invoice", 0.9)
    field = Evidence("invoice_number", "identifier", "KI-1", PLACE, 0.89, "ocr")
    party = PartyReading("seller", "Bhavani Weaving Private Limited", "", "IN", PLACE, 0.89)
    answer = read_answer(DocumentReading(document, (field,), (party,)), "a.pdf", None)
    assert answer["fields"][0]["confidence"] == field_confidence(field) != field.confidence
    assert answer["parties"][0]["confidence"] == party_confidence(party, document) != party.confidence
