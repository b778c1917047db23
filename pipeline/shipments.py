"""What a certificate says of its shipment beside what invoice, packing list, transport paper and entry say. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from extractors.evidence import DocumentReading, Evidence
from pipeline.case import CaseView, EvidenceRef
from pipeline.certificates import TYPE, Certificate
from pipeline.names import same_company
from pipeline.printed_names import Outcome, in_order
from pipeline.shipment_values import compare_dates, compare_values, is_mass, number_of
from pipeline.wording import quantity

_TRANSPORT = ("bill_of_lading", "transport_document")
_PAPERS: dict[str, tuple[str, ...]] = {
    "quantity": ("commercial_invoice", "packing_list", "entry_summary"),
    "packages": ("commercial_invoice", "packing_list", *_TRANSPORT),
    "marks_and_numbers": ("commercial_invoice", "packing_list", *_TRANSPORT),
    "vessel": (*_TRANSPORT, "entry_summary"),
    "port_of_lading": (*_TRANSPORT, "entry_summary"),
    "departure_date": _TRANSPORT,
}
# What two shipments of one seller seldom have in common; the port they have.
_TELLING = frozenset({"quantity", "packages", "marks_and_numbers", "vessel", "departure_date"})
_PARTED = frozenset({"quantity", "packages"})  # of which a paper may have a part
_ENOUGH = 2  # of them agree: the paper is of this shipment
_OWN_NUMBERS = {
    "commercial_invoice": "invoice_number", "packing_list": "invoice_number", "bill_of_lading": "bill_of_lading_number",
    "transport_document": "waybill_number",
}  # fmt: skip
_LEAST_NUMBER = 6  # letters and digits of a bill's number that may be found among others
_MAKERS = frozenset({"producer", "seller", "affiant"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of the certificate against one paper (or the sum of several), all places. `scanned`: read by OCR."""

    field: str
    outcome: Outcome
    certificate: str
    paper: str
    document: str
    evidence: tuple[EvidenceRef, ...]
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class _Beside:
    """A comparison with the paper that it was made with, and how the paper is tied to the shipment."""

    paper: DocumentReading
    row: Comparison
    tied: bool = False
    sure: bool = False


def compare(view: CaseView, certificate: Certificate) -> Iterator[Comparison]:
    """Each field of the certificate that papers of the same seller have, too: all agreements, and what differs.

    A paper that agrees in nothing else may be that of another shipment of this seller: its difference is a doubt, and
    no word is lost on it where another paper agrees.
    """
    papers = _papers_of(view, certificate)
    rows = [_Beside(d, row) for d in papers for row in _rows(certificate, d)]
    entered = [d for d in papers if d.type == "entry_summary" or _is_entered(view, d)]
    placed = [_placed(b, rows, any(b.paper is d for d in entered)) for b in rows]
    for field in _PAPERS:
        found = [b for b in placed if b.row.field == field]
        summed = list(_summed(certificate, field, [b for b in found if _may_be_part(b, placed)]))
        agreed = [b.row for b in found if b.row.outcome == "agrees"] + summed
        told = [*agreed, *(b.row for b in found if _differs_surely(b, found))] if agreed else map(_unless_tied, found)
        for row in dict.fromkeys(told):
            yield _with_other_certificates(view, certificate, row)


def _placed(beside: _Beside, rows: Sequence[_Beside], entered: bool) -> _Beside:
    """How much of the paper agrees with the certificate; `entered`: it is the entry, or a bill that the entry names."""
    same = [b for b in rows if b.row.outcome == "agrees"]
    own = {b.row.field for b in same if b.paper is beside.paper}
    # Invoices seldom say more of a shipment than its quantity: another paper may show that it is this one.
    tied = bool(own) or (beside.row.field == "quantity" and bool(same))
    return replace(beside, tied=tied, sure=len(own & _TELLING) >= (1 if entered else _ENOUGH))


