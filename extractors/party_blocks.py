"""The block of lines that belongs to a label or heads a page: its name, address, country and identifiers.

A block stands behind the label, right of it, or below it; it ends at a gap, a ruling line, another label or blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from extractors.columns import strict_kind
from extractors.company_names import (
    begins_with,
    continues_name,
    has_business_word,
    has_legal_form,
    is_name,
    is_street,
    opening,
    split_name,
)
from extractors.evidence import BBox, Page, union
from extractors.party_labels import PartyLabel, only_beside, party_label
from extractors.segments import Segment, join_texts, plain, segments_of
from extractors.titles import is_title
from extractors.values.countries import country_in, parse_country
from extractors.vocabulary import load_vocabulary

MOST_LINES = 9
# Tolerances in letter heights: indent of a block's lines, distance between them, distance from label to block.
INDENT = 1.6
LEADING = 2.1
REACH = 3.6
# Mean confidence below which scanned words are no name.
READABLE = 0.55


@dataclass(frozen=True, slots=True)
class Layout:
    """A page as segments with what the labels among them are; the work of one page is done once."""

    page: Page
    segments: tuple[Segment, ...]
    labels: dict[int, PartyLabel]
    rows: dict[int, list[int]] = field(default_factory=dict)

    def row(self, line: int) -> list[Segment]:
        """The segments of a line, from left to right."""
        return [self.segments[i] for i in self.rows.get(line, ())]


def layout_of(page: Page) -> Layout:
    """Segments, labels and rows of a page."""
    segments = segments_of(page)
    labels = {i: found for i, s in enumerate(segments) if (found := party_label(s))}
    rows: dict[int, list[int]] = {}
    for i, s in enumerate(segments):
        rows.setdefault(s.line, []).append(i)
    return Layout(page, segments, labels, rows)


@dataclass(frozen=True, slots=True)
class Block:
    """What a party's block says. `boxes` are those of the name; `legal` whether the name carries a legal form."""

    name: str
    address: str
    country: str | None
    identifiers: tuple[str, ...]
    bbox: BBox
    quote: str
    page: int

    @property
    def strong(self) -> bool:
        """Whether the name is surely one of a company."""
        return has_legal_form(self.name)

    @property
    def likely(self) -> bool:
        """Whether the name reads like one of a company."""
        return self.strong or has_business_word(self.name)


def block_of(label: PartyLabel, layout: Layout) -> Block | None:
    """The block that a label stands for; None when nothing there can be a party."""
    inline = _inline(label, layout)
    if inline:
        return inline
    right, below = _right(label, layout), _below(label, layout)
    if right and below:
        nested = _nested(label, layout)
        if nested:
            return nested
        if right.strong != below.strong:
            return right if right.strong else below
        alike = _like_label(label, right, layout), _like_label(label, below, layout)
        if alike[0] != alike[1]:
            return below if alike[0] else right
        return right if label.colon and not below.strong else below
    return right or below or _nested(label, layout)


def _like_label(label: PartyLabel, block: Block, layout: Layout) -> bool:
    """Whether a block is set like the label itself: same size and weight, so that it is a label too."""
    row = [s for s in layout.segments if s.bbox.top <= block.bbox.center[1] <= s.bbox.bottom]
    first = min(row, key=lambda s: abs(s.bbox.x0 - block.bbox.x0), default=None)
    return first is not None and abs(first.size - label.segment.size) < 0.3 and first.bold == label.segment.bold


def _inline(label: PartyLabel, layout: Layout) -> Block | None:
    if not re.search(r"\w", label.value):
        return None
    segment = label.segment
    shown = _tail(segment, label.value)
    more = _column(shown, layout, left=min(segment.bbox.x0, shown.bbox.x0), after=segment.line, also=segment.bbox.x0)
    return read_block([shown, *more])


def _tail(segment: Segment, value: str) -> Segment:
    """The part of a segment that holds its last words."""
    count = max(1, len(value.split()))
    words = segment.words[-count:] if count < len(segment.words) else segment.words
    return Segment(value, union(w.bbox for w in words), tuple(words), segment.page, segment.line)


def _is_other(segment: Segment, layout: Layout) -> bool:
    """Whether a segment begins something else: a label, a blank of the form, a lone mark."""
    if _labelled(segment, layout) or is_title(segment.text) or strict_kind(segment.text) in ("position", "description"):
        return True
    text = segment.text
    end = opening(text, "stop")
    if end is None:
        return False
    rest = text[end:].strip()
    return (
        not rest
        or bool(re.match(r"^\s*(?:[:：#]|no\b|\d|n[°º.])", text[end:], re.IGNORECASE))
        or plain(text) == plain(text[:end])
    )


