"""Words of a closed class that leave an effort or a belief half said.

No list of hedges is ever whole; their grammar is. An effort counts where it is told as done: not behind a verb that
only plans, claims or asks for it, not with an adverb of degree or frequency, and with nothing taken out of it. A belief
counts where it is held now, by all of the consignee, of every stage and component. The words are data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_OF_DEGREE = re.compile(r"\b[a-z]{2,}ly\b")  # "mostly", "hardly", "normally"
_AMOUNT = r"(?:every|all|any|each|our best|the best|our utmost)\b"
_PLACE = re.compile(r"\bin [A-Z]")


@dataclass(frozen=True, slots=True)
class Hedges:
    """How hedges are worded, in folded words; see the data for what each list means."""

    anywhere: re.Pattern[str]
    harmless: re.Pattern[str]
    certain: frozenset[str]
    nobody: re.Pattern[str]
    loose: re.Pattern[str]
    infinitive: re.Pattern[str]
    factual: re.Pattern[str]
    gerund: re.Pattern[str]
    to_believe: re.Pattern[str]
    reasons: re.Pattern[str]
    no_reason: re.Pattern[str]
    partly_believed: re.Pattern[str]
    behind: re.Pattern[str]

    @classmethod
    def of(cls, table: dict[str, Any]) -> Hedges:
        """The patterns of the lists of the data."""
        effort, efforts = _either(table["effort"]), _either(table["making"])
        agents = rf"(?:{_either(table['sends'])})(?: [\w'-]+){{0,4}} (?:{_either(table['sent'])})"
        return cls(
            re.compile(rf"\b(?:{_either(table['anywhere'])}|but)\b|\b(?:{_either(table['ending'])})(?=[.,;]|$)"),
            re.compile(rf"\b(?:{_either(table['harmless'])})\b"),
            frozenset(table["certain"]),
            re.compile(rf"\b(?:{_either(table['nobody'])})\b"),
            re.compile(rf"\b(?:{_either(table['loose'])}) (?:{effort}|made|used|took|believed?)\b"),
            re.compile(rf"\bto (?:have (?:made|used|taken|exercised)|(?:\w+ly )?(?:{effort})) {_AMOUNT}"),
            re.compile(rf"(?:\b(?:{_either(table['factual'])})|\b{agents})\s*$"),
            re.compile(rf"(?<!\bby )(?<!\bafter )\b(?:{efforts}) {_AMOUNT}"),
            re.compile(r"\bto (?:\w+ly )?believe\b"),
            re.compile(rf"\b(?:{_either(table['reasons'])})\s*$"),
            re.compile(r"\bno (?:good )?(?:reasons?|grounds?|cause) to believe that (?:no|neither|none|nobody)\b"),
            re.compile(rf"\b(?:{_either(table['partly_believed'])})\b"),
            re.compile(rf"\b(?:{_either(table['behind'])})\b"),
        )

    def of_effort(self, text: str, does: re.Pattern[str]) -> str:
        """What leaves the effort of a sentence half said; "" for nothing. `does` finds that something was done."""
        first = does.search(text)
        nobody = self.nobody.search(text, 0, first.start()) if first else None
        planned = next((f for f in self.infinitive.finditer(text) if not self.factual.search(text[: f.start()])), None)
        return self._of_any(text) or _words(nobody) or _words(planned) or _words(self.gerund.search(text))

    def of_belief(self, text: str, written: str) -> str:
        """The same of a belief; `written`: the sentence with its capitals."""
        led = next((f for f in self.to_believe.finditer(text) if not self.reasons.search(text[: f.start()])), None)
        stage, place = text.find(" stage"), _PLACE.search(written, max(0, written.casefold().find(" stage")))
        behind = self.behind.search(text, stage) if stage >= 0 else None
        partly = self.no_reason.search(text) or self.partly_believed.search(text)
        return self._of_any(text) or _words(led) or _words(partly) or _words(behind) or _words(place)

    def _of_any(self, text: str) -> str:
        plain = self.harmless.sub(" ", text)
        degree = next((f for f in _OF_DEGREE.finditer(plain) if f.group() not in self.certain), None)
        return _words(self.anywhere.search(plain)) or _words(degree) or _words(self.loose.search(plain))


def _words(found: re.Match[str] | None) -> str:
    return found.group().strip() if found else ""


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
