"""Is there a statement of the ultimate consignee on these goods, signed and dated, in time? (19 CFR 12.43(b))"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from extractors.evidence import DocumentReading
from extractors.statement import read_statement
from extractors.statement.signed import is_signed
from extractors.values.dates import parse_date
from pipeline.case import CaseView, EvidenceRef, Finding, Kind, Severity
from pipeline.clocks import proof_due
from pipeline.entries import bare_number, entry_numbers, import_dates

CITATION = "19 CFR 12.43(b)"
_RULE = "statement_present"
# An entry number: three characters of the filer, seven figures and a check figure.
_ENTRY = re.compile(r"(?<![\w-])[0-9A-Z]{3}[- ]\d{7}-?\d(?![\w-])")
_SLIP = 80.0  # percent of its characters: the same number with a slip
_Fault = tuple[Kind, Severity, str, str]  # kind, severity, what is said, remedy
_REMEDY = "Ask the ultimate consignee for the statement; `originproof draft` makes a skeleton of it."


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a statement or fault of it, or one that there is none."""
    found = [d for _, d in view.of_type("consignee_statement") if not d.is_blank]
    for document in found:
        yield from _judge(view, document)
    if found:
        return
    if (letter := _like_a_statement(view)) is not None:
        yield letter
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


def _like_a_statement(view: CaseView) -> Finding | None:
    """A letter or sworn paper that tells of efforts and results, one of them whole: it may be meant for it."""
    for _, document in view.of_type("correspondence", "affidavit", "other"):
        told = [e for e in read_statement(document.document) if e.name != "belief"]
        first = next((e for e in told if e.status == "found" and e.bbox is not None), None)
        if first is None or first.bbox is None or any(e.status == "missing" for e in told):
            continue
        x0, top, x1, bottom = first.bbox
        place = EvidenceRef(document.document.sha256, first.page, (x0, top, x1, bottom), first.quote)
        said = "no paper is called the statement of the ultimate consignee; one tells of such efforts"
        remedy = "Read it; ask the ultimate consignee for a statement that says what it is."
        return Finding(_RULE, "review", said, CITATION, "blocking", remedy, evidence=(place,))
    return None


def _judge(view: CaseView, reading: DocumentReading) -> Iterator[Finding]:
    """Whether it is of this entry, signed and dated; one finding for each fault, else one that it is present."""
    party = reading.party("ultimate_consignee")
    who = party.name if party else "an unnamed declarant"
    refs = tuple(EvidenceRef.of(p.place) for p in (party,) if p is not None)
    signed = reading.field("signature_date")
    date = parse_date(signed.value) if signed is not None and signed.value else None
    dated = _date_fault(date, view.as_of) or _late(view, date)
    faults = [f for f in (_of_another_entry(view, reading), _unsigned(reading), dated) if f]
    for kind, severity, said, remedy in faults:
        yield Finding(_RULE, kind, f"statement of {who}: {said}", CITATION, severity, remedy, evidence=refs)
    if not faults and date is not None:
        said = f"statement of {who}, dated {date.isoformat()}, is present"
        yield Finding(_RULE, "pass", said, CITATION, evidence=refs)


def _date_fault(date: dt.date | None, as_of: dt.date) -> _Fault | None:
    if date is None:
        return "review", "warning", "no date of signature is read", "Check that the statement is dated."
    if date > as_of:
        return "fail", "blocking", f"dated {date.isoformat()}, after {as_of.isoformat()}", _REMEDY
    return None


def _late(view: CaseView, date: dt.date | None) -> _Fault | None:
    """Signed after the proof of every entry was due; whether proof can still be given is the rule `deadline`."""
    due = max((proof_due(imported) for _, imported, _ in import_dates(view)), default=None)
    if date is None or due is None or date <= due:
        return None
    told = f"dated {date.isoformat()}, after the proof was due on {due.isoformat()}"
    return "review", "warning", told, "Ask counsel what a late statement is worth."


def _unsigned(reading: DocumentReading) -> _Fault | None:
    signer = reading.field("signer")
    signed = is_signed(reading.document, signer.value or "" if signer else "")
    if signed:
        return None
    remedy = "Ask the ultimate consignee to sign it."
    if signed is None:
        return "review", "warning", "no signature is seen on it", remedy
    return "fail", "blocking", "it is not signed", remedy


def _of_another_entry(view: CaseView, reading: DocumentReading) -> _Fault | None:
    """It names entries, and none of them is this case's: a slip in a number, or a paper about other merchandise."""
    known = entry_numbers(view)
    text = " ".join(w.text for page in reading.document.pages for w in page.visible_words)
    named = {bare_number(m.group()): m.group() for m in _ENTRY.finditer(text)}
    if not known or not named or not known.keys().isdisjoint(named):
        return None
    told = f"it names entry {', '.join(named.values())}, not entry {', '.join(sorted(known.values()))}"
    scanned = any(p.source == "ocr" for p in reading.document.pages)
    near = any(fuzz.ratio(a, b) >= _SLIP for a in known for b in named)
    remedy = "Ask the ultimate consignee for the statement on this merchandise."
    return ("review", "warning", told, remedy) if scanned or near else ("fail", "blocking", told, remedy)
