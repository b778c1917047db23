"""The gist of a page: what it says, in the order read, without place or spelling. Two scans of one paper have nearly
the same. Kept with what was understood, so that papers can be compared without loading their words. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from extractors.evidence import Page, Word
from extractors.segments import word_lines
from extractors.values.folding import fold, is_cjk

DOUBT = "?"  # stands before a piece that was not read with certainty
_SURE = 0.8  # confidence of a word in which a recogniser is seldom wrong
# Numbers and words apart: "KI-2026-118" and "KI 2026-118" say the same.
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_TELLING = re.compile(r"\d+|[a-z]{2,}")  # of a folded ASCII text


def page_gist(page: Page) -> str:
    """Numbers, words of two letters and more and Chinese signs seen on an upright page, parted by blanks."""
    runs = (run for line in word_lines(page) for run in _by_doubt(line))
    return " ".join([piece for unsure, words in runs for piece in _pieces(words, unsure)])


def _by_doubt(line: Sequence[Word]) -> Iterable[tuple[bool, Iterable[Word]]]:
    return groupby(line, key=_is_unsure) if min([word.confidence for word in line]) < _SURE else ((False, line),)


def _is_unsure(word: Word) -> bool:
    return word.confidence < _SURE


def _pieces(words: Iterable[Word], unsure: bool) -> Iterable[str]:
    mark = DOUBT if unsure else ""
    text = fold(" ".join([word.text for word in words]))
    if text.isascii():
        found: list[str] = _TELLING.findall(text)
        return [mark + piece for piece in found] if mark else found
    return _signs_apart(text, mark)


def _signs_apart(text: str, mark: str) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        if not piece.isascii() and any(map(is_cjk, piece)):
            yield from (mark + sign for sign in piece)
        elif len(piece) > 1 or piece.isdigit():
            yield mark + piece
