"""The currency of a paper's amounts: named by a label or a heading, by the mark beside them, or by the country."""

from __future__ import annotations

import collections
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from extractors.evidence import Evidence
from extractors.extract.candidates import Value
from extractors.extract.choose import make_evidence
from extractors.extract.column_currency import column_currency
from extractors.extract.locale import countries_of
from extractors.extract.page_lines import Line
from extractors.extract.sheet import Edge, Sheet
from extractors.values.folding import fold
from extractors.values.money import GOODS_WORDS, NO_CURRENCY, SHARED, find_amounts, marks_in, named_marks, shared_marks

# Countries that print their own dollar (or peso) as a bare "$" beside that of the United States.
_DOLLARS = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "MX": "MXN", "SG": "SGD", "HK": "HKD"}
_STRICT_DOLLARS = frozenset({"CA", "AU", "NZ", "MX"})
_OWN_MONEY = frozenset({"MY", "IN", "TR", "VN", "CN", "DE", "FR", "AR", "CL", "CO", "UY"})


def currency_evidence(
    sha256: str, sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], chosen: Mapping[str, Edge]
) -> list[Evidence]:
    """The currency of the total: named by a label, else by the mark beside it, else the only one in the document."""
    labelled = {e.value.value: e for e in by_field.get("currency", ()) if e.value.value}
    lead = chosen.get("total") or chosen.get("amount") or chosen.get("amount_due") or chosen.get("wages_total")
    if lead and lead.value.mark and lead.value.mark not in SHARED:
        return [make_evidence(sha256, "currency", _renamed(lead.value, lead.value.mark), 0.97)]
    if lead and (headed := heading_mark(lead)):
        return [headed_evidence(sha256, lead, headed)]
    if lead and (over := column_currency(sheet, lead.value)) and set(labelled) <= {over.value}:
        return [make_evidence(sha256, "currency", over, 0.95)]
    if lead and not labelled and (shown := _currency_of_sign(sha256, sheet, lead)):
        return shown
    if len(labelled) == 1:
        edge = next(iter(labelled.values()))
        return [make_evidence(sha256, "currency", edge.value, min(0.98, edge.score + 0.05))]
    return _currency_of_marks(sha256, sheet) or (_currency_of_receipt(sha256, sheet) if lead else [])


def local_currency_evidence(sha256: str, local: Edge) -> list[Evidence]:
    """The currency of the local twin: the mark beside it, or the one that its label names ("TL karşılığı")."""
    if local.value.mark and local.value.mark not in SHARED:
        return [make_evidence(sha256, "currency_local", _renamed(local.value, local.value.mark), 0.97)]
    headed = heading_mark(local)
    return [replace(headed_evidence(sha256, local, headed), name="currency_local")] if headed else []


def heading_mark(lead: Edge) -> str:
    """The currency that the amount's own label names: "Invoice Total (AUD)", not the rate behind the amount."""
    line, start = lead.label.line, lead.label.start
    end = line.phrases[line.phrase_at(start)].end
    if lead.value.line is line and start < lead.value.start < end:
        end = lead.value.start
    named = {m for m in marks_in(line.text[start:end]) if m not in SHARED}
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


def _seen_marks(sheet: Sheet) -> dict[str, list[Value]]:
    """The marks of a paper with their places: those beside amounts, else codes in its words, else signs of headings."""
    readers: tuple[Callable[[Line], list[tuple[int, int, str]]], ...] = (_beside_amounts, _in_words, _signs)
    for marks in readers:
        seen: dict[str, list[Value]] = collections.defaultdict(list)
        for line in sheet.lines:
            for start, end, mark in marks(line):
                seen[mark].append(Value(line, start, end, mark))
        if seen:
            return seen
    return {}


def _beside_amounts(line: Line) -> list[tuple[int, int, str]]:
    return [
        (a.start, a.end, a.mark)
        for a in find_amounts(line.text)
        if a.mark and a.mark not in GOODS_WORDS and not (a.number[:1] == "0" and a.number[1:2].isdigit())
    ]


def _in_words(line: Line) -> list[tuple[int, int, str]]:
    found = [
        (start, end, mark)
        for start, end, mark in named_marks(line.text)
        if mark not in GOODS_WORDS and not NO_CURRENCY.match(line.text, end)
    ]
    at = line.text.find(_YUAN)
    return [*found, (at, at + len(_YUAN), "CNY")] if at >= 0 else found


def _signs(line: Line) -> list[tuple[int, int, str]]:
    """Signs without an amount, as "Gross $" heads a column."""
    return shared_marks(line.text)


def _currency_of_marks(sha256: str, sheet: Sheet) -> list[Evidence]:
    seen = _seen_marks(sheet)
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


def _currency_of_sign(sha256: str, sheet: Sheet, lead: Edge) -> list[Evidence]:
    """The currency of a total's own shared sign, where others that a paper names cannot be what it stands for.

    "$1,204.18", and below: "GBP 901.11 at rate 0.74832".
    """
    sign = lead.value.mark
    named = {a.mark for line in sheet.lines for a in find_amounts(line.text)} - {"", *SHARED}
    if sign not in SHARED or not named or named & set(SHARED[sign]):
        return []
    code = _shared_code(sign, sheet)
    return [make_evidence(sha256, "currency", _renamed(lead.value, code), 0.93)] if code else []


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
