"""What recognition is unsure of: an exact value in a poor word is given with little confidence, or left open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extractors.evidence import Document, Evidence, Place, Problem
from extractors.values.identifiers import find_containers

# Kinds that are right to the letter or wrong.
EXACT = frozenset({"identifier", "account", "date", "period", "lot", "style", "container", "entry", "hs"})
# Kinds whose values mix letters and figures as their maker likes, so that no rule tells 0 from O.
LETTERED = frozenset({"identifier", "lot", "style"})
# A lone 0 or 1 before capitals ("0TT2020", "1P-7741"), an O, I or l amid figures: as often the other one.
_CONFUSED = re.compile(r"(?<![A-Za-z0-9])[01](?=[A-Z]{2}|[A-Z]-)|(?<=\d)[OIl](?=\d)")
_OTHERWISE = str.maketrans("01OIl", "OI011")
# A recognised word so unsure is not given at all; one below DOUBTFUL with no more than CAP. Measured on receipts: dates
# in words between the two were right, but the letters of numbers are not proved as those of a date are.
LEAST_SURE, DOUBTFUL, CAP = 0.2, 0.6, 0.85
# What recognised values are right at most, where nothing proves them: of those that claimed 0.97 and more, 92 to 97 in
# a hundred were right on unseen scans.
UNPROVED = 0.95


def without_doubtful(document: Document, fields: Iterable[Evidence]) -> tuple[tuple[Evidence, ...], list[Problem]]:
    """The fields as far as their words are sure, and the problems of those left open."""
    given = tuple(fields)
    read = any(item.method == "ocr" for item in given)
    pages = document.pages if read else ()
    printed = Counter(_bare(w.text) for page in pages for w in page.visible_words)
    judged = [_unproved(_judged(document, item), printed) for item in given]
    open_now = [f.problem for f in judged if f.problem is not None and f.problem.code == "doubtful_reading"]
    return tuple(judged), open_now


def _unproved(item: Evidence, printed: Mapping[str, int]) -> Evidence:
    """A recognised value with no more than UNPROVED, but for one that a check digit or a second place proves."""
    if item.method != "ocr" or item.value is None or item.confidence <= UNPROVED:
        return item
    words = [_bare(word) for word in item.place.quote.split()]
    twice = any(any(c.isdigit() for c in w) for w in words) and all(printed.get(w, 0) > 1 for w in words if w)
    checked = item.kind == "container" and all(right for *_, right in find_containers(item.value))
    return item if twice or checked else replace(item, confidence=UNPROVED)


def _bare(word: str) -> str:
    return word.strip(".,:;()[]*'\"")


def _judged(document: Document, item: Evidence) -> Evidence:
    if item.method != "ocr" or item.value is None or item.kind not in EXACT:
        return item
    if item.kind in LETTERED and _CONFUSED.search(item.value):
        return _left_open(item, (item.value, _CONFUSED.sub(lambda m: m[0].translate(_OTHERWISE), item.value)))
    sure = min(_confidences(document, item.place), default=1.0)
    if sure >= LEAST_SURE or item.kind in ("date", "period"):
        return item if sure >= DOUBTFUL else replace(item, confidence=min(item.confidence, CAP))
    return _left_open(item, (item.value,))


def _left_open(item: Evidence, candidates: tuple[str, ...]) -> Evidence:
    problem = Problem(
        "doubtful_reading", f"{item.name}: the scan is too poor to read it with certainty",
        "Read it on the page, or ask for a clear scan.", item.name, candidates,
    )  # fmt: skip
    return replace(item, value=None, problem=problem)


def _confidences(document: Document, place: Place) -> Sequence[float]:
    """Confidences of the words with a letter or figure whose middle stands in a place."""
    box = place.bbox
    words = (w for page in document.pages if page.number == place.page for w in page.visible_words)
    return [
        w.confidence
        for w in words
        if box.x0 <= w.bbox.center[0] <= box.x1
        and box.top <= w.bbox.center[1] <= box.bottom
        and any(c.isalnum() for c in w.text)
    ]
