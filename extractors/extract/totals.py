"""The total of a document against its page: rounding to coins, proof by sums, a firmer label left unread."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractors.extract.candidates import Value
from extractors.extract.labels import PLAIN, Label
from extractors.extract.line_amounts import amounts_of
from extractors.extract.sheet import Edge, Sheet
from extractors.values.folding import fold
from extractors.vocabulary import every_language, load_vocabulary, source_of

TOLERANCE = Decimal("0.02")
# A sum, its tax and both together.
WITH_TAX = 3
# A rounding of a few coins; recognised text may lack the point ("01").
_COINS = re.compile(r"(?<![\d.,])-?(?:0?[.,])?(0[0-5])(?![\d.,])")


def number_of(edge: Edge) -> Decimal:
    """The edge's amount."""
    return Decimal(edge.value.value or 0)


def is_proved(total: Decimal, by_field: Mapping[str, Sequence[Edge]]) -> bool:
    """Whether some subtotal, taxes and discount of the document make this total."""
    subtotals = {number_of(e) for e in by_field.get("subtotal", ()) if e.value.value}
    taxes = {number_of(e) for e in by_field.get("tax", ()) if e.value.value}
    discounts = {Decimal(0), *(abs(number_of(e)) for e in by_field.get("discount", ()) if e.value.value)}
    sums = {Decimal(0), *taxes, sum(taxes, Decimal(0))}
    made = itertools.product(subtotals - {Decimal(0)}, sums, discounts)
    return any(abs(s + t - d - total) <= TOLERANCE and (t or d) for s, t, d in made)


def before_tax(by_field: Mapping[str, Sequence[Edge]]) -> Mapping[str, Sequence[Edge]]:
    """The one total that a tax leads from to another is the subtotal, where none has its own caption.

    "TOTAL 100.00", "VAT 20.00", "TOTAL 120.00"; "合计 217634.00 19587.06" over "价税合计 237221.06".
    """
    totals = [e for e in by_field.get("total", ()) if e.value.value]
    taxes = {number_of(e) for e in by_field.get("tax", ()) if e.value.value} - {Decimal(0)}
    sums = {number_of(e) for e in totals}
    net = {whole for whole in sums if any(whole + tax in sums for tax in taxes)}
    if len(net) != 1 or len(taxes) != 1 or any(e.value.value for e in by_field.get("subtotal", ())):
        return by_field
    moved = [replace(e, field="subtotal") for e in totals if number_of(e) in net]
    return {
        **by_field,
        "total": [e for e in by_field["total"] if not (e.value.value and number_of(e) in net)],
        "subtotal": moved,
    }


def settle_total(sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], chosen: Mapping[str, Edge]) -> Edge | None:
    """The total as the whole page has it, or None when it stays open."""
    total = chosen.get("total")
    if total is not None and _is_nothing(sheet, total, by_field, chosen):
        total = None
    made = _made_by_sums(by_field, total)
    if made is not None:
        return made
    if total is None:
        due = chosen.get("amount_due")
        due = due if due and number_of(due) else None  # what is left of a paper that is paid says nothing of its total
        if due is not None and sheet.type == "commercial_invoice" and commissions(sheet):
            return _before_commission(sheet, due)
        if due is not None and sheet.type == "commercial_invoice" and not _is_of_account(due, sheet):
            return replace(due, field="total", score=0.84)
        net = chosen.get("subtotal")
        return replace(net, field="total", score=0.82) if net and _stands_for_total(sheet, by_field, net) else None
    gross = _before_commission(sheet, total) if sheet.type == "commercial_invoice" and commissions(sheet) else None
    if gross is not None:
        return gross
    amounts = [v for line in sheet.lines for v in amounts_of(sheet, line)]
    charged = _with_charge_below(by_field, total, amounts)
    if charged is not None:
        return charged
    taxed = _whole_of_row(sheet, total) or _with_tax_below(by_field, total, amounts)
    if taxed is not None:
        return replace(total, value=taxed, score=0.93)
    rounded = _rounded(sheet, total, amounts)
    if rounded is not None:
        return replace(total, value=rounded)
    if total.value.line.words[0].source == "ocr" and not is_proved(number_of(total), by_field):
        return _recognised(sheet, by_field, total, amounts)
    return total


def _is_nothing(sheet: Sheet, total: Edge, by_field: Mapping[str, Sequence[Edge]], chosen: Mapping[str, Edge]) -> bool:
    """Whether a total of nothing stands against a subtotal or an amount due, and no discount or payment makes it."""
    others = {number_of(chosen[field]) for field in ("subtotal", "amount_due") if field in chosen} - {Decimal(0)}
    if number_of(total) != 0 or not others or is_proved(Decimal(0), by_field):
        return False
    lines = [
        line for line in sheet.lines[: total.value.line.index] if fold(line.text).strip().startswith(_words("paid"))
    ]
    return not others & {abs(Decimal(v.value or 0)) for line in lines for v in amounts_of(sheet, line)}


