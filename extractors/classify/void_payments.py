"""Whether a proof of payment says of itself that nothing was paid: rejected, cancelled, pending, only scheduled.

Other papers have a status too, which says something else: an invoice that is pending is not paid yet, and an order that
is scheduled stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.evidence import Document, Problem
from extractors.segments import Segment, plain, segments_of
from extractors.vocabulary import every_language, load_vocabulary

CODE = "void_payment"
_ASIDE = re.compile(r"\s+[-–]\s+|[(,;（，；]|\s+(?:by|por|par|durch|von)\s")


def void_problem(document: Document) -> Problem | None:
    """The problem of a payment that was not, or not yet, made, with the words that say so."""
    if document.type != "payment_proof":
        return None
    said = next((words for page in document.pages for words in [_said(segments_of(page))] if words), "")
    if not said:
        return None
    return Problem(
        CODE,
        f"The paper says of itself “{said}”: the payment may not have been made.",
        "Ask the payer for proof of a payment that was carried out.",
    )


def _said(segments: Sequence[Segment]) -> str:
    for at, segment in enumerate(segments):
        beside = segments[at + 1] if at + 1 < len(segments) and segments[at + 1].line == segment.line else None
        alone = beside is None and not (at and segments[at - 1].line == segment.line)
        if alone and plain(segment.text.strip("*-– ")) in _words("stamp"):
            return segment.text
        label, colon, value = segment.text.replace("：", ":").partition(":")
        if not value.strip() and beside is not None:
            value, colon = beside.text, ":"
        if colon and plain(label) in _words("label") and _is_void(value):
            return f"{label.strip()}: {value.strip()}"
    return ""


def _is_void(value: str) -> bool:
    """The whole value, or all of it before a bracket or what says by whom: "Rejected by beneficiary bank"."""
    said = plain(_ASIDE.split(value)[0])
    return said in _words("value")


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(map(plain, every_language(load_vocabulary("void_payments")[table])))
