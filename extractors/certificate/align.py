"""Alignment of a page's tokens with the form: fixed words against fixed words, everything else into the blanks.

Dynamic programming over (elements of the form) x (tokens of the page), free at both ends, so that letterhead and
notary text cost nothing. Costs are edits of words; filling a blank costs next to nothing a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.certificate.form import Element, Form
from extractors.certificate.tokens import Token
from extractors.certificate.words import is_alike, is_lookalike, is_misreading

Kind = Literal["exact", "near", "lookalike", "changed", "missing", "inserted", "fill", "skip"]

_MISSING, _INSERTED, _FURTHER, _FILL, _ODD_FILL, _EMPTY, _JOIN = 1.0, 1.0, 0.1, 0.004, 0.15, 0.4, 0.01
_NEAR, _LOOKALIKE, _LIKELY, _ANY = 0.3, 0.4, 0.95, 1.9
_FIRST = 0.4  # "We," for "I,": dearer, a sentence without its first word and all but the end of the name were cheaper
_INSTEAD_OF_I = frozenset({"we", "i/we", "we/i", "me", "us", "he", "she", "they", "it", "you", "the", "undersigned"})
_ANY_WORDS = frozenset({"quantity", "description", "packages", "labor_class"})
_LONGEST_JOIN = 14
_MOST_WORDS_IN_ONE = 8
_FAR = float("inf")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the alignment: positions of form elements and of tokens that belong together."""

    kind: Kind
    elements: tuple[int, ...]
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The cheapest alignment: `cost` in edits, steps in the form's order."""

    cost: float
    steps: tuple[Step, ...]

    @property
    def matched(self) -> int:
        """Number of fixed words found, misread ones included."""
        return sum(len(s.elements) for s in self.steps if s.kind in ("exact", "near", "lookalike"))


def align(form: Form, tokens: Sequence[Token]) -> Alignment:
    """Align a page's tokens (captions taken out) with the form."""
    return _Aligner(form, tokens).run()


class _Aligner:
    """The table of the dynamic programming; rows are form elements consumed, columns tokens consumed."""

    def __init__(self, form: Form, tokens: Sequence[Token]) -> None:
        self.elements = form.elements
        self.tokens = tokens
        self.replacements = form.vocabulary.replacements
        negated = {n + e.word for n in form.vocabulary.negating for e in self.elements if e.word}
        self.rivals = form.vocabulary.rivals | negated
        self.words = words = {e.word for e in self.elements if e.word}
        self.free = [not t.text for t in tokens]
        self.joins = _joins(tokens, words)
        self.runs = _runs_of(self.elements)
        self.rows: list[list[float]] = []
        self.back: list[list[tuple[Kind, int, int]]] = []

    def run(self) -> Alignment:
        count = len(self.tokens) + 1
        self.rows.append([0.0] * count)
        self.back.append([("skip", 0, 0)] * count)
        for number, element in enumerate(self.elements):
            self.rows.append([_FAR] * count)
            self.back.append([("missing", 0, 0)] * count)
            if element.blank:
                self._blank_row(number)
            else:
                self._word_row(number, element.word)
        end = min(range(count), key=lambda j: (self.rows[-1][j], j))
        return Alignment(self.rows[-1][end], tuple(self._trace(end)))

    def _blank_row(self, number: int) -> None:
        above, row, back = self.rows[number], self.rows[number + 1], self.back[number + 1]
        free = self.elements[number].blank in _ANY_WORDS
        empty = 0.0 if self.elements[number].blank == "place_of_departure" else _EMPTY
        for j in range(len(row)):
            row[j], back[j] = above[j] + empty, ("fill", 1, 0)
            odd = j > 0 and not free and self.tokens[j - 1].text in self.replacements and not self._is_in_name(j - 1)
            price = _ODD_FILL if odd else _FILL
            if j and above[j - 1] + price < row[j]:
                row[j], back[j] = above[j - 1] + price, ("fill", 1, 1)
            if j and row[j - 1] + price < row[j]:
                row[j], back[j] = row[j - 1] + price, ("fill", 0, 1)

    def _is_in_name(self, at: int) -> bool:
        """A small word that is none of the form's, between two capitals: "Conservas do Alentejo"."""
        around = [self.tokens[t].raw.lstrip("([\"'") for t in (at - 1, at + 1) if 0 <= t < len(self.tokens)]
        capitals = len(around) == 2 and all(raw[:1].isupper() for raw in around)
        return capitals and self.tokens[at].text not in self.words

    def _word_row(self, number: int, word: str) -> None:
        above, row, back = self.rows[number], self.rows[number + 1], self.back[number + 1]
        inner = number + 1 < len(self.elements) and bool(self.elements[number + 1].word)
        between = self._is_between_blanks(number)
        for j in range(len(row)):
            best, how = above[j] + _MISSING, _step("missing", 1, 0)
            if j:
                token = self.tokens[j - 1]
                price, kind = self._price(word, token, between)
                if above[j - 1] + price < best:
                    best, how = above[j - 1] + price, (kind, 1, 1)
                stay = _FAR if not inner else 0.0 if self.free[j - 1] else _INSERTED
                if back[j - 1][0] == "inserted":
                    stay = min(stay, _FURTHER)
                if row[j - 1] + stay < best:
                    best, how = row[j - 1] + stay, ("skip" if self.free[j - 1] else "inserted", 0, 1)
                for length in self.joins[j].get(word, ()):
                    if above[j - length] + _JOIN < best:
                        best, how = above[j - length] + _JOIN, ("exact", 1, length)
                for price, run in self._runs_ending(number, token):
                    if self.rows[number + 1 - run][j - 1] + price < best:
                        best, how = self.rows[number + 1 - run][j - 1] + price, _run_step(price, run)
            row[j], back[j] = best, how

    def _is_between_blanks(self, number: int) -> bool:
        before, after = self.elements[number - 1], self.elements[min(number + 1, len(self.elements) - 1)]
        return bool(before.blank and after.blank)

    def _price(self, word: str, token: Token, between: bool) -> tuple[float, Kind]:
        text = token.text
        if text == word:
            return 0.0, "exact"
        if not text:
            return _FAR, "changed"
        if is_lookalike(text, word):
            # Of pixels, a mark on a letter is a speck; only a text layer holds letters that look like others.
            return (_NEAR, "near") if token.source == "ocr" else (_LOOKALIKE, "lookalike")
        if token.source == "ocr" and text not in self.rivals and is_misreading(text, word):
            return _NEAR, "near"
        if word == "i" and text in _INSTEAD_OF_I and token.trail.startswith(","):
            return _FIRST, "changed"
        plain = token.raw[:1].islower() or token.raw.isupper()
        likely = text in _INSTEAD_OF_I if word == "i" else text in self.replacements and plain and not between
        if likely or is_alike(text, word):
            return _LIKELY, "changed"
        return _ANY, "changed"

    def _runs_ending(self, number: int, token: Token) -> list[tuple[float, int]]:
        """(price, number of words) of the runs of fixed words ending here that the token writes as one word."""
        if len(token.text) < 4 or number not in self.runs:
            return []
        exact = [(_JOIN, n) for text, n in self.runs[number] if text == token.text]
        if exact or token.source != "ocr" or len(token.text) < 6:
            return exact
        return [
            (_NEAR, n)
            for text, n in self.runs[number]
            if abs(len(text) - len(token.text)) <= 1 and is_misreading(token.text, text)
        ]

    def _trace(self, end: int) -> list[Step]:
        steps: list[Step] = []
        i, j = len(self.elements), end
        while i > 0:
            kind, elements, tokens = self.back[i][j]
            steps.append(Step(kind, tuple(range(i - elements, i)), tuple(range(j - tokens, j))))
            if kind == "fill" and not elements:
                steps[-1] = Step("fill", (i - 1,), (j - 1,))
            i, j = i - elements, j - tokens
        return steps[::-1]


