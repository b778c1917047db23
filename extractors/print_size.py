"""How large a piece of a page is set: by its font where that is known, by its letters where it was recognised.

The boxes of recognised words hug their ink, so that "acorn" looks smaller than "Apply" in the same type.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from statistics import median

from extractors.evidence import Word
from extractors.segments import Segment, letter_size

# Shares of the font size, as common types have them: small letters, capitals and what rises like them, what hangs down,
# an accent on a capital.
SMALL, TALL, HANGING, ACCENT = 0.52, 0.72, 0.2, 0.18
_TALL = frozenset("bdfhklt()[]{}/&%$€£#!?\"'’|\\")
_HANGING = frozenset("gjpqyQ,;()[]{}/|ç")
# Words of so many letters or figures tell.
LEAST = 3
# Recognised words of one type differ by less than this ratio.
ALIKE = 1.15
# Points by which known sizes that are one may differ.
SAME = 0.3


def print_size(segment: Segment) -> float:
    """The font size of a segment in points, told from its longer words where they were recognised."""
    if segment.words[0].source != "ocr":
        return segment.size
    telling = [w for w in segment.words if sum(map(str.isalnum, w.text)) >= LEAST and not w.engine]
    return median(map(_size, telling)) if telling else _size_of_any(segment)


def _size_of_any(segment: Segment) -> float:
    return median(_size(w) for w in segment.words)


def _size(word: Word) -> float:
    """The font size of a recognised word; the second engine boxes the whole line."""
    return letter_size(word) if word.engine else letter_size(word) / _share(word.text)


@lru_cache(maxsize=8192)
def _share(text: str) -> float:
    """What of its font size the ink of a text is high."""
    plain = unicodedata.normalize("NFD", text)
    tall = any(c.isupper() or c.isdigit() or c in _TALL for c in plain)
    accent = any(c.isupper() and len(unicodedata.normalize("NFD", c)) > 1 for c in unicodedata.normalize("NFC", text))
    dotted = any(c in "ij" or unicodedata.combining(c) for c in plain)
    top = TALL + ACCENT * accent if tall or dotted else SMALL
    return top + HANGING * any(c in _HANGING for c in plain)


def set_alike(one: Segment, other: Segment) -> bool:
    """Whether two segments are set in one size and weight."""
    if one.bold != other.bold:
        return False
    sizes = print_size(one), print_size(other)
    if one.words[0].source == "ocr":
        return max(sizes) < ALIKE * min(sizes)
    return abs(sizes[0] - sizes[1]) < SAME
