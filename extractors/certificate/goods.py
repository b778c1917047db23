"""What reads as a quantity and what as packages: where one blank of the form ends and the next begins.

Both are read by a grammar of shapes: every word must be known for what it is and stand where such a word may stand.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.certificate.closed_up_units import parted_unit
from extractors.certificate.shapes import Piece, unbalanced, vocabulary
from extractors.certificate.tokens import Token
from extractors.certificate.totals import mistaken_total
from extractors.forms import form_data
from extractors.values.units import spellings

_CODE = re.compile(r"[a-z]{0,4}[\d/\-.#]*\d[\w/\-.#]*")
_MADE = re.compile(
    r"[a-z0-9]+-(packed|lined|wrapped|bound|sealed|coated|pressed|ply|layer|layered|walled|wall|treated|strapped|foot|pack"
    r"|liner|kg|lb|l)"
)
_SHORT_UNIT = 3  # letters
_ALSO_UNITS = frozenset({"gross", "each"})
_WEIGHING = frozenset({"net", "gross", "nett"})
_ARTICLES = frozenset({"a", "an"})
_LOTS = frozenset({"lot", "lots", "nos"})
_SIZE = re.compile(r"\d{2}['’′](?:hc|hq|gp)?")
PARTS = frozenset({"pieces", "pcs", "lot", "lots", "seal", "seals", "load", "loads", "unit", "units", "pack", "packs"})
_PIECES = frozenset({"pieces", "pcs"})
_COLLECTIVE = frozenset({"dozen", "doz", "dz", "gross", "hundred", "thousand", "million", "metric", "short", "long"})


@dataclass(frozen=True, slots=True)
class Goods:
    """Vocabulary of quantities and packages, lower case."""

    numbers: frozenset[str]
    units: frozenset[str]
    packages: frozenset[str]


@lru_cache(maxsize=1)
def goods_vocabulary() -> Goods:
    """The vocabulary of the form's data file, and the units and packages that trade papers write in any language."""
    table = form_data("certificate_12_43")["goods"]
    numbers, units, packages = (frozenset(table[key].split()) for key in ("numbers", "units", "packages"))
    return Goods(numbers, units | _whole_words(spellings(False)), packages | _whole_words(spellings(True)))


def _whole_words(units: frozenset[str]) -> frozenset[str]:
    """Units written out: a short one ("st", "tan") is as often something else."""
    return frozenset(w for w in units if w.isalpha() and (len(w) > _SHORT_UNIT or not w.isascii()))


def has_digit(token: Token) -> bool:
    """Whether the token holds a digit."""
    return any(c.isdigit() for c in token.text)


def _is_counted(word: Piece) -> bool:
    parts = word.text.split("-")
    return word.is_number or (word.text not in {"and", "a", "only", "total", "say"} and all(
        p in goods_vocabulary().numbers for p in parts))  # fmt: skip


def _is_unit_word(word: Piece) -> bool:
    known = vocabulary()["quantity"]
    units = goods_vocabulary().units - ((known["before"] | known["after"]) - _ALSO_UNITS)
    return bool(word.text) and all(p.strip(".") in units or " " in parted_unit(p) for p in re.split(r"[/-]", word.text))


def _parted(before: Piece) -> bool:
    """Punctuation after the word parts it from the next."""
    return before.raw.rstrip().endswith((",", ";", "/", ")", ":"))


def strange_in_quantity(words: Sequence[Piece]) -> list[Piece]:
    """Words that are no part of a quantity: numbers, units, what stands before and after them."""
    if not words:
        return []
    if broken := unbalanced(words):
        return broken
    found = [w for i, w in enumerate(words) if not _fits_quantity(words, i)] or _articles_of_counts(words)
    if found:
        return found
    if not any(_is_counted(w) or w.unit for w in words):
        return [words[0]]
    if not any(_is_unit_word(w) or w.unit for w in words):
        return [words[-1]]
    return mistaken_total(words, _LOTS)


def _fits_quantity(words: Sequence[Piece], i: int) -> bool:
    known = vocabulary()["quantity"]
    word, last = words[i], i == len(words) - 1
    before, after = (words[i - 1] if i else None), (None if last else words[i + 1])
    if _is_counted(word):
        return _may_count(word, before)
    if word.unit:
        return word.unit in goods_vocabulary().units
    if word.text in known["before"] and not last and _leads_to_unit(words, i + 1):
        return True
    if word.text in known["after"] and before is not None:
        return True
    if word.text in known["style"] and not (last and word.text in _LOTS):
        return not last
    if _is_unit_word(word):
        return before is not None and _may_follow(before, word)
    if word.text in known["start"] and i == 0:
        return not last
    if word.text in known["between"] or word.text in known["start"]:
        return not last and i > 0
    if word.text == "of" and before is not None and after is not None:
        return _is_counted(after) and _is_package(before) and _is_content(before, words[i + 2 : i + 3])
    return before is not None and before.text in known["style"] and _is_code(word)


