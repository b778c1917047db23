"""Whether a sentence only supposes, plans, asks, demands or forbids what it says: "may have been grown in Xinjiang".

Such a sentence is no source of a fact. Words that stand apart are their own statement: "Made in China" under a line
that asks for something is not asked for, so only what goes on in small letters is judged by the words before it.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.segments import is_cjk
from extractors.vocabulary import any_of, every_language, load_vocabulary

_CLAUSE = re.compile(r"[.;:!?。；：！？]\s*|,\s|，")
_END = re.compile(r"[.;!?。；！？]")
_FEW = r"(?:\s+\w+){0,3}\s*$"  # "may also have been"


def is_unasserted(before: str, phrase: str, after: str) -> bool:
    """Whether a statement is none: `phrase` says what was done, up to its place; `after` is the place and what follows.

    `before`: the text before it, with its line breaks.
    """
    end = _END.search(after)
    if end is not None and end.group() in "?？":
        return True
    if not phrase[:1].islower() and not is_cjk(phrase[:1]):
        return False
    clause = _clause(before)
    return _supposed(clause, phrase) or _of_another_thing(clause, phrase) or _goes_for_all(clause, after)


def _clause(before: str) -> str:
    """The clause so far, from the last line that opens with a capital letter."""
    lines = _CLAUSE.split(before)[-1].lstrip(" \"“'(").split("\n")
    first = max((n for n, line in enumerate(lines) if line.lstrip(" \"“'(¿")[:1].isupper()), default=0)
    return " ".join(lines[first:]).lstrip(" \"“'(")


def _supposed(clause: str, phrase: str) -> bool:
    """It may be so, or is asked, banned or still to come, by the words of the clause before it."""
    if is_cjk(phrase[:1]):
        return _words("far", "near").search(f"{clause}{phrase}") is not None
    small = clause[:1].lower() + clause[1:]
    asked = clause[:1].isupper() and _words("opening").match(small) is not None
    return asked or _near().search(small) is not None or _words("far").search(small) is not None


def _of_another_thing(clause: str, phrase: str) -> bool:
    """It is said of what is made or done beside the goods: machines, payments, contracts."""
    return _thing().search(f"{clause}{phrase}" if is_cjk(phrase[:1]) else clause) is not None


def _goes_for_all(clause: str, after: str) -> bool:
    """What follows speaks of all things of the kind, or makes it a plan or hearsay."""
    told = re.search(rf"{_either('auxiliaries')}\s*$", clause)
    return _closing().match(after) is not None or (told is None and _behind().match(after) is not None)


def _either(*tables: str) -> str:
    data = load_vocabulary("unasserted")
    return any_of(word for table in tables for word in every_language(data[table]))


@cache
def _words(*tables: str) -> re.Pattern[str]:
    return re.compile(_either(*tables))


@cache
def _near() -> re.Pattern[str]:
    return re.compile(_either("near") + _FEW)


@cache
def _thing() -> re.Pattern[str]:
    """A thing that is the subject ("the new looms were"), or the tool ("with harvesters")."""
    thing, told = _either("things"), rf"(?:\s*{_either('auxiliaries')})*\s*$"
    return re.compile(rf"^(?:\w+\s+){{0,2}}{thing}{told}|\b{_either('tools')}\s+(?:\w+\s+)?{thing}\s*$", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"\s*{_either('closing')}")


@cache
def _behind() -> re.Pattern[str]:
    """Words of the place, then the verb."""
    return re.compile(rf"(?:\s*[\w’'-]+(?: [A-Z][\w’'-]*){{0,3}})?\s+{_either('behind')}")
