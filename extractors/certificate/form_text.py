"""The forms of 19 CFR 12.43 as they are printed to be signed: words, blanks and captions, from their data files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.forms import form_data

_ONE_TO_SIX_WORDS = "*"


@dataclass(frozen=True, slots=True)
class Piece:
    """Fixed `words`, or a `blank` with the caption printed beside it ("" where the form prints none)."""

    words: str = ""
    blank: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """One form in the order of its words. `dated` and `signature` are the words below its body."""

    title: str
    pieces: tuple[Piece, ...]
    dated: str
    signature: str

    @property
    def blanks(self) -> tuple[str, ...]:
        """Names of the blanks of the body, in order."""
        return tuple(p.blank for p in self.pieces if p.blank)


def _certificate() -> Mapping[str, Any]:
    return form_data("certificate_12_43")


def main_form() -> PrintedForm:
    """The certificate of the country of exportation."""
    captions = {name: _first(found) for name, found in _certificate()["captions"].items()}
    return _form(_certificate()["title"], captions)


def additional_form(origin: str, destination: str) -> PrintedForm:
    """The certificate of another country, whose captions name that country's transport: names as in a sentence."""
    data = _certificate()
    captions = {name: _first(found) for name, found in data["captions"].items()}
    captions["carrier"] = _placed(data["additional"]["carrier"], destination)
    captions["place_of_departure"] = _placed(data["additional"]["place_of_departure"], origin)
    return _form(data["title_additional"], captions)


def _form(title: str, captions: Mapping[str, str]) -> PrintedForm:
    pieces = tuple(
        Piece(blank=p["blank"], caption=captions.get(p["blank"], "")) if "blank" in p else Piece(words=p["words"])
        for p in _certificate()["part"]
    )
    return PrintedForm(title, pieces, _certificate()["after"]["dated"], _certificate()["after"]["signature"])


def _first(captions: Sequence[str]) -> str:
    return captions[0] if captions else ""


def _placed(captions: Sequence[str], country: str) -> str:
    """The caption with the country in its place; the one without a place where no country is known."""
    named = next(c for c in captions if _ONE_TO_SIX_WORDS in c)
    plain = next(c for c in captions if _ONE_TO_SIX_WORDS not in c)
    return named.replace(_ONE_TO_SIX_WORDS, country) if country else plain


def statement_elements() -> tuple[tuple[str, str], ...]:
    """(name, words) of each element of the ultimate consignee's statement, 19 CFR 12.43(b)."""
    return tuple((e["name"], e["says"]) for e in form_data("statement_12_43b")["element"])
