"""Whether a paper says of itself that it does not stand: a payment rejected or still pending, an order cancelled.

What such a paper orders or pays may never have happened, so it must not count as proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractors.evidence import Document, Problem
from extractors.segments import Segment, is_cjk, plain, segments_of
from extractors.vocabulary import every_language, load_vocabulary

CODE = "void_paper"


def void_problem(document: Document) -> Problem | None:
    """The problem of a paper that is not, or not yet, in force, with the words that say so."""
    said = next((words for page in document.pages for words in [_said(segments_of(page))] if words), "")
    if not said:
        return None
    return Problem(
        CODE,
        f"The paper says of itself “{said}”: what it orders or pays may not have happened.",
        "Ask the sender for the paper that stands in its place, or why this one stands.",
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
        if colon and plain(label) in _words("label") and _begins_void(value):
            return f"{label.strip()}: {value.strip()}"
    return ""


def _begins_void(value: str) -> bool:
    said = plain(value)
    words = _words("value")
    if said and is_cjk(said[0]):
        return any(said.startswith(word) for word in words)
    return any(f"{said} ".startswith(f"{word} ") for word in words)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(map(plain, every_language(load_vocabulary("void_papers")[table])))
