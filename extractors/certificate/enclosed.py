"""A form whose every filling stands in one pair of marks: “Acme Ltd.”, [Acme Ltd.], <Acme Ltd.>, «Acme Ltd.»."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors.certificate.blanks import Blank
from extractors.certificate.form import Vocabulary

_PAIRS = frozenset({"[]", "<>", "{}", "()", "«»", "“”", "„“", "‘’", '""', "''"})
_MOST = 8  # fillings from which the marks are the form's way to show its blanks, and no part of what is said


def unenclosed(blanks: Mapping[str, Blank], words: Vocabulary) -> dict[str, Blank]:
    """The blanks without such marks, where all that are in the form's sentence have the same; else as they are.

    What asks to be filled in ("[Name]", "<insert the vessel>") keeps them.
    """
    body = [name for name in blanks if name not in ("dated", "signature") and blanks[name].value]
    marks = {_marks(blanks[name].value or "") for name in body}
    if len(body) < _MOST or len(marks) != 1 or marks.isdisjoint(_PAIRS):
        return dict(blanks)
    bare = {name: (blanks[name].value or "")[1:-1].strip() for name in body}
    return {
        name: replace(blank, value=bare[name]) if name in bare and not _asks(bare[name], words) else blank
        for name, blank in blanks.items()
    }


def _marks(value: str) -> str:
    return value[0] + value[-1]


def _asks(text: str, words: Vocabulary) -> bool:
    """It begins with a word that asks, or says nothing but what captions and those that ask say."""
    said = re.findall(r"[^\W\d_]+", text.casefold())
    told = {w for w in said if len(w) > 1} - words.captions - words.asking
    return bool(said) and (said[0] in words.asking or not (told or re.search(r"\d", text)))
