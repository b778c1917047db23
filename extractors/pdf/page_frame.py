"""The displayed rectangle of a PDF page: boxes of page space (y up) as a person sees them (y down). Pure geometry."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.evidence import BBox
from extractors.pdf.letters import Boxes
from extractors.pdf.objects import Sides


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The displayed rectangle of a page in its own space, and its quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def is_among(self, boxes: Collection[BBox], sides: Sides) -> bool:
        """Whether a box of page space is, as displayed, one of these."""
        return self.boxes([sides])[0] in boxes

    def boxes(self, rows: Sequence[Sides] | Boxes) -> list[BBox]:
        """Boxes of page space (y up) as displayed (y down)."""
        if not len(rows):
            return []
        x0, y0, x1, y1 = np.asarray(rows, dtype=np.float64).T
        if not self.rotation:
            sides = (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        elif self.rotation == 90:
            sides = (y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left)
        elif self.rotation == 180:
            sides = (self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom)
        else:
            sides = (self.top - y1, self.right - x1, self.top - y0, self.right - x0)
        return [BBox(*row) for row in np.round(np.stack(sides, axis=1), 2).tolist()]

    def segments(self, edges: Sequence[Sides]) -> list[Sides]:
        """Lines of page space as displayed; their direction does not matter to us."""
        starts = self.boxes([(x, y, x, y) for x, y, _, _ in edges])
        ends = self.boxes([(x, y, x, y) for _, _, x, y in edges])
        return [(a.x0, a.top, b.x0, b.top) for a, b in zip(starts, ends, strict=True)]
