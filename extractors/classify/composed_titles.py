"""Titles that a works makes for itself: a word of the work beside a word for the paper ("Relevé de transformation").

The words are data (`vocabulary/composed_titles.toml`). They decide only where no listed title stands in the line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.values.folding import is_cjk
from extractors.vocabulary import load_vocabulary

# A longer line is a sentence.
MOST_WORDS, MOST_CJK = 9, 22
# A compound needs so many letters before its paper ("Chargen|protokoll").
GLUED = frozenset({"de"})


def composed_type(words: Sequence[str]) -> str | None:
    """The type that a line's words compose the title of; None where they name none, or two."""
    if not words or any(w in ":%#+→↓" for w in words):
        return None
    cjk = is_cjk(words[0][0])
    if len(words) > (MOST_CJK if cjk else MOST_WORDS):
        return None
    text = "".join(words) if cjk else " ".join(words)
    if _any_paper().search(text) is None:
        return None
    found = {kind for kind, language, works, papers in _composers() if _composes(text, language, works, papers)}
    return found.pop() if len(found) == 1 else None


def _composes(text: str, language: str, works: re.Pattern[str], papers: re.Pattern[str]) -> bool:
    paper = papers.search(text)
    work = works.search(text)
    if paper is None or work is None:
        return False
    if language == "zh":
        return text.endswith(paper.group()) or papers.search(text[-4:]) is not None
    return work.span() != paper.span()


@cache
def _composers() -> tuple[tuple[str, str, re.Pattern[str], re.Pattern[str]], ...]:
    table = load_vocabulary("composed_titles")
    return tuple(
        (kind, language, _pattern(lists["works"], language), _pattern(lists["papers"], language))
        for kind, languages in table.items()
        for language, lists in languages.items()
    )


@cache
def _any_paper() -> re.Pattern[str]:
    """Any of the words for papers, in whatever language and even within a word: most lines hold none."""
    tables = load_vocabulary("composed_titles").values()
    return re.compile("|".join(re.escape(w) for table in tables for lists in table.values() for w in lists["papers"]))


def _pattern(words: Sequence[str], language: str) -> re.Pattern[str]:
    """Any of the words as whole words; in Chinese anywhere, in German as parts of compounds too."""
    either = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    if language == "zh":
        return re.compile(either)
    return re.compile(rf"(?:{either})" if language in GLUED else rf"\b(?:{either})\b")
