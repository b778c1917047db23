"""JSON answers of `read`, one object a document, in the contract's shape. Pure."""

from __future__ import annotations

from typing import Any

from extractors.evidence import (
    BBox,
    Document,
    DocumentReading,
    Evidence,
    LineItem,
    OriginReading,
    PartyReading,
    Problem,
    Request,
)
from extractors.given_confidence import field_confidence, party_confidence

_LINE_ITEM_KEYS = (
    "description", "quantity", "unit", "unit_price", "amount", "lot_number", "style_number", "hs_code", "packages",
    "net_weight", "gross_weight", "direction",
)  # fmt: skip


def read_answer(reading: DocumentReading, file: str, member: str | None) -> dict[str, Any]:
    """One line of `read`: what one document of a file says."""
    document = reading.document
    return {
        "file": file,
        "member": member,
        "sha256": document.sha256,
        "pages": list(document.page_numbers),
        "type": document.type,
        "type_confidence": round(document.type_confidence, 3),
        "languages": list(document.languages),
        "readability": round(document.readability, 3),
        "problems": [problem_answer(p) for p in _problems(reading)],
        "fields": [_field(f) for f in reading.fields if f.value is not None],
        "parties": [_party(p, document) for p in reading.parties],
        "origins": [_origin(o) for o in reading.origins],
        "line_items": [_line_item(i) for i in reading.line_items],
        "requests": [_request(r) for r in reading.requests],
    }


def unreadable_answer(file: str, member: str | None, sha256: str, problem: Problem) -> dict[str, Any]:
    """The line of a file that could not be read."""
    return _without_document("unreadable", file, member, sha256, (problem,))


def empty_container_answer(file: str, member: str | None, sha256: str, problem: Problem) -> dict[str, Any]:
    """The line of a container, or of a member that is no document."""
    return _without_document("other", file, member, sha256, (problem,))


def _without_document(
    kind: str, file: str, member: str | None, sha256: str, problems: tuple[Problem, ...]
) -> dict[str, Any]:
    return {
        "file": file, "member": member, "sha256": sha256, "pages": [], "type": kind, "type_confidence": 1.0,
        "languages": [], "readability": 0.0, "problems": [problem_answer(p) for p in problems], "fields": [],
        "parties": [], "origins": [], "line_items": [], "requests": [],
    }  # fmt: skip


def _problems(reading: DocumentReading) -> tuple[Problem, ...]:
    """Problems of pages, document, reading and undecided values, each once."""
    pages = (p for page in reading.document.pages for p in page.problems)
    values = (f.problem for f in reading.fields if f.problem)
    return tuple(dict.fromkeys((*pages, *reading.document.problems, *reading.problems, *values)))


def problem_answer(problem: Problem) -> dict[str, Any]:
    """A problem in the contract's shape."""
    return {
        "code": problem.code,
        "field": problem.field,
        "message": problem.message,
        "remedy": problem.remedy,
        "candidates": list(problem.candidates),
    }


def _box(box: BBox) -> list[float]:
    return [round(v, 1) for v in box]


def _field(field: Evidence) -> dict[str, Any]:
    place = field.place
    return {
        "name": field.name, "value": field.value, "unit": field.unit, "quote": place.quote, "page": place.page,
        "bbox": _box(place.bbox), "confidence": field_confidence(field), "method": field.method,
    }  # fmt: skip


def _party(party: PartyReading, document: Document) -> dict[str, Any]:
    return {
        "role": party.role, "name": party.name, "address": party.address, "country": party.country,
        "identifiers": list(party.identifiers), "page": party.place.page, "bbox": _box(party.place.bbox),
        "confidence": party_confidence(party, document),
    }  # fmt: skip


def _origin(origin: OriginReading) -> dict[str, Any]:
    return {
        "subject": origin.subject, "country": origin.country, "region": origin.region, "page": origin.place.page,
        "bbox": _box(origin.place.bbox), "quote": origin.place.quote,
    }  # fmt: skip


def _line_item(item: LineItem) -> dict[str, Any]:
    values = {key: getattr(item, key) for key in _LINE_ITEM_KEYS}
    return {**values, "page": item.place.page, "bbox": _box(item.place.bbox)}


def _request(request: Request) -> dict[str, Any]:
    return {
        "number": request.number, "text": request.text, "page": request.place.page, "bbox": _box(request.place.bbox)
    }  # fmt: skip
