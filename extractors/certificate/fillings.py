"""Whether what fills a blank is what the blank holds: a name, a day, goods, marks, a class of labor.

`conforming` is a proof. A filling is free, but it is free as a name, a number, a description is: every word of it must
be known for what it may be there, and stand where it may stand. What is not known is for a person to judge.
"""

from __future__ import annotations

import itertools
import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from extractors.certificate.carriage_papers import paper_of_carriage
from extractors.certificate.goods import goods_vocabulary, strange_in_packages, strange_in_quantity
from extractors.certificate.names import (
    strange_in_carrier,
    strange_in_name,
    strange_in_party,
    strange_in_port,
    strange_in_site,
)
from extractors.certificate.shapes import Piece, tariff_places, unbalanced, vocabulary
from extractors.certificate.tellings import truly_told
from extractors.values.folding import fold
from extractors.values.language_data import month_numbers

Strange = Callable[[Sequence[Piece]], list[Piece]]
_NOTE_SIGNS = re.compile(r"[*†‡?¹²³⁴⁵§]$|^[*†‡?¹²³⁴⁵]")
_ORDINAL = re.compile(r"\d{1,2}(st|nd|rd|th|º|ª|er|e)?")
_NUMERIC_DAY = re.compile(
    r"\d{1,4}[./\-\u2010-\u2013]\d{1,2}[./\-\u2010-\u2013]\d{1,4}\.?|\d{8}|\d{2,4}年\d{1,2}月\d{1,2}日|"
    r"\d{1,2}[./\-\u2010-\u2013 ]?[^\W\d_]{3,9}\.?[./\-\u2010-\u2013 ]?(\d{4}|\d{2})|"
    r"[^\W\d_]{3,9}\.?[./\-]?\d{1,2}[./,\-](\d{4}|\d{2})"
)
_DAYS = re.compile(r"\d{1,2}(st|nd|rd|th)?([/&+\-\u2010-\u2013]\d{1,2}(st|nd|rd|th)?)+")
_OF_HOURS = frozenset({"hours", "hrs", "utc", "gmt", "local"})
_NO_FIGURES = re.compile(r"(?<!\d)(?:00?[./-]\d{1,2}[./-]|\d{1,2}[./-]00?[./-])\d{4}|\b\d{4}-(?:00-\d|\d{1,2}-00)")
_HOUR = re.compile(r"\d{1,2}[:.h]\d{2}(:\d{2})?")
_COUNT = 2  # words: a number and its unit
_FIT_FOR_MARKS = re.compile(
    r"(as (addressed|follows|marked|per|stencill?ed|stamped|printed|branded)|no marks|not marked|"
    r"in (diamond|dia|triangle|circle)|on each|to order)\b"
)


def strange_words(name: str, words: Sequence[Piece]) -> list[Piece]:
    """Words of a filling that are not known for what the blank of that name holds; none when it is proved."""
    if not words:
        return []
    told = truly_told(name, words)
    words = [w for w in words if w not in told]
    voided = [w for w in words if w.raw.strip("(),;.").isupper() and w.text in vocabulary()["around"]["stamped"]]
    if voided and any(not w.raw.isupper() for w in words if w.text.isalpha()):
        return voided
    if name in ("quantity", "packages"):
        return _GRAMMARS[name](words)
    broken = unbalanced(words) or [w for w in words if name != "marks" and _is_noted(w)]
    return broken or _GRAMMARS.get(name, strange_in_name)(words)


def _is_noted(word: Piece) -> bool:
    """A star, dagger, raised number or question mark beside a word: something is said of it elsewhere."""
    return bool(_NOTE_SIGNS.search(word.raw.strip("(),;."))) and not re.search(
        r"\b(c?m|km|ft)[²³]$", word.raw.strip("(),;."), re.IGNORECASE
    )


def _strange_in_date(words: Sequence[Piece]) -> list[Piece]:
    """Words that are no part of a day; all of them when there is no day, month and year."""
    known = vocabulary()["date"]
    found = [w for w in words if not _is_of_date(w, known)]
    if found:
        return found
    if words[0].text == "the" and not any(w.text in known["months"] for w in words):
        return [words[0]]
    if two := _second_days(words, known):
        return two
    text = " ".join(w.text for w in words)
    if any(_NUMERIC_DAY.fullmatch(w.text) or _NUMERIC_DAY.fullmatch(w.raw.strip(" ,;.")) for w in words):
        return []
    month = any(w.text.strip(".") in known["months"] for w in words)
    numbers = [w.text for w in words if w.text[:1].isdigit()]
    spelt = len({"day", "two", "year"} & set(text.split())) > 0
    compact = re.sub(r"[\s.]", "", text)
    if month and (len(numbers) >= 2 or (numbers and spelt)):
        return []
    return [] if re.fullmatch(r"(\d{2,4}[./-]){2}\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日", compact) else [words[-1]]


