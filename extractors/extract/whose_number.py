"""Numbers that stand on a paper and are another's: the buyer's account on an invoice, a booking on a waybill."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from extractors.extract.label_tokens import tokens_of
from extractors.extract.label_words import says_number
from extractors.extract.labels import PLAIN, WEAK, Label, says_only_number
from extractors.extract.sheet import Edge, Sheet
from extractors.parties.company_names import is_street
from extractors.values.folding import fold
from extractors.values.identifiers import find_containers
from extractors.vocabulary import load_vocabulary, pattern_of, source_of, words_in

_CLAUSE = re.compile(r"[;；。|]")


def own_numbers(
    sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], languages: Sequence[str] = ()
) -> dict[str, list[Edge]]:
    """The edges without numbers that are another's.

    An account named as the buyer's in its clause is not where an invoice is paid. On a waybill with its own number, a
    general word ("Document No.") numbers a booking and no bill of lading.
    """
    kept = _with_notes(sheet, _without_streets(by_field), languages)
    if sheet.type == "commercial_invoice":
        accounts = kept.get("beneficiary_account", [])
        kept["beneficiary_account"] = [e for e in accounts if not _is_buyers(e)]
        kept = _without_earlier_papers(sheet, _without_sales(sheet, kept))
    kept["waybill_number"] = _without_receipts(kept.get("waybill_number", []))
    if any(e.label.strength >= PLAIN for e in kept["waybill_number"]):
        bills = kept.get("bill_of_lading_number", [])
        kept["bill_of_lading_number"] = [e for e in bills if e.label.strength > WEAK]
    return {field: edges for field, edges in kept.items() if edges}


def _without_streets(by_field: Mapping[str, Sequence[Edge]]) -> dict[str, list[Edge]]:
    """The edges without house numbers: "220 Canal Street" under a title and the company's name, "NO.8-G, JALAN"."""
    papers = ("invoice_number", "purchase_order_number", "contract_number", "waybill_number", "bill_of_lading_number")
    return {field: [e for e in edges if field not in papers or not _in_street(e)] for field, edges in by_field.items()}


def _in_street(edge: Edge) -> bool:
    value = edge.value
    phrase = value.line.phrases[value.line.phrase_at(value.start)]
    opens = value.start == phrase.start and value.end < phrase.end
    if edge.relation == "below":
        return opens and is_street(value.line.text[phrase.start : phrase.end])
    led = edge.label.line is value.line and edge.label.start == phrase.start and says_only_number(edge.label)
    return led and value.end < phrase.end and is_street(value.line.text[phrase.start : phrase.end])


def _without_earlier_papers(sheet: Sheet, by_field: Mapping[str, Sequence[Edge]]) -> dict[str, list[Edge]]:
    """The edges of an invoice that has a number of its own without those of its proforma ("Proforma No: PF-25/011").

    A paper with a proforma's title is the proforma itself, and a number behind "your" or "customer" is not its own.
    """
    kept = {field: list(edges) for field, edges in by_field.items()}
    numbers = kept.get("invoice_number", ())
    if all(_is_earlier(e) or _is_anothers(e) for e in numbers) or _is_titled_earlier(sheet):
        return kept
    for field in ("invoice_number", "invoice_date"):
        kept[field] = [e for e in kept.get(field, ()) if not _is_earlier(e)]
    return kept


def _without_sales(sheet: Sheet, by_field: Mapping[str, Sequence[Edge]]) -> dict[str, list[Edge]]:
    """The edges without the number of a sale ("Sales #: 4471") on a paper that names an invoice."""
    kept = {field: list(edges) for field, edges in by_field.items()}
    numbers, sales = kept.get("invoice_number", []), words_in("earlier_papers", "sale_numbers")
    own = [e for e in numbers if fold(e.label.text).strip(" :.") not in sales]
    named = pattern_of("earlier_papers", "beside")
    if len(own) < len(numbers) and any(named.search(fold(line.text)) for line in sheet.lines):
        kept["invoice_number"] = own
    return kept


def _without_receipts(numbers: Sequence[Edge]) -> list[Edge]:
    """The edges of a waybill's number without those of receipts, where another caption numbers or names the paper."""
    receipts = pattern_of("carriage", "receipts")
    others = [e for e in numbers if receipts.search(fold(e.label.text)) is None]
    own = any(e.label.strength > WEAK or not _is_general(e.label) for e in others)
    return others if own else list(numbers)


