"""What a certificate says of its shipment beside what invoice, packing list and transport document say. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from rapidfuzz import fuzz

from extractors.evidence import DocumentReading, Evidence
from pipeline.case import CaseView, EvidenceRef
from pipeline.certificates import TYPE, Certificate
from pipeline.names import same_company
from pipeline.wording import quantity

Outcome = Literal["agrees", "differs", "short", "doubtful"]
_TRANSPORT = ("bill_of_lading", "transport_document")
_PAPERS: dict[str, tuple[str, ...]] = {
    "quantity": ("commercial_invoice", "packing_list"),
    "packages": ("packing_list", *_TRANSPORT),
    "marks_and_numbers": ("packing_list", *_TRANSPORT),
    "vessel": (*_TRANSPORT, "entry_summary"),
    "port_of_lading": (*_TRANSPORT, "entry_summary"),
    "departure_date": _TRANSPORT,
}
# Factors to one unit of a kind: pieces, kilograms, metres.
_FACTORS = {
    "H87": ("piece", Decimal(1)), "DZN": ("piece", Decimal(12)), "GRO": ("piece", Decimal(144)),
    "KGM": ("mass", Decimal(1)), "GRM": ("mass", Decimal("0.001")), "TNE": ("mass", Decimal(1000)),
    "LBR": ("mass", Decimal("0.45359237")), "MTR": ("length", Decimal(1)), "YRD": ("length", Decimal("0.9144")),
    "FOT": ("length", Decimal("0.3048")),
}  # fmt: skip
_MAKERS = frozenset({"producer", "seller", "affiant"})
_SMALL = frozenset({"m", "v", "mv", "ms", "of", "port"})
_LEAST_JOINED = 5  # letters of a name that may stand, parted otherwise, within another
_SLIP = 80.0  # percent of letters in common: a slip of the pen, no other ship or port
_ROUNDING = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of the certificate against one paper, both places."""

    field: str
    outcome: Outcome
    certificate: str
    paper: str
    document: str
    evidence: tuple[EvidenceRef, ...]


def compare(view: CaseView, certificate: Certificate) -> Iterator[Comparison]:
    """Each field of the certificate that a paper of the same seller has, too: agreement before difference.

    A paper that agrees in nothing else may be that of another shipment of this seller: its difference is a doubt.
    """
    papers = _papers_of(view, certificate)
    rows = [(d, row) for d in papers for row in _rows(certificate, d)]
    tied = {id(d) for d, row in rows if row.outcome == "agrees"}
    for field in _PAPERS:
        found = [(d, row) for d, row in rows if row.field == field]
        agreed = [row for _, row in found if row.outcome == "agrees"]
        differing = [row if id(d) in tied or _ties(field, tied) else _doubted(row) for d, row in found]
        best = (agreed or differing)[:1]
        yield from (_with_other_certificates(view, certificate, row) for row in best)


def _rows(certificate: Certificate, paper: DocumentReading) -> Iterator[Comparison]:
    """What the certificate and one paper both say; a mass in any of the weights that the paper gives."""
    for field, types in _PAPERS.items():
        own = certificate.reading.field(field)
        if own is None or own.value is None:
            continue
        names = (field, "net_weight", "gross_weight") if field == "quantity" and _is_mass(own) else (field,)
        others = [e for name in names if (e := paper.field(name)) is not None]
        found = [_compared(field, own, paper, e) for e in others] if paper.type in types else []
        agreed = [row for row in found if row.outcome == "agrees"]
        yield from (agreed or found)[:1]


def _ties(field: str, tied: set[int]) -> bool:
    """Invoices seldom say more of a shipment than its quantity: another paper may show that it is this one."""
    return field == "quantity" and bool(tied)


def _doubted(row: Comparison) -> Comparison:
    return replace(row, outcome="doubtful")


def _with_other_certificates(view: CaseView, certificate: Certificate, row: Comparison) -> Comparison:
    """Less than the paper says is no shortage where another certificate of this seller may cover the rest."""
    if row.field != "quantity" or row.outcome != "short":
        return row
    others = [d for _, d in view.of_type(TYPE) if d is not certificate.reading]
    sellers = [p.name for d in others for p in d.parties if p.role == "seller" and p.name]
    names = [*sellers, *(e.value for d in others if (e := d.field("producer")) and e.value)]
    return _doubted(row) if any(same_company(own, n) for own in certificate.sellers for n in names) else row


