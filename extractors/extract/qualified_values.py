"""Values that their own blank takes back or leaves open: "771 (cancelled)", "Vietnam?", "to be nominated", "20 kg/ctn".

A blank that says "up to 1,200" gives no quantity, one that says "14 March or later" no day: the value is a bound, an
alternative, an earlier one or one of many, and the paper does not say that it is so. The words are data
(`vocabulary/qualified_values.toml`); what the caption says of its value: `bent_captions`, `other_dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.extract.candidates import Value
from extractors.extract.labels import Label
from extractors.extract.sheet import Edge
from extractors.values.folding import fold
from extractors.values.units import spellings
from extractors.vocabulary import any_of, every_language, load_vocabulary, source_of

_NUMBERS = frozenset({"quantity", "weight", "count", "money", "hours"})
_EACH = frozenset({"quantity", "weight"})
_NAMED = frozenset({"vessel", "port", "place"})
# A day that a paper asks for or allows is a bound by its nature.
_BOUNDS = frozenset({"due_date", "period_start", "period_end"})
_OPENING = " \t([{\"'“‘.,:;（"
_DASHES = "-–—*"


def without_qualified(edges: Iterable[Edge]) -> Iterator[Edge]:
    """The edges whose values their blanks give without reserve."""
    return (edge for edge in edges if not is_qualified(edge.field, edge.value, edge.label))


def is_qualified(field: str, value: Value, label: Label | None = None) -> bool:
    """Whether the words beside the value, in its piece of the line, take it back or leave it open."""
    kind = load_vocabulary("fields").get(field, {}).get("kind", "")
    before, after = _beside(label, value)
    if after.lstrip().startswith(("?", "？")) or _ends(before, "before") or _begins(after, "after"):
        return True
    if kind == "date" and field not in _BOUNDS:
        return _ends(before, "before_day") or _begins(after, "after_day")
    if kind in _NAMED:
        return _is_open(value)
    if kind in _NUMBERS and _ends(before, "before_count"):
        return True
    return (kind in _EACH and _of_each().match(after) is not None) or (kind == "count" and _is_part(value, after))


def _beside(label: Label | None, value: Value) -> tuple[str, str]:
    """The text before the value in its piece of the line, behind the label, and the text behind it; folded.

    What a bracket or a question mark within the value says stands behind it, too: "MSC Aurora (tbc)".
    """
    line = value.line
    phrase = line.phrases[line.phrase_at(value.start)]
    colon = max(line.text.rfind(sign, phrase.start, value.start) for sign in ":：")
    labelled = label is not None and label.line is line and phrase.start < label.end <= value.start
    start = colon + 1 if colon >= 0 else label.end if label is not None and labelled else phrase.start
    aside = re.search(r"(?<=\S)\s*[(（?？]", line.text[value.start : value.end])
    end = value.start + aside.start() if aside else value.end
    return fold(line.text[start : value.start]), fold(line.text[end : phrase.end])


def _ends(text: str, use: str) -> bool:
    return _pattern(use, "before").search(text.rstrip(_OPENING)) is not None


def _begins(text: str, use: str) -> bool:
    """The words open what follows: behind a blank, a bracket or a dash, not within the value's own word."""
    around = f"{_OPENING}{_DASHES}"
    if text[:1] not in around:
        return False
    found = _pattern(use, "after").match(text.lstrip(around))
    return found is not None and not _is_of_next(found.group(), text.lstrip(around)[found.end() :])


def _is_of_next(word: str, text: str) -> bool:
    """Whether a word is said of what follows it: "old" in "(old seal removed)", "planned" in "(planned 8 June)"."""
    if word in _listed("planning"):
        return re.match(r"[\s.:：]*\d+(?![\d:])", text) is not None
    if word not in _listed("attributes") or re.match(r"\s*[^\W\d]", text) is None:
        return False
    number = source_of("qualified_values", "number")
    return re.match(rf"\s*(?:\w+\s+)?{number}", text) is None


@cache
def _listed(table: str) -> frozenset[str]:
    return frozenset(every_language(load_vocabulary("qualified_values")[table]))


def _is_part(value: Value, after: str) -> bool:
    """ "40 of 80 cartons"; but "40 of 20 kg" and "40 cartons on 4 pallets" are all there are."""
    told = _pattern("part_of", "after").match(after.strip())
    whole = re.match(r"\s*(\d+)\s*([^\W\d]*)", after.strip()[told.end() :]) if told else None
    if whole is None or not (value.value or "").isdigit() or int(whole[1]) <= int(value.value or 0):
        return False
    return not whole[2] or whole[2] in spellings(True)


def _is_open(value: Value) -> bool:
    said = fold(value.line.text[value.start : value.end]).strip(f"{_OPENING}.)]}}")
    return _pattern("or", "within").search(said) is not None or _pattern("open", "whole").fullmatch(said) is not None


@cache
def _of_each() -> re.Pattern[str]:
    """ "/ctn", "per carton", "each", "每箱" behind a number and its unit."""
    things = any_of(fold(word) for packages in (True, False) for word in spellings(packages))
    each = source_of("qualified_values", "each")
    # Chinese runs on: "公斤每箱".
    return re.compile(rf"[\u4e00-\u9fff]{{0,3}}?\s*\(?(?:/\s*{things}|{each}(?:\s*{things}|\s*[.)]?\s*$))")


@cache
def _pattern(use: str, place: str) -> re.Pattern[str]:
    """One use's words where they stand: before, after, within or whole; an "or" before or behind is one, too."""
    told = load_vocabulary("qualified_values")
    listed = every_language(told[use])
    if place == "whole":
        return re.compile("|".join(re.escape(word).replace(r"\*", ".*") for word in listed))
    words, other = any_of(listed), any_of(every_language(told["or"]))
    if place == "before":
        return re.compile(rf"(?:{words}|{other})$")
    return re.compile(rf"\s{words}\s" if place == "within" else rf"{words}|{other}\s*\w")
