"""Is the statement the ultimate consignee's own, and not the seller's?"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.evidence import DocumentReading, PartyReading
from extractors.statement.signed_for import SignedFor, firms_at_foot
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
    sellers = [p.name for _, d in view.of_type("commercial_invoice") for p in d.parties if p.role == "seller"]
    other = _signed_for_another(reading, [declarant.name, *consignees, *importers])
    if other is not None:
        sellers_side = other.role != "" or _is_one_of(other.name, sellers)
        return _for_another(reading, other, about, other.certain and sellers_side)
    if _among(declarant, consignees):
        return Finding(_RULE, "pass", f"{about} is that of the ultimate consignee", CITATION, evidence=evidence)
    if _among(declarant, importers):
        return Finding(_RULE, "review", f"{about} is the importer's, not the ultimate consignee's", CITATION, "warning",
                       "Ask the ultimate consignee for its own statement, or show that both are one.",
                       evidence=evidence)  # fmt: skip
    if _among(declarant, sellers):
        return Finding(_RULE, "fail", f"{about} is the seller's", CITATION, "blocking",
                       "Ask the ultimate consignee for its own statement.", evidence=evidence)  # fmt: skip
    known = f"; the entry names {consignees[0]}" if consignees else "; no paper names the ultimate consignee"
    return Finding(_RULE, "review", f"{about} cannot be matched to the ultimate consignee{known}", CITATION, "warning",
                   "Compare with the entry summary.", evidence=evidence)  # fmt: skip


def _signed_for_another(reading: DocumentReading, own: list[str]) -> SignedFor | None:
    """A firm at the signature that is not the consignee, where the consignee is not named there, too."""
    firms = firms_at_foot(reading.document)
    named = any(_is_one_of(f.name, own) and not f.role for f in firms)
    others = [f for f in firms if f.role or not _is_one_of(f.name, own)]
    return None if named else next(iter(sorted(others, key=lambda f: not f.certain)), None)


def _for_another(reading: DocumentReading, firm: SignedFor, about: str, sellers: bool) -> Finding:
    x0, top, x1, bottom = firm.bbox
    place = (EvidenceRef(reading.document.sha256, firm.page, (x0, top, x1, bottom), firm.name),)
    who = f"{firm.name} ({firm.role})" if firm.role else firm.name
    if sellers:
        return Finding(_RULE, "fail", f"{about} is signed for {who}, the seller's side", CITATION, "blocking",
                       "Ask the ultimate consignee for its own statement.", evidence=place)  # fmt: skip
    return Finding(_RULE, "review", f"{about} names {who} at the signature, not the ultimate consignee", CITATION,
                   "warning", "Check who signed it, and for whom.", evidence=place)  # fmt: skip


def _among(declarant: PartyReading, names: list[str]) -> bool:
    return _is_one_of(declarant.name, names)


def _is_one_of(name: str, names: list[str]) -> bool:
    return any(same_company(name, other) for other in names)


def _named(view: CaseView, key: str) -> list[str]:
    typed = [getattr(e, key) for e in view.settings.all_entries if getattr(e, key)]
    role = "importer_of_record" if key == "importer" else key
    papers = view.of_type("entry_summary", "detention_notice")
    return typed + [p.name for _, d in papers for p in d.parties if p.role == role and p.name]
