"""Whether a sentence only supposes, plans, asks, demands or forbids what it says: "may have been grown in Xinjiang".

Such a sentence is no source of a fact. Words that stand apart are their own statement: "Made in China" under a line
that asks for something is not asked for, so that only what goes on in small letters, or in capitals behind an auxiliary
verb, is judged by the words before it.
"""

from __future__ import annotations

import re
from functools import cache, partial

from extractors.segments import is_full_width, plain
from extractors.vocabulary import load_vocabulary, pattern_of, source_of, words_in

_CLAUSE = re.compile(r"[.;:!?。；：！？]\s*|,\s|，")
_END = re.compile(r"[.;!?。；！？]")
# A box that is not ticked.
_EMPTY_BOX = re.compile(r"\s*(?:\[\s*\]|☐)")
_FEW = r"(?:\s+\w+){0,3}\s*$"  # "may also have been"


def is_unasserted(before: str, phrase: str, after: str) -> bool:
    """Whether a statement is none: `phrase` says what was done, up to its place; `after` is the place and what follows.

    `before`: the text before it, with its line breaks.
    """
    end = _END.search(after)
    if (end is not None and end.group() in "?？") or _unchosen().search(before):
        return True
    if phrase[:1].islower() or is_full_width(phrase[:1]) or _of_a_country(phrase):
        clause = _harmless().sub("", _clause(before))
    elif (clause := _line_in_capitals(before)) == "":
        return False
    return _supposed(clause, phrase) or _of_another_thing(clause, phrase) or _goes_for_all(clause, after)


def _of_a_country(phrase: str) -> bool:
    """Whether a phrase opens with the word for what comes from a country, which has its capital in any sentence."""
    return plain(phrase.partition(" ")[0]) in load_vocabulary("origins")["adjectives"]


def is_unticked(text: str) -> bool:
    """Whether a text stands behind a box of its own that is not ticked: "[ ] Made in China"."""
    return _EMPTY_BOX.match(text) is not None


def is_of_another_thing(caption: str) -> bool:
    """Whether the words of a caption name what is beside the goods: "Country of origin of packaging", "设备原产国"."""
    return _words("captions").search(caption.lower()) is not None


def _clause(before: str) -> str:
    """The clause so far, from the last line that opens with a capital letter."""
    lines = _CLAUSE.split(before)[-1].lstrip(" \"“'(").split("\n")
    first = max((n for n, line in enumerate(lines) if line.lstrip(" \"“'(¿")[:1].isupper()), default=0)
    return " ".join(lines[first:]).lstrip(" \"“'(")


def _line_in_capitals(before: str) -> str:
    """The clause of its line in small letters, where a "WAS" or the like before "GROWN" shows a sentence; else ""."""
    clause = _CLAUSE.split(before)[-1].rpartition("\n")[2].lstrip(" \"“'(").lower()
    told = re.search(rf"{_either('auxiliaries')}\s*$", clause)
    return _harmless().sub("", clause).capitalize() if told else ""


def _supposed(clause: str, phrase: str) -> bool:
    """It may be so, or is asked, banned or still to come, by the words of the clause before it."""
    if is_full_width(phrase[:1]):
        said = clause + phrase
        return _words("far").search(said) is not None or _banned(said) or _right_before(said)
    small = clause[:1].lower() + clause[1:]
    asked = clause[:1].isupper() and _opening().match(small) is not None
    return asked or _near().search(small) is not None or _words("far").search(small) is not None or _banned(small)


def _banned(clause: str) -> bool:
    """A ban reaches to an "and" behind which another statement begins, of its own: "forbidden and the cotton was"."""
    *earlier, last = _joins().split(clause)
    begins = _own().search(last) is not None if not is_full_width(last[:1]) else _words("taking").match(last) is None
    return any(_words("bans").search(part) for part in ([last] if begins else [*earlier, last]))


def _right_before(clause: str) -> bool:
    """The same in Chinese, where the verb is in the phrase; "拟出口之货物产自" speaks of another verb."""
    return re.search(rf"{_either('chinese')}[^之的]{{0,8}}$", clause) is not None


