"""The total of a till's slip, proved by how it was paid: cash less change, the card's amount, the coins rounded off.

A slip prints several totals (before tax, before rounding, to pay); what was paid tells which of them is meant. Totals
that differ and that nothing proves stay open: None with no guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.evidence import Problem
from extractors.extract.candidates import Value
from extractors.extract.choose import contested
from extractors.extract.labels import PLAIN, Label
from extractors.extract.line_amounts import amounts_of
from extractors.extract.sheet import Edge, Sheet
from extractors.extract.totals import is_proved, number_of
from extractors.till import is_bare_amount, is_bare_label, till_kind

MISREAD_DIGITS = 2
_CENTS = re.compile(r"[.,]\s?\d{2}(?!\d)")
# Most that coins round off, and what sums may differ by.
COINS, TOLERANCE = Decimal("0.05"), Decimal("0.005")


@dataclass(frozen=True, slots=True)
class TillTotal:
    """What the slip says: `value` when one total is sure; `totals` all that it prints."""

    value: Value | None
    proved: bool = False
    totals: tuple[Value, ...] = ()

    @property
    def open(self) -> bool:
        """Whether several totals stand against each other."""
        return self.value is None and bool(self.totals)


def paid_at_till(
    sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], chosen: Mapping[str, Edge]
) -> tuple[dict[str, Edge], list[Problem]]:
    """The amounts chosen by label, with the total as the slip proves it; what nothing settles becomes a problem."""
    found, labelled = till_total(sheet), chosen.get("total")
    rest = {field: edge for field, edge in chosen.items() if field != "total"}
    if found.open and (labelled is None or not is_proved(number_of(labelled), by_field)):
        return rest, [contested("total", tuple(sorted({v.value or "" for v in found.totals})))]
    if labelled is not None and found.value is None and _is_rest(labelled.value):
        return rest, []
    settled = labelled is not None and not found.proved and is_proved(number_of(labelled), by_field)
    if found.value is None or settled or (labelled and labelled.value.value == found.value.value):
        return dict(chosen), []
    return rest | {"total": _edge(found.value, 0.92 if found.proved else 0.88)}, []


def _is_rest(value: Value) -> bool:
    """Whether a scan's amount has lost its beginning: it has no cents, and others on the slip have."""
    text = value.line.text[value.start : value.end]
    if value.line.words[0].source != "ocr" or _CENTS.search(text):
        return False
    return len(_CENTS.findall(" ".join(w.text for w in value.line.page.visible_words))) > 1


def _edge(value: Value, score: float) -> Edge:
    line = value.line
    label = Label(line, 0, value.start, "total", PLAIN, False, True, line.text[: value.start].strip())
    return Edge(label, "total", value, score, "right")


def till_total(sheet: Sheet) -> TillTotal:
    """The total of a slip, how sure, or that it stays open; nothing of the kind when no line gives a total."""
    rows = _whole(list(_rows(sheet)))
    totals = [value for kind, value in rows if kind == "total" and _amount(value) > 0]
    if not totals:
        return TillTotal(None)
    after = [v for kind, v in rows if kind == "rounding" and any(_follows(v, t) for t in totals)]
    totals += after
    if rounded := _rounded_off(rows, totals):
        return TillTotal(rounded, True, (*totals, rounded))
    if _contradicted(rows, totals):
        seen = _seen_again(sheet, rows, totals)
        return TillTotal(seen, seen is not None, tuple(totals))
    for group in (_paid(rows), {_amount(v) for v in after}, _rounded(rows, totals), _taxed(rows)):
        proved = [v for v in totals if any(abs(_amount(v) - sum_) < TOLERANCE for sum_ in group)]
        if proved and len({_amount(v) for v in proved}) == 1:
            return TillTotal(proved[-1], True, tuple(totals))
    if len({_amount(v) for v in totals}) == 1:
        return TillTotal(totals[-1], False, tuple(totals))
    seen = _seen_again(sheet, rows, totals)
    return TillTotal(seen, seen is not None, tuple(totals))


