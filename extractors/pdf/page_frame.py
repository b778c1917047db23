"""The displayed rectangle of a PDF page: boxes of page space (y up) as a person sees them (y down). Pure geometry."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

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
        return list(map(partial(tuple.__new__, BBox), self._displayed(rows).tolist())) if len(rows) else []

    def _displayed(self, rows: Sequence[Sides] | Boxes) -> Boxes:
        x0, y0, x1, y1 = np.asarray(rows, dtype=np.float64).T
        if not self.rotation:
            sides = (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        elif self.rotation == 90:
            sides = (y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left)
        elif self.rotation == 180:
            sides = (self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom)
        else:
            sides = (self.top - y1, self.right - x1, self.top - y0, self.right - x0)
        return np.round(np.stack(sides, axis=1), 2)

    def segments(self, edges: Sequence[Sides]) -> list[Sides]:
        """Lines of page space as displayed; their direction does not matter to us."""
        if not edges:
            return []
        ends = np.asarray(edges, dtype=np.float64)
        start, end = (self._displayed(ends[:, [at, at + 1, at, at + 1]])[:, :2] for at in (0, 2))
        return [(x0, y0, x1, y1) for x0, y0, x1, y1 in np.hstack([start, end]).tolist()]