def _of_another_thing(clause: str, phrase: str) -> bool:
    """It is said of what is made or done beside the goods: machines, payments, contracts."""
    subject = f"{clause}{phrase}" if is_full_width(phrase[:1]) else clause
    done = _consignment().search(subject) is not None and _words("done").search(phrase.lower()) is not None
    return done or any(_thing().search(text) is not None for text in (subject, clause)) or _chinese_thing(subject)


def _chinese_thing(subject: str) -> bool:
    """Whether a Chinese clause opens with such a thing: "包装材料产自"."""
    return (
        is_full_width(subject[:1])
        and re.match(rf"[该本其所有用]{{0,2}}{_either('captions')}(?!的)", subject) is not None
    )


def _goes_for_all(clause: str, after: str) -> bool:
    """What follows speaks of all things of the kind, or makes it a plan or hearsay."""
    if _closing().match(after) is not None:
        return True
    if re.search(rf"{_either('auxiliaries')}\s*$", clause) or _goes_on().match(after):
        return False
    # "The cotton grown here should be listed below" speaks of this cotton.
    definite = re.match(_either("definite"), clause, re.IGNORECASE) is not None
    if _behind("refused").match(after) is not None:
        return True
    return not definite and any(_behind(table).match(after) is not None for table in ("behind", "compared"))


_either = partial(source_of, "unasserted")
_words = partial(pattern_of, "unasserted")


@cache
def _unchosen() -> re.Pattern[str]:
    """An empty box, or the sign of an example ("e.g."), right before a statement."""
    examples = (re.escape(sign).replace(r"\.", r"\.\s?") for sign in words_in("unasserted", "examples"))
    return re.compile(rf"(?:\[\s*\]|☐|\b(?:{'|'.join(examples)}))\s*$")


@cache
def _near() -> re.Pattern[str]:
    return re.compile(_either("near") + _FEW)


@cache
def _opening() -> re.Pattern[str]:
    """Words that open a condition, or a question put to a subject: "Is made in Italy" has none."""
    return re.compile(rf"{_either('opening')}|{_either('asking')}\s+(?!{_either('places')}\s)\w")


@cache
def _harmless() -> re.Pattern[str]:
    return re.compile(rf"{_either('harmless')}\s*", re.IGNORECASE)


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"\s*{_either('joins')}\s*")


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"^{_either('own')}|{_either('auxiliaries')}\s*$|\b{_either('only')}\s")


@cache
def _thing() -> re.Pattern[str]:
    """A thing that is the subject ("the new looms were"), or the tool ("with harvesters").

    Without an article the thing made is the goods: "Sewing machine made in Italy".
    """
    thing, told = _either("things"), rf"(?:\s*{_either('auxiliaries')})*\s*$"
    subject = rf"{_either('definite')}\s+(?:[\w’']+\s+)?{thing}|(?:\w+\s+){{0,2}}{_either('deeds')}"
    return re.compile(rf"^(?:{subject}){told}|\b{_either('tools')}\s+(?:\w+\s+)?{thing}\s*$", re.IGNORECASE)


@cache
def _consignment() -> re.Pattern[str]:
    """Goods sent: made, it is the act of sending; produced, it is the goods."""
    told = rf"(?:\s*{_either('auxiliaries')})*\s*$"
    return re.compile(rf"^(?:\w+\s+){{0,2}}{_either('consignments')}{told}", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"\s*{_either('closing')}")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"[^.;:]*\s{_either('routine')}\s+{_either('joins')}\s+{_either('auxiliaries')}\s")


@cache
def _behind(table: str) -> re.Pattern[str]:
    """Words of the place, then the verb."""
    verb = rf"{_either('auxiliaries')}(?:\s+\w+){{0,3}}\s+{_either('than')}" if table == "compared" else _either(table)
    place = r"(?:\s*[\w’'-]+(?: [A-Z][\w’'-]*){0,3})?(?:\s+origin)?(?:\s+(?:or|and)\s+\w+)?"
    return re.compile(rf"{place}\s+{verb}")
