"""Where a company's name stands among the words of a paper. Pure."""

from __future__ import annotations

from extractors.evidence import Document, Place, Word, union
from pipeline.names import name_words

_LEAST = 4  # letters of a name: fewer may be any word
_LONGEST = 12  # words of a name at most


def place_of_name(document: Document, name: str) -> Place | None:
    """The first place in which the words of a name follow one another, spelled as `name_words` compares them."""
    wanted = "".join(name_words(name))
    if len(wanted) < _LEAST:
        return None
    for page in document.pages:
        words = page.visible_words
        letters = ["".join(name_words(w.text)) if any(map(str.isalnum, w.text)) else "" for w in words]
        for start in range(len(words)):
            if run := _run(letters[start : start + _LONGEST], wanted):
                return _place(document, page.number, words[start : start + run])
    return None


def _run(letters: list[str], wanted: str) -> int:
    """How many of the words, from the first on, make up the name; 0 where they do not."""
    held = ""
    for count, part in enumerate(letters, 1):
        held += part
        if held == wanted:
            return count
        if not wanted.startswith(held):
            break
    return 0


def _place(document: Document, page: int, words: tuple[Word, ...]) -> Place:
    return Place(document.sha256, page, union(w.bbox for w in words), " ".join(w.text for w in words))
