"""Is every certificate of origin in the exact words of 19 CFR 12.43(a)?"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.case import CaseView, EvidenceRef, Finding, Kind
from pipeline.certificates import Certificate, certificates

CITATION = "19 CFR 12.43(a)"
_RULE = "certificate_wording"
_BLANKS = frozenset({"empty_blank", "unsigned", "undated", "labor_class"})


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a certificate; one for each certificate of another kind where none is in the form."""
    found = list(certificates(view))
    yield from (_judge(c) for c in found)
    others = view.of_type("certificate_of_origin_other")
    if not found:
        for _, reading in others:
            evidence = tuple(EvidenceRef.of(f.place) for f in reading.fields[:1])
            yield Finding(
                _RULE,
                "fail",
                "the certificate of origin received is a standard one (chamber of commerce, trade agreement or the "
                "exporter's own); it is not acceptable under 19 CFR 12.43(a)",
                CITATION,
                "blocking",
                "Ask the foreign seller or owner for a certificate in the exact words of the regulation.",
                evidence=evidence,
            )
    if not found and not others:
        yield Finding(_RULE, "not_applicable", "no certificate was received whose words could be judged", CITATION)


def _judge(certificate: Certificate) -> Finding:
    judged, name = certificate.judged, certificate.name
    wording = [d for d in judged.deviations if d.kind not in _BLANKS]
    evidence = tuple(ref for d in wording for ref in certificate.deviation_ref(d))
    if judged.verdict == "not_a_certificate":
        return _finding("fail", f"{name}: {judged.explanation}", "Ask the foreign seller or owner for the exact form.")
    if judged.verdict == "review" and (wording or judged.explanation):
        why = judged.explanation or "some words cannot be read with certainty"
        message = f"{name}: {why} {'; '.join(d.message for d in wording[:3])}".strip()
        remedy = "Compare the page with the form word for word and record the decision."
        return _finding("review", message, remedy, evidence)
    if wording:
        weight = "formal" if all(d.weight == "formal" for d in wording) else "substantive"
        told = " ".join(d.message for d in wording)
        count = f"{len(wording)} {weight} deviation{'' if len(wording) == 1 else 's'}"
        message = f"{name}: {count} from the form. {told}"
        return _finding("fail", message, "Ask the signer for a new certificate in the exact words.", evidence)
    message = f"{name}: the wording is that of the form, word for word"
    return Finding(_RULE, "pass", message, CITATION, evidence=certificate.blank_ref("foreign_seller"))


def _finding(kind: Kind, message: str, remedy: str, evidence: tuple[EvidenceRef, ...] = ()) -> Finding:
    return Finding(_RULE, kind, message, CITATION, "blocking", remedy, evidence=evidence)
