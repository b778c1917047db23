"""What keeps a certificate from being proved: fillings of no known shape, words on the wrong side of a blank, notes.

A word of the form moved by one place into a name or a number leaves all words there, in another order. What a blank
must begin, end and be made of shows it; a person has to say, since what fills a blank is free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.certificate.captions import Caption
from extractors.certificate.edges import edges
from extractors.certificate.fill import Settled
from extractors.certificate.fillings import strange_words
from extractors.certificate.form import Form
from extractors.certificate.goods import goods_vocabulary, has_digit, holds_packages_at_its_end
from extractors.certificate.reading import FormReading
from extractors.certificate.shapes import Piece, pieces, vocabulary
from extractors.certificate.tokens import Token

_TITLE = frozenset({"certificate", "of", "origin", "original", "copy", "annex", "certification"})
_UNCOUNTED = frozenset({"a", "and", "only", "total", "say", "half", "quarter"})
_YEARLY = frozenset({"crop", "season", "year", "vintage", "harvest"})
_MEASURED = frozenset({"width", "wide", "length", "long", "height", "diameter"})  # "width 63 in": it may be inches
_JOINING = frozenset({"of", "and", "in", "with", "or", "for", "on"})
_NOTE = re.compile(r"[*†‡§¹²³⁴⁵#]")
_SAID_BLANKS = frozenset(
    {"foreign_seller", "producer", "place_of_production", "carrier", "place_of_lading", "place_of_departure"}
    | {"departure_date", "quantity", "packages", "labor_class"}
)


@dataclass(frozen=True, slots=True)
class Unproved:
    """Tokens that are not proved; `sure`: words that no such filling can hold; `blank` "" beside the form."""

    blank: str
    tokens: tuple[int, ...]
    sure: bool = False
    fixed: int = -1


def unproved(form: Form, reading: FormReading) -> Iterator[Unproved]:
    """Everything in and beside the form's sentence that nothing proves to be harmless."""
    for name, fill in reading.settled.fills.items():
        yield from _fillings(name, reading, fill)
    yield from _notes(reading)
    yield from _overprinted(reading)
    yield from _before_first(reading.tokens, reading.settled)
    yield from _count_left_behind(reading.tokens, reading.settled)
    yield from _packages_left_behind(reading.tokens, reading.settled)
    yield from _packages_as_marks(reading.tokens, reading.settled)
    yield from _seller_before_first(reading.tokens, reading.settled)
    yield from _said_twice(form, reading)
    yield from _port_left_behind(reading.tokens, reading.settled)
    yield from _over_captions(form, reading)


def _fillings(name: str, reading: FormReading, fill: Sequence[int]) -> Iterator[Unproved]:
    if name == "place_of_departure" and fill == reading.settled.fills["place_of_lading"]:
        return
    words = pieces(reading.tokens, fill)
    strange = strange_words(name, words)
    if reading.ocr:
        strange = [w for w in strange if w.text.isalpha()]
    run: list[Piece] = []
    for word in words:
        if word in strange:
            run.append(word)
            continue
        if run:
            yield _run(name, run)
        run = []
    if run:
        yield _run(name, run)


def _run(name: str, run: Sequence[Piece]) -> Unproved:
    said = vocabulary()["name"]
    sure = name in _SAID_BLANKS and any(w.small and w.text in said["never"] - said["telling"] for w in run)
    return Unproved(name, tuple(t for w in run for t in w.places), sure)


def _notes(reading: FormReading) -> Iterator[Unproved]:
    """A star or a dagger on a word of the form or between two: something is said of it elsewhere."""
    for number, seen in reading.settled.words.items():
        for t in seen.tokens:
            if seen.kind == "exact" and not reading.ocr and _NOTE.search(reading.tokens[t].raw):
                yield Unproved("", (t,), True, number)


def _overprinted(reading: FormReading) -> Iterator[Unproved]:
    """A word printed over one of the form's, as large and on its line: which of them is meant, the page shows."""
    if reading.ocr:
        return
    words = [t for t, token in enumerate(reading.tokens) if token.text]
    for number, seen in reading.settled.words.items():
        for t in seen.tokens:
            here = reading.tokens[t]
            over = [u for u in words if u not in seen.tokens and _covers(reading.tokens[u], here)]
            if over:
                yield Unproved("", (over[0],), True, number)


