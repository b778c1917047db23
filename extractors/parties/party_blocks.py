"""Where the block of a label stands: behind the label, right of it, half above it in a form's cell, or below it.

A block ends at a gap, a ruling line, another label or blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractors.captions import is_caption
from extractors.evidence import BBox, Page
from extractors.memo import remembered
from extractors.parties.company_names import has_legal_form, is_located, is_name, split_name
from extractors.parties.inner_labels import inner_label
from extractors.parties.party_forms import REACH, nested_block, nested_form
from extractors.parties.party_labels import PartyLabel, only_beside
from extractors.parties.party_layout import (
    INDENT,
    Layout,
    column_under,
    heads_table,
    is_other,
    ruled_off,
    tail_of,
)
from extractors.parties.party_reading import Block, read_block, strip_marks
from extractors.parties.walled_names import whole_name
from extractors.print_size import set_alike
from extractors.segments import Segment
from extractors.tables.columns import strict_kind
from extractors.tables.ruled_columns import joined_rules

# Letter heights above and below a label within which a block beside it stands.
HALF_HEIGHT = 4.5


def block_of(label: PartyLabel, layout: Layout) -> Block | None:
    """The block that a label stands for; None when nothing there can be a party."""
    inline = _inline(label, layout)
    if inline:
        return inline
    centred = _centred(label, layout)
    if centred:
        return centred
    right, below = _right(label, layout), _below(label, layout)
    if right and below:
        nested = nested_form(label, layout)
        if nested and (nested.likely or not right.strong):
            return nested
        surer = below.likely or not right.strong or _is_closed(below, layout)
        if surer and _has_own_cell(label, below, layout):
            return below
        if right.strong != below.strong:
            return right if right.strong else below
        if label.colon and not below.likely and ":" not in right.quote and right.likely:
            return right
        if not below.likely and _is_listed(label, right, layout):
            return right
        alike = _like_label(label, right, layout), _like_label(label, below, layout)
        if alike[0] != alike[1]:
            return below if alike[0] else right
        return right if label.colon and not below.strong else below
    return right or below or nested_form(label, layout)


def _has_own_cell(label: PartyLabel, below: Block, layout: Layout) -> bool:
    """Whether a block stands in the label's own drawn cell, a wall right of the two and no line between them."""
    box = label.segment.bbox
    right, uprights = max(box.x1, below.bbox.x1), _uprights(layout.page)
    walled = any(r.x0 >= right - 2 and r.top <= box.top + 2 and r.bottom >= below.bbox.bottom - 2 for r in uprights)
    levels, x = (r for r in layout.page.rules if r.width > 3 * max(r.height, 0.1)), below.bbox.x0 + 4
    parted = any(box.center[1] < r.center[1] < below.bbox.center[1] and r.x0 <= x <= r.x1 for r in levels)
    return walled and not parted


def _is_closed(below: Block, layout: Layout) -> bool:
    """Whether a line under a block ends its cell: a scan may show the wall beside a cell, and no line under it."""
    x = below.bbox.x0 + 4
    levels = (r for r in layout.page.rules if r.width > 3 * max(r.height, 0.1))
    return any(r.center[1] > below.bbox.bottom - 2 and r.x0 <= x <= r.x1 for r in levels)


def _is_listed(label: PartyLabel, right: Block, layout: Layout) -> bool:
    """Whether labels stand in one column and values in another: the next line has both again, set alike."""
    own, size = label.segment, max(label.segment.size, 6.0)
    row = layout.row(own.line + 1)
    again = any(abs(s.bbox.x0 - own.bbox.x0) < 0.3 * size and set_alike(s, own) for s in row)
    return again and any(abs(s.bbox.x0 - right.bbox.x0) < 0.3 * size for s in row)


def _like_label(label: PartyLabel, block: Block, layout: Layout) -> bool:
    """Whether a block is set like the label itself: same size and weight, so that it is a label too."""
    row = [s for s in layout.segments if s.bbox.top <= block.bbox.center[1] <= s.bbox.bottom]
    first = min(row, key=lambda s: abs(s.bbox.x0 - block.bbox.x0), default=None)
    return first is not None and set_alike(first, label.segment)


def _inline(label: PartyLabel, layout: Layout) -> Block | None:
    if not re.search(r"\w", label.value):
        return None
    segment = label.segment
    shown = tail_of(segment, label.value)
    more = column_under(
        shown, layout, left=min(segment.bbox.x0, shown.bbox.x0), after=segment.line, also=segment.bbox.x0
    )
    more = _before_next_caption(segment, list(takewhile(lambda s: not _heads_a_value(s, layout), more)))
    block = read_block([shown, *more])
    if block and not any(map(str.isalpha, label.value)) and is_located(block.name):
        return None  # the name stands behind its number, the address below
    return block if block is None or block.likely or more else _firm_under(segment, layout) or block


