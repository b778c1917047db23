"""The company for which a paper is signed, at its foot: "For and on behalf of X Ltd."."""

from __future__ import annotations

from functools import cache

from extractors.parties.company_names import form_end, has_business_word, has_legal_form
from extractors.parties.party_layout import Layout, aligned
from extractors.parties.party_reading import Block, read_block
from extractors.segments import Segment, plain
from extractors.vocabulary import first_words, words_in

# A page of so few pieces of text has no head and foot.
FEW = 8
# Words before the company that is signed for, at most.
_MOST = 6


def signed_for(layout: Layout, words: frozenset[str], at_foot: bool) -> Block | None:
    """The company at the foot for which is signed: "For and on behalf of X Ltd."."""
    closing = _middle(layout) if at_foot else 0.0
    for s in reversed(layout.segments):
        if s.bbox.top < closing:
            return None  # "for X" at the head of a bill is to whom it goes
        tokens = s.text.split()
        if plain(" ".join(tokens[:_MOST])).partition(" ")[0] not in first_words(words):
            continue
        for n in range(min(_MOST, len(tokens)), 0, -1):
            if plain(" ".join(tokens[:n])) not in words:
                continue
            rest = " ".join(tokens[n:]).lstrip(":：, ")
            if rest and _is_signer(rest):
                return read_block([Segment(rest, s.bbox, s.words[n:] or s.words, s.page, s.line)])
            if not rest:
                under = [t for t in layout.row(s.line + 1) if aligned(s, t) and has_legal_form(t.text)]
                if under:
                    return read_block(under[:1])
            break
    return None


def _is_signer(text: str) -> bool:
    """A firm's name and no more, or who signs for it; "for shipment to X", "for X order 12" is no signature."""
    if text[:1].islower() or not (has_legal_form(text) or _is_trade_name(text)):
        return False
    said = form_end(text)
    behind = text[said:].lstrip(" ,.;:-–—") if said is not None else ""
    return not behind[:1].islower() or plain(behind).split()[0] in _goes_on()


@cache
def _goes_on() -> frozenset[str]:
    return frozenset(map(plain, words_in("parties", "signed_on")))


def _middle(layout: Layout) -> float:
    """Half the height at which text stands on a page."""
    tops = [s.bbox.top for s in layout.segments]
    return (min(tops) + max(tops)) / 2 if len(tops) > FEW else 0.0


def _is_trade_name(text: str) -> bool:
    """Whether a short text without a legal form is written as a company's name."""
    words = text.split()
    return has_business_word(text) and 1 < len(words) <= 5 and all(w[0].isupper() or w == "&" for w in words)
