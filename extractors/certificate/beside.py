"""Text in a narrow box beside the form's column: it is not of the lines that run past it, though it stands level.

Such words are put behind everything else, in one more reading order, and are judged there as text around the form.
Pure geometry: a column of text whose lines end before the box, and a strip of empty paper between both.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from extractors.certificate.tokens import Token
from extractors.evidence import BBox, union

_STRIP = 1.5  # heights of a line between the column and the box, at least
_STEP = 2.0  # heights of a line from line to line of one box, at most
_NARROW = 0.34  # of the width of column and box together, the box at most
_LEAST = 4  # words of the column that run past the box, at least


def with_boxes_last(tokens: Sequence[Token], may_be: Callable[[Sequence[Token]], bool]) -> list[Token] | None:
    """The tokens with those of boxes beside the column at the end; None where none `may_be` one."""
    found = {id(t): box for side in (1, -1) for box in _boxes(tokens, side) if may_be(box) for t in box}
    if not found:
        return None
    boxes = {id(box): box for box in found.values()}
    return [*(t for t in tokens if id(t) not in found), *(t for box in boxes.values() for t in box)]


def _boxes(tokens: Sequence[Token], side: int) -> Iterator[list[Token]]:
    """Boxes right (1) or left (-1) of the column, their words in reading order."""
    told: set[int] = set()
    for page in sorted({t.page for t in tokens}):
        words = [t for t in tokens if t.page == page and t.raw.strip()]
        height = statistics.median(t.bbox.height for t in words) if words else 0.0
        levels = sorted(words, key=_level)
        at = {id(t): n for n, t in enumerate(levels)}
        widest = _NARROW * union(t.bbox for t in words).width if words else 0.0
        for first in words:
            if id(first) in told or not _is_set_apart(first, levels, side, height):
                continue
            own = _grown(at[id(first)], levels, side, height, widest)
            if own and _is_beside(
                [t for t in words if id(t) in own], [t for t in words if id(t) not in own], side, height
            ):
                told |= own
                yield [t for t in words if id(t) in own]


def _level(word: Token) -> float:
    return word.bbox.center[1]


def _is_set_apart(first: Token, levels: Sequence[Token], side: int, height: float) -> bool:
    """A strip of empty paper between the word and the column's nearest one beside it."""
    at = _level(first)
    level = levels[bisect_right(levels, at - height, key=_level) : bisect_left(levels, at + height, key=_level)]
    gaps = [gap for t in level if t is not first and (gap := _gap(t.bbox, first.bbox, side)) > -1]
    return bool(gaps) and min(gaps) > _STRIP * height


def _gap(column: BBox, box: BBox, side: int) -> float:
    """Paper between a word of the column and one of the box; negative where the first is no word of the column."""
    return box.x0 - column.x1 if side > 0 else column.x0 - box.x1


def _grown(at: int, levels: Sequence[Token], side: int, height: float, widest: float) -> set[int] | None:
    """Identities of the words that go on from the one `at` a place among all from top to bottom, away from the column
    and line by line; None where they are wider than a box may be, as the cells of a table are."""
    first = levels[at]
    edge = first.bbox.x0 - height if side > 0 else first.bbox.x1 + height
    held, x0, x1 = {id(first)}, first.bbox.x0, first.bbox.x1
    for way in (range(at + 1, len(levels)), range(at - 1, -1, -1)):
        last = first
        for t in map(levels.__getitem__, way):
            if abs(_level(t) - _level(last)) >= _STEP * height:
                break
            if t.bbox.x0 > edge if side > 0 else t.bbox.x1 < edge:
                held.add(id(t))
                last, x0, x1 = t, min(x0, t.bbox.x0), max(x1, t.bbox.x1)
            if x1 - x0 >= widest:
                return None
    return held


def _is_beside(box: Sequence[Token], words: Sequence[Token], side: int, height: float) -> bool:
    """All lines from the one above to the one below end before the box, and it is narrow beside them."""
    held = union(t.bbox for t in box)
    levels = [t.bbox.center[1] for t in words]
    above = max((y for y in levels if y < held.top), default=held.top)
    below = min((y for y in levels if y > held.bottom), default=held.bottom)
    past = [t.bbox for t in words if above - height < t.bbox.center[1] < below + height]
    if len(past) < _LEAST or min(_gap(b, held, side) for b in past) < _STRIP * height:
        return False
    return held.width < _NARROW * union([held, *past]).width
