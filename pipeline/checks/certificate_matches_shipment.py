"""Do quantity, packages, marks, producer, carrier, port and date agree with the shipping papers of the same seller?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.case import CaseView, Finding, Severity
from pipeline.certificates import TYPE, Certificate, certificates
from pipeline.names import same_company
from pipeline.shipments import Comparison, compare, producers

CITATION = "19 CFR 12.43(a)"
_RULE = "certificate_matches_shipment"
_REMEDY = "Ask the signer and the shipper which figure is right, and for the corrected paper."
_SAID = {
    "agrees": "agrees with",
    "differs": "differs from",
    "short": "differs from",
    "doubtful": "cannot be matched for sure with",
}
_FIRST = ("differs", "short", "doubtful", "agrees")  # what a reader looks for first
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
    rows = sorted(compare(view, certificate), key=lambda r: _FIRST.index(r.outcome))
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
    told = "; ".join([*_told(rows), *([strange] if strange else [])])
    message = f"{certificate.name}: {told}"
    wrong = [row for row in rows if row.outcome in ("differs", "short")]
    if not wrong and not strange and all(row.outcome == "agrees" for row in rows):
        return Finding(_RULE, "pass", message, CITATION, evidence=evidence)
    if _is_other_shipment(rows):
        return Finding(_RULE, "fail", message, CITATION, "blocking", _REMEDY, evidence=evidence)
    severity: Severity = "blocking" if strange or any(r.field in _DECISIVE for r in wrong) else "warning"
    return Finding(_RULE, "review", message, CITATION, severity, _REMEDY, evidence=evidence)


def _is_other_shipment(rows: Sequence[Comparison]) -> bool:
    """Another vessel, or less than was shipped, read from text layers and said by no paper; a scan is only doubted."""
    agreed = {r.field for r in rows if r.outcome == "agrees"}
    sure = [r for r in rows if not r.scanned and r.field not in agreed]
    vessel = any(r.field == "vessel" and r.outcome == "differs" for r in sure)
    short = any(r.field == "quantity" and r.outcome == "short" for r in sure)
    return vessel or short


def _strange_producer(view: CaseView, certificate: Certificate) -> str:
    producer = certificate.judged.blanks["producer"].value
    known = [n for n in producers(view) if n]
    if not producer or not known or any(same_company(producer, n) for n in known):
        return ""
    return f"the producer {producer} is named in no production paper"


def _told(rows: Sequence[Comparison]) -> Iterator[str]:
    """Each field with what agrees and what does not, every paper by its kind and its own words."""
    for (field, outcome), group in groupby(rows, key=lambda r: (r.field, _SAID[r.outcome])):
        same = list(group)
        papers = " and ".join(dict.fromkeys(f"the {r.document} ({r.paper})" for r in same))
        yield f"{field.replace('_', ' ')} {same[0].certificate} {outcome} {papers}"
