"""Columns and headings of a table whose cells are drawn: parted at its ruling lines, not at gaps between words.

In narrow cells headings wrap and touch; what belongs to one cell is then told by the lines around it alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.box_numbers import is_box_number, without_boxes
from extractors.evidence import BBox, Page, union
from extractors.memo import remembered
from extractors.segments import Segment
from extractors.tables.columns import column_kind, direction_of, strict_kind
from extractors.tables.heading_cuts import row_like
from extractors.tables.table_header import is_header
from extractors.tables.table_model import Column, Header, Heading
from extractors.values.numbers import NUMBER
from extractors.values.units import parse_unit

# Pieces of one ruling line may stand this far apart, and out of line, in points.
GAP, SLACK = 3.0, 1.5
# A rule that parts the heading from the body, or one row from the next, runs over this share of the table.
WIDE = 0.9
LEAST_COLUMNS = 3
APART = 0.5  # letter heights between a caption and the heading under it; lines of a heading stand closer
_WEIGHED = frozenset({"KGM", "TNE", "DTN", "LBR"})
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The heading with the lines it takes, and the columns between the upright rules."""

    header: Header
    columns: tuple[Column, ...]


def ruled_table(page: Page, rows: Sequence[Sequence[Segment]], seed: Header) -> RuledTable | None:
    """The table around a heading as its ruling lines draw it; None where no upright rules part its body."""
    first = next((i for i in range(seed.first_line + 1, len(rows)) if row_like(rows[i]) and _numbers(rows[i])), None)
    if first is None or rows[first][0].bbox.top - seed.bottom > 12 * rows[first][0].size:
        return None
    levels, uprights = drawn_lines(page)
    edges = _edges(rows[first], [r for r in uprights if _crosses(r, rows[first])])
    if len(edges) <= LEAST_COLUMNS or not _spans(edges, seed):
        return None
    lines = _heading_lines(rows, seed, first, [r for r in levels if _is_wide(r, edges)])
    if len(lines) > 1 and _is_band(rows[lines[0]], uprights):
        del lines[0]
    if not lines:
        return None
    headings = _headings([rows[i] for i in lines], edges, uprights)
    if not is_header([h.kind for h in headings if h.text]):
        return None
    columns = tuple(Column(h.text, h.kind, h.unit, a, b) for h, (a, b) in zip(headings, pairwise(edges), strict=True))
    return RuledTable(Header(tuple(headings), lines[0], lines[-1]), columns)


def headings_between(lines: Sequence[Sequence[Segment]], uprights: Sequence[BBox]) -> list[Heading]:
    """The headings of lines in drawn cells, one a column between the upright rules that run through all of them."""
    crossing = [r for r in uprights if all(_crosses(r, line) for line in lines)]
    edges = _edges(
        [min(lines, key=lambda ln: ln[0].bbox.x0)[0], max(lines, key=lambda ln: ln[-1].bbox.x1)[-1]], crossing
    )
    return _headings(lines, edges, crossing) if len(edges) > LEAST_COLUMNS else []


@remembered(16)
def drawn_lines(page: Page) -> tuple[tuple[BBox, ...], tuple[BBox, ...]]:
    """The level and the upright ruling lines of a page, each put together from its pieces."""
    levels = joined_rules((r for r in page.rules if r.width > 3 * max(r.height, 1)), upright=False)
    return levels, joined_rules((r for r in page.rules if r.height > 3 * max(r.width, 1)), upright=True)


def joined_rules(rules: Iterable[BBox], *, upright: bool) -> tuple[BBox, ...]:
    """Ruling lines put together from the pieces that the borders of single cells leave."""
    ordered = sorted(rules, key=lambda r: (round(r.x0), r.top) if upright else (round(r.top), r.x0))
    found: list[BBox] = []
    for rule in ordered:
        at = next(
            (i for i in range(len(found) - 1, max(-1, len(found) - 9), -1) if _go_on(found[i], rule, upright)), None
        )
        if at is None:
            found.append(rule)
        else:
            found[at] = union((found[at], rule))
    return tuple(found)


