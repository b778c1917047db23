"""Ruling lines of a scan: which straight runs of its ink part cells and columns, as thin boxes."""

from __future__ import annotations

from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.ocr.pieces import Box

Mask = np.ndarray[Any, np.dtype[np.uint8]]

# In heights of a letter.
_LEVEL, _UPRIGHT = 6.0, 2.4  # the shortest runs; an "l" or a bracket is shorter
_STANDS_ALONE = 8.0  # an upright of this length needs no level line: those of a bar code are shorter
_THICK = 0.7  # a thicker run is a filled area
_TOUCH = 0.8  # how far an upright may end before the level line that it meets


def ruling_lines(ink: Mask, unit: float) -> list[Box]:
    """Level and upright ruling lines in pixels of `ink` (1 or 0, straightened), half a pixel thick.

    `unit`: height of a letter. Uprights that meet no level line are strokes of letters, codes and drawings.
    """
    runs = pixels.straight_runs(ink, max(9, round(_LEVEL * unit)), upright=False)
    level = [r for r in runs if r[3] - r[1] <= _THICK * unit + 2]
    runs = pixels.straight_runs(ink, max(9, round(_UPRIGHT * unit)), upright=True)
    upright = [r for r in runs if r[2] - r[0] <= _THICK * unit + 2 and _parts(r, level, unit)]
    return [_thin_level(r) for r in level] + [_thin_upright(r) for r in upright]


def _parts(run: Box, level: list[Box], unit: float) -> bool:
    x, near = (run[0] + run[2]) / 2, _TOUCH * unit
    if run[3] - run[1] >= _STANDS_ALONE * unit:
        return True
    return any(r[0] - near <= x <= r[2] + near and run[1] - near <= r[3] and r[1] <= run[3] + near for r in level)


def _thin_level(run: Box) -> Box:
    middle = (run[1] + run[3]) / 2
    return run[0], middle - 0.25, run[2], middle + 0.25


def _thin_upright(run: Box) -> Box:
    middle = (run[0] + run[2]) / 2
    return middle - 0.25, run[1], middle + 0.25, run[3]
