"""References and sentences, which no company is called."""

from __future__ import annotations

import re

from extractors.segments import is_full_width


def is_code(text: str) -> bool:
    """Whether a word is a reference: letters and digits take turns in it ("QX7TT2KLM9")."""
    return re.fullmatch(r"[A-Z0-9]{6,}", text) is not None and len(re.findall(r"\d+", text)) > 1


# The end of one sentence and the beginning of the next; "St. James Mills" has none.
_NEXT_SENTENCE = re.compile(r"\b[^\W\d_A-Z]{4,}[.!?] [A-Z]")


def is_sentence(text: str) -> bool:
    """Whether a sentence ends within the text, or most of the longer words are in small letters."""
    if _NEXT_SENTENCE.search(text):
        return True
    words = [w for w in re.findall(r"[^\W\d_]{4,}", text) if not is_full_width(w[0])]
    return len(words) >= 4 and sum(w[0].islower() for w in words) * 2 > len(words)
