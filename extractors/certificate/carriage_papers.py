"""The paper under which goods are carried, told within the carrier's blank: its kind and its number, nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from extractors.certificate.shapes import Piece, vocabulary
from extractors.forms import form_data

_BEFORE = 3  # words that lead to it at most: "under through ocean bill of lading"


def paper_of_carriage(words: Sequence[Piece]) -> list[Piece]:
    """ "under Bill of Lading No. ONEY4471": these words, where a carrier stands before and a number ends them."""
    said = vocabulary()["papers"]
    for start in range(1, len(words)):
        at = start
        while at < min(len(words), start + _BEFORE) and words[at].text in said["before"] | said["kinds"]:
            at += 1
        for kind in _kinds():
            end = at + len(kind)
            if tuple(w.text for w in words[at:end]) != kind:
                continue
            while end < len(words) and words[end].text.strip(".:") in said["behind"]:
                end += 1
            if end < len(words) and words[end].has_digit and not words[end].small:
                return list(words[start : end + 1])
    return []


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(kind.split()) for kind in form_data("certificate_fillings")["papers"]["named"])