def _step(kind: Kind, elements: int, tokens: int) -> tuple[Kind, int, int]:
    return kind, elements, tokens


def _run_step(price: float, run: int) -> tuple[Kind, int, int]:
    return ("near" if price == _NEAR else "exact"), run, 1


def _joins(tokens: Sequence[Token], words: set[str]) -> list[dict[str, list[int]]]:
    """For each column, the fixed words that the last k tokens spell together: letter-spaced or hyphenated words."""
    found: list[dict[str, list[int]]] = [{} for _ in range(len(tokens) + 1)]
    for start, first in enumerate(tokens):
        text = first.text
        if not text or len(text) > _LONGEST_JOIN:
            continue
        for end in range(start + 1, min(len(tokens), start + _LONGEST_JOIN)):
            before = tokens[end - 1]
            if not _may_join(before, tokens[end]):
                break
            text += tokens[end].text
            if len(text) > _LONGEST_JOIN:
                break
            if text in words:
                found[end + 1].setdefault(text, []).append(end + 1 - start)
    return found


def _may_join(before: Token, after: Token) -> bool:
    """Letter-spaced letters, pieces of one word cut by its font, or a word hyphenated at the line end."""
    if not after.text or (before.trail and not before.hyphenated):
        return False
    if before.hyphenated:
        return True
    if before.line != after.line or before.page != after.page:
        return False
    gap = after.bbox.x0 - before.bbox.x1
    height = max(1.0, before.bbox.height)
    letters = len(before.text) == 1 and len(after.text) == 1
    return gap < (1.2 if letters else 0.12) * height or before.source == "ocr"


def _runs_of(elements: Sequence[Element]) -> dict[int, list[tuple[str, int]]]:
    """For each element, the texts of the 2 to 8 fixed words that end with it, written as one, and their number."""
    runs: dict[int, list[tuple[str, int]]] = {}
    for end in range(len(elements)):
        text = ""
        for count in range(1, _MOST_WORDS_IN_ONE + 1):
            start = end + 1 - count
            if start < 0 or not elements[start].word:
                break
            text = elements[start].word + text
            if count > 1:
                runs.setdefault(end, []).append((text, count))
    return runs
