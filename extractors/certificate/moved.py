"""Words that stand on the wrong side: of the sentence within what fills a blank, or of the filling outside it.

A word of the form moved by one place into a name or a number leaves all words there, in another order. What a blank
must begin or end with shows it; a person has to say, since what fills a blank is free.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.certificate.captions import Caption
from extractors.certificate.fill import Settled
from extractors.certificate.form import Form
from extractors.certificate.goods import goods_vocabulary, has_digit
from extractors.certificate.reading import FormReading
from extractors.certificate.tokens import Token

Moved = tuple[str, tuple[int, ...]]
_TITLE = frozenset({"certificate", "of", "origin", "original", "copy", "annex", "certification"})
_CALENDAR = frozenset({
    "the", "day", "of", "year", "about", "around", "or", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "january", "february", "march", "april", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
})  # fmt: skip

_MONTHS = frozenset({
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip
_PORT = frozenset({"port"})


def moved(form: Form, reading: FormReading) -> Iterator[Moved]:
    """(blank, positions of tokens) of what seems to stand on the wrong side of a word of the form."""
    tokens, settled = reading.tokens, reading.settled
    yield from _before_first(tokens, settled)
    yield from _quantity(tokens, settled)
    yield from _packages(tokens, settled)
    yield from _places_and_date(tokens, settled)
    yield from _over_captions(form, reading)


def _words(tokens: Sequence[Token], settled: Settled, blank: str) -> list[int]:
    return [t for t in settled.fills.get(blank, []) if tokens[t].text]


def _before_first(tokens: Sequence[Token], settled: Settled) -> Iterator[Moved]:
    """A word right before the form's first one: the sentence does not begin there."""
    first = settled.words.get(0)
    if first is None or not first.tokens or not first.tokens[0]:
        return
    here, before = tokens[first.tokens[0]], tokens[first.tokens[0] - 1]
    beside = before.page == here.page and abs(before.bbox.center[1] - here.bbox.center[1]) < 0.5 * here.bbox.height
    near = beside and -2 < here.bbox.x0 - before.bbox.x1 < 0.9 * max(6.0, here.bbox.height)
    closed = not before.text or before.raw.rstrip(')"”').endswith((".", ":", ";", "!", "-", "–", "—"))
    if near and not closed and before.text not in _TITLE and before.text.isalpha():
        yield "", (first.tokens[0] - 1,)


def _quantity(tokens: Sequence[Token], settled: Settled) -> Iterator[Moved]:
    """A unit that begins the description, where the quantity has none."""
    goods = goods_vocabulary()
    quantity, description = _words(tokens, settled, "quantity"), _words(tokens, settled, "description")
    if not quantity or not description:
        return
    start = tokens[quantity[0]]
    counted = any(has_digit(tokens[t]) for t in quantity[1:])
    known = start.text.strip("().") in goods.units | goods.numbers
    if counted and start.raw.isalpha() and start.raw.islower() and not known and start.source != "ocr":
        yield "quantity", (quantity[0],)
    first = tokens[description[0]].text.strip(".")
    bare = not any(tokens[t].text.strip("().") in goods.units for t in quantity)
    if (bare and first in goods.units) or first in ("weight", "wt"):
        yield "description", (description[0],)


def _packages(tokens: Sequence[Token], settled: Settled) -> Iterator[Moved]:
    """A number that ends the description, where the packages have none before them."""
    description, packages = _words(tokens, settled, "description"), _words(tokens, settled, "packages")
    if not description or not packages:
        return
    last, first = tokens[description[-1]], tokens[packages[0]]
    worded = last.text in goods_vocabulary().numbers - {"a", "and", "only", "total", "say", "half", "quarter"}
    count = last.text.isdigit() and len(last.text) < 4 and not first.raw[:1].isdigit()
    twice = len(packages) > 1 and all(tokens[t].raw.isdigit() for t in packages[:2])
    if twice:
        yield "packages", (packages[0],)
    elif worded or (count and not any(has_digit(tokens[t]) for t in packages)):
        yield "description", (description[-1],)


def _places_and_date(tokens: Sequence[Token], settled: Settled) -> Iterator[Moved]:
    """A port that begins with a number or ends with a month, a carrier ending with "port", a date with a name."""
    for blank in ("place_of_lading", "place_of_departure"):
        held = _words(tokens, settled, blank)
        if len(held) > 1 and has_digit(tokens[held[0]]):
            yield blank, (held[0],)
    for blank, small in (("carrier", _PORT), ("place_of_departure", _MONTHS)):
        held = _words(tokens, settled, blank)
        if len(held) > 1 and tokens[held[-1]].text.strip(".") in small:
            yield blank, (held[-1],)
    date = _words(tokens, settled, "departure_date")
    if len(date) > 1 and not has_digit(tokens[date[0]]) and any(has_digit(tokens[t]) for t in date):
        known = tokens[date[0]].text.strip(".") in _CALENDAR
        if not known and tokens[date[0]].source != "ocr" and tokens[date[0]].text.isascii():
            yield "departure_date", (date[0],)


def _over_captions(form: Form, reading: FormReading) -> Iterator[Moved]:
    """A word of the form between a blank's filling and its caption in the same line."""
    at = {e.blank: i for i, e in enumerate(form.elements) if e.blank}
    for caption in reading.captions:
        if caption.at == 0 or caption.blank not in at:
            continue
        seen = reading.settled.words.get(at[caption.blank] + 1)
        if seen is not None and seen.tokens and seen.tokens[0] <= caption.at - 1 <= seen.tokens[-1]:
            token = reading.tokens[caption.at - 1]
            if token.page == caption.page and _beside(token, caption):
                yield caption.blank, (caption.at - 1,)


def _beside(token: Token, caption: Caption) -> bool:
    level = abs(token.bbox.center[1] - caption.bbox.center[1]) < 0.4 * token.bbox.height
    return level and -2 < caption.bbox.x0 - token.bbox.x1 < 1.2 * token.bbox.height
