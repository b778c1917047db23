"""A form whose every filling stands in one pair of marks: “Acme Ltd.”, [Acme Ltd.], «Acme Ltd.»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extractors.certificate.blanks import Blank

_PAIRS = frozenset({"[]", "<>", "«»", "“”", "„“", "‘’", '""', "''"})
_MOST = 8  # fillings from which the marks are the form's way to show its blanks, and no part of what is said


def unenclosed(blanks: Mapping[str, Blank]) -> dict[str, Blank]:
    """The blanks without such marks, where all that are in the form's sentence have the same; else as they are."""
    body = [name for name in blanks if name not in ("dated", "signature") and blanks[name].value]
    marks = {_marks(blanks[name].value or "") for name in body}
    if len(body) < _MOST or len(marks) != 1 or marks.isdisjoint(_PAIRS):
        return dict(blanks)
    return {
        name: replace(blank, value=(blank.value or "")[1:-1].strip()) if name in body else blank
        for name, blank in blanks.items()
    }


def _marks(value: str) -> str:
    return value[0] + value[-1]
