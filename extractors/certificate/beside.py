"""Text in a narrow box beside the form's column: it is not of the lines that run past it, though it stands level.

Such words are put behind everything else, in one more reading order, and are judged there as text around the form.
Pure geometry: a column of text whose lines end before the box, and a strip of empty paper between both.
"""

from __future__ import annotations

import statistics
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
        for first in words:
            if id(first) in told or not _is_set_apart(first, words, side, height):
                continue
            own = _grown(first, words, side, height)
            if _is_beside([t for t in words if id(t) in own], [t for t in words if id(t) not in own], side, height):
                told |= own
                yield [t for t in words if id(t) in own]


def _is_set_apart(first: Token, words: Sequence[Token], side: int, height: float) -> bool:
    """A strip of empty paper between the word and the column's nearest one beside it."""
    level = (t for t in words if t is not first and abs(t.bbox.center[1] - first.bbox.center[1]) < height)
    gaps = [gap for t in level if (gap := _gap(t.bbox, first.bbox, side)) > -1]
    return bool(gaps) and min(gaps) > _STRIP * height


def _gap(column: BBox, box: BBox, side: int) -> float:
    """Paper between a word of the column and one of the box; negative where the first is no word of the column."""
    return box.x0 - column.x1 if side > 0 else column.x0 - box.x1


def _grown(first: Token, words: Sequence[Token], side: int, height: float) -> set[int]:
    """Identities of the words that go on from the first one, away from the column and line by line."""
    held, heights = {id(first)}, [first.bbox.center[1]]
    edge = first.bbox.x0 - height if side > 0 else first.bbox.x1 + height
    rest = [t for t in words if t is not first and (t.bbox.x0 > edge if side > 0 else t.bbox.x1 < edge)]
    while near := [t for t in rest if any(abs(t.bbox.center[1] - y) < _STEP * height for y in heights)]:
        held.update(map(id, near))
        heights += [t.bbox.center[1] for t in near]
        rest = [t for t in rest if id(t) not in held]
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
