"""Captions of forms, as the types' cues and the fields' labels name them: what stands beside a value and is none."""

from __future__ import annotations

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


def is_caption(text: str) -> bool:
    """Whether a text is nothing but the caption of a blank ("Cuenta origen", "Vence")."""
    return plain(text) in _captions()
