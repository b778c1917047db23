"""The reading order of a page on which a filling of several lines stands in its blank, beside the words of the form."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from extractors.certificate.order import lines_of
from extractors.evidence import BBox, Page, Word

_OVERFULL = 0.6  # of a line's height, between a filling and its next line below the blank


def by_boxed_blanks(page: Page, words: Sequence[Word]) -> list[list[int]]:
    """Line after line, where what fills a box of several lines is read to its end before what stands beside it."""
    held: dict[int, list[list[int]]] = {}
    for box in (*_boxes(page), *_overfull(page, words)):
        inside = [i for i, w in enumerate(words) if _holds(box, w.bbox.center)]
        lines = lines_of([words[i] for i in inside])
        if len(lines) > 1:
            said = [[inside[k] for k in line] for line in lines]
            held[said[0][-1]] = said[1:]
    below = {i for lines in held.values() for line in lines for i in line}
    rest = [i for i in range(len(words)) if i not in below]
    found = [[rest[k] for k in line] for line in lines_of([words[i] for i in rest])]
    return [part for line in found for part in _with_boxed(line, held)]


def _with_boxed(line: Sequence[int], held: Mapping[int, list[list[int]]]) -> Iterator[list[int]]:
    """The line, cut where a box goes on below it."""
    part: list[int] = []
    for i in line:
        part.append(i)
        if i in held:
            yield part
            yield from held[i]
            part = []
    if part:
        yield part


def _boxes(page: Page) -> Iterator[BBox]:
    """Frames of four rules, two lines high or more, that are no cell of a table: text stands beside them."""
    upright = [r for r in page.rules if r.height > 3 * max(1.0, r.width) and r.height > 12]
    level = [r for r in page.rules if r.width > 3 * max(1.0, r.height)]
    for left, right in itertools.combinations(sorted(upright, key=lambda r: r.x0), 2):
        alike = abs(left.top - right.top) < 2 and abs(left.bottom - right.bottom) < 2
        if alike and 12 < right.x0 - left.x1 < 0.7 * page.width and left.height > 18:
            ends = [r for r in level if abs(r.x0 - left.x0) < 2.5 and abs(r.x1 - right.x1) < 2.5]
            if all(any(abs(r.center[1] - y) < 2.5 for r in ends) for y in (left.top, left.bottom)):
                yield BBox(left.x0, left.top, right.x1, left.bottom)


def _overfull(page: Page, words: Sequence[Word]) -> Iterator[BBox]:
    """Underlined blanks whose filling goes on below the line: words flush with it, alone in their line, of its size."""
    for rule in (r for r in page.rules if r.width > 3 * max(1.0, r.height) and r.width < 0.9 * page.width):
        on = [w for w in words if rule.x0 - 2 <= w.bbox.x0 and w.bbox.x1 <= rule.x1 + 2 and _stands_on(w, rule)]
        if not on:
            continue
        first = min(on, key=lambda w: w.bbox.x0)
        top, bottom = min(w.bbox.top for w in on), rule.bottom
        while line := _next_line(words, on, bottom, first.bbox.height):
            flush = (
                abs(min(w.bbox.x0 for w in line) - first.bbox.x0) < 2 and max(w.bbox.x1 for w in line) <= rule.x1 + 2
            )
            if not flush or any(abs(w.size - first.size) > 0.1 or w.text.startswith("(") for w in line):
                break
            on, bottom = [*on, *line], max(w.bbox.bottom for w in line)
            yield BBox(rule.x0 - 2, top, rule.x1 + 2, bottom)


def _next_line(words: Sequence[Word], above: Sequence[Word], bottom: float, height: float) -> list[Word]:
    """The words of the nearest line below, at less than the step of lines that stand apart."""
    near = [w for w in words if -2 <= w.bbox.top - bottom < _OVERFULL * height and w not in above]
    top = min((w.bbox.top for w in near), default=0.0)
    return [w for w in near if w.bbox.top < top + 0.3 * height]


def _stands_on(word: Word, rule: BBox) -> bool:
    return -2 <= rule.center[1] - word.bbox.bottom < 0.4 * word.bbox.height + 2


def _holds(box: BBox, point: tuple[float, float]) -> bool:
    return box.x0 <= point[0] <= box.x1 and box.top <= point[1] <= box.bottom
