"""Ink that a pen may have left on a scanned page: what remains beside print, ruled lines and stamps.

A stroke of a pen is one connected piece, larger than letters, that leaves the words it crosses. The ring or the frame
of a stamp is taken out first; what lies inside a stamp, or is too small to tell, may be a signature and may not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.ocr.pieces import Box, Mask
from extractors.ocr.stamps import Stamp, is_arc, stamps, without_outline

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_FINE = 18.0  # pixels of a letter's height that are enough to tell strokes
# In heights of a letter.
_STROKES = ((2.5, 2.0), (6.0, 1.2))  # width and height of strokes that no letters joined by a poor scan reach
_JOINED = (5.0, 1.5)  # width and height of letters that only a pen joins
_LEAST = ((2.0, 1.2), (3.0, 0.8))  # width and height of ink that is not explained by print
_AWAY = 0.5  # from a word: ink farther off is none of its letters
_FAR = 1.0  # length of such ink
_STAMP = 6.0  # least width of a stamp
_FRAME = 0.5  # of the page's width: from there on an outline is a frame around the print, and no stamp
_HOLE = 25.0  # squares of that height
_RUN, _RULED = 4.0, 0.6  # length of a straight run, and share of a piece on such runs
_STRAIGHT = 0.98  # correlation of rows and columns
_LINE = (4.0, 0.7)  # width and height of a line of a pen that stands alone
_THIN, _WHOLE, _ALONE = 0.35, 0.95, 0.85  # share of its box in ink, of it away from print, of it in one piece
_SOLID = 0.6  # share of its box from which a piece is a block, not a stroke


@dataclass(frozen=True, slots=True)
class DrawnInk:
    """Boxes in pixels: strokes of a pen, and ink that may be such or part of a stamp."""

    strokes: tuple[Box, ...]
    doubtful: tuple[Box, ...]


def drawn_ink(grey: Pixels, words: Sequence[Box], unit: float) -> DrawnInk:
    """The drawn ink of a level page. `words` are boxes of print in pixels, `unit` is the height of a letter."""
    factor = min(1.0, _FINE / unit)
    small, own_unit = pixels.resize(grey, factor), unit * factor
    factor = small.shape[1] / grey.shape[1]
    found = _drawn(pixels.ink(small), [_scaled(box, factor) for box in words], own_unit)
    strokes, doubtful = ([_scaled(box, 1 / factor) for box in boxes] for boxes in (found.strokes, found.doubtful))
    return DrawnInk(tuple(strokes), tuple(doubtful))


def _scaled(box: Box, factor: float) -> Box:
    return box[0] * factor, box[1] * factor, box[2] * factor, box[3] * factor


def _drawn(mask: Mask, words: Sequence[Box], unit: float) -> DrawnInk:
    known = list(stamps(mask, _STAMP * unit))
    for stamp in known:
        mask = without_outline(mask, stamp, 0.35 * unit)
    mask = pixels.without_lines(mask, int(3 * unit))
    far = _beside(mask, words, _AWAY * unit)
    known = [stamp for stamp in known if stamp.box[2] - stamp.box[0] < _FRAME * mask.shape[1]]
    labels, stats = pixels.components(pixels.bridged(mask, 0.35 * unit))
    strokes: list[Box] = []
    doubtful: list[Box] = []
    for piece, box in _pieces(stats, unit):
        own, away = _cut(labels, box) == piece, _cut(far, box) > 0
        if _extent(own & away) < _FAR * unit or _is_straight(own):
            continue
        stroke = _is_stroke(own, unit) or _is_line_of_a_pen(_cut(mask, box), own, away, unit)
        sure = stroke and not _may_be_stamp(own, box, known, unit)
        (strokes if sure else doubtful).append(box)
    return DrawnInk(tuple(strokes), (*doubtful, *_across_words(mask, unit)))


def _across_words(mask: Pixels, unit: float) -> Iterator[Box]:
    """Pieces that join more letters than touch in print: a stroke that stays within its line, or a poor scan."""
    labels, stats = pixels.components(mask)
    for piece, box in _pieces(stats, unit):
        own = _cut(labels, box) == piece
        height, width = own.shape
        if width >= _JOINED[0] * unit and height >= _JOINED[1] * unit and not _is_straight(own):
            yield box


def _beside(mask: Pixels, words: Sequence[Box], pad: float) -> Pixels:
    """The mask without words and what touches them."""
    out = mask.copy()
    for x0, top, x1, bottom in words:
        out[max(0, int(top - pad)) : int(bottom + pad) + 1, max(0, int(x0 - pad)) : int(x1 + pad) + 1] = 0
    return out


def _pieces(stats: np.ndarray[Any, np.dtype[np.int32]], unit: float) -> Iterator[tuple[int, Box]]:
    """(number, box) of the pieces that are larger than letters."""
    large = [(stats[:, 2] >= wide * unit) & (stats[:, 3] >= tall * unit) for wide, tall in _LEAST]
    for piece in np.flatnonzero(np.logical_or(*large)).tolist():
        if piece:
            x, y, width, height, _ = stats[piece].tolist()
            yield piece, (float(x), float(y), float(x + width), float(y + height))


def _cut(mask: np.ndarray[Any, Any], box: Box) -> np.ndarray[Any, Any]:
    x0, top, x1, bottom = map(int, box)
    return mask[top:bottom, x0:x1]


def _extent(ink: np.ndarray[Any, Any]) -> int:
    """The longer side of the box around some ink."""
    rows, columns = np.nonzero(ink)
    return max(int(np.ptp(rows)), int(np.ptp(columns))) if len(rows) else 0


def _is_straight(ink: np.ndarray[Any, Any]) -> bool:
    """A ruled line that lies askew."""
    rows, columns = np.nonzero(ink)
    return bool(np.ptp(rows) and np.ptp(columns)) and abs(float(np.corrcoef(rows, columns)[0, 1])) > _STRAIGHT


def _may_be_stamp(ink: np.ndarray[Any, Any], box: Box, known: Sequence[Stamp], unit: float) -> bool:
    """It lies within a stamp, encloses more than a pen's loops do, or runs straight as frames do."""
    if any(_within(box, stamp.box, 0.8 * unit) for stamp in known):
        return True
    own = np.asarray(ink, dtype=np.uint8)
    if is_arc(own, unit) or pixels.largest_hole(own) > _HOLE * unit * unit:
        return True
    return pixels.straight_share(own, _RUN * unit) > _RULED


def _is_stroke(ink: np.ndarray[Any, Any], unit: float) -> bool:
    height, width = ink.shape
    large = any(width >= w * unit and height >= h * unit for w, h in _STROKES)
    return large and np.count_nonzero(ink) < _SOLID * width * height


def _is_line_of_a_pen(ink: Mask, own: np.ndarray[Any, Any], away: np.ndarray[Any, Any], unit: float) -> bool:
    """One long thin line beside all print that holds together without being bridged, as letters do not."""
    height, width = own.shape
    total = np.count_nonzero(own)
    if width < _LINE[0] * unit or height < _LINE[1] * unit or total > _THIN * width * height:
        return False
    if np.count_nonzero(own & away) < _WHOLE * total:
        return False
    _, stats = pixels.components(np.ascontiguousarray(ink * own.astype(np.uint8)))
    return bool(
        len(stats) > 1 and stats[1:, 4].max() >= _ALONE * stats[1:, 4].sum() and stats[1:, 2].max() >= 0.8 * width
    )


def _within(inner: Box, outer: Box, pad: float) -> bool:
    corners = zip(inner[:2], outer[:2], strict=True), zip(outer[2:], inner[2:], strict=True)
    return all(a >= b - pad for pairs in corners for a, b in pairs)
