"""Marks in signs of Han that a whole stamp or line says of the paper: a draft, a copy, void (草稿, 副本, 作废).

The engine that reads English makes nothing of them, and a stamp is read by chance: of the two readings of a scan one
alone shows them, or two signs apart. No seal and no name is misread so: a mark that one reading shows is for a person.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.certificate.signs import Difference
from extractors.evidence import Page, Word, union
from extractors.forms import form_data

_APART = 2.5  # heights of a sign between two signs of one mark: stamps set them wide
_SURE = 0.85  # confidence from which an engine is believed


def marks_abroad(pages: Sequence[Page]) -> list[Difference]:
    """Doubts raised by such marks on pages of scans, of whichever reading; each mark of a page once."""
    found: dict[tuple[int, str], Difference] = {}
    for page in (p for p in pages if p.source == "ocr"):
        for words in _runs(page.words):
            text = "".join(_signs(w) for w in words)
            if _is_mark(text, words):
                found.setdefault((page.number, text), _difference(page.number, words))
    return list(found.values())


def _runs(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Words of nothing but such signs that stand side by side, and each part of such a row."""
    row: list[Word] = []
    for word in words:
        if row and not (_is_han(word) and _beside(row[-1], word)):
            yield from _parts(row)
            row = []
        if _is_han(word):
            row.append(word)
    yield from _parts(row)


def _parts(row: Sequence[Word]) -> Iterator[Sequence[Word]]:
    for start, end in itertools.combinations(range(len(row) + 1), 2):
        if end - start <= _longest():
            yield row[start:end]


def _is_mark(text: str, words: Sequence[Word]) -> bool:
    known = _marks()
    if text in known["words"]:
        return True
    return text in known["signs"] and len(words) == 1 and words[0].confidence >= _SURE


def _beside(left: Word, right: Word) -> bool:
    height = max(left.bbox.height, right.bbox.height)
    level = abs(left.bbox.center[1] - right.bbox.center[1]) < 0.5 * height
    return level and -height < right.bbox.x0 - left.bbox.x1 < _APART * height


def _is_han(word: Word) -> bool:
    signs = _signs(word)
    return bool(signs) and all("\u3040" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" for c in signs)


def _signs(word: Word) -> str:
    return "".join(c for c in word.text if c.isalnum())


@lru_cache(maxsize=1)
def _marks() -> dict[str, frozenset[str]]:
    told = form_data("certificate_lines_abroad")["paper"]
    return {use: frozenset(w for said in told[use].values() for w in said.split()) for use in ("words", "signs")}


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _marks()["words"]))


def _difference(page: int, words: Sequence[Word]) -> Difference:
    found, box = " ".join(w.text for w in words), union(w.bbox for w in words)
    return Difference("inserted", "exception", "", found, page, box, doubt=True)
