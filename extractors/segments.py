"""Runs of words: a page's words as lines, and lines as segments parted by wide gaps, ruling lines or sheet cells.

A segment is what a person sees as one piece: a label, a value, a table cell of one line. Geometry is in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from statistics import median

from extractors.evidence import BBox, Page, Word, union
from extractors.flush_captions import caption_gaps
from extractors.memo import remembered
from extractors.recognised_runs import by_middle
from extractors.spread_words import joined
from extractors.values.folding import fold

# A gap wider than this many letter heights ends a segment; ordinary and justified word spaces stay below it.
GAP = 0.95
# Words whose centres differ by less than this many letter heights stand on one line.
SAME_LINE = 0.5
# Scanned boxes hug the ink, so that gaps look wider by this factor.
SCANNED = 1.3
# What a recogniser makes of an upright ruling line.
_BARS = frozenset("|¦│")
_DASHES = frozenset("-–—")
# So many pieces make a line of text set sideways.
LEAST_SIDEWAYS = 6
# Words of so many letters, two at least, tell by their height alone: above this many letter heights a letter.
LONG, LEAST_LONG, UPRIGHT = 4, 2, 0.38
# Scanned words lower than this (points) are specks and dashes.
SPECK = 2.6


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one line without a wide gap between them. `line` counts the page's lines from the top."""

    text: str
    bbox: BBox
    words: tuple[Word, ...]
    page: int
    line: int
    # Height of its letters in points: the font size where known, else that of the boxes.
    size: float = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        sizes = [w.size or letter_size(w) for w in self.words]
        object.__setattr__(self, "size", sizes[0] if sizes.count(sizes[0]) == len(sizes) else median(sizes))

    @property
    def bold(self) -> bool:
        return all(w.bold for w in self.words)

    @property
    def cell(self) -> str:
        """Reference of its spreadsheet cell, or ""."""
        return self.words[0].cell


def letter_size(word: Word) -> float:
    """Font size, or box height where the reader knows none."""
    return word.size or word.bbox.height or 1.0


def is_full_width(char: str) -> bool:
    """Whether a sign fills a square, so that no space parts it from the next: Han, kana, and their punctuation.

    Hangul is none, whose words are parted by spaces; `values.folding.is_cjk` is of letters alone and holds it.
    """
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uff65"


def join_words(words: Sequence[Word]) -> str:
    """The text of words in reading order: a space between them, none between Chinese characters that touch."""
    plainly = words[0].text if len(words) == 1 else " ".join([w.text for w in words])
    if len(words) < 2 or plainly.isascii():
        return plainly
    parts: list[str] = []
    for i, word in enumerate(words):
        if i and not _touching_full_width(words[i - 1], word):
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def _touching_full_width(left: Word, right: Word) -> bool:
    if not (left.text and right.text and is_full_width(left.text[-1]) and is_full_width(right.text[0])):
        return False
    return right.bbox.x0 - left.bbox.x1 < 0.6 * letter_size(right) or right.bbox.top > left.bbox.bottom


def join_texts(texts: Iterable[str]) -> str:
    """Wrapped lines as one: a space between them, none where Chinese runs on."""
    out = ""
    for text in texts:
        glue = "" if not out or (text and is_full_width(out[-1]) and is_full_width(text[0])) else " "
        out += glue + text
    return out


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped into lines from top to bottom, each from left to right."""
    ordered = sorted(words, key=_down_and_right)
    usual = 0.8 * median([w.bbox.bottom - w.bbox.top for w in ordered]) if ordered else 1.0
    lines: list[list[Word]] = []
    centre = last = 0.0
    for middle, word in by_middle(ordered):
        _, top, _, bottom = word.bbox
        height = bottom - top
        if lines and abs(middle - centre) < SAME_LINE * max(min(height, last), usual):
            lines[-1].append(word)
            centre += (middle - centre) / len(lines[-1])
        else:
            lines.append([word])
            centre = middle
        last = height
    for line in lines:
        line.sort(key=lambda w: w.bbox.x0)
    return lines


def _down_and_right(word: Word) -> tuple[float, float]:
    x0, top, _, bottom = word.bbox
    return top + bottom, x0


@remembered(64)
def visible(page: Page) -> tuple[Word, ...]:
    """The page's words that can be seen and are more than specks of a scan."""
    shown = [w for w in page.words if not w.hidden and w.text.strip()]
    aside = _sideways(shown)
    if not aside and page.source == "text" and not any(w.source == "ocr" for w in shown):
        return joined(shown)
    return joined(
        [w for w in shown if id(w) not in aside and (w.source != "ocr" or w.bbox.height >= SPECK or _is_dash(w, shown))]
    )


def _sideways(words: Sequence[Word]) -> frozenset[int]:
    """Ids of the words of a line of text set sideways, as publishers' notes in the margin are; part of no line across.

    Its pieces stand over one another and are all as wide as a letter is high, the longer ones taller.
    """
    stacks: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        x0, top, x1, bottom = word.bbox
        if word.source == "text" and x1 - x0 < 2.0 * (word.size or bottom - top or 1.0):
            stacks.setdefault((round(2 * x0), round(2 * x1)), []).append(word)
    return frozenset(id(w) for stack in stacks.values() if len(stack) > 1 and _climbs(stack) for w in stack)


