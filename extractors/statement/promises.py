"""Promises, and what is asked of suppliers: whether they take an element's place or only stand beside it.

"We are committed to making every effort" puts it off; "consistent with our commitment to human rights, we believe"
does not. "Suppliers must ascertain" is no effort of the consignee; "our code, which suppliers must follow" denies none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.vocabulary import stem_of

# A clause of the consignee's own, behind a comma or an "and".
_OWN_CLAUSE = r"(?:[,;:]|,?\s+and)\s+(?:and\s+|so\s+|therefore\s+|accordingly\s+|also\s+)?(?:we|i|it)\s"
_TO = re.compile(r"\s+(?:also\s+)?(?:to\s+)?")
_OWN = re.compile(r"\b(?:we|i)\s+(?!require|ask|expect|demand|oblige)")


@dataclass(frozen=True, slots=True)
class Promises:
    """How promises and demands are worded, in folded words."""

    vow: re.Pattern[str]
    effort: re.Pattern[str]
    aside: re.Pattern[str]
    before_own: re.Pattern[str]
    asked: re.Pattern[str]

    @classmethod
    def of(cls, vows: Iterable[str], efforts: Iterable[str], beside: Iterable[str], asked: Iterable[str]) -> Promises:
        """The patterns of these words."""
        vow = rf"\b{stem_of(vows)}\b"
        return cls(
            re.compile(vow),
            re.compile(rf"\s+(?:also\s+)?(?:to\s+)?{stem_of(efforts)}"),
            re.compile(rf",\s+{stem_of(beside)}\s+(?:\w+\s+){{0,4}}{vow}\s+\w[^,]*$"),
            re.compile(rf"^.*?{vow}\s+(?!and\b)\w[^.;:]*?(?={_OWN_CLAUSE})"),
            re.compile(rf"\b{stem_of(asked)}\b"),
        )

    def judged(self, text: str, does: re.Pattern[str]) -> tuple[Literal["", "loose", "denied"], str]:
        """How a promise in a sentence touches an element told by `does`, and its words: not at all, loosely, or it is
        the element itself that is only promised.
        """
        text = self.aside.sub("", text)
        first = self.vow.search(text)
        if first is None:
            return "", ""
        opening = self.before_own.match(text)
        rest = text[opening.end() :] if opening else ""
        spoken = bool(rest) and self.vow.search(rest) is None and does.search(rest) is not None
        if self._governs(text, first.end(), does) and not _elsewhere(text, first, does):
            return "denied", first.group()
        promised = self._governs(text, first.end(), does) or not spoken
        return ("loose", first.group()) if promised else ("", "")

    def asks_others(self, text: str, does: Sequence[re.Pattern[str]]) -> bool:
        """Whether a sentence only asks of suppliers to do what an element asks of the consignee."""
        if _OWN.search(text):
            return False
        asked = [f for f in self.asked.finditer(text) if any(self._governs(text, f.end(), d) for d in does)]
        return bool(asked) and not any(_elsewhere(text, f, d) for f in asked for d in does)

    def _governs(self, text: str, at: int, does: re.Pattern[str]) -> bool:
        """Whether what ends at `at` is followed by a verb of the element, or by one of effort and what it does."""
        effort = self.effort.match(text, at)
        starts = [_TO.match(text, at), effort and re.compile(r"\w*\s+").match(text, effort.end())]
        return any(s is not None and does.match(text, s.end()) is not None for s in starts)


def _elsewhere(text: str, at: re.Match[str], does: re.Pattern[str]) -> bool:
    """Whether the sentence also says it before, or in a clause behind the one that promises or asks it."""
    comma = text.find(",", at.end())
    return does.search(text, 0, at.start()) is not None or (comma >= 0 and does.search(text, comma) is not None)
