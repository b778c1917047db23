"""Where in a run of words a quantity ends and packages begin, by the grammars of both."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.certificate.goods import (
    PARTS,
    Goods,
    goods_vocabulary,
    has_digit,
    strange_in_packages,
    strange_in_quantity,
)
from extractors.certificate.shapes import pieces
from extractors.certificate.tokens import Token


def _core(token: Token) -> str:
    return token.text.strip("().,;:'\"")


def names_packages(token: Token) -> bool:
    """Whether the word is a kind of package, and not as well a part of goods ("lots", "pieces")."""
    return _core(token) in goods_vocabulary().packages - PARTS


def is_quantity(tokens: Sequence[Token], region: list[int], cut: int) -> bool:
    """Whether the words of the region before the cut are a quantity."""
    words = pieces(tokens, [t for t in region if t < cut])
    return bool(words) and not strange_in_quantity(words)


def is_packages(tokens: Sequence[Token], region: list[int], cut: int) -> bool:
    """Whether the words of the region after the cut are packages, or there are none."""
    return not strange_in_packages(pieces(tokens, [t for t in region if t > cut]))


def end_of_quantity(tokens: Sequence[Token], region: list[int], goods: Goods) -> int | None:
    """Where the numbers and units at the start of the region end."""
    words = [t for t in region if tokens[t].text]
    for t in words[1:]:
        number = has_digit(tokens[t]) or set(_core(tokens[t]).split("-")) <= goods.numbers
        if not number and not (_core(tokens[t]) and set(_core(tokens[t]).split("/")) <= goods.units):
            return t
    return None


def start_of_packages(tokens: Sequence[Token], region: list[int], goods: Goods) -> int | None:
    """Where the last number with a word of packing behind it stands."""
    for t in reversed(region[:-1]):
        follower = next((tokens[u] for u in region if u > t and tokens[u].text), None)
        number = has_digit(tokens[t]) or set(_core(tokens[t]).split("-")) <= goods.numbers
        if number and follower is not None and _core(follower) in goods.packages:
            return t
    return None
