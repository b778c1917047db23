"""What a line beside the form tells of the goods: where they or what is in them come from, who made them, who worked.

The form has blanks for that. A line that tells it in other words than theirs ("Cotton from Xinjiang") is no part of a
letterhead, an address or a seal, whatever its capitals: a person has to compare it with what is certified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.certificate.offices import office_words
from extractors.certificate.reading import FormReading
from extractors.certificate.shapes import Piece, vocabulary
from extractors.certificate.translation_words import HAN, plain, stem
from extractors.forms import form_data
from extractors.values.countries import country_in, parse_country, region_country
from extractors.vocabulary import load_vocabulary

_PLACE = ("producer", "place_of_production")
_GOODS = ("description", "marks", "quantity", "packages")
_LONGEST_NAME = 3  # words of a country's name
_SHORTEST_NAME = 4  # letters: shorter ones are codes and words
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Certified:
    """What the blanks say, in small letters without marks: words of maker and place, of all parties, of the goods."""

    place: frozenset[str]
    parties: frozenset[str]
    goods: frozenset[str]
    country: str | None


@dataclass(frozen=True, slots=True)
class _Words:
    claims: re.Pattern[str]
    titles: re.Pattern[str]
    makers: re.Pattern[str]
    materials: re.Pattern[str]
    regions: re.Pattern[str]
    plain: frozenset[str]
    things: frozenset[str]
    references: frozenset[str]
    workforce: frozenset[str]


def certified(reading: FormReading) -> Certified:
    """What the blanks of the form say of the goods and of who made them where."""

    def of(*names: str) -> frozenset[str]:
        return frozenset(plain(reading.tokens[t].text) for n in names for t in reading.settled.fills[n])

    place = reading.blanks["place_of_production"].value or ""
    parties = of(*_PLACE, "foreign_seller")
    return Certified(of(*_PLACE), parties, of(*_GOODS), country_in(place) or region_country(place))


def tells_another(said: Sequence[Piece], of: Certified) -> bool:
    """Whether the line tells of the goods what the blanks do not: an origin, a maker, what is in them, who worked."""
    words = _words()
    shown = words.titles.sub(" ", f" {' '.join(_bare(w) for w in said)} ")
    left = [w for w in said if f" {_bare(w)} " in shown or HAN.search(w.raw)]
    if not left:
        return False
    return (
        _claims(left, shown, of)
        or _another_maker(left, of)
        or _another_material(left, shown, of)
        or any(_bare(w) in words.workforce and _bare(w) not in of.parties for w in left)
    )


def _claims(said: Sequence[Piece], shown: str, of: Certified) -> bool:
    """A word of coming from a place or of making, and beside it a word that no blank has."""
    claimed = [m for m in _words().claims.finditer(shown) if m.group().strip() not in of.parties]
    if not claimed or _is_letters_sender(said):
        return False
    own = {part for m in claimed for part in m.group().split()}
    return any(_bare(w) not in own and not _is_certified(w, of) for w in said)


def _is_letters_sender(said: Sequence[Piece]) -> bool:
    """ "From: Acme Mills Ltd." at the head of a letter."""
    return said[0].text.strip(":") == "from" and said[0].raw.rstrip().endswith(":")


def _is_certified(word: Piece, of: Certified) -> bool:
    """A word of the blanks on goods, maker and place, the name of that country, or one that tells nothing."""
    text = _bare(word)
    if text in of.place | of.goods or len(text) < 2 or not any(c.isalpha() for c in text):
        return True
    if of.country and len(text) >= _SHORTEST_NAME and parse_country(word.raw) == of.country:
        return True
    harmless = vocabulary()["around"]["plain"] | vocabulary()["date"]["months"] | office_words().titles
    return word.text.strip(".") in harmless - _words().plain and not HAN.search(word.raw)


def _another_maker(said: Sequence[Piece], of: Certified) -> bool:
    """A label of maker or material, and behind its colon nothing of the maker and place that are certified."""
    for number, word in enumerate(said[:-1]):
        if not word.raw.rstrip().endswith((":", "：")) or not _words().makers.search(f" {_bare(word)} "):
            continue
        behind = [_bare(w) for w in said[number + 1 :] if any(c.isalpha() for c in w.raw)]
        firms = office_words().companies
        return bool(behind) and not any(t in of.place | of.goods and t not in firms and len(t) > 2 for t in behind)
    return False


def _another_material(said: Sequence[Piece], shown: str, of: Certified) -> bool:
    """A material beside the name of a country that is not that of the place; or a region that orders name, at all."""
    words = _words()
    if any(m.group().strip() not in of.parties for m in words.regions.finditer(shown)):
        return True
    if not words.materials.search(shown) or any(_bare(w) in words.references for w in said):
        return False
    return any(code != of.country for code in _countries(said, of))


def _countries(said: Sequence[Piece], of: Certified) -> Iterator[str]:
    """Countries that words of the line name which are of no party."""
    for size in range(1, _LONGEST_NAME + 1):
        for at in range(len(said) - size + 1):
            part = said[at : at + size]
            name = " ".join(w.raw.strip("()[],;:.\"'“”‘’") for w in part)
            if len(name) < _SHORTEST_NAME or all(_bare(w) in of.parties | _words().things for w in part):
                continue
            code = (
                parse_country(name) or region_country(name) or load_vocabulary("origins")["adjectives"].get(plain(name))
            )
            if code:
                yield code


def _bare(word: Piece) -> str:
    return plain(word.text or word.raw).strip(".,:;()[]\"'“”‘’!")


@lru_cache(maxsize=1)
def _words() -> _Words:
    told = form_data("certificate_facts_beside")
    return _Words(
        claims=_any_of(told["claims"]),
        titles=_any_of(told["titles"]),
        makers=_any_of(told["makers"]),
        materials=_any_of(told["materials"]),
        regions=_any_of(told["regions"]),
        plain=frozenset(told["places"]["plain"].split()),
        things=frozenset(told["places"]["things"].split()),
        references=frozenset(told["references"]["words"].split()),
        workforce=frozenset(told["workforce"]["words"].split()),
    )


def _any_of(told: dict[str, str | list[str]]) -> re.Pattern[str]:
    """The words and phrases of all languages between spaces; signs of Han anywhere."""
    entries = [e for said in told.values() for e in (said.split() if isinstance(said, str) else said)]
    latin = "|".join(" ".join(map(stem, e.split())) for e in entries if not HAN.search(e))
    han = "|".join(re.escape(e) for e in entries if HAN.search(e))
    ways = ([rf"(?<= )(?:{latin})(?= )"] if latin else []) + ([han] if han else [])
    return re.compile("|".join(ways)) if ways else _NEVER