def _second_days(words: Sequence[Piece], known: Mapping[str, frozenset[str]]) -> list[Piece]:
    """Beside a month's name and a whole year, a second day of it: "25/26 May 2026", "25 and 26 May 2026"."""
    year = any(re.fullmatch(r"\d{4}", w.text.strip(".")) for w in words)
    months = [w for w in words if w.text.strip(".") in known["months"]]
    if not year or len(months) != 1:
        return []
    runs = [w for w in words if _DAYS.fullmatch(w.text)]
    hours = {b for b, after in itertools.pairwise(words) if after.text.strip(".") in _OF_HOURS}
    return runs or [w for w in words if _ORDINAL.fullmatch(w.text.strip(".")) and w not in hours][1:]


def holds_a_day(value: str) -> bool:
    """Whether a day stands in the text, in figures or with its month's name."""
    words = [w.strip("(),;:.") for w in value.casefold().split()]
    if any(_NUMERIC_DAY.fullmatch(w) for w in words):
        return True
    if re.fullmatch(r"(\d{2,4}[./-]){2}\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日", "".join(words)):
        return True
    months = any(p in vocabulary()["date"]["months"] for w in words for p in re.split(r"[./\-]", w))
    return months and any(c.isdigit() for c in value)


def is_no_day(value: str) -> bool:
    """Whether a day is none of the calendar: "30 February 2026", "April 31, 2026", "00.00.2026"."""
    if _NO_FIGURES.search(value):
        return True
    words = re.findall(r"[^\W\d_]+|\d+", value)
    months = {number for w in words if (number := month_numbers().get(fold(w)))}
    years = {int(w) for w in words if w.isdigit() and len(w) == 4}
    days = {int(w) for w in words if w.isdigit() and len(w) <= 2}
    if not (len(months) == len(years) == len(days) == 1):
        return False
    return not 1 <= days.pop() <= monthrange(max(1, years.pop()), months.pop())[1]


def _is_of_date(word: Piece, known: Mapping[str, frozenset[str]]) -> bool:
    text = word.text.strip(".")
    if text in known["months"] or text in known["words"] or word.text in known["words"]:
        return True
    if (
        _ORDINAL.fullmatch(text)
        or _NUMERIC_DAY.fullmatch(word.text)
        or _HOUR.fullmatch(text)
        or re.fullmatch(r"['’]?\d{2,4}", text)
    ):
        return True
    pieces = re.split(r"[./\-\u2010-\u2013]", text)
    return all(p.isdigit() or p in known["months"] or not p for p in pieces) or bool(re.fullmatch(r"[\d年月日]+", text))


def _strange_in_description(words: Sequence[Piece]) -> list[Piece]:
    said = vocabulary()["description"]
    found = [w for i, w in enumerate(words) if _is_limit(words, i, said)]
    first, last = words[0], words[-1]
    if first.small and first.text in said["edges"] - said["starts"]:
        found.append(first)
    measured = last.text == "in" and len(words) > 2 and words[-2].has_digit and words[-3].text in said["measures"]
    measured = measured or (last.text == "each" and _is_a_number_of_units(words[-3:-1]))
    counted_by = {"count": "counted", "grade": "graded"}.get(last.text)
    counts = counted_by is not None and len(words) > 1 and words[-2].text in said[counted_by]
    kind = last.text == "type" and len(words) > 1 and _names_a_type(words[-2], said["edges"])
    if len(words) > 1 and last.text in said["edges"] and not measured and not counts and not kind:
        found.append(last)
    counted = (
        first.is_number
        and len(words) > 1
        and words[1].text in goods_vocabulary().units - {"in", "a", "x", "m", "l", "t", "sheet", "sheets"}
    )
    if counted or (first.text in said["units_alone"] and first.small):
        found.append(first)
    return list(dict.fromkeys(found))


def _is_a_number_of_units(words: Sequence[Piece]) -> bool:
    """ "3 pieces", as of sets of so many each."""
    return len(words) == _COUNT and words[0].is_number and words[1].text in goods_vocabulary().units


def _names_a_type(word: Piece, edges: frozenset[str]) -> bool:
    """ "Tomatoes, roma type": the word before it says which, and is set off from what it is a type of by no sign."""
    return word.text.isalpha() and word.raw[-1:].isalpha() and word.text not in edges


def _is_limit(words: Sequence[Piece], i: int, said: Mapping[str, frozenset[str]]) -> bool:
    """A word that takes back, limits or leaves open what the goods are."""
    word = words[i]
    after = words[i + 1] if i + 1 < len(words) else None
    before = words[i - 1] if i else None
    if word.text in {"not", "no", "other", "only", "about", "approx", "some"}:
        return word.places[0] not in tariff_places(words) and not _limits_harmlessly(word, before, after)
    if word.text in {"was", "were", "is", "are", "has", "have", "which"} and _is_relative(word, before, after):
        return False
    if word.text not in said["never"] and not (
        set(re.split(r"[/\-]", word.text)) & {"not", "never", "except", "unknown"}
    ):
        return False
    return not (word.text == "may" and word.raw[:1].isupper())


