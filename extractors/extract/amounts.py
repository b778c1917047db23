"""Amounts of money told apart: total, subtotal, tax, discount, amount due, local twin, and the currency they are in.

Labels say what an amount is, arithmetic proves it: subtotal + tax - discount = total.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.evidence import Evidence, Problem
from extractors.extract.brought_forward import without_brought_forward
from extractors.extract.candidates import Value
from extractors.extract.choose import contested, make_evidence, undecided
from extractors.extract.currency import currency_evidence, heading_mark, local_currency_evidence
from extractors.extract.sheet import Edge, Sheet
from extractors.extract.sums_of_others import without_other_sums
from extractors.extract.till_total import paid_at_till
from extractors.extract.totals import (
    TOLERANCE,
    amount_left,
    before_tax,
    commissions,
    is_proved,
    number_of,
    settle_total,
)
from extractors.till import is_till_slip
from extractors.values.money import SHARED, find_amounts

_SINGLE = ("subtotal", "tax", "discount", "amount_due", "total_local", "amount", "wages_total")


@dataclass(frozen=True, slots=True)
class Money:
    """Evidence of amounts and currencies, with the problems of those that stay open."""

    fields: tuple[Evidence, ...] = ()
    problems: tuple[Problem, ...] = ()


def money_fields(sha256: str, sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], allowed: frozenset[str]) -> Money:
    """The amounts that the document's type may give."""
    own = without_brought_forward(sheet, without_other_sums(by_field))
    by_field = before_tax(_before_discount(_local_twins(_without_converted(_taxes_alone(own)))))
    fields: list[Evidence] = []
    problems: list[Problem] = []
    chosen: dict[str, Edge] = {}
    for field in (*_SINGLE, "total"):
        if field in allowed and by_field.get(field):
            edge, problem = _pick(field, by_field[field], by_field)
            if edge is not None:
                chosen[field] = edge
            if problem is not None:
                problems.append(problem)
    if "total" in allowed:
        settled = settle_total(sheet, by_field, chosen)
        chosen = {k: e for k, e in chosen.items() if k != "total"} | ({"total": settled} if settled else {})
    if "total" in allowed and sheet.lines and is_till_slip(sheet.lines[0].page) and not commissions(sheet):
        chosen, doubts = paid_at_till(sheet, by_field, chosen)
        problems.extend(doubts)
    if "total" in allowed - set(chosen) and "total_local" in chosen and not _is_twin(sheet, chosen["total_local"]):
        # "Total INR" alone is the total itself: there is no other currency that it would be the twin of.
        chosen = {k: e for k, e in chosen.items() if k != "total_local"} | {"total": chosen["total_local"]}
    if "amount_due" in allowed and "amount_due" not in chosen and "total" in chosen:
        due = amount_left(sheet, by_field, chosen["total"])
        chosen = chosen | ({"amount_due": due} if due else {})
    for field, edge in chosen.items():
        value = _unsigned(edge.value) if field == "discount" else edge.value
        fields.append(make_evidence(sha256, field, value, _score(field, edge, chosen)))
    if "currency_local" in allowed and "total_local" in chosen:
        fields.extend(local_currency_evidence(sha256, chosen["total_local"]))
    if "currency" in allowed:
        fields.extend(currency_evidence(sha256, sheet, by_field, chosen))
    return Money(tuple(fields), tuple(problems))


def _is_twin(sheet: Sheet, local: Edge) -> bool:
    """Whether a traded currency stands beside amounts of the paper: a local total is then the twin of one unread."""
    marks = {a.mark for line in sheet.lines for a in find_amounts(line.text)}
    return bool(_named_mark(local)) and bool(marks & _TRADED - {_named_mark(local)})


def _unsigned(value: Value) -> Value:
    """A discount as the amount that is taken off, printed with a minus or without."""
    return replace(value, value=(value.value or "").lstrip("-"))


# Currencies that trade is invoiced in; beside one of them, another is the seller's own, given for his books.
_TRADED = frozenset({"USD", "EUR", "GBP", "CHF", "JPY"})


# A rate in the caption of a sum: "Total in EUR (1 GBP = 1.16 EUR)".
_RATE = re.compile(r"\d\s?[A-Z€$£]{1,3}\s?=\s?(?:[A-Z€$£]{1,3}\s?)?\d")


def _without_converted(by_field: Mapping[str, Sequence[Edge]]) -> Mapping[str, Sequence[Edge]]:
    """The edges without totals that a rate in their caption converts, where one without a rate stands."""
    own = [e for e in by_field.get("total", ()) if not _is_converted(e)]
    return {**by_field, "total": own} if any(e.value.value for e in own) else by_field


def _is_converted(edge: Edge) -> bool:
    line = edge.value.line
    at = line.phrase_at(edge.value.start)
    start = line.phrases[max(at - 1, 0)].start
    return _RATE.search(line.text, start, edge.value.start) is not None


