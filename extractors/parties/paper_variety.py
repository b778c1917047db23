"""Which variety of its type a paper is, where that says who its parties are: a receipt, a payer's or supplier's own."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from itertools import groupby
from types import MappingProxyType

from extractors.evidence import Document, Page
from extractors.memo import remembered
from extractors.parties.company_names import split_name
from extractors.parties.party_labels import PartyLabel, unnumbered
from extractors.segments import plain, segments_of
from extractors.vocabulary import load_vocabulary


def variety_of(document: Document, concepts: Collection[str]) -> str:
    """The `[[types]]` name of the roles that hold: the document's type, or a variety of it.

    Payments: "payment_receipt", "remittance_advice", "debit_advice". Transport: "shippers_paper" (a delivery note),
    "weighing_paper". Invoices: "buyers_invoice", which the buyer writes for the seller.
    """
    if document.type == "payment_proof":
        if "received_from" in concepts:
            return "payment_receipt"
        if _is_titled(document, "payers_advice"):
            return "remittance_advice"
        return "debit_advice" if _is_titled(document, "debit_advice") else document.type
    if document.type == "transport_document":
        return next((v for v in ("shippers_paper", "weighing_paper") if _is_titled(document, v)), document.type)
    if document.type == "commercial_invoice" and _is_titled(document, "buyers_invoice"):
        return "buyers_invoice"
    return document.type


def concepts_on_slip(label: PartyLabel, labels: Collection[PartyLabel] = ()) -> tuple[str, ...]:
    """What a label means on a payment paper: "Alıcı", the buyer of an invoice, is who receives the money.

    "Titular" alone is who has the account, whichever way the money went; where one side alone has a caption of its own
    among the `labels` of the paper ("Beneficiario"), he is the other.
    """
    if has_account(label):
        others = (other for other in labels if not has_account(other))
        sides = {side for other in others for side in concepts_on_slip(other)} & _OPPOSITE.keys()
        return (_OPPOSITE[sides.pop()],) if len(sides) == 1 else ()
    if plain(unnumbered(label.head)) in _words("paid_on_slips"):
        return ("payee",)
    # A second language that tells the side decides what the first leaves open: "Alıcı / Beneficiary".
    told = tuple(c for c in label.concepts if c in _OPPOSITE)
    return told if len(told) == 1 else label.concepts


def has_account(label: PartyLabel) -> bool:
    """Whether a label says who has an account, whichever way the money went ("Titular")."""
    return plain(unnumbered(label.head)) in _words("has_account")


_OPPOSITE: Mapping[str, str] = MappingProxyType({"payer": "payee", "payee": "payer"})

# What stands behind a title: its number, with or without the word for one ("Lieferschein Nr. LS-119204").
_NUMBERED = re.compile(r"(?:\b(?:nos?|nr|num|n[°º]|№)[.:]*\s*)?[^\s\d]*\d\S*|[:：]", re.IGNORECASE)

# Only a text with one of these has such a number.
_MARKED = re.compile(r"[\d:：]")


def without_number(text: str) -> str:
    """A title without its number and the word for one."""
    return _NUMBERED.sub(" ", text) if _MARKED.search(text) else text


def _is_titled(document: Document, words: str) -> bool:
    """Whether a line or piece of a line of the first page is one of the titles, but for a number behind it."""
    page, titles = document.pages[0], _words(words)
    said = _said_on(page)
    return any(title.replace(" ", "") in said for title in titles) and not titles.isdisjoint(_titles_on(page))


@remembered(8)
def _said_on(page: Page) -> str:
    """All lines and pieces of lines without their spaces and numbers: a title that stands in none heads none."""
    return "\n".join([_squashed(without_number(text)) for text in _texts(page)])


def _texts(page: Page) -> list[str]:
    """The lines of a page and their pieces."""
    segments = segments_of(page)
    rows = (" ".join([s.text for s in row]) for _, row in groupby(segments, key=lambda s: s.line))
    return [*rows, *(s.text for s in segments)]


@remembered(8)
def _titles_on(page: Page) -> frozenset[str]:
    """All that a line or piece of a line says as a title would: but for its number, its spaces or its series."""
    behind = (split_name(s.text)[1] for s in segments_of(page))  # "Acme有限公司送货单"
    texts = {without_number(text) for text in (*_texts(page), *behind)}
    return frozenset(title for text in texts for title in (plain(text), _squashed(text), _series(text)))


_SERIES = re.compile(r"(?<=\w)\s+[A-Z]{1,4}\s*$")


def _series(text: str) -> str:
    """A title without the capitals of a series at its end: "GUIA DE TRANSPORTE GT" (2026/1184)."""
    return plain(_SERIES.sub("", text.strip()))


def _squashed(text: str) -> str:
    """A title without its spaces, so that "送 货 单" is one too."""
    return plain(text).replace(" ", "")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("parties")["words"][name])
