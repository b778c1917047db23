"""The company that the legal lines of a paper name: who stands beside the register, the tax number, the account.

A bill whose letterhead is a picture names its sender there alone. Words are data (`[register]`, `[partner]` in
`vocabulary/companies.toml`); a word counts only in a line with a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from extractors.evidence import BBox, union
from extractors.parties.company_names import has_legal_form, is_name, split_name, tokens_of
from extractors.parties.own_signs import domains_of, owns
from extractors.parties.party_layout import Layout
from extractors.parties.party_reading import Block, read_block
from extractors.segments import Segment, join_words, plain
from extractors.vocabulary import load_vocabulary

# Below this share of the page's height a sender gives his particulars.
LOW = 0.6
# On a page half empty they close what is written, in the last share of it.
END = 0.85
# Lines of particulars stand no further apart, in heights of a line.
APART = 2.5
# Words of a company's full name, at most.
LONGEST = 9
# Letters before a name within which a word of partners speaks of it.
BEFORE = 40
_CLAUSE = re.compile(r"\s*[|·•*;]\s*|\s+[-–—]\s+|[:：]\s+|(?<=[a-zäöüß]{3})\.\s+(?=[A-Z])|,\s+")


def imprint_of(layout: Layout, taken: Sequence[BBox]) -> Block | None:
    """The one company that the particulars at the foot name, apart from banks, partners and blocks already taken."""
    found: dict[str, Segment] = {}
    for s in _particulars(layout):
        if not any(_overlaps(s.bbox, box) for box in taken):
            for name, piece in _companies(s):
                found.setdefault(plain(name), piece)
    names = [n for n in found if not any(other != n and other.startswith(f"{n} ") for other in found)]
    if len(names) > 1:
        domains = domains_of(layout)
        names = [n for n in names if owns(n, domains)] if domains else []
    return read_block([found[names[0]]]) if len(names) == 1 else None


def _particulars(layout: Layout) -> list[Segment]:
    """The segments of the lines at the foot that give a number of the sender's, and of those next to them."""
    written = max((s.bbox.bottom for s in layout.segments), default=0.0)
    low = [s for s in layout.segments if s.bbox.top > min(LOW * layout.page.height, END * written)]
    proved = [s for s in low if _is_registered(s.text)]
    return [s for s in low if any(_near(s, p) for p in proved)]


def _near(s: Segment, other: Segment) -> bool:
    gap = max(s.bbox.top, other.bbox.top) - min(s.bbox.bottom, other.bbox.bottom)
    return gap < APART * max(min(s.size, other.size), 5.0)


def _is_registered(text: str) -> bool:
    """Whether a line holds a word of registers or tax offices, and a number."""
    return any(map(str.isdigit, text)) and _holds(text, "register")


def _holds(text: str, table: str) -> bool:
    words = [t[0] for t in tokens_of(text)]
    known = _words(table)
    return any(" ".join(words[i : i + n]) in known for i in range(len(words)) for n in (1, 2, 3))


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("companies")[table]["words"])


def _companies(s: Segment) -> Iterator[tuple[str, Segment]]:
    """The companies with a legal form in a line, each with the piece of the line that begins with its name."""
    starts = [0, *(m.end() for m in _CLAUSE.finditer(s.text))]
    reached = 0
    for start in starts:
        if start < reached:
            continue
        name = split_name(s.text[start:])[0]
        if ":" in name or not (has_legal_form(name) and is_name(name) and len(name.split()) <= LONGEST):
            continue
        reached = start + len(name)
        another = _holds(name, "house_bank") or _holds(f"{s.text[max(0, start - BEFORE) : start]} {name}", "partner")
        if not another and (piece := _piece(s, start)):
            yield name, piece


def _piece(s: Segment, start: int) -> Segment | None:
    """The part of a segment from an offset on, up to a mail or web address; None where a word runs across it."""
    at = 0
    for i, word in enumerate(s.words):
        found = s.text.find(word.text, at)
        if found >= start:
            words = tuple(takewhile(lambda w: "@" not in w.text and "www." not in w.text, s.words[i:]))
            return Segment(join_words(words), union(w.bbox for w in words), words, s.page, s.line)
        at = max(at, found + len(word.text))
    return None


def _overlaps(a: BBox, b: BBox) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.top < b.bottom and b.top < a.bottom
