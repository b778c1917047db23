"""Amounts of money told apart: total, subtotal, tax, discount, amount due, local twin, and the currency they are in.

Labels say what an amount is, arithmetic proves it: subtotal + tax - discount = total.
"""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.evidence import Evidence, Problem
from extractors.extract.candidates import Value
from extractors.extract.choose import contested, make_evidence, undecided
from extractors.extract.column_currency import column_currency
from extractors.extract.locale import countries_of
from extractors.extract.sheet import Edge, Sheet
from extractors.extract.sums_of_others import without_other_sums
from extractors.extract.till_total import paid_at_till
from extractors.extract.totals import TOLERANCE, amount_left, before_tax, is_proved, number_of, settle_total
from extractors.till import is_till_slip
from extractors.values.folding import fold
from extractors.values.money import GOODS_WORDS, NO_CURRENCY, SHARED, find_amounts, marks_in, named_marks

_SINGLE = ("subtotal", "tax", "discount", "amount_due", "total_local", "amount", "wages_total")
# Countries that print their own dollar (or peso) as a bare "$" beside that of the United States.
_DOLLARS = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "MX": "MXN", "SG": "SGD", "HK": "HKD"}
_STRICT_DOLLARS = frozenset({"CA", "AU", "NZ", "MX"})
_OWN_MONEY = frozenset({"MY", "IN", "TR", "VN", "CN", "DE", "FR", "AR", "CL", "CO", "UY"})


@dataclass(frozen=True, slots=True)
class Money:
    """Evidence of amounts and currencies, with the problems of those that stay open."""

    fields: tuple[Evidence, ...] = ()
    problems: tuple[Problem, ...] = ()


def money_fields(sha256: str, sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], allowed: frozenset[str]) -> Money:
    """The amounts that the document's type may give."""
    by_field = before_tax(_before_discount(_local_twins(without_other_sums(by_field))))
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
    if "total" in allowed and sheet.lines and is_till_slip(sheet.lines[0].page):
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
        fields.extend(_local_currency(sha256, chosen["total_local"]))
    if "currency" in allowed:
        fields.extend(_currency(sha256, sheet, by_field, chosen))
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


def _local_twins(by_field: Mapping[str, Sequence[Edge]]) -> Mapping[str, Sequence[Edge]]:
    """Totals in two currencies told apart: the seller's own beside a traded one is the local twin ("1.951,45 TL")."""
    totals = [e for f in ("total", "amount_due", "total_local") for e in by_field.get(f, ())]
    marks = {_named_mark(e) for e in totals} - {""}
    if not marks & _TRADED or not marks - _TRADED:
        return by_field
    moved = {f: [e for e in by_field.get(f, ()) if _named_mark(e) not in marks - _TRADED] for f in _LEADING}
    local = [replace(e, field="total_local") for e in by_field.get("total", ()) if _named_mark(e) in marks - _TRADED]
    return {**by_field, **moved, "total_local": [*by_field.get("total_local", ()), *local]}


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
    mark = edge.value.mark or _heading_mark(edge)
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


# ---------------------------------------------------------------- currency


def _currency(
    sha256: str, sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], chosen: Mapping[str, Edge]
) -> list[Evidence]:
    """The currency of the total: named by a label, else by the mark beside it, else the only one in the document."""
    labelled = {e.value.value: e for e in by_field.get("currency", ()) if e.value.value}
    lead = chosen.get("total") or chosen.get("amount") or chosen.get("amount_due") or chosen.get("wages_total")
    if lead and lead.value.mark and lead.value.mark not in SHARED:
        return [make_evidence(sha256, "currency", _renamed(lead.value, lead.value.mark), 0.97)]
    if lead and (headed := _heading_mark(lead)):
        return [headed_evidence(sha256, lead, headed)]
    if lead and (over := column_currency(sheet, lead.value)) and set(labelled) <= {over.value}:
        return [make_evidence(sha256, "currency", over, 0.95)]
    if len(labelled) == 1:
        edge = next(iter(labelled.values()))
        return [make_evidence(sha256, "currency", edge.value, min(0.98, edge.score + 0.05))]
    return _currency_of_marks(sha256, sheet) or (_currency_of_receipt(sha256, sheet) if lead else [])


def _local_currency(sha256: str, local: Edge) -> list[Evidence]:
    """The currency of the local twin: the mark beside it, or the one that its label names ("TL karşılığı")."""
    if local.value.mark and local.value.mark not in SHARED:
        return [make_evidence(sha256, "currency_local", _renamed(local.value, local.value.mark), 0.97)]
    headed = _heading_mark(local)
    return [replace(headed_evidence(sha256, local, headed), name="currency_local")] if headed else []


