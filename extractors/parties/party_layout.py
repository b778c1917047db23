"""A page as a person sees it who looks for parties: segments, labels among them, rows and columns of lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from extractors.captions import is_caption
from extractors.evidence import BBox, Page, union
from extractors.parties.cell_captions import with_whole_captions
from extractors.parties.company_names import is_form_only, is_located, opening
from extractors.parties.inner_labels import is_inner
from extractors.parties.party_labels import PartyLabel, party_label
from extractors.segments import Segment, plain, segments_of
from extractors.tables.columns import strict_kind
from extractors.titles import is_title

MOST_LINES = 9
# Characters of one line of an upright label.
UPRIGHT = 2
# Tolerances in letter heights: indent of a block's lines, distance between them.
INDENT = 1.6
LEADING = 2.1


@dataclass(frozen=True, slots=True)
class Layout:
    """A page as segments with what the labels among them are; the work of one page is done once."""

    page: Page
    segments: tuple[Segment, ...]
    labels: dict[int, PartyLabel]
    rows: dict[int, list[Segment]] = field(default_factory=dict)
    # Identities of the segments that are labels.
    labelled: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "labelled", frozenset(id(found.segment) for found in self.labels.values()))

    def row(self, line: int) -> Sequence[Segment]:
        """The segments of a line, from left to right."""
        return self.rows.get(line, ())


def layout_of(page: Page) -> Layout:
    """Segments, labels and rows of a page."""
    whole = with_whole_captions(page, segments_of(page))
    segments = (*whole, *upright_labels(whole))
    labels = {i: found for i, s in enumerate(segments) if (found := party_label(s))}
    rows: dict[int, list[Segment]] = {}
    for s in segments:
        rows.setdefault(s.line, []).append(s)
    return Layout(page, segments, labels, rows)


def upright_labels(segments: Sequence[Segment]) -> list[Segment]:
    """Labels set in an upright column of Chinese characters (the parties of invoices and bank slips), each as one."""
    short = [s for s in segments if len(s.text) <= UPRIGHT and all("\u4e00" <= c <= "\u9fff" for c in s.text)]
    found: list[Segment] = []
    while short:
        stack = [short.pop(0)]
        for s in list(short):
            last = stack[-1]
            near = abs(s.bbox.x0 - last.bbox.x0) < 0.5 * s.size and 0 < s.bbox.top - last.bbox.bottom < 1.2 * s.size
            if near:
                stack.append(s)
                short.remove(s)
        if len(stack) > 1 and not any(is_inner(s.text, "address") for s in stack):
            words = tuple(w for s in stack for w in s.words)
            text = "".join(s.text for s in stack)
            found.append(Segment(text, union(s.bbox for s in stack), words, stack[0].page, stack[0].line))
    return found


def is_labelled(segment: Segment, layout: Layout) -> bool:
    """Whether a segment of the page is a label of parties."""
    return id(segment) in layout.labelled


def fills_blank(segment: Segment, layout: Layout) -> bool:
    """Whether a segment is what a blank holds: left of it on its line stands a caption ("Process:")."""
    before = [s.text for s in layout.row(segment.line) if s.bbox.x1 <= segment.bbox.x0]
    colon = bool(before) and (before[-1].rstrip().endswith((":", "：")) or segment.text.startswith((":", "：")))
    return colon or (bool(before) and is_caption(before[-1]))


def is_other(segment: Segment, layout: Layout) -> bool:
    """Whether a segment begins something else: a label, a blank of the form, a lone mark."""
    if is_form_only(segment.text) and ":" not in segment.text:
        return False
    if (
        is_labelled(segment, layout)
        or is_title(segment.text)
        or strict_kind(segment.text) in ("position", "description")
    ):
        return True
    text = segment.text
    end = opening(text, "stop")
    if end is None or is_located(text[end:]):
        return False
    rest = text[end:].strip()
    return (
        not rest
        or bool(re.match(r"^\s*(?:[:：#]|no\b|\d|n[°º.])", text[end:], re.IGNORECASE))
        or plain(text) == plain(text[:end])
    )


def heads_table(segment: Segment, layout: Layout) -> bool:
    """Whether a line is the heading of the goods, under which nobody is named."""
    row = layout.row(segment.line)
    words = [word.text for cell in row for word in cell.words]
    run_in = len(words) > 2 and all(strict_kind(word) is not None for word in words)  # "ITEM  QTY U/P(RM) AMT(RM)"
    return run_in or sum(strict_kind(cell.text) is not None for cell in row) > 1


def tail_of(segment: Segment, value: str) -> Segment:
    """The part of a segment that holds its last words: as many as have its letters, parted by blanks or not."""
    letters = list(accumulate(len(w.text) for w in reversed(segment.words)))
    count = bisect_left(letters, len(value) - value.count(" ")) + 1
    words = segment.words[-count:]
    return Segment(value, union(w.bbox for w in words), tuple(words), segment.page, segment.line)


def column_under(
    first: Segment, layout: Layout, left: float, after: int, guard: BBox | None = None, also: float | None = None
) -> list[Segment]:
    """The lines under a block's first line, in its column."""
    size = max(first.size, 6.0)
    lines: list[Segment] = []
    bottom, centre = first.bbox.bottom, first.bbox.center[0]
    for line in range(after + 1, after + 4 * MOST_LINES):
        row = layout.row(line)
        if not row:
            break
        if guard and any(_is_next_label(s, guard, size, layout.page) for s in row):
            break
        hit = _in_column(row, (left, also, first.bbox.x1, centre), size)
        if hit is None:
            if row[0].bbox.top - bottom > LEADING * size:
                break
            continue
        if (
            hit.bbox.top - bottom > LEADING * size - size * 0.5
            or is_other(hit, layout)
            or ruled_off(layout.page, hit, bottom)
        ):
            break
        lines.append(hit)
        bottom = hit.bbox.bottom
        if len(lines) == MOST_LINES:
            break
    return lines


