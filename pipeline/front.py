"""What the pages in front of the exhibits say, as plain data for `templates/package.typ`.

Pure. Facts from the papers only, each with its exhibit; nothing of our judgement: no gap, no doubt, no verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from extractors.evidence import DocumentReading
from extractors.values.countries import country_name
from pipeline.case import CaseView, Entry, Party, Step, Transaction
from pipeline.exhibits import SURE, Exhibit, labels_of, with_unit
from pipeline.facts import Fact, entry_facts, order_facts
from pipeline.wording import capitalised, one_line, place_line

# Key information of the annotated list: the fields that a reader looks for first.
_KEY_FIELDS = (
    ("net_weight", "Net weight"), ("gross_weight", "Gross weight"), ("quantity", "Quantity"), ("packages", "Packages"),
    ("lot_number", "Lot"), ("input_lot", "Input lot"), ("output_lot", "Output lot"), ("input_quantity", "Input"),
    ("output_quantity", "Output"), ("total", "Total"), ("amount", "Amount"), ("vessel", "Vessel"),
    ("container_number", "Container"), ("country_of_origin", "Origin"), ("process", "Process"),
)  # fmt: skip
_MOST_VALUES = 4
# Parties beside the makers that belong on a supplier list; banks, payees and signers do not.
_SUPPLIER_ROLES = frozenset(
    {
        "seller", "buyer", "producer", "shipper", "consignee", "ultimate_consignee", "importer_of_record",
        "parent_company", "estate", "carrier",
    }
)  # fmt: skip


def case_entries(view: CaseView, exhibits: Sequence[Exhibit]) -> list[dict[str, Any]]:
    """One block an entry for the cover: its facts and its lines."""
    entries: Sequence[Entry | None] = view.settings.all_entries or (None,)
    return [
        {"facts": [_fact(f) for f in entry_facts(view, exhibits, e)], "lines": _lines(e) if e else []} for e in entries
    ]


def case_facts(view: CaseView) -> list[dict[str, str]]:
    """Order, regime, class of labor."""
    return [_fact(f) for f in order_facts(view)]


def _fact(fact: Fact) -> dict[str, str]:
    return {"label": fact.label, "value": fact.value, "source": fact.source}


def _lines(entry: Entry) -> list[dict[str, str]]:
    return [
        {
            "line": str(line.line),
            "description": one_line(line.description),
            "quantity": one_line(f"{line.quantity} {line.unit}"),
            "materials": one_line(", ".join(line.materials)),
        }
        for line in entry.lines
    ]


def supply_steps(view: CaseView, exhibits: Sequence[Exhibit]) -> list[dict[str, Any]]:
    """The steps of the chain with party, place, what goes in and out, and the exhibits of the step."""
    return [_step(view, s, exhibits) for s in view.chain.steps]


def _step(view: CaseView, step: Step, exhibits: Sequence[Exhibit]) -> dict[str, Any]:
    party = view.party(step.party)
    return {
        "number": step.number,
        "process": capitalised(step.process),
        "party": party_name(party),
        "place": place_line(step.place, step.country),
        "inputs": [one_line(i) for i in step.inputs],
        "outputs": [one_line(o) for o in step.outputs],
        "exhibits": label_runs(e for e in exhibits if e.step == step.number),
    }


def party_name(party: Party | None) -> str:
    """The name under which a party goes in the package: the first spelling met that is not all capitals."""
    names = [one_line(n) for n in party.names] if party else []
    return next((n for n in names if not n.isupper()), names[0] if names else "")


def connections(view: CaseView, exhibits: Sequence[Exhibit]) -> list[dict[str, Any]]:
    """How each step connects to the next: the papers of the sale between them and the lots named on both sides."""
    label = labels_of(exhibits)
    found = list(_between_steps(view, label))
    shown = {id(t) for _, trades in found for t in trades}
    rest = [t for t in view.chain.transactions if id(t) not in shown]
    return [link for link, _ in found] + [_sale(view, t, label) for t in rest if _papers(t, label)]


def _between_steps(view: CaseView, label: dict[int, str]) -> Iterator[tuple[dict[str, Any], list[Transaction]]]:
    steps = view.chain.steps
    for here, there in pairwise(steps):
        trades = [t for t in view.chain.transactions if (t.seller, t.buyer) == (here.party, there.party)]
        lots = [one_line(lot) for lot in here.outputs if lot in there.inputs]
        same = here.party is not None and here.party == there.party
        papers = [p for t in trades for p in _papers(t, label)]
        if papers or lots or same:
            yield (
                {
                    "title": f"Step {here.number} to step {there.number}",
                    "from": party_name(view.party(here.party)),
                    "to": party_name(view.party(there.party)),
                    "same": same,
                    "lots": lots,
                    "papers": papers,
                },
                trades,
            )


def _sale(view: CaseView, trade: Transaction, label: dict[int, str]) -> dict[str, Any]:
    seller, buyer = party_name(view.party(trade.seller)), party_name(view.party(trade.buyer))
    made_by = next((s.number for s in reversed(view.chain.steps) if s.party and s.party == trade.seller), None)
    return {
        "title": f"Sale from step {made_by}" if made_by else "Further sale",
        "from": seller,
        "to": buyer,
        "same": False,
        "lots": [],
        "papers": _papers(trade, label),
    }


def _papers(trade: Transaction, label: dict[int, str]) -> list[dict[str, Any]]:
    groups = (
        ("order", trade.orders), ("invoice", trade.invoices), ("payment", trade.payments),
        ("transport", trade.transports), ("packing list", trade.packing_lists),
    )  # fmt: skip
    rows = [{"kind": kind, "exhibits": [[label[i]] * 2 for i in found if i in label]} for kind, found in groups]
    return [row for row in rows if row["exhibits"]]


def suppliers(view: CaseView, exhibits: Sequence[Exhibit]) -> list[dict[str, Any]]:
    """The supplier list: one row a step with its party's name and address, then sellers, buyers and carriers."""
    steps = [s for s in view.chain.steps if s.party]
    rows = [_supplier(view, exhibits, view.party(s.party), str(s.number), s.process) for s in steps]
    makers = {s.party for s in view.chain.steps}
    others = [p for p in view.chain.parties if p.id not in makers and _SUPPLIER_ROLES & set(p.roles)]
    return rows + [_supplier(view, exhibits, p, "", _role_words(p)) for p in others]