def _local_twins(by_field: Mapping[str, Sequence[Edge]]) -> Mapping[str, Sequence[Edge]]:
    """Totals in two currencies told apart: the seller's own beside a traded one is the local twin ("1.951,45 TL")."""
    totals = [e for f in ("total", "amount_due", "total_local") for e in by_field.get(f, ())]
    marks = {_named_mark(e) for e in totals} - {""}
    if not marks & _TRADED or not marks - _TRADED:
        return by_field
    moved = {f: [e for e in by_field.get(f, ()) if _named_mark(e) not in marks - _TRADED] for f in _LEADING}
    local = [replace(e, field="total_local") for e in by_field.get("total", ()) if _named_mark(e) in marks - _TRADED]
    return {**by_field, **moved, "total_local": [*by_field.get("total_local", ()), *local]}


def _taxes_alone(by_field: Mapping[str, Sequence[Edge]]) -> Mapping[str, Sequence[Edge]]:
    """The edges of taxes without what is taxed: of two amounts behind the name of a tax that make the total, the
    greater ("USt. Gesamt 113,80 21,62"), for a tax is less than what it is raised on.
    """
    sums = {number_of(e) for e in by_field.get("total", ()) if e.value.value}
    taxes = [e for e in by_field.get("tax", ()) if e.value.value]
    bases = [b for b in taxes for t in taxes if b.label == t.label and _is_base(number_of(b), number_of(t), sums)]
    # A rate of which nothing was sold adds nothing ("GST 0% 0.00 0.00").
    idle = [e for e in taxes if bases and not number_of(e)]
    return {**by_field, "tax": [e for e in by_field.get("tax", ()) if e not in [*bases, *idle]]} if bases else by_field


def _is_base(base: Decimal, tax: Decimal, sums: set[Decimal]) -> bool:
    return 0 < tax < base and base + tax in sums


def _before_discount(by_field: Mapping[str, Sequence[Edge]]) -> Mapping[str, Sequence[Edge]]:
    """Of two totals that differ by the discount, the one before it is the subtotal ("Toplam Tutar", "Genel Toplam")."""
    totals = [e for e in by_field.get("total", ()) if e.value.value and e.relation == "right"]
    off = {abs(number_of(e)) for e in by_field.get("discount", ()) if e.value.value} - {Decimal(0)}
    taxed = {number_of(e) for e in by_field.get("tax", ()) if e.value.value} - {Decimal(0)}
    if not off or taxed:
        return by_field
    sums = {number_of(e) for e in totals}
    before = {whole for whole in sums if any(whole - d in sums for d in off)}
    moved = [replace(e, field="subtotal") for e in totals if number_of(e) in before]
    kept = [e for e in by_field.get("total", ()) if not (e.value.value and number_of(e) in before)]
    return {**by_field, "total": kept, "subtotal": [*by_field.get("subtotal", ()), *moved]} if moved else by_field


_LEADING = ("total", "amount_due", "subtotal")


def _named_mark(edge: Edge) -> str:
    """The one currency that an amount or its own label names, "" for none or a shared sign."""
    mark = edge.value.mark or heading_mark(edge)
    return "" if mark in SHARED else mark


def _pick(
    field: str, edges: Sequence[Edge], by_field: Mapping[str, Sequence[Edge]]
) -> tuple[Edge | None, Problem | None]:
    closed = [e for e in edges if e.value.value is not None]
    if not closed:
        open_edges = [e for e in edges if e.value.candidates]
        return None, undecided(field, open_edges[0].value.candidates) if open_edges else None
    ranked = sorted(closed, key=lambda e: (-_rank(field, e, by_field), -number_of(e), e.value.line.index))
    best = ranked[0]
    top = _rank(field, best, by_field)
    rivals = {
        e.value.value for e in ranked if _rank(field, e, by_field) >= top - 0.02 and number_of(e) != number_of(best)
    }
    if rivals and field in ("subtotal", "tax", "discount"):
        proving = [e for e in ranked if _proves(field, e, by_field)]
        if proving and len({e.value.value for e in proving}) == 1:
            return proving[0], None
    if rivals and field != "total":
        tied = [e for e in ranked if _rank(field, e, by_field) >= top - 0.02]
        firm = max(e.label.strength for e in tied)
        firmest = [e for e in tied if e.label.strength == firm]
        if len({number_of(e) for e in firmest}) == 1:
            return firmest[0], None
        return None, contested(field, tuple(sorted({best.value.value or "", *(r or "" for r in rivals)})))
    return best, None


def _proves(field: str, edge: Edge, by_field: Mapping[str, Sequence[Edge]]) -> bool:
    """Whether this amount, in its role, makes one of the totals."""
    totals = {number_of(e) for e in by_field.get("total", ()) if e.value.value}
    return any(is_proved(total, {**by_field, field: [edge]}) for total in totals)


def _rank(field: str, edge: Edge, by_field: Mapping[str, Sequence[Edge]]) -> float:
    """An edge's score, raised where sums prove it."""
    proved = 0.3 if field == "total" and is_proved(number_of(edge), by_field) else 0.0
    return edge.score + proved


def _score(field: str, edge: Edge, chosen: Mapping[str, Edge]) -> float:
    if field == "total" and {"subtotal", "tax"} & set(chosen):
        whole = number_of(edge)
        parts = sum((number_of(chosen[n]) for n in ("subtotal", "tax") if n in chosen), Decimal(0))
        if abs(whole - parts) <= TOLERANCE:
            return 0.99
    return min(0.97, edge.score + 0.05)
