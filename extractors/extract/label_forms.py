"""Labels formed from one another: what is said of "factura nº" is said of "número de factura" as well.

How each language forms them is data (vocabulary/label_forms.toml). A form that some list of labels names itself, or
that two fields would share, is left to those lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.extract.label_tokens import tokens_of
from extractors.values.folding import is_cjk
from extractors.vocabulary import load_vocabulary

Key = tuple[str, ...]
# Kinds of field whose label says "number", and kinds that add up.
NUMBERED = frozenset({"identifier", "lot", "style", "voyage", "container", "entry"})
SUMMED = frozenset({"weight", "quantity", "count", "hours"})
# Letters of a shorter name are short for something else as well ("CT no": carton); Chinese characters say more.
SHORTEST, SHORTEST_HAN = 4, 2
# So many letters has the shortest part of a word that is a name without its ending ("Los" of "Losnummer").
SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Pattern:
    """The words of one language around a name: keys of tokens, and ends and beginnings of the same word."""

    before: tuple[Key, ...]
    behind: tuple[Key, ...]
    links: tuple[Key, ...]
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]
    joint: str


def key_of(text: str) -> Key:
    """The tokens of a label, colons aside."""
    return tuple(t.text for t in tokens_of(text) if t.text != ":")


@cache
def _patterns(name: str) -> Mapping[str, Pattern]:
    return {language: _pattern(table) for language, table in load_vocabulary("label_forms")[name].items()}


def _pattern(table: Mapping[str, Any]) -> Pattern:
    def keys(part: str) -> tuple[Key, ...]:
        return tuple(key_of(word) for word in table.get(part, ()))

    return Pattern(
        before=keys("before"),
        behind=keys("behind"),
        links=keys("links"),
        endings=tuple(table.get("endings", ())),
        beginnings=tuple(table.get("beginnings", ())),
        joint=table.get("joint", ""),
    )


@cache
def _measured(language: str) -> tuple[Key, ...]:
    return tuple(key_of(word) for word in load_vocabulary("label_forms")["measured"].get(language, ()))


def formed_labels(
    fields: Mapping[str, Mapping[str, Iterable[str]]], kinds: Mapping[str, str], languages: Iterable[str]
) -> dict[Key, str]:
    """Labels as tokens -> their field, that follow from the listed ones; none that two fields would share."""
    found: dict[Key, set[str]] = {}
    for language in languages:
        for field, table in fields.items():
            for key in _forms_of(table.get(language, ()), kinds[field], language):
                found.setdefault(key, set()).add(field)
    return {key: min(of) for key, of in found.items() if len(of) == 1}


def _forms_of(labels: Iterable[str], kind: str, language: str) -> Iterator[Key]:
    """Further labels of a field of that kind, as tokens, that follow from those of one language."""
    for label in labels:
        key = key_of(label)
        if kind in NUMBERED and (pattern := _patterns("number").get(language)):
            yield from _numbers(key, pattern)
        if kind in SUMMED and (pattern := _patterns("total").get(language)):
            yield from _totals(key, pattern)
        if kind == "weight":
            yield from ((*key, *unit) for unit in _measured(language))


def _numbers(key: Key, pattern: Pattern) -> Iterator[Key]:
    """All ways to say the number of what a label names the number of; none for a label without such a word."""
    for name in _names(key, pattern):
        yield from ((*name, *word) for word in pattern.behind)
        for word in pattern.before:
            yield from ((*word, *link, *name) for link in ((), *pattern.links))
    for stem in _stems(key, pattern):
        yield from ((stem + ending,) for ending in pattern.endings)
        names = {stem, stem.removesuffix(pattern.joint)}
        yield from ((name, *word) for name in names for word in pattern.behind)


def _names(key: Key, pattern: Pattern) -> Iterator[Key]:
    """The name in a label: what is left without its words for number ("factura" of "nº de factura")."""
    found = [key[: -len(w)] for w in pattern.behind if key[-len(w) :] == w]
    heads = ((*word, *link) for word in pattern.before for link in (*pattern.links, ()))
    ahead = [key[len(head) :] for head in heads if key[: len(head)] == head]
    shortest = min(ahead, key=len, default=())
    names = (n for n in (*found, shortest) if n and _is_long(n))
    words = {w for word in (*pattern.before, *pattern.behind, *pattern.links) for w in word}
    return (n for n in names if n[0] not in words and n[-1] not in words)


def _is_long(name: Key) -> bool:
    """Whether a name is long enough to mean one thing."""
    return len("".join(name)) >= (SHORTEST_HAN if is_cjk(name[0][0]) else SHORTEST)


def _stems(key: Key, pattern: Pattern) -> Iterator[str]:
    """The name that a compound begins with: "rechnungs" of "rechnungsnummer"."""
    if len(key) == 1:
        stems = (key[0].removesuffix(ending) for ending in pattern.endings if key[0].endswith(ending))
        yield from (stem for stem in stems if len(stem) >= SHORTEST_STEM)


def _totals(key: Key, pattern: Pattern) -> Iterator[Key]:
    """All ways to say the sum of what a label names; none for a label that says it already."""
    words = {w for word in (*pattern.before, *pattern.behind) for w in word}
    if words & set(key) or key[0].startswith(pattern.beginnings or ("\0",)):
        return
    yield from ((*key, *word) for word in pattern.behind)
    for word in pattern.before:
        yield from ((*word, *link, *key) for link in ((), *pattern.links))
    yield from ((beginning + key[0], *key[1:]) for beginning in pattern.beginnings)
