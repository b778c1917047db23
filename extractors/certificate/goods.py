"""What reads as a quantity and what as packages: where one blank of the form ends and the next begins."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from extractors.certificate.tokens import Token


@dataclass(frozen=True, slots=True)
class Goods:
    """Vocabulary of quantities and packages, lower case."""

    numbers: frozenset[str]
    units: frozenset[str]
    packages: frozenset[str]


@lru_cache(maxsize=1)
def goods_vocabulary() -> Goods:
    """The vocabulary of the form's data file."""
    text = (files("extractors") / "forms" / "certificate_12_43.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)["goods"]
    return Goods(*(frozenset(table[key].split()) for key in ("numbers", "units", "packages")))


def _core(token: Token) -> str:
    return token.text.strip("().,;:'\"")


def has_digit(token: Token) -> bool:
    """Whether the token holds a digit."""
    return any(c.isdigit() for c in token.text)


def _is_number(token: Token, goods: Goods) -> bool:
    return has_digit(token) or set(_core(token).split("-")) <= goods.numbers


def is_quantity(tokens: Sequence[Token], region: list[int], cut: int) -> bool:
    """Before the cut stand numbers and their unit, at most two words between ("400 large cartons"), none after."""
    goods = goods_vocabulary()
    words = _outside_brackets([tokens[t] for t in region if t < cut and tokens[t].text])
    if not any(_is_number(w, goods) for w in words):
        return len(words) <= 3
    units = [i for i, w in enumerate(words) if _is_unit(w, goods)]
    strange = [i for i, w in enumerate(words) if not _is_number(w, goods) and not _is_unit(w, goods)]
    if not units:
        return len(strange) <= 1
    return all(i < units[0] for i in strange) and len(strange) <= 2


def _outside_brackets(words: Sequence[Token]) -> list[Token]:
    """The words without those in parentheses, which say the number or the weight once more."""
    kept: list[Token] = []
    depth = 0
    for word in words:
        depth += word.raw.count("(")
        if not depth:
            kept.append(word)
        depth = max(0, depth - word.raw.count(")"))
    return kept if not depth else list(words)


def _is_unit(token: Token, goods: Goods) -> bool:
    return bool(_core(token)) and set(_core(token).split("/")) <= goods.units


def is_packages(tokens: Sequence[Token], region: list[int], cut: int) -> bool:
    """After the cut stand a number first, or words of packing, or nothing."""
    goods = goods_vocabulary()
    words = [tokens[t] for t in region if t > cut and tokens[t].text]
    if not words or (_is_number(words[0], goods) and _core(words[0]) != "and"):
        return True
    packing = [w for w in words if set(_core(w).split("/")) <= goods.packages]
    if any(has_digit(w) for w in words):
        return False
    return len(packing) == len(words) or (not packing and len(words) <= 3)


def end_of_quantity(tokens: Sequence[Token], region: list[int], goods: Goods) -> int | None:
    """Where the numbers and units at the start of the region end."""
    words = [t for t in region if tokens[t].text]
    for t in words[1:]:
        if not _is_number(tokens[t], goods) and not _is_unit(tokens[t], goods):
            return t
    return None


def start_of_packages(tokens: Sequence[Token], region: list[int], goods: Goods) -> int | None:
    """Where the last number with a word of packing behind it stands."""
    for t in reversed(region[:-1]):
        follower = next((tokens[u] for u in region if u > t and tokens[u].text), None)
        if _is_number(tokens[t], goods) and follower is not None and _core(follower) in goods.packages:
            return t
    return None
