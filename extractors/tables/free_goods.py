"""Words that stand where a price would and say that there is none: "F.O.C.", "ohne Berechnung"."""

from __future__ import annotations

from functools import cache

from extractors.segments import plain
from extractors.vocabulary import load_vocabulary


@cache
def _words() -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("columns")["free"]["words"])


def is_free(text: str) -> bool:
    """Whether a cell says that its goods cost nothing."""
    return not text.isdecimal() and plain(text) in _words()
