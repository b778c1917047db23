"""Which of several goods went into a process, told by what they are: yarn before fabric, cells before modules.

Papers name lots by their material ("Cell lot", "Lote de corte") and leave the side to who knows the trade. The stages
are data (`vocabulary/materials.toml`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from extractors.segments import plain
from extractors.tables.columns import heading_words
from extractors.values.folding import is_cjk
from extractors.values.units import parse_unit
from extractors.vocabulary import load_vocabulary

# Ranks of words that place goods before or behind every stage of any chain.
FIRST, LAST = -1, 99
# The chain of such words.
ANY = "any"
# A word of so many letters may begin a German compound ("Rohwarenpartie").
LEAST_COMPOUND = 4
MOST_PHRASE = 4

Stages = frozenset[tuple[str, int]]


def sides_by_material(texts: Sequence[str]) -> tuple[str | None, ...]:
    """ "input" or "output" for each of several headings or labels that together name goods of two stages of one chain.

    None for a text that names no goods, and for all of them where they name one stage, or more than two.
    """
    named = [stages_of(text) for text in texts]
    for chain in sorted({c for stages in named for c, _ in stages if c != ANY} or {ANY}):
        ranks = [_rank(stages, chain) for stages in named]
        known = {rank for rank in ranks if rank is not None}
        if len(known) == 2 and all(rank is not None for rank, stages in zip(ranks, named, strict=True) if stages):
            return tuple(None if rank is None else "input" if rank == min(known) else "output" for rank in ranks)
    return (None,) * len(texts)


def _rank(stages: Stages, chain: str) -> int | None:
    """How far on its way a chain's goods are: the furthest stage named, for "cotton yarn" is yarn."""
    own = [rank for c, rank in stages if c == chain]
    return max(own, default=max((rank for c, rank in stages if c == ANY), default=None))


@lru_cache(maxsize=4096)
def stages_of(text: str) -> Stages:
    """Every stage that words of a text name, longest words first, as (chain, rank)."""
    flat = plain(text)
    if any(is_cjk(c) for c in flat):
        return _stages_of_cjk(flat)
    words, found, i = flat.split(), set[tuple[str, int]](), 0
    while i < len(words):
        sizes = range(min(MOST_PHRASE, len(words) - i), 0, -1)
        size = next((n for n in sizes if " ".join(words[i : i + n]) in _phrases()), 0)
        found |= _phrases()[" ".join(words[i : i + size])] if size else _of_compound(words[i])
        i += size or 1
    return frozenset(found)


def _stages_of_cjk(text: str) -> Stages:
    found = set[tuple[str, int]]()
    for word in sorted((w for w in _phrases() if is_cjk(w[0])), key=len, reverse=True):
        if word in text:
            found |= _phrases()[word]
            text = text.replace(word, " ")
    return frozenset(found)


def _of_compound(word: str) -> Stages:
    """The stage that begins a compound word; the longest of those known."""
    heads = (word[:n] for n in range(len(word) - 1, LEAST_COMPOUND - 1, -1))
    return next((_phrases()[head] for head in heads if head in _phrases() and len(word) - len(head) >= 4), frozenset())


def is_by_product(text: str) -> bool:
    """Whether words name goods that fall off beside those of a chain ("Cotton seed"; "algodão em caroço" is none)."""
    flat = f" {plain(text)} "
    for phrase in sorted((p for p, stages in _phrases().items() if stages and " " in p), key=len, reverse=True):
        flat = flat.replace(f" {phrase} ", " ") if phrase in flat else flat
    return any(f" {plain(word)} " in flat for word in load_vocabulary("materials")["any"]["aside"])


def heads_weights(word: str, unit: str) -> bool:
    """Whether one word before a unit heads measures ("IN KG", "Fabric kg") and is no name ("Hempel KG")."""
    if parse_unit(unit) is None:
        return False
    return plain(word) in heading_words("alone_over_weights") or bool(stages_of(word))


@cache
def _phrases() -> dict[str, Stages]:
    table = load_vocabulary("materials")
    found: dict[str, set[tuple[str, int]]] = {}
    for chain, stages in table["chains"].items():
        for rank, words in enumerate(stages):
            for word in words:
                found.setdefault(plain(word), set()).add((chain, rank))
    for name, rank in (("first", FIRST), ("last", LAST)):
        for word in table["any"][name]:
            found.setdefault(plain(word), set()).add((ANY, rank))
    found |= {plain(word): set() for word in table["any"]["aside"]}
    return {word: frozenset(stages) for word, stages in found.items()}