def _is_content(package: Piece, unit: Sequence[Piece]) -> bool:
    """A unit of what is in each package: "bags of 50 kg"; but "pieces of 9,600 pieces" is a part of them."""
    held = any(_is_unit_word(w) and (not _is_package(w) or w.text in _PIECES) for w in unit)
    return held and package.text not in PARTS


def _may_count(word: Piece, before: Piece | None) -> bool:
    """A number stands first, in brackets, or behind what joins quantities; not behind a unit."""
    if before is None or _parted(before) or word.raw.startswith("("):
        return True
    if before.text in goods_vocabulary().numbers and _is_counted(before) and not word.has_digit:
        return True  # "one thousand two hundred": a thousand is a unit, too
    known = vocabulary()["quantity"]
    return before.text in known["between"] | known["start"] or not _is_unit_word(before)


def _leads_to_unit(words: Sequence[Piece], start: int) -> bool:
    known = vocabulary()["quantity"]["before"]
    for word in words[start:]:
        if _is_unit_word(word):
            return True
        if word.text not in known:
            return False
    return False


def _may_follow(before: Piece, word: Piece) -> bool:
    """A unit stands behind a number or what belongs to the unit, never behind another unit."""
    if _is_counted(before) or _parted(before) or before.text in _COLLECTIVE or word.raw.startswith("("):
        return True
    known = vocabulary()["quantity"]
    loose = before.text in known["before"] | known["between"] | known["after"] | known["start"]
    return loose or not (_is_unit_word(before) or before.unit)


def _is_code(word: Piece) -> bool:
    bare = word.raw.strip("(),;.")
    return word.has_digit or bare.isupper()


def strange_in_packages(words: Sequence[Piece]) -> list[Piece]:
    """Words that are no part of a number and kind of packages."""
    if not words:
        return []
    if broken := unbalanced(words):
        return broken
    found = [w for i, w in enumerate(words) if not _fits_packages(words, i)] or _articles_of_counts(
        words, measuring=True
    )
    if found:
        return found
    whole = vocabulary()["packages"]["whole"]
    named = any(_is_package(w) or w.text in whole or (w.unit and w.unit in goods_vocabulary().packages) for w in words)
    sized = any(re.fullmatch(r"\d{2}['’′]?(hc|hq|gp|dc|rf|ot|st|dv)?", w.text) for w in words)
    return [] if named or sized else [words[0]]


def _articles_of_counts(words: Sequence[Piece], measuring: bool = False) -> list[Piece]:
    """An article before a number that counts ("a 3 crates"); `measuring`: it may stand in "a 40 ft container"."""
    found = []
    for article, number, after in zip(words, words[1:], (*words[2:], None), strict=False):
        if article.text in _ARTICLES and number.is_number and number.text != "1":
            unit = after is not None and _is_unit_word(after) and not _is_package(after)
            if not (measuring and (unit or not number.raw[-1:].isdigit())):
                found.append(article)
    return found


def _is_package(word: Piece) -> bool:
    kinds = goods_vocabulary().packages - vocabulary()["packages"]["between"] - vocabulary()["packages"]["before"]
    parts = re.split(r"[/-]", word.text)
    held = parts[::2] if parts[1:2] == ["in"] else parts  # "bag-in-box"
    return word.text in kinds or (bool(word.text) and all(p.strip(".") in kinds for p in held))


def holds_packages_at_its_end(words: Sequence[Piece]) -> bool:
    """A bare number and a kind of package end the words ("354 cones", "712 in rolls"), by nothing joined to them."""
    behind = [w.text for w in words[-2:-1]] == ["in"]
    at = len(words) - (3 if behind else 2)
    if at < 1 or not _is_package(words[-1]) or words[-1].text in PARTS or not words[at].is_number:
        return False
    joining = frozenset() if behind else vocabulary()["packages"]["between"]
    told = words[at - 1].text in joining | vocabulary()["description"]["measures"]
    return not told and not words[at].raw.endswith(("%", ","))


