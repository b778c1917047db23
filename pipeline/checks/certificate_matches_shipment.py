"""Do quantity, packages, marks, producer, carrier, port and date agree with the shipping papers of the same seller?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.case import CaseView, Finding, Severity
from pipeline.certificates import TYPE, Certificate, certificates
from pipeline.names import same_company
from pipeline.shipments import Comparison, compare, producers

CITATION = "19 CFR 12.43(a)"
_RULE = "certificate_matches_shipment"
_REMEDY = "Ask the signer and the shipper which figure is right, and for the corrected paper."
# Read with certainty and different, these make the certificate that of another shipment.
_DECISIVE = frozenset({"vessel", "quantity"})


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a certificate: every agreement and every difference with both places."""
    found = [c for c in certificates(view) if c.judged.verdict != "not_a_certificate"]
    for certificate in found:
        yield _judge(view, certificate)
    if not found:
        yield Finding(_RULE, "not_applicable", f"no document of type {TYPE} to compare", CITATION)


def _judge(view: CaseView, certificate: Certificate) -> Finding:
    rows = list(compare(view, certificate))
    strange = _strange_producer(view, certificate)
    if not rows and not strange:
        return Finding(
            _RULE,
            "review",
            f"{certificate.name}: no shipping paper of this seller to compare with",
            CITATION,
            "warning",
            "Add invoice, packing list and transport document of this shipment.",
            evidence=certificate.blank_ref("foreign_seller"),
        )
    evidence = tuple(ref for row in rows for ref in row.evidence)
    told = "; ".join([*(_said(row) for row in rows), *([strange] if strange else [])])
    message = f"{certificate.name}: {told}"
    wrong = [row for row in rows if row.outcome in ("differs", "short")]
    if not wrong and not strange and all(row.outcome == "agrees" for row in rows):
        return Finding(_RULE, "pass", message, CITATION, evidence=evidence)
    if _is_other_shipment(rows, certificate):
        return Finding(_RULE, "fail", message, CITATION, "blocking", _REMEDY, evidence=evidence)
    severity: Severity = "blocking" if strange or any(r.field in _DECISIVE for r in wrong) else "warning"
    return Finding(_RULE, "review", message, CITATION, severity, _REMEDY, evidence=evidence)


def _is_other_shipment(rows: Sequence[Comparison], certificate: Certificate) -> bool:
    """Another vessel, or less than was shipped, read from a text layer; a scan is only doubted."""
    if any(p.source == "ocr" for p in certificate.reading.document.pages):
        return False
    vessel = any(r.field == "vessel" and r.outcome == "differs" for r in rows)
    short = any(r.field == "quantity" and r.outcome == "short" for r in rows)
    return vessel or short


def _strange_producer(view: CaseView, certificate: Certificate) -> str:
    producer = certificate.judged.blanks["producer"].value
    known = [n for n in producers(view) if n]
    if not producer or not known or any(same_company(producer, n) for n in known):
        return ""
    return f"the producer {producer} is named in no production paper"


def _said(row: Comparison) -> str:
    name = row.field.replace("_", " ")
    if row.outcome == "agrees":
        return f"{name} {row.certificate} agrees with the {row.document} ({row.paper})"
    if row.outcome == "doubtful":
        return f"{name} {row.certificate} cannot be matched for sure with the {row.document} ({row.paper})"
    return f"{name} {row.certificate} differs from the {row.document} ({row.paper})"
