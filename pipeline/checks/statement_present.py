"""Is there a statement of the ultimate consignee, signed and dated, in time? (19 CFR 12.43(b))"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.evidence import DocumentReading
from extractors.values.dates import parse_date
from pipeline.case import CaseView, EvidenceRef, Finding

CITATION = "19 CFR 12.43(b)"
_RULE = "statement_present"
_REMEDY = "Ask the ultimate consignee for the statement; `originproof draft` makes a skeleton of it."


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a statement, or one that there is none."""
    found = [d for _, d in view.of_type("consignee_statement") if not _is_blank(d)]
    yield from (_judge(view, d) for d in found)
    if found:
        return
    doubtful = any(r.fate == "refused" for r in view.received) or any(d.type == "unreadable" for d in view.documents)
    yield Finding(
        _RULE,
        "review" if doubtful else "fail",
        "no statement of the ultimate consignee was received",
        CITATION,
        "blocking",
        _REMEDY,
    )


def _is_blank(reading: DocumentReading) -> bool:
    return any(p.code == "blank_form" for p in (*reading.problems, *reading.document.problems))


def _judge(view: CaseView, reading: DocumentReading) -> Finding:
    party = reading.party("ultimate_consignee")
    who = party.name if party else "an unnamed declarant"
    refs = tuple(EvidenceRef.of(p.place) for p in (party,) if p is not None)
    signed = reading.field("signature_date")
    date = parse_date(signed.value) if signed is not None and signed.value else None
    if date is None:
        return Finding(
            _RULE,
            "review",
            f"statement of {who}: no date of signature is read",
            CITATION,
            "warning",
            "Check that the statement is dated.",
            evidence=refs,
        )
    if date > view.as_of:
        return Finding(
            _RULE,
            "fail",
            f"statement of {who}: dated {date.isoformat()}, after {view.as_of.isoformat()}",
            CITATION,
            "blocking",
            _REMEDY,
            evidence=refs,
        )
    return Finding(_RULE, "pass", f"statement of {who}, dated {date.isoformat()}, is present", CITATION, evidence=refs)
