"""What the papers of one shipment say for the blanks of its certificate: what all agree on, with its place.

Nothing is inferred: a blank on which papers differ, or of which they say nothing for sure, is left to the signer. Class
of labor, date and signature are the signer's always; so is the place of final departure, of which no paper speaks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.certificate.form_text import main_form
from extractors.evidence import DocumentReading, Evidence
from extractors.values.language_data import day_in_words
from pipeline.case import CaseView, EvidenceRef, Party, Step, Transaction
from pipeline.exhibits import SURE
from pipeline.front import party_name
from pipeline.trace import LABOR, RECORDS
from pipeline.wording import beyond_name, one_line, quantity

_TRANSPORT = ("bill_of_lading", "transport_document")
_UNTOLD = "PK"  # UN/ECE Rec 20: a package of no kind
_NUMBER = re.compile(r"\d+(\.\d+)?")
# A certificate or statement that came in is no source for a new one.
_DRAFTED = frozenset({"certificate_of_origin_1243", "certificate_of_origin_other", "consignee_statement"})
SITE_RECORDS = (*RECORDS, *LABOR)
# Words of the caption that a reader of the paper may have taken for the mark itself.
_CAPTION_WORDS = frozenset(
    ["shipping", "marks", "mark", "numbers", "number", "nos", "no", "and", "container", "seal", "of", "&", "/"]
)
_LONGEST_DESCRIPTION = 220
_MOST_DESCRIPTIONS = 4
# The papers that may fill a blank, the most telling first.
_PAPERS: dict[str, tuple[str, ...]] = {
    "quantity": ("commercial_invoice", "packing_list"),
    "packages": ("packing_list", *_TRANSPORT),
    "marks": ("packing_list", *_TRANSPORT),
    "carrier": _TRANSPORT,
    "place_of_lading": _TRANSPORT,
    "departure_date": _TRANSPORT,
}
_FIELDS = {
    "quantity": "quantity", "packages": "packages", "marks": "marks_and_numbers", "carrier": "vessel",
    "place_of_lading": "port_of_lading", "departure_date": "departure_date",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shipment:
    """What one certificate is about: the seller, the sales that left the country, and the step that made the goods."""

    seller: Party | None
    deals: tuple[Transaction, ...]
    maker: Step | None


@dataclass(frozen=True, slots=True)
class Filled:
    """A blank with the text that goes into it and the places where the papers say so."""

    blank: str
    text: str
    places: tuple[EvidenceRef, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A blank left to the signer. `said`: the texts on which the papers differ, each with its place."""

    blank: str
    said: tuple[tuple[str, EvidenceRef], ...] = ()


def facts_of(view: CaseView, shipment: Shipment) -> tuple[tuple[Filled, ...], tuple[Open, ...]]:
    """The blanks of the form's body in its order: those filled, and those left open."""
    papers = _papers_of(view, shipment)
    filled, left = [], []
    for blank in main_form().blanks:
        found = list(_candidates(view, shipment, papers, blank))
        texts = list(dict.fromkeys(text for text, _ in found))
        if len(texts) == 1:
            filled.append(Filled(blank, texts[0], tuple(dict.fromkeys(ref for _, ref in found))))
        else:
            left.append(Open(blank, tuple(dict.fromkeys(found))))
    return tuple(filled), tuple(left)


def _papers_of(view: CaseView, shipment: Shipment) -> list[tuple[int, DocumentReading]]:
    """Papers of the sales; beside them, papers that the seller made out and that belong to no other sale."""
    own = {i for t in shipment.deals for i in (*t.invoices, *t.packing_lists, *t.transports)}
    taken = {i for t in view.chain.transactions for i in (*t.invoices, *t.packing_lists, *t.transports)}
    seller = shipment.seller.id if shipment.seller else None
    loose = {i for i, role, party in view.chain.party_of if role in ("seller", "shipper") and party == seller} - taken
    kinds = {k for kinds in _PAPERS.values() for k in kinds}
    alone = len([t for t in view.chain.transactions if t.seller == seller]) == len(shipment.deals)
    wanted = own | loose if alone else own
    return [(i, d) for i, d in enumerate(view.documents) if i in wanted and d.type in kinds]


Candidates = Iterator[tuple[str, EvidenceRef]]


def _candidates(
    view: CaseView, shipment: Shipment, papers: Sequence[tuple[int, DocumentReading]], blank: str
) -> Candidates:
    """Texts for a blank with their places; all of them from the first kind of paper that says anything."""
    special = _SPECIAL.get(blank)
    if special is not None:
        yield from special(view, shipment, papers)
        return
    for kind in _PAPERS.get(blank, ()):
        found = [c for _, d in papers if d.type == kind for c in _printed(view, d, blank)]
        if found:
            yield from found
            return


def _printed(view: CaseView, reading: DocumentReading, blank: str) -> Candidates:
    for field in reading.fields:
        if field.name == _FIELDS[blank] and field.value and field.confidence >= SURE:
            text = _WORDS.get(blank, _as_printed)(field, reading)
            if text:
                yield text, _ref(view, field)


def _as_printed(field: Evidence, _: DocumentReading) -> str:
    return one_line(field.value or "")


def _counted(field: Evidence, _: DocumentReading) -> str:
    """A number with what is counted, "12,312 pieces"; "" where the paper does not say what."""
    value = field.value or ""
    if field.unit in (None, _UNTOLD) or not _NUMBER.fullmatch(value):
        return ""
    return quantity(f"{Decimal(value):,f}", field.unit)


def _mark(field: Evidence, _: DocumentReading) -> str:
    text = one_line(field.value or "")
    return "" if _CAPTION_WORDS.issuperset(re.findall(r"[\w&/]+", text.casefold())) else text


