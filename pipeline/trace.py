"""Stage 8: the steps of the chain, in order, and the step that each document belongs to.

A step is a process of the profile at one party, known from its own records; neighbouring processes of one group at one
party are one step, and the goods decide which came first (`trace_order`). Where a profile step has no record, the gap
says what would fill it; nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.evidence import DocumentReading
from pipeline.case import Chain, Gap, Step
from pipeline.link import SURE, Links
from pipeline.profile import Profile, ProfileStep
from pipeline.trace_order import Site, in_flow_order
from pipeline.wording import one_line

RECORDS = ("production_record", "bale_list", "internal_transfer", "bill_of_materials")
LABOR = ("labor_record",)
WHOLE_CASE = frozenset(
    {
        "detention_notice", "exclusion_notice", "entry_summary", "consignee_statement",
        "supplier_list", "flow_chart", "map", "correspondence",
    }
)  # fmt: skip
_TITLE_SHARE = 0.25  # of the first page's height: where a paper says what it is
_TITLE_WEIGHT = 4.0
_FIELD_WEIGHT = 8.0


def trace_chain(documents: Sequence[DocumentReading], links: Links, profile: Profile) -> Chain:
    """Steps, gaps, and the step of each document (0: papers of the whole case)."""
    sites = _sites(documents, links, profile)
    rank = {s.process: number for number, s in enumerate(profile.steps)}
    ordered = in_flow_order(_merge_groups(sites, profile), rank, documents, links)
    steps = _steps(ordered, documents, links, profile)
    step_of = tuple(_step_of(i, documents, links, steps) for i in range(len(documents)))
    steps = tuple(_with_documents(s, step_of) for s in steps)
    return Chain(
        parties=links.parties,
        transactions=links.transactions,
        steps=steps,
        gaps=tuple(_gaps(steps, profile)),
        step_of=step_of,
        party_of=links.party_of,
    )


def processes_of(document: DocumentReading, profile: Profile) -> tuple[str, ...]:
    """The profile's processes that a record speaks of: by its `process` field, its title, its words; none on a tie.

    Of one group a record may name several, which are one step at one party ("tissage, teinture et apprêt").
    """
    field = (document.value("process") or "").casefold()
    title, body = _title_and_body(document)
    scores = {s.process: _score(s, field, title, body) for s in profile.steps}
    best = max(scores.values(), default=0.0)
    winners = tuple(s for s in profile.steps if scores[s.process] == best)
    return tuple(s.process for s in winners) if best > 0 and len({s.group for s in winners}) == 1 else ()


def _title_and_body(document: DocumentReading) -> tuple[str, str]:
    pages = document.document.pages
    if not pages:
        return "", ""
    limit = pages[0].height * _TITLE_SHARE
    title = " ".join(w.text for w in pages[0].visible_words if w.bbox.bottom <= limit)
    return title.casefold(), document.document.text.casefold()


def _score(step: ProfileStep, field: str, title: str, body: str) -> float:
    weighted = ((field, _FIELD_WEIGHT), (title, _TITLE_WEIGHT), (body, 1.0))
    return sum(weight for text, weight in weighted for word in step.words if _has(text, word))


def _has(text: str, word: str) -> bool:
    if not word.isascii():
        return word in text
    return re.search(rf"(?<![a-z]){re.escape(word.strip())}(?![a-z])", text) is not None


def _sites(documents: Sequence[DocumentReading], links: Links, profile: Profile) -> tuple[Site, ...]:
    seen: dict[tuple[str, str], list[int]] = {}
    for index, document in enumerate(documents):
        party = links.party_in(index, "producer")
        if party and document.type in RECORDS:
            for process in processes_of(document, profile):
                seen.setdefault((process, party), []).append(index)
    return tuple(Site(process, party, tuple(found), process) for (process, party), found in seen.items())


def _merge_groups(sites: Sequence[Site], profile: Profile) -> tuple[Site, ...]:
    """Sites in the order of the profile; neighbouring processes of one group at one party become one."""
    group = {s.process: s.group for s in profile.steps}
    ordered = sorted(sites, key=lambda s: (profile.order_of(s.process), s.documents))
    merged: list[Site] = []
    for site in ordered:
        mate = next(
            (m for m in merged if m.party == site.party and group[m.first] == group[site.process]),
            None,
        )
        if mate is None:
            merged.append(site)
        else:
            both = tuple(dict.fromkeys((*mate.documents, *site.documents)))
            joined = Site(f"{mate.process}, {site.process}", site.party, both, mate.first)
            merged[merged.index(mate)] = joined
    return tuple(merged)


def _steps(
    sites: Sequence[Site], documents: Sequence[DocumentReading], links: Links, profile: Profile
) -> tuple[Step, ...]:
    generic = {p.process for p in profile.steps if p.generic}
    every = (*_growing(sites, links, profile), *sites)
    made = [_step(n, site, documents, links, site.first in generic) for n, site in enumerate(every, 1)]
    if made and made[0].party is None:
        made[0] = replace(made[0], country=_origin_country(documents, profile.steps[1]))
    return tuple(made)


def _growing(sites: Sequence[Site], links: Links, profile: Profile) -> tuple[Site, ...]:
    """The first step, where the profile asks no site records of it, is shown by the next one's (the gin's) records.

    Who grew is said only when the papers name one estate: the gin is not the farm.
    """
    first = profile.steps[0]
    if first.site or any(first.process in s.process for s in sites) or len(profile.steps) < 2:
        return ()
    if not any(s.process == profile.steps[1].process for s in sites):
        return ()
    estates = {party for _, role, party in links.party_of if role == "estate"}
    return (Site(first.process, estates.pop() if len(estates) == 1 else None, (), first.process),)


def _origin_country(documents: Sequence[DocumentReading], following: ProfileStep) -> str | None:
    """Where the papers say that the raw goods come from; None when they name several countries, or none."""
    named = {
        o.country
        for d in documents
        for o in d.origins
        if o.country and any(g in o.subject.casefold() for g in following.goods)
    }
    return named.pop() if len(named) == 1 else None


def _step(number: int, site: Site, documents: Sequence[DocumentReading], links: Links, generic: bool) -> Step:
    party = next((p for p in links.parties if p.id == site.party), None)
    mine = [documents[i] for i in site.documents]
    return Step(
        number=number,
        process=f"{site.process}{_told(mine)}" if generic else site.process,
        party=site.party,
        place=_place(mine) or next(iter(party.addresses if party else ()), ""),
        country=party.country if party else None,
        inputs=_lots(mine, "input_lot"),
        outputs=_lots(mine, "output_lot", "lot_number"),
        documents=site.documents,
    )


def _told(documents: Iterable[DocumentReading]) -> str:
    """What the records of a generic step call their process, in brackets; "" when they do not say."""
    found = (d.field("process") for d in documents)
    named = {f.value.casefold(): one_line(f.value) for f in found if f and f.value and f.confidence >= SURE}
    return f" ({'; '.join(named.values())})" if named else ""


def _place(documents: Iterable[DocumentReading]) -> str:
    found = (d.field("place_of_production") for d in documents)
    return next((f.value for f in found if f and f.value and f.confidence >= SURE), "")


def _lots(documents: Iterable[DocumentReading], *names: str) -> tuple[str, ...]:
    found = (f.value for d in documents for f in d.fields if f.name in names and f.value)
    return tuple(dict.fromkeys(found))


def _step_of(index: int, documents: Sequence[DocumentReading], links: Links, steps: Sequence[Step]) -> int:
    """The step of a document: its own site, else the last step of the party that speaks or sells in it."""
    document = documents[index]
    if document.type in WHOLE_CASE:
        return 0
    own = next((s.number for s in steps if index in s.documents), None)
    if own is not None:
        return own
    roles = ("producer", "affiant", "seller", "shipper", "payee", "foreign_seller")
    parties = [p for role in roles if (p := links.party_in(index, role))]
    numbers = [max(s.number for s in steps if s.party == p) for p in parties if any(s.party == p for s in steps)]
    return numbers[0] if numbers else _by_invoice(index, links, steps)


def _by_invoice(index: int, links: Links, steps: Sequence[Step]) -> int:
    """A trade paper without a readable seller goes with the invoice it was linked to."""
    for deal in links.transactions:
        if index in (*deal.orders, *deal.payments, *deal.transports, *deal.packing_lists, *deal.invoices):
            return max((s.number for s in steps if s.party == deal.seller), default=0)
    return 0


def _with_documents(step: Step, step_of: Sequence[int]) -> Step:
    mine = tuple(i for i, number in enumerate(step_of) if number == step.number)
    return Step(step.number, step.process, step.party, step.place, step.country, step.inputs, step.outputs, mine)


def _gaps(steps: Sequence[Step], profile: Profile) -> Iterable[Gap]:
    groups = {s.group: [p.process for p in profile.steps if p.group == s.group] for s in profile.steps}
    for processes in groups.values():
        if not any(p in s.process for s in steps for p in processes):
            names = " or ".join(processes)
            yield Gap(
                None,
                f"no record received shows where and by whom the {names} was done",
                f"Ask the suppliers for the production record of the {names} of these goods.",
            )
