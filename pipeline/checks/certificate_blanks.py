"""Are the blanks of every certificate filled with something possible?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from extractors.certificate import Deviation
from extractors.values.dates import parse_date
from extractors.values.units import unit_in
from pipeline.case import CaseView, EvidenceRef, Finding, Severity
from pipeline.certificates import Certificate, certificates

CITATION = "19 CFR 12.43(a)"
_RULE = "certificate_blanks"
_KINDS = frozenset({"empty_blank", "unsigned", "undated", "labor_class"})
_WEIGHTY = ("quantity", "description", "producer", "class of labor", "date", "signature")
_NO_MARKS = frozenset({"n/m", "nm", "no marks", "none", "nil", "unmarked", "no mark"})


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a blank that is empty, a placeholder or impossible; one pass a certificate without any."""
    found = [c for c in certificates(view) if c.judged.verdict != "not_a_certificate"]
    for certificate in found:
        findings = [*_empty(certificate), *_impossible(certificate, view.as_of)]
        yield from findings
        if not findings:
            yield Finding(_RULE, "pass", f"{certificate.name}: all blanks are filled, it is dated and signed", CITATION,
                          evidence=(*certificate.blank_ref("dated"), *certificate.blank_ref("signature")))  # fmt: skip
    if not found:
        yield Finding(_RULE, "not_applicable", "no certificate was received whose blanks could be judged", CITATION)


def _empty(certificate: Certificate) -> Iterator[Finding]:
    sure = certificate.judged.verdict == "deviating"
    for d in certificate.judged.deviations:
        if d.kind in _KINDS:
            yield Finding(
                _RULE, "fail" if sure else "review", f"{certificate.name}: {d.message}", CITATION, _severity(d),
                "Ask the signer for a new certificate.", evidence=certificate.deviation_ref(d),
            )  # fmt: skip


def _severity(d: Deviation) -> Severity:
    weighty = d.kind != "empty_blank" or any(f"the {name}" in d.message for name in _WEIGHTY)
    return "blocking" if weighty else "warning"


def _impossible(certificate: Certificate, as_of: dt.date) -> Iterator[Finding]:
    blanks = certificate.judged.blanks
    for name, words in (("dated", "it is dated"), ("departure_date", "the departure it certifies is")):
        date = parse_date(blanks[name].value or "")
        if date is not None and date > as_of:
            yield _finding(certificate, f"{words} {date.isoformat()}, after {as_of.isoformat()}", "blocking", name)
    quantity = blanks["quantity"].value or ""
    if re.search(r"\d", quantity) and not re.search(r"[^\W\d_]", quantity) and unit_in(quantity) is None:
        yield _finding(certificate, f"the quantity “{quantity}” has no unit", "blocking", "quantity")
    marks = (blanks["marks"].value or "").casefold().strip(" .")
    if marks in _NO_MARKS:
        yield Finding(_RULE, "review", f"{certificate.name}: it says that there are no marks and numbers", CITATION,
                      "warning", "Confirm with packing list and bill of lading that the packages are unmarked.",
                      evidence=certificate.blank_ref("marks"))  # fmt: skip


def _finding(certificate: Certificate, what: str, severity: Severity, blank: str) -> Finding:
    evidence: tuple[EvidenceRef, ...] = certificate.blank_ref(blank)
    return Finding(_RULE, "fail", f"{certificate.name}: {what}", CITATION, severity,
                   "Ask the signer for a new certificate.", evidence=evidence)  # fmt: skip