def _differs_surely(beside: _Beside, found: Sequence[_Beside]) -> bool:
    """A paper of this shipment for sure says otherwise than another that agrees.

    An entry may cover more than the certificate, and one of several bills or invoices a part of it.
    """
    kind, row = beside.paper.type, beside.row
    part = row.field in _PARTED and sum(b.paper.type == kind for b in found) > 1
    more = kind == "entry_summary" and row.outcome == "short"
    return beside.sure and row.outcome in ("differs", "short") and not part and not more


def _unless_tied(beside: _Beside) -> Comparison:
    entered = beside.paper.type == "entry_summary" and beside.row.field == "quantity"
    return beside.row if beside.tied and not entered else replace(beside.row, outcome="doubtful")


def _rows(certificate: Certificate, paper: DocumentReading) -> Iterator[Comparison]:
    """What the certificate and one paper both say; a mass in any of the weights that the paper gives."""
    for field, types in _PAPERS.items():
        own = certificate.reading.field(field)
        if own is None or own.value is None or paper.type not in types:
            continue
        names = (field, "net_weight", "gross_weight") if field == "quantity" and is_mass(own) else (field,)
        others = [e for name in names if (e := paper.field(name)) is not None]
        found = [_compared(field, certificate, own, paper, e) for e in others]
        agreed = [row for row in found if row.outcome == "agrees"]
        uncounted = paper.type == "entry_summary" and field == "quantity"  # a tariff's unit, not the trade's
        yield from (agreed or [r for r in found if not (uncounted and r.outcome == "doubtful")])[:1]


def _summed(certificate: Certificate, field: str, found: Sequence[_Beside]) -> Iterator[Comparison]:
    """Several bills, lists or invoices of one kind, each with its own number, that make up what is certified."""
    own = certificate.reading.field(field)
    if field not in _PARTED or own is None:
        return
    for kind, group in groupby(sorted(found, key=lambda b: b.paper.type), key=lambda b: b.paper.type):
        parts = [(b.paper, e) for b in group if (e := b.paper.field(field)) is not None and number_of(e) is not None]
        numbers = {_own_number(paper) for paper, _ in parts} - {""}
        units = {e.unit for _, e in parts}
        if len(parts) < _ENOUGH or len(numbers) != len(parts) or len(units) != 1:
            continue
        figures = [n for _, e in parts if (n := number_of(e)) is not None]
        if kind in _TRANSPORT and not _apart([paper for paper, _ in parts]) and _holds_others(figures):
            continue
        whole = replace(parts[0][1], value=f"{sum(figures):f}")
        if compare_values(field, own, whole) == "agrees":
            refs = tuple(EvidenceRef.of(e.place) for e in (own, *(e for _, e in parts)))
            told = " + ".join(f"{n:f}" for n in figures)
            label = f"{len(parts)} papers of type {kind.replace('_', ' ')} together"
            yield Comparison(field, "agrees", _shown(own), f"{told} = {_shown(whole)}", label, refs)


def _may_be_part(beside: _Beside, rows: Sequence[_Beside]) -> bool:
    """A bill is of this shipment where ship or day agree and neither is another; invoices and lists name neither."""
    if beside.paper.type not in _TRANSPORT:
        return True
    own = {b.row.outcome for b in rows if b.paper is beside.paper and b.row.field in ("vessel", "departure_date")}
    return "agrees" in own and "differs" not in own


def _apart(bills: Sequence[DocumentReading]) -> bool:
    """Whether each of the bills names containers of its own."""
    named = [{e.value for e in d.fields if e.name == "container_number" and e.value} for d in bills]
    return all(named) and sum(map(len, named)) == len(set().union(*named))


def _holds_others(figures: Sequence[Decimal]) -> bool:
    """Whether one bill has as many packages as one or several others: it may be the master bill of the same goods."""
    for n, figure in enumerate(figures):
        sums = {Decimal(0)}
        for other in (*figures[:n], *figures[n + 1 :]):
            sums |= {s + other for s in sums if s + other <= figure}
        if figure in sums:
            return True
    return False