def _is_next_label(s: Segment, guard: BBox, size: float, page: Page) -> bool:
    """Whether a segment under a label is the next one: flush with it, or left of it and not in a cell of its own."""
    if abs(s.bbox.x0 - guard.x0) < INDENT * size:
        return True
    return s.bbox.x1 <= guard.x1 and not any(
        r.height > 3 * max(r.width, 0.1) and s.bbox.x1 <= r.x0 <= guard.x0 and r.top <= s.bbox.center[1] <= r.bottom
        for r in page.rules
    )


def _in_column(row: Sequence[Segment], column: tuple[float, float | None, float, float], size: float) -> Segment | None:
    left, also, right, centre = column
    for s in row:
        flush = abs(s.bbox.x0 - left) < INDENT * size or (also is not None and abs(s.bbox.x0 - also) < INDENT * size)
        if flush or abs(s.bbox.x1 - right) < 0.5 * size or abs(s.bbox.center[0] - centre) < 0.5 * size:
            return s
    return None


def ruled_off(page: Page, below: Segment, bottom: float) -> bool:
    """Whether a ruling line parts a segment from the line above it."""
    x = (below.bbox.x0 + min(below.bbox.x1, below.bbox.x0 + 40)) / 2
    low, high = bottom - 2.5, below.bbox.top + 2.5
    return any(r.width > 3 * r.height and low <= r.center[1] <= high and r.x0 - 1 <= x <= r.x1 + 1 for r in page.rules)


def aligned(first: Segment, s: Segment) -> bool:
    """Whether a segment is flush or centred with another."""
    near = 1.2 * max(s.size, 6.0)
    return (
        abs(s.bbox.x0 - first.bbox.x0) < near
        or abs(s.bbox.center[0] - first.bbox.center[0]) < near
        or abs(s.bbox.x1 - first.bbox.x1) < near
    )
