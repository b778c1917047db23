"""The sentences of a statement, each with the caption it stands under: a heading, a form's left cell, or "Belief:".

Free wording leaves much to the layout: "Every reasonable effort was made." under "Source of every component" says what
no sentence alone says. A caption by itself says nothing: it asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.evidence import BBox, Document, Page, Word, union
from extractors.segments import Segment, join_words, segments_of

_END = re.compile(r"[.!?:;][”\"')]*$")
_NO_END = re.compile(
    r"(?i)^\W*(?:inc|ltd|co|corp|no|nos|u\.s|st|pvt|mr|mrs|ms|dr|viz|e\.g|i\.e|approx|cert|lot|exh|art|sec|[a-z])\.$"
)
_NUMBER = re.compile(r"(?i)^\W*(?:\d{1,2}(?:\.\d+)*|[ivx]+)\.?$")  # of a paragraph, before its first word
_NUMBERED = re.compile(
    r"^\W*(?:article|section|part|[a-h]|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})*)\b\s*[.):–—-]?\s*\w*", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"\s*[,;]?\s+and\s+(?=(?:also\s+|likewise\s+|further\s+)?to "
    r"(?:ascertain|determine|learn|find|identify|establish|examine|verify|discover|clarify)\b)",
    re.IGNORECASE,
)
_LETTERED = frozenset({"annex", "exhibit", "exhibits", "schedule", "appendix", "attachment", "enclosure", "table"})
# A rule with writing on it ("__JD__", "__ J D __") is filled.
_EMPTY_BOX = re.compile(r"(?:\[[\s_.]*\]|\([\s_.]*\)|[☐□◻❏❑▢])\s*\w|_{2,}\s+(?!(?:\S+\s+){0,4}\S*__)\w")
# "[X] Yes [ ] No", which the next sentence may follow.
_ANSWER = re.compile(r"^\W*(?:x\W+)?(?:yes|no)\b\W*(?:x\W+)?\b(?:yes|no)\b\W*(?:x\W+)?", re.IGNORECASE)
_TICK = r"(?:[\[(]\s*[x✓✔✗✘]\s*[\])]|[☒☑✓✔✗✘■])"
_HEADING, _RUN_IN, _SHORT = 14, 8, 4  # words at most: of a heading, before a colon, before a full stop
_QUESTION = 25  # words at most of a question that stands over its answer
_GAP = 0.8  # of a line's height: what parts paragraphs


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or a clause of it: `text` its own words, `whole` the sentence, `caption` what it stands under.

    `section` counts headings and rows: units of one section belong together. `unticked`: behind an empty box.
    """

    text: str
    whole: str
    caption: str
    section: int
    page: int
    bbox: BBox
    unticked: bool = False


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or a cell of a form, under its caption; `heading` when it is itself one."""

    words: tuple[Word, ...]
    caption: str
    page: int
    heading: bool = False


def units_of(document: Document) -> tuple[Unit, ...]:
    """Sentences of all pages in reading order."""
    units: list[Unit] = []
    caption, section = "", 0
    for page in document.pages:
        for block in _blocks(_set_off(page)):
            if block.heading or block.caption:
                section += 1
                caption = join_words(block.words) if block.heading else block.caption
            if not block.heading:
                units += _units(block, caption, section)
            if block.caption:
                caption, section = "", section + 1
    return tuple(_answered(units))


def _answered(units: Sequence[Unit]) -> Iterator[Unit]:
    """The sentences, each with the answer of the boxes "Yes" and "No" behind it: not ticked, unless it is Yes alone."""
    for unit, after in zip(units, [*units[1:], None], strict=True):
        own, behind = _ANSWER.match(unit.whole), _ANSWER.match(after.whole) if after else None
        if own:
            rest = unit.whole[own.end() :]
            said = replace(unit, text=rest, whole=rest, unticked=_EMPTY_BOX.match(rest) is not None)
        else:
            said = unit
        if said.whole:
            yield replace(said, unticked=True) if behind and not _says_yes(behind.group()) else said


def _says_yes(boxes: str) -> bool:
    """Whether Yes is ticked and No is not; the boxes stand before their words where the line begins with one."""
    before = not boxes.lstrip()[:1].isalpha()
    yes, no = (re.search(rf"{_TICK}\s*{w}" if before else rf"{w}\W{{0,2}}{_TICK}", boxes, re.I) for w in ("yes", "no"))
    return yes is not None and no is None


def _set_off(page: Page) -> Page:
    """The page with bold words only where they stand out: a whole page in one strong font has no heading by it."""
    words = page.visible_words
    if 2 * sum(w.bold for w in words) <= len(words):
        return page
    return replace(page, words=tuple(replace(w, bold=False) for w in page.words))


def _in_capitals(page: Page) -> bool:
    """A page all in capitals has no heading by them."""
    lettered = [w.text for w in page.visible_words if any(c.isalpha() for c in w.text)]
    return 2 * sum(text.isupper() for text in lettered) > len(lettered)


def _units(block: _Block, caption: str, section: int) -> Iterator[Unit]:
    run_in = ""
    for number, words in enumerate(_sentences(block.words)):
        text = join_words(words)
        if number == 0 and _opens_paragraph(text):
            run_in = text
        over = f"{caption} {run_in}".strip()
        for clause in _CLAUSE.split(text):
            box = union(w.bbox for w in words)
            yield Unit(clause, text, over, section, block.page, box, _EMPTY_BOX.match(text) is not None)


def _opens_paragraph(text: str) -> bool:
    """ "Belief:" or "Findings." before the sentences that it names."""
    count = len(text.split())
    return count <= _SHORT or (count <= _RUN_IN and text.rstrip().endswith(":"))


def _sentences(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    held: list[Word] = []
    for word in words:
        lettered = bool(held) and held[-1].text.casefold() in _LETTERED
        held.append(word)
        numbered = len(held) == 1 and _NUMBER.match(word.text)
        if _END.search(word.text) and not numbered and (lettered or not _NO_END.match(word.text)):
            yield held
            held = []
    if held:
        yield held


def _blocks(page: Page) -> Iterator[_Block]:
    """Paragraphs, headings and rows of forms from top to bottom."""
    keyed = [(_cell_of(s, page), s) for s in segments_of(page)]
    for framed, group in groupby(keyed, key=lambda k: k[0] is not None):
        part = list(group)
        yield from _rows(part, page) if framed else _paragraphs([s for _, s in part], page)


def _cell_of(segment: Segment, page: Page) -> tuple[float, float] | None:
    """Top and left edge of the ruled box around a segment, or of its spreadsheet cell; None for running text."""
    if segment.cell:
        return segment.bbox.top, segment.bbox.x0
    x, y = segment.bbox.center
    level = [r for r in page.rules if r.width > 3 * r.height and r.x0 - 1 <= x <= r.x1 + 1]
    upright = [r for r in page.rules if r.height > 3 * r.width and r.top - 1 <= y <= r.bottom + 1]
    above = [r.top for r in level if r.top <= y]
    left = [r.x0 for r in upright if r.x0 <= segment.bbox.x0 + 1]
    framed = above and left and any(r.top > y for r in level) and any(r.x0 >= segment.bbox.x1 - 1 for r in upright)
    return (max(above), max(left)) if framed else None


def _rows(part: Sequence[tuple[tuple[float, float] | None, Segment]], page: Page) -> Iterator[_Block]:
    """Each row of a form as one block: its first cell (a lone number aside) is the caption of the others."""
    placed = [(round(key[0]), round(key[1]), s) for key, s in part if key is not None]
    columns = sorted({left for _, left, _ in placed})
    for _, row in groupby(sorted(placed, key=lambda k: k[0]), key=lambda k: k[0]):
        ordered = sorted(row, key=lambda k: (k[1], k[2].bbox.top))
        cells = [tuple(w for *_, s in cell for w in s.words) for _, cell in groupby(ordered, key=lambda k: k[1])]
        named = [c for c in cells if len(join_words(c).strip(" .():")) > 2]
        if len(named) >= 2:
            yield _Block(tuple(w for c in named[1:] for w in c), join_words(named[0]), page.number)
        elif named:
            unanswered = len(columns) > 1 and max(w.bbox.x1 for w in named[0]) <= columns[1]
            short = len(named[0]) <= _HEADING and not _ends(named[0])
            yield _Block(named[0], "", page.number, heading=short or unanswered)


def _paragraphs(segments: Sequence[Segment], page: Page) -> Iterator[_Block]:
    held: list[Word] = []
    bottom = 0.0
    shouts = _in_capitals(page)
    for _, line in groupby(segments, key=lambda s: s.line):
        words = [w for s in line for w in s.words]
        top, height = min(w.bbox.top for w in words), max(w.bbox.height for w in words)
        headed = _is_heading(words, shouts) or _is_heading(held, shouts)
        if held and (headed or top - bottom > _GAP * height):
            yield _paragraph(held, page, shouts)
            held = []
        held += words
        bottom = max(w.bbox.bottom for w in words)
    if held:
        yield _paragraph(held, page, shouts)


def _paragraph(words: Sequence[Word], page: Page, shouts: bool) -> _Block:
    text = join_words(words)
    short = len(words) <= _HEADING and not _ends(words)
    asks = len(words) <= _QUESTION and text.rstrip("”\"')").endswith("?")
    heading = _is_heading(words, shouts) or asks or (short and bool(_NUMBERED.match(text)))
    return _Block(tuple(words), "", page.number, heading)


def _is_heading(words: Sequence[Word], shouts: bool) -> bool:
    """Few words, all bold or in capitals; `shouts`: capitals are the page's, and set nothing off."""
    if not words or len(words) > _HEADING:
        return False
    return all(w.bold for w in words) or (not shouts and join_words(words).isupper() and not _ends(words))


def _ends(words: Sequence[Word]) -> bool:
    return words[-1].text.rstrip("”\"')").endswith((".", ";", ","))
