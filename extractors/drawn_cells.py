"""Whether two pieces of a page stand in one drawn cell: walls around them, and no line between."""

from __future__ import annotations

from extractors.evidence import BBox, Page
from extractors.memo import remembered

# Points by which the borders of neighbouring cells may fall short of each other.
SLACK = 2.0
# A wall above or below a caption is no further from it than so many of its heights.
NEAR = 2.5


@remembered(64)
def level_rules(page: Page) -> tuple[BBox, ...]:
    """The page's rules that lie."""
    return tuple(r for r in page.rules if r.width > 3 * max(r.height, 0.1))


@remembered(64)
def upright_rules(page: Page) -> tuple[BBox, ...]:
    """The page's rules that stand."""
    return tuple(r for r in page.rules if r.height > 3 * max(r.width, 0.1))


def in_one_cell(page: Page, upper: BBox, lower: BBox) -> bool:
    """Whether a wall stands right of both boxes, lines lie over and under the two, and none between them."""
    left, right = max(upper.x0, lower.x0), max(upper.x1, lower.x1)
    over = [r for r in level_rules(page) if r.x0 <= left + SLACK and r.x1 >= left + SLACK]
    if any(upper.center[1] < r.center[1] < lower.center[1] for r in over):
        return False
    reach = NEAR * min(upper.height, lower.height)
    headed = any(0 <= upper.center[1] - r.center[1] < reach for r in over)
    footed = any(0 <= r.center[1] - lower.center[1] < reach for r in over)
    return headed and footed and _wall(page, upper, right) is not None and _wall(page, lower, right) is not None


def _wall(page: Page, box: BBox, right: float) -> BBox | None:
    middle = box.center[1]
    walls = [r for r in upright_rules(page) if r.x0 >= right - SLACK and r.top <= middle <= r.bottom]
    return min(walls, key=lambda r: r.x0, default=None)
