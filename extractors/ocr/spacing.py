"""Words that an engine ran together, parted where the ink leaves a space: "44,092lb", "PO 558103/LAX".

Engines close up figures and units, abbreviations and what follows them. A space is a gap much wider than every gap
between letters of the same piece; where it lies in the text cannot always be told, and then nothing is parted.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.ocr.tesseract import OcrWord

Pixels = np.ndarray[Any, np.dtype[np.uint8]]

_WIDE, _WIDER = 0.4, 1.7  # a space in heights of a letter, and in gaps between letters
_EMPTY = 0.05  # share of a column in ink that is a speck
_NEAR = 0.6  # widths of a letter that a gap lies off its place in the text
_EVEN, _PITCHED = 0.15, 4  # share by which letters of one pitch are off it, and letters from which a pitch is told
_THOUSANDS, _HUNDREDS = re.compile(r"\d[.,]$"), re.compile(r"\d{3}(?!\d)")
_CLOSING, _OPENING = frozenset(").,;:!?'\"]%"), frozenset("([#")
_NARROW, _BROAD = frozenset("iljtfrI1.,;:'\"|!()[]/-"), frozenset("mwMWGOQ@%&")


def parted_by_ink(grey: Pixels, words: Sequence[OcrWord], unit: float) -> list[OcrWord]:
    """The words of a level image, in its pixels, those with a space in them cut; `unit` is the height of a letter."""
    mask = pixels.ink(grey)
    return [part for word in words for part in _parts(mask, word, unit)]


def _parts(mask: Pixels, word: OcrWord, unit: float) -> list[OcrWord]:
    x0, top, x1, bottom = (max(0, int(v)) for v in (word.x0, word.top, word.x1, word.bottom))
    if len(word.text) < 4 or x1 - x0 < 2 * unit or bottom - top < 3:
        return [word]
    inked = np.count_nonzero(mask[top:bottom, x0:x1], axis=0) > _EMPTY * (bottom - top)
    runs = _runs(inked)
    cuts = [(x0 + left, x0 + right, at) for left, right, at in _spaces(runs, word.text, unit)]
    if not cuts or any(at is None or not _may_part(word.text, at) for _, _, at in cuts):
        return [word]
    edges = [0, *(at for _, _, at in cuts if at is not None), len(word.text)]
    lefts, rights = [word.x0, *(float(r) for _, r, _ in cuts)], [*(float(ln) for ln, _, _ in cuts), word.x1]
    texts = [word.text[a:b] for a, b in itertools.pairwise(edges)]
    return [replace(word, text=t, x0=a, x1=b) for t, a, b in zip(texts, lefts, rights, strict=True) if t]


def _runs(inked: np.ndarray[Any, Any]) -> list[tuple[int, int]]:
    """(start, end) of the runs of columns with ink."""
    steps = np.flatnonzero(np.diff(np.concatenate(([0], inked.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(steps[::2], steps[1::2], strict=True)]


def _spaces(runs: Sequence[tuple[int, int]], text: str, unit: float) -> list[tuple[int, int, int | None]]:
    """(start, end, offset in the text) of gaps that are spaces; the offset None where it cannot be told."""
    gaps = [(a[1], b[0]) for a, b in itertools.pairwise(runs)]
    widths = sorted((b - a for a, b in gaps), reverse=True)
    count = next((n for n, (w, v) in enumerate(itertools.pairwise(widths), 1) if w > _WIDER * v), 0)
    if not count or widths[count - 1] < _WIDE * unit or (len(runs) == len(text) and _is_of_one_pitch(runs)):
        return []
    least = widths[count - 1]
    return [
        (a, b, number if len(runs) == len(text) else _offset((a + b) / 2, runs, text))
        for number, (a, b) in enumerate(gaps, 1)
        if b - a >= least
    ]


def _is_of_one_pitch(runs: Sequence[tuple[int, int]]) -> bool:
    """Letters as far apart as one another from middle to middle: a typewriter's, whose narrow ones leave gaps."""
    steps = sorted(b[0] + b[1] - a[0] - a[1] for a, b in itertools.pairwise(runs))
    pitch = steps[len(steps) // 2]
    return len(runs) >= _PITCHED and all(abs(step - pitch) <= _EVEN * pitch for step in steps)


def _offset(middle: float, runs: Sequence[tuple[int, int]], text: str) -> int | None:
    """Where in the text the gap lies: between letters and figures or signs, or before a capital."""
    shares = [0.6 if c in _NARROW else 1.5 if c in _BROAD else 1.2 if c.isupper() else 1.0 for c in text]
    step = (runs[-1][1] - runs[0][0]) / sum(shares)
    places = list(itertools.accumulate(shares, initial=0.0))
    inner = (n for n in range(1, len(text)) if _kind_changes(text, n) and _may_part(text, n))
    off = {n: abs(runs[0][0] + places[n] * step - middle) for n in inner}
    best = min(off, key=lambda n: off[n], default=None)
    return best if best is not None and off[best] <= _NEAR * step else None


def _may_part(text: str, at: int) -> bool:
    """No space stands before a sign that closes, after one that opens, or within a figure, where fonts leave room.

    Figures are set in columns of one width, which a 1 does not fill.
    """
    if text[at - 1].isdigit() and text[at].isdigit() and "1" in text[at - 1 : at + 1]:
        return False
    thousands = text[at - 1] in ".," and _THOUSANDS.search(text[:at]) and _HUNDREDS.match(text[at:])
    return text[at] not in _CLOSING and text[at - 1] not in _OPENING and not thousands


def _kind_changes(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before.isalpha() and after.isalpha():
        return before.islower() and after.isupper()
    return not (before.isdigit() and after.isdigit())
