"""Two readings of one certificate, weighed: what both show is certain, what one shows alone is doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.certificate_blanks import Blank
from extractors.certificate_differences import Difference, differences
from extractors.certificate_form import Form
from extractors.certificate_reading import FormReading
from extractors.certificate_words import distance, is_misreading
from extractors.evidence import Page

_ONE_READING = "Only one reading of this scan is at hand; two that agree are needed."
_HIDDEN = "The text layer and the page differ."


@dataclass(frozen=True, slots=True)
class Weighed:
    """Certain and doubtful differences. `single`: a scan that was read only once."""

    certain: tuple[Difference, ...] = ()
    doubtful: tuple[Difference, ...] = ()
    single: bool = False
    explanation: str = ""

    def values(self, reading: FormReading, other: FormReading | None) -> dict[str, Blank]:
        """The blanks as read; where the first reading found none, as the second did."""
        own = _blanks(reading)
        if other is None or not reading.ocr:
            return own
        again = _blanks(other)
        return {name: blank if blank.value else again[name] for name, blank in own.items()}


def _blanks(reading: FormReading) -> dict[str, Blank]:
    dated, signer = reading.dated, reading.signature.signer
    return {
        **reading.blanks,
        "dated": Blank(dated.value or None, dated.page, dated.bbox),
        "signature": Blank(signer.value or None, signer.page, signer.bbox),
    }


def weigh(form: Form, reading: FormReading, other: FormReading | None, hidden: Sequence[Difference]) -> Weighed:
    """Put the differences of both readings on the scales."""
    own = differences(form, reading)
    if not reading.ocr:
        against = _against(form, reading, other) if other is not None else []
        return Weighed(tuple(own), (*hidden, *against), False, _HIDDEN if hidden or against else "")
    if other is None:
        return Weighed((), (*own, *_near_words(form, reading)), True, _ONE_READING)
    return _two_scans(form, reading, other, own)


def _near_words(form: Form, reading: FormReading) -> list[Difference]:
    return [
        _word_doubt(form, reading, number)
        for number, seen in sorted(reading.settled.words.items())
        if seen.kind == "near"
    ]


def _word_doubt(form: Form, reading: FormReading, number: int) -> Difference:
    seen = reading.settled.words[number]
    token = reading.tokens[seen.tokens[0]]
    found = " ".join(reading.tokens[t].raw for t in seen.tokens)
    return Difference(
        "changed", "word", form.elements[number].printed, found, token.page, token.bbox, (number,), seen.tokens
    )


def _two_scans(form: Form, reading: FormReading, other: FormReading, own: list[Difference]) -> Weighed:
    again = differences(form, other)
    certain, doubtful = [], []
    for item in own:
        twin = next((d for d in again if _agree(item, d)), None)
        if twin is not None:
            certain.append(item)
        elif not _is_refuted(item, other):
            doubtful.append(item)
    for item in again:
        if not any(_agree(d, item) for d in own) and not _is_refuted(item, reading):
            doubtful.append(item)
    for number, seen in reading.settled.words.items():
        twin_seen = other.settled.words.get(number)
        if seen.kind == "near" and (twin_seen is None or twin_seen.kind != "exact"):
            doubtful.append(_word_doubt(form, reading, number))
    why = "The two readings of this scan do not agree in every word." if doubtful else ""
    return Weighed(tuple(certain), tuple(doubtful), False, why)


def _agree(a: Difference, b: Difference) -> bool:
    """Both readings show the same departure at the same place of the form."""
    if a.kind != b.kind or (a.elements and b.elements and not set(a.elements) & set(b.elements)):
        return False
    if a.kind == "missing":
        return a.expected == b.expected
    return _same_words(a.found, b.found) and _same_words(a.expected, b.expected)


def _same_words(a: str, b: str) -> bool:
    left, right = a.casefold().replace(" ", ""), b.casefold().replace(" ", "")
    return left == right or is_misreading(left, right) or distance(left[:40], right[:40], 3) <= len(left) // 8


def _is_refuted(item: Difference, other: FormReading) -> bool:
    """A garbled word that the other reading gives exactly: the garble is the recogniser's."""
    if item.kind != "changed" or len(item.elements) != 1 or item.reason != "word":
        return False
    seen = other.settled.words.get(item.elements[0])
    return seen is not None and seen.kind == "exact" and not item.found.replace(" ", "").isalpha()


def _against(form: Form, reading: FormReading, pixels: FormReading) -> list[Difference]:
    """Words of the text layer that the pixels clearly show to be others."""
    own = differences(form, reading)
    found = []
    for d in differences(form, pixels):
        if d.kind == "inserted" and d.confidence < 0.6:
            continue
        if not any(_agree(d, known) or set(d.elements) & set(known.elements) for known in own):
            found.append(replace(d, reason="hidden"))
    return found


def hidden_inside(pages: Sequence[Page], reading: FormReading) -> list[Difference]:
    """Hidden words of the text layer that lie within the form."""
    if reading.ocr:
        return []
    found = []
    boxes: Mapping[int, tuple[float, float]] = _extent(reading)
    for page in pages:
        top, bottom = boxes.get(page.number, (0.0, 0.0))
        for word in page.words:
            if word.hidden and any(c.isalnum() for c in word.text) and top <= word.bbox.center[1] <= bottom:
                found.append(Difference("inserted", "hidden", "", word.text, page.number, word.bbox))
    return found


def _extent(reading: FormReading) -> dict[int, tuple[float, float]]:
    """Top and bottom of the form's body on each page."""
    out: dict[int, tuple[float, float]] = {}
    for token in reading.tokens[reading.settled.start : reading.settled.end]:
        top, bottom = out.get(token.page, (token.bbox.top, token.bbox.bottom))
        out[token.page] = (min(top, token.bbox.top) - 1, max(bottom, token.bbox.bottom) + 1)
    return out