def _own_number(paper: DocumentReading) -> str:
    field = paper.field(_OWN_NUMBERS.get(paper.type, ""))
    return (field.value or "") if field else ""


def _with_other_certificates(view: CaseView, certificate: Certificate, row: Comparison) -> Comparison:
    """Less than the paper says is no shortage where another certificate of this seller may cover the rest."""
    if row.field != "quantity" or row.outcome != "short":
        return row
    others = [d for _, d in view.of_type(TYPE) if d is not certificate.reading]
    sellers = [p.name for d in others for p in d.parties if p.role == "seller" and p.name]
    names = [*sellers, *(e.value for d in others if (e := d.field("producer")) and e.value)]
    covered = any(same_company(own, n) for own in certificate.sellers for n in names)
    return replace(row, outcome="doubtful") if covered else row


def _papers_of(view: CaseView, certificate: Certificate) -> list[DocumentReading]:
    """Papers whose seller or shipper is who certifies, and the entry summary that names one of their bills."""
    found = []
    for reading in view.documents:
        names = [p.name for p in reading.parties if p.role in ("seller", "shipper") and p.name]
        own = certificate.sellers
        if reading is not certificate.reading and any(same_company(mine, n) for mine in own for n in names):
            found.append(reading)
    bills = {_bill(d) for d in found if d.type == "bill_of_lading"} - {""}
    entries = [d for _, d in view.of_type("entry_summary") if d not in found]
    return [*found, *(d for d in entries if any(_names_bill(d, bill) for bill in bills))]


def _is_entered(view: CaseView, paper: DocumentReading) -> bool:
    bill = _bill(paper) if paper.type == "bill_of_lading" else ""
    return bill != "" and any(_names_bill(d, bill) for _, d in view.of_type("entry_summary"))


def _names_bill(entry: DocumentReading, bill: str) -> bool:
    """An entry may name several bills in one box."""
    named = _bill(entry)
    return named == bill or (len(bill) >= _LEAST_NUMBER and bill in named)


def _bill(paper: DocumentReading) -> str:
    """Number of the bill of lading that a paper is or names, letters and digits only; "" for none."""
    field = paper.field("bill_of_lading_number")
    return "".join(c for c in (field.value or "" if field else "").casefold() if c.isalnum())


def _compared(
    field: str, certificate: Certificate, own: Evidence, paper: DocumentReading, other: Evidence
) -> Comparison:
    dated = field == "departure_date"
    outcome = compare_dates(own, other, (certificate.reading, paper)) if dated else compare_values(field, own, other)
    if field == "vessel" and outcome == "differs" and _names_it_elsewhere(paper, own):
        outcome = "doubtful"
    label = paper.type.replace("_", " ")
    evidence = (EvidenceRef.of(own.place), EvidenceRef.of(other.place))
    scanned = any(p.source == "ocr" for d in (certificate.reading, paper) for p in d.document.pages)
    told = (_shown(own), _shown(other))
    if field == "vessel" and outcome == "doubtful" and told[0] == told[1]:
        told = (own.place.quote, other.place.quote)  # what tells them apart stands behind the names
    return Comparison(field, outcome, *told, label, evidence, scanned)


def _names_it_elsewhere(paper: DocumentReading, own: Evidence) -> bool:
    """The paper names the certificate's vessel, too: the goods go on from a feeder to it, or on it to another."""
    name = in_order(own.value)
    lines = [in_order(w.text) for page in paper.document.pages for w in page.visible_words]
    words = [word for line in lines for word in line]
    return bool(name) and any(words[n : n + len(name)] == name for n in range(len(words)))


def _shown(evidence: Evidence) -> str:
    return quantity(evidence.value or "", evidence.unit) if evidence.unit else evidence.value or ""


def producers(view: CaseView) -> Sequence[str]:
    """Names of all parties that production papers name, and of the parties of steps."""
    papers = [d for d in view.documents if d.type != TYPE]
    named = [p.name for d in papers for p in d.parties if p.role in _MAKERS and p.name]
    return named + [n for party in view.chain.parties for n in party.names]
