"""Whether ink is a hand's, by what its lines measure, all judged together, and by their never repeating themselves.

Typed names in any face, stamps, seals, logos, waves, rules, codes and photographs are not; what cannot be told is not.
Lengths are points unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.evidence import BBox
from extractors.ocr import pixels
from extractors.ocr.line_measures import measures
from extractors.ocr.ornaments import is_even_wave, is_on_circles, is_ornament, is_patterned
from extractors.ocr.pen_forest import hand_likeness
from extractors.ocr.pieces import Box, Mask

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Layer = Callable[..., Pixels]  # the page with `only` the drawings at some boxes

_WIDE, _HIGH, _LONG = (24.0, 280.0), (9.0, 110.0), 16.0  # width, height, and width in heights of a signature
_HAND = 0.55  # likeness to a hand from which a picture, and strokes of the page itself, are a hand's
_GREY, _PAPER_RANK = (140.0, 240.0), 70  # how light the paper of a picture is that is not white; rank in percent
_SAME = 0.9  # share of drawn strokes that repeat others: of hands, the quickest repeat four fifths of a zigzag
_SEAL, _LEAST_SEAL = 400, 25.0  # pixels that a seal is wide at most; points that it is high at least
_ROUND, _RING = 0.8, 0.5  # height in widths of a seal, and share of its box within its ring
_DRAWINGS, _BROADEST = 400, 40.0  # drawings on a page from which it is no paper to sign; heights of a letter of strokes
_PAPER, _LIGHT = 0.6, 190  # share of the box that is paper, and how light that is
_NEAR, _APART = 6.0, 2.0  # apart at which strokes are of one drawing; on a scan in heights of a letter
_BEYOND, _BROKEN = 12.0, 0.35  # heights of a letter that a drawing goes on beyond its strokes, and that part them
_PARTED = 14.0  # apart at which letters of a name that a hand wrote one by one stand at most
_AXIS, _AXIS_AWAY = 0.6, 30.0  # height of a chart's axis in the drawing's, and how far from the drawing it stands
_MEET = 2.5  # apart at which an axis meets a rule
_PAD = 8  # pixels of white paper around a drawing
_GAP = 1.5  # that a rule drawn across leaves
_LAYERS = 12  # times that a page is drawn anew with a part of its drawings


@dataclass(frozen=True, slots=True)
class PenWork:
    """Boxes of what is written by hand, and of what may be or not."""

    written: tuple[BBox, ...] = ()
    doubtful: tuple[BBox, ...] = ()


class _Layers:
    """The page drawn anew with some of its drawings alone, a few times; what is covered on the page is not seen there.

    Without `alone`, and beyond those times, the page is `clear`: all drawings on it, without its level rules.
    """

    def __init__(self, bare: Pixels, clear: Pixels, alone: Layer | None) -> None:
        self._bare, self._clear, self._alone, self._left = bare, clear, alone, _LAYERS

    def of(self, drawn: Sequence[BBox]) -> Pixels:
        """The page with only these drawings."""
        if self._alone is None or not drawn or self._left == 0:
            return self._clear
        self._left -= 1
        layer = self._alone(only=drawn)
        hidden = pixels.grown(np.asarray(self._bare < _LIGHT, dtype=np.uint8), 3) == 0
        return np.asarray(np.where(hidden, np.maximum(layer, self._bare), layer), dtype=np.uint8)


def pen_work(
    bare: Pixels,
    dpi: float,
    pictures: Iterable[BBox],
    drawings: Iterable[BBox],
    rules: Sequence[BBox],
    alone: Layer | None = None,
) -> PenWork:
    """What of the pictures and drawings is written by hand: of a picture what the pixels show a pen to have written,
    of a drawing the same, as logos, charts and ornaments are drawn in curves as well.

    `bare`: the page without its text, grey; `rules`: its ruling lines, which run across signatures; `alone` draws the
    page with nothing but the pictures and strokes at some boxes, so that neither seals nor rules are in them.
    """
    scale, shown, drawn = dpi / 72, list(pictures), list(drawings)
    if len(shown) + len(drawn) > _DRAWINGS:
        return PenWork((), (*shown, *drawn))
    clear = without_rules(bare, rules, scale)
    layers = _Layers(bare, clear, alone)
    strokes, seals = [d for d in drawn if not _is_round(d)], [d for d in drawn if _is_round(d)]
    groups = [
        (box, [s for s in shown if box.holds(s)], [s for s in seals if box.holds(s)])
        for box in _joined([*shown, *seals])
    ]
    ground = layers.of(strokes)
    written, doubtful = _lines_written(ground, strokes, rules, dpi)
    for box, own, rings in groups:
        found = _written_of(layers, box, own, rings, dpi)
        written += found
        if not found and not _is_seal(_drawing(clear, box, scale)):
            doubtful.append(box)
    return PenWork(tuple(written), tuple(doubtful))


def _lines_written(
    ground: Pixels, strokes: Sequence[BBox], rules: Sequence[BBox], dpi: float
) -> tuple[list[BBox], list[BBox]]:
    """(what a hand wrote, the rest) of drawn lines: by what touches, else with the parted letters of a name as one."""
    written: list[BBox] = []
    left = _joined(strokes)
    for near in (_NEAR, _PARTED):
        left = _joined(left, near)
        found = [b for b in left if not _has_axes(b, rules) and is_written(_drawing(ground, b, dpi / 72), dpi)]
        written, left = written + found, [b for b in left if b not in found]
    return written, left


def _has_axes(box: BBox, rules: Sequence[BBox]) -> bool:
    """Whether an upright and a level rule meet beside a drawing and below it, open at the other side: axes."""
    uprights = [r for r in rules if r.height > r.width]
    for level in (r for r in rules if r.width > r.height and r.x0 <= box.x0 and r.x1 > box.center[0]):
        met = [u for u in uprights if abs(u.bottom - level.bottom) < _MEET and u.height > _AXIS * box.height]
        feet = [u.x0 for u in met if u.top < box.center[1] < u.bottom + _NEAR]
        left = any(abs(x - level.x0) < _MEET for x in feet)
        if left and not any(x > box.center[0] for x in feet) and box.x0 - level.x0 < _AXIS_AWAY:
            return True
    return False


def _written_of(layers: _Layers, box: BBox, pictures: list[BBox], rings: list[BBox], dpi: float) -> list[BBox]:
    """What a hand wrote of pictures and of rings drawn over them: all of it, the pictures, or one of them."""
    tries = [(box, [*pictures, *rings])]
    tries += [(_around(pictures), pictures)] if pictures and rings else []
    tries += [(one, [one]) for one in pictures] if len(pictures) > 1 else []
    for place, drawn in tries:
        part = _drawing(layers.of(drawn), place, dpi / 72)
        if is_written(part, dpi) and not is_even_wave(inked(part)):
            return [place]
    return []


def _is_round(box: BBox) -> bool:
    """Round and as large as a seal: one stroke of many of a name may be round as well."""
    return box.height > _LEAST_SEAL and _ROUND * box.height < box.width < box.height / _ROUND


def _is_seal(part: Pixels) -> bool:
    """A ring, which signs nothing, whatever stands in it."""
    mask = _trimmed(pixels.ink(part))
    around = 0 < mask.size < _SEAL**2 and _ROUND < mask.shape[1] / mask.shape[0] < 1 / _ROUND
    return around and pixels.largest_hole(mask) > _RING * mask.size and is_patterned(mask)


def constructed(grey: Pixels, strokes: Sequence[Box], unit: float) -> set[Box]:
    """The boxes, in pixels, of strokes on a scan that make a logo, a wave or an ornament with those beside them."""
    found: set[Box] = set()
    groups = _joined([BBox(*s) for s in strokes[:_DRAWINGS]], _APART * unit)
    for group in (g for g in groups if g.width < _BROADEST * unit and g.height < _BROADEST * unit):
        mask = _trimmed(pixels.ink(part_of(grey, group, 1.0)))
        if mask.size and (is_on_circles(mask, max(1.0, 0.06 * unit)) or is_patterned(mask, _SAME)):
            found |= {s for s in strokes if group.holds(BBox(*s))}
    return found


def ornamental(clear: Pixels, strokes: Sequence[Box], unit: float) -> set[Box]:
    """The boxes, in pixels, of strokes on a scan without its ruled lines that are of a code, a web or an ornament."""
    groups = _joined([BBox(*s) for s in strokes[:_DRAWINGS]], _APART * unit)
    small = (g for g in groups if g.width < 2 * _BROADEST * unit and g.height < _BROADEST * unit)
    drawn = [g for g in small if is_ornament(_whole(clear, g, unit), unit, _SAME)]
    return {s for s in strokes if any(g.holds(BBox(*s)) for g in drawn)}


def _whole(grey: Pixels, group: BBox, unit: float) -> Mask:
    """The ink of a group and what goes on from it beyond, as where a word was read in the midst of a drawing."""
    far, gap = _BEYOND * unit, _BROKEN * unit
    x0, top = max(0, int(group.x0 - far)), max(0, int(group.top - unit))
    mask = pixels.ink(np.ascontiguousarray(grey[top : int(group.bottom + unit), x0 : int(group.x1 + far)]))
    labels, _ = pixels.components(pixels.bridged(mask, gap))
    inner = labels[int(group.top) - top : int(group.bottom) - top, int(group.x0) - x0 : int(group.x1) - x0]
    return _trimmed(np.asarray(mask * np.isin(labels, np.unique(inner[inner > 0])), dtype=np.uint8))


def _joined(places: Iterable[BBox], near: float = _NEAR) -> list[BBox]:
    """The places, those that touch or stand no farther apart than `near` as one."""
    found: list[BBox] = []
    for place in places:
        box = place
        while close := [b for b in found if _is_near(b, box, near)]:
            found = [b for b in found if b not in close]
            box = _around([box, *close])
        found.append(box)
    return found


def _is_near(a: BBox, b: BBox, near: float) -> bool:
    level = a.top - near < b.bottom and b.top - near < a.bottom
    return level and a.x0 - near < b.x1 and b.x0 - near < a.x1


def _around(boxes: Sequence[BBox]) -> BBox:
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return BBox(min(x0), min(top), max(x1), max(bottom))


def without_rules(grey: Pixels, rules: Sequence[BBox], scale: float) -> Pixels:
    """The page without its level rules; what crosses one is joined again."""
    out = grey.copy()
    for rule in rules:
        if rule.width > rule.height:
            top, bottom = round((rule.top - _GAP / 2) * scale), round((rule.bottom + _GAP / 2) * scale) + 1
            x0, x1 = max(0, round(rule.x0 * scale) - 1), round(rule.x1 * scale) + 2
            if 0 < top < bottom < grey.shape[0]:
                out[top:bottom, x0:x1] = np.maximum(grey[top - 1, x0:x1], grey[bottom, x0:x1])
    return out


def part_of(grey: Pixels, box: BBox, scale: float) -> Pixels:
    """The pixels of a box, `scale` of which are a unit of it, on white paper."""
    height, width = grey.shape
    x0, top = max(0, round((box.x0 - 1) * scale)), max(0, round((box.top - 1) * scale))
    x1, bottom = min(width, round((box.x1 + 1) * scale) + 1), min(height, round((box.bottom + 1) * scale) + 1)
    return np.pad(np.ascontiguousarray(grey[top:bottom, x0:x1]), _PAD, constant_values=255)


def _drawing(clear: Pixels, box: BBox, scale: float) -> Pixels:
    """The pixels of a picture's or drawing's box, on white paper, whatever the paper that it was scanned with."""
    within = BBox(box.x0 + 1, box.top + 1, box.x1 - 1, box.bottom - 1)
    inner = part_of(clear, within, scale)[_PAD:-_PAD, _PAD:-_PAD]
    light = _on_white(inner)
    return part_of(clear, box, scale) if light is inner else np.pad(light, _PAD, constant_values=255)


def is_written(grey: Pixels, dpi: float) -> bool:
    """Whether the ink of a grey image on its paper is a hand's, and nothing else is there."""
    if grey.size == 0 or np.mean(grey > _LIGHT) < _PAPER:
        return False
    scale = dpi / 72
    mask = inked(grey)
    if min(mask.shape) < 2:
        return False
    height, width = mask.shape
    fits = _WIDE[0] <= width / scale <= _WIDE[1] and _HIGH[0] <= height / scale <= _HIGH[1] and width <= _LONG * height
    return fits and not is_patterned(mask, _SAME) and hand_likeness(measures(mask, scale)) > _HAND


def inked(grey: Pixels) -> Mask:
    """The ink of a drawing, cut to it."""
    return _trimmed(pixels.ink(grey))


def _on_white(grey: Pixels) -> Pixels:
    """A picture of grey paper, as of a scan that was pasted in, on white; one that is mostly dark as it is."""
    paper = float(np.percentile(grey, _PAPER_RANK)) if grey.size else 0.0
    if not _GREY[0] < paper < _GREY[1]:
        return grey
    return np.asarray(np.clip(grey * (255 / paper), 0, 255), dtype=np.uint8)


def _trimmed(mask: Mask) -> Mask:
    """The mask cut to its ink."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return mask[:0, :0]
    return np.ascontiguousarray(mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])
