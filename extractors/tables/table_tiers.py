"""Headings in two tiers: a group ("Input", "Weight (kg)") over the headings of its columns ("Lot", "Net", "Gross")."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.evidence import union
from extractors.segments import Segment
from extractors.tables.columns import column_kind, direction_of, strict_kind
from extractors.tables.heading_phrases import stacked_kind
from extractors.tables.table_model import Heading

# Letter heights within which the lower tier follows the upper one, and by which edges of both may differ.
DISTANCE = 2.2
EDGE = 0.6
MOST_WORDS = 4


def two_tiers(upper: Sequence[Segment], lower: Sequence[Segment]) -> tuple[Heading, ...]:
    """The headings of two lines of which the first names groups; empty when the second is no lower tier of it."""
    if len(lower) < 2 or not _follows(upper, lower):
        return ()
    groups = _by_edge(upper, lower) or _by_centre(upper, lower)
    if not any(len(own) > 1 for own in groups) or sum(len(own) for own in groups) != len(lower):
        return ()
    found: list[Heading] = []
    for group, own in zip(upper, groups, strict=True):
        found += [_named(group, s) for s in own] or [_heading(group.text, group)]
    known = sum(h.kind is not None for h in found)
    return tuple(sorted(found, key=lambda h: h.bbox.x0)) if known * 2 > len(found) else ()


def _follows(upper: Sequence[Segment], lower: Sequence[Segment]) -> bool:
    size = max(s.size for s in upper)
    close = min(s.bbox.top for s in lower) - max(s.bbox.bottom for s in upper) < DISTANCE * size
    return close and all(len(s.words) <= MOST_WORDS and not any(c.isdigit() for c in s.text) for s in lower)


def _by_edge(upper: Sequence[Segment], lower: Sequence[Segment]) -> list[list[Segment]]:
    """The lower headings by group where a group begins flush with its first one; empty where it does not."""
    groups: list[list[Segment]] = []
    for i, group in enumerate(upper):
        slack = EDGE * group.size
        end = upper[i + 1].bbox.x0 - slack if i + 1 < len(upper) else float("inf")
        own = [s for s in lower if group.bbox.x0 - slack <= s.bbox.x0 < end]
        if own and abs(own[0].bbox.x0 - group.bbox.x0) > slack:
            return []
        groups.append(own)
    return groups


def _by_centre(upper: Sequence[Segment], lower: Sequence[Segment]) -> list[list[Segment]]:
    """The lower headings by the group whose middle is nearest, where a group stands in the middle of its own."""
    groups: list[list[Segment]] = [[] for _ in upper]
    for s in lower:
        nearest = min(range(len(upper)), key=lambda i: abs(upper[i].bbox.center[0] - s.bbox.center[0]))
        groups[nearest].append(s)
    for group, own in zip(upper, groups, strict=True):
        middle = union(s.bbox for s in own).center[0] if own else group.bbox.center[0]
        if abs(middle - group.bbox.center[0]) > 2 * group.size:
            return []
    return groups


def _named(group: Segment, own: Segment) -> Heading:
    """A heading under its group: "Net" under "Weight (kg)", "Qty" and "Lot" under "Input"."""
    text = f"{own.text} {group.text}"
    kind = strict_kind(own.text) or column_kind(own.text)
    direction = direction_of(group.text)
    if direction and kind in ("quantity", "net_weight", "amount", None):
        return Heading(f"{group.text} {own.text}", f"{direction}_quantity" if kind else None, own.bbox)
    if kind == "lot_number":
        return Heading(f"{group.text} {own.text}", kind, own.bbox)
    return Heading(text, strict_kind(text) or kind or column_kind(text), own.bbox)


def _heading(text: str, s: Segment) -> Heading:
    return Heading(text, strict_kind(text) or column_kind(text), s.bbox)


def joined(column: Sequence[Heading]) -> Heading:
    """The heading that pieces one above the other make, with the kind of the whole, of both, or of one of them."""
    text = " ".join(h.text for h in column)
    kind = strict_kind(text) or stacked_kind([strict_kind(h.text) for h in column]) or column_kind(text)
    kind = kind or next((h.kind for h in column if h.kind), None)
    return Heading(text, kind, union(h.bbox for h in column))
