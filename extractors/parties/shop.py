"""The name at the head of a till's receipt, which seldom carries a legal form or a label."""

from __future__ import annotations

import re
from functools import cache

from extractors.parties.company_names import is_located, looks_like_address
from extractors.parties.head_lines import lines_under
from extractors.parties.party_layout import Layout
from extractors.parties.party_reading import Block, read_block
from extractors.segments import Segment, plain
from extractors.till import is_till_slip
from extractors.titles import is_title
from extractors.vocabulary import load_vocabulary

_PRICE = re.compile(r"(?<![\w.,])\d{1,6}[.,]\d{2}(?!\d)\s?\D{0,3}$")

# A name with the number of its branch, before or behind.
_BRANCH = re.compile(r"[^\W\d][^\d#:]{2,40}\s#\s?\d{1,6}|#\s?\d{1,6}\s[^\W\d][^\d#:]{2,40}")


def _is_bought(layout: Layout, s: Segment) -> bool:
    """Whether a line gives an article with its price, or one of the till's amounts: the head of the slip is over."""
    text = " ".join(other.text for other in layout.row(s.line))
    return _PRICE.search(text) is not None


def shop_name(layout: Layout) -> Block | None:
    """The name at the head of a till receipt: the first line that can be one."""
    if not is_till_slip(layout.page):
        return None
    for s in [s for s in layout.segments[:9] if not greets(s.text)][:8]:
        if _is_bought(layout, s):
            return None
        if sum(c.isalpha() for other in layout.row(s.line) for c in other.text) > sum(c.isalpha() for c in s.text) + 3:
            continue
        block = read_block([s, *lines_under(s, layout)[:1]])
        shop = _is_shop(s.text) or (block is not None and block.likely)
        if is_located(s.text) and not shop:
            return None  # the name stands above its address, or was not read
        address = looks_like_address(s.text) and not shop
        if block and sum(c.isalpha() for c in s.text) >= 5 and not is_title(s.text) and not address:
            return block
    return None


def greets(text: str) -> bool:
    """Whether a line is a slip's greeting, or says which copy it is ("WELCOME TO", "CUSTOMER COPY")."""
    return plain(text) in _words("greetings")


def _is_shop(text: str) -> bool:
    """Whether a word of a shop's name stands in the text ("99 CORNER SHOP"), or the number of a branch ("Lomax #903").

    No number makes such a line an address.
    """
    if _BRANCH.fullmatch(text.strip()):
        return True
    return not _words("shops").isdisjoint(plain(text).split())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("till")[name]["words"])
