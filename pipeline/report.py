"""What the reviewer's report shows, as plain data for `templates/report.html.j2`. Pure.

Names of workers are personal data that a reviewer of the chain does not need: of labor records neither quotes nor
lines nor signers are shown, only the company, the period and the sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from extractors.evidence import DocumentReading, Evidence, Problem
from extractors.given_confidence import field_confidence
from extractors.values.countries import country_name
from pipeline.case import CaseView, EvidenceRef, Finding
from pipeline.exhibits import Exhibit, exhibit_title
from pipeline.facts import entry_facts, order_facts
from pipeline.front import label_runs, party_name
from pipeline.report_certificates import Picture, certificate_screens, no_pictures
from pipeline.senders import sender
from pipeline.wording import one_line, place_line

# How the assessment says that no check exists yet for a rule.
NOT_JUDGED = "not judged in this version"
_MASKED = "(not shown: labor record)"
_PERSONAL_FIELDS = frozenset({"signer", "signer_title", "payee", "payer", "beneficiary_account"})
# Groups of findings in the order in which a reviewer has to look at them; the last two are folded.
_GROUPS: tuple[tuple[str, str, frozenset[tuple[str, str]]], ...] = (
    ("blocking", "Blocking", frozenset({("fail", "blocking")})),
    ("decide", "To be read by a person before filing", frozenset({("review", "blocking")})),
    ("warning", "Warnings", frozenset({("fail", "warning"), ("review", "warning")})),
    ("info", "For information", frozenset({("fail", "info"), ("review", "info")})),
)


def report_data(
    view: CaseView,
    findings: Sequence[Finding],
    exhibits: Sequence[Exhibit],
    problems: Sequence[Problem],
    picture: Picture = no_pictures,
) -> dict[str, Any]:
    """All that the report shows. `findings` are located; `problems` arose while the package was bound."""
    label = {e.document: e.label for e in exhibits}
    labor = {d.document.sha256 for d in view.documents if d.type == "labor_record"}
    entries = view.settings.all_entries or (None,)
    judged = [f for f in findings if f.message != NOT_JUDGED]
    return {
        "case": view.settings.case.id,
        "as_of": view.as_of.isoformat(),
        "facts": [*order_facts(view), *(f for entry in entries for f in entry_facts(view, exhibits, entry))],
        "counts": _counts(view, exhibits, judged),
        "deadlines": [one_line(f.message) for f in findings if f.rule == "deadline" and f.kind != "not_applicable"],
        "groups": [
            {"id": key, "title": title, "findings": [_finding(f, labor) for f in judged if _group(f) in kinds]}
            for key, title, kinds in _GROUPS
        ],
        "not_judged": [f.rule.replace("_", " ") for f in findings if f.message == NOT_JUDGED],
        "passed": [_finding(f, labor) for f in findings if f.kind == "pass"],
        "not_applicable": [_finding(f, labor) for f in findings if f.kind == "not_applicable"],
        "certificates": certificate_screens(view, label, picture),
        "missing": _missing(view, findings),
        "refused": [r for r in view.received if r.fate in ("refused", "set_aside")],
        "steps": [_step(view, s.number, exhibits) for s in view.chain.steps],
        "parties": [_party(view, p.id) for p in view.chain.parties],
        "documents": [_document(view, view.documents[i], label.get(i, "")) for i in _by_exhibit(view, exhibits)],
        "received": view.received,
        "binding_problems": list(problems),
    }


def _by_exhibit(view: CaseView, exhibits: Sequence[Exhibit]) -> list[int]:
    """Indexes of all documents: the bound ones by their number, then the others as received."""
    bound = [e.document for e in exhibits]
    return bound + [i for i in range(len(view.documents)) if i not in set(bound)]


def _group(finding: Finding) -> tuple[str, str]:
    return finding.kind, finding.severity or "info"


def _counts(view: CaseView, exhibits: Sequence[Exhibit], findings: Iterable[Finding]) -> dict[str, int]:
    groups = [_group(f) for f in findings]
    return {
        "received": len(view.received),
        "documents": len(view.documents),
        "exhibits": len(exhibits),
        "refused": sum(r.fate in ("refused", "set_aside") for r in view.received),
        **{key: sum(g in kinds for g in groups) for key, _, kinds in _GROUPS},
        "passed": sum(kind == "pass" for kind, _ in groups),
    }


def _finding(finding: Finding, labor: set[str]) -> dict[str, Any]:
    return {
        "rule": finding.rule.replace("_", " "),
        "kind": finding.kind,
        "severity": finding.severity or "info",
        "message": finding.message,
        "remedy": finding.remedy,
        "citation": finding.citation,
        "step": finding.step,
        "places": [_place(ref, labor) for ref in finding.evidence],
    }


def _place(ref: EvidenceRef, labor: set[str]) -> dict[str, Any]:
    return {
        "exhibit": ref.exhibit,
        "file": ref.file + (f" > {ref.member}" if ref.member else ""),
        "page": ref.page,
        "box": ", ".join(f"{v:.0f}" for v in ref.bbox),
        "quote": _MASKED if ref.sha256 in labor and ref.quote else ref.quote,
    }


# Kinds of findings that ask somebody for something, in the order in which they are told.
_ASKED = ("fail", "review")


def _missing(view: CaseView, findings: Iterable[Finding]) -> list[dict[str, str]]:
    """What has to come in, and from whom: gaps of the chain, accusations, then what a person is asked to settle."""
    rows = [{"what": g.message, "ask": g.remedy, "who": sender(view, g.step)} for g in view.chain.gaps]
    asked = [f for f in findings if f.kind in _ASKED and f.remedy and (f.kind == "fail" or _names_sender(f))]
    wanted = sorted(asked, key=lambda f: _ASKED.index(f.kind))
    rows += [{"what": f.message, "ask": f.remedy, "who": sender(view, f.step, f.evidence)} for f in wanted]
    rows += [
        {"what": f"{r.path}{' > ' + r.member if r.member else ''}: {r.reason}", "ask": r.remedy, "who": "the sender"}
        for r in view.received
        if r.fate == "refused"
    ]
    return list({(r["what"], r["ask"]): r for r in rows}.values())


def _names_sender(finding: Finding) -> bool:
    """Whether an open question goes to the party of a step; another one is for the reviewer alone."""
    return finding.severity != "info" and finding.step is not None


def _step(view: CaseView, number: int, exhibits: Sequence[Exhibit]) -> dict[str, Any]:
    step = view.step(number)
    if step is None:
        raise ValueError(f"no step {number}")
    return {
        "number": number,
        "process": step.process,
        "party": party_name(view.party(step.party)),
        "place": place_line(step.place, step.country),
        "inputs": ", ".join(step.inputs),
        "outputs": ", ".join(step.outputs),
        "exhibits": _runs(e for e in exhibits if e.step == number),
    }


def _runs(exhibits: Iterable[Exhibit]) -> str:
    return ", ".join(first if first == last else f"{first} to {last}" for first, last in label_runs(exhibits))


def _party(view: CaseView, party_id: str) -> dict[str, str]:
    party = view.party(party_id)
    if party is None:
        raise ValueError(f"no party {party_id}")
    return {
        "id": party.id,
        "names": "; ".join(party.names),
        "roles": ", ".join(r.replace("_", " ") for r in party.roles),
        "addresses": "; ".join(party.addresses),
        "country": country_name(party.country),
    }


def _document(view: CaseView, reading: DocumentReading, label: str) -> dict[str, Any]:
    row = next((r for r in view.received if r.sha256 == reading.document.sha256), None)
    return {
        "exhibit": label,
        "title": exhibit_title(reading) if reading.type != "unreadable" else "Unreadable",
        "type": reading.type,
        "confidence": round(100 * reading.document.type_confidence),
        "readability": round(100 * reading.document.readability),
        "file": (row.path + (f" > {row.member}" if row.member else "")) if row else "",
        "pages": page_range(reading.document.page_numbers),
        "fields": [_field(f, masked=reading.type == "labor_record") for f in reading.fields],
        "parties": [{"role": p.role.replace("_", " "), "name": p.name, "address": p.address} for p in reading.parties],
        "problems": _problems(reading),
    }


def _field(field: Evidence, *, masked: bool) -> dict[str, Any]:
    hidden = masked and field.name in _PERSONAL_FIELDS
    return {
        "name": field.name.replace("_", " "),
        "value": _MASKED if hidden else " ".join(filter(None, (field.value, field.unit))) or None,
        "page": field.place.page,
        "confidence": round(100 * field_confidence(field)),
        "method": field.method,
    }


def _problems(reading: DocumentReading) -> list[Problem]:
    pages = (p for page in reading.document.pages for p in page.problems)
    values = (f.problem for f in reading.fields if f.problem)
    return list(dict.fromkeys((*pages, *reading.document.problems, *reading.problems, *values)))


def page_range(pages: Sequence[int]) -> str:
    """Page numbers as a person writes them: "1-3, 5"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
