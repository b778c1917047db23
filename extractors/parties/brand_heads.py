"""The brand at the head of a bill that labels its buyer: the largest type of the page, where no company stands.

Freelancers and firms with a drawn letterhead print their trade name alone there, without form or address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.evidence import BBox
from extractors.parties.letterhead import BRAND, SHORTEST_BRAND, body_size, is_no_name
from extractors.parties.party_layout import Layout
from extractors.parties.party_reading import Block, read_block
from extractors.print_size import print_size
from extractors.segments import Segment, plain
from extractors.titles import is_title

# The brand stands in so much of the page's height, and is of so many words at most.
HIGH, MOST_WORDS = 0.2, 5


def brand_at_head(layout: Layout, taken: Sequence[BBox]) -> Block | None:
    """The one name in large type above everything but a title; None where two stand there, or what reads as no name."""
    least = BRAND * body_size(layout)
    large = [s for s in layout.segments if print_size(s) >= least and not is_title(s.text)]
    names = [s for s in large if _is_brand(s, layout, taken)]
    if not names or len({plain(s.text) for s in names}) > 1:
        return None
    brand = names[0]
    larger = any(print_size(s) > print_size(brand) and s.bbox.top < brand.bbox.top for s in large)
    return None if larger else read_block([brand])


def _is_brand(s: Segment, layout: Layout, taken: Sequence[BBox]) -> bool:
    words = s.text.split()
    high = s.bbox.top < HIGH * layout.page.height
    lettered = sum(c.isalpha() for c in s.text) >= SHORTEST_BRAND and not any(map(str.isdigit, s.text))
    titled = any(is_title(part) for part in re.split(r"\s*[-–—/|]\s*", s.text))  # "Credit Memo-Sales Adjustment"
    return high and lettered and len(words) <= MOST_WORDS and not titled and not is_no_name(s, layout, taken)
