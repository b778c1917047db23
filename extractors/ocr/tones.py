"""Tones of a page: boxes filled with a colour, fine strokes of whatever grey. OpenCV, as in `pixels`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import cv2
import numpy as np

from extractors.ocr.pieces import Box

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Mask = np.ndarray[Any, np.dtype[np.uint8]]

_QUARTER = 4  # one of so many pixels a side is looked at for filled boxes
_FILL = 35  # levels by which a filled box is darker than the paper at least
_ONE_TONE = 25  # levels around the tone of a box that are this tone, grain and all
_SMOOTH = 0.5  # share of a box that is of its tone; of a photograph or a heavy headline less is
_INK = (0.01, 0.45)  # share of a box that print in it takes
_STANDS_OUT = 30  # levels by which print differs from the tone it stands on
_LIGHT = 2.0  # how many times as much of a box is lighter than its tone, where its print is white
_BLACK = 30  # grey of print that was white
_LEAST_WIDE, _LEAST_HIGH = 6, 3  # size of a box in pixels of the smaller image
_AROUND = 2  # pixels of the smaller image around a box
_SOLID, _PRINT = 5, 27  # pixels: what is thicker is no stroke of a letter; what is thinner may be one in a box
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
    """The page with its filled boxes as white as its paper, white print in them black; the same image without any.

    An engine parts ink from paper by one threshold: an orange heading with white captions falls on one side of it.
    """
    small = cv2.resize(grey, None, fx=1 / _QUARTER, fy=1 / _QUARTER, interpolation=cv2.INTER_AREA)
    paper = int(np.percentile(small, 90))
    dark = (cv2.medianBlur(small, 5) < paper - _FILL).astype(np.uint8)
    dark = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((_LEAST_HIGH, _LEAST_WIDE), np.uint8))
    if not dark.any():
        return grey
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    out = grey
    for number, (x, y, width, height, area) in enumerate(stats[1:].tolist(), 1):
        if 2 * area < width * _LEAST_HIGH:
            continue
        out = grey.copy() if out is grey else out
        place = slice(y, y + height), slice(x, x + width)
        _whiten(out, np.asarray(labels[place] == number, dtype=np.uint8), (x, y), paper)
    return out


def _whiten(page: Pixels, seed: Mask, at: tuple[int, int], paper: int) -> None:
    """One filled box of the page made white in place; `seed`: its pixels in the smaller image, at `at` of that."""
    top, left = (max(0, (side - _AROUND) * _QUARTER) for side in (at[1], at[0]))
    high, wide = (side + 2 * _AROUND for side in seed.shape)
    part = page[top : top + high * _QUARTER, left : left + wide * _QUARTER]
    inner = cv2.resize(seed, None, fx=_QUARTER, fy=_QUARTER, interpolation=cv2.INTER_NEAREST)
    down, across = at[1] * _QUARTER - top, at[0] * _QUARTER - left
    held = np.zeros(part.shape, np.uint8)
    room = held[down : down + inner.shape[0], across : across + inner.shape[1]]
    room[:] = inner[: room.shape[0], : room.shape[1]]
    tone = int(np.median(part[held > 0]))
    box = _of_one_tone(part, held, tone)
    if not box.any():
        return
    within = part[box]
    light, ink = float((within > tone + _STANDS_OUT).mean()), float((within < tone - _STANDS_OUT).mean())
    if not _INK[0] <= light + ink <= _INK[1]:
        return
    if light > _LIGHT * ink:
        brightest = max(tone + _STANDS_OUT, int(np.percentile(within, 98)))
        level = paper - (within.astype(np.float32) - tone) * ((paper - _BLACK) / (brightest - tone))
    else:
        level = within.astype(np.float32) * (paper / max(1, tone))
    part[_rim(box) & (abs(part.astype(np.int16) - tone) <= _ONE_TONE)] = paper
    part[box] = level.clip(0, paper).astype(np.uint8)


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
    around = cv2.copyMakeBorder(touched[labels], *[_PRINT] * 4, cv2.BORDER_CONSTANT, value=(0,))
    closed = cv2.morphologyEx(around, cv2.MORPH_CLOSE, np.ones((_PRINT, _PRINT), np.uint8))
    box = closed[_PRINT:-_PRINT, _PRINT:-_PRINT] > 0
    return box if float(near[box].mean()) >= _SMOOTH else np.zeros(part.shape, bool)


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
    lines = cv2.morphologyEx(strokes, cv2.MORPH_OPEN, np.ones((1, int(_LEVEL * unit)), np.uint8))
    strokes = np.asarray(cv2.subtract(strokes, cv2.dilate(lines, np.ones((3, 1), np.uint8))), dtype=np.uint8)
    _blank(strokes, rules, 1 + round(_RULE * unit))
    return strokes


def runs_of_print(strokes: Mask, boxes: Iterable[Box], unit: float) -> list[Box]:
    """Boxes of runs of strokes on a line outside the given boxes, from the top."""
    outside = strokes.copy()
    _blank(outside, boxes, 1)
    joined = cv2.morphologyEx(outside, cv2.MORPH_CLOSE, np.ones((1, max(3, int(_GAP * unit))), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for x, y, width, height, _ in stats[1:].tolist():
        fits = width >= _SHORTEST * unit and _LOWEST * unit <= height <= _HIGHEST * unit
        if fits and float(outside[y : y + height, x : x + width].mean()) > _INKED:
            found.append((float(x), float(y), float(x + width), float(y + height)))
    return found


def _blank(mask: Mask, boxes: Iterable[Box], pad: int) -> None:
    for x0, top, x1, bottom in boxes:
        mask[max(0, int(top) - pad) : int(bottom) + pad + 1, max(0, int(x0) - pad) : int(x1) + pad + 1] = 0