def _before_next_caption(label: Segment, lines: Sequence[Segment]) -> list[Segment]:
    """The lines up to the next caption of a list whose colons stand in one column."""
    at = _colon_at(label)
    for n, line in enumerate(lines):
        if at is not None and abs((_colon_at(line) or 0.0) - at) <= ONE_COLUMN:
            return list(lines[:n])
    return list(lines)


# Points by which colons of one column may differ.
ONE_COLUMN = 1.0


def _colon_at(segment: Segment) -> float | None:
    """Where the first word ends that a colon closes; None without one."""
    return next((w.bbox.x1 for w in segment.words if w.text.endswith((":", "："))), None)


def _firm_under(segment: Segment, layout: Layout) -> Block | None:
    """The firm for which a person acts, in the blank right under his own ("Người mua hàng: ...", "Tên đơn vị: ...")."""
    for s in layout.row(segment.line + 1):
        value = inner_label(s.text, "name")
        near = s.bbox.top - segment.bbox.bottom < REACH * max(segment.size, 6.0)
        if value and near and abs(s.bbox.x0 - segment.bbox.x0) < INDENT * segment.size and has_legal_form(value):
            return nested_block(s, value, layout)
    return None


def _right(label: PartyLabel, layout: Layout) -> Block | None:
    row = [s for s in layout.row(label.segment.line) if s.bbox.x0 >= label.segment.bbox.x1 - 1]
    row = [s for s in row if re.search(r"\w", s.text)]
    if len(row) > 1 and inner_label(row[0].text, "name") == "":
        row = row[1:]
    if not row or is_other(row[0], layout):
        return None
    row = [_opening_line(row[0], layout), *row[1:]]
    under = column_under(row[0], layout, left=row[0].bbox.x0, after=row[0].line, guard=label.segment.bbox)
    lines = whole_name([row[0], *under], layout.page)
    if not is_name(split_name(strip_marks(lines[0].text))[0]):
        return None
    if any(len(part) > 3 and is_caption(part) for part in row[0].text.split("/")[:-1]):
        return None  # "Original Date / Revision" heads two blanks
    if row[0].bbox.x0 - label.segment.bbox.x1 > 0.45 * layout.page.width:
        return None
    return read_block(lines)


def _opening_line(segment: Segment, layout: Layout) -> Segment:
    """The line above, where that opens with the colon of a value of which this is the end: ": Acme SA," over "Lima"."""
    for above in layout.row(segment.line - 1):
        near = segment.bbox.top - above.bbox.bottom < 0.5 * segment.size
        flush = abs(above.bbox.x0 - segment.bbox.x0) < INDENT * segment.size
        if near and flush and above.text.startswith((":", "：")) and above is layout.row(above.line)[0]:
            return above
    return segment


def _centred(label: PartyLabel, layout: Layout) -> Block | None:
    """A block of several lines right of the label, which stands at half its height (merged cells of a form)."""
    box, size = label.segment.bbox, max(label.segment.size, 6.0)
    middle = box.center[1]
    near = [
        s
        for s in layout.segments
        if s.bbox.x0 > box.x1 + 2
        and abs(s.bbox.center[1] - middle) < HALF_HEIGHT * size
        and s.bbox.x0 - box.x1 < 0.45 * layout.page.width
    ]
    if not near:
        return None
    level = [s for s in near if abs(s.bbox.center[1] - middle) < 1.4 * size] or near
    left = min(s.bbox.x0 for s in level)
    column = [s for s in layout.segments if s.bbox.x0 > box.x1 + 2 and abs(s.bbox.x0 - left) < INDENT * size]
    run = _run(column, middle, layout)
    if len(run) < 2 or run[0].bbox.bottom > middle or _crowded(run, label, left, layout):
        return None
    if any(abs(s.bbox.center[1] - middle) >= HALF_HEIGHT * size for s in run):
        return None
    height = (run[0].bbox.top + run[-1].bbox.bottom) / 2
    return read_block(run) if abs(height - middle) < 0.7 * size else None


def _run(column: Sequence[Segment], middle: float, layout: Layout) -> list[Segment]:
    """The lines of a column around a height, up and down to the first gap, ruling line, label or blank."""
    above = [s for s in column if s.bbox.center[1] <= middle]
    below = [s for s in column if s.bbox.center[1] > middle]
    run: list[Segment] = []
    for s in reversed(above):
        if is_other(s, layout) or (run and _parted(s, run[0], layout)):
            break
        run.insert(0, s)
    for s in below:
        if is_other(s, layout) or not run or _parted(run[-1], s, layout):
            break
        run.append(s)
    return run


