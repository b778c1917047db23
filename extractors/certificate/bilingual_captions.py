"""The translation beside a caption in English, as bilingual forms print it: "(Quantity / 数量)".

Closed: every word is one that captions of that language are made of, so that nothing in the brackets limits anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extractors.certificate.tokens import Token, folded
from extractors.certificate.translation_words import plain, stem
from extractors.forms import form_data

_LONGEST = 14  # words and signs of a caption in another language
_JOINTS = re.compile(r"[\s/|\-–—:;,·.]*")  # between a caption and its translation
_NO_LETTERS = re.compile(r"[\s/|\-–—:;,·.()\[\]_、，：；]+")


def with_parted_captions(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with "(Quantity/数量)" in two: a caption and its translation that only a stroke parts."""
    return [part for token in tokens for part in _parted(token)]


def _parted(token: Token) -> Iterator[Token]:
    before, stroke, after = token.raw.partition("/")
    in_brackets = "(" in token.raw or ")" in token.raw
    if not (stroke and in_brackets and (is_caption_abroad([before]) or is_caption_abroad([after]))):
        yield token
        return
    box = token.bbox
    middle = box.x0 + box.width * (len(before) + 1) / len(token.raw)
    yield replace(token, text=folded(before), raw=before + stroke, bbox=box._replace(x1=middle), last=False)
    start = token.start + len(before) + 1
    yield replace(token, text=folded(after), raw=after, bbox=box._replace(x0=middle), start=start)


def openings(tokens: Sequence[Token], start: int) -> Iterator[int]:
    """Where the English of a caption may begin that opens here: at once, or behind its translation."""
    yield start
    said: list[str] = []
    for i in range(start, min(len(tokens) - 1, start + _LONGEST)):
        if ")" in tokens[i].raw or (i > start and "(" in tokens[i].raw):
            return
        said.append(tokens[i].raw)
        if is_caption_abroad(said):
            yield i + 1


def translated_behind(tokens: Sequence[Token], last: int, used: set[int]) -> list[int] | None:
    """The words of another language from behind the `last` English one to the bracket's end; None for any others."""
    found = range(last + 1, min(len(tokens), last + 1 + _LONGEST))
    for i in found:
        if i in used or (tokens[i].filler and not _JOINTS.fullmatch(tokens[i].raw)) or "(" in tokens[i].raw:
            return None
        if ")" in tokens[i].raw:
            said = list(range(last + 1, i + 1))
            return said if is_caption_abroad([tokens[k].raw for k in said]) else None
    return None


def is_caption_abroad(said: Sequence[str]) -> bool:
    """Whether these printed words are a caption of the form in one other language, and nothing else."""
    if any(_JOINTS.fullmatch(text) is None and not any(c.isalpha() for c in text) for text in said):
        return False
    words = [plain(word) for text in said for word in re.split(r"[/,;:]", text.casefold()) if _NO_LETTERS.sub("", word)]
    words = [word.strip("()[].,:;-–") for word in words]
    run = "".join(_NO_LETTERS.sub("", word) for word in words)
    if not words:
        return False
    return any(p.fullmatch(run) for p in _patterns("signs", "+")) or any(
        all(p.fullmatch(word) for word in words) for p in _patterns("words", "")
    )


@lru_cache(maxsize=2)
def _patterns(use: str, many: str) -> tuple[re.Pattern[str], ...]:
    """By language: one of its words, or signs of a script that parts no words."""
    return tuple(
        re.compile(f"(?:{'|'.join(map(stem, sorted(said.split(), key=len, reverse=True)))}){many}")
        for said in form_data("certificate_captions")[use].values()
    )