def _covers(token: Token, here: Token) -> bool:
    if token.page != here.page or token.text == here.text or not 0.7 < token.size / (here.size or 1.0) < 1.4:
        return False
    if token.bbox.height / token.size > 1.25 * here.bbox.height / (here.size or 1.0):  # on a slant: a stamp's
        return False
    a, b = token.bbox, here.bbox
    wide, high = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide > 0.4 * min(a.width, b.width) and high > 0.75 * max(a.height, b.height)


def _words(tokens: Sequence[Token], settled: Settled, blank: str) -> list[int]:
    return [t for t in settled.fills.get(blank, []) if tokens[t].text]


def _before_first(tokens: Sequence[Token], settled: Settled) -> Iterator[Unproved]:
    """A word right before the form's first one: the sentence does not begin there."""
    first = settled.words.get(0)
    if first is None or not first.tokens or not first.tokens[0]:
        return
    here, before = tokens[first.tokens[0]], tokens[first.tokens[0] - 1]
    beside = before.page == here.page and abs(before.bbox.center[1] - here.bbox.center[1]) < 0.5 * here.bbox.height
    near = beside and -2 < here.bbox.x0 - before.bbox.x1 < 0.9 * max(6.0, here.bbox.height)
    closed = before.raw.rstrip(')"”').endswith((".", ":", ";", "!", "-", "–", "—", ")"))
    numbered = before.text.isdigit() or (len(before.raw) == 2 and before.raw.islower())
    if near and before.text and not (closed and (numbered or len(before.text) > 1)) and before.text not in _TITLE:
        yield Unproved("", (first.tokens[0] - 1,), before.text == "i" or before.text in edges().words)


def _count_left_behind(tokens: Sequence[Token], settled: Settled) -> Iterator[Unproved]:
    """A number or a kind of package that ends the description, where the packages have none before them."""
    description, packages = _words(tokens, settled, "description"), _words(tokens, settled, "packages")
    kinds = goods_vocabulary().packages
    if not description or not packages:
        return
    last, first = tokens[description[-1]], tokens[packages[0]].text.strip("().,")
    counted = next((t for t in packages if has_digit(tokens[t]) or tokens[t].text.strip("().,") in kinds), packages[0])
    behind = any(re.fullmatch(r"\(\d+\)", tokens[t].raw.strip(" ,.")) for t in packages)  # "jute bags (191)"
    worded = last.text in goods_vocabulary().numbers - _UNCOUNTED
    year = len(description) > 1 and tokens[description[-2]].text in _YEARLY and last.text[:2] in {"19", "20"}
    count = last.text.isdecimal() and not year and not (behind or has_digit(tokens[counted]) or ")" in last.raw)
    kept = len(description) > 1 and tokens[description[-2]].text not in _JOINING and len(packages) < 4
    if (
        kept
        and tokens[description[-1]].text in vocabulary()["packages"]["stuffs"]
        and first in goods_vocabulary().packages
    ):
        yield Unproved("description", (description[-1],))
    if worded or (count and first not in vocabulary()["packages"]["whole"]):
        yield Unproved("description", (description[-1],))


def _packages_left_behind(tokens: Sequence[Token], settled: Settled) -> Iterator[Unproved]:
    """Packages that end the description: the form's "in" stands before them no more, but one of the packages' own."""
    description = pieces(tokens, settled.fills.get("description", []))
    inches = len(description) > 2 and description[-2].text in _MEASURED | {"in"} and description[-1].is_number
    if holds_packages_at_its_end(description) or inches:
        yield Unproved("description", tuple(t for w in description[-2:] for t in w.places))


def _packages_as_marks(tokens: Sequence[Token], settled: Settled) -> Iterator[Unproved]:
    """A number of packages where the marks belong, and nothing else: the two blanks are exchanged."""
    marks = pieces(tokens, settled.fills.get("marks", []))
    counted = bool(marks) and (marks[0].is_number or marks[0].text in goods_vocabulary().numbers - _UNCOUNTED)
    if len(marks) > 1 and counted and not strange_words("packages", marks):
        yield Unproved("marks", tuple(t for w in marks for t in w.places))


