"""What kind of payment paper a document is, where that says who its parties are: a receipt, a payer's own advice."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from itertools import groupby

from extractors.evidence import Document
from extractors.parties.party_labels import PartyLabel
from extractors.segments import plain, segments_of
from extractors.vocabulary import load_vocabulary


def payment_kind(document: Document, concepts: Collection[str]) -> str:
    """The `[[types]]` name of the roles that hold: "payment_receipt", "remittance_advice" or "payment_proof"."""
    if "received_from" in concepts:
        return "payment_receipt"
    segments = segments_of(document.pages[0])
    rows = (" ".join(s.text for s in row) for _, row in groupby(segments, key=lambda s: s.line))
    titled = {plain(text) for text in (*rows, *(s.text for s in segments))}
    return "remittance_advice" if titled & _words("payers_advice") else "payment_proof"


def concepts_on_slip(label: PartyLabel) -> tuple[str, ...]:
    """What a label means on a payment paper: "Alıcı", the buyer of an invoice, is who receives the money."""
    return ("payee",) if plain(label.head) in _words("paid_on_slips") else label.concepts


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("parties")["words"][name])
