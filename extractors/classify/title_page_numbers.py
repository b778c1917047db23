"""The number of the page behind a title, which is no part of it: "RECHNUNG Seite 1 von 2", "PACKING LIST Page 3"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extractors.classify.cue_match import find_cues, title_tree, tokens
from extractors.values.folding import is_cjk
from extractors.vocabulary import load_vocabulary

_DIGIT = re.compile(r"\d")


def without_page_number(text: str) -> str:
    """The text without "page N of M", or "page N" at its end; a number of the document ("CONTRACT P 12") stays."""
    found = _page_number().search(text) if _DIGIT.search(text) else None
    if found is None:
        return text
    head = text[: found.start()]
    return text if _is_in_title(text, len(tokens(head))) else head + text[found.end() :]


def _is_in_title(text: str, words: int) -> bool:
    """Whether a title begins before that word and goes on beyond it: "TALLY SHEET 3" is no tally."""
    return any(hit.start < words < hit.end for hit in find_cues(tokens(text), title_tree()))


@cache
def _page_number() -> re.Pattern[str]:
    """A page's word, its number, and of how many; the word is no single letter, which numbers papers as well."""
    vocabulary = load_vocabulary("titles")
    pages = _any_of(word for word in vocabulary["page_word"] if len(word) > 1 or is_cjk(word))
    of, counter = _any_of(vocabulary["page_of"]), rf"(?:\s*(?:{_any_of(vocabulary['page_counter'])}))?"
    number = rf"\d{{1,3}}(?:\s*(?:{of})\s*\d{{1,3}}{counter}(?!\S)|{counter}\s*$)"
    return re.compile(rf"(?<=\w)\s+(?:{pages})\s*[.:]?\s*{number}", re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(r"\s*".join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True))
