"""Words that say to whom a letter goes, lone over its address: "Company" over "Acme SA", "Messieurs", "Sayın"."""

from __future__ import annotations

import re
from functools import cache

from extractors.parties.company_names import has_legal_form, is_located
from extractors.parties.letterhead import is_posted
from extractors.parties.party_labels import PartyLabel
from extractors.parties.party_reading import Block
from extractors.segments import plain
from extractors.vocabulary import load_vocabulary


def is_form_of_address(label: PartyLabel, block: Block) -> bool:
    """Whether a label is such a word, without a colon, over a company's full name and its address."""
    alone = not label.colon and not label.value.strip() and plain(label.segment.text) in _company_words()
    over = block.bbox.top >= label.segment.bbox.center[1]
    return alone and over and bool(block.address) and has_legal_form(block.name)


# A longer word in small letters is one of a sentence: "Messieurs Martin et Dupont signent pour Acme SA".
_OF_A_SENTENCE = re.compile(r"(?<!\w)[^\W\d_]{4,}(?!\w)")
# The form of address of whoever a paper is written to ("Messieurs", "Exmos. Senhores", "Sayın").
_ADDRESSED = "addressed"


def opens_text(label: PartyLabel, block: Block) -> bool:
    """Whether a form of address opens the text of a letter, so that no party stands behind or below it: "Messieurs,".

    One stands there as a company in the form's own line, or with the address to which the paper goes.
    """
    if label.concepts[0] != _ADDRESSED:
        return False
    if any(word.islower() for word in _OF_A_SENTENCE.findall(block.name)):
        return True
    placed = block.strong or is_posted(block) or is_located(block.address)
    return not label.value.strip() and not (block.address and placed)


@cache
def _company_words() -> frozenset[str]:
    return frozenset(plain(w) for w in load_vocabulary("parties")["words"]["company_addressed"])