def _parted(upper: Segment, lower: Segment, layout: Layout) -> bool:
    gap = lower.bbox.top - upper.bbox.bottom
    return gap > 1.2 * max(upper.size, 6.0) or ruled_off(layout.page, lower, upper.bbox.bottom)


def _crowded(run: Sequence[Segment], label: PartyLabel, left: float, layout: Layout) -> bool:
    """Whether something but the label (or its other language) stands left of the lines."""
    box, size = label.segment.bbox, max(label.segment.size, 6.0)
    for line in {s.line for s in run}:
        for s in layout.row(line):
            aside = s.bbox.x1 <= left and s is not label.segment and s.bbox.x0 > box.x0 - size
            if aside and (abs(s.bbox.center[1] - box.center[1]) > 1.6 * size or _heads_a_line(s, run)):
                return True
    return False


def _heads_a_line(s: Segment, run: Sequence[Segment]) -> bool:
    """Whether a segment stands at the very height of one of the lines, as the label of that line does."""
    return any(abs(s.bbox.center[1] - line.bbox.center[1]) < 0.2 * max(s.size, 6.0) for line in run)


def _below(label: PartyLabel, layout: Layout) -> Block | None:
    box, size = label.segment.bbox, max(label.segment.size, 6.0)
    limit = _right_limit(label, layout)
    wall = _wall_left(label, layout)
    for s in layout.segments:
        if s.line <= label.segment.line or s.bbox.top < box.bottom - 0.4 * size:
            continue
        if s.bbox.top - box.bottom > REACH * size:
            return None
        if s.bbox.x0 >= limit - 1 or not re.search(r"\w", s.text):
            continue
        walled = wall is not None and wall.x0 <= s.bbox.x0 + 1 and wall.bottom >= s.bbox.bottom - 2
        aside = s.bbox.x0 < box.x0 - INDENT * size and s.bbox.x1 < box.x1
        if not walled and (aside or s.bbox.x1 < box.x0 - INDENT * size):
            continue
        if s.bbox.x0 > box.x1 + 4 * size:
            continue
        if _is_blank_beside(s, layout) or _heads_a_value(s, layout):
            return None
        if strict_kind(s.text) is not None and heads_table(s, layout):
            return None
        if only_beside(s.text):
            continue
        if is_other(s, layout):
            return None
        return read_block(whole_name([s, *column_under(s, layout, left=s.bbox.x0, after=s.line)], layout.page))
    return None


@remembered(16)
def _uprights(page: Page) -> tuple[BBox, ...]:
    """The upright ruling lines of a page, put together from their pieces."""
    return joined_rules((r for r in page.rules if r.height > 2 * max(r.width, 0.1)), upright=True)


def _wall_left(label: PartyLabel, layout: Layout) -> BBox | None:
    """The upright ruling line left of a label's column, under which a centred heading's block stands flush."""
    box = label.segment.bbox
    uprights = _uprights(layout.page)
    walls = [r for r in uprights if r.x0 <= box.x0 + 1 and r.top <= box.bottom and r.bottom > box.bottom + 2]
    return max(walls, key=lambda r: r.x0, default=None)


def _is_blank_beside(s: Segment, layout: Layout) -> bool:
    """Whether a line is the caption of a blank ("Name") that is filled in right of it."""
    if inner_label(s.text, "name") != "":
        return False
    right = [o for o in layout.row(s.line) if o.bbox.x0 > s.bbox.x1]
    return any(is_name(o.text) and not is_other(o, layout) and len(o.text.split()) > 1 for o in right)


def _heads_a_value(s: Segment, layout: Layout) -> bool:
    """Whether a line is the caption, with its colon, of an amount behind it ("NET VALUE:   279.05")."""
    behind = (o.text for o in layout.row(s.line) if o.bbox.x0 >= s.bbox.x0)
    return re.fullmatch(r"[^:：\d]+[:：]\W*\d[\d.,]*[.,]\d{2}\W*[A-Z]{0,3}", " ".join(behind)) is not None


def _right_limit(label: PartyLabel, layout: Layout) -> float:
    """Where the label's column ends: at the next segment of its line, or at an upright ruling line."""
    box = label.segment.bbox
    limits = [s.bbox.x0 for s in layout.row(label.segment.line) if s.bbox.x0 > box.x1]
    limits += [
        r.x0
        for r in layout.page.rules
        if r.height > 2 * r.width and r.x0 > box.x1 - 2 and r.top <= box.bottom + 2 and r.bottom >= box.bottom
    ]
    return min(limits, default=layout.page.width)
