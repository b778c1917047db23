"""Where a page of a document goes on a sheet of the package: a Letter sheet with a strip above and one below.

Pure geometry in points from the top left corner. The marks of the filer stand in the strips, never on the evidence; a
page is made smaller to fit, never bigger, and A3 drawings get a Tabloid sheet so that they stay legible.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

LETTER = (612.0, 792.0)
_A4 = (595.28, 841.89)
TABLOID = (792.0, 1224.0)
_SIDE = 16.0
_HEADER_FIRST = 54.0
_HEADER = 32.0
_FOOTER = 30.0
# A4 on Letter comes out at 0.85; what would fall below this (A3: 0.6) gets the larger sheet.
_SMALLEST = 0.72


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet and the rectangle on it (x, top, width, height) that holds the scaled page."""

    width: float
    height: float
    x: float
    top: float
    frame_width: float
    frame_height: float


@dataclass(frozen=True, slots=True)
class BoundPage:
    """A page (from 1) of a file, and the sheet that takes it."""

    path: Path
    page: int
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class BoundExhibit:
    """An exhibit's label and pages, in binding order."""

    label: str
    pages: tuple[BoundPage, ...]


def sheet_for(width: float, height: float, *, first: bool) -> Sheet:
    """The sheet of a page of this displayed size in points; `first` page of an exhibit has the taller strip.

    A page whose size could not be read gets the frame of an A4 page.
    """
    if width < 1 or height < 1:
        width, height = _A4
    small, large = _place(width, height, LETTER, first), _place(width, height, TABLOID, first)
    return small if small.frame_width >= min(_SMALLEST * width, large.frame_width) else large


def _place(width: float, height: float, paper: tuple[float, float], first: bool) -> Sheet:
    across, down = (paper[1], paper[0]) if width > height else paper
    header = _HEADER_FIRST if first else _HEADER
    room_x, room_y = across - 2 * _SIDE, down - header - _FOOTER
    scale = min(1.0, room_x / width, room_y / height)
    frame_width, frame_height = round(width * scale, 2), round(height * scale, 2)
    x = round((across - frame_width) / 2, 2)
    return Sheet(across, down, x, round(header + (room_y - frame_height) / 2, 2), frame_width, frame_height)
