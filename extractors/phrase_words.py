"""The words without which a pattern cannot match, read off the pattern: a page without them need not be searched.

What may be left out, and what is not understood, counts for nothing; the pattern is then tried as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

# Letters that `re.IGNORECASE` takes for others, which lower case keeps apart.
_ALIKE = str.maketrans({"İ": "i", "ı": "i", "ſ": "s"})
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>|\?-i:|(?!\?))")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern with the words of which one must stand in a text that it matches; none where it tells none.

    `opening`: any of the words, where each match begins with one.
    """

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    opening: re.Pattern[str] | None

    def found_in(self, text: str, low: str) -> Iterator[re.Match[str]]:
        """Its matches in a text; `low` is the text as `lowered` gives it."""
        if self.words and not any(map(low.__contains__, self.words)):
            return
        if self.opening is None:
            yield from self.pattern.finditer(text)
            return
        at = 0
        while hit := self.opening.search(low, at):
            at = hit.start() + 1
            if found := self.pattern.match(text, hit.start()):
                yield found
                at = found.end()


def phrase(pattern: str) -> Phrase:
    """A pattern, whatever the case of its letters, with its words."""
    first = opening_words(pattern)
    opening = re.compile("|".join(map(re.escape, first))) if first else None
    return Phrase(re.compile(pattern, re.IGNORECASE), needed_words(pattern), opening)


def opening_words(pattern: str) -> tuple[str, ...]:
    """The words of which one opens every match, behind the edge of a word; none where a match may open otherwise."""
    atoms = list(_atoms(pattern))
    if ("|", "") in atoms:
        branches = [opening_words(branch) for branch in _branches(atoms)]
        return tuple(dict.fromkeys(w for words in branches for w in words)) if all(branches) else ()
    while atoms and atoms[0] == (r"\b", ""):
        atoms.pop(0)
    letters = "".join(sign for sign, _ in takewhile(_is_letter, atoms))
    group = _GROUP.match(atoms[0][0]) if atoms else None
    if letters.strip() or group is None:
        return (lowered(letters),) if letters.strip() else ()
    words = opening_words(atoms[0][0][group.end() : -1])
    if not words or atoms[0][1] in ("", "+"):
        return words
    behind = opening_words("".join(text + often for text, often in atoms[1:])) if atoms[0][1] in ("?", "*") else ()
    return (*words, *behind) if behind else ()


def _is_letter(atom: tuple[str, str]) -> bool:
    """Whether a sign of a pattern is a letter or a blank that must stand there once."""
    sign, often = atom
    return len(sign) == 1 and (sign.isalpha() or sign == " ") and not often


def lowered(text: str) -> str:
    """The text in lower case as `re.IGNORECASE` sees it."""
    return text.translate(_ALIKE).lower()


def needed_words(pattern: str) -> tuple[str, ...]:
    """The words of one piece that every match has, of the piece whose shortest word is longest."""
    atoms = list(_atoms(pattern))
    if ("|", "") in atoms:
        branches = [needed_words(branch) for branch in _branches(atoms)]
        return tuple(dict.fromkeys(w for words in branches for w in words)) if all(branches) else ()
    return max(_pieces(atoms), key=lambda words: min(map(len, words)), default=())


def _branches(atoms: list[tuple[str, str]]) -> Iterator[str]:
    start = 0
    for end, atom in enumerate([*atoms, ("|", "")]):
        if atom == ("|", ""):
            yield "".join(text + often for text, often in atoms[start:end])
            start = end + 1


def _pieces(atoms: list[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """The words of each run of letters and of each group that must be there."""
    run = ""
    for atom, often in [*atoms, ("", "")]:
        if _is_letter((atom, often)):
            run += atom
            continue
        if run.strip():
            yield (lowered(run),)
        run = ""
        group = _GROUP.match(atom)
        if group and often in ("", "+") and (words := needed_words(atom[group.end() : -1])):
            yield words


def _atoms(pattern: str) -> Iterator[tuple[str, str]]:
    """Signs, escapes, classes and groups of a pattern, each with how often it may stand ("" for once)."""
    at = 0
    while at < len(pattern):
        end = _end(pattern, at)
        often = _QUANTIFIER.match(pattern, end)
        yield pattern[at:end], often.group() if often else ""
        at = often.end() if often else end


def _end(pattern: str, at: int) -> int:
    """Where the sign, escape, class or group that begins at a place ends."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] not in "[(":
        return at + 1
    end = at + 1 + (pattern[at + 1 : at + 2] in ("]", "^"))
    while pattern[end] != {"[": "]", "(": ")"}[pattern[at]]:
        end = _end(pattern, end) if pattern[at] == "(" or pattern[end] == "\\" else end + 1
    return end + 1
