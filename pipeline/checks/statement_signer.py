"""Is the statement the ultimate consignee's own, and not the seller's?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from extractors.evidence import DocumentReading, PartyReading
from extractors.forms import form_data
from extractors.statement.signed_for import SignedFor, firms_at_foot
from pipeline.case import CaseView, EvidenceRef, Finding
from pipeline.entries import named_parties
from pipeline.names import is_legal_word, legal_name, same_company

CITATION = "19 CFR 12.43(b); CBP, XUAR WRO FAQ: submitted by the importer, not the seller"
_RULE = "statement_signer"
_SPEAKS_FOR = re.compile(r"(?i)(?:,\s*|\b)(?:for|of|on behalf of|at)\s+")


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a statement."""
    statements = [s for s in view.of_type("consignee_statement") if not s[1].is_blank]
    yield from (_judge(view, reading) for _, reading in statements)
    if not statements:
        yield Finding(_RULE, "not_applicable", "there is no statement whose signer could be judged", CITATION)


def _judge(view: CaseView, reading: DocumentReading) -> Finding:
    declarant = reading.party("ultimate_consignee")
    if declarant is None:
        return _by_its_signature(view, reading)
    signer = reading.field("signer")
    places = [declarant.place, *([signer.place] if signer else [])]
    evidence = tuple(EvidenceRef.of(p) for p in places)
    by = f", signed by {signer.value}," if signer else ""
    about = f"the statement of {declarant.name}{by}"
    consignees, importers = named_parties(view, "ultimate_consignee"), named_parties(view, "importer")
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
    if _is_misread(declarant.name, consignees) and (signed := _signed_for_one_of(reading, consignees)):
        about = f"the statement is signed for {signed.name}, the ultimate consignee"
        return Finding(_RULE, "pass", about, CITATION, evidence=(*evidence, _at(reading, signed)))
    known = f"; the entry names {consignees[0]}" if consignees else "; no paper names the ultimate consignee"
    return Finding(_RULE, "review", f"{about} cannot be matched to the ultimate consignee{known}", CITATION, "warning",
                   "Compare with the entry summary.", evidence=evidence)  # fmt: skip


def _by_its_signature(view: CaseView, reading: DocumentReading) -> Finding:
    """A statement that does not say whose it is may be signed for the consignee."""
    signed = _signed_for_one_of(reading, named_parties(view, "ultimate_consignee"))
    if signed is not None:
        about = f"the statement is signed for {signed.name}, the ultimate consignee"
        return Finding(_RULE, "pass", about, CITATION, evidence=(_at(reading, signed),))
    return Finding(_RULE, "review", "the statement does not say whose it is", CITATION, "warning",
                   "Check that the ultimate consignee made and signed it.")  # fmt: skip


def _signed_for_one_of(reading: DocumentReading, names: list[str]) -> SignedFor | None:
    """The firm at the signature where it is one of these, and no other firm stands there."""
    firms = firms_at_foot(reading.document)
    ours = bool(firms) and all(not f.role and _is_one_of(f.name, names) for f in firms)
    return firms[0] if ours else None


def _is_misread(name: str, consignees: list[str]) -> bool:
    """An office or a heading taken for the declarant: it has no legal form, or the consignee's name stands in it."""
    bare = f" {legal_name(name)} "
    holds = any(f" {legal_name(c)} " in bare for c in consignees)
    if holds:
        return not _is_stranger(_before(name, consignees))
    return not any(is_legal_word(w.strip(",")) for w in name.split())


def _before(name: str, consignees: list[str]) -> str:
    """What stands before the consignee's first word in a name that holds it."""
    firsts = {c.split()[0].casefold() for c in consignees}
    return " ".join(takewhile(lambda w: w.casefold() not in firsts, name.split()))


def _at(reading: DocumentReading, firm: SignedFor) -> EvidenceRef:
    x0, top, x1, bottom = firm.bbox
    return EvidenceRef(reading.document.sha256, firm.page, (x0, top, x1, bottom), firm.name)


def _signed_for_another(reading: DocumentReading, own: list[str]) -> SignedFor | None:
    """A firm at the signature that is not the consignee, where the consignee is not named there, too."""
    firms = firms_at_foot(reading.document)
    named = any(_is_one_of(f.name, own) and not f.role for f in firms)
    others = [f for f in firms if f.role or not _is_one_of(f.name, own)]
    return None if named else next(iter(sorted(others, key=lambda f: not f.certain)), None)


def _for_another(reading: DocumentReading, firm: SignedFor, about: str, sellers: bool) -> Finding:
    place = (_at(reading, firm),)
    who = f"{firm.name} ({firm.role})" if firm.role else firm.name
    if sellers:
        return Finding(_RULE, "fail", f"{about} is signed for {who}, the seller's side", CITATION, "blocking",
                       "Ask the ultimate consignee for its own statement.", evidence=place)  # fmt: skip
    return Finding(_RULE, "review", f"{about} names {who} at the signature, not the ultimate consignee", CITATION,
                   "warning", "Check who signed it, and for whom.", evidence=place)  # fmt: skip


def _among(declarant: PartyReading, names: list[str]) -> bool:
    """The declarant, or the firm for which the person who declares speaks ("Jane Doe, for Acme, Inc.")."""
    pairs = [(declarant.name[: m.start()], declarant.name[m.end() :]) for m in _SPEAKS_FOR.finditer(declarant.name)]
    spoken = [firm for who, firm in pairs if not _is_stranger(who)]
    return any(_is_one_of(name, names) for name in (declarant.name, *spoken))


def _is_stranger(who: str) -> bool:
    """A firm of its own, or a supplier, agent or lawyer: "Acme Ltd., supplier of" the consignee is another."""
    every = form_data("statement_12_43b")["every"]
    words = [w.strip(".,;").casefold() for w in who.split()]
    others = {*every["who"], *every["strangers"]}
    return any((len(w) > 1 and is_legal_word(w)) or w in others or w.removesuffix("s") in others for w in words)


def _is_one_of(name: str, names: list[str]) -> bool:
    return any(same_company(name, other) for other in names)
