"""The outline of the ultimate consignee's statement (19 CFR 12.43(b)): the four elements, and facts with their papers.

Facts only: who made and sold what, as the papers say. What the consignee did, found and believes is left to him.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.certificate.form_text import statement_elements
from extractors.evidence import DocumentReading
from pipeline.case import CaseView, EvidenceRef, Step
from pipeline.draft_facts import SITE_RECORDS, located
from pipeline.entries import entry_fact
from pipeline.exhibits import exhibit_title
from pipeline.front import party_name
from pipeline.trace import LABOR
from pipeline.wording import beyond_name, capitalised, one_line, place_line

TITLE = "Statement of Ultimate Consignee"
CLOSING = ("Name and title", "Ultimate consignee", "Signature", "Date")
_HEAD = (
    ("Ultimate consignee", "ultimate_consignee", "ultimate_consignee"),
    ("Importer of record", "importer", "importer_of_record"),
    ("Entry number", "number", "entry_number"),
    ("Date of importation", "import_date", "import_date"),
)
_EMPTY_LINES = {"source": 9, "labor": 9, "results": 12, "belief": 6}
_MOST_PAPERS = 6


@dataclass(frozen=True, slots=True)
class Part:
    """One element: its words in the regulation, facts of the papers, and empty lines for the consignee."""

    says: str
    facts: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """The outline: facts of the entry as (label, value), "" where nothing tells, and the elements."""

    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]

    @property
    def consignee(self) -> str:
        """Who declares, "" when no paper tells."""
        return dict(self.facts)[_HEAD[0][0]].partition(" (")[0]


def draft_statement(view: CaseView) -> StatementDraft:
    """The outline for the whole case."""
    facts = {"source": tuple(_steps(view)), "labor": tuple(_labor(view))}
    named = statement_elements()
    parts = tuple(Part(capitalised(says), facts.get(name, ()), _EMPTY_LINES[name]) for name, says in named)
    return StatementDraft(tuple((label, _entry_value(view, key, field)) for label, key, field in _HEAD), parts)


def _entry_value(view: CaseView, key: str, field: str) -> str:
    stated = [one_line(str(v)) for e in view.settings.all_entries if (v := getattr(e, key))]
    if stated:
        return ", ".join(dict.fromkeys(stated))
    fact = entry_fact(view, key, field)
    if fact is not None:
        return f"{one_line(fact.value)} ({_cited(view, fact.evidence)})"
    named = [p for _, d in view.of_type("entry_summary", "detention_notice") for p in d.parties if p.role == field]
    found = next((p for p in named if p.name), None)
    return f"{one_line(found.name)} ({_cited(view, [EvidenceRef.of(found.place)])})" if found else ""


def _steps(view: CaseView) -> Iterator[str]:
    for step in view.chain.steps:
        party = party_name(view.party(step.party)) or "party not known"
        where = place_line(beyond_name(step.place, [party]), step.country)
        papers = _papers(view, step, SITE_RECORDS)
        told = f" ({papers})" if papers else ""
        yield f"Step {step.number}, {step.process}: {one_line(f'{party}, {where}' if where else party)}{told}"


def _labor(view: CaseView) -> Iterator[str]:
    for step in view.chain.steps:
        papers = _papers(view, step, LABOR)
        if papers:
            yield f"Records on labor received of step {step.number}, {party_name(view.party(step.party))}: {papers}"


def _papers(view: CaseView, step: Step, types: tuple[str, ...]) -> str:
    documents = [view.documents[i] for i in step.documents if view.documents[i].type in types]
    shown = [_named(view, d) for d in documents[:_MOST_PAPERS]]
    return "; ".join(shown) + (f"; and {len(documents) - _MOST_PAPERS} more" if len(documents) > _MOST_PAPERS else "")


def _named(view: CaseView, reading: DocumentReading) -> str:
    row = next((r for r in view.received if r.sha256 == reading.document.sha256), None)
    file = " > ".join(filter(None, (row.path, row.member))) if row else ""
    return one_line(f"{exhibit_title(reading)}, {file}, page {reading.document.page_numbers[0]}")


def _cited(view: CaseView, evidence: Iterable[EvidenceRef]) -> str:
    found = [located(view, ref) for ref in evidence]
    return "; ".join(f"{' > '.join(filter(None, (r.file, r.member)))}, page {r.page}" for r in found)
