"""When two papers print one name: of a ship, a port, or marks on packages. Pure."""

from __future__ import annotations

import re
from typing import Literal

from rapidfuzz import fuzz

from extractors.evidence import Evidence
from extractors.values.folding import fold

Outcome = Literal["agrees", "differs", "short", "doubtful"]
SLIP = 80.0  # percent of letters in common: a slip of the pen, no other ship or port
_SMALL = frozenset({"m", "v", "mv", "ms", "of", "port"})
_LEAST_JOINED = 5  # letters of a name that may stand, parted otherwise, within another


def compare_names(own: Evidence, other: Evidence) -> Outcome:
    """Same words in any order or differently parted, or one within the other; near ones or a word in common: doubt."""
    a, b = in_order(own.value), in_order(other.value)
    if not a or not b:
        return "doubtful"
    if set(a) <= set(b) or set(b) <= set(a) or _within(a, b):
        return "agrees"
    slip = fuzz.partial_ratio("".join(a), "".join(b)) >= SLIP
    return "doubtful" if set(a) & set(b) or slip else "differs"


def _within(a: list[str], b: list[str]) -> bool:
    """The letters of one stand in the other, and cut no number of it ("1-20" is not within "1-200")."""
    short, long = sorted(("".join(a), "".join(b)), key=len)
    if len(short) < _LEAST_JOINED:
        return False
    before = r"(?<!\d)" if short[0].isdigit() else ""
    after = r"(?!\d)" if short[-1].isdigit() else ""
    return re.search(f"{before}{re.escape(short)}{after}", long) is not None


def in_order(text: str | None) -> list[str]:
    """The words of a name in lower case and without marks ("GÜLSÜN"), but for those that every ship or port has."""
    closed = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", fold(text or ""))  # "K.M." is "KM"
    words = re.findall(r"[^\W_]+", closed)
    return [w for w in words if w not in _SMALL]
