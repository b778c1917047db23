"""What a page says of its issuer and seldom of its addressee: domains, telephone, its name again at the foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.parties.company_names import begins_with
from extractors.parties.party_layout import Layout
from extractors.parties.party_reading import Block
from extractors.segments import Segment, plain
from extractors.vocabulary import load_vocabulary

# Below this share an issuer names itself once more: terms, account holder, registered office.
LOW = 0.6
REACHED, NAMED_AGAIN = 0.6, 1.0


@cache
def _common_hosts() -> frozenset[str]:
    return frozenset(load_vocabulary("companies")["common_hosts"]["words"])


def domains_of(layout: Layout) -> frozenset[str]:
    """Names of the mail and web addresses on the page, without those of public mail services."""
    text = " ".join(s.text for s in layout.segments if "@" in s.text or "www" in s.text or "http" in s.text)
    hosts = re.findall(r"(?:@|www\.|https?://(?:www\.)?)([a-z0-9-]{3,})\.", text.lower())
    return frozenset(h.replace("-", "") for h in hosts if h not in _common_hosts())


def owns(name: str, domains: frozenset[str]) -> bool:
    """Whether a domain is made of the name: the name's first words, or one of its longer words."""
    flat = plain(name)
    glued = flat.replace(" ", "")
    return any(
        glued.startswith(d) or d.startswith(glued) or any(len(w) > 4 and w in d for w in flat.split()) for d in domains
    )


def own_signs(block: Block, lines: Sequence[Segment], layout: Layout) -> float:
    """How much a block looks like the issuer's: a telephone or web site in its lines, its name again at the foot."""
    reached = any((begins_with(s.text, "contact") and re.search(r"\d{3}", s.text)) or "www." in s.text for s in lines)
    name = plain(block.name)
    low = (s.text for s in layout.segments if s.bbox.top > LOW * layout.page.height)
    again = block.strong and any(name in plain(text) for text in low)
    return REACHED * reached + NAMED_AGAIN * again
