"""Does each step have the records that the profile asks for?

A step without any record of its production is an accusation only when every paper could be read and typed; while papers
are unread or untyped, the missing record may be among them. No trade papers are asked for where title does not change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.classify.void_payments import CODE as VOID
from extractors.evidence import DocumentReading
from pipeline.case import CaseView, Finding, Kind, Step
from pipeline.profile import ProfileStep
from pipeline.trace import RECORDS, processes_of

CITATION = "CBP, XUAR WRO FAQ: number each step and number the supporting documents associated to each step"
_SURE_TYPE = 0.95
_TRADE = {
    "order": ("purchase_order", "contract"),
    "invoice": ("commercial_invoice",),
    "proof of payment": ("payment_proof",),
    "transport document": ("bill_of_lading", "transport_document"),
}


def check(view: CaseView) -> Iterator[Finding]:
    """One finding a step, and one for each step of the profile that no paper shows."""
    for step in view.chain.steps:
        yield _judge(view, step)
    for gap in view.chain.gaps:
        yield Finding("step_documents", _unshown(view), gap.message, view.profile.citation, remedy=gap.remedy)


def _unshown(view: CaseView) -> Kind:
    """A generic step may hide in a record that names its process in words of its own trade."""
    generic = any(p.generic for p in view.profile.steps) and any(d.type in RECORDS for d in view.documents)
    records = [d for d in view.documents if d.type == "production_record"]
    # A record whose process could not be told may be the missing one.
    untold = any(not processes_of(d, view.profile) for d in records)
    return "review" if generic or untold else _missing(view)


def _missing(view: CaseView) -> Kind:
    """A paper nobody could read or type may be the missing one."""
    doubtful = any(d.type in ("other", "unreadable") for d in view.documents)
    refused = any(r.fate == "refused" for r in view.received)
    return "review" if doubtful or refused or not view.documents else "fail"


def _judge(view: CaseView, step: Step) -> Finding:
    asked = [p for p in view.profile.steps if p.process in step.process]
    mine = [view.documents[i] for i in step.documents]
    party = view.party(step.party)
    name = party.names[0] if party else "a party that no paper names"
    whom = name if party else f"whoever did the {step.process}"
    about = f"step {step.number}, {step.process}, {name} ({step.country or 'country unknown'})"
    if not _has_record(mine, asked) and not _shown_by_next(view, step, asked):
        return Finding(
            "step_documents", _lacking(view, mine), f"{about}: no production record", CITATION, step=step.number,
            remedy=f"Ask {whom} for the production record of these goods.",
        )  # fmt: skip
    shown = (
        f"{len(mine)} paper{'' if len(mine) == 1 else 's'} present" if mine else "shown by the records of the next step"
    )
    lacking = _lacking_trade(view, step, asked, mine)
    if lacking:
        said = "production is recorded" if _has_record(mine, asked) else shown
        return Finding(
            "step_documents", "review", f"{about}: {said}; not found: {', '.join(lacking)}", CITATION,
            "warning", f"Ask {whom} for: {', '.join(lacking)}; or say that title did not change here.", step.number,
        )  # fmt: skip
    return Finding("step_documents", "pass", f"{about}: {shown}", CITATION, step=step.number)


def _lacking(view: CaseView, documents: Sequence[DocumentReading]) -> Kind:
    """A record whose type is not sure may be the missing one."""
    doubtful = any(d.type in RECORDS and d.document.type_confidence < _SURE_TYPE for d in documents)
    return "review" if doubtful else _missing(view)


def _has_record(documents: Sequence[DocumentReading], asked: Sequence[ProfileStep]) -> bool:
    """A paper of the types that the profile asks for, or a record of another type that says what came out."""
    wanted = {t for p in asked for t in p.any_record}
    return any(d.type in wanted or (d.type in RECORDS and _says_output(d)) for d in documents)


def _says_output(document: DocumentReading) -> bool:
    return any(f.name in ("output_lot", "output_quantity") and f.value for f in document.fields)


def _shown_by_next(view: CaseView, step: Step, asked: Sequence[ProfileStep]) -> bool:
    """For growing, the record of the gin (the next step) counts."""
    following = view.step(step.number + 1)
    return all(not p.site for p in asked) and following is not None


def _lacking_trade(
    view: CaseView, step: Step, asked: Sequence[ProfileStep], documents: Sequence[DocumentReading]
) -> list[str]:
    if not any(p.trade for p in asked) or _same_owner_follows(view, step):
        return []
    types = {d.type for d in documents if not _is_void(d)}
    return [name for name, any_of in _TRADE.items() if not types.intersection(any_of)]


def _is_void(document: DocumentReading) -> bool:
    """Whether the paper says of itself that it was rejected, cancelled or is not sent yet: it proves nothing."""
    return any(p.code == VOID for p in (*document.problems, *document.document.problems))


def _same_owner_follows(view: CaseView, step: Step) -> bool:
    """Inside one legal entity title does not change, so there is no sale to show."""
    return any(s.party == step.party and s.number > step.number for s in view.chain.steps)
