"""Captions of the blanks within a party's block: "Name: ...", "地址：..."."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.segments import plain
from extractors.vocabulary import load_vocabulary

# What a blank says again in another language: "Đơn vị (Company)".
_COLON = re.compile(r"[:：]")
_BRACKETED = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")


@cache
def _inner(kind: str) -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("parties")["inner"][kind])


@lru_cache(maxsize=4096)
def inner_label(text: str, kind: str) -> str | None:
    """What follows an inner label ("Name:", "地址："); "" when the label is alone; None when the text has none."""
    mark = _COLON.search(text)
    head = text[: mark.start()] if mark else text
    if plain(head) not in _inner(kind) and plain(_BRACKETED.sub("", head)) not in _inner(kind):
        return None
    return text[mark.end() :].strip() if mark else ""


def is_inner(text: str, kind: str) -> bool:
    """Whether a text is the caption of a blank of that kind and no more."""
    return plain(text) in _inner(kind)
