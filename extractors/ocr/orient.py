"""The upright view of a page: quarter turns and skew taken out of its boxes, and the way back. Pure geometry.

A page keeps its boxes as displayed. A scan that lies sideways, or whose lines slant, is easier to read in the view in
which its lines run level; a box found there goes back by `displayed_box`.
"""

from __future__ import annotations

import math
from dataclasses import replace

from extractors.evidence import BBox, Page

_LEVEL = 0.15  # degrees of skew that move no word off its line


def upright_page(page: Page) -> Page:
    """The page with rotation and skew taken out: boxes and size; the same page when it is level."""
    if not page.rotation and abs(page.skew) < _LEVEL:
        return page
    width, height = _turned_size(page)

    def level(box: BBox) -> BBox:
        return _spun(turned_box(box, page.width, page.height, page.rotation), (width, height), -page.skew)

    return replace(
        page,
        width=width,
        height=height,
        words=tuple(replace(w, bbox=level(w.bbox)) for w in page.words),
        replaced=tuple(replace(w, bbox=level(w.bbox)) for w in page.replaced),
        rules=tuple(map(level, page.rules)),
        images=tuple(map(level, page.images)),
        strokes=tuple(map(level, page.strokes)),
        rotation=0,
        skew=0.0,
    )


def displayed_box(box: BBox, page: Page) -> BBox:
    """A box of the upright view of `page` (the page as displayed) back on the page as displayed."""
    if not page.rotation and abs(page.skew) < _LEVEL:
        return box
    width, height = _turned_size(page)
    return turned_box(_spun(box, (width, height), page.skew), width, height, -page.rotation % 360)


def turned_box(box: BBox, width: float, height: float, degrees: int) -> BBox:
    """A box on a page of that size after the page is turned clockwise by 0, 90, 180 or 270 degrees."""
    if degrees == 90:
        return BBox(height - box.bottom, box.x0, height - box.top, box.x1)
    if degrees == 180:
        return BBox(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    if degrees == 270:
        return BBox(box.top, width - box.x1, box.bottom, width - box.x0)
    return box


def _turned_size(page: Page) -> tuple[float, float]:
    return (page.height, page.width) if page.rotation in (90, 270) else (page.width, page.height)


def _spun(box: BBox, size: tuple[float, float], degrees: float) -> BBox:
    """The box with its centre turned clockwise about the page's centre, its extent kept."""
    if not degrees:
        return box
    angle = math.radians(degrees)
    cx, cy = box.center
    dx, dy = cx - size[0] / 2, cy - size[1] / 2
    x = size[0] / 2 + dx * math.cos(angle) - dy * math.sin(angle)
    y = size[1] / 2 + dx * math.sin(angle) + dy * math.cos(angle)
    return BBox(x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)
