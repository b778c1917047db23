"""The vocabulary of shapes: what fills each blank, and the words of a filling as they are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.certificate.tokens import Token, is_soft
from extractors.forms import form_data

_NUMBER = re.compile(r"\d[\d.,'’]*(?:/\d+)?%?")
_GOES_ANEW = frozenset({"of", "made", "in", "with", "as", "for", "containing", "/"})
_WITH_UNIT = re.compile(r"(\d[\d.,]*)([^\W\d_][^\W\d_²³.]*[²³]?)\.?")


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a filling: `text` in lower case without its punctuation, `raw` as printed, `places` its tokens."""

    text: str
    raw: str
    places: tuple[int, ...]

    @property
    def has_digit(self) -> bool:
        """Whether a digit stands in it."""
        return any(c.isdigit() for c in self.raw)

    @property
    def is_number(self) -> bool:
        """Whether it is a plain number, a fraction or a share."""
        return _NUMBER.fullmatch(self.text) is not None

    @property
    def small(self) -> bool:
        """Printed in small letters of the Latin alphabet."""
        bare = self.raw.strip("()[],;:.\"'“”‘’")
        return bare.islower() and bare.isascii()

    @property
    def unit(self) -> str:
        """The letters that a number and its unit in one word end with ("48m"); "" otherwise."""
        found = _WITH_UNIT.fullmatch(self.text)
        return found.group(2) if found else ""


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Words by blank and use, lower case."""
    return {
        blank: {use: frozenset(said.split()) for use, said in uses.items() if isinstance(said, str)}
        for blank, uses in form_data("certificate_fillings").items()
    }


@lru_cache(maxsize=1)
def _tariff_phrases() -> tuple[tuple[str, ...], ...]:
    """The limits that headings of the tariff print, as words; "#" stands for a word with a digit."""
    return tuple(tuple(said.split()) for said in form_data("certificate_fillings")["description"]["tariff"])


def tariff_places(words: Sequence[Piece]) -> frozenset[int]:
    """Tokens of limits in a tariff's own words ("not knitted or crocheted"), said to their end."""
    found: set[int] = set()
    for phrase in _tariff_phrases():
        for at in range(len(words) - len(phrase) + 1):
            said = words[at : at + len(phrase)]
            if all(_is_said(w, p) for w, p in zip(said, phrase, strict=True)) and _ends(words, at + len(phrase)):
                found.update(t for w in said for t in w.places)
    return frozenset(found)


def _is_said(word: Piece, part: str) -> bool:
    return word.has_digit if part == "#" else part in (word.text, word.raw.casefold().rstrip(",;."))


def _ends(words: Sequence[Piece], at: int) -> bool:
    """Nothing goes on behind a phrase but the stuff, the make or a number: "other than knitted labels" goes on."""
    last = words[at - 1]
    if at == len(words) or last.has_digit or last.raw.endswith((",", ";", ")", "]")):
        return True
    return words[at].has_digit or words[at].raw.startswith(("(", "[")) or words[at].text in _GOES_ANEW


def pieces(tokens: Sequence[Token], fill: Sequence[int]) -> list[Piece]:
    """The words of a filling; one hyphenated at a line end is one word, lone punctuation stays with the word before."""
    found: list[Piece] = []
    open_end = False
    for t in fill:
        token = tokens[t]
        if token.filler or not token.raw.strip("_…|"):
            continue
        if found and (
            open_end or (not token.text and token.raw.strip() not in {"(", "/", "&", "+", "-", "–", "—", "="})
        ):
            last = found.pop()
            joint = "" if open_end and is_soft(tokens[last.places[-1]], token) else "-"
            text = last.text + joint + token.text if open_end else last.text
            found.append(Piece(text, last.raw + token.raw, (*last.places, t)))
        else:
            found.append(Piece(token.text or token.raw.strip(), token.raw, (t,)))
        open_end = token.hyphenated and bool(token.text)
    return found


def unbalanced(words: Sequence[Piece]) -> list[Piece]:
    """Words with a bracket that is not closed, or not opened."""
    opened: list[Piece] = []
    for word in words:
        for sign in word.raw:
            if sign in "([":
                opened.append(word)
            elif sign in ")]":
                if not opened:
                    return [word]
                opened.pop()
    return opened[:1]
