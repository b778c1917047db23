"""The Vietnamese and the English name of one firm: the same words, its trade said in the other tongue. Pure."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _trades() -> tuple[tuple[list[str], list[list[str]]], ...]:
    """Each Vietnamese trade in its words, the longest first, with what it is called in English."""
    text = (Path(__file__).parent / "registry" / "trade_words.toml").read_text(encoding="utf-8")
    trades = tomllib.loads(text)["vietnamese"].items()
    pairs = [(trade.split(), [name.split() for name in names]) for trade, names in trades]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def says_in_english(vietnamese: tuple[str, ...], english: tuple[str, ...]) -> bool:
    """Whether the words of a name are those of the other, every trade translated and nothing left on either side.

    A trade may stand before the proper name in one and behind it in the other; the proper name has two words at least.
    """
    own, other = list(vietnamese), list(english)
    for trade, names in _trades():
        at = _find(own, trade)
        if at is None:
            continue
        told = next((name for name in names if _find(other, name) is not None), None)
        if told is None:
            return False
        del own[at : at + len(trade)]
        start = _find(other, told) or 0
        del other[start : start + len(told)]
    return own == other and len(own) > 1 and len(own) < len(vietnamese)


def _find(words: list[str], part: list[str]) -> int | None:
    return next((i for i in range(len(words) - len(part) + 1) if words[i : i + len(part)] == part), None)
