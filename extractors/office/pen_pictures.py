"""Pictures of a pen's strokes in flowing office files: a drawn signature, shown where it stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.errors import FileError
from extractors.images import Pixels, embedded_frame
from extractors.ocr.drawn import drawn_ink

_LETTER = 7.0  # points of a small letter's height in print of the usual size
_LEAST, _MOST = (36.0, 14.0), (300.0, 150.0)  # width and height in points of what one signs with
_OBLONG = 1.33  # as wide as high and no more is a stamp
_DARK, _SPARSE = 128, 0.25  # grey of ink; share of the picture in ink from which it is no stroke on paper
_OWN = 0.9  # share of the ink that lies in strokes: next to them a signature has nothing else
_MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class PenPicture:
    """Grey pixels of a drawn signature and the size in points in which it is shown."""

    grey: Pixels
    width: float
    height: float


def pen_picture(data: bytes, width: float, height: float) -> PenPicture | None:
    """The picture of that size in points if it holds strokes of a pen and nothing else; None otherwise.

    Print, logos, stamps and photographs are none: a person has to look at those.
    """
    if not (_LEAST[0] <= width <= _MOST[0] and _LEAST[1] <= height <= _MOST[1]) or width < _OBLONG * height:
        return None
    if len(data) > _MOST_BYTES:
        return None
    try:
        grey = embedded_frame(data).grey
    except FileError:
        return None
    return PenPicture(grey, width, height) if _is_of_a_pen(grey, _LETTER * grey.shape[1] / width) else None


def _is_of_a_pen(grey: Pixels, unit: float) -> bool:
    ink = grey < _DARK
    if unit < 1 or not ink.any() or ink.mean() > _SPARSE:
        return False
    inside = np.zeros_like(ink)
    for x0, top, x1, bottom in drawn_ink(grey, (), unit).strokes:
        inside[int(top) : int(bottom) + 2, int(x0) : int(x1) + 2] = True
    return bool((ink & inside).sum() >= _OWN * ink.sum())
