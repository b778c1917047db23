"""Which lines of a table's body make one row: between its ruling lines, in blocks parted by blanks, else by nearness.

A row is anchored by the line of its numbers; the lines around it without numbers are its wrapped cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.evidence import Page, Word
from extractors.segments import Segment
from extractors.tables.caption_labels import names_identifier
from extractors.tables.columns import NUMBERS
from extractors.tables.ruling_levels import rule_levels
from extractors.tables.table_model import Column

# Blanks that differ by less (points) are alike; those that part rows are wider than those in a row by more.
ALIKE, WIDER = 0.5, 1.2
# Lines below the last row that may still belong to it.
MOST_BELOW = 12
# Points within which lines are flush, and letter heights by which a labelled one below a description is indented.
FLUSH, INDENT = 2, 2.5


@dataclass
class Line:
    """A line of the body: its words by column, the lines' order kept."""

    cells: dict[int, list[Word]]
    segments: list[Segment]
    top: float
    bottom: float
    numbers: set[int] = field(default_factory=set)
    total: bool = False
    prose: bool = False
    anchor: bool = False


def grouped(page: Page, lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> list[list[Line]]:
    """Each anchor with the lines that wrap around it, from top to bottom."""
    homes = (
        _by_position(lines, anchors, columns)
        or _by_rules(page, lines, anchors, columns)
        or _by_repetition(lines, anchors, columns)
        or _by_blanks(lines, anchors, columns)
        or _by_nearness(lines, anchors, columns)
    )
    homes = _without_captions(homes, lines, anchors, columns)
    groups: list[list[Line]] = [[lines[a]] for a in anchors]
    end = _end(lines, anchors[-1], columns)
    for i, line in enumerate(lines):
        at = homes[i]
        if at is not None and not line.anchor and _wraps(line) and i < end:
            groups[at].append(line)
    return [sorted(g, key=lambda ln: ln.top) for g in groups]


def _end(lines: Sequence[Line], last: int, columns: Sequence[Column]) -> int:
    """The line behind the last row from which on none belongs to it: an amount behind words that lie over columns."""
    below = range(last + 1, min(len(lines), last + 1 + MOST_BELOW))
    ends = (i for i in below if lines[i].prose and any(columns[n].kind == "amount" for n in lines[i].numbers))
    return next(ends, last + 1 + MOST_BELOW)


def _without_captions(
    homes: Sequence[int | None], lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]
) -> list[int | None]:
    """The rows of the lines without notes that open some rows ("Back order of 14 May:") where names stand beside.

    Nor do the names of groups belong to a row, which stand behind the sums of those before.
    """
    at = next((i for i, c in enumerate(columns) if c.kind == "description"), None)
    above = [i for i, home in enumerate(homes) if home is not None and i < anchors[home] and _wraps(lines[i])]
    heads = _group_heads(above, lines)
    notes = {i for i in above if (_is_note(lines[i]) or heads) and at in lines[anchors[homes[i] or 0]].cells}
    few = len(notes) == len(above) and 2 * len({homes[i] for i in notes}) <= len(anchors)
    return [None if few and i in notes else home for i, home in enumerate(homes)]


