"""By how much the content of a PDF page enlarges the forms that it draws: its matrices, followed. Pure.

A scale that is taken too small would let through what draws too much, so that content is followed only as far as its
words can be told from its texts for sure; else nothing is said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.pdf.drawing_work import plain_name

Matrix = tuple[float, float, float, float]  # a b c d of ISO 32000-1, 8.3.4; moves change no size

_WORD = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
_BLANK = rb"[\0\t\n\f\r ]++"
_NUMBER = rb"[+-]?(?:\d{1,9}(?:\.\d{0,12})?|\.\d{1,12})"
_TOKEN = re.compile(
    rb"%[^\r\n]*+|\((?:[^()\\]|\\.)*+\)|(?P<open><<|\[)|(?P<close>>>|\])|<[^<>]*+>"
    rb"|/(?P<name>" + _WORD + rb"*+)(?:" + _BLANK + rb"(?P<drawn>Do)(?!" + _WORD + rb"))?"
    rb"|(?<!" + _WORD + rb")(?P<cm>(?:" + _NUMBER + _BLANK + rb"){6})cm(?!" + _WORD + rb")"
    rb"|(?P<word>" + _WORD + rb"++)|(?P<odd>[()<>{}])",
    re.DOTALL,
)
_DEEPEST = 100  # saved states; beyond this nothing is said
_SAVE, _RESTORE = b"q", b"Q"
_UNTOLD = (b"cm", b"Do", b"BI")  # without what they need before them, or with bytes behind that are no words


@dataclass(slots=True)
class _Walk:
    """Where the walk through content is: the matrix, those saved, how deep in arrays, and what was drawn so far."""

    matrix: Matrix = (1.0, 0.0, 0.0, 1.0)
    saved: list[Matrix] = field(default_factory=list)
    within: int = 0
    drawn: list[tuple[bytes, float]] = field(default_factory=list)


def enlarged(content: bytes) -> list[tuple[bytes, float]] | None:
    """Each form that content draws (its name) and by how much it can enlarge areas; None where that cannot be told."""
    walk = _Walk()
    for token in _TOKEN.finditer(content):
        if not _followed(walk, token):
            return None
    return walk.drawn


def stretch(matrix: Sequence[float]) -> float:
    """What a matrix can make of a square with a side of one, at most: the square of its largest singular value."""
    a, b, c, d = (float(v) for v in matrix[:4])
    total, area = a * a + b * b + c * c + d * d, a * d - b * c
    return (total + math.sqrt(max(0.0, total * total - 4 * area * area))) / 2


def _followed(walk: _Walk, token: re.Match[bytes]) -> bool:
    kind = token.lastgroup
    if kind == "open":
        walk.within += 1
    elif kind == "close":
        walk.within -= 1
    elif kind == "drawn":
        walk.drawn.append((plain_name(token["name"]), stretch(walk.matrix)))
    elif kind == "cm":
        walk.matrix = _before(token["cm"].split(), walk.matrix)
    elif kind == "word":
        return _stepped(walk, token["word"])
    else:
        return kind != "odd" and walk.within >= 0
    return walk.within >= 0 if kind in ("open", "close") else walk.within == 0


def _stepped(walk: _Walk, word: bytes) -> bool:
    if word == _SAVE:
        walk.saved.append(walk.matrix)
    elif word == _RESTORE:
        walk.matrix = walk.saved.pop() if walk.saved else walk.matrix
    else:
        return word not in _UNTOLD
    return walk.within == 0 and len(walk.saved) <= _DEEPEST


def _before(numbers: Sequence[bytes], matrix: Matrix) -> Matrix:
    """The matrix with another applied before it."""
    a, b, c, d = (float(v) for v in numbers[:4])
    e, f, g, h = matrix
    return a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h
