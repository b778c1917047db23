"""One certificate for the country of export, and one more for every other country of production."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.values.countries import country_name
from pipeline.case import CaseView, Finding, Step
from pipeline.certificates import Certificate, certificates
from pipeline.names import same_company

CITATION = "19 CFR 12.43(a), second sentence"
_RULE = "certificate_per_country"


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a country in which a traced step lies; a missing certificate for United States material is review."""
    found = [c for c in certificates(view) if c.judged.verdict != "not_a_certificate"]
    steps = sorted((s for s in view.chain.steps if s.country), key=lambda s: s.number)
    if not found:
        yield _none(view, steps)
        return
    if not steps:
        yield Finding(
            _RULE,
            "review",
            f"{len(found)} certificates, but no step is traced to a country",
            CITATION,
            "warning",
            "Complete the chain, then count the countries of production.",
        )
        return
    for country in dict.fromkeys(s.country for s in reversed(steps) if s.country):
        yield _judge(view, country, [s for s in steps if s.country == country], found, steps[-1].country == country)
    for step in (s for s in view.chain.steps if not s.country):
        yield Finding(
            _RULE,
            "review",
            f"step {step.number}, {step.process}: its country is unknown, so it cannot be said "
            "whether a certificate is missing",
            CITATION,
            "warning",
            "Find the country of this step.",
            step.number,
        )


def _none(view: CaseView, steps: Sequence[Step]) -> Finding:
    refused = any(r.fate == "refused" for r in view.received) or any(d.type == "unreadable" for d in view.documents)
    countries = ", ".join(country_name(c) for c in dict.fromkeys(s.country for s in steps if s.country))
    asked = f"; needed for: {countries}" if countries else ""
    return Finding(
        _RULE,
        "review" if refused else "fail",
        f"no certificate of 19 CFR 12.43(a) was received{asked}",
        CITATION,
        "blocking",
        "Ask the foreign seller or owner for the certificate, and the last seller in each other country.",
    )


def _judge(view: CaseView, country: str, steps: Sequence[Step], found: Sequence[Certificate], last: bool) -> Finding:
    mine = [c for c in found if _is_of(view, c, country, steps)]
    named = country_name(country)
    what = "; ".join(f"step {s.number} {s.process}, {_party(view, s)}{_lots(s)}" for s in steps)
    if mine:
        refs = tuple(r for c in mine for r in c.blank_ref("foreign_seller"))
        kind = "the certificate of the country of export" if last else "an additional certificate"
        return Finding(
            _RULE,
            "pass",
            f"{named} ({what}): {kind} is present, signed for {mine[0].seller}",
            CITATION,
            step=steps[-1].number,
            evidence=refs,
        )
    who = _party(view, steps[-1])
    remedy = (
        f"Ask {who}, or who last sold or owned the goods in {named}, for a certificate with the transport from there."
    )
    if country == "US":
        return Finding(
            _RULE,
            "review",
            f"{named} ({what}): no certificate; it is open whether US material needs one",
            CITATION,
            "warning",
            remedy,
            steps[-1].number,
        )
    open_ones = [c for c in found if c.country is None]
    kind = "review" if open_ones else "fail"
    return Finding(
        _RULE,
        "review" if kind == "review" else "fail",
        f"{named} ({what}): no certificate of this country",
        CITATION,
        "blocking",
        remedy,
        steps[-1].number,
    )


def _is_of(view: CaseView, certificate: Certificate, country: str, steps: Sequence[Step]) -> bool:
    if certificate.country is not None:
        return certificate.country == country
    names = [n for s in steps if (p := view.party(s.party)) for n in p.names]
    texts = (certificate.seller, certificate.judged.blanks["producer"].value or "")
    return any(t and same_company(t, n) for t in texts for n in names)


def _party(view: CaseView, step: Step) -> str:
    party = view.party(step.party)
    return party.names[0] if party else "an unknown party"


def _lots(step: Step) -> str:
    return f", lots {', '.join(step.outputs)}" if step.outputs else ""
