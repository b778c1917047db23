"""Stage 7: which spellings are one party, and which order, invoice, payment and transport paper belong together.

Two candidates are no link: what cannot be told apart stays unlinked, and the checks say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.evidence import DocumentReading, PartyReading
from pipeline.case import Party, Transaction
from pipeline.names import is_latin, same_company

INVOICES = ("commercial_invoice",)
ORDERS = ("purchase_order", "contract")
TRANSPORT = ("bill_of_lading", "transport_document")
# Below this a reading may be looked at by a person, but names no place in what is filed.
SURE = 0.75
# Pairs of roles that stand on the two sides of one movement of goods, by kind of paper.
_SIDES = {
    "seller": ("seller", "shipper", "payee"),
    "buyer": ("buyer", "consignee", "payer"),
}


@dataclass(frozen=True, slots=True)
class Links:
    """Parties and transactions; `party_of` holds (document index, role, party id)."""

    parties: tuple[Party, ...]
    party_of: tuple[tuple[int, str, str], ...]
    transactions: tuple[Transaction, ...]

    def party_in(self, document: int, *roles: str) -> str | None:
        """Id of the party in the first of these roles that the document names."""
        known = {role: party for index, role, party in self.party_of if index == document}
        return next((known[r] for r in roles if r in known), None)


def link_documents(documents: Sequence[DocumentReading]) -> Links:
    """Parties behind the spellings of all documents, and the transactions between them."""
    parties, party_of = _merge_parties(documents)
    return Links(parties, party_of, ()) if not documents else _with_transactions(documents, parties, party_of)


def _merge_parties(
    documents: Sequence[DocumentReading],
) -> tuple[tuple[Party, ...], tuple[tuple[int, str, str], ...]]:
    groups: list[list[PartyReading]] = []
    member: list[tuple[int, str, int]] = []
    for index, document in enumerate(documents):
        for reading in document.parties:
            number = _group_of(reading, groups)
            if number is None:
                groups.append([])
                number = len(groups) - 1
            groups[number].append(reading)
            member.append((index, reading.role, number))
    first = _by_register(groups)
    firms = sorted(set(first))
    joined = [[reading for m, group in enumerate(groups) if first[m] == n for reading in group] for n in firms]
    parties = tuple(_party(f"P{n}", group) for n, group in enumerate(joined, 1))
    return parties, tuple((i, role, f"P{firms.index(first[n]) + 1}") for i, role, n in member)


def _by_register(groups: Sequence[Sequence[PartyReading]]) -> list[int]:
    """For each group the first one of its firm: that of the same number in a register, named in another script."""
    first: list[int] = []
    for n, group in enumerate(groups):
        first.append(next((first[m] for m in range(n) if _one_register(groups[m], group)), n))
    return first


def _one_register(one: Sequence[PartyReading], other: Sequence[PartyReading]) -> bool:
    scripts = [{is_latin(r.name) for r in group} for group in (one, other)]
    return scripts[0] != scripts[1] and bool(_registered(one) & _registered(other))


# The number of a firm itself: long, and more than a few figures; "Unit 4" is none.
_REGISTERED = re.compile(r"(?=(?:\w*\d){6})[A-Z0-9]{8,}")


def _registered(group: Sequence[PartyReading]) -> set[str]:
    """The numbers under which a firm's readings say it is registered."""
    return {n for r in group for text in r.identifiers for n in _REGISTERED.findall(text.upper())}


def _group_of(reading: PartyReading, groups: Sequence[Sequence[PartyReading]]) -> int | None:
    """The one group that holds this company; none when no group or several fit."""
    exact = [n for n, g in enumerate(groups) if any(reading.name == other.name for other in g)]
    fits = exact or [n for n, g in enumerate(groups) if any(same_company(reading.name, other.name) for other in g)]
    return fits[0] if fits else None


