"""Which languages a page is written in, by script, letters and small words. Pure; the words are data."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]{2,}")  # a letter alone is a mark in a table
_ENOUGH = 4  # words of a language before it is said to be there
_REPEATED = 3  # times that a word counts
_LETTERS = 3  # letters of a language alone from which there are names of it
_SECOND = 0.5  # a second language needs this share of the words of the first


def languages_of(texts: Iterable[str]) -> tuple[str, ...]:
    """ISO 639-1 codes, the most used first; empty where too little tells."""
    counts = _counts(texts)
    ranked = counts.most_common()
    if not ranked or ranked[0][1] < _ENOUGH:
        return tuple(code for code, count in ranked[:1] if count >= 2)
    first = ranked[0][1]
    return tuple(code for code, count in ranked if count >= max(_ENOUGH, _SECOND * first))


def local_languages(texts: Iterable[str]) -> tuple[str, ...]:
    """ISO 639-1 codes of the languages of the countries that an English text names, and whose own letters it shows."""
    held = list(texts)
    shown = f" {' '.join(_plain(t.lower()).strip('.,;:()') for t in held)} "
    named = [code for code, countries in _countries().items() if any(f" {c} " in shown for c in countries)]
    letters = Counter(_vocabulary()[1].get(c) for text in held for c in text.lower())
    return tuple(dict.fromkeys((*named, *(c for c in ("tr", "vi") if letters[c] >= _LETTERS))))


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads((files("extractors") / "vocabulary" / "languages.toml").read_text("utf-8"))
    return {code: tuple(entry["countries"]) for code, entry in data.items() if "countries" in entry}


def han_share(texts: Iterable[str]) -> float:
    """Share of letters that are Chinese characters."""
    letters = [c for text in texts for c in text if c.isalpha()]
    return sum(map(_is_han, letters)) / len(letters) if letters else 0.0


def _is_han(char: str) -> bool:
    return "一" <= char <= "鿿" or "㐀" <= char <= "䶿"


def _counts(texts: Iterable[str]) -> Counter[str]:
    """Words that speak for each language; one that a table repeats in every row speaks only so often."""
    found: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    words, letters = _vocabulary()
    for text in texts:
        plain = text.isascii()
        if not plain:
            found["zh"] += sum(map(_is_han, text)) // 2
        for word in _WORD.findall(text.lower()):
            seen[word] += 1
            if seen[word] > _REPEATED:
                continue
            found.update(words.get(word if plain else _plain(word), ()))
            if not plain:
                found.update({letters[c] for c in word if c in letters})
    return +found


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """(word -> languages that use it, letter -> its language)."""
    data = tomllib.loads((files("extractors") / "vocabulary" / "languages.toml").read_text("utf-8"))
    words: dict[str, tuple[str, ...]] = {}
    for code, entry in data.items():
        for word in entry["words"]:
            words[word] = (*words.get(word, ()), code)
    return words, {letter: code for code, entry in data.items() for letter in entry["letters"]}


def _plain(word: str) -> str:
    """Without accents; the Turkish and Vietnamese letters that do not decompose are replaced."""
    flat = word.replace("ı", "i").replace("đ", "d").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFD", flat) if not unicodedata.combining(c))
