"""Titles of documents, as the types' cues name them: what stands at the head of a page and is nobody's name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.document_types import document_types
from extractors.segments import plain


@cache
def _titles() -> frozenset[str]:
    return frozenset(plain(cue.text) for kind in document_types().values() for cue in kind.cues.titles)


@lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    """Whether the text is the title of a kind of document, alone or in two languages ("FATURA / INVOICE")."""
    parts = [plain(part) for part in re.split(r"[/|–:：]| - |\(|(?<=[\u3040-\u9fff])\s+|\s+(?=[\u3040-\u9fff])", text)]
    return plain(text) in _titles() or any(part in _titles() for part in parts if part)