def _party(party_id: str, group: Sequence[PartyReading]) -> Party:
    countries = [r.country for r in group if r.country]
    return Party(
        id=party_id,
        names=_distinct(r.name for r in group),
        roles=_distinct(r.role for r in group),
        addresses=_most_named([r.address for r in group if r.address and r.confidence >= SURE]),
        country=max(sorted(set(countries)), key=countries.count) if countries else None,
        identifiers=_distinct(i for r in group for i in r.identifiers),
    )


def _most_named(addresses: Sequence[str]) -> tuple[str, ...]:
    """Each address once, the one that most papers give first; spelling and case do not make two."""
    keys = [number_key(a) for a in addresses]
    first = dict(zip(reversed(keys), reversed(addresses), strict=True))
    return tuple(first[k] for k in sorted(first, key=lambda k: (-keys.count(k), keys.index(k))))


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _with_transactions(
    documents: Sequence[DocumentReading], parties: tuple[Party, ...], party_of: tuple[tuple[int, str, str], ...]
) -> Links:
    links = Links(parties, party_of, ())
    found = tuple(_transactions(documents, links))
    return Links(parties, party_of, found)


def _transactions(documents: Sequence[DocumentReading], links: Links) -> Iterator[Transaction]:
    invoices = [i for i, d in enumerate(documents) if d.type in INVOICES]
    assigned = {i: _partners(documents, links, i) for i in range(len(documents)) if documents[i].type not in INVOICES}
    for number, invoice in enumerate(invoices, 1):
        mine = [i for i, partners in assigned.items() if partners == {invoice}]
        yield Transaction(
            id=f"T{number}",
            seller=links.party_in(invoice, *_SIDES["seller"]),
            buyer=links.party_in(invoice, *_SIDES["buyer"]),
            orders=_of_type(documents, mine, ORDERS),
            invoices=(invoice,),
            payments=_of_type(documents, mine, ("payment_proof",)),
            transports=_of_type(documents, mine, TRANSPORT),
            packing_lists=_of_type(documents, mine, ("packing_list",)),
        )


def _of_type(documents: Sequence[DocumentReading], indexes: Iterable[int], types: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(i for i in indexes if documents[i].type in types)


def _partners(documents: Sequence[DocumentReading], links: Links, index: int) -> set[int]:
    """The invoices that a paper belongs to: by number, else by the two parties and the figures; best reason only."""
    invoices = [i for i, d in enumerate(documents) if d.type in INVOICES]
    for reason in (_same_number, _same_amount, _same_sides):
        fits = {i for i in invoices if reason(documents, links, i, index)}
        if fits:
            return fits
    return set()


def number_key(text: str) -> str:
    """A document number without case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _numbers(document: DocumentReading, name: str) -> set[str]:
    return {number_key(f.value) for f in document.fields if f.name == name and f.value}


def _same_number(documents: Sequence[DocumentReading], _: Links, invoice: int, paper: int) -> bool:
    a, b = documents[invoice], documents[paper]
    names = ("purchase_order_number", "contract_number") if b.type in ORDERS else ("invoice_number",)
    return any(_numbers(a, n) & _numbers(b, n) for n in names)


def _same_amount(documents: Sequence[DocumentReading], links: Links, invoice: int, paper: int) -> bool:
    a, b = documents[invoice], documents[paper]
    if b.type != "payment_proof" or a.value("currency") != b.value("currency"):
        return False
    total, amount = a.value("total"), b.value("amount")
    return (
        bool(total and amount) and Decimal(total or 0) == Decimal(amount or 0) and _payee_sells(links, invoice, paper)
    )


def _payee_sells(links: Links, invoice: int, paper: int) -> bool:
    payee = links.party_in(paper, "payee")
    return payee is not None and payee == links.party_in(invoice, *_SIDES["seller"])


def _same_sides(documents: Sequence[DocumentReading], links: Links, invoice: int, paper: int) -> bool:
    if documents[paper].type not in (*TRANSPORT, *ORDERS, "packing_list"):
        return False
    sides = [(links.party_in(i, *_SIDES["seller"]), links.party_in(i, *_SIDES["buyer"])) for i in (invoice, paper)]
    return sides[0] == sides[1] and None not in sides[0]
