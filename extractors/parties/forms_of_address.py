"""The lone word over the address of a letter that says to whom it goes: "Company", "Société" over "Acme SA"."""

from __future__ import annotations

from functools import cache

from extractors.parties.company_names import has_legal_form
from extractors.parties.party_labels import PartyLabel
from extractors.parties.party_reading import Block
from extractors.segments import plain
from extractors.vocabulary import load_vocabulary


def is_form_of_address(label: PartyLabel, block: Block) -> bool:
    """Whether a label is such a word, without a colon, over a company's full name and its address."""
    alone = not label.colon and not label.value.strip() and plain(label.segment.text) in _company_words()
    over = block.bbox.top >= label.segment.bbox.center[1]
    return alone and over and bool(block.address) and has_legal_form(block.name)


@cache
def _company_words() -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("parties")["words"]["company_addressed"])
