"""Tones of a page: boxes filled with a colour, fine strokes of whatever grey. OpenCV, as in `pixels`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import cv2
import numpy as np

from extractors.ocr.pieces import Box

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Mask = np.ndarray[Any, np.dtype[np.uint8]]
Levels = np.ndarray[Any, np.dtype[np.float32]]
Place = tuple[slice, slice]

_QUARTER = 4  # one of so many pixels a side is looked at for filled boxes
_FILL = 35  # levels by which a filled box is darker than the paper at least
_ONE_TONE = 25  # levels around the tone of a box that are this tone, grain and all
_SMOOTH = 0.5  # share of a box that is of its tone; of a photograph or a heavy headline less is
_SOLID_SHARE = 0.8  # size of a box in that of the dark place that led to it; of a bold word little is solid
_EDGED = 0.75  # share of its edge that is of its tone: print stands within a box, a bold headline is all edge
_INK = (0.01, 0.45)  # share of a box that print in it takes
_STANDS_OUT = 30  # levels by which print differs from the tone it stands on
_GRAINY = 12  # levels above the tone of a box that are its grain, not print
_LIGHT = 2.0  # how many times as much of a box is lighter than darker than its tone, where its print is white
_CLEAR = 45  # levels by which white print is lighter than its box at least; what is fainter was to be covered
_BESIDE = 0.4  # how dark black print beside it is at least, in how light that is; the seams of white letters are less
_RECTANGLE = 0.92  # share of the upright or leaning rectangle around a box that it takes; of a letter less is
_HOLE = 16  # pixels that a spot in a box has which is no part of it: a letter too large, a picture
_BLACK = 30  # grey of print that was white
_LEAST_WIDE, _LEAST_HIGH = 14, 3  # size of a box in pixels of the smaller image: two letters, one line
_HEAVY = 60  # levels by which heavy print is darker than the paper
_ROOM = 2  # pixels of the smaller image around a box
_SOLID, _PRINT = 5, 27  # pixels: what is thicker is no stroke of a letter; what is thinner may be one in a box
_SHORT = 9  # pixels: strokes of print are seldom longer along a row
_GREY = 14  # levels by which a stroke is darker than what is around it at least
_GRAIN = 3.0  # and how many times the grain of the paper
# In heights of a letter.
_STROKE = 0.5  # widest stroke
_LEVEL = 12.0  # a longer level run is a ruling line; bold words are nearly one
_RULE = 0.15  # around the middle of a ruling line
_GAP = 1.2  # between two words of a run
_LOWEST, _HIGHEST, _SHORTEST = 0.35, 2.2, 1.5  # size of a run
_INKED = 0.12  # share of a run that is ink; the specks of a dirty page make up less


def without_fills(grey: Pixels) -> Pixels:
    """The page with its boxes of white print as white as its paper, that print black; the same image without any.

    An engine parts ink from paper by one threshold: an orange heading with white captions falls on one side of it.
    Boxes of dark print stay as they are.
    """
    if min(grey.shape) < _QUARTER:
        return grey
    small = cv2.resize(grey, None, fx=1 / _QUARTER, fy=1 / _QUARTER, interpolation=cv2.INTER_AREA)
    paper = int(np.percentile(small[::4, ::4], 90))
    dark = (cv2.medianBlur(small, 5) < paper - _FILL).astype(np.uint8)
    seeds = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((_LEAST_HIGH, _LEAST_WIDE), np.uint8))
    if not seeds.any():
        return grey
    _, labels, stats, _ = cv2.connectedComponentsWithStats(seeds, connectivity=4)
    out = grey
    for number, (x, y, width, height, _) in enumerate(stats[1:].tolist(), 1):
        seed = np.asarray(labels[y : y + height, x : x + width] == number, dtype=np.uint8)
        if white := _whitened(out, seed, (x, y), paper):
            out = grey.copy() if out is grey else out
            place, part = white
            out[place] = part
    return out


def _whitened(page: Pixels, seed: Mask, at: tuple[int, int], paper: int) -> tuple[Place, Pixels] | None:
    """(where, what stands there instead) of a filled box; `seed`: its pixels in the smaller image, at `at` of that."""
    place, held = _around(page, seed, at)
    part = page[place]
    tone = int(np.median(part[held > 0]))
    box = _of_one_tone(part, held, tone)
    if not box.any() or _goes_on(box, place, page):
        return None
    within = part[box].astype(np.float32) - tone
    level = _as_black(within, paper)
    if level is None:
        return None
    white = part.copy()
    white[_rim(box) & (part >= tone - _ONE_TONE)] = paper  # where the box blends into the paper
    white[box] = level
    return place, white


def _as_black(within: Levels, paper: int) -> Pixels | None:
    """A box with its white print black on paper, black print beside it kept; nothing where its print is mostly dark.

    Dark print on a lighter tone can be read as it stands, and loses by whatever is done to it. `within`: levels of the
    pixels of the box above its tone.
    """
    light, ink = within > _STANDS_OUT, within < -_STANDS_OUT
    share, dark = float(light.mean()), float(ink.mean())
    if not _INK[0] <= share + dark <= _INK[1] or share <= _LIGHT * dark:
        return None
    brightest = float(np.percentile(within[light], 75))
    if brightest < _CLEAR:
        return None
    print_ = np.where(within < -_BESIDE * brightest, -within, within)
    level = paper - (print_ - _GRAINY).clip(0) * ((paper - _BLACK) / (brightest - _GRAINY))
    return np.asarray(level.clip(0, paper), dtype=np.uint8)


def _around(page: Pixels, seed: Mask, at: tuple[int, int]) -> tuple[Place, Mask]:
    """The part of the page around a seed of the smaller image, and the seed in it at full size."""
    top, left = (max(0, (side - _ROOM) * _QUARTER) for side in (at[1], at[0]))
    bottom, right = ((side + length + _ROOM) * _QUARTER for side, length in zip(at[::-1], seed.shape, strict=True))
    place = slice(top, bottom), slice(left, right)
    held = np.zeros(page[place].shape, np.uint8)
    room = held[at[1] * _QUARTER - top :, at[0] * _QUARTER - left :]
    full = cv2.resize(seed, None, fx=_QUARTER, fy=_QUARTER, interpolation=cv2.INTER_NEAREST)
    full = full[: room.shape[0], : room.shape[1]]
    room[: full.shape[0], : full.shape[1]] = full
    return place, held


def _of_one_tone(part: Pixels, seed: Mask, tone: int) -> Any:
    """Where around a seed the image is of one tone, strokes of print in it included; nowhere if it is not smooth."""
    near = (abs(part.astype(np.int16) - tone) <= _ONE_TONE).astype(np.uint8)
    solid = cv2.morphologyEx(near, cv2.MORPH_OPEN, np.ones((_SOLID, _SOLID), np.uint8))
    _, labels = cv2.connectedComponents(solid, connectivity=4)
    touched = np.zeros(int(labels.max()) + 1, np.uint8)
    touched[labels[seed > 0]] = 1
    touched[0] = 0
    if not touched.any():
        return np.zeros(part.shape, bool)
    around = np.pad(touched[labels], _PRINT)
    closed = cv2.morphologyEx(around, cv2.MORPH_CLOSE, np.ones((_PRINT, _PRINT), np.uint8))
    box = closed[_PRINT:-_PRINT, _PRINT:-_PRINT] > 0
    inner = cv2.erode(closed, np.ones((2 * _SOLID + 1, 2 * _SOLID + 1), np.uint8))[_PRINT:-_PRINT, _PRINT:-_PRINT]
    edge = box & (inner == 0)
    wide = int(box.sum()) >= _SOLID_SHARE * int(seed.sum())
    filled = wide and float(near[box].mean()) >= _SMOOTH and float(near[edge].mean()) >= _EDGED
    return box if filled and _is_rectangle(box) and not _holed(box) else np.zeros(part.shape, bool)


def _is_rectangle(box: Any) -> bool:
    """Whether the box is one rectangle: a part of a shaded box, as far as its tone goes, or of a letter is none."""
    (_, (width, height), _) = cv2.minAreaRect(np.argwhere(box).astype(np.float32))
    return float(box.sum()) >= _RECTANGLE * (width + 1) * (height + 1)


def _goes_on(box: Any, place: Place, page: Pixels) -> bool:
    """Whether the box goes on beyond the part of the page looked at: what was found there is a piece of a letter."""
    (top, bottom), (left, right) = ((side.start, side.stop) for side in place)
    height, width = page.shape
    inner = (top > 0 and box[0].any(), left > 0 and box[:, 0].any())
    outer = (bottom < height and box[-1].any(), right < width and box[:, -1].any())
    return any((*inner, *outer))


def _holed(box: Any) -> bool:
    """Whether the box surrounds what is no part of it: strokes or counters of letters too large for it."""
    outside = np.pad(~box, 1, constant_values=True).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(outside, connectivity=4)
    sizes = stats[:, cv2.CC_STAT_AREA].copy()
    sizes[[0, int(labels[0, 0])]] = 0  # the box itself, and what is around it
    return bool((sizes > _HOLE).any())


def _rim(box: Any) -> Any:
    return (cv2.dilate(box.astype(np.uint8), np.ones((_SOLID, _SOLID), np.uint8)) > 0) & ~box


def halved(grey: Pixels) -> Pixels:
    """The image at half its size, noise taken out by it."""
    return np.asarray(cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def fine_strokes(grey: Pixels, rules: Iterable[Box], unit: float) -> Mask:
    """1 where a stroke no wider than those of letters is darker than the paper beside it, be it bold print's neighbour.

    Grey captions of six points count, which are lost beside black print where ink is what is darker than the mean
    around it. Ruling lines do not. `rules`: those that are known; `unit`: height of a letter in pixels.
    """
    side = max(3, int(_STROKE * unit) | 1)
    depth = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, np.ones((side, side), np.uint8))
    least = max(_GREY, _GRAIN * float(np.median(depth[::8, ::8])))
    strokes = (depth > least).astype(np.uint8)
    lines = level_lines(strokes, int(_LEVEL * unit))
    strokes = np.asarray(cv2.subtract(strokes, cv2.dilate(lines, np.ones((3, 1), np.uint8))), dtype=np.uint8)
    _blank(strokes, rules, 1 + round(_RULE * unit))
    return strokes


def heavy_print(grey: Pixels, unit: float) -> Mask:
    """1 where ink is wider than a stroke of letters of this height: headlines, seals, bars."""
    side = max(3, int(_STROKE * unit) | 1)
    dark = (grey < int(np.percentile(grey[::8, ::8], 90)) - _HEAVY).astype(np.uint8)
    return np.asarray(cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((side, side), np.uint8)), dtype=np.uint8)


def runs_of_print(strokes: Mask, boxes: Iterable[Box], unit: float) -> list[Box]:
    """Boxes of runs of strokes on a line outside the given boxes, from the top."""
    outside = strokes.copy()
    _blank(outside, boxes, 1)
    joined = cv2.morphologyEx(outside, cv2.MORPH_CLOSE, np.ones((1, max(3, int(_GAP * unit))), np.uint8))
    found = []
    for x, y, width, height in _pieces(np.asarray(joined, dtype=np.uint8)):
        fits = width >= _SHORTEST * unit and _LOWEST * unit <= height <= _HIGHEST * unit
        if fits and float(outside[y : y + height, x : x + width].mean()) > _INKED:
            found.append((float(x), float(y), float(x + width), float(y + height)))
    return found


def level_lines(mask: Mask, length: int) -> Mask:
    """The mask opened by a level line of `length` pixels; rows without a piece of one are not looked at further."""
    line = np.ones((1, length), np.uint8)
    if length <= 2 * _SHORT:
        return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, line), dtype=np.uint8)
    short = cv2.erode(mask, np.ones((1, _SHORT), np.uint8))
    # Beyond its edges the image is taken to go on as a line needs it.
    edge = (mask[:, 0] | mask[:, -1]) > 0
    rows = np.flatnonzero(edge | (np.count_nonzero(short, axis=1) > length - _SHORT))
    out = np.zeros_like(mask)
    if len(rows):
        out[rows] = cv2.morphologyEx(mask[rows], cv2.MORPH_OPEN, line)
    return out


def _pieces(mask: Mask) -> list[tuple[int, int, int, int]]:
    """x, y, width, height of the connected pieces of a mask that is mostly empty."""
    left, top, width, height = cv2.boundingRect(mask)
    # From even rows and columns: the order of the pieces is that of blocks of two by two.
    left, top, right, bottom = left & ~1, top & ~1, left + width, top + height
    held = mask[top:bottom, left:right]
    if not held.size:
        return []
    stats = cv2.connectedComponentsWithStatsWithAlgorithm(held, 8, cv2.CV_32S, cv2.CCL_GRANA)[2]
    return [(x + left, y + top, w, h) for x, y, w, h, _ in stats[1:].tolist()]


def _blank(mask: Mask, boxes: Iterable[Box], pad: int) -> None:
    for x0, top, x1, bottom in boxes:
        mask[max(0, int(top) - pad) : int(bottom) + pad + 1, max(0, int(x0) - pad) : int(x1) + pad + 1] = 0
