"""The small return address over the recipient in the window of an envelope: "Name - Street 1 - 12345 Town"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.parties.company_names import begins_with, has_legal_form, is_name, looks_like_address
from extractors.parties.party_layout import Layout
from extractors.parties.party_reading import Block, read_block
from extractors.print_size import print_size
from extractors.segments import Segment, make_segment
from extractors.values.countries import parse_country

# Share of the page's height in which a recipient's window stands.
WINDOW = 0.42
# A return address is set smaller than the recipient under it, by this share at least.
SMALLER = 0.85
_TOWN = re.compile(r"(?:[A-Z]{1,2}[- ]\s?)?\d{4,6}\s+[^\W\d][^\d]{1,40}")
_MARKS = re.compile(r"\s[-–|·•*]\s|[|·•]")
# Small print loses its spaces when it is recognised: "Weg 19-12345 Town".
_SIGNS = re.compile(r"\s+[-–|·•*]\s+|[|·•]|,\s+|(?<=\d)[-–](?=\d{4,6}\s+[^\W\d])")


def sender_line(layout: Layout) -> Block | None:
    """The sender as the return address names it; its country may close it, and its end stand in a second line."""
    for s in layout.segments:
        if s.bbox.top > WINDOW * layout.page.height:
            return None
        signed = (part for part in _with_its_end(s, layout) if _SIGNS.search(part.text))
        part = next((part for part in signed if _is_return_address(part.text, _is_small(s, layout))), None)
        if part is not None:
            return read_block([part])
    return None


def _is_small(s: Segment, layout: Layout) -> bool:
    """Whether a line is set smaller than the one flush under it, as over the recipient in the window."""
    under = next((t for n in (1, 2) for t in layout.row(s.line + n) if abs(t.bbox.x0 - s.bbox.x0) < s.size), None)
    return under is not None and print_size(s) < SMALLER * print_size(under)


def _is_return_address(text: str, small: bool) -> bool:
    """Whether a line names a sender, street and town; with commas it may be the address under a letterhead.

    small: the line stands small over a larger one, as no address under a letterhead does.
    """
    parts = [p.strip() for p in _SIGNS.split(text) if p.strip()]
    if len(parts) < 3 or ":" in text:
        return False
    if not (small or has_legal_form(parts[0])) and (not _MARKS.search(text) or parse_country(parts[-1])):
        return False
    if len(parts) > 3 and parse_country(parts[-1]):
        parts = parts[:-1]
    if not 3 <= len(parts) <= 5 or not _TOWN.fullmatch(parts[-1]):
        return False
    place = looks_like_address(parts[0]) or (begins_with(parts[0], "address") and not has_legal_form(parts[0]))
    return is_name(parts[0]) and not place and any(c.isdigit() for c in parts[-2])


def _with_its_end(s: Segment, layout: Layout) -> Iterator[Segment]:
    """A line, and the line with the words under it that are set as small, over larger ones."""
    yield s
    under = [t for n in (1, 2) for t in layout.row(s.line + n) if abs(t.bbox.x0 - s.bbox.x0) < s.size]
    if len(under) == 2 and max(print_size(s), print_size(under[0])) < SMALLER * print_size(under[1]):
        yield make_segment([*s.words, *under[0].words], s.page, s.line)