def _go_on(a: BBox, b: BBox, upright: bool) -> bool:
    if upright:
        return abs(a.x0 - b.x0) <= SLACK and b.top <= a.bottom + GAP and a.top <= b.bottom + GAP
    return abs(a.top - b.top) <= SLACK and b.x0 <= a.x1 + GAP and a.x0 <= b.x1 + GAP


def _numbers(row: Sequence[Segment]) -> bool:
    return sum(any(c.isdigit() for c in s.text) for s in row) >= 2


def _crosses(rule: BBox, row: Sequence[Segment]) -> bool:
    middle = (min(s.bbox.top for s in row) + max(s.bbox.bottom for s in row)) / 2
    return rule.top <= middle <= rule.bottom


def _edges(row: Sequence[Segment], uprights: Sequence[BBox]) -> list[float]:
    """Where the columns part, from left to right; outer edges that are not drawn stand at the text."""
    xs: list[float] = []
    for x in sorted((r.x0 + r.x1) / 2 for r in uprights):
        if not xs or x - xs[-1] > 2 * GAP:
            xs.append(x)
    if not xs:
        return []
    left, right = row[0].bbox.x0, row[-1].bbox.x1
    return [*([left - GAP] if left < xs[0] - GAP else []), *xs, *([right + GAP] if right > xs[-1] + GAP else [])]


def _spans(edges: Sequence[float], seed: Header) -> bool:
    inside = sum(edges[0] - GAP <= h.bbox.center[0] <= edges[-1] + GAP for h in seed.headings)
    return inside * 5 >= 4 * len(seed.headings)


def _is_wide(rule: BBox, edges: Sequence[float]) -> bool:
    return min(rule.x1, edges[-1]) - max(rule.x0, edges[0]) >= WIDE * (edges[-1] - edges[0])


def _heading_lines(rows: Sequence[Sequence[Segment]], seed: Header, first: int, levels: Sequence[BBox]) -> list[int]:
    """The lines between the wide rules above and below the seed; the seed's own where none is drawn."""
    ys = sorted((r.top + r.bottom) / 2 for r in levels)
    line = rows[seed.first_line]
    middle = (line[0].bbox.top + line[0].bbox.bottom) / 2
    at = bisect_right(ys, middle)
    top = ys[at - 1] if at else None
    bottom = ys[at] if at < len(ys) else None
    found = [i for i in range(seed.first_line, first) if rows[i] and _between(rows[i], top, bottom, seed, i)]
    for i in range(seed.first_line - 1, max(-1, seed.first_line - MOST_LINES - 1), -1):
        if not rows[i]:
            continue
        # A table above that closes without a wide rule leaves its rows and its sum between the two rules.
        within = _between(rows[i], top, bottom, seed, i) and not _of_a_body(rows[i])
        if not within or _is_caption(rows[i], rows[(found or [seed.first_line])[0]]):
            break
        found.insert(0, i)
    return found if len(found) <= MOST_LINES else []


def _of_a_body(row: Sequence[Segment]) -> bool:
    """Whether a line above a heading is a row or the sum of another table."""
    texts = [s.text for s in row]
    captions = without_boxes(texts)
    boxed = captions != texts
    return len(row) >= 2 and any(NUMBER.match(t) and not (boxed and is_box_number(t)) for t in captions)


def _is_band(row: Sequence[Segment], uprights: Sequence[BBox]) -> bool:
    """Whether a line names the sides of lists below it, each once, and stands in no drawn cell: "INPUT    OUTPUT"."""
    sides = [direction_of(s.text) for s in row]
    told = None not in sides and len(set(sides)) == len(sides) > 1
    return told and not any(_crosses(r, row) for r in uprights)


