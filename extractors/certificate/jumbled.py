"""Whether the captions of a scan were read into its sentence, so that its words stand out of their order. Pure.

Captions under a line of handwriting touch it, and engines read both as one line. A word of the form that is missing
in one place and stands unread in another was then moved by the engines; only a word that the form does not have was
written by somebody.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.certificate.form import Form
from extractors.certificate.reading import FormReading
from extractors.certificate.real_words import is_known
from extractors.certificate.signs import Difference
from extractors.certificate.tokens import Token

_TELLS = 4  # letters of a caption's word that is not found in a filling by chance
_APART = 3.0  # heights of a word between two columns
_PUNCTUATION = ".,;:()[]"


def is_jumbled(form: Form, differing: Sequence[Difference]) -> bool:
    """Whether words of a caption, with a bracket of it, are left among those of the sentence or its fillings."""
    return any(_holds_caption(form, d) for d in differing)


def _holds_caption(form: Form, item: Difference) -> bool:
    bracket = any(c in item.found for c in "()")
    return item.kind == "inserted" and bracket and bool(_telling(form) & set(_words(item.found)))


def _telling(form: Form) -> set[str]:
    return {w for wordings in form.captions.values() for said in wordings for w in said if len(w) >= _TELLS}


def _holds_filling(form: Form, item: Difference) -> bool:
    """Whether a word stands there beside the caption's that nobody writes into the sentence: one of a filling."""
    return any(not is_known(w) and w not in _telling(form) for w in _words(item.found))


def is_moved(form: Form, item: Difference, readings: Sequence[FormReading]) -> bool:
    """Whether a caption stands there with a filling, or only words of the form, missing ones unread somewhere."""
    if _holds_caption(form, item) and _holds_filling(form, item):
        return True
    words = _words(item.found)
    if words:
        return set(words) <= {e.word for e in form.elements if e.word}
    return all(any(word in _unread(reading) for reading in readings) for word in _words(item.expected))


def stands_apart(item: Difference, reading: FormReading) -> bool:
    """Whether added words stand in a column of their own beside the sentence: rows of a table read across.

    Nobody leaves such room before a word that he adds to a sentence, nor ends the line with it.
    """
    if item.kind != "inserted" or item.blank or not item.tokens or min(item.tokens) == 0:
        return False
    tokens, first, last = reading.tokens, min(item.tokens), max(item.tokens)
    word, before = tokens[first], tokens[first - 1]
    room = _APART * max(1.0, word.bbox.height)
    off = _is_level(before, word) and word.bbox.x0 - before.bbox.x1 > room
    return off and not (last + 1 < len(tokens) and _is_level(tokens[last], tokens[last + 1]))


def _is_level(a: Token, b: Token) -> bool:
    return a.page == b.page and abs(a.bbox.center[1] - b.bbox.center[1]) < 0.5 * max(a.bbox.height, b.bbox.height)


def _unread(reading: FormReading) -> set[str]:
    """Words of the sentence that stand for no word of the form."""
    held = {t for seen in reading.settled.words.values() for t in seen.tokens}
    inside = range(reading.settled.start, reading.settled.end)
    return {reading.tokens[t].text for t in inside if t not in held}


def _words(text: str) -> list[str]:
    return [w for w in (part.strip(_PUNCTUATION).casefold() for part in text.split()) if w]
