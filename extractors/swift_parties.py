"""Parties of a SWIFT MT103 as printed: tags 50A/F/K (ordering customer) and 59/59A/F (beneficiary).

Source: SWIFT Standards MT103, field specifications 50a and 59a: account in a line that begins with "/", then name and
address, option F with numbered lines (1/ name, 2/ address, 3/ country and town).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.evidence import Document, union
from extractors.party_reading import Block, read_block
from extractors.segments import Segment, make_segment, segments_of

_TAG = re.compile(r"^:?(\d{2}[A-Z]?):$|^:?(\d{2}[A-Z]?):(?=\S)")
PARTY_TAGS = {"50": "payer", "59": "payee"}


def swift_parties(document: Document) -> dict[str, Block]:
    """Role -> block for the party tags of an MT103; empty when the document shows none."""
    tagged = list(_tagged(document))
    if sum(tag in ("20", "32A", "23B") or tag[:2] in PARTY_TAGS for tag, _ in tagged) < 3:
        return {}
    found: dict[str, Block] = {}
    for tag, lines in tagged:
        role = PARTY_TAGS.get(tag[:2])
        block = _party(lines) if role else None
        if role and block:
            found.setdefault(role, block)
    return found


def _tagged(document: Document) -> Iterable[tuple[str, list[Segment]]]:
    """Every tag with the lines up to the next tag."""
    tag = ""
    lines: list[Segment] = []
    for page in document.pages:
        for s in _rejoined(segments_of(page)):
            for name, part in _split(s):
                if name:
                    if tag:
                        yield tag, lines
                    tag, lines = name, []
                if part and not re.fullmatch(r"-{4,}.*", part.text):
                    lines.append(part)
    if tag:
        yield tag, lines


def _split(s: Segment) -> Iterable[tuple[str, Segment | None]]:
    """A segment parted at the tags in it."""
    start, name = 0, ""
    for i, word in enumerate(s.words):
        m = _TAG.match(word.text)
        if not m or not (word.text.startswith(":") or i == 0):
            continue
        if i > start or name:
            yield name, _part(s, start, i)
        name, start = m.group(1) or m.group(2), i
    yield name, _part(s, start, len(s.words))


def _part(s: Segment, start: int, end: int) -> Segment | None:
    words = s.words[start:end]
    if not words:
        return None
    text = " ".join(w.text for w in words)
    m = _TAG.match(words[0].text)
    if m:
        text = text[m.end() :].strip()
        words = words if words[0].text[m.end() :] else words[1:]
    if not text or not words:
        return None
    return Segment(text, union(w.bbox for w in words), tuple(words), s.page, s.line)


def _party(lines: list[Segment]) -> Block | None:
    kept: list[Segment] = []
    for s in lines:
        text = s.text
        if not kept and re.match(r"(?i)(?:[-–]\s*)?(ordering|beneficiary)\s+customer\b|.*\bF\d{2}\b.*:$", text):
            continue
        m = re.match(r"/[A-Z0-9][\w.-]*\s*", text)
        if m and not kept:
            text = text[m.end() :]
        m = re.match(r"[1-8]/(.+)", text)
        text = m.group(1) if m else text
        if any(c.isalpha() for c in text):
            kept.append(Segment(text.strip(), s.bbox, s.words, s.page, s.line))
    return read_block(_rejoined(kept)) if kept else None


def _rejoined(lines: Iterable[Segment]) -> list[Segment]:
    """Segments of one line put together again."""
    out: list[Segment] = []
    for s in lines:
        if out and out[-1].line == s.line and out[-1].page == s.page:
            both = make_segment([*out[-1].words, *s.words], s.page, s.line)
            out[-1] = Segment(f"{out[-1].text} {s.text}", both.bbox, both.words, s.page, s.line)
        else:
            out.append(s)
    return out