def _climbs(stack: Sequence[Word]) -> bool:
    long = [w for w in stack if len(w.text) >= LONG]
    if len(long) >= LEAST_LONG and all(w.bbox.height > UPRIGHT * letter_size(w) * len(w.text) for w in long):
        return True
    lengths = {len(w.text) for w in stack}
    if len(stack) < LEAST_SIDEWAYS or min(lengths) > 1 or max(lengths) < 3:
        return False
    short = max(w.bbox.height for w in stack if len(w.text) == 1)
    return all(w.bbox.height > short for w in stack if len(w.text) >= 3)


def _is_dash(mark: Word, words: Sequence[Word]) -> bool:
    """Whether a low mark is the dash between two words of a line ("Vale Tomate - Alimentar, S.A.")."""
    if mark.text not in _DASHES or mark.bbox.width < mark.bbox.height:
        return False
    middle = mark.bbox.center[1]
    row = [w.bbox for w in words if w.bbox.top < middle < w.bbox.bottom and w.bbox.height >= SPECK]
    left = any(0 <= mark.bbox.x0 - box.x1 < box.height for box in row)
    return left and any(0 <= box.x0 - mark.bbox.x1 < box.height for box in row)


@remembered(64)
def word_lines(page: Page) -> tuple[tuple[Word, ...], ...]:
    return tuple(map(tuple, lines_of(visible(page))))


@remembered(64)
def line_texts(page: Page) -> tuple[str, ...]:
    """The text of each of the page's `word_lines`."""
    return tuple(map(join_words, word_lines(page)))


@remembered(64)
def segments_of(page: Page) -> tuple[Segment, ...]:
    """The page's visible segments from top to bottom, each line from left to right."""
    uprights = [r for r in page.rules if r.height > 3 * r.width and r.height > 6]
    found: list[Segment] = []
    gaps = caption_gaps(word_lines(page))
    for number, line in enumerate(word_lines(page)):
        for run in _runs(line, uprights, gaps.get(number, -1)):
            found += [make_segment(part, page.number, number) for part in _without_bars(run)]
    return tuple(found)


def _without_bars(run: list[Word]) -> list[list[Word]]:
    """A scanned run parted where the recogniser read a ruling line as a bar; the bars themselves are dropped."""
    if not [word for word in run if word.text in _BARS and word.source == "ocr"]:
        return [run]
    parts: list[list[Word]] = [[]]
    for word in run:
        if word.source == "ocr" and word.text in _BARS:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def make_segment(words: Sequence[Word], page: int, line: int) -> Segment:
    return Segment(join_words(words), union([w.bbox for w in words]), tuple(words), page, line)


def _runs(line: Sequence[Word], uprights: list[BBox], parted: int) -> list[list[Word]]:
    """A line's words without a wide gap between them; `parted`: where another run begins anyway."""
    floor = SCANNED * _scanned_size(line)
    top, bottom = (min([w.bbox.top for w in line]), max([w.bbox.bottom for w in line])) if uprights else (0.0, 0.0)
    beside = [r for r in uprights if r.top <= bottom and r.bottom >= top]
    left, size = line[0], letter_size(line[0])
    runs = [[left]]
    for at, right in enumerate(line[1:], start=1):
        own = letter_size(right)
        smaller = own if own < size else size
        if at == parted or _apart(left, right, smaller if smaller > floor else floor, beside):
            runs.append([right])
        else:
            runs[-1].append(right)
        left, size = right, own
    return runs


def _scanned_size(line: Sequence[Word]) -> float:
    """Letter size of a scanned line by its taller words and the width of its letters; 0.0 where it is known."""
    if any(w.source != "ocr" for w in line):
        return 0.0
    heights = sorted(w.bbox.height for w in line)
    widths = [w.bbox.width / len(w.text) for w in line if len(w.text) > 2]
    return max(heights[(3 * len(heights)) // 4], 1.6 * median(widths) if widths else 0.0)


def _apart(left: Word, right: Word, size: float, uprights: list[BBox]) -> bool:
    if left.cell or right.cell:
        return left.cell != right.cell
    gap = right.bbox.x0 - left.bbox.x1
    if gap > GAP * size:
        return True
    if gap < -1 or not uprights:
        return False
    middle = (left.bbox.top + left.bbox.bottom) / 2
    return any(left.bbox.x1 - 1 <= r.x0 and r.x1 <= right.bbox.x0 + 1 and r.top <= middle <= r.bottom for r in uprights)


# What `plain` makes of each ASCII sign, by its code; of bytes, because Python translates them far faster than text.
_ASCII = bytes(ord(char.lower() if char.isalnum() or char in "&%#" else " ") for char in map(chr, range(128)))
_ASCII += bytes(range(128, 256))


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Text for comparison: lower case, without accents and punctuation, single spaces."""
    if text.isascii():
        return " ".join(text.encode("ascii").translate(_ASCII).decode("ascii").split())
    kept = (c if c.isalnum() or c in "&%#" else " " for c in fold(text))
    return " ".join("".join(kept).split())
