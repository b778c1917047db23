"""Headings told by how their words go together: marks of cartons, totals that count, goods with their tariff number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from extractors.segments import plain
from extractors.values.units import PACKAGES, parse_unit

# "From" and "To" beside a word for packages are the first and last number of them, "Cartons n°" their marks.
_BOUNDS = frozenset({"from", "to", "von", "bis", "desde", "hasta", "first", "last", "start", "end"})
_MARKS = frozenset({"n", "n°", "nº", "no", "nos", "nr", "num", "number", "numbers", "numero", "nummer"})
# Words of the longest phrase that names a column; words from which on a heading names two, in whatever order.
LONGEST, TWO = 5, 5
_COUNTS = ("quantity", "packages")
# What a column of goods may print below or above their name.
_STACKED = frozenset({"description", "style_number", "lot_number", "hs_code", "position", "other"})
# "Pcs / Ctn", "per carton" tell how a package is filled, not how much there is.
_PER_PACKAGE = re.compile(
    r"(?:/|\b(?:per|each|por|pro|par)\b)\s*(?:ctns?|cartons?|box|bag|bale|case|packs?|caja|bulto|koli|carton|箱)\b"
)
_PER_WORDS = frozenset({"per", "each", "por", "pro", "par"})


def counted(tokens: Sequence[str], spare: Sequence[str], kinds: Mapping[str, str]) -> str | None:
    """What a heading of packages or totals holds: "other" for marks ("From Carton"), else what it counts; None else.

    `spare`: its words without those for totals ("Qté totale" counts what "Qté" does). A weight before its unit too.
    """
    if weight := _weighed(tokens, kinds):
        return weight
    bounded = len(tokens) == 2 and (_BOUNDS & set(tokens) or tokens[1] in _MARKS)
    if bounded and any(kinds.get(t) == "packages" or parse_unit(t) in PACKAGES for t in tokens):
        return "other"
    kind = kinds.get(" ".join(spare))
    return kind if len(tokens) > len(spare) and kind in _COUNTS else None


def _weighed(tokens: Sequence[str], kinds: Mapping[str, str]) -> str | None:
    """The weight that a heading names before its unit; "G.W. kgs" holds no grams."""
    kind = kinds.get(" ".join(tokens[:-1]))
    return kind if kind in ("net_weight", "gross_weight") and parse_unit(tokens[-1]) else None


def heads_marks(text: str) -> bool:
    """Whether a heading is a package and a word for number: "Cartons n°" heads marks, "Pkgs Nos." often a count."""
    tokens = plain(text).split()
    return len(tokens) == 2 and tokens[1] in _MARKS and parse_unit(tokens[0]) in PACKAGES


def goods_with_tariff(tokens: Sequence[str], kinds: Mapping[str, str]) -> bool:
    """Whether words name goods and then their tariff number, or both at length; "HS code description" does not."""
    runs = [(i, j) for i in range(len(tokens)) for j in range(i + 1, min(i + LONGEST, len(tokens)) + 1)]
    first = {kind: i for i, j in reversed(runs) if (kind := kinds.get(" ".join(tokens[i:j])))}
    goods, tariff = first.get("description"), first.get("hs_code")
    return goods is not None and tariff is not None and (goods < tariff or len(tokens) >= TWO)


def stacked_kind(kinds: list[str | None]) -> str | None:
    """The kind of a column that prints two things, one below or beside the other: "Bezeichnung / Art.-Nr."."""
    found = set(kinds)
    if None in found:
        return None
    if "description" in found and found <= _STACKED:
        return "description"
    return "quantity" if kinds[0] == "quantity" and found <= {"quantity", "unit", "other"} else None


def is_per_package(text: str) -> bool:
    """Whether a heading tells how packages are filled; most have neither a stroke nor a word for "per"."""
    inner, _, package = text.partition("/")
    if package and parse_unit(package.strip()) in PACKAGES and parse_unit(inner.strip()) not in {None, *PACKAGES}:
        return True
    if "/" not in text and _PER_WORDS.isdisjoint(plain(text).split()):
        return False
    return _PER_PACKAGE.search(plain(text)) is not None or _PER_PACKAGE.search(text.casefold()) is not None


_BOX_NUMBER = re.compile(r"^\d{1,2}\.\s*(?:[A-Z]\.\s*)?")
_GLUED_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])(?!St\b)")
_BRACKETS = re.compile(r"[(（\[][^)）\]]*[)）\]]?")


@lru_cache(maxsize=8192)
def bare_heading(text: str) -> str:
    """A heading without brackets, box numbers and glued capitals ("NetMassKG" -> "net mass kg")."""
    text = _GLUED_CAPITAL.sub(" ", _BOX_NUMBER.sub("", text.strip()))
    return plain(_BRACKETS.sub(" ", text) if "(" in text or "（" in text or "[" in text else text)
