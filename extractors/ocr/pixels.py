"""Pixels of a page before OCR: deskew, quarter turns, light, ink. The one home of OpenCV. Grey images, 0 is black."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np

from extractors.ocr.pieces import LEVEL, Box, Components, Ink, letter_height, letters, lines_of_text

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Mask = np.ndarray[Any, np.dtype[np.uint8]]

_SPECK = 35  # levels of grey by which a pixel differs from all its neighbours
_SPECKED = 2e-4  # share of such pixels from which a page is dirty
_THIN, _FAINT = 0.3, 4  # heights of a letter that a line to write on has at most; faint pixels above and below it
_MEASURED = 1800  # pixels of the longer side from which ink is measured on an image halved, which takes noise away


def ink(grey: Pixels) -> Mask:
    """1 where there is ink: darker than its surroundings, whatever the light. Shape of `grey`."""
    if grey.size == 0:
        return grey
    window = max(15, (min(grey.shape) // 25) | 1)
    mean = cv2.blur(grey, (window, window))
    darker = cv2.subtract(mean, grey)
    solid = (grey < 90).astype(np.uint8)
    return np.asarray(((darker > 24).astype(np.uint8) | solid), dtype=np.uint8)


def skew_angle(grey: Pixels) -> float:
    """Degrees by which lines of text fall to the right (clockwise positive), within +-12; 0.0 where nothing tells.

    Projection profiles of the ink: the angle at which rows of ink and rows of paper alternate most sharply.
    """
    return lines_of_text(measured(grey)[0])[0]


def measured(grey: Pixels) -> tuple[Ink, float]:
    """(pieces of the image's ink, at which share of its size they were measured)."""
    small, detail = grey, 1.0
    while max(small.shape) > _MEASURED:
        small, detail = _halved(small), detail / 2
    return pieces_of(ink(small)), detail


def quarter_turn(grey: Pixels, degrees: int) -> Pixels:
    """The image turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(grey, k=-(degrees // 90) % 4))


def rotate(grey: Pixels, degrees: float) -> Pixels:
    """The image turned counter-clockwise about its centre by a small angle, same size, paper-coloured corners."""
    if abs(degrees) < LEVEL:
        return grey
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    paper = int(np.percentile(grey[::16, ::16], 90)) if grey.size else 255
    return np.asarray(
        cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(paper,)), dtype=np.uint8
    )


def rotate_mask(mask: Mask, degrees: float) -> Mask:
    """A mask turned as `rotate` turns its image."""
    if abs(degrees) < LEVEL:
        return mask
    height, width = mask.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(mask, matrix, (width, height), flags=cv2.INTER_NEAREST), dtype=np.uint8)


def resize(grey: Pixels, factor: float) -> Pixels:
    """The image scaled by `factor`."""
    if abs(factor - 1) < 0.02:
        return grey
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return _scaled(grey, factor, how)


def _scaled(grey: Pixels, factor: float, how: int) -> Pixels:
    size = [round(side * factor) for side in grey.shape]
    if min(size) > 0:
        return np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=how), dtype=np.uint8)
    # A page a point wide and a thousand high is one pixel wide, however small it is made.
    return np.asarray(cv2.resize(grey, (max(1, size[1]), max(1, size[0])), interpolation=how), dtype=np.uint8)


def broadened(grey: Pixels, factor: float) -> Pixels:
    """The image made wider, its height kept."""
    if factor == 1:
        return grey
    return np.asarray(cv2.resize(grey, None, fx=factor, fy=1, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def even_light(grey: Pixels) -> Pixels:
    """Shadows and tinted paper removed: divided by the paper around; unchanged when the paper is even already."""
    small = _fit(grey, 400)
    lightest = cv2.dilate(small, np.ones((5, 5), np.uint8))
    if int(np.ptp(lightest)) < 30 and int(lightest.min()) > 170:  # smoothed it is no less even
        return grey
    paper = cv2.medianBlur(lightest, 21)
    if float(np.percentile(paper, 95)) - float(np.percentile(paper, 5)) < 30 and float(paper.mean()) > 170:
        return grey
    full = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(full, 40), scale=245), dtype=np.uint8)


def without_specks(grey: Pixels) -> Pixels:
    """Single dark or light pixels that no neighbour is like, as a dirty scanner leaves them, taken out.

    The same image where there are few: the pixels must be those of the scanner, since a drawing at another size
    spreads them.
    """
    around = np.ones((3, 3), np.uint8)
    around[1, 1] = 0
    dark = cv2.subtract(cv2.erode(grey, around), grey) > _SPECK
    if np.count_nonzero(dark) < _SPECKED * grey.size:
        return grey
    light = cv2.subtract(grey, cv2.dilate(grey, around)) > _SPECK
    return np.where(dark | light, cv2.medianBlur(grey, 3), grey).astype(np.uint8)


def change_counts(a: Pixels, b: Pixels, levels: int, boxes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """For each box (rows of whole pixels x0, top, x1, bottom) how many pixels differ by more than `levels` of grey."""
    height, width = min(a.shape[0], b.shape[0]), min(a.shape[1], b.shape[1])
    difference = cv2.absdiff(a[:height, :width], b[:height, :width])
    table = cv2.integral((difference > levels).astype(np.uint8))
    x0, x1 = boxes[:, 0].clip(0, width), boxes[:, 2].clip(0, width)
    top, bottom = boxes[:, 1].clip(0, height), boxes[:, 3].clip(0, height)
    return np.asarray(table[bottom, x1] - table[top, x1] - table[bottom, x0] + table[top, x0])


def components(mask: Mask) -> Components:
    """Connected pieces of a mask: label of every pixel (0: none), and per label x, y, width, height, area."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return np.asarray(labels, dtype=np.int32), np.asarray(stats, dtype=np.int32)


def pieces_of(mask: Mask) -> Ink:
    """Connected pieces of a mask, in the order of `components`; twice as fast."""
    found = cv2.connectedComponentsWithStatsWithAlgorithm(mask, 8, cv2.CV_32S, cv2.CCL_GRANA)
    places = np.flatnonzero(mask.view(np.bool_))
    labels, stats = (np.asarray(part, dtype=np.int32) for part in found[1:3])
    return Ink((mask.shape[0], mask.shape[1]), places, labels.ravel()[places], stats)


def text_height(grey: Pixels) -> float:
    """Median height in pixels of what looks like letters; 0.0 when nothing does."""
    return letter_height(pieces_of(ink(grey)))


def ink_covered(grey: Pixels, boxes: list[Box], unit: float) -> tuple[float, list[Box]]:
    """(share of text-like ink inside the boxes, boxes of lines of text-like ink outside). `unit`: height of a letter.

    Ruling lines, specks, photographs and solid areas do not count. A page without text-like ink is covered wholly.
    """
    if not grey.size:
        return 1.0, []
    return letters_covered(letters(pieces_of(ink(grey)), unit), boxes, unit)


def letters_covered(found: Mask, boxes: list[Box], unit: float) -> tuple[float, list[Box]]:
    """`ink_covered` for text-like ink as `letters` gives it."""
    total = cv2.countNonZero(found)
    if total < 30:
        return 1.0, []
    outside = found.copy()
    for x0, top, x1, bottom in boxes:
        pad = unit * 0.25
        outside[max(0, int(top - pad)) : int(bottom + pad) + 1, max(0, int(x0 - pad)) : int(x1 + pad) + 1] = 0
    left = cv2.countNonZero(outside)
    return 1 - left / total, _blocks(outside, unit) if left > unit * unit * 0.2 else []


def _blocks(letters: Mask, unit: float) -> list[Box]:
    """Boxes of runs of at least three letters that stand together on a line."""
    kernel = np.ones((max(1, int(unit * 0.3)), max(3, int(unit * 1.8))), np.uint8)
    joined = cv2.morphologyEx(letters, cv2.MORPH_CLOSE, kernel)
    found = []
    for x, y, width, height, _ in pieces_of(np.asarray(joined, dtype=np.uint8)).stats[1:].tolist():
        if width >= 2.2 * unit and 0.5 * unit <= height <= 4 * unit:
            found.append((float(x), float(y), float(x + width), float(y + height)))
    return found


def _fit(grey: Pixels, side: int) -> Pixels:
    """The image with a longer side of at most `side` pixels; halving, which is exact, is ten times as fast."""
    small = grey
    while max(small.shape) >= 2 * side:
        small = _halved(small)
    longest = max(small.shape)
    return resize(small, side / longest) if longest > side else small


def _halved(grey: Pixels) -> Pixels:
    return _scaled(grey, 0.5, cv2.INTER_AREA)


def without_lines(mask: Mask, length: int) -> Mask:
    """The mask without ruled lines: straight runs along the page of at least `length` pixels."""
    length = max(9, length)
    for shape, wider in (((1, length), (3, 1)), ((length, 1), (1, 3))):
        lines = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        mask = np.asarray(cv2.subtract(mask, cv2.dilate(lines, np.ones(wider, np.uint8))), dtype=np.uint8)
    return mask


def straight_runs(mask: Mask, length: int, *, upright: bool) -> list[Box]:
    """Boxes of straight runs of at least `length` pixels along the page; steps of one pixel aside do not end them."""
    shape, wider = ((length, 1), (1, 3)) if upright else ((1, length), (3, 1))
    x, y, width, height = cv2.boundingRect(mask)
    # With as much paper around it as a run is long, a part of the page holds the runs that the page holds.
    left, top, margin = max(0, x - length - 2), max(0, y - length - 2), length + 2
    thick = cv2.dilate(mask[top : y + height + margin, left : x + width + margin], np.ones(wider, np.uint8))
    boxes = _boxes_of_pieces(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(shape, np.uint8)))
    return [(x0 + left, y0 + top, x1 + left, y1 + top) for x0, y0, x1, y1 in boxes]


