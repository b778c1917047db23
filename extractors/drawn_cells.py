"""Whether two pieces of a page stand in one drawn cell: walls around them, and no line between."""

from __future__ import annotations

from extractors.evidence import BBox, Page
from extractors.memo import remembered

# Points by which the borders of neighbouring cells may fall short of each other.
SLACK = 2.0
# A wall above or below a caption is no further from it than so many of its heights.
NEAR = 2.5


@remembered(64)
def _levels(page: Page) -> tuple[tuple[float, float, float], ...]:
    """Left and right end and height of the page's rules that lie."""
    return tuple((r.x0, r.x1, r.center[1]) for r in page.rules if r.width > 3 * max(r.height, 0.1))


@remembered(64)
def _walls(page: Page) -> tuple[tuple[float, float, float], ...]:
    """Left side, top and bottom of the page's rules that stand."""
    return tuple((r.x0, r.top, r.bottom) for r in page.rules if r.height > 3 * max(r.width, 0.1))


def in_one_cell(page: Page, upper: BBox, lower: BBox) -> bool:
    """Whether a wall stands right of both boxes, lines lie over and under the two, and none between them."""
    left, right = max(upper.x0, lower.x0) + SLACK, max(upper.x1, lower.x1) - SLACK
    high, low = upper.center[1], lower.center[1]
    over = [level for x0, x1, level in _levels(page) if x0 <= left <= x1]
    if any(high < level < low for level in over):
        return False
    reach = NEAR * min(upper.height, lower.height)
    headed = any(0 <= high - level < reach for level in over)
    footed = any(0 <= level - low < reach for level in over)
    return headed and footed and _is_walled(page, high, right) and _is_walled(page, low, right)


def _is_walled(page: Page, height: float, right: float) -> bool:
    return any(x0 >= right and top <= height <= bottom for x0, top, bottom in _walls(page))
