"""Small words at the edge of a blank: those of the sentence around it, or added to it, never of what fills it.

"by by Acme Ltd.", "on board by Flight 12", "shirts directly in 20 cartons": the name, the goods and the packages would
all read as filled; the word beside them is one that the form does not have there.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.certificate.form import Form
from extractors.certificate.tokens import Token
from extractors.forms import form_data

_NAMED = frozenset(
    {"foreign_seller", "producer", "place_of_production", "carrier", "place_of_lading", "place_of_departure"}
)
_ARTICLES = frozenset({"the", "a", "an"})
_OPENS, _CLOSES = frozenset('"“„«'), '"”“»'
_LONGEST = 4  # words at one edge that may be added


@dataclass(frozen=True, slots=True)
class Edges:
    """Words that no filling begins or ends with; `allowed` by blank and side; `doubtful` may still be meant so."""

    words: frozenset[str]
    doubtful: frozenset[str]
    capitals: frozenset[str]
    names: frozenset[str]
    begins: frozenset[str]
    trades: frozenset[str]
    fleets: frozenset[str]
    starts: dict[str, frozenset[str]]
    ends: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def edges() -> Edges:
    """The vocabulary of the form's data file."""
    table = form_data("certificate_12_43")["edges"]
    starts = {name: frozenset(words.split()) for name, words in table["starts"].items()}
    ends = {name: frozenset(words.split()) for name, words in table["ends"].items()}
    words, doubtful, capitals, names, begins, trades, fleets = (
        frozenset(table[key].split())
        for key in ("words", "doubtful", "capitals", "names", "begins", "trades", "fleets")
    )
    return Edges(words, doubtful, capitals, names, begins, trades, fleets, starts, ends)


@dataclass(frozen=True, slots=True)
class Edge:
    """Positions of tokens at one edge of a blank that are no filling; `doubt`: a person has to say."""

    tokens: tuple[int, ...]
    doubt: bool


Runs = tuple[tuple[str, ...], tuple[str, ...]]


def odd_edges(name: str, tokens: Sequence[Token], fill: Sequence[int], runs: Runs) -> list[Edge]:
    """Odd words where the filling begins and ends. `runs`: the form's words before and after the blank."""
    known = edges()
    held = [t for t in fill if tokens[t].text]
    beside = "".join(runs[0][-1:]), "".join(runs[1][:1])
    found = [*_small_in_name(name, tokens, held, known), *_said_twice(tokens, held, runs)]
    sides = ((held, known.starts, beside[0]), (held[::-1], known.ends, beside[1]))
    for order, allowed, neighbour in sides:
        fine = allowed.get(name, frozenset())
        run: list[int] = []
        for t in order[:_LONGEST]:
            word = tokens[t].text
            odd = word == neighbour or (word in known.words and word not in fine)
            inches = word == "in" and name == "description" and _is_measure([tokens[h] for h in held[-3:-1]])
            twice = word == neighbour and _is_repeated(tokens, t, -1 if order is held else 1)
            if not (odd and (twice or _is_small(tokens[t]))) or _is_abbreviation(tokens, t) or inches:
                break
            if _is_named(tokens, held, t, name):
                break
            run.append(t)
        if run and (len(run) < len(held) or all(tokens[t].text in beside for t in run)):
            free = name == "description" or all(tokens[t].text in _ARTICLES for t in run)
            doubt = free and all(tokens[t].text in known.doubtful and tokens[t].text != neighbour for t in run)
            doubt = doubt or (order is held and name in _NAMED and _may_begin_a_name(tokens, run, neighbour))
            found.append(Edge(tuple(sorted(run)), doubt))
    return found


def _is_named(tokens: Sequence[Token], held: Sequence[int], t: int, name: str) -> bool:
    """Part of a name or of a word: in a quotation, behind a hyphen, or the first word of a fleet's vessels.

    "EVER LUCENT" is a vessel's name where the form's own words are in small letters; among capitals a person says.
    """
    if t and tokens[t - 1].hyphenated and t - 1 in held:
        return True
    quoted = tokens[t].raw[:1] in _OPENS and any(set(_CLOSES) & set(tokens[h].raw[1:]) for h in held if h >= t)
    fleet = name == "carrier" and tokens[t].text in edges().fleets and tokens[held[0] - 1].raw.islower()
    return quoted or (fleet and t == held[0] and len(held) > 1 and tokens[t].raw[:1].isupper())


