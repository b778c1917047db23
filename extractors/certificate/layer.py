"""What a text layer holds and the page does not show as said: hidden words, and words with a line through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.certificate.form import Form
from extractors.certificate.reading import FormReading
from extractors.certificate.shapes import vocabulary
from extractors.certificate.signs import Difference
from extractors.certificate.tokens import Token, closed_up
from extractors.evidence import BBox, Page, Word, union

_LETTERS, _FEW = 3, 5  # what is set letter by letter has pieces of fewer letters, and more of them


def hidden_inside(pages: Sequence[Page], reading: FormReading) -> list[Difference]:
    """Hidden words of the text layer that lie within the form, or limit it beside it."""
    if reading.ocr:
        return []
    found = []
    boxes: Mapping[int, tuple[float, float]] = _extent(reading)
    limits = vocabulary()["around"]["takes_back"] | vocabulary()["around"]["never"]
    for page in pages:
        top, bottom = boxes.get(page.number, (0.0, 0.0))
        beside = [w for w in page.words if w.hidden and not top <= w.bbox.center[1] <= bottom]
        if any(w.text.casefold().strip(".,;:()") in limits for w in beside) or _is_spelt_out(beside):
            said = " ".join(w.text for w in closed_up(beside))
            found.append(Difference("inserted", "hidden", "", said, page.number, union(w.bbox for w in beside)))
        for word in page.words:
            if word.hidden and any(c.isalnum() for c in word.text) and top <= word.bbox.center[1] <= bottom:
                found.append(Difference("inserted", "hidden", "", word.text, page.number, word.bbox))
    return found


def _is_spelt_out(words: Sequence[Word]) -> bool:
    """Set letter by letter: what it says can be searched for no word."""
    lettered = [w for w in words if w.text.strip(".,;:").isalpha()]
    return sum(len(w.text.strip(".,;:")) < _LETTERS for w in lettered) > max(_FEW, 0.6 * len(lettered))


def struck_inside(form: Form, pages: Sequence[Page], reading: FormReading) -> list[Difference]:
    """Words of the form with a line drawn through them, in a page that tells its lines."""
    found = []
    rules = {p.number: [r for r in p.rules if r.width > 4 * max(0.5, r.height)] for p in pages}
    for number, seen in sorted(reading.settled.words.items()):
        tokens = [reading.tokens[t] for t in seen.tokens]
        if any(_is_struck(t, rule) for t in tokens for rule in rules.get(t.page, ())):
            first, word = tokens[0], form.elements[number].printed
            found.append(
                Difference(
                    "changed", "struck", word, f"{first.raw} (struck through)", first.page, first.bbox, (number,)
                )
            )
    return found


def _is_struck(token: Token, rule: BBox) -> bool:
    """The line runs through the middle of the word over most of its width; one under it runs lower."""
    box = token.bbox
    through = box.top + 0.35 * box.height < rule.center[1] < box.top + 0.68 * box.height
    return through and min(box.x1, rule.x1) - max(box.x0, rule.x0) > 0.8 * box.width


def _extent(reading: FormReading) -> dict[int, tuple[float, float]]:
    """Top and bottom of the form's body on each page."""
    out: dict[int, tuple[float, float]] = {}
    for token in reading.tokens[reading.settled.start : reading.settled.end]:
        top, bottom = out.get(token.page, (token.bbox.top, token.bbox.bottom))
        out[token.page] = (min(top, token.bbox.top) - 1, max(bottom, token.bbox.bottom) + 1)
    return out
