"""Titles on a page: how much each place where a document's name stands looks like the title of this page.

A title stands near the top, is larger than the body, fills its segment, and is neither the label of a blank
("Invoice no.") nor the mention of another paper ("as per invoice"). Pure over segments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median

from rapidfuzz import fuzz, process

from extractors.classify.composed_titles import composed_type
from extractors.classify.cue_match import CueUse, Found, find_cues, is_cut_short, squashed, title_tree, tokens
from extractors.classify.title_page_numbers import without_page_number
from extractors.evidence import Page
from extractors.memo import remembered
from extractors.segments import Segment, letter_size, segments_of
from extractors.vocabulary import load_vocabulary

# Share of the page's height below which only large letters are a title.
LOWEST = 0.5
# The first lines of a page, where a bold line alone is its title.
HIGHEST = 2
# Of the page's width, how far from its middle a centred line may be; of its height, how far down a title may come.
MIDDLE, NEAR_TOP = 0.04, 0.25
# Misread titles: at least so many letters, at least so similar (percent), and only the foremost segments are tried.
FUZZY_LETTERS = 8
# A title set letter by letter ("C O N TRAT O") falls into so many pieces, of so few letters on average.
SPACED_WORDS, SPACED_LETTERS = 5, 3
FUZZY_RATIO = 80.0
FUZZY_SEGMENTS = 14


@dataclass(frozen=True, slots=True)
class TitleMark:
    """A type's name on a page and how much it looks like the page's title (0.0 to 1.0)."""

    type: str
    text: str
    strength: float
    top: float


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a segment is compared with: the page's body size, its first line, height, and segments a line."""

    body: float
    first: float
    height: float
    on_line: dict[int, int]
    width: float


@remembered(256)
def page_titles(page: Page) -> tuple[TitleMark, ...]:
    """`title_marks` of all segments of a page."""
    return tuple(title_marks(page, segments_of(page)))


def title_marks(page: Page, segments: Sequence[Segment]) -> list[TitleMark]:
    """All names of document types on the page, strongest first."""
    if not segments:
        return []
    sheet = _sheet(page, segments)
    valued = {id(a) for a, b in pairwise(segments) if a.line == b.line and b.text.startswith((":", "："))}
    seen = [s for s in _with_joined(segments) if _in_sight(s, sheet) and id(s) not in valued]
    marks = [m for s in seen for m in _marks(s, sheet)]
    if page.source in ("ocr", "both") and not any(m.strength >= 0.5 for m in marks):
        marks += _misread(segments, sheet)
    return sorted(marks, key=lambda m: -m.strength)


def _sheet(page: Page, segments: Sequence[Segment]) -> _Sheet:
    sizes = [letter_size(w) for s in segments for w in s.words]
    counts: dict[int, int] = {}
    for s in segments:
        counts[s.line] = counts.get(s.line, 0) + 1
    return _Sheet(median(sizes), min(s.bbox.top for s in segments), page.height or 1.0, counts, page.width or 1.0)


def _in_sight(segment: Segment, sheet: _Sheet) -> bool:
    """Whether a title could stand there: not in the lower part of the page unless it is large."""
    return segment.bbox.top - sheet.first < LOWEST * sheet.height or segment.size >= 1.3 * sheet.body


