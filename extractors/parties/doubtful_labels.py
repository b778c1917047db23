"""Whether the word of parties on a page, or the name beside it, means no party: a clerk, a heading, a translation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.captions import is_caption
from extractors.parties.company_names import is_located, is_name, looks_like_address
from extractors.parties.party_labels import PartyLabel, names_concept
from extractors.parties.party_layout import Layout, is_labelled
from extractors.parties.party_reading import Block
from extractors.segments import plain
from extractors.tables.columns import strict_kind
from extractors.vocabulary import load_vocabulary

# The label of a gin, and as often that of the man who runs its press.
PRESSMAN = "ginner"
# Letters that a scanned name without a legal form must have.
SHORTEST = 6
# A label among so many pieces of a line is the heading of a column.
HEADINGS = 4
# Columns that sum up: a word of parties that heads one beside them heads a list ("Vendor | Market | Gross").
SUMMED = frozenset({"amount", "quantity", "gross_weight", "net_weight"})
# Blanks beside which a purchaser or salesman is named on a line of his own paper.
BLANKS = 3


def is_scrap(block: Block, layout: Layout) -> bool:
    """Whether a scanned name is so short that it may be a piece of one."""
    return layout.page.source == "ocr" and sum(c.isalpha() for c in block.name) < SHORTEST


def is_doubtful(label: PartyLabel, block: Block, layout: Layout) -> bool:
    """Whether a name without any word of a company is an address, or a trade ("Weaver") under a column's heading."""
    if set(label.concepts) <= {"gin"} and (not label.colon or plain(label.head) == PRESSMAN):
        return True
    row = layout.row(label.segment.line)
    in_header = not label.colon and len(row) >= HEADINGS
    beside_goods = len(row) >= BLANKS and any(strict_kind(s.text) in SUMMED for s in row)
    return (
        (in_header and "producer" in label.concepts)
        or (beside_goods and not label.colon)
        or _is_clerk(label, block, layout)
        or is_located(block.name)
        or is_caption(block.name)
        or names_concept(block.name.split("/")[-1])
    )


@cache
def _clerks() -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("parties")["words"]["clerk"])


def _is_clerk(label: PartyLabel, block: Block, layout: Layout) -> bool:
    """Whether a word of parties means the person who buys or sells ("Buyer", "Vendedor"), among other short blanks."""
    if plain(label.head) not in _clerks() or block.address:
        return False
    return len(layout.row(label.segment.line)) >= BLANKS or _INITIALLED.fullmatch(block.name) is not None


def names_clerk(labelled: Sequence[Block], heads: Sequence[Block], *others: Sequence[Block]) -> bool:
    """Whether an order's "Buyer: Janet Moss" is who buys for the company at its head, which orders of another firm."""
    sellers = {plain(block.name) for blocks in others for block in blocks}
    own = any(block.strong and plain(block.name) not in sellers for block in heads)
    return own and bool(sellers and labelled) and all(map(_is_person, labelled))


def _is_person(block: Block) -> bool:
    located = block.address and looks_like_address(block.address)
    return not (block.strong or located) and _NAMED.fullmatch(block.name) is not None


# First names or initials and a last name, with nothing of a company's.
_NAMED = re.compile(r"(?:[A-Z][a-z]+|[A-Z]\.)(?: ?[A-Z]\.| [A-Z][a-z]+)? [A-Z][a-z]+(?:-[A-Z][a-z]+)?|[A-Z]+, [A-Z]+")
# A person as offices write one: "J. Whitcomb".
_INITIALLED = re.compile(r"(?:[A-Z]\. ?)+[A-Z][a-z]+(?:-[A-Z][a-z]+)?")


def repeats(label: PartyLabel, layout: Layout) -> bool:
    """Whether a label says in another language what the one right above it says, which has the value beside it."""
    box, size = label.segment.bbox, max(label.segment.size, 6.0)
    for other in layout.labels.values():
        above = other.segment.bbox
        if other is label or label.value or not set(other.concepts) & set(label.concepts):
            continue
        if abs(above.x0 - box.x0) < size and 0 <= box.top - above.top < 2 * size and _valued(other, layout):
            return True
    return False


# Rows under a heading among which its column is looked at, and figures that make one of them a row of a list.
ROWS_UNDER, LISTED = 8, 2
_FIGURE = re.compile(r"[^\W\d_]{0,3}[\s$€£¥#]*\d[\d\s.,'/-]*[^\W\d_]{0,3}")


def lists_names(label: PartyLabel, layout: Layout) -> bool:
    """Whether a label heads the column of a list, whose rows of figures name one company after another.

    The first of them is a party to its row alone: growers of a gin's lots, payees of a list of transfers.
    """
    if label.colon or label.value:
        return False
    line, box = label.segment.line, label.segment.bbox
    names = set()
    for row in (layout.row(n) for n in range(line + 1, line + 1 + ROWS_UNDER)):
        own = next((s for s in row if s.bbox.x0 < box.x1 and box.x0 < s.bbox.x1), None)
        figures = sum(_FIGURE.fullmatch(s.text.strip()) is not None for s in row if s is not own)
        if own is None or figures < LISTED or not any(map(str.isalpha, own.text)):
            break
        names.add(own.text)
    return len(names) > 1


def _valued(label: PartyLabel, layout: Layout) -> bool:
    right = (s for s in layout.row(label.segment.line) if s.bbox.x0 > label.segment.bbox.x1)
    return any(is_name(s.text) and not is_labelled(s, layout) for s in right)