def _role_words(party: Party) -> str:
    return ", ".join(r.replace("_", " ") for r in party.roles if r in _SUPPLIER_ROLES)


def _supplier(
    view: CaseView, exhibits: Sequence[Exhibit], party: Party | None, step: str, process: str
) -> dict[str, Any]:
    return {
        "step": step,
        "process": capitalised(process),
        "name": party_name(party),
        "also": _other_names(party) if party else [],
        "address": one_line(party.addresses[0]) if party and party.addresses else "",
        "country": country_name(party.country) if party else "",
        "exhibits": _named_in(view, exhibits, party),
    }


def _other_names(party: Party) -> list[str]:
    """Spellings beside the one used that differ in more than capitals and marks."""
    seen: dict[str, str] = {}
    for name in (party_name(party), *map(one_line, party.names)):
        seen.setdefault("".join(c for c in name.casefold() if c.isalnum()), name)
    return list(seen.values())[1:]


def _named_in(view: CaseView, exhibits: Sequence[Exhibit], party: Party | None) -> list[list[str]]:
    if party is None:
        return []
    indexes = {index for index, _, party_id in view.chain.party_of if party_id == party.id}
    names = {one_line(n) for n in party.names}
    return label_runs(e for e in exhibits if e.document in indexes or names & {name for _, name in e.parties})


def label_runs(exhibits: Iterable[Exhibit]) -> list[list[str]]:
    """First and last label of each unbroken run: 1.1, 1.2, 1.3, 2.5 -> [["1.1", "1.3"], ["2.5", "2.5"]]."""
    runs: list[list[Exhibit]] = []
    for e in exhibits:
        if runs and (e.step, e.number - 1) == (runs[-1][1].step, runs[-1][1].number):
            runs[-1][1] = e
        else:
            runs.append([e, e])
    return [[first.label, last.label] for first, last in runs]


def places(view: CaseView, exhibits: Sequence[Exhibit]) -> list[dict[str, Any]]:
    """Places of production with their source: each step's, then every origin that a paper names."""
    rows = [
        {
            "step": str(s.number),
            "what": capitalised(s.process),
            "place": one_line(s.place),
            "country": country_name(s.country),
            "exhibits": label_runs(e for e in exhibits if e.step == s.number),
        }
        for s in view.chain.steps
        if s.place or s.country
    ]
    return rows + _origins(view, exhibits)


def _origins(view: CaseView, exhibits: Sequence[Exhibit]) -> list[dict[str, Any]]:
    """One row an origin as named; spellings that differ in capitals alone are one."""
    rows: dict[tuple[str, ...], dict[str, Any]] = {}
    named: dict[tuple[str, ...], dict[str, Exhibit]] = {}
    for e in exhibits:
        for origin in view.documents[e.document].origins:
            what, place = one_line(origin.subject) or "the goods", one_line(origin.region)
            country = country_name(origin.country)
            key = (what.casefold(), place.casefold(), country)
            if place or country:
                row = {"step": "", "what": f"Origin of {what}", "place": place, "country": country}
                rows.setdefault(key, row)
                named.setdefault(key, {})[e.label] = e
    return [{**row, "exhibits": label_runs(named[key].values())} for key, row in rows.items()]


def key_information(reading: DocumentReading) -> str:
    """A few values of a document for the annotated list: "Lot Y26-371W; Net weight 5428.4 KGM"."""
    shown: list[str] = []
    for name, label in _KEY_FIELDS:
        values = [f for f in reading.fields if f.name == name and f.value and f.confidence >= SURE]
        if values and len(shown) < _MOST_VALUES:
            listed = ", ".join(with_unit(reading, f) for f in values[:4])
            shown.append(f"{label} {listed}{' ...' if len(values) > 4 else ''}")
    return "; ".join(shown)
