"""Whether what two readings of a scan both show is print that nobody doubts: real words, among words that agree. Pure.

Two engines that see the same blurred ink may write the same letters. That is a departure only where it is a word that
somebody would write, or where both are sure of it; and where both read scraps around it, it is one of the scraps.
"""

from __future__ import annotations

from functools import lru_cache

from extractors.certificate.edges import edges
from extractors.certificate.form import certificate_form
from extractors.certificate.reading import FormReading
from extractors.certificate.shapes import vocabulary
from extractors.certificate.signs import Difference

_SURE = 0.85  # confidence of both engines from which a word that is not known is believed
_BESIDE = 2  # words on either side that have to agree


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Words that are written in or around the form, in its place or beside it."""
    form = certificate_form()
    said = form.vocabulary
    around = vocabulary()["around"]
    phrases = {w for p in said.hedge_phrases for w in p.split()}
    listed = said.replacements | said.rivals | said.hedge_words | said.labor_words | edges().words | edges().names
    return listed | phrases | around["never"] | around["english"] | {e.word for e in form.elements if e.word}


def is_read_well(item: Difference, twin: Difference) -> bool:
    """Every word is a known one, or both engines are sure of all."""
    words = [w.strip(".,;:()").casefold() for w in item.found.split()]
    return all(w in _known() for w in words) or min(item.confidence, twin.confidence) >= _SURE


def is_known(text: str) -> bool:
    """Whether it is a word that is written in or around the form."""
    return text.strip(".,;:()").casefold() in _known()


def is_among_words(item: Difference, reading: FormReading, other: FormReading) -> bool:
    """What is found in a filling has the same words beside it in both readings."""
    if not item.blank or not item.tokens:
        return True
    fills = [[r.tokens[t].text for t in r.settled.fills[item.blank] if r.tokens[t].text] for r in (reading, other)]
    own = {reading.tokens[t].text for t in item.tokens}
    beside = [_beside(fill, own) for fill in fills]
    return beside[0] == beside[1]


def _beside(fill: list[str], own: set[str]) -> list[str]:
    at = [n for n, text in enumerate(fill) if text in own]
    if not at:
        return []
    low, high = max(0, at[0] - _BESIDE), at[-1] + _BESIDE + 1
    return [text for text in fill[low:high] if text not in own]