def _is_general(label: Label) -> bool:
    """Whether a label numbers a paper that need not be this one: "Reference no", but not "No" or "Delivery note"."""
    return not says_only_number(label) and says_number(tokens_of(label.text.rstrip(" :."))[-1].text)


def _is_earlier(edge: Edge) -> bool:
    return _names_earlier(edge.label.text)


def _names_earlier(text: str) -> bool:
    folded = fold(text)
    return any(word in folded for word in words_in("earlier_papers", "papers"))


def _is_anothers(edge: Edge) -> bool:
    """Whether a label is one of another's numbers: "Your Invoice No", "Customer Ref."."""
    label = edge.label
    phrase = label.line.phrases[label.line.phrase_at(label.start)]
    return pattern_of("earlier_papers", "others").search(fold(label.line.text[phrase.start : label.end])) is not None


def _is_titled_earlier(sheet: Sheet) -> bool:
    """Whether a line or phrase of the first page names such a paper and nothing else."""
    lines = (line for line in sheet.lines if line.page.number == sheet.lines[0].page.number)
    texts = (line.text[p.start : p.end] for line in lines for p in line.phrases)
    return any(_names_earlier(text) and _title().fullmatch(" ".join(fold(text).split())) for text in texts)


@cache
def _title() -> re.Pattern[str]:
    named, beside = source_of("earlier_papers", "papers"), source_of("earlier_papers", "beside")
    return re.compile(rf"(?:{beside} )?{named}(?: {beside})?")


def _with_notes(
    sheet: Sheet, by_field: Mapping[str, Sequence[Edge]], languages: Sequence[str]
) -> dict[str, list[Edge]]:
    """The edges with "BL n°" on a French paper of the land as its delivery note's, where it speaks of one.

    In the trade by sea the same letters are the bill of lading's; on a paper that speaks of neither they stay open.
    """
    kept = {field: list(edges) for field, edges in by_field.items()}
    notes = [e for e in kept.get("bill_of_lading_number", ()) if _numbers_a_note(e, languages[:1])]
    if not notes or sheet.type == "bill_of_lading" or _is_by_sea(sheet):
        return kept
    kept["bill_of_lading_number"] = [e for e in kept["bill_of_lading_number"] if e not in notes]
    if _speaks_of(sheet, "delivery_note"):
        kept.setdefault("waybill_number", []).extend(replace(e, field="waybill_number") for e in notes)
    return kept


def _is_by_sea(sheet: Sheet) -> bool:
    """Whether a paper speaks of a bill of lading, a ship or its ports, or gives the number of a container."""
    return _speaks_of(sheet, "by_sea") or any(find_containers(line.text) for line in sheet.lines)


def _speaks_of(sheet: Sheet, table: str) -> bool:
    pattern = _any_word(table)
    return any(pattern.search(fold(line.text)) for line in sheet.lines)


_any_word = partial(pattern_of, "carriage")


def _numbers_a_note(edge: Edge, languages: Sequence[str]) -> bool:
    """Whether a label's letters are a delivery note's in the language of the paper ("BL n° 4418", but not "B/L")."""
    text = fold(edge.label.line.text[edge.label.start :])
    words = load_vocabulary("carriage")["note_for_bill"]
    return any(re.match(rf"{re.escape(word)}\b(?!\s*/)", text) for lang in languages for word in words.get(lang, ()))


def _is_buyers(edge: Edge) -> bool:
    """Whether the clause before a label in its phrase, or the one before that, names the buyer.

    "购方开户银行：…；账号：…". A label that says whose account it is ("Beneficiary A/C No.") needs no such word.
    """
    label = edge.label
    if label.strength >= PLAIN:
        return False
    phrase = label.line.phrases[label.line.phrase_at(label.start)]
    before = _CLAUSE.split(fold(label.line.text[phrase.start : label.start]))
    return any(_buyers().search(clause) for clause in before[-2:])


@cache
def _buyers() -> re.Pattern[str]:
    words = (fold(w) for w in load_vocabulary("parties")["words"]["buyers_account"])
    return re.compile(rf"(?:^|\s)(?:{'|'.join(re.escape(w) for w in words)})")