def _with_tax_below(by_field: Mapping[str, Sequence[Edge]], total: Edge, amounts: Sequence[Value]) -> Value | None:
    """The amount printed under a tax that this total and the tax make: "TOPLAM", "KDV %1", then "G. TOPLAM".

    The tax stands below the total, or behind it in its line ("合计 1132.08 67.92", then "价税合计").
    """
    start = total.value.line.index, total.value.end
    taxes = [e for e in by_field.get("tax", ()) if e.value.value and number_of(e)]
    taxes = [e for e in taxes if (e.value.line.index, e.value.start) > start]
    made = {(number_of(total) + number_of(e), e.value.line.index) for e in taxes}
    found = [v for v in amounts for whole, at in made if v.line.index > at and Decimal(v.value or 0) == whole]
    return found[-1] if found else None


def _whole_of_row(sheet: Sheet, total: Edge) -> Value | None:
    """The last amount of a row of totals that the two before it make: "Totals  215.50  271.17  54.24  325.41"."""
    line, label = total.value.line, total.label
    row = [v for v in amounts_of(sheet, line) if v.start >= label.end] if label.line is line else []
    if len(row) < WITH_TAX or number_of(total) == Decimal(row[-1].value or 0):
        return None
    net, tax, gross = (Decimal(v.value or 0) for v in row[-WITH_TAX:])
    return row[-1] if tax and net + tax == gross else None


def _with_charge_below(by_field: Mapping[str, Sequence[Edge]], total: Edge, amounts: Sequence[Value]) -> Edge | None:
    """A later total that this one and an amount printed between make: "TOTAL FOB", "FREIGHT", then "TOTAL CFR"."""
    start, whole = total.value.line.index, number_of(total)
    for edge in by_field.get("total", ()):
        end = edge.value.line.index
        if not edge.value.value or edge.relation != "right" or end <= start + 1 or number_of(edge) <= whole:
            continue
        if any(start < v.line.index < end and whole + Decimal(v.value or 0) == number_of(edge) for v in amounts):
            return edge
    return None


def _made_by_sums(by_field: Mapping[str, Sequence[Edge]], total: Edge | None) -> Edge | None:
    """An amount labelled as a net sum or as due that a subtotal and its taxes make: with these in it, it is the total.

    "Net total" after the tax, "to pay" without a total: where no total stands, or only one that nothing proves.
    """
    if total is not None and (is_proved(number_of(total), by_field) or total.label.strength >= PLAIN):
        return None
    taxed = {**by_field, "discount": ()}
    for field in ("subtotal", "amount_due"):
        for edge in by_field.get(field, ()):
            rest = {**taxed, "subtotal": [e for e in by_field.get("subtotal", ()) if number_of(e) != number_of(edge)]}
            if edge.value.value and is_proved(number_of(edge), rest):
                return replace(edge, field="total", score=max(edge.score, 0.93))
    return None


def amount_left(sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], total: Edge) -> Edge | None:
    """What a label of totals gives after the total, less an amount printed between: "to pay" after a prepayment."""
    whole, start = number_of(total), total.value.line.index
    # A summary of taxes gives again what makes the total.
    parts = {number_of(e) for field in ("subtotal", "tax") for e in by_field.get(field, ()) if e.value.value}
    for edge in by_field.get("total", ()):
        rest, end = number_of(edge), edge.value.line.index
        if not (edge.value.value and edge.relation == "right" and 0 < rest < whole and end > start):
            continue
        between = [v for line in sheet.lines[start + 1 : end] for v in amounts_of(sheet, line)]
        if rest not in parts and any(abs(whole - abs(Decimal(v.value or 0)) - rest) <= TOLERANCE for v in between):
            return replace(edge, field="amount_due")
    return None


def commissions(sheet: Sheet) -> set[Decimal]:
    """Amounts beside a word of the agency's commission, but for nothing."""
    named = [(label.line, label.end) for label in _labels_like(sheet, "commission")]
    rated = [(line, m.end()) for line in sheet.lines if (m := _rate_of_agency().match(fold(line.text)))]
    beside = ((end, v) for line, end in (*named, *rated) for v in amounts_of(sheet, line))
    return {abs(Decimal(v.value or 0)) for end, v in beside if v.start >= end} - {Decimal(0)}


@cache
def _rate_of_agency() -> re.Pattern[str]:
    """Opens a line of the agency's commission with its rate: "15% Comm", "Less 15.00% agency commission"."""
    less = source_of("totals", "less")
    return re.compile(rf"\W*(?:{less}\s+)?\d{{1,2}}(?:[.,]\d+)?\s?%\s*{source_of('totals', 'commission')}")


