"""What a form draws to be written on, taken out of a level scan before it is recognised: lines, boxes, rows of dots.

An engine reads the side of a narrow box as an "I" before the word in it, and a row of dots as "seeee". Grey images, 0
is black; `unit` is the height of a letter in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.ocr.pieces import Box

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Mask = np.ndarray[Any, np.dtype[np.uint8]]

# In heights of a letter.
_DOT, _LEAST_DOT = 0.6, 0.06  # the sides of a dot or a dash, and what is a speck
_LEVEL = 0.15  # how far the dots of a row lie above one another
_APART = 1.2  # from dot to dot
_RULE = 3.5  # the shortest level line
_SIDE, _LONG_SIDE = 1.2, 4.4  # the sides of a box around one line of text
_MEETS = 0.15  # how far a side ends from the ends of the level lines that it meets
_THIN = 0.25  # the most that a side is thick
_DOTS = 4  # an ellipsis has three
_EVEN = 0.3  # share by which a step from dot to dot differs from the last one at most, plus a pixel
_SPECK = 1  # pixels of ink between two dots
_DARK = 0.45  # share of the way from paper to ink from which a pixel is of a dot: faint ones join what is apart
_TOGETHER, _FINE = 0.35, 0.3  # heights of a letter between dots that run together, and of their row at most
_STREAK, _EDGE = 0.5, 0.01  # of the page's height: what is seen of a streak, and how far it ends from the edges
_MOST_OPEN = 400  # rows that may go on, of a page with specks

Dot = tuple[int, int, int, int]  # x, y, width, height


def without_writing_lines(grey: Pixels, unit: float) -> tuple[Pixels, list[Box]]:
    """(the image without them, the boxes of ruled lines); the same image where there are none.

    What runs from the upper edge of the page to the lower one is a streak of the scanner: gone, and no rule.
    """
    clear, rules = pixels.without_rules(grey, unit)
    marks = [*(short_sides(grey, unit) if rules else ()), *leaders(clear, unit), *blurred_rows(clear, unit)]
    streaks = _streaks(rules, unit, grey.shape[0])
    clear = _with_crossed(grey, clear, streaks) if streaks else clear
    ruled = [r for r in rules if r not in streaks]
    return _painted(clear, marks, unit) if marks else clear, ruled


def _streaks(rules: Sequence[Box], unit: float, height: int) -> list[Box]:
    """Pieces of uprights that go on from one edge of the page to the other, where letters do not hide them."""
    columns: list[list[Box]] = []
    for rule in sorted(r for r in rules if r[3] - r[1] > r[2] - r[0]):
        if columns and rule[0] - columns[-1][-1][0] <= _MEETS * unit + 1:  # a little aslant
            columns[-1].append(rule)
        else:
            columns.append([rule])
    return [r for column in columns if _runs_through(column, height) for r in column]


def _runs_through(column: Sequence[Box], height: int) -> bool:
    seen = sum(r[3] - r[1] for r in column)
    first, last = min(r[1] for r in column), max(r[3] for r in column)
    return seen >= _STREAK * height and first <= _EDGE * height and last >= (1 - _EDGE) * height


def _with_crossed(grey: Pixels, clear: Pixels, streaks: Sequence[Box]) -> Pixels:
    """The image without streaks, with what of them lies within a letter: ink stands on both sides."""
    ink, kept = pixels.ink(clear), clear.copy()
    for x0, _, x1, _ in streaks:
        left, right = max(0, int(x0) - 1), int(x1) + 1
        before, behind = ink[:, max(0, left - 2) : left], ink[:, right : right + 2]
        crossed = before.any(axis=1) & behind.any(axis=1)
        kept[crossed, left:right] = grey[crossed, left:right]
    return kept


def short_sides(grey: Pixels, unit: float) -> Iterator[Box]:
    """Sides of boxes no taller than a line of text: they join the ends of two level lines, as no letter in it does."""
    mask = pixels.ink(grey)
    level = pixels.straight_runs(mask, max(9, round(_RULE * unit)), upright=False)
    near = _MEETS * unit + 1
    for x0, top, x1, bottom in pixels.straight_runs(mask, max(9, round(_SIDE * unit)), upright=True):
        if bottom - top > _LONG_SIDE * unit or x1 - x0 > _THIN * unit + 3:
            continue
        ending = [r for r in level if x0 - near <= r[0] <= x1 + near or x0 - near <= r[2] <= x1 + near]
        above = any(r[1] - near <= top <= r[3] + near for r in ending)
        if above and any(r[1] - near <= bottom <= r[3] + near for r in ending):
            yield x0, top, x1, bottom


def leaders(grey: Pixels, unit: float) -> Iterator[Box]:
    """Dots and dashes of rows of at least four that stand level and evenly apart, with no other ink in their row.

    Stops of print stand between feet of letters: "S.A.R.L.", "6.1.0.5".
    """
    dark = _dark(grey)
    _, stats = pixels.components(dark)
    w, h = stats[1:, 2], stats[1:, 3]
    small = (w <= _DOT * unit) & (h <= _DOT * unit) & (np.maximum(w, h) >= max(2.0, _LEAST_DOT * unit))
    rows: list[list[Dot]] = []
    for x, y, wide, high, _ in sorted(stats[1:][small].tolist()):
        dot = (x, y, wide, high)
        open_ = (r for r in rows[-_MOST_OPEN:] if _goes_on(r, dot, unit) and _is_free(dark, r[-1], dot))
        row = max(open_, key=lambda r: r[-1][0], default=None)
        if row is None:
            rows.append([dot])
        else:
            row.append(dot)
    for row in rows:
        for x, y, wide, high in row if len(row) >= _DOTS else ():
            yield float(x), float(y), float(x + wide), float(y + high)


def blurred_rows(grey: Pixels, unit: float) -> Iterator[Box]:
    """Rows of dots so fine that they run together in the scan: long, and lower than any letter, over paper."""
    closed = pixels.bridged(_dark(grey), _TOGETHER * unit, along=True)
    _, stats = pixels.components(closed)
    for x, y, wide, high, _ in stats[1:][(stats[1:, 2] >= _RULE * unit) & (stats[1:, 3] <= _FINE * unit)].tolist():
        yield float(x), float(y), float(x + wide), float(y + high)


def _dark(grey: Pixels) -> Mask:
    paper, ink = (float(v) for v in np.percentile(grey[::4, ::4], (90, 1)))
    return (grey < paper - _DARK * (paper - ink)).astype(np.uint8)


def _goes_on(row: Sequence[Dot], after: Dot, unit: float) -> bool:
    """The dot is one more of the row: on its line, as high, a step further."""
    last = row[-1]
    level = abs(last[1] + last[3] / 2 - after[1] - after[3] / 2) <= _LEVEL * unit + 1
    alike = abs(last[3] - after[3]) <= _EVEN * last[3] + 1 and abs(last[2] - after[2]) <= _EVEN * last[2] + 1
    step = after[0] - last[0]
    even = len(row) < 2 or abs(step - (last[0] - row[-2][0])) <= _EVEN * step + 1
    return level and alike and even and 0 < step - last[2] <= _APART * unit


def _is_free(dark: Mask, last: Dot, after: Dot) -> bool:
    """No ink between the two in their row, but for a speck."""
    top, bottom = min(last[1], after[1]), max(last[1] + last[3], after[1] + after[3])
    return int(np.count_nonzero(dark[top:bottom, last[0] + last[2] : after[0]])) <= _SPECK


def _painted(grey: Pixels, boxes: Sequence[Box], unit: float) -> Pixels:
    """The image with these boxes and the faint pixels around them in the colour of the paper there."""
    clear, far = grey.copy(), round(unit)
    for box in boxes:
        x0, top, x1, bottom = (round(v) for v in box)
        paper = np.percentile(grey[max(0, top - far) : bottom + far, max(0, x0 - far) : x1 + far], 90)
        clear[max(0, top - 2) : bottom + 2, max(0, x0 - 2) : x1 + 2] = int(paper)
    return clear