def _rows(sheet: Sheet) -> Iterator[tuple[str, Value]]:
    """(kind, amount) of the lines that a till's word opens; the amount stands last, or alone on the next line."""
    for line in sheet.lines:
        found = till_kind(line.text, line.words[0].source == "ocr")
        if found is None or found[0] == "none":
            continue
        amounts = [v for v in amounts_of(sheet, line) if v.end > found[1]]
        below = sheet.lines[line.index + 1] if line.index + 1 < len(sheet.lines) else None
        if not amounts and below and is_bare_label(line.text, found[1]) and is_bare_amount(below.text):
            amounts = list(amounts_of(sheet, below))
        if amounts:
            yield found[0], amounts[-1]


def _amount(value: Value) -> Decimal:
    return Decimal(value.value or 0)


def _of(rows: Sequence[tuple[str, Value]], kind: str) -> list[Decimal]:
    return [abs(_amount(value)) for found, value in rows if found == kind]


def _paid(rows: Sequence[tuple[str, Value]]) -> set[Decimal]:
    """What was paid: cash less change, an amount by card, cash alone where no change is printed."""
    given, card, change = _of(rows, "given"), _of(rows, "card"), _of(rows, "change")
    if change:
        return {g - c for g in (*given, *card) for c in change if g >= c}
    return {*given, *card}


def _rounded(rows: Sequence[tuple[str, Value]], totals: Sequence[Value]) -> set[Decimal]:
    """What the coins printed make of a total that another one follows."""
    steps = [s for s in _of(rows, "rounding") if 0 < s <= COINS]
    before = {_amount(v) for v in totals} - {_amount(totals[-1])}
    return {total + sign * s for total in before for s in steps for sign in (1, -1)} - before


def _rounded_off(rows: Sequence[tuple[str, Value]], totals: Sequence[Value]) -> Value | None:
    """What was paid, where no line gives the total after rounding: the last total and the coins printed make it."""
    steps = [s for s in _of(rows, "rounding") if 0 < s <= COINS]
    known, last = {_amount(v) for v in totals}, _amount(totals[-1])
    made = {last + sign * s for s in steps for sign in (1, -1)}
    paid = [v for kind, v in rows if kind in ("given", "card") and _amount(v) in made]
    return paid[0] if paid and not known & made and not _of(rows, "change") else None


def _follows(value: Value, total: Value) -> bool:
    """Whether an amount behind a word of rounding is the rounded total itself ("Rounding RM 45.35")."""
    return value.line.index > total.line.index and 0 < abs(_amount(value) - _amount(total)) <= COINS


def _taxed(rows: Sequence[tuple[str, Value]]) -> set[Decimal]:
    return {net + tax for net in _of(rows, "net") for tax in _of(rows, "tax") if tax}


def _whole(rows: Sequence[tuple[str, Value]]) -> list[tuple[str, Value]]:
    """The rows without the rests that recognition left of an amount: "99" of "43,99"."""
    return [(kind, value) for kind, value in rows if not _is_rest(value)]


def _contradicted(rows: Sequence[tuple[str, Value]], totals: Sequence[Value]) -> bool:
    """Whether a scan's total is at odds with what was paid, or with the coins printed, by a digit or two misread."""
    if totals[-1].line.words[0].source != "ocr":
        return False
    steps = [s for s in _of(rows, "rounding") if s <= COINS]
    first, last = _amount(totals[0]), _amount(totals[-1])
    if steps and first != last and abs(first - last) < 1 and all(abs(first - last) != s for s in steps):
        return True
    cards = _of(rows, "card")
    known = {_amount(v) for v in totals}
    return bool(cards) and not known & set(cards) and any(_misread(c, last) for c in cards)


def _misread(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts are of one length and differ by a digit or two."""
    a, b = f"{one:.2f}", f"{other:.2f}"
    return len(a) == len(b) and 0 < sum(x != y for x, y in zip(a, b, strict=True)) <= MISREAD_DIGITS


def _seen_again(sheet: Sheet, rows: Sequence[tuple[str, Value]], totals: Sequence[Value]) -> Value | None:
    """Of totals that differ in a digit or two, the one that the articles or another total repeat and the others not."""
    till = {v.line.index for _, v in rows}
    articles = {_amount(v) for line in sheet.lines if line.index not in till for v in amounts_of(sheet, line)}
    known = [_amount(v) for v in totals]
    again = [v for v in totals if _amount(v) in articles or known.count(_amount(v)) > 1]
    if len({_amount(v) for v in again}) != 1:
        return None
    rivals = [amount for amount in known if amount != _amount(again[-1])]
    return again[-1] if all(_misread(amount, _amount(again[-1])) for amount in rivals) else None
