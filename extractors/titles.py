"""Titles of documents, as the types' cues name them: what stands at the head of a page and is nobody's name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.document_types import document_types
from extractors.segments import is_full_width, plain
from extractors.vocabulary import load_vocabulary

# Words of a title that is made of a trade and a known one.
LONGEST = 7


@cache
def _titles() -> frozenset[str]:
    return frozenset(plain(cue.text) for kind in document_types().values() for cue in kind.cues.titles)


@lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    """Whether the text is the title of a kind of document, alone or in two languages ("FATURA / INVOICE").

    A line with a mail address is none: "E-mail: sales@..." stands in a letterhead and heads no message.
    """
    if "@" in text:
        return False
    parts = [plain(part) for part in re.split(r"[/|–:：]| - |\(|(?<=[\u3040-\u9fff])\s+|\s+(?=[\u3040-\u9fff])", text)]
    known = plain(text) in _titles() or any(part in _titles() for part in parts if part)
    return known or _ends_in_title(text) or _is_set_apart(text)


@lru_cache(maxsize=4096)
def heads_paper(text: str) -> bool:
    """Whether a line in capitals, or in Chinese, is made of a word for papers: "LABOR STATEMENT", "用工说明"."""
    papers = load_vocabulary("titles")["papers"]
    if is_full_width(text[:1]):
        return text.endswith(tuple(papers["run_on"]))
    words = plain(text).split()
    return text.upper() == text and len(words) > 1 and (words[-1] in papers["last"] or words[0] in papers["first"])


# A Chinese heading: its characters, set apart or not, behind a year or month, before a bracket or another language.
_HAN_HEADING = re.compile(
    r"(?:[\d\s年月份第季度]*)([\u3040-\u9fff](?:[ \u3040-\u9fff]*[\u3040-\u9fff])?)\s*(?:[(（].*|[A-Za-z].*)?"
)
LONGEST_HAN = 24


@lru_cache(maxsize=4096)
def is_heading(text: str) -> bool:
    """Whether a line is the title of a kind of document, or in Chinese closes with a word for papers ("生产日报表")."""
    if is_title(text):
        return True
    heading = _HAN_HEADING.fullmatch(text.strip())
    run = heading[1].replace(" ", "") if heading else ""
    papers = load_vocabulary("titles")["papers"]
    return 1 < len(run) <= LONGEST_HAN and run.endswith((*papers["run_on"], *papers["run_on_forms"]))


def _is_set_apart(text: str) -> bool:
    """Whether the characters of a Chinese title stand apart: "送 货单"."""
    return is_full_width(text[:1]) and " " in text and plain("".join(text.split())) in _titles()


def _ends_in_title(text: str) -> bool:
    """Whether a short text in capitals closes with a title of two words or more ("DYEING AND FINISHING BATCH CARD")."""
    words = plain(text).split()
    loud = text.upper() == text and len(words) <= LONGEST
    return loud and any(" ".join(words[n:]) in _titles() for n in range(1, len(words) - 1))
