"""Is the statement the ultimate consignee's own, and not the seller's?"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.evidence import DocumentReading, PartyReading
from pipeline.case import CaseView, EvidenceRef, Finding
from pipeline.names import same_company

CITATION = "19 CFR 12.43(b); CBP, XUAR WRO FAQ: submitted by the importer, not the seller"
_RULE = "statement_signer"


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a statement."""
    statements = view.of_type("consignee_statement")
    yield from (_judge(view, reading) for _, reading in statements)
    if not statements:
        yield Finding(_RULE, "not_applicable", "there is no statement whose signer could be judged", CITATION)


def _judge(view: CaseView, reading: DocumentReading) -> Finding:
    declarant = reading.party("ultimate_consignee")
    if declarant is None:
        return Finding(_RULE, "review", "the statement does not say whose it is", CITATION, "warning",
                       "Check that the ultimate consignee made and signed it.")  # fmt: skip
    signer = reading.field("signer")
    places = [declarant.place, *([signer.place] if signer else [])]
    evidence = tuple(EvidenceRef.of(p) for p in places)
    by = f", signed by {signer.value}," if signer else ""
    about = f"the statement of {declarant.name}{by}"
    consignees, importers = _named(view, "ultimate_consignee"), _named(view, "importer")
    if _among(declarant, consignees):
        return Finding(_RULE, "pass", f"{about} is that of the ultimate consignee", CITATION, evidence=evidence)
    if _among(declarant, importers):
        return Finding(_RULE, "review", f"{about} is the importer's, not the ultimate consignee's", CITATION, "warning",
                       "Ask the ultimate consignee for its own statement, or show that both are one.",
                       evidence=evidence)  # fmt: skip
    sellers = [p.name for _, d in view.of_type("commercial_invoice") for p in d.parties if p.role == "seller"]
    if _among(declarant, sellers):
        return Finding(_RULE, "fail", f"{about} is the seller's", CITATION, "blocking",
                       "Ask the ultimate consignee for its own statement.", evidence=evidence)  # fmt: skip
    known = f"; the entry names {consignees[0]}" if consignees else "; no paper names the ultimate consignee"
    return Finding(_RULE, "review", f"{about} cannot be matched to the ultimate consignee{known}", CITATION, "warning",
                   "Compare with the entry summary.", evidence=evidence)  # fmt: skip


def _among(declarant: PartyReading, names: list[str]) -> bool:
    return any(same_company(declarant.name, name) for name in names)


def _named(view: CaseView, key: str) -> list[str]:
    typed = [getattr(e, key) for e in view.settings.all_entries if getattr(e, key)]
    role = "importer_of_record" if key == "importer" else key
    papers = view.of_type("entry_summary", "detention_notice")
    return typed + [p.name for _, d in papers for p in d.parties if p.role == role and p.name]
