"""A party's block that is a small form of its own: "Name: ...", "Address: ..." under or beside the party's label."""

from __future__ import annotations

from extractors.parties.inner_labels import inner_label
from extractors.parties.party_labels import PartyLabel
from extractors.parties.party_layout import INDENT, LEADING, Layout, column_under, is_labelled, tail_of
from extractors.parties.party_reading import Block, read_block
from extractors.segments import Segment

# Tolerance in letter heights: distance from a label to the block below it.
REACH = 3.6
# An upright label is higher than so many of its letters.
UPRIGHT_LINES = 1.8


def nested_form(label: PartyLabel, layout: Layout) -> Block | None:
    """A block that is a small form of its own: "Name: ...", "Address: ..." under or beside the label."""
    start = label.segment
    size = max(start.size, 6.0)
    bottom = start.bbox.bottom
    beside = _name_beside_upright(start, layout)
    if beside is not None:
        return nested_block(beside, inner_label(beside.text, "name") or "", layout)
    for line in range(start.line, start.line + 7):
        for s in layout.row(line):
            if line == start.line and s.bbox.x0 <= start.bbox.x0:
                continue
            value = inner_label(s.text, "name")
            if s.bbox.top - bottom > REACH * size or (value is None and line > start.line and is_labelled(s, layout)):
                return None
            bottom = max(bottom, s.bbox.bottom)
            if value is not None and (line == start.line or abs(s.bbox.x0 - start.bbox.x0) <= 60):
                return nested_block(s, value, layout)
    return None


def _name_beside_upright(label: Segment, layout: Layout) -> Segment | None:
    """The blank for a name right of an upright label, in the line of its first letter or the one over that.

    Three letters are centred in a cell of three lines or more, whose first line stands higher than theirs.
    """
    if label.bbox.height < UPRIGHT_LINES * max(label.size, 6.0):
        return None
    for line in (label.line, label.line - 1):
        right = [s for s in layout.row(line) if s.bbox.x0 >= label.bbox.x1 - 1]
        near = right and abs(right[0].bbox.top - label.bbox.top) < LEADING * max(label.size, 6.0)
        if near and inner_label(right[0].text, "name") is not None:
            return right[0]
    return None


def _is_anothers(s: Segment, name: Segment, layout: Layout) -> bool:
    """Whether a line under a blank for a name begins the form of another party: its label, or its name's blank."""
    flush = abs(s.bbox.x0 - name.bbox.x0) <= INDENT * max(name.size, 6.0)
    return is_labelled(s, layout) or (flush and inner_label(s.text, "name") is not None)


def nested_block(segment: Segment, value: str, layout: Layout) -> Block | None:
    if value:
        first = tail_of(segment, value)
    else:
        filled = _filled_in(segment, layout)
        if filled is None:
            return None
        first = filled
    lines = [first]
    edge = _next_form(segment, first, layout)
    for line in range(segment.line + 1, segment.line + 5):
        for s in (s for s in layout.row(line) if s.bbox.x0 < edge):
            if _is_anothers(s, segment, layout):
                return read_block(lines)
            given = inner_label(s.text, "address")
            if given:
                lines.append(tail_of(s, given))
            elif given == "":
                lines += [r for r in layout.row(line) if s.bbox.x1 < r.bbox.x0 < edge][:1]
                lines += column_under(lines[-1], layout, lines[-1].bbox.x0, line, guard=s.bbox)
    return read_block(lines)


def _next_form(name: Segment, filled: Segment, layout: Layout) -> float:
    """Where the form of another party begins beside this one: at the next blank of its line; the page's edge else."""
    right = (s for s in layout.row(name.line) if s.bbox.x0 > filled.bbox.x1)
    return min((s.bbox.x0 - 1 for s in right if inner_label(s.text, "name") is not None), default=layout.page.width)


def _filled_in(caption: Segment, layout: Layout) -> Segment | None:
    """What stands in the blank of a caption without a colon: right of it, unless the next blank begins there; or,
    typed a little lower, in the line below."""
    right = [s for s in layout.row(caption.line) if s.bbox.x0 > caption.bbox.x1]
    if right and not _opens_address(right[0]):
        return right[0]
    size = max(caption.size, 6.0)
    below = [s for s in layout.row(caption.line + 1) if s.bbox.top < caption.bbox.bottom + size]
    return next((s for s in below if caption.bbox.x0 <= s.bbox.x0 <= caption.bbox.x1 + 2 * size), None)


def _opens_address(segment: Segment) -> bool:
    """Whether a piece begins with the caption of an address: "Address Washington, DC 20001"."""
    return inner_label(segment.words[0].text, "address") is not None