def _is_behind_packages(words: Sequence[Piece], i: int) -> bool:
    """Packages, or goods in bulk, right behind other packages ("bags cartons"): the end of the goods stands before."""
    if not i or _parted(words[i - 1]) or words[i].raw.startswith("("):
        return False
    kinds = words[i - 1].text.endswith("s") and _is_package(words[i - 1]) and words[i - 1].text not in PARTS
    if words[i].text in vocabulary()["packages"]["whole"]:
        return kinds and not any(_is_counted(w) for w in words[:i])
    return kinds and _is_package(words[i])


def _fits_packages(words: Sequence[Piece], i: int) -> bool:
    known = vocabulary()["packages"]
    word, last = words[i], i == len(words) - 1
    before = words[i - 1] if i else None
    if _is_counted(word) or word.unit:
        return _number_fits(words, i)
    if _is_behind_packages(words, i):
        return False
    if word.text in known["whole"] and not (not last and _is_package(words[i + 1])):
        return before is None or not _is_counted(before)
    if _is_package(word) or (i > 0 and _is_unit_word(word) and word.text not in {"in", "x"}):
        return True
    if word.text in known["start"] and i == 0:
        return not last
    if word.text in known["before"] or _MADE.fullmatch(word.text):
        told = before is not None and (before.has_digit or before.text in known["between"] or _is_unit_word(before))
        made = before is not None and _parted(before) and _is_package(before) and word.text.endswith("ed")
        return not last or told or made or word.raw.rstrip().endswith(")")
    if (
        word.text == "in"
        and before is not None
        and _is_counted(before)
        and not last
        and _is_number_or_package(words[i + 1])
    ):
        return False
    if word.text in known["between"]:
        return i > 0 and (not last or word.text == "each" or _tells_the_packing(words, i))
    if word.text in known["codes"]:
        return not last
    coded = before is not None and (before.text in known["codes"] or _is_package(before) or before.text == "x")
    inside = word.raw.startswith("(") or (before is not None and _is_code(before))
    shouted = not any(w.small for w in words)  # in a line of capitals nothing tells a code from a word
    named = before is not None and before.text in known["codes"] | {"x"}
    code = word.raw.strip("(),;.").isupper() and len(word.text) <= 4 and (named or not shouted)
    return i > 0 and (coded or inside) and (word.has_digit or code)


def _is_number_or_package(word: Piece) -> bool:
    """What makes of "one in ten cartons" a part, and of "712 in rolls" no count of packages."""
    return _is_counted(word) or _is_package(word)


def _tells_the_packing(words: Sequence[Piece], i: int) -> bool:
    """A bracket ending with "packed" says it of all that are counted: "300 bales (press packed)", no other number."""
    if not words[i].raw.rstrip().endswith("packed)"):
        return False
    opened = next((n for n in range(i, -1, -1) if words[n].raw.startswith("(")), 0)
    inside = [w for w in words[opened : i + 1] if _is_counted(w) or w.has_digit]
    count = list(itertools.takewhile(lambda w: _is_counted(w) and not w.raw.startswith("("), words))
    return not inside or _number_of(inside) == _number_of(count)


def _number_of(words: Sequence[Piece]) -> str:
    """The figures of a number without its signs; of a number in words, the words."""
    return re.sub(r"[^\w.]", "", "".join(w.text for w in words)).strip(".")


def _number_fits(words: Sequence[Piece], i: int) -> bool:
    """A number stands first, behind what joins, or in brackets; two in a row only as thousands or words of number."""
    word, before = words[i], words[i - 1] if i else None
    if before is None or _parted(before) or word.raw.startswith("("):
        return True
    known = vocabulary()["packages"]
    if before.text == "of" and i > 1 and _is_counted(words[i - 2]):
        return False  # "200 of 400 cartons"
    if before.text in known["between"] | known["codes"] | known["start"] or _weighs(words, i):
        return True
    thousands = before.is_number and word.is_number and len(before.text) <= 3 and len(word.text) == 3
    spelt = not before.has_digit and not word.has_digit and _is_counted(before)
    return thousands or spelt or _SIZE.fullmatch(word.raw.casefold().strip("(),")) is not None


def _weighs(words: Sequence[Piece], i: int) -> bool:
    """A weight apart from the count: "1,000 cartons, net 40 lbs. each"."""
    apart = i > 1 and words[i - 1].text in _WEIGHING and (_parted(words[i - 2]) or words[i - 1].raw.startswith("("))
    return apart and i + 1 < len(words) and _is_unit_word(words[i + 1]) and not _is_package(words[i + 1])
