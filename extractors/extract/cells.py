"""Cells of a drawn form: the walls between them, and whether a text goes on in the next line of its own cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.evidence import BBox, Page
from extractors.extract.page_lines import Line, Phrase
from extractors.extract.sheet import Sheet, is_headed
from extractors.memo import remembered

# Heights of line down to the next line of the same cell, and points by which its lines may be out of flush.
NEXT_LINE, FLUSH = 0.9, 3.0
# What a caption adds about itself in two words or more.
REMARK = re.compile(r"\((?=[^()]*[^\W\d_]{3})[^()]+\s[^()]+\)")
# Points that a cell keeps free between its text and its wall.
PADDING = 2.0


def wall_right(line: Line, phrase: Phrase) -> float | None:
    """Where the cell of a phrase ends: the nearest upright rule right of it; None where none is drawn."""
    middle = line.box.center[1]
    walls = [r.x0 for r in _uprights(line.page) if r.top <= middle <= r.bottom and r.x0 >= phrase.x1 - 1]
    return min(walls, default=None)


def is_walled_off(line: Line, left: Phrase, right: Phrase) -> bool:
    """Whether an upright rule stands between two phrases of a line."""
    wall = wall_right(line, left)
    return wall is not None and wall <= right.x0 + 1


def cell_end(line: Line, phrase: Phrase) -> int:
    """Where in a line's text the cell of a phrase ends: behind the last phrase before the cell's wall."""
    wall = wall_right(line, phrase)
    inside = [p.end for p in line.phrases if p.start >= phrase.start and wall is not None and p.x1 <= wall + 1]
    return max(inside, default=phrase.end)


def is_ruled_below(line: Line, below: Line, x: float) -> bool:
    """Whether a level rule parts two lines at a horizontal place."""
    low, high = line.box.center[1], below.box.center[1]
    levels = (r for r in line.page.rules if r.width > 3 * max(r.height, 1))
    return any(low < r.center[1] < high and r.x0 - 1 <= x <= r.x1 + 1 for r in levels)


# Heights of line from a caption up to the upper rule of its box.
_UNDER_RULE = 1.5


def is_boxed(line: Line, phrase: Phrase) -> bool:
    """Whether rules stand left, right and close above a phrase: a box of a form, no heading over rules of rows."""
    middle, top = line.box.center[1], line.box.top - _UNDER_RULE * line.height
    left = any(r.top <= middle <= r.bottom and r.x1 <= phrase.x0 + 1 for r in _uprights(line.page))
    levels = (r for r in line.page.rules if r.width > 3 * max(r.height, 1))
    above = any(top < r.center[1] < middle and r.x0 - 1 <= phrase.x0 <= r.x1 for r in levels)
    return left and above and wall_right(line, phrase) is not None


def next_in_cell(
    sheet: Sheet, line: Line, phrase: Phrase, named: frozenset[str] = frozenset()
) -> tuple[Line, Phrase] | None:
    """The phrase set flush under another in the same cell, no label but of the fields named; None where it ends.

    What a caption adds in brackets in a line of its own, "(see clause 19)", is passed over.
    """
    for below in sheet.lines[line.index + 1 : line.index + 4]:
        if below.page is not line.page or below.box.top - line.box.bottom > NEXT_LINE * line.height:
            return None
        under = next((p for p in below.phrases if abs(p.x0 - phrase.x0) <= FLUSH), None)
        if under is None:
            continue
        if is_ruled_below(line, below, phrase.x0 + 4):
            return None
        if is_headed(sheet, below, under) and not _names(sheet, below, under, named):
            return None
        if not REMARK.fullmatch(below.text[under.start : under.end]):
            return below, under
        line, phrase = below, under
    return None


def _names(sheet: Sheet, line: Line, phrase: Phrase, fields: frozenset[str]) -> bool:
    """Whether a phrase names one of these fields and gives its value behind a colon ("STYLE: KT-771")."""
    heads = [o for o in sheet.labels.get(line.index, ()) if phrase.start <= o.start < phrase.end]
    return any(o.field in fields and o.colon and line.text[o.end : phrase.end].strip(" :：") for o in heads)


def wraps_to(line: Line, phrase: Phrase, below: Line, under: Phrase) -> bool:
    """Whether a text had to break before the next line: the next line's first word would not fit before the wall."""
    wall = wall_right(line, phrase)
    words = below.words_at(under.start, under.end)
    if wall is None or not words:
        return False
    return phrase.x1 + words[0].bbox.width + _space(line) > wall - PADDING


def _space(line: Line) -> float:
    """The width of a word space, in points."""
    return 0.25 * line.height


@remembered(64)
def _uprights(page: Page) -> Sequence[BBox]:
    return [r for r in page.rules if r.height > 3 * max(r.width, 1)]
