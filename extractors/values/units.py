"""Units of measure as printed -> UN/ECE Recommendation 20 codes. The spellings are data (vocabulary/units.toml)."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from extractors.values.folding import fold
from extractors.vocabulary import load_vocabulary

# Codes that count packages rather than goods.
PACKAGES = frozenset({"CT", "CS", "BX", "BL", "BG", "RO", "DR", "PX", "PK", "CO", "BE", "CR"})


@cache
def _codes() -> dict[str, str]:
    table: dict[str, list[str]] = load_vocabulary("units")
    found: dict[str, str] = {}
    for code, words in table.items():
        for word in words:
            found.setdefault(fold(word), code)
    return found


# A unit only with its accent: the Vietnamese dozen, which "Q.tà" ends like.
_ACCENTED = frozenset({"tá"})
_BARE = frozenset(map(fold, _ACCENTED))


@cache
def _many() -> re.Pattern[str]:
    """The ending of several in brackets behind the word for one: "Unité(s)", "Unidad(es)", "Rouleau(x)"."""
    endings: dict[str, list[str]] = load_vocabulary("plural_endings")
    either = "|".join(sorted({re.escape(e) for listed in endings.values() for e in listed}))
    return re.compile(rf"([^\W\d_]{{2}})\((?:{either})\)")


@lru_cache(maxsize=8192)
def parse_unit(text: str) -> str | None:
    """The code of a unit as printed ("kgs" -> KGM, "件" -> H87), or None when it is none."""
    folded = fold(_many().sub(r"\1", text).strip(" ()[]:;,"))
    if folded in _BARE and not any(word in text.lower() for word in _ACCENTED):
        return None
    return _codes().get(folded) or _codes().get(folded.rstrip("."))


# "MT" is a metre where these languages are written, a tonne elsewhere; beside English it may be either, as "MTS" may in
# English itself: mills sell cloth by it, and merchants fertilizer.
_METRES = frozenset({"tr", "pt", "es", "it", "fr", "ro"})
# "mil" is a thousand in these, elsewhere a thousandth of an inch, in which films are measured.
_THOUSANDS = frozenset({"es", "pt"})
# "SC" is a sack in Brazil, a box in Italy.
_SACKS, _SACK = frozenset({"pt"}), "sc"


def parse_unit_among(text: str, languages: Collection[str]) -> str | None:
    """The code of a unit in a document of these languages; None also where "MT" may be metres or tonnes."""
    if fold(text.strip(" ()[]:;,.")) == "mil":
        return "MIL" if _THOUSANDS & set(languages) and "en" not in languages else None
    if fold(text.strip(" ()[]:;,.")) == _SACK:
        return "BG" if set(languages) == _SACKS else None
    bare = fold(text.strip(" ()[]:;,."))
    if bare not in ("mt", "mts") or not _METRES & set(languages):
        return None if bare == "mts" and "en" in languages else parse_unit(text)
    return None if "en" in languages else "MTR"


@cache
def spellings(packages: bool) -> frozenset[str]:
    """Words of units, lower case: kinds of packages, or those that measure and count goods."""
    table: dict[str, list[str]] = load_vocabulary("units")
    return frozenset(w for code, words in table.items() if (code in PACKAGES) == packages for w in words)


_AFTER = re.compile(r"[\s ]*\(?([^\s\d()/,;:|]+)")


def unit_after(text: str, position: int) -> tuple[str, int] | None:
    """The unit that stands at a position of a text (after a number), and where it ends."""
    found = _AFTER.match(text, position)
    code = parse_unit(found[1]) if found else None
    return (code, found.end(1)) if code and found else None


@lru_cache(maxsize=8192)
def unit_in(text: str) -> str | None:
    """The first unit named in a text such as a column heading ("Net Weight (KGS)" -> KGM)."""
    for word in re.split(r"[\s()/\[\],:;]+", text):
        if len(word) > 1 or word in "件个米码打套箱包卷吨":
            code = parse_unit(word) if word else None
            if code:
                return code
    return None