def _voyage(field: Evidence, reading: DocumentReading) -> str:
    return one_line(" ".join(filter(None, (field.value, reading.value("voyage")))))


def _day(field: Evidence, _: DocumentReading) -> str:
    return day_in_words(dt.date.fromisoformat(field.value or ""))


_WORDS: dict[str, Callable[[Evidence, DocumentReading], str]] = {
    "packages": _counted, "marks": _mark, "carrier": _voyage, "departure_date": _day,
}  # fmt: skip


def _seller(view: CaseView, shipment: Shipment, _: object) -> Candidates:
    if shipment.seller is not None:
        yield from _named(view, shipment.seller, ("seller", "shipper", "producer"))


def _producer(view: CaseView, shipment: Shipment, _: object) -> Candidates:
    party = view.party(shipment.maker.party) if shipment.maker else None
    if party is not None:
        yield from _named(view, party, ("producer", "seller", "shipper"))


def _named(view: CaseView, party: Party, roles: Sequence[str]) -> Candidates:
    """The name under which the party goes, where a paper prints it."""
    text = party_name(party)
    papers = (d for d in view.documents if d.type not in _DRAFTED)
    places = [p for d in papers for p in d.parties if one_line(p.name) == text]
    ordered = sorted(places, key=lambda p: roles.index(p.role) if p.role in roles else len(roles))
    for found in ordered[:1]:
        yield text, located(view, EvidenceRef.of(found.place))


def _place_of_production(view: CaseView, shipment: Shipment, _: object) -> Candidates:
    """The place that the records of the last step in the country print: a place of production, else the site's address.

    The address in a letter or an invoice may be an office: it is not taken.
    """
    own = [view.documents[i] for i in shipment.maker.documents] if shipment.maker else []
    documents = [d for d in own if d.type in SITE_RECORDS]
    fields = [f for d in documents for f in d.fields if f.name == "place_of_production" and f.confidence >= SURE]
    maker = view.party(shipment.maker.party) if shipment.maker else None
    names = maker.names if maker else ()
    told = [(beyond_name(one_line(f.value), names), _ref(view, f)) for f in fields if f.value]
    yield from told or _sites(view, shipment, documents)


def _sites(view: CaseView, shipment: Shipment, documents: Sequence[DocumentReading]) -> Candidates:
    maker = view.party(shipment.maker.party) if shipment.maker else None
    for reading in documents:
        for party in reading.parties:
            if maker and party.role == "producer" and party.name in maker.names and party.address:
                ref = located(view, EvidenceRef.of(party.place))
                yield one_line(party.address), replace(ref, quote=party.address)


def _quantity(view: CaseView, _: Shipment, papers: Sequence[tuple[int, DocumentReading]]) -> Candidates:
    """The total of each invoice, else of each packing list: as printed, or the sum of its lines in one unit."""
    for kind in _PAPERS["quantity"]:
        found = [c for _, d in papers if d.type == kind for c in _totals(view, d)]
        if found:
            yield from found
            return


def _totals(view: CaseView, reading: DocumentReading) -> Candidates:
    """The printed total with its unit; the sum of the lines where the total says no unit, and is the same number."""
    field = reading.field("quantity")
    if field is not None and (field.confidence < SURE or field.unit):
        text = _counted(field, reading) if field.confidence >= SURE else ""
        yield from [(text, _ref(view, field))] if text else []
        return
    lines = [line for line in reading.line_items if line.quantity]
    units = {line.unit for line in lines}
    if len(units) != 1 or None in units or not all(_NUMBER.fullmatch(line.quantity or "") for line in lines):
        return
    total = sum((Decimal(line.quantity or 0) for line in lines), Decimal(0))
    if field is None or total == Decimal(field.value or 0):
        text = quantity(f"{total:,f}", units.pop())
        yield from ((text, located(view, EvidenceRef.of(line.place))) for line in lines)


def _description(view: CaseView, _: Shipment, papers: Sequence[tuple[int, DocumentReading]]) -> Candidates:
    """The lines of the invoice, in their words; one by one, for the signer to sum up, where they fit in no sentence."""
    for kind in ("commercial_invoice", "packing_list"):
        lines = [line for _, d in papers if d.type == kind for line in d.line_items if line.description]
        texts = list(dict.fromkeys(one_line(line.description or "") for line in lines))
        joined = "; ".join(texts)
        fits = len(texts) <= _MOST_DESCRIPTIONS and len(joined) <= _LONGEST_DESCRIPTION
        for line in lines:
            yield joined if fits else one_line(line.description or ""), located(view, EvidenceRef.of(line.place))
        if lines:
            return


_SPECIAL: dict[str, Callable[[CaseView, Shipment, Sequence[tuple[int, DocumentReading]]], Candidates]] = {
    "foreign_seller": _seller,
    "quantity": _quantity,
    "producer": _producer,
    "place_of_production": _place_of_production,
    "description": _description,
}


def _ref(view: CaseView, field: Evidence) -> EvidenceRef:
    return located(view, EvidenceRef.of(field.place))


def located(view: CaseView, ref: EvidenceRef) -> EvidenceRef:
    """The reference with the name of its file in the inbox."""
    row = next((r for r in view.received if r.sha256 == ref.sha256), None)
    if row is None:
        return ref
    return EvidenceRef(ref.sha256, ref.page, ref.bbox, ref.quote, row.path, row.member)


def blanks_of(filled: Iterable[Filled]) -> dict[str, str]:
    """Text of each filled blank by its name."""
    return {f.blank: f.text for f in filled}
