"""Words of a closed class that leave an effort or a belief half said.

No list of hedges is ever whole; their grammar is. An effort counts where it is told as done: not behind a verb that
only plans, claims or asks for it, not with an adverb of degree or frequency at it, and with nothing taken out of it. A
belief counts where it is held now, by all of the consignee, of every stage and component. The words are data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extractors.vocabulary import any_of, stem_of

_SEASON = r"\bduring the (?:(?:19|20)[\d/-]+|whole|entire) (?:\w+ )?season\b"
# Not "at our mill", "of the seller".
_BY_ITSELF = r"(?<!\bof )(?<!\bat )(?<!\bby )(?<!\bfrom )(?<!\bwith )(?<!\bfor )\b"
# A clause of the consignee's own begins: who stood before it is not its subject.
_OWN_CLAUSE = re.compile(r"\b(?:when|while|and|so|but|therefore|thus|yet|then) (?:we|i|our)\b")


@dataclass(frozen=True, slots=True)
class Hedges:
    """How hedges are worded, in folded words; see the data for what each list means."""

    anywhere: re.Pattern[str]
    behind_verb: re.Pattern[str]
    right_behind: re.Pattern[str]
    harmless: re.Pattern[str]
    degree: re.Pattern[str]
    nobody: re.Pattern[str]
    loose: re.Pattern[str]
    infinitive: re.Pattern[str]
    factual: re.Pattern[str]
    purpose: re.Pattern[str]
    gerund: re.Pattern[str]
    owed: re.Pattern[str]
    somebody: re.Pattern[str]
    to_believe: re.Pattern[str]
    reasons: re.Pattern[str]
    partly_believed: re.Pattern[str]
    behind: re.Pattern[str]
    stage: re.Pattern[str]
    place: re.Pattern[str]

    @classmethod
    def of(cls, table: dict[str, Any]) -> Hedges:
        """The patterns of the lists of the data; its `who` are those who are not the consignee."""
        w = {use: stem_of(words) for use, words in table.items()}
        agents, things = rf"{w['sends']}(?: [\w'-]+){{0,4}} {w['sent']}", rf"\b{w['things']}"
        who, amount = rf"{w['who']}s?", rf"{w['amount']}\b"
        seller = rf"(?:our|the|its|their|this|every|each) (?:\w+ )?{who}"
        acts = rf"\b(?:we|i|our (?!{who}\b)\w+)(?: \w+)?(?: and \w+)? {w['acts']}"
        # Right behind what is spoken of, or alone behind a comma; lists of places and "in Annex B" tell of the work.
        place = rf" in (?:the )?(?!{any_of(table['attachments'])})[A-Z]"
        return cls(
            re.compile(rf"\b{w['anywhere']}\b|\b{w['ending']}(?=[.,;]|$)"),
            re.compile(rf"\b{w['behind_verb']}\b"),
            re.compile(rf"{things}[ ,]+{w['right_behind']}\b"),
            re.compile(rf"\b{w['harmless']}\b|{_SEASON}"),
            re.compile(rf"(?:(?:\b{w['relative']} )?)\b(?P<adverb>{w['degree']})\b"),
            re.compile(rf"\b{w['nobody']}\b"),
            re.compile(rf"\b{w['loose']} (?:{w['effort']}|{w['told']})\b"),
            re.compile(rf"\bto (?:have {w['taken']}|(?:\w+ly )?{w['effort']}),? {amount}"),
            re.compile(rf"(?:\b{w['factual']}|\b{agents})\s*$"),
            re.compile(rf"{acts}(?: (?!{w['causing']}\b)[\w'.-]+){{0,6}}\s*$"),
            re.compile(rf"(?<!\bby )(?<!\bafter )\b{w['making']} {amount}"),
            re.compile(rf"\b{w['owed']}(?: {w['whom']})? {amount}(?: \w+)? {w['efforts']}\b"),
            re.compile(rf"(?:{_BY_ITSELF}{seller}|^{who}) (?:ha[sd] |have )?{w['ascertains']}\b"),
            re.compile(r"\bto (?:\w+ly )?believe\b"),
            re.compile(rf"\b{w['reasons']}\s*$"),
            re.compile(
                rf"\b{w['partly_believed']}\b"
                rf"|\bbelieves? (?:in )?{seller},? {w['apart']}\b"
                rf"|\b(?!{w['held']}\b)[\w.]+ believed that\b"
                rf"|\bno (?:good )?{w['grounds']} to believe that {w['none']}\b"
            ),
            re.compile(rf"\b{w['behind']}\b|{things},? in (?:[a-z]+ )?(?:19|20)\d\d\b"),
            re.compile(rf" {w['stage']}"),
            re.compile(rf"{things}(?:{place}|,{place}[\w ]*[.]?$)"),
        )

    def of_effort(self, text: str, does: re.Pattern[str], parts: re.Pattern[str]) -> str:
        """What leaves the effort of a sentence half said; "" for nothing. `does` finds that something was done, `parts`
        the components.
        """
        first = does.search(text)
        before = text[: first.start()] if first else ""
        nobody = next((f for f in self.nobody.finditer(before) if not _OWN_CLAUSE.search(before, f.end())), None)
        planned = next((f for f in self.infinitive.finditer(text) if not self._is_done(text, f)), None)
        other = self.somebody.search(text, 0, _end(parts, text)) or self.owed.search(text)
        gerund = self.gerund.search(text)
        return self._of_any(text, first, parts) or _words(nobody) or _words(planned) or _words(gerund) or _words(other)

    def of_belief(self, text: str, written: str, does: re.Pattern[str], parts: re.Pattern[str]) -> str:
        """The same of a belief; `written`: the sentence with its capitals."""
        led = next((f for f in self.to_believe.finditer(text) if not self.reasons.search(text[: f.start()])), None)
        stage, plain = self.stage.search(text), self.harmless.sub(lambda f: " " * len(f.group()), text)
        behind = self.behind.search(plain, stage.start()) if stage else None
        place, partly = self.place.search(written), self.partly_believed.search(text)
        half = self._of_any(text, does.search(text), parts)
        return half or _words(led) or _words(partly) or _words(behind) or _words(place)

    def _is_done(self, text: str, infinitive: re.Match[str]) -> bool:
        """It only says what for something was done: "we went to India to make", "in order to make ..., we visited"."""
        before = text[: infinitive.start()].rstrip()
        if self.factual.search(before) or self.purpose.search(before):
            return True
        own = re.search(r", (we (?:have )?\w+)", text[infinitive.end() :])
        return before in ("", "in order", "so as") and own is not None and self.purpose.search(own[1]) is not None

    def _of_any(self, text: str, first: re.Match[str] | None, parts: re.Pattern[str]) -> str:
        plain = self.harmless.sub(lambda f: " " * len(f.group()), text)
        start, end = first.start() if first else 0, _end(parts, text)
        taken = self.anywhere.search(plain) or self.behind_verb.search(plain, start)
        return _words(
            taken or self.right_behind.search(plain) or self.loose.search(plain) or self._degree(plain, start, end)
        )

    def _degree(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """An adverb of the effort itself: at the head of the sentence, in the clause of the verb up to the components,
        or set off behind them; "who usually come from Bihar" is of somebody else.
        """
        clause = max(text.rfind(",", 0, start), text.rfind(" and ", 0, start), 0)
        for found in self.degree.finditer(text):
            at, upto = found.start("adverb"), found.end()
            own = found.start() == at or self.loose.match(text, at) is not None
            headed = not text[:at].strip() or (text[:at].rstrip().endswith(",") and text[upto : upto + 1] == ",")
            within = clause <= at < end or (at >= end and not text[end:at].strip(" ,("))
            if own and (headed or within or text[upto:].strip(" ")[:1] in ("", ".", ",", ")")):
                return found
        return None


def _end(parts: re.Pattern[str], text: str) -> int:
    """Where the components are last named; the whole sentence where they are not."""
    return max((f.end() for f in re.finditer(rf"(?:{parts.pattern})\w*(?: thereof)?", text)), default=len(text))


def _words(found: re.Match[str] | None) -> str:
    return found.group().strip() if found else ""
