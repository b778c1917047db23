"""Is every certificate signed by the foreign seller or owner, and not by importer, buyer or broker?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.certificate.offices import office_words
from pipeline.case import CaseView, Finding
from pipeline.certificates import Certificate, certificates, firms_in
from pipeline.names import legal_name, same_company

CITATION = "19 CFR 12.43(a): signed by the foreign seller or owner"
_RULE = "certificate_signer"
_BARRED = {
    "importer_of_record": "the importer",
    "ultimate_consignee": "the ultimate consignee",
    "broker": "the broker",
}
_BROKER = re.compile(r"\b(?:customs?|custom ?house)\s+(?:broker|agent|clearing)", re.IGNORECASE)
_REMEDY = "Ask the foreign seller or owner of the goods to sign the certificate."


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a certificate, and one an electronic signature that does not hold."""
    found = [c for c in certificates(view) if c.judged.verdict != "not_a_certificate"]
    for certificate in found:
        yield _judge(view, certificate)
        yield from _electronic(certificate)
    if not found:
        yield Finding(_RULE, "not_applicable", "no certificate was received whose signer could be judged", CITATION)


def _judge(view: CaseView, certificate: Certificate) -> Finding:
    """Barred signers first, then the sellers that the trade papers name; anybody else is doubt."""
    evidence = (*certificate.blank_ref("foreign_seller"), *certificate.ref(certificate.judged.signer))
    signed_for = [n for n in (certificate.sellers, _at_signature(certificate.judged.company)) if any(n)]
    about = certificate.name
    if not signed_for:
        message = f"{about}: the page does not say for whom it is signed"
        return Finding(_RULE, "review", message, CITATION, "warning", _REMEDY, evidence=evidence)
    barred = next((found for names in signed_for if (found := _is_barred(view, names)) is not None), None)
    if barred is not None:
        message = f"{about}: it is signed for {barred[0]}, who is {barred[1]}"
        return Finding(_RULE, "fail", message, CITATION, "blocking", _REMEDY, evidence=evidence)
    office = certificate.judged.signer_title.value or ""
    if _BROKER.search(office):
        message = f"{about}: it is signed by {certificate.judged.signer.value or 'one'}, {office}"
        return Finding(_RULE, "fail", message, CITATION, "blocking", _REMEDY, evidence=evidence)
    if any(_is_seller(view, names) for names in signed_for):
        who = certificate.judged.signer.value
        message = f"{about}: signed{f' by {who}' if who else ''} for the seller that the trade papers name"
        message += _told(certificate)
        return Finding(_RULE, "pass", message, CITATION, evidence=evidence)
    first = signed_for[0][0]
    message = f"{about}: {first} is {_other(first, certificate)}"
    remedy = "Show by invoice or contract that the signer sold or owned the goods."
    return Finding(_RULE, "review", message, CITATION, "warning", remedy, evidence=evidence)


def _at_signature(line: str) -> tuple[str, ...]:
    """Names in the line of a firm at the signature; none within a labelled one ("cc: Jane Doe, Acme, Inc.")."""
    label, colon, rest = line.partition(":")
    if not colon:
        return (line, *firms_in(line))
    return (line, *firms_in(rest.strip())) if label.casefold().strip() in office_words().labels else (line,)


def _is_barred(view: CaseView, names: Sequence[str]) -> tuple[str, str] | None:
    """(name, role) of one who may not sign. A namesake with another legal form who sells is an affiliate abroad."""
    barred = list(_barred(view))
    for name in names:
        for role, other in barred:
            if same_company(name, other) and (legal_name(name) == legal_name(other) or not _is_seller(view, names)):
                return name, role
        if _BROKER.search(name):
            return name, "a customs broker"
    return None


def _is_seller(view: CaseView, names: Sequence[str]) -> bool:
    return any(same_company(name, seller) for name in names for seller in _sellers(view))


def _electronic(certificate: Certificate) -> Iterator[Finding]:
    """A signature that does not fit the document, or cannot be examined: a person decides what it is worth."""
    for problem in certificate.signatures:
        if problem.code == "electronic_signature_invalid":
            message = f"{certificate.name}: {problem.message}"
            evidence = certificate.blank_ref("signature")
            yield Finding(_RULE, "review", message, CITATION, "blocking", problem.remedy, evidence=evidence)


def _told(certificate: Certificate) -> str:
    """The electronic signatures that hold, in words."""
    valid = [p.message for p in certificate.signatures if p.code == "electronic_signature"]
    return "".join(f". {message}" for message in dict.fromkeys(valid))


def _other(name: str, certificate: Certificate) -> str:
    """Who an unknown signer is, as far as the certificate tells."""
    producer = certificate.judged.blanks["producer"].value or ""
    if producer and same_company(name, producer):
        return "the producer, whom no trade paper names as seller"
    return "nobody whom an invoice, order or contract names as seller"


def _barred(view: CaseView) -> Iterator[tuple[str, str]]:
    for entry in view.settings.all_entries:
        for key, role in (("importer", "the importer"), ("ultimate_consignee", "the ultimate consignee")):
            if getattr(entry, key):
                yield role, getattr(entry, key)
    yield from (("the buyer", name) for name in _buyers(view))
    sellers = list(_sellers(view))
    for _, reading in view.of_type("entry_summary", "detention_notice", "consignee_statement"):
        for party in reading.parties:
            # A seller who declares what the consignee has to is a fault of the statement, and no bar to certify.
            declared = reading.type == "consignee_statement" and any(same_company(party.name, s) for s in sellers)
            if party.role in _BARRED and party.name and not declared:
                yield _BARRED[party.role], party.name


def _buyers(view: CaseView) -> Iterator[str]:
    """Those who buy and, as far as the papers go, sell nothing: no merchant on the way of the goods."""
    sellers = list(_sellers(view))
    for _, reading in view.of_type("commercial_invoice", "purchase_order", "contract"):
        for party in reading.parties:
            if party.role == "buyer" and party.name and not any(same_company(party.name, s) for s in sellers):
                yield party.name


def _sellers(view: CaseView) -> Iterator[str]:
    for _, reading in view.of_type("commercial_invoice", "purchase_order", "contract"):
        for party in reading.parties:
            if party.role == "seller" and party.name:
                yield party.name
