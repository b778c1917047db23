"""The running text of pages with the word that each character belongs to: patterns find, words give the place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.evidence import Page, Word, union
from extractors.segments import Segment, line_texts, word_lines


class RunningText:
    """Text of pages, lines parted by "\\n" (`text`) or blanks (`flat`), same offsets in both."""

    def __init__(self, pages: Iterable[Page]) -> None:
        pieces: list[str] = []
        self._lines: list[tuple[int, int, Sequence[Word], int]] = []
        position = 0
        for page in pages:
            for line, text in zip(word_lines(page), line_texts(page), strict=True):
                self._lines.append((position, position + len(text), line, page.number))
                pieces.append(text)
                position += len(text) + 1
        self.text = "\n".join(pieces)
        self.flat = self.text.replace("\n", " ")

    def _words(self, start: int, end: int) -> Iterator[tuple[Word, int]]:
        """The words that a span touches, each with its page."""
        for first, last, line, page in self._lines:
            at = first
            for word in line if first < end and last > start else ():
                at = self.text.index(word.text, at)
                if at < end and at + len(word.text) > start:
                    yield word, page
                at += len(word.text)

    def segment(self, start: int, end: int) -> Segment | None:
        """The words of a span as one segment, on the page where it begins; None when the span holds no word."""
        hit = list(self._words(start, end))
        if not hit:
            return None
        page = hit[0][1]
        words = tuple(w for w, p in hit if p == page)
        return Segment(re.sub(r"\s+", " ", self.text[start:end]).strip(), union(w.bbox for w in words), words, page, 0)
