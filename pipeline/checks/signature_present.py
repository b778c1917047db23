"""Do certificates, statement, affidavits and contracts carry a signature: ink, strokes, script, /s/, an electronic one?

That nobody signed is said only of a page drawn from its text layer that names its signer and shows no stroke, picture
or script. What a scan shows, and whether a paper sent as a text was signed elsewhere, is for a person.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.evidence import DocumentReading, Evidence
from extractors.statement.signed import is_signed
from pipeline.case import CaseView, EvidenceRef, Finding, Kind, Severity, paths_of
from pipeline.certificates import Certificate, certificates

CITATION = "19 CFR 12.43(a), (b); 28 USC 1746"
_RULE = "signature_present"
_SWORN = ("consignee_statement", "affidavit")
_PAPERS = (*_SWORN, "contract")
_PDF = "application/pdf"


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a certificate, statement, affidavit and contract."""
    found = [_of_certificate(c) for c in certificates(view) if c.judged.verdict != "not_a_certificate"]
    found += [_of_paper(view, d) for _, d in view.of_type(*_PAPERS) if not d.is_blank]
    yield from found
    if not found:
        said = "no certificate, statement, affidavit or contract that would have to be signed"
        yield Finding(_RULE, "not_applicable", said, CITATION)


def _of_certificate(certificate: Certificate) -> Finding:
    """What the comparison with the form found at the certificate's signature."""
    unsigned = next((d for d in certificate.judged.deviations if d.kind == "unsigned"), None)
    if unsigned is None:
        evidence = (*certificate.blank_ref("signature"), *certificate.ref(certificate.judged.signer))
        return Finding(_RULE, "pass", f"{certificate.name}: it is signed", CITATION, evidence=evidence)
    sure = certificate.judged.verdict == "deviating"
    evidence = certificate.deviation_ref(unsigned)
    kind: Kind = "fail" if sure else "review"
    return Finding(_RULE, kind, f"{certificate.name}: {unsigned.message}", CITATION, "blocking" if sure else "warning",
                   "Ask the foreign seller or owner to sign it.", evidence=evidence)  # fmt: skip


def _of_paper(view: CaseView, reading: DocumentReading) -> Finding:
    signer = reading.field("signer")
    name = signer.value or "" if signer else ""
    evidence = (EvidenceRef.of(signer.place),) if signer else _beginning(reading)
    about = f"{reading.type.replace('_', ' ')}{_whose(reading)}"
    told = _is_signed(view, reading, name)
    if told:
        by = f" by {name}" if name else ""
        return Finding(_RULE, "pass", f"{about}: signed{by}", CITATION, evidence=evidence)
    remedy = f"Ask {name or 'whoever made it'} to sign it, or for the signed copy."
    if told is False and reading.type in _SWORN:
        said = f"{about}: it is not signed; {name} is named at the signature"
        return Finding(_RULE, "fail", said, CITATION, "blocking", remedy, evidence=evidence)
    severity: Severity = "warning" if reading.type in _SWORN or told is False else "info"
    said = f"{about}: no signature is seen on it"
    return Finding(_RULE, "review", said, CITATION, severity, remedy, evidence=evidence)


def _is_signed(view: CaseView, reading: DocumentReading, name: str) -> bool | None:
    """True, False, or None where the pages do not decide it; only a PDF shows its last state."""
    if _in_script(reading):
        return True
    signed = is_signed(reading.document, name)
    row = paths_of(view.received).get(reading.document.sha256)
    return None if signed is False and (row is None or row.media_type != _PDF) else signed


def _in_script(reading: DocumentReading) -> bool:
    """Words in a face like handwriting on a page that is not set in it."""
    pages = ([w.script for w in p.visible_words] for p in reading.document.pages)
    return any(any(words) and 2 * sum(words) <= len(words) for words in pages)


def _whose(reading: DocumentReading) -> str:
    """Who made it, or its number, so that it can be found among others."""
    roles = ("ultimate_consignee", "affiant", "producer", "seller")
    party = next((p for role in roles if (p := reading.party(role)) is not None and p.name), None)
    return f" {reading.value('contract_number') or ''}".rstrip() + (f" of {party.name}" if party else "")


def _beginning(reading: DocumentReading) -> tuple[EvidenceRef, ...]:
    """The first value that was read, to show which paper it is."""
    first: Evidence | None = next((f for f in reading.fields if f.value is not None), None)
    return (EvidenceRef.of(first.place),) if first else ()
