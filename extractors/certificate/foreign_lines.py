"""Words by which a line of another language limits or takes back what is certified, or names coerced labor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.certificate.tokens import Token
from extractors.certificate.words import skeleton
from extractors.forms import form_data

_HAN = "\u4e00"
_BETWEEN_SIGNS = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")
_STROKED = str.maketrans("đł’", "dl'")


def limits(words: Sequence[Token], own: frozenset[str]) -> bool:
    """A word or phrase that limits, conditions or takes back what is certified; a firm's `own` name does not."""
    shown = _shown([t for t in words if t.text not in own])
    return _any_of("limits").search(_any_of("harmless").sub(" ", shown)) is not None


def names_coercion(words: Sequence[Token], own: frozenset[str]) -> bool:
    """A word for forced, prison or slave labor of any language: harmless in a whole translation only."""
    return _any_of("coerced").search(_shown([t for t in words if t.text not in own])) is not None


def _shown(words: Sequence[Token]) -> str:
    """Small letters without their marks, words parted by single spaces."""
    return _BETWEEN_SIGNS.sub("", f" {' '.join(_plain(t.text or t.raw) for t in words)} ")


def _plain(text: str) -> str:
    return skeleton(text).translate(_STROKED)


@lru_cache(maxsize=4)
def _any_of(use: str) -> re.Pattern[str]:
    """The entries of all languages. "*" ends a stem; signs of Han stand anywhere, with "…" for what is between."""
    said = form_data("certificate_fillings")["abroad"][use]
    return re.compile("|".join(_pattern(entry) for entries in said.values() for entry in entries))


def _pattern(entry: str) -> str:
    if entry[0] >= _HAN:
        return ".{1,30}?".join(re.escape(part) for part in entry.split("…"))
    parts = (re.escape(_plain(part.rstrip("*"))) + (r"[^\s]*" if part.endswith("*") else "") for part in entry.split())
    return rf"(?<![^\s'(]){' '.join(parts)}(?![^\s.,;:)])"
