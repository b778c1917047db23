"""The process that the title of a record names ("Daily cutting report", "Ficha de tingimento"), where no label does.

The words are data (`vocabulary/processes.toml`). A line that is no title tells nothing: mills are named by their trade.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from extractors.classify.composed_titles import composed_type
from extractors.evidence import Evidence
from extractors.extract.candidates import Value
from extractors.extract.choose import make_evidence
from extractors.extract.page_lines import Line, Phrase
from extractors.parties.company_names import has_legal_form
from extractors.segments import plain
from extractors.titles import is_title
from extractors.values.folding import fold, is_cjk
from extractors.vocabulary import any_of, load_vocabulary, words_in

# How often such a word is the process of the whole record.
SCORE = 0.85
# Share of the first page above which its title stands.
TOP = 0.35
KIND = "production_record"
# Read in papers of every language; the words of others only in theirs.
EVERYWHERE = ("en", "zh")
# A language whose accents make another word: "may" (to sew), "máy" (machine).
ACCENTED = "vi"


def titled_process(sha256: str, lines: Sequence[Line], languages: Collection[str]) -> list[Evidence]:
    """The process that the titles of a record name, as printed; nothing where they name two in one language."""
    told: dict[str, list[Value]] = {}
    for line, phrase in _titles(lines):
        for language in dict.fromkeys((*languages, *EVERYWHERE)):
            told.setdefault(language, []).extend(_named(line, phrase, language))
    named = [values for values in told.values() if values]
    if not named or any(len({plain(v.value or "") for v in values}) > 1 for values in named):
        return []
    return [make_evidence(sha256, "process", named[0][0], SCORE)]


def _titles(lines: Sequence[Line]) -> Iterator[tuple[Line, Phrase]]:
    """The phrases of the first page's head that are titles of a production record."""
    for line in lines:
        if line.page is not lines[0].page or line.box.top > TOP * line.page.height:
            return
        for phrase in line.phrases:
            text = line.text[phrase.start : phrase.end]
            titled = is_title(text) or composed_type(plain(text).split()) == KIND
            named = has_legal_form(text) or _businesses().search(fold(text)) is not None
            if titled and not named and not any(c in text for c in ":：%"):
                yield line, phrase


@cache
def _businesses() -> re.Pattern[str]:
    return re.compile(any_of(fold(word) for word in words_in("processes", "businesses")))


def _named(line: Line, phrase: Phrase, language: str) -> Iterator[Value]:
    """The process in a title: its words of one language, joined where nothing but "and" stands between them."""
    pattern = _patterns().get(language)
    text = line.text[phrase.start : phrase.end]
    flat = text.lower() if language == ACCENTED else fold(text)
    spans = [m.span() for m in pattern.finditer(flat)] if pattern and len(flat) == len(text) else []
    for start, end in _joined(flat, spans):
        at = phrase.start + start
        yield Value(line, at, phrase.start + end, text[start:end])


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and text[found[-1][1] : start].strip() in _joining():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


@cache
def _joining() -> frozenset[str]:
    return frozenset(load_vocabulary("processes")["joining"]["words"])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """A pattern a language for any of its processes; Chinese ones stand anywhere in a line."""
    table: dict[str, list[str]] = load_vocabulary("processes")["titles"]
    return {
        language: re.compile("|".join(sorted(words, key=len, reverse=True)) if is_cjk(words[0][0]) else any_of(words))
        for language, words in table.items()
    }