def _seller_before_first(tokens: Sequence[Token], settled: Settled) -> Iterator[Unproved]:
    """The word left of the form's first one and the seller are together a name that stands elsewhere on the page."""
    first, seller = settled.words.get(0), [tokens[t].text for t in _words(tokens, settled, "foreign_seller")]
    if first is None or not first.tokens or not seller:
        return
    outside = [*range(settled.start), *range(settled.end, len(tokens))]
    left = [t for t in outside if tokens[t].text and _is_left_of(tokens[t], tokens[first.tokens[0]])]
    before = max(left, key=lambda t: tokens[t].bbox.x1, default=-1)
    texts = [t.text for t in tokens]
    if left and any(texts[at : at + len(seller) + 1] == [texts[before], *seller] for at in outside):
        yield Unproved("", (before,))


def _is_left_of(token: Token, here: Token) -> bool:
    level = abs(token.bbox.center[1] - here.bbox.center[1]) < 0.5 * here.bbox.height
    return level and token.page == here.page and token.bbox.x1 <= here.bbox.x0


def _said_twice(form: Form, reading: FormReading) -> Iterator[Unproved]:
    """The form's last words before a blank at the start of its filling, two or more: they are printed twice."""
    for number, element in enumerate(form.elements):
        said = _words(reading.tokens, reading.settled, element.blank) if element.blank else []
        texts = [reading.tokens[t].text for t in said]
        for count in range(2, len(texts)):
            before = [e.word for e in form.elements[max(0, number - count) : number]]
            if texts[:count] == before:
                yield Unproved(element.blank, tuple(said[:count]))


def _port_left_behind(tokens: Sequence[Token], settled: Settled) -> Iterator[Unproved]:
    """The carrier's last words and the place of lading together are the place of departure."""
    carrier, lading = _words(tokens, settled, "carrier"), _words(tokens, settled, "place_of_lading")
    place = [tokens[t].text for t in _words(tokens, settled, "place_of_departure")]
    here = [tokens[t].text for t in lading]
    said = [tokens[t].text for t in carrier]
    for count in range(1, min(3, len(said))):
        if place and said[-count:] + here == place:
            yield Unproved("carrier", tuple(carrier[-count:]))
    for count in range(1, len(here)):
        port = set(here[:count]) <= edges().names | {"of", "the", "de"} or _is_parted(tokens, lading, count)
        if place and here[count:] == place and not port:
            yield Unproved("place_of_lading", tuple(lading[:count]))


def _is_parted(tokens: Sequence[Token], lading: Sequence[int], count: int) -> bool:
    """A place within the other, named before a comma: "Tien Sa, Da Nang"."""
    named = all(tokens[t].raw[:1].isupper() and not has_digit(tokens[t]) for t in lading[:count])
    return named and tokens[lading[count - 1]].raw.endswith(",")


def _over_captions(form: Form, reading: FormReading) -> Iterator[Unproved]:
    """A word of the form between a blank's filling and its caption in the same line."""
    at = {e.blank: i for i, e in enumerate(form.elements) if e.blank}
    for caption in reading.captions:
        if caption.at == 0 or caption.blank not in at:
            continue
        seen = reading.settled.words.get(at[caption.blank] + 1)
        if seen is not None and seen.tokens and seen.tokens[0] <= caption.at - 1 <= seen.tokens[-1]:
            token = reading.tokens[caption.at - 1]
            wrapped = token.last and caption.at < len(reading.tokens) and _before(caption, reading.tokens[caption.at])
            if token.page == caption.page and (_beside(token, caption) or wrapped):
                yield Unproved(caption.blank, (caption.at - 1,))


def _before(caption: Caption, token: Token) -> bool:
    """The caption begins a line of the sentence: the token goes on right of it."""
    level = token.page == caption.page and abs(token.bbox.center[1] - caption.bbox.center[1]) < 0.4 * token.bbox.height
    return level and -2 < token.bbox.x0 - caption.bbox.x1 < 1.2 * token.bbox.height


def _beside(token: Token, caption: Caption) -> bool:
    level = abs(token.bbox.center[1] - caption.bbox.center[1]) < 0.4 * token.bbox.height
    return level and -2 < caption.bbox.x0 - token.bbox.x1 < 1.2 * token.bbox.height