def _boxes_of_pieces(mask: Any) -> list[Box]:
    """Boxes of the connected pieces of a mask that is mostly empty, from the top; faster than `components`."""
    contours, levels = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    outer = [c for c, level in zip(contours, levels[0] if contours else (), strict=True) if level[3] < 0]
    boxes = sorted((cv2.boundingRect(c) for c in outer), key=lambda b: (b[1], b[0]))
    return [(float(x), float(y), float(x + w), float(y + h)) for x, y, w, h in boxes]


def without_rules(grey: Pixels, unit: float) -> tuple[Pixels, list[Box]]:
    """(the image without ruled lines, their boxes): lines to write on, sides of boxes, lines through words.

    The same image where there are none. `unit`: height of a letter. Tails that cross a level line stay ("y" is no "v").
    """
    mask = ink(grey)
    rules, level, found = np.zeros_like(mask), np.zeros_like(mask), list[Box]()
    for shape, wider in (((1, int(3.5 * unit) | 1), (3, 1)), ((int(2.2 * unit) | 1, 1), (1, 3))):
        lines = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        rules |= np.asarray(cv2.dilate(lines, np.ones(wider, np.uint8)), dtype=np.uint8)
        _, stats = components(np.asarray(lines, dtype=np.uint8))
        found += [(float(x), float(y), float(x + w), float(y + h)) for x, y, w, h, _ in stats[1:].tolist()]
        level = rules.copy() if shape[0] == 1 else level
    if not found:
        return grey, []
    thick = max((y1 - y0 for x0, y0, x1, y1 in found if x1 - x0 > y1 - y0), default=0)
    high = int(min(thick, _THIN * unit)) + _FAINT
    closed = cv2.morphologyEx(mask & ~rules, cv2.MORPH_CLOSE, np.ones((high, 1), np.uint8))
    tails = np.asarray(closed, dtype=np.uint8) & level
    return np.where((rules & ~tails) > 0, int(np.percentile(grey[::16, ::16], 90)), grey).astype(np.uint8), found