def _heading_mark(lead: Edge) -> str:
    """The currency that the amount's own label names: "Invoice Total (AUD)"."""
    line, start = lead.label.line, lead.label.start
    phrase = line.phrases[line.phrase_at(start)]
    named = {m for m in marks_in(line.text[start : phrase.end]) if m not in SHARED}
    return named.pop() if len(named) == 1 else ""


def headed_evidence(sha256: str, lead: Edge, mark: str) -> Evidence:
    """The currency named in a label, at the label's place."""
    line, start = lead.label.line, lead.label.start
    phrase = line.phrases[line.phrase_at(start)]
    return make_evidence(sha256, "currency", Value(line, start, phrase.end, mark), 0.95)


def _renamed(value: Value, text: str) -> Value:
    return Value(value.line, value.start, value.end, text, value.fit, None, value.mark)


# The Chinese currency stands in words ("合计人民币").
_YUAN = "人民币"


def _currency_of_marks(sha256: str, sheet: Sheet) -> list[Evidence]:
    seen: dict[str, list[Value]] = collections.defaultdict(list)
    for line in sheet.lines:
        for amount in find_amounts(line.text):
            if (
                amount.mark
                and amount.mark not in GOODS_WORDS
                and not (amount.number[:1] == "0" and amount.number[1:2].isdigit())
            ):
                seen[amount.mark].append(Value(line, amount.start, amount.end, amount.mark))
    if not seen:
        for line in sheet.lines:
            for start, end, mark in named_marks(line.text):
                if mark in GOODS_WORDS or NO_CURRENCY.match(line.text, end):
                    continue
                seen[mark].append(Value(line, start, end, mark))
            if (at := line.text.find(_YUAN)) >= 0:
                seen["CNY"].append(Value(line, at, at + len(_YUAN), "CNY"))
    named = {m: v for m, v in seen.items() if m not in SHARED}
    shared = {m: v for m, v in seen.items() if m in SHARED}
    if len(named) == 1 and not any(next(iter(named)) not in SHARED[m] for m in shared):
        mark, values = next(iter(named.items()))
        return [make_evidence(sha256, "currency", values[0], 0.93)]
    if not named and len(shared) == 1:
        mark, values = next(iter(shared.items()))
        code = _spelled_out(mark, sheet) or _shared_code(mark, sheet)
        if code:
            return [make_evidence(sha256, "currency", _renamed(values[0], code), 0.9)]
    return []


def _spelled_out(mark: str, sheet: Sheet) -> str | None:
    """The one currency that a document names in letters and that its shared sign may stand for: "IBAN (USD)"."""
    named = {code for line in sheet.lines for _, _, code in named_marks(line.text) if code.isupper()}
    return named.pop() if len(named) == 1 and named <= set(SHARED[mark]) else None


_MONEY_OF = {"MY": "MYR", "SG": "SGD", "US": "USD", "GB": "GBP", "IN": "INR", "TR": "TRY", "AU": "AUD"}
_AT_THE_TILL = ("change", "cash", "rounding", "round off", "tender")


def _currency_of_receipt(sha256: str, sheet: Sheet) -> list[Evidence]:
    """The money of the one country that a till's receipt names, where it prints no mark of any currency."""
    at_till = any(fold(label.text).startswith(_AT_THE_TILL) for found in sheet.labels.values() for label in found)
    countries = countries_of(sheet.lines)
    code = _MONEY_OF.get(min(countries)) if len(countries) == 1 else None
    if sheet.type != "commercial_invoice" or not at_till or code is None:
        return []
    line = next((ln for ln in sheet.lines if countries_of([ln])), None)
    return [make_evidence(sha256, "currency", Value(line, 0, len(line.text), code), 0.84)] if line else []


def _shared_code(mark: str, sheet: Sheet) -> str | None:
    """The currency that a shared sign stands for in a document: by the countries that it names."""
    countries = countries_of(sheet.lines)
    if mark == "$":
        return _dollar(countries, sheet.locale.decimal)
    if mark == "¥":
        return "JPY" if "JP" in countries else "CNY" if "CN" in countries or _chinese(sheet) else None
    if mark == "RS":
        return "PKR" if "PK" in countries else "INR" if "IN" in countries else None
    return None


def _dollar(countries: set[str], decimal: str | None) -> str | None:
    """Which dollar a bare "$" is: of the one dollar country named; the American if named, or none is (nor a peso)."""
    others = {country for country in countries if country in _DOLLARS}
    if "US" in countries:
        return None if others & _STRICT_DOLLARS else "USD"
    if not others:
        return "USD" if decimal != "," and not countries & _OWN_MONEY else None
    return _DOLLARS[others.pop()] if len(others) == 1 else None


def _chinese(sheet: Sheet) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for line in sheet.lines for c in line.text)
