"""The order of the sites of a chain: goods flow from the site that made a lot, or sold it, to the site that used it.

The profile orders the processes it knows. Where one process is done at several parties (two stages of tomato
processing, wafers and modules that are both "manufacture") only the papers tell who came first: a lot that one record
gives out and another takes in, else an invoice of the one party to the other, else the dates of the records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.evidence import DocumentReading
from pipeline.link import Links, number_key

_MADE = ("output_lot", "lot_number")
_USED = ("input_lot",)
_UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Site:
    """A process seen at a party (None: no paper names who did it), with the documents that show it."""

    process: str
    party: str | None
    documents: tuple[int, ...]
    first: str


def in_flow_order(
    sites: Sequence[Site], rank: Mapping[str, int], documents: Sequence[DocumentReading], links: Links
) -> tuple[Site, ...]:
    """Every site behind those it got goods from; between sites that nothing ties, by `rank` of process, then date."""
    before = {n: _sources(n, sites, rank, documents, links) for n in range(len(sites))}
    waiting = sorted(before, key=lambda n: (rank.get(sites[n].first, len(rank)), _began(sites[n], documents), n))
    placed: list[int] = []
    while waiting:
        free = (n for n in waiting if not before[n] - set(placed))
        following = next(free, waiting[0])  # goods that go round in a circle: the profile decides
        placed.append(following)
        waiting.remove(following)
    return tuple(sites[n] for n in placed)


def _sources(
    number: int, sites: Sequence[Site], rank: Mapping[str, int], documents: Sequence[DocumentReading], links: Links
) -> set[int]:
    """The sites that made what this one used; a sale tells it only where the profile knows no order of the two."""
    mine = sites[number]
    used = _lots(mine, _USED, documents) - _lots(mine, _MADE[:1], documents)
    others = [n for n in range(len(sites)) if n != number]
    made = {n for n in others if used & _lots(sites[n], _MADE, documents)}
    peers = [n for n in others if rank.get(sites[n].first) == rank.get(mine.first)]
    return made or {n for n in peers if _sold(sites[n], mine, links)}


def _lots(site: Site, names: Sequence[str], documents: Sequence[DocumentReading]) -> set[str]:
    fields = (f for i in site.documents for f in documents[i].fields)
    return {number_key(f.value) for f in fields if f.name in names and f.value}


def _sold(giver: Site, taker: Site, links: Links) -> bool:
    """Whether the one party invoiced the other, and never the other way round."""
    deals = {(t.seller, t.buyer) for t in links.transactions}
    pair = (giver.party, taker.party)
    return None not in pair and pair in deals and pair[::-1] not in deals


def _began(site: Site, documents: Sequence[DocumentReading]) -> str:
    dates = [v for i in site.documents if (v := documents[i].value("period_start"))]
    return min(dates, default=_UNDATED)
