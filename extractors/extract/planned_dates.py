"""Days of carriage that were still to come when the paper was written: "ETD", "intended sailing date", a booking's own.

The contract's departure is that on board or dispatched, its arrival that received: a plan says neither. The words are
data (`vocabulary/planned_dates.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from extractors.extract.labels import WEAK
from extractors.extract.sheet import Edge, Sheet
from extractors.memo import remembered
from extractors.segments import plain
from extractors.values.folding import fold
from extractors.vocabulary import every_language, load_vocabulary, pattern_of, words_in

DAYS = ("departure_date", "arrival_date")
# Papers that are written when goods are sent: what they say has arrived later, is to arrive.
_OF_THE_SENDING = ("commercial_invoice", "packing_list")
# Lines at the head of a paper among which its title stands.
HEAD = 15
# Words of a title with what stands before it.
OPENED = 5
# Where the words before a label begin anew: behind another label's colon, a number, a clause.
_APART = re.compile(r"[:：;,|\d]")
# What is said of a value behind it: in brackets, or in a word or two at the end of its piece.
_BEHIND = re.compile(r"\s*[(（\[]([^)）\]]*)|\s+((?:[^\s\d:：(（\[]+\s?){1,2})$")


def without_planned(sheet: Sheet, by_field: Mapping[str, Sequence[Edge]]) -> dict[str, list[Edge]]:
    """The edges without days that a paper plans; where it plans its departure, its own date is not that day either."""
    kept = {field: list(edges) for field, edges in by_field.items()}
    held = {field: kept.pop(field) for field in DAYS if kept.get(field)}
    if not held or is_headed(sheet, "before_carriage"):
        return kept
    noticed = is_headed(sheet, "notices")
    for field, edges in held.items():
        told = [e for e in edges if not _is_planned(e)]
        of_notice = field == "departure_date" and (noticed or told != edges)
        kept[field] = [e for e in told if not (of_notice and e.label.strength <= WEAK)]
    kept["arrival_date"] = list(_arrived(sheet, kept))
    return {field: edges for field, edges in kept.items() if edges}


def _arrived(sheet: Sheet, by_field: Mapping[str, Sequence[Edge]]) -> Iterator[Edge]:
    """The arrivals that a paper can know of: an invoice's "delivery date" after its own date is a promise."""
    dated = max(by_field.get("invoice_date", ()), key=lambda e: e.score, default=None)
    written = dated.value.value if dated is not None and sheet.type in _OF_THE_SENDING else None
    for edge in by_field.get("arrival_date", ()):
        promised = _words("promised").search(fold(edge.label.text)) is not None
        if not (promised and written and edge.value.value and edge.value.value > written):
            yield edge


def _is_planned(edge: Edge) -> bool:
    """Whether words before, in or behind the label, or behind the value, speak of a day that is to come."""
    said = fold(" ".join(_said(edge)))
    return _words("planned").search(said) is not None and _words("come").search(said) is None


def _said(edge: Edge) -> Iterator[str]:
    label, value = edge.label, edge.value
    phrase = label.line.phrases[label.line.phrase_at(label.start)]
    yield _APART.split(label.line.text[phrase.start : label.start])[-1]
    beside = value.line is label.line and value.start >= label.end
    yield label.line.text[label.start : value.start if beside else phrase.end]
    ends = value.line.phrases[value.line.phrase_at(value.start)].end
    behind = _BEHIND.match(value.line.text, value.end, ends)
    if behind:
        yield behind[1] or behind[2]


def speaks_beforehand(sheet: Sheet, field: str) -> bool:
    """Whether a paper's own date is not the day on which its goods left: by its title, or since it plans that day."""
    if field != "departure_date":
        return False
    departures = (label for labels in sheet.labels.values() for label in labels if label.field == "departure_date")
    planned = any(_words("planned").search(fold(label.text)) for label in departures)
    return planned or is_headed(sheet, "before_carriage") or is_headed(sheet, "notices")


_words = partial(pattern_of, "planned_dates")


def is_headed(sheet: Sheet, name: str) -> bool:
    """Whether a line or piece of a line at the head of the first page is one of these titles."""
    titles = _titles(name)
    return any(said in titles or _ends_in(said, titles) for said in _heads(sheet))


@remembered(8)
def _heads(sheet: Sheet) -> frozenset[str]:
    """What the lines at the head of the first page and their pieces say."""
    first = [line for line in sheet.lines[:HEAD] if line.page is sheet.lines[0].page]
    texts = (text for line in first for text in (line.text, *(line.text[p.start : p.end] for p in line.phrases)))
    return frozenset(plain(piece) for text in texts for piece in _pieces(text))


_PARTED = re.compile(r" [-–—/|] ")


def _pieces(text: str) -> Iterator[str]:
    """A heading and its parts: "BOOKING CONFIRMATION - REVISED", "AVISO DE LLEGADA / ARRIVAL NOTICE"."""
    yield text
    yield from _PARTED.split(text)


def _ends_in(text: str, titles: frozenset[str]) -> bool:
    """Whether a few words end in such a title: "VESSEL BOOKING REQUEST", but not "Date of delivery order"."""
    words = text.split()
    return 2 < len(words) <= OPENED and any(" ".join(words[n:]) in titles for n in (1, 2)) and not _small() & {*words}


@cache
def _titles(name: str) -> frozenset[str]:
    return frozenset(plain(title) for title in every_language(load_vocabulary("planned_dates")[name]))


@cache
def _small() -> frozenset[str]:
    return frozenset(words_in("planned_dates", "small"))
