"""Whose owner, farm or firm a sentence speaks of: "Our competitor is a subsidiary of X", "formerly Director of X".

An owner counts only as the one of the firm that speaks, today; a farm only where a crop may come from it; a firm only
where the speaker speaks for it. The words are data (`vocabulary/owners.toml`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, partial

from extractors.denials import is_denied
from extractors.parties.company_names import form_end
from extractors.segments import plain
from extractors.vocabulary import source_of, stem_of, words_in

# Letters before a place in which its sentence is looked for, and behind it.
SENTENCE, BEHIND = 240, 40
# A sentence ends before a capital letter; "no." and the like end none.
_ENDS = re.compile(r"(?<!\b\w)(?<!\b\w\w)[.!?;:]\s+(?=[^\W\d_a-zß-ÿ]|\d|¿)|[。；：！？]")
# Words that open a clause: its subject.
SUBJECT = 6


def own_parent(text: str, start: int, end: int, speaker: str) -> bool:
    """Whether the firm at [start, end) of a text is said to own the speaker's: `start` is where its relation begins.

    The subject must be the speaker's firm, by name or as "we" or "the company", and the verb tell how it is today.
    """
    sentence = _sentence(text, start)
    said = _lower(sentence)
    if is_denied(sentence) or _elsewhen().search(said) or _past().search(said):
        return False
    if text[end - 1 : end] and _behind().match(_lower(text[end : end + BEHIND])):
        return False
    if _parent_noun().match(_lower(text[start:end])):
        return not _of_another(sentence, speaker)
    clause = _joins().split(sentence.rstrip(" ,("))[-1]
    if speaker:
        named = plain(speaker) in plain(clause) or (form_end(clause) is None and plain(speaker) in plain(sentence))
    else:
        named = form_end(sentence) is not None and not _of_another(sentence, speaker)
    return named or _headed(text[:start], text[start:end]) or _self().search(said) is not None


def _headed(before: str, relation: str) -> bool:
    """Whether a line is nothing but the relation, as under a letterhead: "A wholly owned subsidiary of"."""
    opened = _opening().fullmatch(before.rpartition("\n")[2])
    return opened is not None and (opened.group().strip() or relation)[:1].isupper()


def grows_there(text: str, start: int, end: int) -> bool:
    """Whether a crop may come from the farm at [start, end): its sentence says so, or of whom the farm is."""
    sentence = _sentence(text, start)
    said = _lower(sentence)
    told = not is_denied(sentence) and _elsewhen().search(said) is None and _may_be().search(said) is None
    if not told or _away().search(said) is not None or _others().search(_subject(said)) is not None:
        return False
    # "owner of Santan Mesa Farms", "Farm: ..." say whose it is.
    rest = _lower(_ENDS.split(text[end : end + SENTENCE].replace("\n", " "))[0])
    named = _lower(text[start:end])
    return named.startswith("of ") or _crop().search(f"{said.rstrip()} {named} {rest}") is not None


def speaks_for(text: str, start: int) -> bool:
    """Whether who speaks is of the firm at a place: no former manager, no adviser of another."""
    said = _lower(_sentence(text, start))
    return _left().search(said) is None and _adviser().search(_attorney().sub("", said)) is None


def _sentence(text: str, end: int) -> str:
    return _ENDS.split(text[max(0, end - SENTENCE) : end].replace("\n", " "))[-1].lstrip()


def _lower(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


def _of_another(sentence: str, speaker: str) -> bool:
    """Whether the last clause with a subject names another firm, or speaks of a thing or of other people."""
    clause = _joins().split(sentence.rstrip(" ,"))[-1]
    if (speaker and plain(speaker) in plain(sentence)) or _own().search(clause):
        return False
    if form_end(clause) is not None:
        return bool(speaker)
    opened = clause if len(clause.split()) > 2 else sentence
    return _others().search(_subject(_lower(opened))) is not None


def _subject(clause: str) -> str:
    return " ".join(clause.split()[:SUBJECT])


_either = partial(source_of, "owners")


@cache
def _joins() -> re.Pattern[str]:
    """What joins clauses, each with a subject of its own."""
    begins = stem_of(words_in("owners", "subject_begins"))
    return re.compile(rf",\s+|\s{_either('joins')}\s+(?={begins}|[A-Z])")


@cache
def _self() -> re.Pattern[str]:
    """The speaker's firm as subject, with a verb of today or a comma up to the end; in Chinese the verb is behind."""
    told = rf"(?:{_either('selves')}(?:\s+\S+){{0,3}}?(?:\s+{_either('be')}|,)|{_either('we_are')})(?:\s+\S+){{0,8}}"
    return re.compile(rf"(?:{told}|{_either('run_on')})\s*$")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_either('between')}[\s%-]*)*", re.IGNORECASE)


@cache
def _own() -> re.Pattern[str]:
    """A Chinese word for the speaker's firm, which is no other's name."""
    return re.compile(_either("run_on"))


@cache
def _parent_noun() -> re.Pattern[str]:
    return re.compile(_either("parent_nouns"))


@cache
def _crop() -> re.Pattern[str]:
    return re.compile(_either("crop"))


@cache
def _elsewhen() -> re.Pattern[str]:
    return re.compile(_either("elsewhen"))


@cache
def _may_be() -> re.Pattern[str]:
    return re.compile(rf"{_either('may_be')}(?:\s+\w+){{0,4}}\s*$")


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either('past')}(?:\s+{_either('between')})*|{_either('may_be')}(?:\s+\w+){{0,3}})\s*$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf".{{0,16}}?{_either('behind')}")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(_either("others"))


@cache
def _away() -> re.Pattern[str]:
    return re.compile(_either("away"))


@cache
def _left() -> re.Pattern[str]:
    """Words that part the speaker from the firm, with no other office between: "formerly of A and now Manager of B"."""
    # "No. 7712" is a number.
    return re.compile(rf"{_either('left')}(?!\W{{1,3}}\w*\d)(?:(?!\bnow\b|\bbut\b)[^,;])*$")


@cache
def _adviser() -> re.Pattern[str]:
    return re.compile(rf"{_either('advisers')}[^;]{{0,40}}$")


@cache
def _attorney() -> re.Pattern[str]:
    return re.compile(_either("attorneys"))
