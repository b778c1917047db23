"""Words of ruled cells freed of the lines around them: engines box a line with the word, or read it as one more sign.

A box that reaches over a ruling line is cut there and drawn close to its ink, so that the word stands in its own cell
and on its own line. Whether a first or last sign is such a line is for a second look to say, at the image without
lines.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.ocr.pieces import Box
from extractors.ocr.tesseract import OcrWord

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Mask = np.ndarray[Any, np.dtype[np.uint8]]

# In heights of a letter.
_NEAR = 0.15  # how near a box comes to a line that may be in it
_BEYOND = 1.0  # what of a box lies beyond a line at most; more is a word of two cells
_LEAST = 0.5  # of a box that is left
_LINE = 0.8  # share of a column or row in ink that is a part of the line
_LIKE_LINES = frozenset("1lI!()/\\")
_BARS = "|¦│"
_SQUARE = {"[": "]", "]": "[", "{": "}", "}": "{"}  # brackets that are no lines where their other half stands, too
_SURE, _GUESSED = 0.85, 0.3  # confidence of a word that is left as it is; that of text told by its place alone
_UNSURE = 0.6  # confidence of a word whose end may be a line: it is read again


def within_cells(words: Sequence[OcrWord], rules: Sequence[Box], grey: Pixels, unit: float) -> list[OcrWord]:
    """The words of a level image in its pixels, each within the lines of its cell; `unit` is the height of a letter."""
    upright = [r for r in rules if r[3] - r[1] > r[2] - r[0]]
    level = [r for r in rules if r[3] - r[1] < r[2] - r[0]]
    words = [replace(w, text=w.text.strip(_BARS) or w.text) if w.text.strip(_BARS) != w.text else w for w in words]
    words = [p for w in words for p in _by_cells(w, upright, unit)]
    cells = [_cell(w, upright, level, unit) for w in words]
    if all(cell is None for cell in cells):
        return list(words)
    mask = pixels.ink(grey)
    return [w if c is None else _freed(w, c, mask, unit) for w, c in zip(words, cells, strict=True)]


def is_bar(text: str) -> bool:
    """Whether a word is nothing but a ruling line; it stays, as it parts the words beside it."""
    return set(text) <= set(_BARS)


def _by_cells(word: OcrWord, upright: Sequence[Box], unit: float) -> list[OcrWord]:
    """A doubtful word that runs on over lines, in parts; what each says is for a second look."""
    if word.confidence >= _SURE:
        return [word]
    y, far = (word.top + word.bottom) / 2, _BEYOND * unit
    lines = sorted((r[0] + r[2]) / 2 for r in upright if r[1] <= y <= r[3])
    cuts = [x for x in lines if word.x0 + far < x < word.x1 - far]
    if not cuts:
        return [word]
    edges = [word.x0, *cuts, word.x1]
    step = (word.x1 - word.x0) / len(word.text)
    at = [round((x - word.x0) / step) for x in edges]
    texts = (word.text[a:b].strip(_BARS) for a, b in itertools.pairwise(at))
    parts = zip(texts, itertools.pairwise(edges), strict=True)
    return [replace(word, text=t, x0=a, x1=b, confidence=min(word.confidence, _GUESSED)) for t, (a, b) in parts if t]


def _cell(word: OcrWord, upright: Sequence[Box], level: Sequence[Box], unit: float) -> Box | None:
    """The word's box cut at the lines that it reaches; None where it reaches none, or spans two cells."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    near = _NEAR * unit
    beside = [
        (r[0] + r[2]) / 2 for r in upright if r[2] >= word.x0 - near and r[0] <= word.x1 + near and r[1] <= y <= r[3]
    ]
    across = [
        (r[1] + r[3]) / 2 for r in level if r[3] >= word.top - near and r[1] <= word.bottom + near and r[0] <= x <= r[2]
    ]
    sides = _cut(word.x0, word.x1, beside, unit), _cut(word.top, word.bottom, across, unit)
    if sides[0] is None or sides[1] is None:
        return None
    box = sides[0][0], sides[1][0], sides[0][1], sides[1][1]
    return None if box == (word.x0, word.top, word.x1, word.bottom) else box


def _cut(start: float, end: float, lines: Sequence[float], unit: float) -> tuple[float, float] | None:
    """An extent between the lines near its ends; None where a line stands well within it or nothing is left."""
    low, high = start, end
    for line in lines:
        if not start - _NEAR * unit <= line <= end + _NEAR * unit:
            continue
        if min(line - start, end - line) > _BEYOND * unit:
            return None
        if line - start < end - line:
            low = max(low, line)
        else:
            high = min(high, line)
    return (low, high) if high - low >= _LEAST * unit else None


def _freed(word: OcrWord, cell: Box, mask: Mask, unit: float) -> OcrWord:
    x0, top, x1, bottom = _close_to_ink(mask, cell)
    if x1 - x0 < _LEAST * unit or bottom - top < _LEAST * unit:
        return word
    at = cell[0] > word.x0, cell[2] < word.x1
    text = _without_bars(word.text, *at)
    freed = replace(word, text=text, x0=x0, top=top, x1=x1, bottom=bottom)
    at_line = (at[0] and text[0] in _LIKE_LINES) or (at[1] and text[-1] in _LIKE_LINES)
    return replace(freed, confidence=min(freed.confidence, _UNSURE)) if at_line else freed


def _close_to_ink(mask: Mask, cell: Box) -> tuple[int, int, int, int]:
    """The box of the ink in a cell, without the remains of its lines; an empty one where there is none."""
    x0, top, x1, bottom = (max(0, round(side)) for side in cell)
    inner = mask[top:bottom, x0:x1]
    (left, right), (upper, lower) = (_between_lines(inner, axis) for axis in (0, 1))
    rows, columns = np.nonzero(inner[upper:lower, left:right])
    if not len(rows):
        return x0, top, x0, top
    x0, top = x0 + left, top + upper
    return x0 + int(columns.min()), top + int(rows.min()), x0 + int(columns.max()) + 1, top + int(rows.max()) + 1


def _between_lines(ink: Mask, axis: int) -> tuple[int, int]:
    """Where what is no line begins and ends along the other axis."""
    share = np.count_nonzero(ink, axis=axis) / max(1, ink.shape[axis])
    first, last = 0, len(share)
    while first < last and share[first] >= _LINE:
        first += 1
    while last > first and share[last - 1] >= _LINE:
        last -= 1
    return first, last


def _without_bars(text: str, first: bool, last: bool) -> str:
    """The text without the bar or half a pair of square brackets that a line at its start or end was read as."""
    if first and len(text) > 1 and _is_bar(text[0], text):
        text = text[1:]
    return text[:-1] if last and len(text) > 1 and _is_bar(text[-1], text) else text


def _is_bar(sign: str, text: str) -> bool:
    return sign in _BARS or (sign in _SQUARE and _SQUARE[sign] not in text)


def without_lines(grey: Pixels, lines: Iterable[Box], pad: float) -> Pixels:
    """The image with thin lines, and what lies within `pad` of them, in the colour of its paper."""
    out, paper = grey.copy(), int(np.percentile(grey[::16, ::16], 90))
    for x0, top, x1, bottom in lines:
        out[max(0, int(top - pad)) : int(bottom + pad) + 1, max(0, int(x0 - pad)) : int(x1 + pad) + 1] = paper
    return out
