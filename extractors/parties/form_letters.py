"""Letters of legal forms told from look-alikes: places that end in them, and signs that are read for them."""

from __future__ import annotations

import re
from functools import cache

from extractors.vocabulary import load_vocabulary

# Recognition reads the letter of "A.Ş." as a sign of money, which never stands so.
_MISREAD = re.compile(r"(?<=\bA\.)\$(?=\.)")


@cache
def _places() -> re.Pattern[str]:
    words = load_vocabulary("companies")["dotted_places"]["words"]
    letters = (r"\.\s?".join(word.upper().split()) for word in words)
    provinces = "|".join(load_vocabulary("companies")["provinces"]["words"])
    return re.compile(rf"\b(?:{'|'.join(letters)})\b\.?|(?<=\S )\((?:{provinces})\)")


def with_form_letters(text: str) -> str:
    """A text of the same length in which such places are crossed out and misread letters of forms set right."""
    right = _MISREAD.sub("S", text) if "$" in text else text
    return _places().sub(lambda m: "#" * len(m.group()), right) if "." in right or "(" in right else right