def _right(label: PartyLabel, layout: Layout) -> Block | None:
    row = [s for s in layout.row(label.segment.line) if s.bbox.x0 >= label.segment.bbox.x1 - 1]
    row = [s for s in row if re.search(r"\w", s.text)]
    if len(row) > 1 and inner_label(row[0].text, "name") == "":
        row = row[1:]
    if not row or _is_other(row[0], layout) or not is_name(split_name(_strip(row[0].text))[0]):
        return None
    if row[0].bbox.x0 - label.segment.bbox.x1 > 0.45 * layout.page.width:
        return None
    lines = _column(row[0], layout, left=row[0].bbox.x0, after=row[0].line, guard=label.segment.bbox)
    return read_block([row[0], *lines])


def _below(label: PartyLabel, layout: Layout) -> Block | None:
    box, size = label.segment.bbox, max(label.segment.size, 6.0)
    limit = _right_limit(label, layout)
    for s in layout.segments:
        if s.line <= label.segment.line or s.bbox.top < box.bottom - 0.4 * size:
            continue
        if s.bbox.top - box.bottom > REACH * size:
            return None
        if s.bbox.x0 >= limit - 1 or s.bbox.x1 < box.x0 - INDENT * size or not re.search(r"\w", s.text):
            continue
        if s.bbox.x0 < box.x0 - INDENT * size and s.bbox.x1 < box.x1:
            continue
        if s.bbox.x0 > box.x1 + 4 * size:
            continue
        if only_beside(s.text):
            continue
        if _is_other(s, layout):
            return None
        return read_block([s, *_column(s, layout, left=s.bbox.x0, after=s.line)])
    return None


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


def _column(
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
        if guard and any(abs(s.bbox.x0 - guard.x0) < INDENT * size or s.bbox.x1 <= guard.x1 for s in row):
            break
        hit = _in_column(row, (left, also, first.bbox.x1, centre), size)
        if hit is None:
            if row[0].bbox.top - bottom > LEADING * size:
                break
            continue
        if (
            hit.bbox.top - bottom > LEADING * size - size * 0.5
            or _is_other(hit, layout)
            or _ruled(layout.page, hit, bottom)
        ):
            break
        lines.append(hit)
        bottom = hit.bbox.bottom
        if len(lines) == MOST_LINES:
            break
    return lines


def _in_column(row: Sequence[Segment], column: tuple[float, float | None, float, float], size: float) -> Segment | None:
    left, also, right, centre = column
    for s in row:
        flush = abs(s.bbox.x0 - left) < INDENT * size or (also is not None and abs(s.bbox.x0 - also) < INDENT * size)
        if flush or abs(s.bbox.x1 - right) < 0.5 * size or abs(s.bbox.center[0] - centre) < 0.5 * size:
            return s
    return None


def _ruled(page: Page, below: Segment, bottom: float) -> bool:
    """Whether a ruling line parts a segment from the line above it."""
    x = (below.bbox.x0 + min(below.bbox.x1, below.bbox.x0 + 40)) / 2
    low, high = bottom - 2.5, below.bbox.top + 2.5
    return any(r.width > 3 * r.height and low <= r.center[1] <= high and r.x0 - 1 <= x <= r.x1 + 1 for r in page.rules)


@cache
def _inner(kind: str) -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("parties")["inner"][kind])


def inner_label(text: str, kind: str) -> str | None:
    """What follows an inner label ("Name:", "地址："); "" when the label is alone; None when the text has none."""
    mark = re.search(r"[:：]", text)
    head = text[: mark.start()] if mark else text
    if plain(head) not in _inner(kind):
        return None
    return text[mark.end() :].strip() if mark else ""


def _nested(label: PartyLabel, layout: Layout) -> Block | None:
    """A block that is a small form of its own: "Name: ...", "Address: ..." under or beside the label."""
    start = label.segment
    size = max(start.size, 6.0)
    bottom = start.bbox.bottom
    for line in range(start.line, start.line + 7):
        for s in layout.row(line):
            if line == start.line and s.bbox.x0 <= start.bbox.x0:
                continue
            value = inner_label(s.text, "name")
            if s.bbox.top - bottom > REACH * size or (value is None and line > start.line and _labelled(s, layout)):
                return None
            bottom = max(bottom, s.bbox.bottom)
            if value is not None and (line == start.line or abs(s.bbox.x0 - start.bbox.x0) <= 60):
                return _nested_block(s, value, layout)
    return None


