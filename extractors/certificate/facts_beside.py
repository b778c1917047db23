"""What a line beside the form tells of the goods: where they or what is in them come from, who made them, who worked.

The form has blanks for that. A line that tells it in other words than theirs ("Cotton from Xinjiang") is no part of a
letterhead, an address or a seal, whatever its capitals: a person has to compare it with what is certified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.certificate.certified import Certified, bare
from extractors.certificate.labels_beside import is_no_final_paper, labels_another
from extractors.certificate.offices import office_words
from extractors.certificate.shapes import Piece, vocabulary
from extractors.certificate.translation_words import HAN, any_saying, plain
from extractors.forms import form_data
from extractors.values.countries import parse_country, region_country
from extractors.vocabulary import load_vocabulary

_LONGEST_NAME = 3  # words of a country's name
_SHORTEST_NAME = 4  # letters: shorter ones are codes and words


@dataclass(frozen=True, slots=True)
class _Words:
    claims: re.Pattern[str]
    titles: re.Pattern[str]
    materials: re.Pattern[str]
    regions: re.Pattern[str]
    plain: frozenset[str]
    things: frozenset[str]
    references: frozenset[str]
    qualities: frozenset[str]
    workforce: re.Pattern[str]


def tells_another(said: Sequence[Piece], of: Certified) -> bool:
    """Whether the line tells of the goods what the blanks do not: an origin, a maker, what is in them, who worked."""
    words = _words()
    shown = words.titles.sub(" ", f" {' '.join(bare(w) for w in said)} ")
    left = [w for w in said if f" {bare(w)} " in shown or HAN.search(w.raw)]
    if not left:
        return False
    return (
        _claims(left, shown, of)
        or labels_another(left, of)
        or is_no_final_paper(left, of)
        or _another_material(left, shown, of)
        or _named_material(left, of)
        or any(m.group() not in of.parties for m in words.workforce.finditer(shown))
    )


def _claims(said: Sequence[Piece], shown: str, of: Certified) -> bool:
    """A word of coming from a place or of making, and beside it a word that no blank has."""
    claimed = [m for m in _words().claims.finditer(shown) if m.group().strip() not in of.parties]
    if not claimed or _is_letters_sender(said):
        return False
    own = {part for m in claimed for part in m.group().split()}
    return any(bare(w) not in own and not _is_certified(w, of) for w in said)


def _is_letters_sender(said: Sequence[Piece]) -> bool:
    """ "From: Acme Mills Ltd." at the head of a letter."""
    return said[0].text.strip(":") == "from" and said[0].raw.rstrip().endswith(":")


def _is_certified(word: Piece, of: Certified) -> bool:
    """A word of the blanks on goods, maker and place, the name of that country, or one that tells nothing."""
    text = bare(word)
    if text in of.place | of.goods or len(text) < 2 or not any(c.isalpha() for c in text):
        return True
    if of.country and len(text) >= _SHORTEST_NAME and parse_country(word.raw) == of.country:
        return True
    harmless = vocabulary()["around"]["plain"] | vocabulary()["date"]["months"] | office_words().titles
    return word.text.strip(".") in harmless - _words().plain and not HAN.search(word.raw)


def _another_material(said: Sequence[Piece], shown: str, of: Certified) -> bool:
    """A material beside the name of a country that is not that of the place; or a region that orders name, at all."""
    words = _words()
    if any(m.group().strip() not in of.parties for m in words.regions.finditer(shown)):
        return True
    if not words.materials.search(shown) or any(bare(w) in words.references for w in said):
        return False
    return any(code != of.country for code in _countries(said, of))


def _named_material(said: Sequence[Piece], of: Certified) -> bool:
    """ "Aksu cotton": a line of a name that no blank has and a material, and nothing else."""
    words = _words()
    if not 1 < len(said) <= _LONGEST_NAME or not words.materials.search(f" {bare(said[-1])} "):
        return False
    known = of.parties | of.goods | words.qualities
    return said[-1].small and all(
        w.raw[:1].isupper() and not w.has_digit and bare(w) not in known and not _is_certified(w, of) for w in said[:-1]
    )


def _countries(said: Sequence[Piece], of: Certified) -> Iterator[str]:
    """Countries that words of the line name which are of no party."""
    for size in range(1, _LONGEST_NAME + 1):
        for at in range(len(said) - size + 1):
            part = said[at : at + size]
            name = " ".join(w.raw.strip("()[],;:.\"'“”‘’") for w in part)
            if len(name) < _SHORTEST_NAME or all(bare(w) in of.parties | _words().things for w in part):
                continue
            code = (
                parse_country(name) or region_country(name) or load_vocabulary("origins")["adjectives"].get(plain(name))
            )
            if code:
                yield code


@lru_cache(maxsize=1)
def _words() -> _Words:
    told = form_data("certificate_facts_beside")
    return _Words(
        claims=_any_of("claims"),
        titles=_any_of("titles"),
        materials=_any_of("materials"),
        regions=_any_of("regions"),
        plain=frozenset(told["places"]["plain"].split()),
        things=frozenset(told["places"]["things"].split()),
        references=frozenset(told["references"]["words"].split()),
        qualities=frozenset(told["qualities"]["words"].split()),
        workforce=_any_of("workforce"),
    )


def _any_of(use: str) -> re.Pattern[str]:
    """The words and phrases of one use in all languages."""
    told: dict[str, str | list[str]] = form_data("certificate_facts_beside")[use]
    return any_saying(e for said in told.values() for e in (said.split() if isinstance(said, str) else said))
