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
# Two words and more in capitals before small ones: "BILL OF LADING for Combined Transport".
_LOUD = re.compile(r"[^\W\d_a-z]{2,}(?: [^\W\d_a-z]{2,})+(?= [^\W\d_A-Z]+\b)")


@lru_cache(maxsize=4096)
def is_heading(text: str) -> bool:
    """Whether a line is, or in capitals opens with, the title of a document, or in Chinese ends in a word for one.

    "BILL OF LADING for Combined Transport", "生产日报表".
    """
    loud = _LOUD.match(text)
    if is_title(text) or (loud is not None and is_title(loud[0])):
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
