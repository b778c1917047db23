"""Whether a sentence denies what it goes on to say: "None of the cotton was grown in Xinjiang".

A denial governs its own verb or thing only: "Cotton, not carded or combed, product of India" is of India.
"""

from __future__ import annotations

import re
from functools import cache, partial

from extractors.segments import is_full_width
from extractors.vocabulary import any_of, source_of, words_in

# A word for a number is no denial: "No 7", "No KX-7", "No. of packages".
_NO_NUMBER = r"(?!no\b\.?\s*(?:[^\s,]*\d|(?-i:[A-Z]{1,3}\b)|(?:of|and|&)\s))"
# Words between a denial and its verb ("not ever been"), and its thing ("no raw cotton").
_BEFORE_VERB, _FEW = (rf"(?:\s+[^\s,.;:]+){{0,{most}}}\s*$" for most in (2, 3))
_CONTRACTED = r"n['’]t\b"  # "wasn't"


def is_denied(before: str, after: str = "") -> bool:
    """Whether a sentence denies a statement: in the text before it, or, of a thing described, in that behind it."""
    clause = _affirmed().sub(" ", _clause(before))
    return (
        _verb().search(clause) is not None
        or _subject().search(clause) is not None
        or _taken().search(clause) is not None
        or (not _ends_in_verb().search(clause) and _behind().search(after) is not None)
    )


def _clause(before: str) -> str:
    """The last clause: what stands behind an "and" that follows a verb, if it has a thing of its own, is another."""
    begins, joined, verb = _clauses()
    *earlier, clause = begins.split(before)
    # "None of the cotton, yarn, and fabric was": the last thing of a denied list begins no clause.
    listed = f"{earlier[-1]}, {clause}" if earlier and "," in earlier[-1] and not verb.search(earlier[-1]) else ""
    if listed and _ends_in_verb().search(clause) and _subject().search(listed):
        return listed
    parts = joined.split(clause)
    for n in range(len(parts) - 1, 0, -1):
        if len(parts[n].split()) > 1 and any(verb.search(part) for part in parts[:n]):
            return " ".join(parts[n:])
    return clause


def is_excluded(value: str) -> bool:
    """Whether a value says what it is not: "not China", "other than China"; "Non-EU: China" says it."""
    body = value.lstrip(" (:：-")
    return not body.startswith("NO") and _excluding().match(body) is not None  # "NO" is Norway's code


def without_excluded(value: str) -> str:
    """A value up to what it takes back or doubts: "Uganda, not Sudan" -> "Uganda"; the whole where it opens with it."""
    found = _amid().search(value)
    return value[: found.start()].rstrip(" ,;(") if found and value[: found.start()].strip(" ,;(") else value


@cache
def _amid() -> re.Pattern[str]:
    return re.compile(rf"(?<=\W)(?<!^){_either('amid')}(?=\s|[\u4e00-\u9fff])", re.IGNORECASE)


@cache
def _any() -> str:
    """Source of what stands before an exclusion from everything: "any, except"."""
    return rf"(?:{_either('any')}[^.;]{{0,30}}?\W)?"


_words = partial(words_in, "denials")
_either = partial(source_of, "denials")


@cache
def _clauses() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What begins a clause anew, what joins two, and the verb that the first of two has."""
    begins, joined, verb = (_either(kind) for kind in ("begins", "joins", "clause_verb"))
    return re.compile(rf"[.;:]\s|,\s*{begins}\s"), re.compile(rf"\s{joined}\s"), re.compile(verb)


@cache
def _ends_in_verb() -> re.Pattern[str]:
    return re.compile(rf"{_either('last_verb')}\s*$")


@cache
def _affirmed() -> re.Pattern[str]:
    return re.compile(_either("affirmed"), re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    """A denial some words before the end, or parted from it by what stands between commas."""
    spaced = [w for w in _words("verb") if not is_full_width(w[0])]
    run_on = any_of(w for w in _words("verb") if is_full_width(w[0]))
    # Spanish "no" stands before its verb; "Article no KX-7" and "no cotton" are judged elsewhere.
    word = rf"(?:{_NO_NUMBER}{any_of(spaced)}|{_CONTRACTED})"
    return re.compile(rf"{word}(?:,[^,.;]{{1,60}},)?{_BEFORE_VERB}|{run_on}[^。；，：:]*$", re.IGNORECASE)


@cache
def _subject() -> re.Pattern[str]:
    """A thing denied: at the head of its clause, however long it is, or right before the end.

    One comma parts two clauses, unless it parts the things of a list; more stand about what is put in, or in a list.
    """
    words, verb = _either("subject"), _either("clause_verb")
    listed = rf",[^.;:,]*\s{_either('lists')}\s[^.;:,]*"
    rest = rf"[^.;:,]*(?:,[^.;:]*,[^.;:]*|{listed})?$"
    # A capital opens the sentence also where its heading above ends without a point.
    opens = rf"(?:^\W*|(?<=\s)(?=(?-i:[A-Z]))){_NO_NUMBER}{words}{rest}"
    # Within a sentence it reaches to its verb: "that no goods, finished or not, were".
    told = rf"{_either('that')}\s+{words}(?!.*{verb}\s+\S){rest}"
    return re.compile(rf"{opens}|{told}|(?<![\w.]){_NO_NUMBER}{words}{_FEW}", re.IGNORECASE)


@cache
def _taken() -> re.Pattern[str]:
    refusing, taking, whole, thing = (_either(kind) for kind in ("refusing", "taking", "whole", "thing"))
    taken = rf"(?:{refusing}|{_CONTRACTED})\s+(?:\w+\s+){{0,2}}?{taking}.*$"
    return re.compile(rf"{taken}|{whole}.*$|{thing}{_FEW}", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"^[^.;:,]{{0,60}}?{_either('behind')}", re.IGNORECASE)


@cache
def _excluding() -> re.Pattern[str]:
    value, unions = _either("value"), _either("unions")
    return re.compile(rf"{_any()}{_NO_NUMBER}{value}(?!\W?{unions})", re.IGNORECASE)