def bridged(mask: Mask, gap: float, *, along: bool = False) -> Mask:
    """The mask with gaps of that many pixels closed, and without specks; `along`: from left to right only."""
    shape = 1 if along else max(2, round(gap)), max(2, round(gap))
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones(shape, np.uint8)), dtype=np.uint8)


def grown(mask: Mask, side: int) -> Mask:
    """The mask with all ink made wider: each pixel a square of `side` pixels."""
    return np.asarray(cv2.dilate(mask, np.ones((side, side), np.uint8)), dtype=np.uint8)


def outlines(own: Mask) -> Iterator[Mask]:
    """The ellipse and the rectangle that fit around a piece of ink, as lines one pixel wide."""
    (points,) = cv2.findContours(own, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0][:1]
    hull = cv2.convexHull(points)
    if len(hull) >= 5:  # no ellipse goes through the four corners of a frame alone
        ring = np.zeros_like(own)
        cv2.ellipse(ring, cv2.fitEllipse(hull), (1,), 1)
        yield ring
    frame = np.zeros_like(own)
    cv2.polylines(frame, [np.rint(cv2.boxPoints(cv2.minAreaRect(points))).astype(np.int32)], True, (1,), 1)
    yield frame


def centres_of_circles(own: Mask, least: float) -> list[tuple[int, int]]:
    """(x, y) in pixels of up to six likely centres of circles between half of and twice `least` in radius."""
    factor = min(1.0, 40 / least)
    small = cv2.resize(own * 255, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    low, high = int(least * factor / 2), int(2 * least * factor)
    found = cv2.HoughCircles(small, cv2.HOUGH_GRADIENT, 1.5, low, param1=100, param2=25, minRadius=low, maxRadius=high)
    rows = found.reshape(-1, 3)[:6].tolist() if found is not None else []
    return [(round(x / factor), round(y / factor)) for x, y, _ in rows]


def largest_hole(own: Mask) -> float:
    """Area of the largest hole that a piece of ink encloses."""
    contours, tree = cv2.findContours(own, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    inner = (c for c, links in zip(contours, tree[0] if tree is not None else (), strict=True) if links[3] >= 0)
    return max((float(cv2.contourArea(c)) for c in inner), default=0.0)


def straight_share(own: Mask, least: float) -> float:
    """Share of a piece of ink that lies on straight runs of at least `least` pixels."""
    runs = cv2.HoughLinesP(own * 255, 1, math.pi / 360, int(0.6 * least), minLineLength=least, maxLineGap=3)
    drawn = np.zeros_like(own)
    for x0, y0, x1, y1 in runs.reshape(-1, 4).tolist() if runs is not None else ():
        cv2.line(drawn, (int(x0), int(y0)), (int(x1), int(y1)), (1,), 3)
    return cv2.countNonZero(cv2.bitwise_and(own, drawn)) / max(1, cv2.countNonZero(own))
