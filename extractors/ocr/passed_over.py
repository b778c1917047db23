"""Print that the first engine passed over: its runs, set under each other as one column, are shown to it once more.

Small grey captions above bold values are what it loses: where it finds lines they count as dirt, or as accents of the
value below them, whose box then covers them. Made larger, on a white page of their own, it reads them like any text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

import numpy as np

from extractors.ocr import pixels, tones
from extractors.ocr.laid import Laid
from extractors.ocr.pieces import Box
from extractors.ocr.tesseract import BLOCK, OcrWord, moved, overlaps, recognise
from extractors.ocr.within_cells import without_lines

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Mask = np.ndarray[Any, np.dtype[np.uint8]]
Counts = np.ndarray[Any, np.dtype[np.int64]]

_MOST = 120  # more runs are the texture of a picture, not lines of text
_SURE = 0.3  # confidence from which a word covers its ink
_FEW = 3  # letters and figures that a run has at least
_READ = 0.6  # confidence from which a word of a run is taken
_OPEN = 0.75  # confidence of one that another reading contradicts; it is read again
_SIGNS = "/-&"  # signs that are words of captions; others may be remains of lines and specks
_HALF = 0.5  # size at which runs are looked for
_CAPITAL, _LETTER = 1.5, 2.0  # widths of its capitals, or of its letters, from which a word's box is too high for it
_VALLEY, _LIKE = 0.5, 0.25  # ink of the row between two lines, and of the fainter line, in that of the lines' densest
_ROWS = 2  # rows that each of two lines has at least
_FAINT = 0.18  # depth of the ink of a run in that of the words; the other side of the paper shows through fainter
_DEEPEST = 255  # black on white
_TORN = 0.6  # heights of a run between it and the rest of its word
# In heights of a letter.
_PAD = 0.12  # of the page around a run; more would show the line below
_LINE = 0.2  # around the middle of a ruling line that is taken out
# In pixels of the column.
_HIGH = 36.0  # height of a run, its paper left out
_LARGEST = 3.0  # how much larger a run is made at most
_BETWEEN, _MARGIN = 40, 28
_DARK, _PAPER = 40, 245  # grey of the ink and the paper of each run, which are evened out: one threshold serves all


@dataclass(frozen=True, slots=True)
class _Row:
    """One run in the column: its rows there, and how its pixels came from those of the page."""

    top: int
    bottom: int
    factor: float
    at: tuple[int, int]


def with_passed_over(words: Sequence[OcrWord], laid: Laid, languages: tuple[str, ...]) -> list[OcrWord]:
    """The words of a level page with those of its runs of print that no word covers; too high boxes make room.

    The same words where nothing was passed over. A word that was doubtful gives way to one that is not.
    """
    unit, rules = laid.unit * _HALF, [_scaled(r, _HALF) for r in laid.rules]
    small = tones.halved(laid.grey)
    strokes = tones.fine_strokes(small, rules, unit)
    close = [_close(w, strokes) for w in words]
    boxes = [_scaled((w.x0, w.top, w.x1, w.bottom), _HALF) for w in close if w.confidence > _SURE]
    found = [r for r in tones.runs_of_print(strokes, boxes, unit) if not _goes_on(r, boxes)]
    heavy = tones.heavy_print(small, unit) if found else small
    runs = [_scaled(r, 1 / _HALF) for r in _dark([r for r in found if not _any(heavy, r)], boxes, small)]
    if not runs or len(runs) > _MOST:
        return list(words)
    column, rows = _column(laid, runs)
    said = [w for w in _placed(recognise(column, languages, BLOCK), rows) if _is_print(w, close)]
    new = [_against(w, close) for w in _told(said)]
    kept = (near if _meets(word, new) else word for word, near in zip(words, close, strict=True))
    return [*(w for w in kept if w.confidence > _SURE or not overlaps(w, new)), *new]


def _meets(word: OcrWord, others: Sequence[OcrWord]) -> bool:
    return any(
        min(word.x1, o.x1) > max(word.x0, o.x0) and min(word.bottom, o.bottom) > max(word.top, o.top) for o in others
    )


def _goes_on(run: Box, boxes: Sequence[Box]) -> bool:
    """Whether a run is the rest of a word that was read in part: both are to be read together, elsewhere."""
    middle, near = (run[1] + run[3]) / 2, _TORN * (run[3] - run[1])
    return any(b[1] < middle < b[3] and b[0] - near < run[2] and run[0] < b[2] + near for b in boxes)


def _any(mask: Mask, box: Box) -> bool:
    x0, top, x1, bottom = map(int, box)
    return bool(mask[max(0, top - 1) : bottom + 1, max(0, x0 - 1) : x1 + 1].any())


def _dark(runs: Sequence[Box], boxes: Sequence[Box], grey: Pixels) -> list[Box]:
    """The runs whose ink is no fainter than that of the words by far, which is looked at only if it matters."""
    depths = [_depth(grey, run) for run in runs]
    if not boxes or all(depth >= _FAINT * _DEEPEST for depth in depths):
        return list(runs)
    least = _FAINT * median(_depth(grey, box) for box in boxes)
    return [run for run, depth in zip(runs, depths, strict=True) if depth >= least]


def _depth(grey: Pixels, box: Box) -> float:
    """Levels by which the ink in a box is darker than the paper in it."""
    x0, top, x1, bottom = map(int, box)
    piece = grey[max(0, top) : bottom + 1, max(0, x0) : x1 + 1]
    if not piece.size:
        return 0.0
    ink, paper = np.percentile(piece, (5, 90))
    return float(paper - ink)


def _told(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words of runs that say something: two letters alone are as often specks."""
    letters = Counter[tuple[int, ...]]()
    for word in words:
        letters[word.line] += sum(map(str.isalnum, word.text))
    return [w for w in words if letters[w.line] >= _FEW]


