"""Words as data: one TOML file a subject, read once, compared in the form that `plain` gives."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from extractors.values.folding import is_cjk

FOLDER = Path(__file__).parent


@cache
def load_vocabulary(name: str) -> dict[str, Any]:
    """The tables of NAME.toml; FileNotFoundError or tomllib.TOMLDecodeError when the installation is broken."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def every_language(table: Mapping[str, Iterable[str]]) -> list[str]:
    """The words of a table that holds a list a language, each once."""
    return list(dict.fromkeys(word for words in table.values() for word in words))


@cache
def words_in(name: str, *tables: str) -> tuple[str, ...]:
    """The words of some tables of NAME.toml, of every language, each once; KeyError where it has no such table."""
    vocabulary = load_vocabulary(name)
    return tuple(dict.fromkeys(word for table in tables for word in every_language(vocabulary[table])))


@cache
def source_of(name: str, *tables: str) -> str:
    """Source of a pattern for one of these words as whole words: `any_of`."""
    return any_of(words_in(name, *tables))


@cache
def pattern_of(name: str, *tables: str) -> re.Pattern[str]:
    """One of these words as whole words, anywhere in a folded text."""
    return re.compile(source_of(name, *tables))


@cache
def first_words(phrases: frozenset[str]) -> frozenset[str]:
    """The word with which each phrase begins: where none of them stands, no phrase does."""
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


def any_of(words: Iterable[str]) -> str:
    """Source of a pattern for one of these as whole words, the longest first; "*" stands for more letters.

    Chinese and its like are written without spaces, so that their words end anywhere.
    """
    longest = sorted(words, key=lambda word: (-len(word), word))
    run_on = either([word for word in longest if is_cjk(word[0])])
    parted = either([word for word in longest if not is_cjk(word[0])])
    # The edges are looked for once a place, not once a word.
    whole = rf"(?<!\w)(?:{parted})(?!\w)" if parted else ""
    return f"(?:{'|'.join(filter(None, (whole, run_on)))})"


# Fewer words are as quickly tried one by one.
_FEW = 12


def either(words: Sequence[str]) -> str:
    """Source of the alternatives in their order, those that begin alike under their first letter.

    At most places of a text no word begins: a place is then left after as many looks as there are letters.
    """
    letters = dict.fromkeys(word[:1] for word in words)
    alike = {letter.lower() for letter in letters}
    # Where capitals are told apart only sometimes, or a word may begin with anything, the order stands as it is.
    if len(words) < _FEW or len(alike) < len(letters) or not letters.keys().isdisjoint(("", "*")):
        return "|".join(map(_source, words))
    tails = ((letter, [word[1:] for word in words if word[0] == letter]) for letter in letters)
    return "|".join(
        re.escape(letter) + (_source(rest[0]) if len(rest) == 1 else f"(?:{either(rest)})") for letter, rest in tails
    )


def stem_of(words: Iterable[str]) -> str:
    """Source of a pattern for one of these anywhere, also within a word: stems of inflected and composed words."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


def _source(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*")
