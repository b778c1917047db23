"""Style sheets of an HTML page, as far as they show or hide words: they are written to the style of each element.

Pure, over elements as lxml gives them. The cascade is that of CSS 2.1, 6.4.1: what is important first, then the style
of the element itself, then the more specific rule, then the later one. Rules for print and for a state (`:hover`) say
nothing. Where one cannot be judged (another medium, a selector beyond names, classes and ids beside or within each
other), the sheets are not believed at all: it may show what another hides. A size of nothing or `visibility` hides
only an element that holds no other, which could show itself again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# What hides words, strikes them, or gives them and their ground a colour.
_TELLING = re.compile(
    r"display|visibility|font-size|mso-hide|text-decoration(?:-line)?|color|background(?:-color|-image)?"
)
_INHERITED = frozenset({"visibility", "font-size"})  # an element further inside may show itself again
_BLOCK = re.compile(r"([^{}]*)([{}])")
_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\s*", re.I)
# What shows nothing on a screen: other papers' media, and what is no rule of elements.
_ELSEWHERE = re.compile(r"@(?:media\s+print\b|page\b|font-face\b|(?:-\w+-)?keyframes\b)", re.I)
_STATE = re.compile(r":(?:hover|focus|active|visited|link)\b|::?(?:before|after|selection|placeholder)\b", re.I)
_SIMPLE = re.compile(r"(?:\*|[\w-]+)?(?:[.#][\w-]+)*")
_PART = re.compile(r"([.#]?)([\w-]+)")
_MOST = 2_000  # rules of a page; a style sheet of a mail has some dozen
_OWN = (1_000, 0, 0)  # an element's own style is more specific than any selector

Weight = tuple[bool, tuple[int, int, int], int]
Styles = dict[str, tuple[Weight, str]]  # property -> (what it weighs, its value)


@dataclass(frozen=True, slots=True)
class _Compound:
    """One element of a selector: its name ("" any), id ("" any), classes, and whether it is the parent of the next."""

    name: str
    ids: frozenset[str]
    classes: frozenset[str]
    is_parent: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    selector: tuple[_Compound, ...]
    weight: tuple[int, int, int]
    declared: Mapping[str, tuple[bool, str]]


def with_own_styles(root: Any) -> None:
    """Write what the style sheets of a page say of each element to its own style."""
    sheets = " ".join(sheet.text or "" for sheet in root.iter("style") if _is_for_screen(sheet))
    rules = list(_rules(sheets))
    if len(rules) > _MOST or any(rule is None for rule in rules):
        return
    by_key: defaultdict[str, list[tuple[int, _Rule]]] = defaultdict(list)
    for number, rule in enumerate(filter(None, rules)):
        by_key[_key(rule.selector[-1])].append((number, rule))
    if not by_key:
        return
    for element in root.iter():
        if isinstance(element.tag, str):
            _write(element, [each for key in _keys(element) for each in by_key.get(key, ())])


def _is_for_screen(sheet: Any) -> bool:
    media = (sheet.get("media") or "all").lower()
    return media.strip() in ("all", "screen", "")


def _write(element: Any, rules: Iterable[tuple[int, _Rule]]) -> None:
    matching = [(number, rule) for number, rule in rules if _matches(rule.selector, element)]
    if not matching:
        return
    found: Styles = {}
    for number, rule in matching:
        for name, (important, value) in rule.declared.items():
            if name in _INHERITED and len(element):
                continue
            _heavier(found, name, (important, rule.weight, number), value)
    for number, (name, (important, value)) in enumerate(_declared(element.get("style") or "", every=True).items()):
        _heavier(found, name, (important, _OWN, number), value)
    element.set("style", ";".join(f"{name}:{value}" for name, (_, value) in found.items()))


def _heavier(found: Styles, name: str, weight: Weight, value: str) -> None:
    if name not in found or found[name][0] <= weight:
        found[name] = weight, value


def _rules(sheet: str) -> Iterator[_Rule | None]:
    """The rules of a style sheet that tell, in order; None for one that cannot be judged."""
    within: list[bool | None] = []  # open blocks: whether what is in them counts, None where nobody can say
    head = ""
    for part in _BLOCK.finditer(_without_comments(sheet) + "}"):
        text, brace = part[1].rpartition(";")[2].strip() if part[2] == "{" else part[1], part[2]
        if brace == "{":
            head = text
            within.append(_counts(head))
        elif within:
            if False not in within and not head.startswith("@"):
                yield from _rule(head, text) if None not in within else [None] * bool(_declared(text))
            within.pop()
            head = "@"


def _counts(head: str) -> bool | None:
    if _ELSEWHERE.match(head):
        return False
    return True if _SCREEN.fullmatch(head) or not head.startswith("@") else None


def _without_comments(sheet: str) -> str:
    first, *others = sheet.replace("<!--", " ").replace("-->", " ").split("/*")
    return " ".join([first, *(other.partition("*/")[2] for other in others)])


def _rule(head: str, body: str) -> Iterator[_Rule | None]:
    declared = _declared(body)
    for written in head.split(",") if declared else ():
        selector = _selector(written)
        if not selector and not _STATE.search(written):
            yield None
        elif selector:
            ids = sum(len(c.ids) for c in selector)
            weight = (ids, sum(len(c.classes) for c in selector), sum(bool(c.name) for c in selector))
            yield _Rule(selector, weight, declared)


def _declared(body: str, *, every: bool = False) -> dict[str, tuple[bool, str]]:
    """Property -> (important, value) of declarations; of those that tell, or of every one."""
    found = {}
    for declaration in body.split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if colon and (every or _TELLING.fullmatch(name)):
            said, _, mark = value.partition("!")
            found[name] = (mark.strip().lower() == "important", said.strip())
    return found


def _selector(written: str) -> tuple[_Compound, ...]:
    """The elements of a selector from outside to inside; none where it is of another kind."""
    found: list[_Compound] = []
    parent = False
    for word in reversed(written.replace(">", " > ").split()):
        if word == ">":
            parent = True
            continue
        if not _SIMPLE.fullmatch(word):
            return ()
        found.append(_compound(word, is_parent=parent))
        parent = False
    return () if parent else tuple(reversed(found))


def _compound(word: str, *, is_parent: bool) -> _Compound:
    parts = [(sign, name) for sign, name in _PART.findall(word)]
    named = "".join(name.lower() for sign, name in parts if not sign)
    ids, classes = (frozenset(name for sign, name in parts if sign == mark) for mark in "#.")
    return _Compound(named, ids, classes, is_parent)


def _matches(selector: Sequence[_Compound], element: Any) -> bool:
    *outer, last = selector
    return _fits(last, element) and (not outer or _within(outer, element))


def _within(outer: Sequence[_Compound], element: Any) -> bool:
    """Whether the elements around one are those of the outer part of a selector, in this order."""
    above: set[int] = set()  # how many of `outer` stand somewhere around, the last of them anywhere
    just_above: set[int] = set()  # the same, the last of them being the element just above
    for around in reversed(list(element.iterancestors())):
        reached = just_above | {n for n in above if not outer[n - 1].is_parent} | {0}
        just_above = {n + 1 for n in reached if n < len(outer) and _fits(outer[n], around)}
        above |= just_above
    return len(outer) in (just_above if outer[-1].is_parent else above)


def _fits(compound: _Compound, element: Any) -> bool:
    if compound.name and compound.name != element.tag:
        return False
    if compound.ids and compound.ids != {element.get("id")}:
        return False
    return not compound.classes or compound.classes <= set((element.get("class") or "").split())


def _key(compound: _Compound) -> str:
    """What an element must have to fit, in one word."""
    sign, names = next(((s, n) for s, n in (("#", compound.ids), (".", compound.classes)) if n), ("", [compound.name]))
    return sign + min(names)


def _keys(element: Any) -> list[str]:
    classes = (element.get("class") or "").split()
    return ["", element.tag, *(f".{name}" for name in dict.fromkeys(classes)), f"#{element.get('id')}"]