def _labelled(segment: Segment, layout: Layout) -> bool:
    return any(found.segment is segment for found in layout.labels.values())


def _nested_block(segment: Segment, value: str, layout: Layout) -> Block | None:
    if value:
        first = _tail(segment, value)
    else:
        right = [s for s in layout.row(segment.line) if s.bbox.x0 > segment.bbox.x1]
        if not right:
            return None
        first = right[0]
    lines = [first]
    for line in range(segment.line + 1, segment.line + 5):
        for s in layout.row(line):
            given = inner_label(s.text, "address")
            if given:
                lines.append(_tail(s, given))
            elif given == "":
                lines += [r for r in layout.row(line) if r.bbox.x0 > s.bbox.x1][:1]
                lines += _column(lines[-1], layout, lines[-1].bbox.x0, line, guard=s.bbox)
    return read_block(lines)


def _strip(text: str) -> str:
    return re.sub(r"^[\s:：.\-–]+", "", text)


def read_block(lines: Sequence[Segment]) -> Block | None:
    """Name, address, country and identifiers of a block's lines; None when no line can be a name."""
    lines, identifiers = _sorted_out(lines)
    if not lines:
        return None
    first = _strip(lines[0].text)
    given = inner_label(first, "name")
    first = given if given else first
    name, rest = split_name(_ordered(first))
    used = 1
    if not rest and len(lines) > 1 and continues_name(name, _strip(lines[1].text)):
        more, rest = split_name(_strip(lines[1].text))
        name, used = join_texts([name, more]), 2
    shown = lines[:used]
    if not is_name(name) or _unsure(shown) or is_street(name):
        return None
    address = [rest, *(_without_inner(_strip(s.text)) for s in lines[used:])]
    address = [a for a in address if a and a != name]
    return Block(
        name=name,
        address=join_address(address),
        country=_country(address, name),
        identifiers=identifiers,
        bbox=union(s.bbox for s in shown),
        quote=join_texts(s.text for s in shown),
        page=lines[0].page,
    )


@cache
def _order_words() -> tuple[str, ...]:
    return tuple(sorted(load_vocabulary("parties")["words"]["order_of"], key=len, reverse=True))


def _ordered(text: str) -> str:
    """What follows "to the order of"; the text itself without it."""
    for words in _order_words():
        if text.casefold().startswith(words) and len(text) > len(words) + 3:
            return text[len(words) :].lstrip(" :.,")
    return text


def _unsure(lines: Sequence[Segment]) -> bool:
    """Whether a scanned name is hardly read."""
    confidences = [w.confidence for s in lines for w in s.words]
    return sum(confidences) / len(confidences) < READABLE


def _without_inner(text: str) -> str:
    given = inner_label(text, "address")
    return text if given is None else given


def _sorted_out(lines: Sequence[Segment]) -> tuple[list[Segment], tuple[str, ...]]:
    """The lines of name and address, and those that hold identifiers; accounts and contacts are left out."""
    kept: list[Segment] = []
    identifiers: list[str] = []
    for s in lines:
        text = _strip(s.text)
        if re.fullmatch(r"/[\w/ .-]*\d[\w/ .-]*", text):
            continue
        if begins_with(text, "identifier") and re.search(r"\d", text):
            identifiers.append(text)
        elif begins_with(text, "contact") or re.search(r"@|https?:|www\.", text):
            if kept:
                continue
        elif re.search(r"\w", text):
            kept.append(s)
    return kept, tuple(identifiers)


def join_address(parts: Sequence[str]) -> str:
    """Address lines as one, parted by commas."""
    cleaned = [p.strip(" ,;") for p in parts]
    return ", ".join(c for c in cleaned if c)


def _country(address: Sequence[str], name: str) -> str | None:
    """The country that closes the address; that of a German or American post code else."""
    for text in reversed(address):
        last = re.split(r"[,;]|\s-\s", text.strip(" .,"))[-1].strip()
        words = last.split()
        found = parse_country(last) if last else None
        for n in (3, 2, 1):
            found = found or (parse_country(" ".join(words[-n:])) if len(" ".join(words[-n:])) > 3 else None)
        if found:
            return found
        code = re.match(r"([A-Z]{2})[- ]\d{4,5}\b", text)
        if code and parse_country(code.group(1)):
            return parse_country(code.group(1))
        if re.search(r"\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?$", text.strip()):
            return "US"
    return country_in(name) if "(" in name else None