def _is_caption(row: Sequence[Segment], below: Sequence[Segment]) -> bool:
    """Whether a line above a heading names the table: alone at its left, a side ("OUTPUT") or apart from it."""
    alone = len(row) == 1 and row[0].bbox.x0 <= below[0].bbox.x0 + row[0].size
    apart = below[0].bbox.top - row[0].bbox.bottom > APART * row[0].size
    return alone and (apart or direction_of(row[0].text) is not None)


def _between(row: Sequence[Segment], top: float | None, bottom: float | None, seed: Header, line: int) -> bool:
    middle = (row[0].bbox.top + row[0].bbox.bottom) / 2
    over = middle > top if top is not None else line >= seed.first_line
    return over and (middle < bottom if bottom is not None else line <= seed.last_line)


def _headings(lines: Sequence[Sequence[Segment]], edges: Sequence[float], uprights: Sequence[BBox]) -> list[Heading]:
    """One heading a column, its lines joined; text over several columns is the group of each of them."""
    own: list[list[Segment]] = [[] for _ in edges[1:]]
    groups: list[list[str]] = [[] for _ in edges[1:]]
    for line in lines:
        crossing = [r for r in uprights if _crosses(r, line)]
        for s in line:
            low, high = _cell(s, edges, crossing)
            if low == high:
                own[low].append(s)
            for i in range(low, high + 1) if low != high else ():
                groups[i].append(s.text)
    return [_heading(words, group, edges[i : i + 2]) for i, (words, group) in enumerate(zip(own, groups, strict=True))]


def _cell(s: Segment, edges: Sequence[float], crossing: Sequence[BBox]) -> tuple[int, int]:
    """First and last column of the cell in which a piece of a heading stands."""
    last = len(edges) - 2
    middle = s.bbox.center[0]
    drawn = [e for e in edges if any(abs((r.x0 + r.x1) / 2 - e) <= 2 * GAP for r in crossing)]
    left = max((e for e in drawn if e <= middle), default=edges[0])
    right = min((e for e in drawn if e > middle), default=edges[-1])
    low = min(max(bisect_right(edges, left + 0.01) - 1, 0), last)
    high = min(max(bisect_right(edges, right - 0.01) - 1, low), last)
    if s.bbox.width < edges[low + 1] - edges[low] and not drawn:
        low = high = min(max(bisect_right(edges, middle) - 1, 0), last)
    return low, high


def _heading(parts: Sequence[Segment], groups: Sequence[str], edges: Sequence[float]) -> Heading:
    text = _wrapped([s.text for s in parts])
    box = union(s.bbox for s in parts) if parts else BBox(edges[0], 0.0, edges[1], 0.0)
    group = " ".join(groups)
    kind = strict_kind(text) or column_kind(text) or _first_line_kind(parts)
    if not group:
        return Heading(text, kind, box)
    direction = direction_of(group)
    if direction and kind in ("quantity", "net_weight", "amount"):
        return Heading(f"{group} {text}".strip(), f"{direction}_quantity", box)
    if kind in (None, "unit") and parse_unit(text) in _WEIGHED:
        return Heading(f"{group} {text}", "quantity", box)  # "Bales pressed" over "Bales" and "Qtls"
    whole = f"{text} {group}".strip()
    # A group of taxes ("CGST" over "Rate" and "Amount") makes its columns its own.
    if column_kind(group) == "other":
        return Heading(whole, "other", box)
    return Heading(
        whole, kind if text and kind not in (None, "unit") else strict_kind(whole) or column_kind(whole), box
    )


def _first_line_kind(parts: Sequence[Segment]) -> str | None:
    """The kind of a heading by one of its lines: the other is a translation or says more."""
    found = {kind for s in parts if (kind := strict_kind(s.text))}
    return found.pop() if len(found) == 1 else None


def _wrapped(texts: Sequence[str]) -> str:
    out = ""
    for text in texts:
        out = out[:-1] + text if out.endswith("-") and text[:1].islower() else f"{out} {text}".strip()
    return out
