"""Captions of forms, as the types' cues and the fields' labels name them: what stands beside a value and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.document_types import document_types
from extractors.segments import plain
from extractors.vocabulary import load_vocabulary


@cache
def _captions() -> frozenset[str]:
    cues = (cue.text for kind in document_types().values() for cue in kind.cues.labels)
    return frozenset(plain(text) for text in (*cues, *_labels()))


def _labels() -> Iterator[str]:
    for table in load_vocabulary("fields").values():
        for words in table.values():
            if isinstance(words, list):
                yield from words


@cache
def _weaker_labels() -> frozenset[str]:
    """Labels that head a field in some types of document only ("日期")."""
    tables = (table.get(level, {}) for table in load_vocabulary("fields").values() for level in ("second", "weak"))
    return frozenset(plain(text) for table in tables for words in table.values() for text in words)


# A caption in Chinese with its English behind it: "日期 Date".
_TWO_SCRIPTS = re.compile(r"([\u3040-\u9fff]+)[\s/]*([A-Za-z][A-Za-z.' ]*)")


def is_caption(text: str) -> bool:
    """Whether a text is nothing but the caption of a blank ("Cuenta origen", "Vence", "日期 Date")."""
    if plain(text) in _captions():
        return True
    both = _TWO_SCRIPTS.fullmatch(text.strip())
    return both is not None and plain(both[2]) in _captions() and plain(both[1]) in _captions() | _weaker_labels()
