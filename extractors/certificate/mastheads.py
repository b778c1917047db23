"""The name of the firm as it stands at the head of its paper, also with its letters set apart."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.certificate.reading import FormReading
from extractors.certificate.tokens import Token

_NAME, _MOST = 6, 0.5  # letters of a firm's name at least, and how much of it its first line holds


def mastheads(reading: FormReading, lines: Sequence[Sequence[int]]) -> frozenset[int]:
    """Numbers of the lines that hold nothing but the name in the first blank, or most of it."""
    firm = _letters(reading.blanks["foreign_seller"].value or "")
    if len(firm) < _NAME:
        return frozenset()
    return frozenset(n for n, line in enumerate(lines) if _is_name([reading.tokens[t] for t in line], firm))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_name(words: Sequence[Token], firm: str) -> bool:
    shown = _letters("".join(w.raw for w in words))
    return shown in firm and len(shown) >= max(_NAME, round(_MOST * len(firm)))
