"""Who has to send what is missing. Pure.

The company of the step; of a step nobody is known for, that of the next one, which took its goods; of a paper without
a step, who made the paper; else who files.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.evidence import DocumentReading
from pipeline.case import CaseView, EvidenceRef
from pipeline.entries import named_parties
from pipeline.front import party_name

# The roles of those who make a paper, as it names them.
_MAKERS = ("ultimate_consignee", "seller", "producer", "shipper", "carrier", "affiant", "payer")

_ORDER = "purchase_order"  # its buyer made it


def sender(view: CaseView, step: int | None, evidence: Sequence[EvidenceRef] = ()) -> str:
    """The name of the party to ask: of the step, of the maker of the first paper pointed to, or of the importer."""
    if step is not None:
        return _of_step(view, step) or _importer(view)
    papers = (d for ref in evidence for d in view.documents if d.document.sha256 == ref.sha256 and _holds(d, ref))
    return next((name for d in papers if (name := _maker(d))), "") or _importer(view)


def _of_step(view: CaseView, number: int) -> str:
    later = sorted(s.number for s in view.chain.steps if s.number >= number)
    names = ((n, party_name(view.party(s.party))) for n in later if (s := view.step(n)) is not None)
    at, name = next(((n, name) for n, name in names if name), (number, ""))
    return name if at == number or not name else f"{name} (step {at})"


def _holds(reading: DocumentReading, ref: EvidenceRef) -> bool:
    return any(page.number == ref.page for page in reading.document.pages)


def _maker(reading: DocumentReading) -> str:
    found = {p.role: p.name for p in reversed(reading.parties) if p.name}
    makers = ("buyer", *_MAKERS) if reading.type == _ORDER else _MAKERS
    return next((found[role] for role in makers if role in found), "")


def _importer(view: CaseView) -> str:
    return next(iter(named_parties(view, "importer")), "the importer")
