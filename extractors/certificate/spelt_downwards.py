"""Upright letters set one below the other, as in a margin: a line that is read downwards."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from extractors.certificate.tokens import Token
from extractors.certificate.translation_words import plain

_DOWNWARDS, _ALIGNED = 6, 4.0  # letters below one another that are a line, and points that their middles lie apart


def spelt_downwards(
    tokens: Sequence[Token], lines: Sequence[Sequence[int]], names: Sequence[str]
) -> Iterator[list[int]]:
    """Upright letters one below the other, as in a margin, that spell no name of a party."""
    for alone, run in itertools.groupby(lines, key=lambda line: _is_letter(tokens, line)):
        column = [line[0] for line in run] if alone else []
        middles = [tokens[t].bbox.center[0] for t in column]
        if len(column) < _DOWNWARDS or max(middles) - min(middles) > _ALIGNED:
            continue
        letters = _letters("".join(tokens[t].raw for t in column))
        if not any(letters in _letters(n) for n in names):
            yield column


def _is_letter(tokens: Sequence[Token], line: Sequence[int]) -> bool:
    return len(line) == 1 and len(tokens[line[0]].raw) == 1 and tokens[line[0]].raw.isalpha()


def _letters(text: str) -> str:
    return "".join(c for c in plain(text) if c.isalnum())
