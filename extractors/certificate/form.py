"""The form of 19 CFR 12.43(a) as data: its fixed words, its blanks, its captions and the vocabularies of judgement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractors.forms import form_data

BLANKS = (
    "foreign_seller", "quantity", "description", "packages", "marks", "producer", "place_of_production", "carrier",
    "place_of_lading", "place_of_departure", "departure_date", "labor_class", "dated", "signature",
)  # fmt: skip

_PIECES = re.compile(r"[A-Za-z]+|[,;.]")


@dataclass(frozen=True, slots=True)
class Element:
    """One fixed word (`word`, lower case, and the punctuation printed beside it) or one blank of the form."""

    word: str = ""
    blank: str = ""
    printed: str = ""
    part: int = 0
    comma_after: str = ""
    comma_before: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words and phrases by which a blank, a hedge or a misreading is judged; all lower case."""

    replacements: frozenset[str]
    rivals: frozenset[str]
    negating: frozenset[str]
    placeholder_exact: frozenset[str]
    placeholder_starts: tuple[str, ...]
    harmless: Mapping[str, tuple[str, ...]]
    asking: frozenset[str]
    captions: frozenset[str]
    hedge_phrases: tuple[str, ...]
    hedge_foreign: tuple[str, ...]
    hedge_words: frozenset[str]
    witnesses: tuple[str, ...]
    labor_classes: Mapping[str, tuple[str, ...]]
    labor_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form, in the annual edition of the Code of that date.

    `means` is indexed by `Element.part`; `captions` are lower-case words without parentheses.
    """

    citation: str
    edition: str
    elements: tuple[Element, ...]
    means: tuple[str, ...]
    captions: Mapping[str, tuple[tuple[str, ...], ...]]
    additional_captions: Mapping[str, tuple[tuple[str, ...], ...]]
    additional_cues: tuple[str, ...]
    vocabulary: Vocabulary

    @property
    def fixed_count(self) -> int:
        """Number of fixed words."""
        return sum(1 for e in self.elements if e.word)

    def text(self) -> str:
        """The form's words with each blank as ____, for display."""
        shown = " ".join(e.comma_before.strip() + e.printed if e.word else "____" for e in self.elements)
        return re.sub(r"\s+([,;.])", r"\1", shown)


@lru_cache(maxsize=1)
def certificate_form() -> Form:
    """The form in force, read once from its data file."""
    data = form_data("certificate_12_43")
    parts = data["part"]
    return Form(
        data["citation"],
        data["edition"],
        tuple(e for number, part in enumerate(parts) for e in _elements(number, part)),
        tuple(part.get("means", "") for part in parts),
        _captions(data["captions"]),
        _captions({k: v for k, v in data["additional"].items() if k != "cues"}),
        tuple(data["additional"]["cues"]),
        _vocabulary(data),
    )


def _elements(number: int, part: Mapping[str, Any]) -> list[Element]:
    if "blank" in part:
        return [Element(blank=part["blank"], part=number)]
    found: list[Element] = []
    before = ""
    for piece in _PIECES.findall(part["words"]):
        if piece.isalpha():
            found.append(Element(piece.casefold(), "", piece, number, "", before))
            before = ""
        elif found:
            last = found[-1]
            found[-1] = Element(last.word, "", last.printed + piece, number, piece, last.comma_before)
        else:
            before = piece
    return found


def _captions(table: Mapping[str, list[str]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {name: tuple(tuple(c.casefold().split()) for c in captions) for name, captions in table.items()}


def _vocabulary(data: Mapping[str, Any]) -> Vocabulary:
    hedges, labor, held = data["hedges"], data["labor"], data["placeholders"]
    return Vocabulary(
        frozenset(data["exchanged"]["replacements"].split()),
        frozenset(data["exchanged"]["rivals"].split()),
        frozenset(data["exchanged"]["negating"].split()),
        frozenset(held["exact"]),
        tuple(held["starts"]),
        {name: tuple(words) for name, words in held["harmless"].items()},
        frozenset(held["asking"].split()),
        frozenset(held["captions"].split()),
        tuple(hedges["phrases"]),
        tuple(hedges["foreign"]),
        frozenset(hedges["words"].split()),
        tuple(hedges["witnesses"]),
        {name: tuple(words) for name, words in labor["classes"].items()},
        frozenset(labor["words"].split()),
    )
