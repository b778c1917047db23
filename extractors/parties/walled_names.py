"""Names that a drawn cell breaks between words: "Cong ty CP Dieu" over "Binh Phuoc Xanh", a wall right of both.

A line that had to break goes on in the next one: the first word of that line would not have fitted before the wall.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.evidence import Page, union
from extractors.parties.company_names import (
    begins_with,
    form_end,
    has_leading_form,
    has_legal_form,
    is_street,
    looks_like_address,
    opening,
)
from extractors.parties.inner_labels import inner_label
from extractors.segments import Segment, join_texts
from extractors.values.countries import parse_country, region_country

# Points that a cell keeps free between its text and its wall; letter heights of a word space.
PADDING, SPACE = 2.0, 0.25
# A name takes so many lines at most.
MOST_LINES = 3


def whole_name(lines: Sequence[Segment], page: Page) -> list[Segment]:
    """The lines of a cell, the first one with those in which its name surely goes on.

    A narrow cell breaks before a town or country as well: only a legal form before or behind the name proves the rest.
    """
    if _is_closed(lines[0].text):
        return list(lines)
    for count in range(2, min(MOST_LINES, len(lines)) + 1):
        last, below = lines[count - 2], lines[count - 1]
        if _is_other_line(below.text) or not _broke(last, below, page):
            break
        text = join_texts(s.text for s in lines[:count])
        if _is_whole(inner_label(text, "name") or text):
            words = tuple(w for s in lines[:count] for w in s.words)
            return [replace(lines[0], text=text, words=words, bbox=union(w.bbox for w in words)), *lines[count:]]
    return list(lines)


def _is_whole(text: str) -> bool:
    """Whether a legal form closes a joined name, or one of several words opens it ("Công ty CP").

    A single word before a name ("Grupo", "PT") opens the names that are whole in their first line as often.
    """
    end, begin = form_end(text), opening(text, "leading")
    closes = end is not None and not re.search(r"\w", text[end:])
    return closes or (begin is not None and len(text[:begin].split()) > 1 and has_leading_form(text))


def _is_closed(text: str) -> bool:
    """Whether a name is at its end: a stop or comma, or a legal form."""
    return text.rstrip().endswith((",", ";", ".", ")")) or has_legal_form(f"A {text.rsplit(maxsplit=1)[-1]}")


def _is_other_line(text: str) -> bool:
    """Whether a line is none of a name: an address, a person or number, a country or region or what ends in one."""
    if text[:1].isdigit() or is_street(text) or looks_like_address(text) or _ends_in_place(text):
        return True
    return any(begins_with(text, table) for table in ("attention", "contact", "identifier", "person", "address"))


def _ends_in_place(text: str) -> bool:
    """Whether a text is, or ends in, a country or a region that tells one ("Salem India", "Guangdong Province")."""
    words = text.split()
    tails = (" ".join(words[-n:]) for n in range(1, min(4, len(words)) + 1))
    return any(parse_country(tail) or region_country(tail) for tail in tails)


def _broke(line: Segment, below: Segment, page: Page) -> bool:
    """Whether the first word of the line below would not fit between a line and the wall of its cell."""
    middle = line.bbox.center[1]
    uprights = (r for r in page.rules if r.height > 3 * max(r.width, 1) and r.top <= middle <= r.bottom)
    wall = min((r.x0 for r in uprights if r.x0 >= line.bbox.x1 - 1), default=None)
    if wall is None:
        return False
    return line.bbox.x1 + below.words[0].bbox.width + SPACE * line.bbox.height > wall - PADDING
