"""The running text of pages with the word that each character belongs to: patterns find, words give the place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.evidence import Page, Word, union
from extractors.segments import Segment, join_words, word_lines


class RunningText:
    """Text of pages, lines parted by "\\n" (`text`) or blanks (`flat`), same offsets in both."""

    def __init__(self, pages: Iterable[Page]) -> None:
        pieces: list[str] = []
        self._words: list[tuple[int, int, Word, int]] = []
        position = 0
        for page in pages:
            for line in word_lines(page):
                text = join_words(line)
                self._note(line, text, position, page.number)
                pieces.append(text)
                position += len(text) + 1
        self.text = "\n".join(pieces)
        self.flat = self.text.replace("\n", " ")

    def _note(self, line: Sequence[Word], text: str, position: int, page: int) -> None:
        at = 0
        for word in line:
            at = text.index(word.text, at)
            self._words.append((position + at, position + at + len(word.text), word, page))
            at += len(word.text)

    def segment(self, start: int, end: int) -> Segment | None:
        """The words of a span as one segment, on the page where it begins; None when the span holds no word."""
        hit = [(w, page) for s, e, w, page in self._words if s < end and e > start]
        if not hit:
            return None
        page = hit[0][1]
        words = tuple(w for w, p in hit if p == page)
        return Segment(re.sub(r"\s+", " ", self.text[start:end]).strip(), union(w.bbox for w in words), words, page, 0)
