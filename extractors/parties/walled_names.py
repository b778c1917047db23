"""Names that a drawn cell breaks between words: "Cong ty CP Dieu" over "Binh Phuoc Xanh", a wall right of both.

A line that had to break goes on in the next one: the first word of that line would not have fitted before the wall.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.evidence import Page, union
from extractors.parties.company_names import has_legal_form, is_street, looks_like_address
from extractors.segments import Segment, join_texts

# Points that a cell keeps free between its text and its wall; letter heights of a word space.
PADDING, SPACE = 2.0, 0.25
# A name takes so many lines at most.
MOST_LINES = 3


def whole_name(lines: Sequence[Segment], page: Page) -> list[Segment]:
    """The lines of a cell, the first one with those in which its name goes on."""
    first, rest, used = lines[0], list(lines[1:]), 1
    last = first
    while rest and used < MOST_LINES and _goes_on(first.text, rest[0].text) and _broke(last, rest[0], page):
        last = rest.pop(0)
        words = (*first.words, *last.words)
        text = join_texts([first.text, last.text])
        first = replace(first, text=text, words=words, bbox=union(w.bbox for w in words))
        used += 1
    return [first, *rest]


def _goes_on(text: str, below: str) -> bool:
    """Whether a name is not yet at its end, where no legal form closes it and no comma, and no address follows."""
    closed = text.rstrip().endswith((",", ";", ".", ")")) or has_legal_form(f"A {text.rsplit(maxsplit=1)[-1]}")
    return not (closed or below[:1].isdigit() or is_street(below) or looks_like_address(below))


def _broke(line: Segment, below: Segment, page: Page) -> bool:
    """Whether the first word of the line below would not fit between a line and the wall of its cell."""
    middle = line.bbox.center[1]
    uprights = (r for r in page.rules if r.height > 3 * max(r.width, 1) and r.top <= middle <= r.bottom)
    wall = min((r.x0 for r in uprights if r.x0 >= line.bbox.x1 - 1), default=None)
    if wall is None:
        return False
    return line.bbox.x1 + below.words[0].bbox.width + SPACE * line.bbox.height > wall - PADDING