def _is_relative(word: Piece, before: Piece | None, after: Piece | None) -> bool:
    """ "yarn that was spun in India": a clause of its own that tells the goods."""
    if word.text == "which":
        return after is not None and after.text in {"was", "were", "is", "are", "has", "have"}
    told = after is not None and after.text not in {"not", "never"}
    return told and before is not None and before.text in {"that", "which"}


def _limits_harmlessly(word: Piece, before: Piece | None, after: Piece | None) -> bool:
    """A sign of number ("no. 4"), a measure ("about 63"), a kind beside others ("and other fabrics")."""
    if after is None:
        return False
    if word.text in {"about", "approx"}:
        return after.has_digit
    if word.text == "no":
        return word.raw.rstrip().endswith((".", ":")) or after.has_digit or not word.small
    named = after.text not in vocabulary()["description"]["generic"] | {"than"}
    return word.text == "other" and before is not None and named


def _strange_in_marks(words: Sequence[Piece]) -> list[Piece]:
    said = vocabulary()["marks"]
    text = " ".join(w.text for w in words)
    capital = vocabulary()["name"]["titles"] | {"trims", "save", "were", "been", "have", "would", "shall"}
    found = [w for w in words if w.text in said["never"] and (w.small or (len(w.text) > 4 and w.text not in capital))]
    for word in (words[0], words[-1]):
        sign = word.text == "no" and "." in word.raw
        if (
            word.small
            and word.text in said["edges"]
            and not sign
            and not (word is words[0] and _FIT_FOR_MARKS.match(text))
        ):
            found.append(word)
    return list(dict.fromkeys(found))


def _strange_in_carrier(words: Sequence[Piece]) -> list[Piece]:
    """A carrier, besides the number of its paper of carriage ("MV Star under Bill of Lading ONEY4471")."""
    paper = paper_of_carriage(words)
    rest = [w for w in words if w not in paper]
    if paper:
        rest[-1] = replace(rest[-1], raw=rest[-1].raw.rstrip(" ,;"))  # a comma leads on to the paper
    return strange_in_carrier(rest)


def _strange_in_labor(words: Sequence[Piece]) -> list[Piece]:
    """The classes of 19 USC 1307 joined by "or", "and", commas; each with "labor", at least the last."""
    signs = "".join(_labor_sign(w) for w in words)
    if "?" in signs:
        return [w for w in words if "?" in _labor_sign(w)]
    one = r"[KC](?:[JV]*[KC])*H?(?:UPT)?"
    whole = rf"{one}(?:(?:[JV]+|[JV]*I|[JV]*\(I?|[JV]*\(J){one}\)?)*V?"
    return [] if re.fullmatch(whole, signs) and "H" in signs and "K" in signs else [words[0], *words[-1:]][: len(words)]


def _labor_sign(word: Piece) -> str:
    """The word as letters: K kind, H "labor", C child, J "or", V comma, I including, UPT "under penal sanctions"."""
    kinds, heads = vocabulary()["labor"]["kinds"], vocabulary()["labor"]["heads"]
    before = "(" * word.raw.count("(")
    # A stop within is how a recogniser reads a comma.
    behind = ")" * word.raw.count(")") + "V" * word.raw.rstrip().endswith((",", ";", "."))
    letters = ""
    for part in re.split(r"[/\u2010-\u2015\-]", word.text):
        if letters and part:
            letters += "J" if part not in {"or", "and"} and not letters.endswith("J") else ""
        letters += _labor_letter(part, kinds, heads)
    return before + letters + behind


def _labor_letter(part: str, kinds: frozenset[str], heads: frozenset[str]) -> str:
    if part in kinds:
        return "K"
    if part in heads:
        return "H"
    table = {"child": "C", "children": "C", "or": "J", "and": "J", "&": "J", "": "", "including": "I", "under": "U"}
    return {"penal": "P", "sanction": "T", "sanctions": "T"}.get(part, table.get(part, "?"))


_GRAMMARS: Mapping[str, Strange] = {
    "quantity": strange_in_quantity,
    "packages": strange_in_packages,
    "description": _strange_in_description,
    "marks": _strange_in_marks,
    "foreign_seller": strange_in_party,
    "producer": strange_in_party,
    "place_of_production": strange_in_site,
    "carrier": _strange_in_carrier,
    "place_of_lading": strange_in_port,
    "place_of_departure": strange_in_port,
    "departure_date": _strange_in_date,
    "labor_class": _strange_in_labor,
}
