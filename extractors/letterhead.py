"""Who issued a paper and to whom it goes where no label says so: letterhead, sender line, footer, addressee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.company_names import begins_with, has_legal_form, is_name, looks_like_address, split_name
from extractors.document_types import document_types
from extractors.evidence import BBox
from extractors.party_blocks import LEADING, Block, Layout, read_block
from extractors.segments import Segment, plain

# Shares of the page's height: the head ends here, the addressee stands above, the foot begins there.
HEAD = 0.27
ADDRESSEE = 0.42
FOOT = 0.86
_POSTAL = re.compile(
    r"(?:^|[\s,.-])(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?\s+\w|\b[A-Z]{2},?\s+\d{5}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|\d{6}$"
)


@cache
def _titles() -> frozenset[str]:
    return frozenset(plain(cue.text) for kind in document_types().values() for cue in kind.cues.titles)


def is_title(text: str) -> bool:
    """Whether the text is the title of a kind of document."""
    flat = plain(text)
    return flat in _titles() or any(part.strip() in _titles() for part in flat.split(" / ") if part.strip())


def letterhead_of(layout: Layout, taken: Sequence[BBox]) -> Block | None:
    """The company at the top of a page, apart from blocks already taken; the footer's or the sender line's else."""
    found = list(_scored(layout, taken))
    if found:
        best = max(found, key=lambda f: f[0])
        if best[0] >= 3.0:
            return best[1]
    return sender_line(layout) or _footer(layout)


def _scored(layout: Layout, taken: Sequence[BBox]) -> Iterator[tuple[float, Block]]:
    body = _body_size(layout)
    top = min((s.bbox.top for s in layout.segments), default=0.0)
    for s in layout.segments:
        if s.bbox.top > HEAD * layout.page.height or s.bbox.top - top > 0.2 * layout.page.height:
            break
        if _excluded(s, layout, taken):
            continue
        block = read_block([s, *_following(s, layout)])
        if block is None or is_title(block.name):
            continue
        score = _score(s, block, body) - 4.0 * (s.bbox.top - top) / layout.page.height
        yield score, block


def _excluded(s: Segment, layout: Layout, taken: Sequence[BBox]) -> bool:
    if any(found.segment is s for found in layout.labels.values()) or is_title(s.text):
        return True
    if any(_overlaps(s.bbox, box) for box in taken):
        return True
    name = split_name(s.text)[0]
    return not is_name(name) or any(begins_with(s.text, t) for t in ("contact", "identifier")) or _is_stop(s.text)


def _is_stop(text: str) -> bool:
    return begins_with(text, "stop") and bool(re.search(r"[:：#]|\d", text)) and not has_legal_form(text)


def _score(s: Segment, block: Block, body: float) -> float:
    score = 3.0 if block.strong else 1.5 if block.likely else 0.0
    score += min(2.0, max(0.0, (s.size / body - 1.0) * 3)) + 0.5 * s.bold
    if block.address and (looks_like_address(block.address) or _POSTAL.search(block.address)):
        score += 1.5
    if looks_like_address(s.text) and not block.strong:
        score -= 3
    if len(block.name.split()) > 9:
        score -= 2
    return score


def _body_size(layout: Layout) -> float:
    sizes = sorted(s.size for s in layout.segments)
    return sizes[len(sizes) // 2] if sizes else 10.0


def _overlaps(a: BBox, b: BBox) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.top < b.bottom and b.top < a.bottom


def _following(first: Segment, layout: Layout) -> list[Segment]:
    """Lines under a heading that are flush or centred with it."""
    lines: list[Segment] = []
    last = first
    for line in range(first.line + 1, first.line + 6):
        hit = next((s for s in layout.row(line) if _aligned(first, s)), None)
        if hit is None:
            continue
        if hit.bbox.top - last.bbox.bottom > LEADING * max(hit.size, 6.0) or is_title(hit.text):
            break
        if any(found.segment is hit for found in layout.labels.values()) or _is_stop(hit.text):
            break
        lines.append(hit)
        last = hit
    return lines


def _aligned(first: Segment, s: Segment) -> bool:
    near = 1.2 * max(s.size, 6.0)
    return (
        abs(s.bbox.x0 - first.bbox.x0) < near
        or abs(s.bbox.center[0] - first.bbox.center[0]) < near
        or abs(s.bbox.x1 - first.bbox.x1) < near
    )


_SENDER = re.compile(r"\s+[-–|·•*]\s+|[|·•]|,\s+")


def sender_line(layout: Layout) -> Block | None:
    """The small return address over a recipient: "Name - Street 1 - 12345 Town" in one line."""
    for s in layout.segments:
        if s.bbox.top > ADDRESSEE * layout.page.height:
            return None
        parts = [p for p in _SENDER.split(s.text) if p.strip()]
        if (
            3 <= len(parts) <= 5
            and is_name(parts[0])
            and _POSTAL.search(" " + parts[-1])
            and not looks_like_address(parts[0])
        ):
            block = read_block([s])
            if block and not s.text.count(":"):
                return block
    return None


def _footer(layout: Layout) -> Block | None:
    for s in layout.segments:
        if s.bbox.top < FOOT * layout.page.height or _is_stop(s.text):
            continue
        name, rest = split_name(s.text)
        if has_legal_form(name) and is_name(name) and len(name.split()) <= 8:
            block = read_block([s, *_following(s, layout)])
            if block and (_POSTAL.search(block.address) or looks_like_address(rest)):
                return block
    return None


def addressee_of(layout: Layout, taken: Sequence[BBox]) -> Block | None:
    """An address block without a label in the upper part of the page that is not one of those taken."""
    found = []
    for s in layout.segments:
        if s.bbox.top > ADDRESSEE * layout.page.height:
            break
        if _excluded(s, layout, taken) or looks_like_address(s.text) or ":" in s.text:
            continue
        lines = [s, *_following(s, layout)]
        if not 3 <= len(lines) <= 7 or any(_overlaps(line.bbox, box) for line in lines for box in taken):
            continue
        if any(_POSTAL.search(" " + line.text) for line in lines[1:]) and all(len(line.text) < 60 for line in lines):
            block = read_block(lines)
            if block:
                found.append(block)
                taken = [*taken, *(line.bbox for line in lines)]
    return found[0] if len(found) == 1 else None


def signed_for(layout: Layout, words: frozenset[str]) -> Block | None:
    """The company at the foot for which is signed: "For and on behalf of X Ltd."."""
    for s in reversed(layout.segments):
        tokens = s.text.split()
        for n in range(min(6, len(tokens)), 0, -1):
            if plain(" ".join(tokens[:n])) not in words:
                continue
            rest = " ".join(tokens[n:]).lstrip(":：, ")
            if rest and has_legal_form(rest):
                return read_block([Segment(rest, s.bbox, s.words[n:] or s.words, s.page, s.line)])
            if not rest:
                under = [t for t in layout.row(s.line + 1) if _aligned(s, t) and has_legal_form(t.text)]
                if under:
                    return read_block(under[:1])
            break
    return None
