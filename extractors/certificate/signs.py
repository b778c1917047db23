"""Differences of signs, not of words: punctuation, letters of other scripts, signs that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.certificate.form import Form
from extractors.certificate.reading import FormReading
from extractors.certificate.tokens import INVISIBLE
from extractors.certificate.words import skeleton
from extractors.evidence import BBox, Page

_COMMAS = re.compile(r"[,;:.!?]")


@dataclass(frozen=True, slots=True)
class Difference:
    """One departure from the form. `elements` are positions in the form, `reason` a key of the messages.

    `doubt`: words that may be meant as filling; never certain, a person has to say.
    """

    kind: str
    reason: str
    expected: str
    found: str
    page: int
    bbox: BBox | None
    elements: tuple[int, ...] = ()
    tokens: tuple[int, ...] = ()
    blank: str = ""
    formal: bool = False
    confidence: float = 1.0
    doubt: bool = False


def shown(text: str) -> str:
    """The text with each sign that is not plain Latin named by its code."""
    return "".join(
        c if c.isascii() else f"[U+{ord(c):04X}]" if c in INVISIBLE else f"{c}[U+{ord(c):04X}]" for c in text
    )


def punctuation(form: Form, reading: FormReading) -> Iterator[Difference]:
    """Commas inside a run of fixed words; beside a blank they may fall away with it."""
    for number, element in enumerate(form.elements[:-1]):
        after = form.elements[number + 1]
        here, there = reading.settled.words.get(number), reading.settled.words.get(number + 1)
        if not (element.word and after.word) or element.part != after.part or here is None or there is None:
            continue
        if here.kind != "exact" or there.kind != "exact" or here.tokens == there.tokens:
            continue
        token = reading.tokens[here.tokens[-1]]
        if any(reading.tokens[t].text for t in range(here.tokens[-1] + 1, there.tokens[0])):
            continue
        between = "".join(reading.tokens[t].raw for t in range(here.tokens[-1] + 1, there.tokens[0]))
        marks = "".join(_COMMAS.findall(token.trail + between))
        if marks != element.comma_after:
            kind = "missing" if not marks else "changed" if element.comma_after else "inserted"
            expected, found = f"{element.word}{element.comma_after}", f"{element.word}{marks}"
            yield Difference(
                kind, "punctuation", expected, found, token.page, token.bbox, (number,), here.tokens, "", True
            )


def _mixes_scripts(text: str) -> bool:
    """Latin letters and those of a script that looks like it in one word."""
    names = {unicodedata.name(c, "").split(" ")[0] for c in text if c.isalpha()}
    return "LATIN" in names and bool(names & {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH"})


def invisible(form: Form, reading: FormReading, known: Sequence[Difference]) -> Iterator[Difference]:
    """Signs nobody sees, anywhere between the first and the last word of the form."""
    told = {t for d in known for t in d.tokens}
    words = {e.word for e in form.elements if e.word}
    for i in range(reading.settled.start, reading.settled.end):
        token = reading.tokens[i]
        inner = token.raw[:-1] if token.hyphenated else token.raw
        twin = not token.text.isascii() and skeleton(token.text) in words
        if i not in told and (twin or _mixes_scripts(token.text)):
            yield Difference(
                "changed", "lookalike", skeleton(token.text), shown(token.raw), token.page, token.bbox, (), (i,)
            )
        elif i not in told and any(c in INVISIBLE or c == "\u00ad" for c in inner):
            plain = "".join(c for c in token.raw if c not in INVISIBLE and c != "\u00ad")
            coded = "".join(f"[U+{ord(c):04X}]" if c in INVISIBLE or c == "\u00ad" else c for c in token.raw)
            yield Difference("changed", "lookalike", plain, coded, token.page, token.bbox, (), (i,))


def unseen(pages: Sequence[Page], reading: FormReading) -> list[Difference]:
    """Words of the form's sentence with a sign that the file spells out and no glyph shows."""
    found = []
    marks = [(p.number, w) for p in pages for w in p.words if w.hidden == "sign"]
    for number, mark in marks:
        for i in range(reading.settled.start, reading.settled.end):
            token = reading.tokens[i]
            if token.page == number and token.text.isascii() and _stands_in(mark.bbox.center, token.bbox):
                coded = token.raw + "".join(f"[U+{ord(c):04X}]" for c in mark.text)
                found.append(Difference("changed", "lookalike", token.text, coded, number, token.bbox, (), (i,)))
                break
    return found


def _stands_in(point: tuple[float, float], box: BBox) -> bool:
    """Within the word, or at its edge: the sign's own point is on the base line."""
    return box.x0 - 1 <= point[0] <= box.x1 + 1 and box.top - 1 <= point[1] <= box.bottom + 1