def _before_commission(sheet: Sheet, due: Edge) -> Edge | None:
    """The gross amount printed that what is due and the agency's commission make; None where none is printed."""
    gross = {number_of(due) + c for c in commissions(sheet)}
    found = [v for line in sheet.lines for v in amounts_of(sheet, line) if Decimal(v.value or 0) in gross]
    return replace(due, field="total", value=found[0], score=0.93) if found else None


def _is_of_account(due: Edge, sheet: Sheet) -> bool:
    """Whether what is due may hold more than this paper's sum: the account's, or with payments told of."""
    return fold(due.label.text).startswith(_words("account")) or _is_paid(sheet, due)


def _is_paid(sheet: Sheet, due: Edge) -> bool:
    """Whether an amount other than nothing and than what is due stands beside a word of earlier or later payments.

    "Payment net 45 days" names none; "Balance forward $0.00" leaves the amount due the total.
    """
    beside = ((label.end, v) for label in _labels_like(sheet, "paid") for v in amounts_of(sheet, label.line))
    amounts = {abs(Decimal(v.value or 0)) for end, v in beside if v.start >= end and _is_written_out(v)}
    return bool(amounts - {Decimal(0), number_of(due)})


def _is_written_out(value: Value) -> bool:
    """Whether a number has cents or a mark, or closes its line, as amounts do and days of payment do not."""
    return value.fit > 0.9 or not value.line.text[value.end :].strip()


def _stands_for_total(sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], net: Edge) -> bool:
    """A net total alone, where nothing speaks of tax, commission, another total or another part of the goods."""
    beside = [e for e in by_field.get("subtotal", ()) if e.value.value and e.relation == "right"]
    if any(number_of(e) != number_of(net) for e in beside):
        return False
    if any(number_of(e) for e in by_field.get("tax", ()) if e.value.value) or by_field.get("total"):
        return False
    if any(number_of(e) != number_of(net) for e in by_field.get("amount_due", ()) if e.value.value):
        return False
    return not _labels_like(sheet, "tax") and any(word in fold(net.label.text) for word in _words("total"))


def _rounded(sheet: Sheet, total: Edge, amounts: Sequence[Value]) -> Value | None:
    """The amount after rounding to coins: a rounding of a few cents leads from the total to a printed amount."""
    whole = number_of(total)
    for label in _labels_like(sheet, "rounding"):
        step = _COINS.search(label.line.text, label.end)
        if step is None or step[1] == "00" or total.value.line.index > label.line.index:
            continue
        shift = Decimal(step[1]) / 100
        found = [v for v in amounts if v.value and Decimal(v.value) in (whole + shift, whole - shift)]
        if found:
            return found[0]
    return None


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(every_language(load_vocabulary("totals")[key]))


def _labels_like(sheet: Sheet, key: str) -> list[Label]:
    """The labels that begin with one of these words."""
    beginnings = _words(key)
    return [
        label
        for labels in sheet.labels.values()
        for label in labels
        if label.opens and fold(label.text).startswith(beginnings)
    ]


def _recognised(
    sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], total: Edge, amounts: Sequence[Value]
) -> Edge | None:
    """On recognised pages: another printed amount that the sums prove wins; a firmer label left unread leaves none."""
    paid = _paid(sheet)
    proofs = [
        v
        for v in amounts
        if v.value and (is_proved(Decimal(v.value), by_field) or Decimal(v.value) in paid) and _like(v.value, total)
    ]
    if proofs:
        return replace(total, value=proofs[0])
    return None if total.label.strength < PLAIN and _unread(sheet, by_field) else total


def _paid(sheet: Sheet) -> set[Decimal]:
    """Cash given less change returned, where both are printed."""
    given = [v for label in _labels_like(sheet, "cash") for v in _behind(sheet, label)]
    change = [v for label in _labels_like(sheet, "change") for v in _behind(sheet, label)]
    return {g - c for g in given[:1] for c in change[:1]}


def _behind(sheet: Sheet, label: Label) -> list[Decimal]:
    return [Decimal(v.value or 0) for v in amounts_of(sheet, label.line) if v.start >= label.end]


def _like(value: str, total: Edge) -> bool:
    """Whether two amounts differ by a digit or two misread."""
    other = total.value.value or ""
    return len(value) == len(other) and sum(a != b for a, b in zip(value, other, strict=True)) <= 2


def _unread(sheet: Sheet, by_field: Mapping[str, Sequence[Edge]]) -> bool:
    """Whether a firm label of the total has beside it what could not be read as an amount."""
    read = {(e.label.line.index, e.label.start) for e in by_field.get("total", ())}
    return any(
        label.field == "total" and label.strength >= PLAIN and label.opens and (index, label.start) not in read
        for index, labels in sheet.labels.items()
        for label in labels
    )