def _may_begin_a_name(tokens: Sequence[Token], run: Sequence[int], neighbour: str) -> bool:
    """In capitals nothing tells "EVER FORWARD" and "BY THE SEA LTD." from a word added: a person has to say."""
    words = [tokens[t] for t in run]
    return all(w.raw.isupper() and w.text in edges().begins and w.text != neighbour for w in words)


def _is_repeated(tokens: Sequence[Token], t: int, step: int) -> bool:
    """The same word stands beside it, both in capitals: "AT AT" there is no name that begins with "At"."""
    beside = tokens[t + step] if 0 <= t + step < len(tokens) else tokens[t]
    return (
        beside is not tokens[t] and beside.text == tokens[t].text and beside.raw.isupper() and tokens[t].raw.isupper()
    )


def _said_twice(tokens: Sequence[Token], held: Sequence[int], runs: Runs) -> list[Edge]:
    """Two words or more at an edge of a filling that the form says beside it: "W-1 WAS MINED, | WAS MINED, PRODUCED".

    Among capitals such a run reads as part of a name; whether it was pasted twice, a person has to say.
    """
    found = []
    for n in range(2, min(_LONGEST, len(held) - 1) + 1):
        for own, said in ((held[:n], runs[0][-n:]), (held[-n:], runs[1][:n])):
            if len(said) == n and tuple(tokens[t].text for t in own) == said:
                found.append(Edge(tuple(own), True))
    return found[-1:]


def _is_measure(before: Sequence[Token]) -> bool:
    """ "width 63" before "in": a measure in inches."""
    kinds = {"width", "wide", "length", "long", "diameter", "by", "x", "size", "height"}
    return len(before) == 2 and before[0].text in kinds and before[1].text[:1].isdecimal()


def runs_beside(form: Form, name: str) -> Runs:
    """The form's words before and after a blank, some at most, up to the next blank."""
    at = next(i for i, e in enumerate(form.elements) if e.blank == name)
    before = itertools.takewhile(bool, (e.word for e in reversed(form.elements[:at])))
    after = itertools.takewhile(bool, (e.word for e in form.elements[at + 1 :]))
    return tuple(itertools.islice(before, _LONGEST))[::-1], tuple(itertools.islice(after, _LONGEST))


def _is_small(token: Token) -> bool:
    """In small letters, or in a line of capitals."""
    bare = token.raw.strip("()[],;:.\"'“”‘’")
    return bare.islower() or (bare.isupper() and len(bare) > 1 and token.text not in edges().capitals)


def _small_in_name(name: str, tokens: Sequence[Token], held: Sequence[int], known: Edges) -> list[Edge]:
    """A word in small letters beside a name in capital ones, and none that names begin or end with."""
    if name not in _NAMED or len(held) < 2 or not any(tokens[t].raw[:1].isupper() for t in held):
        return []
    fine = known.names | known.words
    ends = [t for t in (held[0], held[-1]) if not (tokens[t].hyphenated or (t and tokens[t - 1].hyphenated))]
    odd = {t for t in ends if tokens[t].raw.strip("(),;").islower() and tokens[t].text not in fine}
    return [Edge((t,), True) for t in sorted(odd) if tokens[t].text.isascii() and len(tokens[t].text) > 2
            and tokens[t].text.isalpha() and "." not in tokens[t].raw.rstrip(",;")]  # fmt: skip


def _is_abbreviation(tokens: Sequence[Token], t: int) -> bool:
    """For number ("no."), and for inches after a figure ("in.")."""
    stopped = tokens[t].trail.startswith(".")
    inches = tokens[t].text == "in" and t > 0 and tokens[t - 1].raw[-1:].isdigit()
    return stopped and (tokens[t].text == "no" or inches)
