"""How one printed word stands to one word of the form: the same, its look-alike, a likely misreading, or another."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from extractors.certificate.tokens import INVISIBLE

# Letters of other scripts that print like Latin ones (Unicode TR 39, the pairs that matter for lower and upper case).
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝкмнтвгӏոսօհցզοανικρτυχεηωβζμıɡɑꞵƅᴏѵєпиь",
    "aeopcyxijshdqwkmhtbrlnuohgqoavikptuxenwbzmigabbovenub",
)
_MISREADINGS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "n"), ("ri", "n"), ("li", "h"))
_SAME_INK = str.maketrans("1|!ij0569çàáâäãèéêëìíîïòóôöõùúûü", "lllllosggcaaaaaeeeellllooooouuuu")

_STROKES = frozenset({"l", "ll"})  # the form's first word, alone or with its comma or a rule beside it
_HOOKED = ("j", "in")  # "in" before the frame of a blank, whose upright closes up with the n


def skeleton(text: str) -> str:
    """The Latin letters that a text looks like: invisible signs dropped, marks dropped, look-alikes replaced."""
    shown = "".join(c for c in text if c not in INVISIBLE)
    plain = unicodedata.normalize("NFKD", shown).casefold().translate(_LOOKALIKES)
    return "".join(c for c in plain if not unicodedata.combining(c))


def is_lookalike(text: str, word: str) -> bool:
    """True for a word that only looks like the form's word: foreign letters, or signs that nobody sees."""
    return text != word and not text.isascii() and skeleton(text) == word


@lru_cache(maxsize=65536)
def distance(a: str, b: str, most: int = 3) -> int:
    """Edits (insert, drop, exchange) between two words; `most` + 1 when there are more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (x != y)))
        if min(row) > most:
            return most + 1
        before = row
    return min(before[-1], most + 1)


@lru_cache(maxsize=16384)
def _ink(text: str) -> str:
    for seen, meant in _MISREADINGS:
        text = text.replace(seen, meant)
    return text.translate(_SAME_INK)


@lru_cache(maxsize=65536)
def is_misreading(text: str, word: str) -> bool:
    """True when a recogniser that saw `word` may well have written `text`: the same ink, or one letter in four."""
    if not text:
        return False
    if _ink(text) == _ink(word) or (word == "i" and _ink(text) in _STROKES) or (text, word) == _HOOKED:
        return True
    allowed = 0 if len(word) < 3 else 1 if len(word) < 6 else 2 if len(word) < 10 else 3
    return distance(text, word, 3) <= allowed


def is_alike(text: str, word: str) -> bool:
    """True when both words share so much that one is meant to stand for the other ("produces", "produced")."""
    if len(word) < 4:
        return bool(text) and text[0] == word[0] and distance(text, word, 2) <= 1 and len(text) > 1
    return distance(text, word, 3) <= 3 and text[:2] == word[:2]