def _against(word: OcrWord, before: Sequence[OcrWord]) -> OcrWord:
    """The word, in doubt where the first look had another there: the second engine is to decide."""
    other = any(w.text != word.text and overlaps(w, [word]) for w in before)
    return replace(word, confidence=min(word.confidence, _OPEN)) if other else word


def _close(word: OcrWord, strokes: Mask) -> OcrWord:
    """The word in the box of its own line, where it is too high for its letters and another line is seen in it."""
    width = _CAPITAL if word.text.isupper() else _LETTER
    if (word.bottom - word.top) * len(word.text) <= width * (word.x1 - word.x0):
        return word
    x0, top, x1, bottom = (int(v * _HALF) for v in (word.x0, word.top, word.x1, word.bottom))
    rows = np.count_nonzero(strokes[top : bottom + 1, x0 : x1 + 1], axis=1)
    valley = _valley(rows)
    if not valley:
        return word
    if valley > len(rows) - valley:
        return replace(word, bottom=(top + valley) / _HALF)
    return replace(word, top=(top + valley) / _HALF)


def _valley(rows: Counts) -> int:
    """The row of the least ink between two lines of print; 0 where there is one line, its accents or tails."""
    inner = rows[_ROWS:-_ROWS]
    if not len(inner):
        return 0
    at = _ROWS + int(np.argmin(inner))
    above, below = int(rows[:at].max()), int(rows[at:].max())
    parted = rows[at] <= _VALLEY * min(above, below) and min(above, below) >= _LIKE * max(above, below)
    return at if parted else 0


def _column(laid: Laid, runs: Sequence[Box]) -> tuple[Pixels, list[_Row]]:
    """The runs, ruling lines taken out, under each other on white paper, and where each lies in it."""
    clear = without_lines(laid.grey, laid.rules, _LINE * laid.unit)
    pieces, rows, down = [], [], _BETWEEN
    for run in runs:
        x0, top, x1, bottom = (int(v) for v in _padded(run, _PAD * laid.unit))
        factor = min(_LARGEST, max(1.0, _HIGH / (run[3] - run[1])))
        piece = pixels.resize(_evened(clear[top:bottom, x0:x1]), factor)
        pieces.append(piece)
        rows.append(_Row(down, down + piece.shape[0], piece.shape[1] / (x1 - x0), (x0, top)))
        down += piece.shape[0] + _BETWEEN
    column = np.full((down, max(p.shape[1] for p in pieces) + 2 * _MARGIN), _PAPER, np.uint8)
    for piece, row in zip(pieces, rows, strict=True):
        column[row.top : row.bottom, _MARGIN : _MARGIN + piece.shape[1]] = piece
    return column, rows


def _evened(piece: Pixels) -> Pixels:
    """The piece with its ink as dark, and its paper as light, as those of all others."""
    low, high = np.percentile(piece, (2, 75))
    level = (piece - low) * ((_PAPER - _DARK) / max(1.0, high - low)) + _DARK
    return np.asarray(level.clip(0, _PAPER), dtype=np.uint8)


def _scaled(box: Box, factor: float) -> Box:
    return box[0] * factor, box[1] * factor, box[2] * factor, box[3] * factor


def _padded(box: Box, pad: float) -> Box:
    return max(0.0, box[0] - 2 * pad), max(0.0, box[1] - pad), box[2] + 2 * pad, box[3] + pad


def _placed(words: Sequence[OcrWord], rows: Sequence[_Row]) -> list[OcrWord]:
    """The words of the column where they stand on the page; each run is a line of its own."""
    found = []
    for word in words:
        middle = (word.top + word.bottom) / 2
        number, row = next(((n, r) for n, r in enumerate(rows) if r.top <= middle < r.bottom), (0, None))
        if row is None:
            continue
        x0, x1 = ((x - _MARGIN) / row.factor for x in (word.x0, word.x1))
        top, bottom = ((max(row.top, min(row.bottom, y)) - row.top) / row.factor for y in (word.top, word.bottom))
        found.append(moved(OcrWord(word.text, x0, top, x1, bottom, word.confidence, (-3, number)), *row.at))
    return found


def _is_print(word: OcrWord, known: Sequence[OcrWord]) -> bool:
    told = any(map(str.isalnum, word.text)) or word.text in _SIGNS
    return told and word.confidence > _READ and not overlaps(word, known)
