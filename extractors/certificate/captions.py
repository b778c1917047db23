"""The captions of the form, "(Quantity)" and so on: found wherever they stand and taken out of the text to align."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.certificate.bilingual_captions import openings, translated_behind, with_parted_captions
from extractors.certificate.form import Form
from extractors.certificate.names import strange_in_port
from extractors.certificate.shapes import pieces, vocabulary
from extractors.certificate.tokens import Token, without
from extractors.certificate.words import is_misreading
from extractors.evidence import BBox, union
from extractors.values.countries import country_name, parse_country

_WRAP = 2  # lines from the first piece of a caption to its second: one of the sentence stands between
_LONGEST_PLACE = 9  # words, "Saint Helena, Ascension and Tristan da Cunha" has seven
_UNDER = 1.2  # heights of a word between it and its caption
_OPENS = re.compile(r"[^\w(]*\(")
_UNOPENED = 3  # words of a caption from which it is one, though its first bracket was not recognised
Captions = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption found. `at`: number of remaining tokens before it; `additional`: it names another country's facts.

    `words`: the places of its words.
    """

    blank: str
    bbox: BBox
    page: int
    at: int
    additional: bool
    words: tuple[BBox, ...] = ()


def take_captions(tokens: Sequence[Token], form: Form) -> tuple[list[Token], list[Caption]]:
    """The tokens without the form's captions, and the captions."""
    tokens = with_parted_captions(tokens)
    found = [*_in_parentheses(tokens, form), *_caption_lines(tokens, form)]
    dropped = frozenset(i for _, places, _ in found for i in places)
    captions = [
        Caption(
            name,
            union([tokens[i].bbox for i in places]),
            tokens[places[0]].page,
            sum(1 for i in range(places[0]) if i not in dropped),
            additional,
            tuple(tokens[i].bbox for i in places),
        )
        for name, places, additional in found
    ]
    return without(tokens, dropped), sorted(captions, key=lambda c: c.at)


def _in_parentheses(tokens: Sequence[Token], form: Form) -> Iterator[tuple[str, list[int], bool]]:
    used: set[int] = set()
    for i, token in enumerate(tokens):
        opened = _OPENS.match(token.raw) is not None
        if i in used or not (opened or token.source == "ocr"):
            continue
        match = _best(tokens, i, used, form, 1 if opened else _UNOPENED)
        if match is not None:
            used.update(match[1])
            yield match


def _best(
    tokens: Sequence[Token], start: int, used: set[int], form: Form, least: int
) -> tuple[str, list[int], bool] | None:
    """The caption of at least so many words that begins here and closes its bracket."""
    known = [(c, False) for c in form.captions.items()] + [(c, True) for c in form.additional_captions.items()]
    for opening in openings(tokens, start):
        for (name, wordings), additional in known:
            for wording in wordings:
                places = _match(tokens, opening, wording, used) if len(wording) >= least else None
                if places and (closed := _closed(tokens, places, used)):
                    return name, [*range(start, opening), *closed], additional
    return None


def _closed(tokens: Sequence[Token], places: list[int], used: set[int]) -> list[int] | None:
    """The caption up to the bracket's end, with its translation into another language; None where more is said."""
    if ")" in tokens[places[-1]].raw:
        return places
    after = places[-1] + 1
    if after < len(tokens) and tokens[after].raw.strip() == ")" and _is_beside(tokens[after], tokens[places[-1]]):
        return [*places, after]
    behind = translated_behind(tokens, places[-1], used)
    return None if behind is None else [*places, *behind]


def _is_beside(bracket: Token, word: Token) -> bool:
    """A recogniser may read the bracket that closes a caption apart from its last word."""
    level = abs(bracket.bbox.center[1] - word.bbox.center[1]) < 0.6 * word.bbox.height
    return level and bracket.page == word.page and bracket.bbox.x0 - word.bbox.x1 < word.bbox.height


def _match(tokens: Sequence[Token], start: int, wording: tuple[str, ...], used: set[int]) -> list[int] | None:
    places: list[int] = []
    for number, word in enumerate(wording):
        if word == "*":
            return _through_bracket(tokens, places)
        at = start if number == 0 else _next(tokens, places, word, used)
        if at is None or not _reads(tokens[at], word):
            return None
        places.append(at)
        if ")" in tokens[at].raw and number < len(wording) - 1:
            return None
    return places


def _through_bracket(tokens: Sequence[Token], places: list[int]) -> list[int] | None:
    """The caption with the name of a place up to the bracket that closes it: "(Carrier to Cocos (Keeling) Islands)"."""
    found, depth = list(places), 1
    for i in range(places[-1] + 1, min(len(tokens), places[-1] + _LONGEST_PLACE)):
        if _is_left_of(tokens[i], tokens[found[-1]]):  # laid over the line, not of the caption
            continue
        found.append(i)
        depth += tokens[i].raw.count("(") - tokens[i].raw.count(")")
        if depth <= 0:
            return found if _is_place(tokens, found[len(places) :]) else None
    return None


def _is_place(tokens: Sequence[Token], named: list[int]) -> bool:
    """A country, or words that a place is named with: what else stands in the bracket is said of it."""
    text = re.sub(r"\)[),;.]*$", "", " ".join(tokens[i].raw for i in named))
    if parse_country(text) or country_name(parse_country(text.partition(" (")[0]) or "") == text + ")":
        return True
    words, said = pieces(tokens, named), vocabulary()["name"]["classes_of_labor"]
    return bool(words) and not strange_in_port(words) and not any(w.text in said for w in words)


