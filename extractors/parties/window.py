"""Whether the company at the top of a bill issued it, or stands in the window of its envelope as the one addressed.

A bill whose letterhead is a picture, or whose writer has none, begins with its recipient.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.parties.company_names import is_name, split_name
from extractors.parties.head_lines import lines_under, overlaps
from extractors.parties.imprint import LOW
from extractors.parties.letterhead import (
    BRAND,
    HEAD,
    SHORTEST_BRAND,
    SLIP,
    body_size,
)
from extractors.parties.own_signs import domains_of, own_signs, owns
from extractors.parties.party_layout import Layout, tail_of
from extractors.parties.party_reading import Block, read_block
from extractors.parties.return_address import sender_line
from extractors.print_size import print_size
from extractors.segments import plain
from extractors.till import is_till_slip
from extractors.vocabulary import load_vocabulary

_COLON = re.compile(r"[:：]")


def stands_in_window(head: Block, layout: Layout) -> bool:
    """Whether nothing shows that the company at the top is the issuer: no larger or bold type, telephone, mail, tax
    number, domain or legal lines of its own, and no place where it names itself again."""
    slip = is_till_slip(layout.page) or layout.page.height > SLIP * layout.page.width
    if slip or head.identifiers or head.bbox.top > LOW * layout.page.height:
        return False
    first = next((s for s in layout.segments if overlaps(s.bbox, head.bbox)), None)
    if first is None or first.bold or print_size(first) > BRAND * body_size(layout) or sender_line(layout):
        return False
    lines = [first, *lines_under(first, layout)]
    shown = any("@" in s.text for s in lines) or _is_branded(head, layout) or owns(head.name, domains_of(layout))
    return not shown and not own_signs(head, lines, layout)


def _is_branded(head: Block, layout: Layout) -> bool:
    """Whether the first words of the name stand once more at the top, as a brand does."""
    name = plain(head.name)
    top = (s for s in layout.segments if s.bbox.top < HEAD * layout.page.height)
    return any(len(text := plain(s.text)) >= SHORTEST_BRAND and name.startswith(f"{text} ") for s in top)


@cache
def _holders() -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("parties")["words"]["account_holder"])


def account_holder(layout: Layout) -> Block | None:
    """Whom a bill's bank particulars name as the holder of the account: "Kontoinhaber: X", "Account name: X"."""
    for s in layout.segments:
        mark = _COLON.search(s.text)
        if mark is None or plain(s.text[: mark.start()]) not in _holders():
            continue
        value = s.text[mark.end() :].strip()
        right = [t for t in layout.row(s.line) if t.bbox.x0 > s.bbox.x1][:1]
        shown = [tail_of(s, value)] if value else right
        if shown and is_name(split_name(shown[0].text)[0]):
            return read_block(shown)
    return None
