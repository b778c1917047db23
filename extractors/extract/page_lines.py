"""Lines of text with the way back from characters to places: what labels and values are looked for in."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from extractors.evidence import BBox, Document, Page, Place, Word, union
from extractors.memo import remembered
from extractors.segments import Segment, join_words, segments_of

Part = tuple["Line", int, int]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A segment of a line, as [start, end) of the line's text, with its horizontal extent in points."""

    start: int
    end: int
    x0: float
    x1: float


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Words on one baseline, left to right. `text` joins them; `starts` are the words' offsets in it."""

    index: int
    page: Page
    words: tuple[Word, ...]
    text: str
    starts: tuple[int, ...]
    phrases: tuple[Phrase, ...]
    box: BBox
    height: float

    def words_at(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that [start, end) of the text touches."""
        first = max(0, bisect.bisect_right(self.starts, start) - 1)
        last = bisect.bisect_left(self.starts, end)
        pairs = zip(self.words[first:last], self.starts[first:last], strict=True)
        return tuple(w for w, s in pairs if s < end and s + len(w.text) > start)

    def x_at(self, position: int) -> float:
        """The horizontal place of a character, by its share of its word's width."""
        index = max(0, bisect.bisect_right(self.starts, position) - 1)
        word = self.words[index]
        share = min(1.0, (position - self.starts[index]) / max(1, len(word.text)))
        return word.bbox.x0 + share * word.bbox.width

    def phrase_at(self, position: int) -> int:
        """Index of the phrase that holds a character."""
        for index, phrase in enumerate(self.phrases):
            if position < phrase.end:
                return index
        return len(self.phrases) - 1


def place_of(sha256: str, parts: Sequence[Part]) -> Place:
    """Place and quote of text that stands in one or several lines of a page."""
    words = [w for line, start, end in parts for w in line.words_at(start, end)]
    line = parts[0][0]
    box = union(w.bbox for w in words) if words else line.box
    return Place(sha256, line.page.number, box, join_words(words))


def lines_of(document: Document) -> tuple[Line, ...]:
    """All lines of a document in reading order; hidden words are left out."""
    lines: list[Line] = []
    for page in document.pages:
        for _, run in itertools.groupby(segments_of(page), key=lambda s: s.line):
            lines.append(_line(len(lines), page, list(run)))
    return _in_columns(lines)


# A gutter in heights of the line: between columns of a row of so many headings, and of a line that stands alone.
_HEADINGS, _UNDER_HEADINGS, _BESIDE_OTHERS = 3, 0.38, 0.6
# A gutter is so many times as wide as the line's narrowest gap: in fixed pitch spaces are as wide as gutters elsewhere.
_SPACES = 1.5
# How near one another columns begin, in points, and lines of one block stand, in heights.
_FLUSH, _CLOSE = 1.6, 2.5


def _in_columns(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with their phrases parted where words begin columns that the lines right above or below show."""
    return tuple(
        _parted(line, lines[n - 1] if n else None, lines[n + 1] if n + 1 < len(lines) else None)
        for n, line in enumerate(lines)
    )


def _parted(line: Line, above: Line | None, below: Line | None) -> Line:
    if line.words[0].source == "ocr" or len(line.words) < len(line.phrases) + 1:
        return line
    columns = [
        (phrase.x0, _UNDER_HEADINGS if other is above and len(other.phrases) >= _HEADINGS else _BESIDE_OTHERS)
        for other in (above, below)
        if other is not None and other.page is line.page and abs(other.box.top - line.box.top) < _CLOSE * line.height
        for phrase in other.phrases[1:]
    ]
    if not columns:
        return line
    gaps = [b.bbox.x0 - a.bbox.x1 for a, b in itertools.pairwise(line.words)]
    space = min(gaps) if len(gaps) > 1 else _BESIDE_OTHERS * line.height
    cuts = [
        start
        for right, start, gap in zip(line.words[1:], line.starts[1:], gaps, strict=True)
        if gap > _SPACES * space
        and any(abs(right.bbox.x0 - x) < _FLUSH and gap > gutter * line.height for x, gutter in columns)
    ]
    if not cuts:
        return line
    return replace(line, phrases=tuple(part for phrase in line.phrases for part in _cut(line, phrase, cuts)))


def _cut(line: Line, phrase: Phrase, cuts: Sequence[int]) -> list[Phrase]:
    """A phrase in parts that begin at the cuts inside it."""
    starts = [phrase.start, *(c for c in cuts if phrase.start < c < phrase.end)]
    if len(starts) == 1:
        return [phrase]
    words = [line.words_at(a, b) for a, b in itertools.pairwise([*starts, phrase.end])]
    ends = [start + len(line.text[start:end].rstrip()) for start, end in itertools.pairwise([*starts, phrase.end])]
    return [
        Phrase(start, end, part[0].bbox.x0, part[-1].bbox.x1)
        for start, end, part in zip(starts, ends, words, strict=True)
    ]


def _line(index: int, page: Page, segments: Sequence[Segment]) -> Line:
    text, words, starts, phrases = "", [], [], []
    for segment in segments:
        text += " " if text else ""
        first = position = len(text)
        text += _unspaced(segment.text) if segment.words[0].source == "ocr" else segment.text
        for word in segment.words:
            position = text.index(word.text, position)
            words.append(word)
            starts.append(position)
            position += len(word.text)
        phrases.append(Phrase(first, len(text), segment.bbox.x0, segment.bbox.x1))
    heights = sorted(w.bbox.height for w in words)
    height = heights[len(heights) // 2]
    box = union(s.bbox for s in segments)
    if words[0].source == "ocr":
        phrases = _joined(page, phrases, box, max(height, _print_height(page)))
    return Line(index, page, tuple(words), text, tuple(starts), tuple(phrases), box, height)


# Chinese recognition sets Latin letters and figures apart one by one ("T R - 5 7 5 2 3").
_SPACED = re.compile(r"(?<![^\s\u3000-\u9fff\uff00-\uffef])(?:[A-Za-z0-9.,/:#()+-] ){3,}[A-Za-z0-9.,/:#()+-](?!\S)")


def _unspaced(text: str) -> str:
    """Runs of single letters and figures put together again, where they stand beside Chinese text or alone."""
    return _SPACED.sub(lambda m: m.group().replace(" ", ""), text)


# Boxes of recognised words hug the letters, so that their height says little about the size of the print.
OCR_GAP = 1.15


@remembered(64)
def _print_height(page: Page) -> float:
    """Median height of the page's words, in points."""
    return median(w.bbox.height for w in page.words) if page.words else 0.0


def _joined(page: Page, phrases: Sequence[Phrase], box: BBox, height: float) -> list[Phrase]:
    """Phrases of a recognised line, those put together again that only a word space parts."""
    middle = box.center[1]
    uprights = [r.x0 for r in page.rules if r.height > 6 and r.height > 3 * r.width and r.top <= middle <= r.bottom]
    joined = [phrases[0]]
    for phrase in phrases[1:]:
        last = joined[-1]
        ruled = any(last.x1 - 1 <= x <= phrase.x0 + 1 for x in uprights)
        if phrase.x0 - last.x1 <= OCR_GAP * height and not ruled:
            joined[-1] = Phrase(last.start, phrase.end, last.x0, phrase.x1)
        else:
            joined.append(phrase)
    return joined
