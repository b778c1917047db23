"""One certificate for the country of export, and one more for every other country of production."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.values.countries import country_name
from pipeline.case import CaseView, EvidenceRef, Finding, Step
from pipeline.certificates import Certificate, certificates
from pipeline.names import same_company

CITATION = "19 CFR 12.43(a), second sentence"
_RULE = "certificate_per_country"
_TELL_ORIGINS = (
    "commercial_invoice", "packing_list", "bill_of_lading", "transport_document", "contract", "purchase_order",
    "production_record", "bale_list", "certificate_of_origin_other", "customs_declaration",
)  # fmt: skip


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a country in which a traced step lies; a missing certificate for United States material is review."""
    found = [c for c in certificates(view) if c.judged.verdict != "not_a_certificate"]
    steps = sorted((s for s in view.chain.steps if s.country), key=lambda s: s.number)
    if not found:
        yield _none(view, steps)
        return
    yield from _only_named(view, found, steps)
    if not steps:
        yield Finding(
            _RULE,
            "review",
            f"{len(found)} certificate{'s' if len(found) > 1 else ''}, but no step is traced to a country",
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


def _only_named(view: CaseView, found: Sequence[Certificate], steps: Sequence[Step]) -> Iterator[Finding]:
    """Countries that trade papers name as an origin, in which no step is traced and for which nobody certifies."""
    have = {s.country for s in steps} | {c.country for c in found}
    told: dict[str, list[tuple[str, EvidenceRef]]] = {}
    for _, paper in view.of_type(*_TELL_ORIGINS):
        label = paper.type.replace("_", " ")
        named = [(e.value, f"the {label}", e.place) for e in paper.fields if e.name == "country_of_origin"]
        for country, where, place in named:
            if country and country not in have:
                told.setdefault(country, []).append((where, EvidenceRef.of(place)))
    for country, places in sorted(told.items()):
        where = " and ".join(dict.fromkeys(w for w, _ in places))
        said = f"{country_name(country)} is named as an origin in {where}, but no step is traced there"
        yield Finding(
            _RULE,
            "review",
            f"{said} and no certificate is of it",
            CITATION,
            "warning",
            "See what comes from there; a component made abroad needs a certificate of its last owner or seller there.",
            evidence=tuple(ref for _, ref in places),
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
    what = "; ".join(f"step {s.number} {s.process}, {_party(view, s)}{_lots(s)}" for s in steps)
    about, step = f"{country_name(country)} ({what})", steps[-1].number
    if mine:
        return _present(view, country, steps[-1], mine, last, about)
    who, where = _party(view, steps[-1]), country_name(country)
    remedy = (
        f"Ask {who}, or who last sold or owned the goods in {where}, for a certificate with the transport from there."
    )
    if country == "US":
        said = f"{about}: no certificate; it is open whether US material needs one"
        return Finding(_RULE, "review", said, CITATION, "warning", remedy, step)
    unplaced = any(c.country is None for c in found)
    said = f"{about}: no certificate of this country"
    return Finding(_RULE, "review" if unplaced else "fail", said, CITATION, "blocking", remedy, step)


def _present(view: CaseView, country: str, step: Step, mine: Sequence[Certificate], last: bool, about: str) -> Finding:
    """The country has a certificate; an additional one is for somebody who sold or owned the goods there."""
    refs = tuple(r for c in mine for r in c.blank_ref("foreign_seller"))
    abroad = None if last else _abroad(view, country, mine)
    if abroad is None:
        kind = "the certificate of the country of export" if last else "an additional certificate"
        said = f"{about}: {kind} is present, signed for {mine[0].seller}"
        return Finding(_RULE, "pass", said, CITATION, step=step.number, evidence=refs)
    said = (
        f"{about}: its additional certificate is signed for {mine[0].seller}, whom the papers place in "
        f"{country_name(abroad)}; it is for the last owner or seller in {country_name(country)}"
    )
    remedy = f"Ask {_party(view, step)}, or show who last sold or owned the goods in {country_name(country)}."
    return Finding(_RULE, "review", said, CITATION, "warning", remedy, step.number, evidence=refs)


def _abroad(view: CaseView, country: str, mine: Sequence[Certificate]) -> str | None:
    """Another country in which the papers place everybody who signs for this one; None where one may be of it."""
    placed = []
    for certificate in mine:
        known = [p for p in view.chain.parties if any(same_company(o, n) for o in certificate.sellers for n in p.names)]
        placed.append({p.country for p in known if p.country})
    if not placed or any(not countries or country in countries for countries in placed):
        return None
    return min(placed[0])


def _is_of(view: CaseView, certificate: Certificate, country: str, steps: Sequence[Step]) -> bool:
    if certificate.country is not None:
        return certificate.country == country
    names = [n for s in steps if (p := view.party(s.party)) for n in p.names]
    texts = (*certificate.sellers, certificate.judged.blanks["producer"].value or "")
    return any(t and same_company(t, n) for t in texts for n in names)


def _party(view: CaseView, step: Step) -> str:
    party = view.party(step.party)
    return party.names[0] if party else "an unknown party"


def _lots(step: Step) -> str:
    return f", lots {', '.join(step.outputs)}" if step.outputs else ""
