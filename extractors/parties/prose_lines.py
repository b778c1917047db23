"""Lines of running text, which are no part of an address: "is the ultimate consignee. We have made every effort"."""

from __future__ import annotations

from functools import cache

from extractors.vocabulary import words_in

# So many words that no address holds, and a line is one of a text.
TELLING = 2
# A line in capitals has so many words before they are read as those of a sentence.
CAPITALS = 5


@cache
def _telling() -> frozenset[str]:
    return frozenset(words_in("sentence_words", "words"))


def is_prose(text: str) -> bool:
    """Whether a line goes on with a sentence ("is located in"), or is one ("Wir haben heute folgende Posten")."""
    words = [word.strip(".,;:()\"'") for word in text.split()]
    if not words:
        return False
    if words[0] in _telling():
        return True
    loud = text.isupper() and len(words) >= CAPITALS
    small = [words[0].casefold(), *(word.casefold() if loud else word for word in words[1:])]
    return len(_telling().intersection(small)) >= TELLING


def without_opening(text: str) -> str:
    """An address's last line without the word that opens the sentence below it: "MULTAN, PAKISTAN, DO"."""
    head, comma, last = text.rpartition(",")
    return head if comma and last.strip().casefold() in words_in("sentence_words", "opening") else text
