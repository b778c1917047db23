"""Pages that are to be read a second time as a whole, and are therefore read but once before: certificates."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from extractors.forms import form_data

_LONG = 6  # letters of a word that tells
_TELLING = 8  # such words of the form on one page


def will_be_witnessed(texts: Iterable[str]) -> bool:
    """Whether these are words of a page that holds the certificate of 19 CFR 12.43(a), whatever was changed in it."""
    said = {"".join(filter(str.isalpha, text.casefold())) for text in texts if len(text) >= _LONG}
    return len(said & _words_of_the_form()) >= _TELLING


def is_of_the_form(text: str) -> bool:
    """Whether this is one of the form's longer words."""
    return "".join(c for c in text.casefold() if c.isalpha()) in _words_of_the_form()


@lru_cache(maxsize=1)
def _words_of_the_form() -> frozenset[str]:
    data = form_data("certificate_12_43")
    words = " ".join(part.get("words", "") for part in data["part"]).casefold().replace(",", " ").split()
    return frozenset(w for w in words if len(w) >= _LONG)
