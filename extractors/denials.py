"""Whether a sentence denies what it goes on to say: "None of the cotton was grown in Xinjiang".

A denial governs its own verb or thing only: "Cotton, not carded or combed, product of India" is of India.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.segments import is_cjk
from extractors.vocabulary import any_of, every_language, load_vocabulary

# A word for a number is no denial: "No 7", "No KX-7", "No. of packages".
_NO_NUMBER = r"(?!no\b\.?\s*(?:[^\s,]*\d|(?-i:[A-Z]{1,3}\b)|(?:of|and|&)\s))"
# Words between a denial and its verb ("not ever been"), and its thing ("no raw cotton").
_BEFORE_VERB, _FEW = (rf"(?:\s+[^\s,.;:]+){{0,{most}}}\s*$" for most in (2, 3))
# A clause that begins anew.
_NEW = re.compile(r"[.;:]\s|,\s*(?:and|but|while|whereas|y|e|et|und|và)\s")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|did|do|does|will|fue|foi|est|wurde|ist|sind)\b")
_ENDS_IN_VERB = re.compile(r"\b(?:is|are|was|were|been|being|fue|fueron|es|son|foi|é|est|été|wurde|wurden)\s*$")


def is_denied(before: str, after: str = "") -> bool:
    """Whether a sentence denies a statement: in the text before it, or, of a thing described, in that behind it."""
    clause = _affirmed().sub(" ", _clause(before))
    return (
        _verb().search(clause) is not None
        or _subject().search(clause) is not None
        or _taken().search(clause) is not None
        or (not _ENDS_IN_VERB.search(clause) and _behind().search(after) is not None)
    )


def _clause(before: str) -> str:
    """The last clause: what stands behind an "and" that follows a verb, if it has a thing of its own, is another."""
    clause = _NEW.split(before)[-1]
    parts = re.split(r"\s(?:and|et|und|y|e)\s", clause)
    for n in range(len(parts) - 1, 0, -1):
        if len(parts[n].split()) > 1 and any(_VERB.search(part) for part in parts[:n]):
            return " ".join(parts[n:])
    return clause


def is_excluded(value: str) -> bool:
    """Whether a value says what it is not: "not China", "other than China"; "Non-EU: China" says it."""
    body = value.lstrip(" (:：-")
    return not body.startswith("NO") and _excluding().match(body) is not None  # "NO" is Norway's code


def _words(kind: str) -> list[str]:
    return every_language(load_vocabulary("denials")[kind])


@cache
def _affirmed() -> re.Pattern[str]:
    return re.compile(any_of(_words("affirmed")), re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    """A denial some words before the end, or parted from it by what stands between commas."""
    spaced = [w for w in _words("verb") if not is_cjk(w[0])]
    run_on = any_of(w for w in _words("verb") if is_cjk(w[0]))
    # Spanish "no" stands before its verb; "Article no KX-7" and "no cotton" are judged elsewhere.
    word = rf"(?:{_NO_NUMBER}{any_of(spaced)}|n['’]t\b)"
    return re.compile(rf"{word}(?:,[^,.;]{{1,60}},)?{_BEFORE_VERB}|{run_on}[^。；，：:]*$", re.IGNORECASE)


@cache
def _subject() -> re.Pattern[str]:
    """A thing denied: at the head of its clause, however long it is, or right before the end."""
    words = any_of(_words("subject"))
    # A capital opens the sentence also where its heading above ends without a point.
    opens = rf"(?:^\W*|(?<=\s)(?=(?-i:[A-Z]))){_NO_NUMBER}{words}(?:[^.;:,]|,[^.;:]*,)*$"
    return re.compile(rf"{opens}|(?<![\w.]){_NO_NUMBER}{words}{_FEW}", re.IGNORECASE)


@cache
def _taken() -> re.Pattern[str]:
    taking, thing = any_of(_words("taking")), any_of(_words("thing"))
    whole = any_of(_words("whole"))
    return re.compile(
        rf"(?:\bnot|n['’]t|\bnever)\s+(?:\w+\s+){{0,2}}?{taking}\b.*$|{whole}\b.*$|{thing}{_FEW}", re.IGNORECASE
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"^[^.;:,]{{0,60}}?{any_of(_words('behind'))}", re.IGNORECASE)


@cache
def _excluding() -> re.Pattern[str]:
    return re.compile(_NO_NUMBER + any_of(_words("value")) + r"(?!\W?(?:EU|EEA|EG|UE)\b)", re.IGNORECASE)