def _is_left_of(token: Token, before: Token) -> bool:
    level = abs(token.bbox.center[1] - before.bbox.center[1]) < 0.3 * max(6.0, before.bbox.height)
    return level and token.bbox.x1 <= before.bbox.x0


def _next(tokens: Sequence[Token], places: list[int], word: str, used: set[int]) -> int | None:
    """The next word of a caption: the following token, or the one below where the caption is wrapped in its cell."""
    here = places[-1]
    after = next((i for i in range(here + 1, len(tokens)) if tokens[i].text), len(tokens))
    if after < len(tokens) and after not in used and _reads(tokens[after], word):
        return after
    if _goes_on(tokens, here):
        return None
    last, box = tokens[here], union([tokens[p].bbox for p in places])
    for i in range(here + 1, min(len(tokens), here + 60)):
        token = tokens[i]
        below = 0 < token.bbox.top - last.bbox.top < 2.5 * max(6.0, last.bbox.height)
        near = token.bbox.x1 > box.x0 - 10 and token.bbox.x0 < box.x1 + 10
        if i not in used and below and near and token.page == last.page and _reads(token, word):
            return i
    return _wrapped(tokens, here, word, used)


def _wrapped(tokens: Sequence[Token], here: int, word: str, used: set[int]) -> int | None:
    """The word with which a caption cut at the end of its line goes on: the first one under the sentence's next line.

    The sentence's line stands between both pieces, as where a caption hangs under a blank that is broken in two.
    """
    last = tokens[here]
    for i in range(here + 1, len(tokens)):
        token = tokens[i]
        if token.page != last.page or token.line > last.line + _WRAP:
            return None
        begins = token.line != tokens[i - 1].line and token.bbox.x1 <= last.bbox.x0
        if begins and i not in used and _reads(token, word):
            return i
    return None


def _goes_on(tokens: Sequence[Token], here: int) -> bool:
    """The text runs on beside the word, or closes the bracket in the next line: no cell ends here."""
    if here + 1 >= len(tokens):
        return False
    word, after = tokens[here], tokens[here + 1]
    beside = after.line == word.line and after.bbox.x0 - word.bbox.x1 < 1.5 * max(4.0, word.bbox.height)
    return (beside and "(" not in after.raw) or (")" in after.raw and "(" not in after.raw)


def _reads(token: Token, word: str) -> bool:
    if token.text == word:
        return True
    return token.source == "ocr" and len(word) > 2 and is_misreading(token.text, word)


def _caption_lines(tokens: Sequence[Token], form: Form) -> Iterator[tuple[str, list[int], bool]]:
    """Lines that hold nothing but two or more captions, without parentheses, as under ruled blanks."""
    lines: dict[int, list[int]] = {}
    for i, token in enumerate(tokens):
        if token.text and "(" not in token.raw:
            lines.setdefault(token.line, []).append(i)
    for line in lines.values():
        found = list(_parse_line(tokens, line, form.captions))
        if len(found) >= 2 and sum(len(places) for _, places in found) == len(line):
            yield from ((name, places, False) for name, places in found)


def _parse_line(tokens: Sequence[Token], line: list[int], captions: Captions) -> Iterator[tuple[str, list[int]]]:
    at = 0
    while at < len(line):
        for name, wording in ((n, w) for n, all_of in captions.items() for w in all_of):
            places = line[at : at + len(wording)]
            if len(places) == len(wording) and all(_reads(tokens[p], w) for p, w in zip(places, wording, strict=True)):
                yield name, places
                at += len(wording)
                break
        else:
            return


def cut_before(tokens: Sequence[Token], lading: Sequence[int], captions: Sequence[Caption]) -> int | None:
    """The first of the words of both places that stands before the caption of the second, behind that of the first.

    All of them where they stand behind the first caption, and the second one goes on in their line: the first place is
    empty. None where no caption parts the words.
    """
    first = next((c for c in captions if c.blank == "place_of_lading"), None)
    second = next((c for c in captions if c.blank == "place_of_departure"), None)
    if first is None:
        return None
    if lading[0] < first.at <= lading[-1]:
        return first.at
    last = next(t for t in reversed(lading) if tokens[t].text)
    if second is None or first.at > lading[0] or second.at <= last:
        return None
    down = tokens[last].bbox.center[1] - second.bbox.top
    return lading[0] if second.page == tokens[last].page and 0 < down < tokens[last].bbox.height else None


def cut_above(tokens: Sequence[Token], words: Sequence[int], captions: Sequence[Caption]) -> int | None:
    """The first of the words that stands over the caption of the second place, those before it over the first one's.

    None where the captions do not stand under the words, or the words not in that order.
    """
    first = next((c for c in captions if c.blank == "place_of_lading"), None)
    second = next((c for c in captions if c.blank == "place_of_departure"), None)
    if first is None or second is None:
        return None
    sides = [_nearer(tokens[t], first, second) for t in words]
    if None in sides or set(sides) != {False, True} or sides != sorted(map(bool, sides)):
        return None
    return words[sides.index(True)]


def _nearer(token: Token, first: Caption, second: Caption) -> bool | None:
    """Whether the second caption is that of the word; None where neither stands under it."""
    off = [_off(token, caption) for caption in (first, second)]
    return None if min(off) == float("inf") else off[1] < off[0]


def _off(token: Token, caption: Caption) -> float:
    """Points to the side by which a caption under the word is off; endless where it is not in the line below."""
    below = caption.bbox.top - token.bbox.bottom
    high = max(1.0, token.bbox.height)
    if token.page != caption.page or not -0.3 * high < below < _UNDER * high:
        return float("inf")
    x = token.bbox.center[0]
    return max(0.0, caption.bbox.x0 - x, x - caption.bbox.x1)
