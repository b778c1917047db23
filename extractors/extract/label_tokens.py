"""The tokens of a line in which labels are looked for: folded words, numbers and signs with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extractors.values.folding import fold

_WORD = re.compile(
    r"[\u3040-\u9fff\uac00-\ud7a3\uf900-\ufaff]|[^\W\d_\u3040-\u9fff\uac00-\ud7a3\uf900-\ufaff]+|\d+|[^\w\s.,\-–—/()\[\]'’\"“”&°|·•®\\+]"
)
# One word for all that is printed for "number" ("n°", "N.º", "No.", "nr"), and one colon.
_SAME = {"：": ":", "n": "no", "nr": "no", "nro": "no", "№": "no"}
# Letters that say nothing where they stand alone; points, dashes, slashes and brackets are no tokens at all.
_SILENT = frozenset("ºª")


class Token(NamedTuple):
    """A folded word, number or sign at [start, end) of a line's text."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text that count for matching; points, dashes, slashes and brackets do not."""
    if text.isascii():
        return tuple([Token(_SAME.get(m[0], m[0]), *m.span()) for m in _WORD.finditer(text.lower())])
    return tuple([Token(word, *m.span()) for m in _WORD.finditer(text) if (word := _word(m[0])) is not None])


@lru_cache(maxsize=16384)
def _word(piece: str) -> str | None:
    """What a piece of text counts as; None where it says nothing."""
    folded = fold(piece)
    return None if piece in _SILENT else _SAME.get(folded, folded)