def _is_mass(evidence: Evidence) -> bool:
    return _FACTORS.get(evidence.unit or "", ("", Decimal(1)))[0] == "mass"


def _papers_of(view: CaseView, certificate: Certificate) -> list[DocumentReading]:
    """Papers whose seller or shipper is who certifies, and the entry summary that names one of their bills."""
    found = []
    for reading in view.documents:
        names = [p.name for p in reading.parties if p.role in ("seller", "shipper") and p.name]
        own = certificate.sellers
        if reading is not certificate.reading and any(same_company(mine, n) for mine in own for n in names):
            found.append(reading)
    bills = {_number(d) for d in found if d.type == "bill_of_lading"} - {""}
    return [*found, *(d for _, d in view.of_type("entry_summary") if d not in found and _number(d) in bills)]


def _number(paper: DocumentReading) -> str:
    """Number of the bill of lading that a paper is or names, letters and digits only; "" for none."""
    field = paper.field("bill_of_lading_number")
    return "".join(c for c in (field.value or "" if field else "").casefold() if c.isalnum())


def _compared(field: str, own: Evidence, reading: DocumentReading, other: Evidence) -> Comparison:
    outcome = _JUDGES.get(field, _text)(own, other)
    label = reading.type.replace("_", " ")
    evidence = (EvidenceRef.of(own.place), EvidenceRef.of(other.place))
    return Comparison(field, outcome, _shown(own), _shown(other), label, evidence)


def _shown(evidence: Evidence) -> str:
    return quantity(evidence.value or "", evidence.unit) if evidence.unit else evidence.value or ""


def _quantity(own: Evidence, other: Evidence) -> Outcome:
    a, b = _decimal(own.value), _decimal(other.value)
    if a is None or b is None:
        return "doubtful"
    kind, factor = _FACTORS.get(own.unit or "", ("", Decimal(1)))
    kind_other, factor_other = _FACTORS.get(other.unit or "", ("", Decimal(1)))
    if own.unit != other.unit and (not kind or kind != kind_other):
        return "doubtful"
    a, b = a * factor, b * factor_other
    if abs(a - b) <= max(a, b) * _ROUNDING:
        return "agrees"
    return "short" if a < b else "differs"


def _count(own: Evidence, other: Evidence) -> Outcome:
    a, b = _decimal(own.value), _decimal(other.value)
    if a is None or b is None:
        return "doubtful"
    return "agrees" if a == b else "differs"


def _decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text and re.fullmatch(r"\d+(\.\d+)?", text) else None


def _date(own: Evidence, other: Evidence) -> Outcome:
    try:
        apart = abs(dt.date.fromisoformat(own.value or "") - dt.date.fromisoformat(other.value or "")).days
    except ValueError:
        return "doubtful"
    return "agrees" if apart == 0 else "doubtful" if apart <= 3 else "differs"


def _text(own: Evidence, other: Evidence) -> Outcome:
    """Same words in any order or differently parted, or one within the other; near ones or a word in common: doubt."""
    a, b = _words(own.value), _words(other.value)
    if not a or not b:
        return "doubtful"
    joined = "".join(_in_order(own.value)), "".join(_in_order(other.value))
    within = joined[0] in joined[1] or joined[1] in joined[0]  # of two equally long names each is its own shorter one
    apart = within and min(len(j) for j in joined) >= _LEAST_JOINED
    if a <= b or b <= a or apart:
        return "agrees"
    slip = fuzz.partial_ratio(*joined) >= _SLIP
    return "doubtful" if a & b or slip else "differs"


def _in_order(text: str | None) -> list[str]:
    words = re.findall(r"[^\W_]+", (text or "").casefold())
    return [w for w in words if w not in _SMALL]


def _words(text: str | None) -> set[str]:
    return set(_in_order(text))


_JUDGES: dict[str, Callable[[Evidence, Evidence], Outcome]] = {
    "quantity": _quantity, "packages": _count, "departure_date": _date,
}  # fmt: skip


def producers(view: CaseView) -> Sequence[str]:
    """Names of all parties that production papers name, and of the parties of steps."""
    papers = [d for d in view.documents if d.type != TYPE]
    named = [p.name for d in papers for p in d.parties if p.role in _MAKERS and p.name]
    return named + [n for party in view.chain.parties for n in party.names]
