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
    bare = _BRACKETED.sub("", head) if ")" in head or "）" in head else head
    if not is_inner(head, kind) and not is_inner(bare, kind) and not _is_said_twice(head, kind):
        return None
    return text[mark.end() :].strip() if mark else ""


def is_inner(text: str, kind: str) -> bool:
    """Whether a text is the caption of a blank of that kind and no more."""
    return plain(text) in _inner(kind)


# Between the two languages of a caption; "A/c name" has a stroke of its own.
_BETWEEN_SCRIPTS = re.compile(r"(?<=[\u3040-\u9fff])\s*(?=[A-Za-z])|(?<=[A-Za-z.])\s*(?=[\u3040-\u9fff])")
_STROKES = (re.compile(r"\s*/\s*"), re.compile(r"\s+/\s*|/\s+"))


def _is_said_twice(head: str, kind: str) -> bool:
    """Whether a caption says the same in two languages: "Tên/Name", "Tên tài khoản/ A/c name"."""
    scripts = () if head.isascii() else _BETWEEN_SCRIPTS.split(head)
    if len(scripts) == 2 and all(is_inner(part, kind) for part in scripts):
        return True  # "地址 ADD"
    if "/" not in head:
        return False
    return any(len(parts) > 1 and all(is_inner(p, kind) for p in parts) for parts in (s.split(head) for s in _STROKES))


# A clause of a contract with its caption ("2. Quantity: 250 metric tons"), and a caption that dots lead to its value.
_CLAUSE = re.compile(r"\s*\d{1,2}[.)]\s+[^\W\d_][^:：\d]{1,40}[:：]\s")
_LED = re.compile(r"\s*([^\W\d_][^.…:：]{1,40}?)\s*(?:\.{4,}|…{2,})\s*:?\s*(?=\S)")
# Dotted blanks of the party itself, and those of them that an address is made of.
_OWN = ("name", "address", "tied", "place")


def _led_to(text: str) -> re.Match[str] | None:
    return _LED.match(text) if "...." in text or "……" in text else None


def opens_blank(text: str) -> bool:
    """Whether a line under a name begins something else: a numbered clause, or a dotted blank other than its own."""
    if _CLAUSE.match(text):
        return True
    led = _led_to(text)
    return led is not None and not any(is_inner(led[1], kind) for kind in _OWN)


def behind_dots(text: str) -> str:
    """What dots lead to from the caption of an address or its part: "City ....... Leeds"; any other text as it is."""
    led = _led_to(text)
    return text[led.end() :] if led and any(is_inner(led[1], kind) for kind in ("address", "place")) else text
