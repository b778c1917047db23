"""Words that Chinese forms set apart, character by character: "名　　　称：", "毛　重：", "合　计", "地 址、电 话：".

A reader takes them for one word. So do these: the parts become one word where the vocabulary knows what they make.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from extractors.evidence import Word, union
from extractors.vocabulary import load_vocabulary

# No gap inside such a word is wider than this many of its letters.
WIDEST = 7.0
# In letters, a gap that no font leaves between two characters.
APART = 0.3
# Characters of the longest of them.
LONGEST = 6
_HAN = "\u4e00-\u9fff"
_TAIL = re.compile(rf"(?:^|[^{_HAN}])([{_HAN}]{{1,2}})$")
_HEAD = re.compile(rf"[{_HAN}]+")


@cache
def _spread() -> frozenset[str]:
    return frozenset(load_vocabulary("spread_words")["words"])


def joined(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, given in any order, those set apart joined where the first of their parts stands."""
    firsts = [w for w in words if w.text and "\u4e00" <= w.text[-1] <= "\u9fff" and _TAIL.search(w.text)]
    if not firsts:
        return tuple(words)
    made: dict[int, Word] = {}
    gone: set[int] = set()
    for word in firsts:
        if id(word) in gone:
            continue
        parts = _parts(word, words)
        if _is_set_apart(parts):
            made[id(word)] = replace(word, text="".join(p.text for p in parts), bbox=union(p.bbox for p in parts))
            gone |= {id(p) for p in parts[1:]}
    return tuple(made.get(id(w), w) for w in words if id(w) not in gone)


def _is_set_apart(parts: Sequence[Word]) -> bool:
    """Whether a gap parts them: characters that an engine gives one by one make their word as they stand."""
    return any(b.bbox.x0 - a.bbox.x1 > APART * (a.size or a.bbox.height) for a, b in pairwise(parts))


def _parts(first: Word, words: Sequence[Word]) -> list[Word]:
    """The parts of the word that begins in the end of `first`; empty where the vocabulary knows none."""
    tail = _TAIL.search(first.text)
    said = tail[1] if tail else ""
    parts = [first]
    while (after := _next(parts[-1], words)) is not None and (head := _HEAD.match(after.text)):
        said += head[0]
        parts.append(after)
        if said in _spread():
            return [*parts, *(_parts(after, words)[1:] if _TAIL.search(after.text) else ())]
        if len(said) >= LONGEST or head.end() < len(after.text):
            break
    return []


def _next(word: Word, words: Sequence[Word]) -> Word | None:
    """The next word on the line, set alike and in the same cell."""
    box = word.bbox
    height = word.size or box.height
    level = (w for w in words if w.bbox.x0 >= box.x1 - 1 and abs(w.bbox.center[1] - box.center[1]) < 0.3 * height)
    found = min(level, key=lambda w: w.bbox.x0, default=None)
    if found is None or found.bbox.x0 - box.x1 > WIDEST * height or found.cell != word.cell:
        return None
    return found if abs((found.size or found.bbox.height) - height) < 0.2 * height else None
