"""Lines of a level page read by the second engine, each line cut out for itself, and words read a second time.

The first engine says where lines are; what they say is read anew. Where ink was passed over, it is a line of its own.
A piece of a line costs little; the page is not gone over again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.ocr.pieces import Box
from extractors.ocr.second_engine import reread_words
from extractors.ocr.tesseract import LINE, OcrWord, moved, recognise

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_APART = 4.0  # heights of a letter between words that are read for themselves: other columns, other cells
_SAME_LINE = 0.55  # of the lower box's height that both have in common
_MANY = 4  # words of a line of which one may stand out
_TALLEST = 3.0  # heights of a letter; what is higher is a stamp, a signature or two lines in one box
_PAD = 0.3  # heights of a letter around a line
_CLEAR, _MOST = 26.0, 2.5  # height in pixels to which a letter is brought to be read again, and by how much at most
_WIDER = 1.25  # what a line is broadened to
_WHITE = 12  # pixels of paper around it


def lines_of(boxes: Sequence[Box], unit: float) -> list[Box]:
    """The boxes of words put together to those of lines, from top to bottom; `unit` is the height of a letter."""
    rows: list[list[Box]] = []
    fitting = [b for b in boxes if _fits(b, unit)]
    single = (_lower(b, unit) for b in fitting if not _is_over_lines(b, fitting))
    for box in sorted(single, key=lambda b: (b[0], b[1])):
        row = min(
            (r for r in rows if _is_level(r[-1], box) and box[0] - r[-1][2] < _APART * unit),
            key=lambda r: abs(r[-1][3] - box[3]),
            default=None,
        )
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    return sorted((_line(row) for row in rows), key=lambda b: (b[1], b[0]))


def _is_over_lines(box: Box, others: Sequence[Box]) -> bool:
    """Whether words of two lines stand in the box: they were taken for one."""
    inside = [b for b in others if b != box and _holds(box, b)]
    return any(a[3] <= b[1] for a in inside for b in inside)


def _holds(box: Box, other: Box) -> bool:
    x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _line(row: Sequence[Box]) -> Box:
    """The box of a line; one word that reaches into the next line does not make it higher."""
    x0, top, x1, bottom = _hull(row)
    if len(row) < _MANY:
        return x0, top, x1, bottom
    cut = len(row) // _MANY
    return x0, sorted(b[1] for b in row)[cut], x1, sorted(b[3] for b in row)[-1 - cut]


def read_lines(grey: Pixels, lines: Sequence[Box], unit: float, wider: float = 1.0) -> list[OcrWord]:
    """The words of these lines of a level image by the second engine; `wider`: how much letters are broadened."""
    around = [_padded(line, unit, _PAD) for line in lines]
    found = reread_words([pixels.broadened(_cut(grey, box), wider) for box in around])
    return [
        replace(moved(replace(w, x0=w.x0 / wider, x1=w.x1 / wider), box[0], 0), top=line[1], bottom=line[3])
        for line, box, words in zip(lines, around, found, strict=True)
        for w in words
    ]


def read_again(
    grey: Pixels, places: Sequence[Box], words: Sequence[Box], lines: Sequence[Box], unit: float
) -> tuple[list[OcrWord], list[OcrWord]]:
    """(the first engine's, the second engine's) words around these places of a level image, read another way.

    The first engine sees the place with its neighbours among `words`, made larger; the second one its whole line, made
    wider, which tells thin letters apart.
    """
    around = [_window_around(p, words, unit) for p in places]
    first = read_in_language(grey, around, lines, unit, ("en",))
    again = [line for line in lines if any(_is_level(line, p) and _meet(line, p) for p in places)]
    return first, read_lines(grey, again, unit, _WIDER)


def read_in_language(
    grey: Pixels, places: Sequence[Box], lines: Sequence[Box], unit: float, languages: tuple[str, ...]
) -> list[OcrWord]:
    """The first engine's words at these places of a level image, made larger, by the models of these languages."""
    windows = _merged([_padded(_within_line(p, lines), unit, _PAD) for p in places])
    factor = min(_MOST, max(1.0, _CLEAR / unit))
    return [
        _back(word, box, factor)
        for box in windows
        for word in recognise(_framed(pixels.resize(_cut(grey, box), factor)), languages, LINE)
    ]


def _within_line(box: Box, lines: Sequence[Box]) -> Box:
    """The box, as high as the line in which it lies."""
    own = max((ln for ln in lines if _meet(ln, box)), key=lambda ln: _common(ln, box), default=box)
    return (box[0], own[1], box[2], own[3]) if _common(own, box) > 0 else box


def _common(a: Box, b: Box) -> float:
    return min(a[3], b[3]) - max(a[1], b[1])


def _framed(crop: Pixels) -> Pixels:
    return np.pad(crop, _WHITE, mode="edge")


def _meet(a: Box, b: Box) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0])


def _window_around(box: Box, words: Sequence[Box], unit: float) -> Box:
    """The box with the words right before and after it in its line: no engine reads well without what is around."""
    level = [w for w in words if _is_level(w, box)]
    before = [w for w in level if w[2] <= box[0] + 0.3 * unit and box[0] - w[2] < _APART * unit]
    after = [w for w in level if w[0] >= box[2] - 0.3 * unit and w[0] - box[2] < _APART * unit]
    beside = [*([max(before, key=lambda w: w[2])] if before else []), *([min(after)] if after else [])]
    return _hull([box, *beside])


def _merged(boxes: Sequence[Box]) -> list[Box]:
    """The boxes, those of one line that overlap put together."""
    found: list[Box] = []
    for box in sorted(boxes):
        held = next((n for n, b in enumerate(found) if _is_level(b, box) and box[0] < b[2]), None)
        if held is None:
            found.append(box)
        else:
            found[held] = _hull([found[held], box])
    return found


def _back(word: OcrWord, box: Box, factor: float) -> OcrWord:
    x0, top, x1, bottom = ((v - _WHITE) / factor for v in (word.x0, word.top, word.x1, word.bottom))
    placed = OcrWord(word.text, x0, top, x1, bottom, word.confidence, word.line, word.engine)
    return moved(placed, box[0], box[1])


def _fits(box: Box, unit: float) -> bool:
    return 0 < box[3] - box[1] <= 2 * _TALLEST * unit and box[2] > box[0]


def _lower(box: Box, unit: float) -> Box:
    """The middle of a box that holds a rule or a stroke beside its word."""
    middle, high = (box[1] + box[3]) / 2, _TALLEST * unit
    return (box[0], middle - high / 2, box[2], middle + high / 2) if box[3] - box[1] > high else box


def _is_level(a: Box, b: Box) -> bool:
    return _common(a, b) > _SAME_LINE * min(a[3] - a[1], b[3] - b[1])


def _hull(boxes: Sequence[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _padded(box: Box, unit: float, share: float) -> Box:
    pad = max(2.0, share * unit)
    return max(0.0, box[0] - 1.5 * pad), max(0.0, box[1] - pad), box[2] + 1.5 * pad, box[3] + pad


def _cut(grey: Pixels, box: Box) -> Pixels:
    x0, top = min(int(box[0]), grey.shape[1] - 1), min(int(box[1]), grey.shape[0] - 1)
    return np.ascontiguousarray(grey[top : max(top, int(box[3])) + 1, x0 : max(x0, int(box[2])) + 1])
