"""Numbers that stand on a paper and are another's: the buyer's account on an invoice, a booking on a waybill."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from extractors.extract.labels import PLAIN, WEAK
from extractors.extract.sheet import Edge
from extractors.values.folding import fold
from extractors.vocabulary import load_vocabulary

_CLAUSE = re.compile(r"[;；。|]")


def own_numbers(by_field: Mapping[str, Sequence[Edge]], document_type: str) -> dict[str, list[Edge]]:
    """The edges without numbers that are another's.

    An account named as the buyer's in its clause is not where an invoice is paid. On a waybill with its own number, a
    general word ("Document No.") numbers a booking and no bill of lading.
    """
    kept = {field: list(edges) for field, edges in by_field.items()}
    if document_type == "commercial_invoice":
        accounts = kept.get("beneficiary_account", [])
        kept["beneficiary_account"] = [e for e in accounts if not _is_buyers(e)]
    if any(e.label.strength >= PLAIN for e in kept.get("waybill_number", ())):
        bills = kept.get("bill_of_lading_number", [])
        kept["bill_of_lading_number"] = [e for e in bills if e.label.strength > WEAK]
    return {field: edges for field, edges in kept.items() if edges}


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