def _group_heads(above: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether all lines above rows are one piece that opens the table or follows a sum, as the heads of groups do."""
    behind = [i for i in above if i and lines[i - 1].total]
    alone = all(len(lines[i].segments) == 1 and not lines[i].numbers for i in above)
    return bool(behind) and alone and all(i == 0 or lines[i - 1].total for i in above)


def _is_note(line: Line) -> bool:
    """Whether a line is one piece that ends in a colon."""
    return len(line.segments) == 1 and line.segments[0].text.endswith((":", "："))


def _wraps(line: Line) -> bool:
    return not line.total and not line.prose and bool(line.cells)


def _by_position(lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> list[int | None] | None:
    """The row of each line where numbered lines of words open the rows, and their numbers stand below; else None."""
    at = next((i for i, c in enumerate(columns) if c.kind == "position"), None)
    if at is None or any(at in lines[a].cells for a in anchors):
        return None
    opened = [i for i, line in enumerate(lines) if _wraps(line) and at in line.cells and _counts(line.cells[at])]
    starts = [max((o for o in opened if o < a), default=-1) for a in anchors]
    if len(opened) < len(anchors) or -1 in starts or len(set(starts)) < len(starts):
        return None
    rows = dict(zip(starts, range(len(anchors)), strict=True))
    return [rows.get(max((o for o in opened if o <= i), default=-1)) for i in range(len(lines))]


def _counts(words: Sequence[Word]) -> bool:
    return len(words) == 1 and words[0].text.rstrip(".").isdigit()


def _by_rules(
    page: Page, lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]
) -> list[int | None] | None:
    """The row of each line where ruling lines stand between all neighbouring anchors; None where they do not."""
    ys = rule_levels(page, columns)
    for a, b in pairwise(anchors):
        if not any(lines[a].bottom - 3 <= y <= lines[b].top + 3 for y in ys):
            return None
    if len(anchors) < 2 or not ys:
        return None
    bands = {bisect_right(ys, (lines[a].top + lines[a].bottom) / 2): at for at, a in enumerate(anchors)}
    return [bands.get(bisect_right(ys, (line.top + line.bottom) / 2)) for line in lines]


def _by_repetition(lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> list[int | None] | None:
    """The row of each line where all rows repeat lines of names on one side of their numbers; None where none do.

    Between numbers such lines tell nothing: those below the last row, or above the first, show the side.
    """
    at = next((i for i, c in enumerate(columns) if c.kind == "description"), None)
    gaps = [[ln for ln in lines[a + 1 : b] if _wraps(ln) and at in ln.cells] for a, b in pairwise(anchors)]
    count = len(gaps[0]) if gaps else 0
    if (
        at is None
        or not count
        or any(len(gap) != count for gap in gaps)
        or any(at not in lines[a].cells for a in anchors)
    ):
        return None
    steps = [[ln.top - lines[a].top for ln in gap] for a, gap in zip(anchors, gaps, strict=False)]
    lows = [[lines[b].top - ln.top for ln in gap] for b, gap in zip(anchors[1:], gaps, strict=True)]
    after = [ln.top - lines[anchors[-1]].top for ln in lines[anchors[-1] + 1 :] if _wraps(ln) and at in ln.cells]
    before = [lines[anchors[0]].top - ln.top for ln in lines[: anchors[0]] if _wraps(ln) and at in ln.cells]
    below, above = _repeats(after[:count], steps), _repeats(before[-count:], lows)
    if below == above:
        return None
    # Beyond the ends of the table, what stands further off than the names of any row is another text.
    far = max(step for row in (steps if below else lows) for step in row) + WIDER
    first, last = anchors[0], anchors[-1]
    order = range(len(lines))
    if below:
        near = (i <= last or lines[i].top - lines[last].top < far or _linked(lines, last, i) for i in order)
        homes = [max((n for n, a in enumerate(anchors) if a <= i), default=None) for i in order]
    else:
        near = (i >= first or lines[first].top - lines[i].top < far or _linked(lines, i, first) for i in order)
        homes = [min((n for n, a in enumerate(anchors) if a >= i), default=None) for i in order]
    return [home if told else None for home, told in zip(homes, near, strict=True)]


def _repeats(ends: Sequence[float], steps: Sequence[Sequence[float]]) -> bool:
    """Whether the lines at the end of a table stand as far from their numbers as those of all its other rows."""
    rows = [ends, *steps]
    return all(len(row) == len(ends) for row in rows) and all(
        max(step) - min(step) < WIDER for step in zip(*rows, strict=True)
    )


def _by_blanks(lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> list[int | None] | None:
    """The row of each line where wider blanks part all rows; None where blanks are alike or tell nothing."""
    above = all(_wraps(lines[a - 1]) and not lines[a - 1].anchor for a in anchors)
    if len(anchors) < 2 or (above and _is_bottom(lines, anchors, columns)):
        return None
    gaps = [b.top - a.bottom for a, b in pairwise(lines)]
    least = min(max(gaps[a:b]) for a, b in pairwise(anchors))
    if any(least - WIDER < gap < least - ALIKE for gap in gaps[anchors[0] : anchors[-1]]):
        return None
    block, blocks = 0, [0]
    for gap in gaps:
        block += gap >= least - ALIKE
        blocks.append(block)
    rows = {blocks[a]: at for at, a in enumerate(anchors)}
    homes = [rows.get(b) for b in blocks]
    loose = [i for i, line in enumerate(lines) if _wraps(line) and not line.anchor and homes[i] is None]
    joined = any(_wraps(line) and not line.anchor and homes[i] is not None for i, line in enumerate(lines))
    between = [i for i in loose if anchors[0] < i < anchors[-1]]
    if not joined and (not between or any(_may_wrap(lines[i], lines, anchors, columns) for i in between)):
        return None
    return homes


def _may_wrap(line: Line, lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> bool:
    """Whether a line goes on a row: flush with the descriptions, or units under numbers; headings of groups do not.

    A labelled batch may stand a little further in. Where no column is headed as descriptions, they stand below the
    codes, also of a column headed as "Item".
    """
    if all(columns[i].kind in NUMBERS for i in line.cells):
        return True
    kinds = {c.kind for c in columns}
    named = next((kind for kind in ("description", "style_number") if kind in kinds), "position")
    for at in (i for i, c in enumerate(columns) if c.kind == named and i in line.cells):
        if named == "position" and any(_counts(lines[a].cells[at]) for a in anchors if at in lines[a].cells):
            continue
        starts = [lines[a].cells[at][0].bbox.x0 for a in anchors if at in lines[a].cells]
        first = line.cells[at][0].bbox
        indent = INDENT * first.height if names_identifier(line.segments) else 0
        if any(-FLUSH < first.x0 - x < FLUSH + indent for x in starts):
            return True
    return False


def _by_nearness(lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> list[int | None]:
    if _is_bottom(lines, anchors, columns):
        return [min((n for n, a in enumerate(anchors) if a >= i), default=None) for i in range(len(lines))]
    centred = _is_centred(lines, anchors, columns)
    return [_home(i, lines, anchors, centred) for i in range(len(lines))]


def _is_bottom(lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> bool:
    """Whether numbers stand beside the last line of their row: words above the first row, none below the last."""
    first, last = anchors[0], anchors[-1]
    above = first > 0 and _wraps(lines[first - 1]) and _linked(lines, first - 1, first)
    below = last + 1 < len(lines) and _wraps(lines[last + 1]) and _linked(lines, last, last + 1)
    # "FOB BUSAN  (USD)" above the first price names no goods.
    named = {i for i in lines[first - 1].cells if columns[i].kind not in NUMBERS} if above else set()
    beside = above and all(named & set(lines[a].cells) for a in anchors)
    if above and not below and _named_above(lines, anchors, columns):
        return True
    wrapped = any(b - a > 1 for a, b in pairwise(anchors)) and not _hangs(lines, anchors)
    return above and beside and not below and wrapped


def _hangs(lines: Sequence[Line], anchors: Sequence[int]) -> bool:
    """Whether lines between rows stand nearer to the row above them than to the one below, and none the other way."""
    inner = [(a, b) for a, b in pairwise(anchors) if b - a > 1 and not any(ln.total for ln in lines[a + 1 : b])]
    up = [lines[a + 1].top - lines[a].bottom for a, _ in inner]
    down = [lines[b].top - lines[b - 1].bottom for _, b in inner]
    return bool(inner) and all(d - u > ALIKE for u, d in zip(up, down, strict=True))


def _named_above(lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> bool:
    """Whether a name of its own stands above each line of numbers, and some of these have none beside them."""
    at = next((i for i, c in enumerate(columns) if c.kind == "description"), None)
    own = all(a and not lines[a - 1].anchor and _wraps(lines[a - 1]) and at in lines[a - 1].cells for a in anchors)
    return own and any(at not in lines[a].cells for a in anchors)


def _is_centred(lines: Sequence[Line], anchors: Sequence[int], columns: Sequence[Column]) -> bool:
    """Whether wrapped cells are centred on their row: text stands above the numbers, none or less beside them."""
    first = anchors[0]
    if first > 0 and _wraps(lines[first - 1]) and _linked(lines, first - 1, first):
        return True
    text = next((i for i, c in enumerate(columns) if c.kind == "description"), None)
    bare = [a for a in anchors if text is not None and text not in lines[a].cells]
    return any(a and _wraps(lines[a - 1]) and _linked(lines, a - 1, a) for a in bare)


def _home(i: int, lines: Sequence[Line], anchors: Sequence[int], centred: bool) -> int | None:
    """Index of the anchor that a wrapped line belongs to; None when it is too far from one."""
    above = max((n for n, a in enumerate(anchors) if a < i), default=None)
    below = min((n for n, a in enumerate(anchors) if a > i), default=None)
    if above is None:
        return below if centred else None
    if not _linked(lines, anchors[above], i):
        return below if centred and below is not None and _linked(lines, i, anchors[below]) else None
    if centred and below is not None and _linked(lines, i, anchors[below]):
        up = lines[i].top - lines[anchors[above]].bottom
        down = lines[anchors[below]].top - lines[i].bottom
        return above if up <= down + 0.5 else below
    return above


def _linked(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether lines follow each other without a blank line or foreign text between them."""
    for a, b in zip(range(first, last), range(first + 1, last + 1), strict=True):
        height = lines[b].bottom - lines[b].top
        if lines[b].top - lines[a].bottom > 0.9 * height or not (lines[b].anchor or _wraps(lines[b])):
            return False
    return True
