"""Where differences of two readings of a scan lie, and whether only the spaces differ there. Pure.

A recogniser passes over words under a stamp and runs words together. What is missing is certain only where its
neighbours stand side by side; what differs in spaces alone is no difference.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.certificate.form import Form, certificate_form
from extractors.certificate.reading import FormReading
from extractors.certificate.signs import Difference
from extractors.certificate.tokens import Token

_SPACE = 1.6  # heights of a letter between neighbours with nothing between them
_DOUBTED = 0.6  # confidence of a neighbour below which nothing is said of what is missing beside it
_LETTER = 0.42  # width of a letter in its height
_STEM = 4  # letters of a word in small letters from which another may be run into it
_SHORT = 5  # letters of a word that a scrap may be
_LEAST_ROOM = 0.6  # share of the missing words that has to fit to be there unread


def is_closed_up(reading: FormReading, item: Difference) -> bool:
    """Whether no room is left on the page for the words that are missing."""
    before, after = _neighbours(reading, item)
    if before is None or after is None or before.page != after.page:
        return before is not None and after is not None
    if reading.ocr and min(before.confidence, after.confidence) < _DOUBTED:
        return False  # what stands there is not what was read
    height = max(1.0, before.bbox.height)
    needed = max(_SPACE * height, _LEAST_ROOM * _LETTER * height * len(item.expected))
    if abs(before.bbox.center[1] - after.bbox.center[1]) < 0.6 * height:
        return after.bbox.x0 - before.bbox.x1 < needed
    body = [t.bbox for t in reading.tokens[reading.settled.start : reading.settled.end] if t.page == before.page]
    left, right = min(b.x0 for b in body), max(b.x1 for b in body)
    next_line = -0.3 * height < after.bbox.top - before.bbox.bottom < 1.5 * height
    unused = right - before.bbox.x1 > max(needed, after.bbox.width + 0.5 * height)
    return next_line and not unused and after.bbox.x0 - left < needed


def stands_garbled(reading: FormReading, item: Difference) -> bool:
    """Whether a filling beside the short word that is missing holds a scrap as long as that word, or ends with one.

    Among a filling's capitals and figures a scrap of one letter or two, which no name has, may be the word itself; and
    what is missing may be run into the last word of the filling.
    """
    filled = {t for fill in reading.settled.fills.values() for t in fill}
    beside = [t for t in _neighbours(reading, item) if t is not None]
    scraps = [t for n in filled if (t := reading.tokens[n]) in beside and t.raw.islower()]
    inside = [reading.tokens[n] for fill in _fills_beside(reading, item) for n in fill]
    strays = [t for t in inside if len(t.text) == 1 and (t.raw.strip("'\"‘’.,").islower())]
    like = any(abs(len(t.text) - len(item.expected)) < 2 for t in scraps)
    if any(_ends_in(t.raw, item.expected) for t in inside):
        return True
    return len(item.expected) < _SHORT and (like or any(t.text.isalpha() and t.text not in "aey" for t in strays))


def _ends_in(word: str, missing: str) -> bool:
    """Whether the small letters of a missing word may stand run into a word: "AXWwas", "cottonin"."""
    before = word[: -len(missing)] if missing and word.endswith(missing) else ""
    return bool(before) and missing.islower() and (not before[-1].islower() or len(before) > _STEM)


def _fills_beside(reading: FormReading, item: Difference) -> list[list[int]]:
    """The fillings right before and after what is missing."""
    elements = certificate_form().elements
    around = (min(item.elements) - 1, max(item.elements) + 1)
    names = (elements[n].blank for n in around if 0 <= n < len(elements))
    return [reading.settled.fills[name] for name in names if name]


def _neighbours(reading: FormReading, item: Difference) -> tuple[Token | None, Token | None]:
    """The tokens read before and after what is missing."""
    first, last = min(item.elements), max(item.elements)
    elements = certificate_form().elements
    if first > 0 and last + 1 < len(elements) and elements[first - 1].blank and elements[last + 1].blank:
        left, right = (_filled(reading, elements[n].blank) for n in (first - 1, last + 1))
        return left[-1] if left else None, right[0] if right else None
    words = reading.settled.words
    before = [t for number, seen in words.items() if number < first for t in seen.tokens]
    after = [t for number, seen in words.items() if number > last for t in seen.tokens]
    start, end = max(before, default=-1), min(after, default=len(reading.tokens))
    held = [t for fill in reading.settled.fills.values() for t in fill if start < t < end]
    if start < 0 or end >= len(reading.tokens):
        return None, None
    if not held:
        return reading.tokens[start], reading.tokens[end]
    blank_first = bool(elements[first - 1].blank) if first > 0 and last + 1 < len(elements) else False
    blank_first = blank_first or min(held) - start < end - max(held)
    return (
        (reading.tokens[max(held)], reading.tokens[end])
        if blank_first
        else (reading.tokens[start], reading.tokens[min(held)])
    )


def _filled(reading: FormReading, blank: str) -> list[Token]:
    """The words that fill a blank, without its line or dots to write on."""
    return [reading.tokens[t] for t in reading.settled.fills[blank] if reading.tokens[t].text]


def only_spaces(
    form: Form, item: Difference, reading: FormReading, other: FormReading, differing: Sequence[Difference]
) -> bool:
    """Whether the other reading has the same letters and figures there, parted into the form's words.

    `differing`: where the other reading departs from the form.
    """
    if not item.elements:
        return False
    low = next((n for n in range(min(item.elements) - 1, -1, -1) if _both_exact(n, reading, other)), None)
    high = next((n for n in range(max(item.elements) + 1, len(form.elements)) if _both_exact(n, reading, other)), None)
    span = range(-1 if low is None else low, len(form.elements) if high is None else high + 1)
    if any(not d.elements or set(d.elements) & set(span) for d in differing):
        return False
    theirs_read = (other.settled.words.get(n) for n in span if 0 <= n < len(form.elements) and form.elements[n].word)
    if not all(seen is not None and seen.kind == "exact" for seen in theirs_read):
        return False
    mine, theirs = (_letters(r, low, high) for r in (reading, other))
    return bool(mine) and mine == theirs


def _both_exact(number: int, reading: FormReading, other: FormReading) -> bool:
    seen = reading.settled.words.get(number), other.settled.words.get(number)
    return all(s is not None and s.kind == "exact" and len(s.tokens) == 1 for s in seen)


def _letters(reading: FormReading, low: int | None, high: int | None) -> str:
    """Letters and figures between two of the form's words, or to the ends of the form."""
    words = reading.settled.words
    start = words[low].tokens[-1] if low is not None else reading.settled.start
    end = words[high].tokens[0] + 1 if high is not None else reading.settled.end
    return "".join(c for t in reading.tokens[start:end] for c in t.text if c.isalnum())
