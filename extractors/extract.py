"""A classified document -> everything read from it: fields here, parties, origins, line items and requests beside."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.amounts import money_fields
from extractors.assign import Edge, assign, edges_of, make_sheet
from extractors.candidates import split_vessel
from extractors.choose import choose, make_evidence
from extractors.document_types import document_types
from extractors.evidence import Document, DocumentReading, Evidence, Problem
from extractors.labels import find_labels
from extractors.page_lines import lines_of
from extractors.locale import decide_locale

_MONEY = frozenset({"total", "subtotal", "tax", "discount", "amount_due", "total_local", "amount", "wages_total"})


def extract_document(document: Document) -> DocumentReading:
    """Fields, parties, origins, line items and requests of one document; a blank form gives nothing."""
    if any(p.code == "blank_form" for p in document.problems) or document.type == "unreadable":
        return DocumentReading(document, problems=document.problems)
    fields, problems = extract_fields(document)
    return DocumentReading(document, fields, problems=(*document.problems, *problems))


def extract_fields(document: Document) -> tuple[tuple[Evidence, ...], tuple[Problem, ...]]:
    """The fields that the document's type may give, with the problems of those that stay open."""
    lines = lines_of(document)
    allowed = frozenset(document_types()[document.type].fields) if document.type in document_types() else frozenset()
    if not lines or not allowed:
        return (), ()
    wanted = allowed | ({"period"} if "period_start" in allowed else set())
    labels = find_labels(lines, document.type, frozenset(wanted))
    sheet = make_sheet(lines, labels, decide_locale(lines, document.type, document.languages), document.type)
    edges = assign(edges_of(sheet))
    by_field: dict[str, list[Edge]] = {}
    for edge in edges:
        by_field.setdefault(edge.field, []).append(edge)
    fields: list[Evidence] = []
    problems: list[Problem] = []
    for field in sorted(set(by_field) - _MONEY - {"currency", "period", "vessel"}):
        choice = choose(document.sha256, field, by_field[field])
        fields.extend(choice.fields)
        problems.extend(choice.problems)
    fields.extend(_vessel(document.sha256, by_field, allowed))
    fields.extend(_period(document.sha256, by_field, fields))
    money = money_fields(document.sha256, sheet, by_field, allowed)
    return tuple(f for f in (*fields, *money.fields) if f.name in allowed), (*problems, *money.problems)


def _vessel(sha256: str, by_field: dict[str, list[Edge]], allowed: frozenset[str]) -> list[Evidence]:
    """Vessel, and the voyage that is printed behind it."""
    choice = choose(sha256, "vessel", by_field.get("vessel", []))
    found: list[Evidence] = []
    for item in choice.fields:
        name, voyage = split_vessel(item.value or "")
        found.append(_with(item, "vessel", name))
        if voyage and not by_field.get("voyage") and "voyage" in allowed:
            found.append(_with(item, "voyage", voyage))
    return found


def _with(item: Evidence, name: str, value: str) -> Evidence:
    return Evidence(name, item.kind, value, item.place, item.confidence, item.method, item.unit, item.problem)


def _period(sha256: str, by_field: dict[str, list[Edge]], fields: Sequence[Evidence]) -> list[Evidence]:
    """Start and end from a period that is printed as one ("07-Mar-2021 to 27-Mar-2021")."""
    have = {f.name for f in fields}
    edges = [e for e in by_field.get("period", []) if e.value.value]
    by_label: dict[tuple[int, int], list[Edge]] = {}
    for edge in edges:
        by_label.setdefault((edge.label.line.index, edge.label.start), []).append(edge)
    pairs = [sorted(found, key=lambda e: e.value.value or "") for found in by_label.values() if len(found) == 2]
    if len(pairs) != 1 or have & {"period_start", "period_end"}:
        return []
    first, last = pairs[0]
    return [
        make_evidence(sha256, "period_start", first.value, first.score),
        make_evidence(sha256, "period_end", last.value, last.score),
    ]
