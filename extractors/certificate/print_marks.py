"""What a browser or a word processor prints at the head or foot of a page: where the page was taken from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.certificate.shapes import vocabulary
from extractors.certificate.tokens import Token
from extractors.forms import form_data

_PATH = re.compile(r"file:/|https?:/|about:blank|[A-Za-z]:[\\/]|\\\\\w")


def print_marks(tokens: Sequence[Token], outside: Sequence[int]) -> frozenset[int]:
    """Tokens of the addresses of files and pages, but for those whose name says something of the paper ("draft")."""
    known = vocabulary()["around"]
    telling = known["never"] | known["takes_back"] | frozenset(form_data("certificate_12_43")["outside"]["status"])
    words: dict[tuple[int, int], list[int]] = {}
    for t in outside:
        words.setdefault((tokens[t].page, tokens[t].word), []).append(t)
    paths = (held for held in words.values() if _PATH.match("".join(tokens[t].raw for t in held).strip("(<")))
    return frozenset(t for held in paths for t in held if not telling & set(_parts(tokens, held)))


def _parts(tokens: Sequence[Token], held: Sequence[int]) -> list[str]:
    return re.findall(r"[^\W\d_]+", "".join(tokens[t].raw for t in held).casefold())
