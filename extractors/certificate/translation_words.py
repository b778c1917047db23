"""Words and sayings of translations of the form, by language, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractors.certificate.tokens import Token
from extractors.certificate.words import skeleton
from extractors.forms import form_data

NEVER = r"(?!)"  # source of a pattern that matches nothing
HAN = re.compile(r"[\u3400-\u9fff]")
_GAP = r" (?:\S+ ){0,20}?"  # what may stand at "…" between the words of one saying
_ELIDED = re.compile(r"^(?:l|d|s|c|j|qu|dell|all|dall|nell)'(?=.)")
_STROKED = str.maketrans("đł’ʻʼ‘", "dl''''")


@dataclass(frozen=True, slots=True)
class Language:
    """What a translation into one language is made of; patterns over words in small letters without marks."""

    name: str
    words: re.Pattern[str]
    office: re.Pattern[str]
    negations: re.Pattern[str]
    whole: tuple[tuple[re.Pattern[str], ...], ...]
    labor: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    capitals: bool
    han: bool


def plain(text: str) -> str:
    """Small letters without their marks."""
    return skeleton(text).translate(_STROKED)


@lru_cache(maxsize=1)
def languages() -> dict[str, Language]:
    return {name: _read(name, table) for name, table in form_data("certificate_translations").items()}


def _read(name: str, table: Mapping[str, Any]) -> Language:
    han = HAN.search(table["words"]) is not None
    return Language(
        name=name,
        words=_longest_first(table["words"].split()),
        office=_longest_first(table["office"].split()),
        negations=_longest_first(table["negations"].split()),
        whole=tuple(tuple(_saying(way, han) for way in ways) for ways in table["whole"]),
        labor=_longest_first(table["labor"].split()),
        kinds=tuple((name, _longest_first(said)) for name, said in table["kinds"].items()),
        capitals=table["capitals"],
        han=han,
    )


def any_saying(entries: Iterable[str]) -> re.Pattern[str]:
    """One of these words and phrases, the earlier first: signs of Han anywhere, all others whole, between spaces.

    Without entries it never matches.
    """
    listed = tuple(entries)
    latin = "|".join(" ".join(map(stem, entry.split())) for entry in listed if not HAN.search(entry))
    han = [re.escape(entry) for entry in listed if HAN.search(entry)]
    return re.compile("|".join(([rf"(?<= )(?:{latin})(?= )"] if latin else []) + han) or NEVER)


def _longest_first(entries: Iterable[str]) -> re.Pattern[str]:
    return any_saying(sorted(entries, key=len, reverse=True))


def _saying(way: str, han: bool) -> re.Pattern[str]:
    """One way to say it, with a group for each part between the gaps."""
    parts = [p.strip() for p in way.split("…")]
    if han:
        return re.compile(".{0,40}?".join(f"({re.escape(p)})" for p in parts))
    return re.compile("(?<= )" + _GAP.join(f"({' '.join(map(stem, p.split()))})" for p in parts) + "(?= )")


def stem(entry: str) -> str:
    """The entry as a pattern; "*" stands for more letters."""
    return r"\S*".join(re.escape(plain(part)) for part in entry.split("*"))


def language_of(words: Sequence[Token]) -> str:
    """The language of which most of the words are."""
    if any(HAN.search(w.raw) for w in words):
        return next(name for name, language in languages().items() if language.han)
    texts = [plain(w.text) for w in words if w.text]
    of = {
        name: sum(is_word(language.words, t) or is_word(language.office, t) for t in texts)
        for name, language in languages().items()
    }
    return max(of, key=lambda name: of[name])


def tells_its_language(own: Sequence[Token]) -> bool:
    """Among the words that are of no filling there is one of a translation."""
    signs = any(HAN.search(w.raw) for w in own)
    return signs or any(is_word(of.words, plain(w.text)) for of in languages().values() for w in own if w.text)


def is_word(pattern: re.Pattern[str], text: str) -> bool:
    """The word as it is, without its article, or in its parts about a hyphen."""
    bare = _ELIDED.sub("", text)
    return any(pattern.search(f" {t} ") for t in (text, bare)) or (
        "-" in text and all(pattern.search(f" {t} ") for t in text.split("-") if t)
    )
