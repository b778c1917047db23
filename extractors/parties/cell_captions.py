"""Captions that a narrow cell breaks over two lines or three, each as one: "Importer of" over "record".

A part of a caption says another thing than the whole: "付款人" over "账号" is an account, no payer.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.captions import is_caption
from extractors.drawn_cells import in_one_cell
from extractors.evidence import Page, union
from extractors.parties.party_labels import PartyLabel, party_label
from extractors.segments import Segment, join_texts

MOST_LINES = 3
# Letter heights: how far two lines of a caption may stand apart, and differ in their beginnings.
LEADING, FLUSH = 1.0, 0.4


def with_whole_captions(page: Page, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The page's segments with the broken captions of drawn cells put together, where they are known as a whole."""
    if not page.rules:
        return tuple(segments)
    whole: list[Segment] = []
    used: set[int] = set()
    for at, s in enumerate(segments):
        if id(s) in used:
            continue
        parts = _parts(page, s, segments[at + 1 :])
        joined = _joined(parts, segments) if len(parts) > 1 else None
        used.update(map(id, parts if joined else ()))
        whole.append(joined or s)
    return tuple(whole)


def _parts(page: Page, first: Segment, below: Sequence[Segment]) -> list[Segment]:
    """The lines of the cell that begins with a segment, one more than a caption may have at most."""
    parts = [first]
    for s in below:
        last = parts[-1]
        if s.bbox.top - last.bbox.bottom > LEADING * last.size or len(parts) > MOST_LINES:
            break
        flush = abs(s.bbox.x0 - last.bbox.x0) < FLUSH * last.size
        if s.line > last.line and flush and in_one_cell(page, first.bbox, s.bbox):
            parts.append(s)
    return parts


def _joined(parts: Sequence[Segment], segments: Sequence[Segment]) -> Segment | None:
    """The parts as one caption, in the line where something stands right of it; None where they are none."""
    text = join_texts(s.text for s in parts)
    if len(parts) > MOST_LINES or any(c.isdigit() for c in text):
        return None
    words = tuple(w for s in parts for w in s.words)
    lines = {s.line for s in segments if s.bbox.x0 > parts[0].bbox.x1}
    line = next((s.line for s in parts if s.line in lines), parts[0].line)
    whole = Segment(text, union(w.bbox for w in words), words, parts[0].page, line)
    label = party_label(whole)
    if label is None or label.value or _are_two(parts, label):
        return whole if is_caption(text) else None
    return whole


def _are_two(parts: Sequence[Segment], whole: PartyLabel) -> bool:
    """Whether the lines are captions of two parties, one under the other: "Remetente", "Destinatário"."""
    strokes = any(s.text.rstrip().endswith("/") or s.text.startswith("/") for s in parts)
    return len(whole.concepts) > 1 and not strokes and all(party_label(s) is not None for s in parts)