def _with_joined(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Every segment, and pairs of large lines one under the other ("CERTIFICATE" / "OF ORIGIN") as one."""
    yield from segments
    smaller = (i for i, (a, b) in enumerate(pairwise(segments)) if b.size < SMALLER * a.size)
    beside = (pair for i in smaller for pair in _past_smaller(segments[i], segments[i + 1 : i + PAST]))
    for upper, lower in (*pairwise(segments), *beside):
        if _one_title(upper, lower):
            yield Segment(f"{upper.text} {lower.text}", upper.bbox, upper.words + lower.words, upper.page, upper.line)


# Pieces of smaller print that may stand beside a title of two lines, and by how much they are smaller.
PAST, SMALLER = 6, 0.75


def _past_smaller(upper: Segment, following: Sequence[Segment]) -> Iterator[tuple[Segment, Segment]]:
    """A large line with the one flush below it as large, past the smaller print of the letterhead beside them."""
    for n, lower in enumerate(following):
        if abs(lower.bbox.x0 - upper.bbox.x0) < 0.5 * upper.size and lower.line > upper.line:
            if n and all(s.size < SMALLER * upper.size for s in following[:n]):
                yield upper, replace(lower, line=upper.line + 1)
            return


def _one_title(upper: Segment, lower: Segment) -> bool:
    alike = abs(upper.size - lower.size) <= 0.15 * upper.size
    if lower.line == upper.line:
        letters = [_letters(upper.text), _letters(lower.text)]
        return (max(letters) <= 2 and any(letters)) or (alike and _is_cut(upper, lower))
    gap = lower.bbox.top - upper.bbox.bottom
    # the last heading of a table and the first figure of its next line stand far apart: "EUR" and "1"
    over = lower.bbox.x0 < upper.bbox.x1 and upper.bbox.x0 < lower.bbox.x1
    close = lower.line == upper.line + 1 and over and gap < upper.size
    return alike and close and len(upper.words) + len(lower.words) <= 10


# Of the height of its letters, so much may stand between two words of one title where the box of the first is cut.
CUT = 2.0


def _is_cut(left: Segment, right: Segment) -> bool:
    """Whether two recognised words in capitals stand close: of bold ones the box may end before the word does."""
    words = (*left.words, *right.words)
    recognised = len(words) == 2 and all(w.source == "ocr" and w.text.isupper() for w in words)
    return recognised and right.bbox.x0 - left.bbox.x1 < CUT * min(left.size, right.size)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _marks(segment: Segment, sheet: _Sheet) -> list[TitleMark]:
    # "RECHNUNG Seite 1 von 2": the number of the page is no part of a title.
    text = without_page_number(segment.text)
    words = tokens(text) if any(map(str.isalpha, text)) else ()
    if not words or len(words) > 40:
        return []
    segment = replace(segment, text=text) if text != segment.text else segment
    found = [hit for hit in find_cues(words, title_tree()) if not _is_amount(words, hit)]
    if not found:
        text, uses = _run_together(words)
        found = [Found(0, len(words), text, uses)] if uses else []
    if not found:
        return _composed(words, segment, sheet)
    best: dict[str, tuple[float, str]] = {}
    for hit in found:
        weight = _setting(words, hit, large=_is_large(segment, sheet))
        for use in hit.uses:
            old, text = best.get(use.type, (0.0, hit.text))
            best[use.type] = (old + weight * _length(words[hit.start : hit.end]), text)
    whole = sum(_length((w,)) for w in words if not any(map(str.isdigit, w))) or 1
    look = prominence(segment, sheet)
    floors = _floors(words, found, loud=_capitals(segment.text) or segment.size >= 1.2 * sheet.body)
    return [
        TitleMark(kind, text, look * max(floors.get(text, 0.0), min(1.0, covered / whole) ** 1.3), segment.bbox.top)
        for kind, (covered, text) in best.items()
    ]


def _is_amount(words: tuple[str, ...], hit: Found) -> bool:
    """Whether a title that ends in a figure is the beginning of an amount: "EUR 1" of "EUR 1,404.00"."""
    return words[hit.end - 1].isdigit() and hit.end < len(words) and words[hit.end].isdigit()


# How much of a title one that is composed of its words is.
COMPOSED = 0.75


def _composed(words: tuple[str, ...], segment: Segment, sheet: _Sheet) -> list[TitleMark]:
    """The mark of a title that a works made for itself; it stands out, or it is a line of the text."""
    alone = sheet.on_line[segment.line] == 1
    loud = segment.size >= 1.2 * sheet.body or (alone and segment.bold) or _capitals(segment.text)
    kind = composed_type(words) if loud else None
    if kind is None:
        return []
    return [TitleMark(kind, " ".join(words), COMPOSED * prominence(segment, sheet), segment.bbox.top)]


def _is_large(segment: Segment, sheet: _Sheet) -> bool:
    """Whether a segment is set as a title: far larger than the body; larger, or bold at the top, alone on its line."""
    alone = sheet.on_line[segment.line] == 1
    on_top = segment.bold and segment.size > 0.9 * sheet.body and (segment.line <= HIGHEST or _centred(segment, sheet))
    return segment.size >= 1.3 * sheet.body or (alone and (segment.size >= 1.15 * sheet.body or on_top))


def _centred(segment: Segment, sheet: _Sheet) -> bool:
    """Whether capitals stand in the middle of the sheet near its top, as titles below a letterhead do."""
    middle = abs((segment.bbox.x0 + segment.bbox.x1) / 2 - sheet.width / 2) < MIDDLE * sheet.width
    return middle and _capitals(segment.text) and segment.bbox.top - sheet.first < NEAR_TOP * sheet.height


def _run_together(words: tuple[str, ...]) -> tuple[str, tuple[CueUse, ...]]:
    """The title that words make without their spaces: all of them, or, set letter by letter, the first of them."""
    text, titles = "".join(words), squashed("titles")
    if len(words) > 1 or len(text) >= FUZZY_LETTERS:
        spaced = len(words) >= SPACED_WORDS and len(text) < SPACED_LETTERS * len(words)
        for end in range(len(text), min(FUZZY_LETTERS, len(text)) - 1 if spaced else len(text) - 1, -1):
            if text[:end] in titles:
                return text[:end], titles[text[:end]]
    return text, ()


def _floors(words: tuple[str, ...], found: Sequence[Found], loud: bool) -> dict[str, float]:
    """Titles that make a short segment a title although other words stand in it -> how much of one at least.

    A title goes on ("Map of production sites", "BALE LIST WITH HVI CLASSING") or comes last ("COTTON YARN INVOICE").
    """
    if not found or len(words) > 14:
        return {}
    first, last, vocabulary = found[0], found[-1], title_vocabulary()
    following = words[first.end] if first.end < len(words) else ""
    floors: dict[str, float] = {}
    if last.end == len(words) and loud and words[last.start - 1] not in vocabulary["reference_precedes"]:
        floors[last.text] = 0.6
    if first.start == 0 and following in vocabulary["title_continues"]:
        floors[first.text] = 0.8
    elif first.start == 0 and loud and following not in vocabulary["label_follows"]:
        floors[first.text] = 0.7
    return floors


def _length(words: Iterable[str]) -> int:
    return sum(2 if "\u3040" <= w[0] <= "\u9fff" else len(w) for w in words if w not in ":%#+")


def _setting(words: tuple[str, ...], hit: Found, large: bool) -> float:
    """1.0 for a name that stands as a title, less when the words around it make it a label or a mention."""
    vocabulary = title_vocabulary()
    weight = 1.0
    if hit.end < len(words) and words[hit.end] in vocabulary["label_follows"]:
        weight *= 0.85 if large else 0.3
    if hit.start and words[0] in vocabulary["subject_starts"]:
        return weight * 0.1
    if hit.start and words[hit.start - 1] in vocabulary["reference_precedes"]:
        weight *= 0.7 if large else 0.3
    return weight


@cache
def title_vocabulary() -> dict[str, frozenset[str]]:
    """The words around titles, page numbers and document numbers, by purpose."""
    data = load_vocabulary("titles")
    return {key: frozenset(values) for key, values in data.items()}


def prominence(segment: Segment, sheet: _Sheet) -> float:
    """How much a segment stands out as a title: place, size, weight, capitals, standing alone (0.0 to 1.0)."""
    down = (segment.bbox.top - sheet.first) / sheet.height
    place = _clip(1.0 - (down - 0.10) / 0.40)
    size = _clip((segment.size / sheet.body - 1.0) / 0.45)
    alone = sheet.on_line[segment.line] == 1
    looks = 0.12 * segment.bold + 0.10 * _capitals(segment.text) + 0.13 * alone
    found = 0.35 * place + 0.30 * size + looks
    return found if place > 0 or size >= 1 else 0.3 * found


def _capitals(text: str) -> bool:
    if text.isascii():
        return text.isupper()
    letters = list(filter(str.isalpha, text))
    return bool(letters) and not any(map(str.islower, letters))


def _clip(value: float) -> float:
    return max(0.0, min(1.0, value))


def _misread(segments: Sequence[Segment], sheet: _Sheet) -> list[TitleMark]:
    ranked = sorted(segments, key=lambda s: -prominence(s, sheet))[:FUZZY_SEGMENTS]
    return [m for s in ranked for m in _near_titles(s, sheet)]


def _near_titles(segment: Segment, sheet: _Sheet) -> Iterator[TitleMark]:
    text = "".join(w for w in tokens(segment.text) if w != ":")
    if not FUZZY_LETTERS <= len(text) <= 60:
        return
    near = process.extractOne(text, _fuzzy_titles(), scorer=fuzz.ratio, score_cutoff=FUZZY_RATIO)
    if near is None or is_cut_short(text, near[0]):
        return
    for use in squashed("titles")[near[0]]:
        yield _near_mark(use, near[0], near[1], segment, sheet)


def _near_mark(use: CueUse, text: str, ratio: float, segment: Segment, sheet: _Sheet) -> TitleMark:
    return TitleMark(use.type, text, prominence(segment, sheet) * (ratio / 100) ** 2, segment.bbox.top)


@cache
def _fuzzy_titles() -> list[str]:
    return [title for title in squashed("titles") if len(title) >= FUZZY_LETTERS]
