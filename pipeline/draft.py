"""Which certificates a case needs, and who has to sign each in which country (19 CFR 12.43(a)). Pure.

One main certificate, of the country of exportation, by the foreign seller; one additional certificate for every other
country of production, by the last owner or seller there. A step without a known country asks for nothing: the report
says that it is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.case import CaseView, Party, Step, Transaction
from pipeline.draft_facts import Filled, Open, Shipment, facts_of
from pipeline.names import same_company

_BUYERS_IN_US = ("importer_of_record", "ultimate_consignee")


@dataclass(frozen=True, slots=True)
class DraftCertificate:
    """One form to be signed. `signer` is None where no paper tells who sold; countries are ISO 3166-1 or None.

    `filled` are the blanks that the papers fill, `open` those that they leave to the signer, with what they say.
    """

    variant: Literal["main", "additional"]
    country: str | None
    destination: str | None
    signer: Party | None
    steps: tuple[int, ...]
    filled: tuple[Filled, ...]
    open: tuple[Open, ...]


def draft_certificates(view: CaseView) -> tuple[DraftCertificate, ...]:
    """The main certificate first (one a foreign seller), then the other countries, from the last step backwards."""
    steps = sorted((s for s in view.chain.steps if s.country), key=lambda s: s.number)
    export = steps[-1].country if steps else None
    mains = [_main(view, steps, export, sales) for sales in _sales_to_importer(view, steps)]
    others = [c for c in dict.fromkeys(s.country for s in reversed(steps)) if c and c != export]
    return (*mains, *(_additional(view, steps, country) for country in others))


def _sales_to_importer(view: CaseView, steps: Sequence[Step]) -> list[tuple[Party | None, tuple[Transaction, ...]]]:
    """Foreign sellers to the importer with their sales; the maker of the last step where no sale is told."""
    importers = _importers(view)
    by_seller: dict[str, list[Transaction]] = {}
    for deal in view.chain.transactions:
        seller = view.party(deal.seller)
        if deal.buyer in importers and seller is not None and seller.country != "US" and seller.id not in importers:
            by_seller.setdefault(seller.id, []).append(deal)
    if by_seller:
        return [(view.party(seller), tuple(deals)) for seller, deals in by_seller.items()]
    last = view.party(steps[-1].party) if steps else None
    return [(last, _sales_of(view, last))]


def _importers(view: CaseView) -> set[str]:
    """Ids of the parties that import: as `case.toml` or the papers of the entry name them."""
    named = [n for e in view.settings.all_entries for n in (e.importer, e.ultimate_consignee) if n]
    return {
        p.id
        for p in view.chain.parties
        if set(p.roles).intersection(_BUYERS_IN_US) or any(same_company(n, other) for n in named for other in p.names)
    }


def _sales_of(view: CaseView, party: Party | None) -> tuple[Transaction, ...]:
    return tuple(t for t in view.chain.transactions if party is not None and t.seller == party.id)


def _main(
    view: CaseView, steps: Sequence[Step], export: str | None, sold: tuple[Party | None, tuple[Transaction, ...]]
) -> DraftCertificate:
    seller, deals = sold
    mine = [s for s in steps if s.country == export]
    filled, left = facts_of(view, Shipment(seller, deals, _maker(mine)))
    return DraftCertificate("main", export, "US", seller, tuple(s.number for s in mine), filled, left)


def _additional(view: CaseView, steps: Sequence[Step], country: str) -> DraftCertificate:
    mine = [s for s in steps if s.country == country]
    seller, deals = _last_seller(view, mine, country)
    filled, left = facts_of(view, Shipment(seller, deals, _maker(mine)))
    numbers = tuple(s.number for s in mine)
    return DraftCertificate("additional", country, _destination(view, steps, deals, country), seller, numbers, filled,
                            left)  # fmt: skip


def _maker(steps: Sequence[Step]) -> Step | None:
    """The step that made what left the country."""
    return steps[-1] if steps else None


def _last_seller(view: CaseView, steps: Sequence[Step], country: str) -> tuple[Party | None, tuple[Transaction, ...]]:
    """Who sold the goods out of the country; several who did are none, unless one of them made the last step there.

    A processor who never had title sells nothing and is not named; without any sale on paper it is the last maker.
    """
    leaving: dict[str, list[Transaction]] = {}
    for deal in view.chain.transactions:
        seller, buyer = view.party(deal.seller), view.party(deal.buyer)
        if seller and seller.country == country and buyer and buyer.country and buyer.country != country:
            leaving.setdefault(seller.id, []).append(deal)
    made_by = [s.party for s in reversed(steps) if s.party]
    chosen = next((p for p in made_by if p in leaving), None) or (_only(leaving) if leaving else None)
    if chosen is not None:
        return view.party(chosen), tuple(leaving[chosen])
    last = view.party(made_by[0]) if made_by and not leaving else None
    return last, ()


def _only(found: Iterable[str]) -> str | None:
    names = list(found)
    return names[0] if len(names) == 1 else None


def _destination(view: CaseView, steps: Sequence[Step], deals: Sequence[Transaction], country: str) -> str | None:
    """The country to which the goods went: the buyers', else that of the next step abroad."""
    buyers = {c for c in _buyer_countries(view, deals) if c != country}
    if len(buyers) == 1:
        return buyers.pop()
    last = max(s.number for s in steps if s.country == country)
    return None if buyers else next((s.country for s in steps if s.number > last), None)


def _buyer_countries(view: CaseView, deals: Iterable[Transaction]) -> Iterator[str]:
    for deal in deals:
        buyer = view.party(deal.buyer)
        if buyer is not None and buyer.country:
            yield buyer.country
