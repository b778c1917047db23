"""Doubtful words of a page that reads well otherwise: their piece of line is read once more by the second engine."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from extractors.ocr import pixels
from extractors.ocr.marks import as_surrounded, closed_up
from extractors.ocr.pieces import Box
from extractors.ocr.second_engine import SECOND, reread
from extractors.ocr.tesseract import OcrWord
from extractors.ocr.within_cells import is_bar, without_lines

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Piece = list[OcrWord]

_DOUBTFUL = 0.8  # confidence below which a word is read again
# And a word with so many figures: of 123 read with 0.8 to 0.9 on scans with known text eight were wrong (a dotted
# zero as 6), which the second engine read rightly; it agreed with the others.
_DOUBTFUL_FIGURES, _FIGURES = 0.9, 2
_BETTER = 0.85  # what the second reading must reach to replace the first
_KEPT = 0.7  # confidence from which text is believed that the first engine did not see
_ONE_LINE = 2.6  # heights of a letter above which a run of ink is more than one line
_SURELY_ONE = 1.9  # heights of a letter that one line has at most, from its tallest to its lowest letter
_LEADING, _LEAST = 0.1, 0.5  # heights of a letter between two lines, and of the lowest line
_TAILS = 0.15  # share of the densest row's ink that is tails and accents between lines
_TORN = 0.6  # heights of a letter between the pieces of one word, or a word and the next
_LINE = 0.15  # heights of a letter on either side of a ruling line's middle that are taken for it
_SHORT = 5  # words of a piece that is read again whole; of a longer one, which costs more, only the doubtful part
_NUMERALS = frozenset("0123456789.,'")
_TOUCHING = 0.4  # heights of a letter up to which a word goes on in the next one, or shows its first letter
_LEVEL = 0.5  # of the lower of two words' heights that both have in common on one line
_GAP = 1.3  # heights of a letter between words that are not of one piece


def reread_doubtful(
    grey: Pixels, words: Sequence[OcrWord], unit: float, rules: Sequence[Box] = (), witnessed: bool = False
) -> tuple[OcrWord, ...]:
    """All words, those in doubt confirmed, replaced by a clearly better second reading, or left with low confidence.

    `unit` is the height of a letter in pixels of the upright image `grey`, `rules` are its ruling lines: upright
    ones part pieces, and are taken out of what is looked at again. A replacement says so by its `engine`. A page that
    is to be `witnessed` keeps its lines whole and its readings as they are: both engines will be heard on all of it.
    """
    upright = [r for r in rules if r[3] - r[1] > r[2] - r[0]]
    pieces = _pieces(words, unit, upright)
    if not witnessed:
        runs = _whole(pieces, unit, upright)
        pieces = [part for run in runs for part in _around_doubt(run) if part]
    sure = _DOUBTFUL if witnessed else _DOUBTFUL_FIGURES
    doubtful = [i for i, piece in enumerate(pieces) if _worth(piece, unit, sure)]
    # Level lines stay: with the underline of a blank the tails of its letters and its commas would go.
    clear = without_lines(grey, upright, _LINE * unit) if upright and doubtful else grey
    answers = dict(zip(doubtful, reread(clear, [_hull(pieces[i]) for i in doubtful]), strict=True))
    if not witnessed:
        answers = {i: (_as_parted(pieces[i], text), confidence) for i, (text, confidence) in answers.items()}
    settled = (_settled(piece, *answers[i]) if i in answers else piece for i, piece in enumerate(pieces))
    found = [word for piece in settled for word in piece]
    return tuple(found if witnessed else closed_up(found, unit))


def read_blocks(grey: Pixels, blocks: Sequence[tuple[float, float, float, float]], unit: float) -> list[OcrWord]:
    """Words of runs of ink that the first engine passed over; only what is read with some certainty."""
    lines = [b for b in blocks if b[3] - b[1] <= _ONE_LINE * unit]
    found: list[OcrWord] = []
    for number, (box, (text, confidence)) in enumerate(zip(lines, reread(grey, lines), strict=True)):
        if confidence >= _KEPT and any(c.isalnum() for c in text):
            whole = OcrWord(text, *box, confidence, (-1, number), SECOND)
            found.extend(_shared([whole], text, confidence))
    return found


def lines_in(grey: Pixels, block: Box, unit: float) -> list[Box]:
    """The lines of text in a run of ink; the run itself where its rows hang together, as those of a stamp do."""
    if block[3] - block[1] <= _SURELY_ONE * unit:
        return [block]
    x0, top, x1, bottom = map(int, block)
    mask = pixels.ink(grey[top:bottom, x0:x1])
    ink = np.count_nonzero(mask, axis=1)
    inked = np.flatnonzero(ink > _TAILS * ink.max(initial=0))
    if not len(inked):
        return [block]
    cuts = np.flatnonzero(np.diff(inked) > _LEADING * unit)
    rows = [(int(run[0]), int(run[-1]) + 1) for run in np.split(inked, cuts + 1)]
    if any(not _LEAST * unit <= low - high <= _ONE_LINE * unit for high, low in rows):
        return [block]
    across = [np.flatnonzero(np.count_nonzero(mask[high:low], axis=0)) for high, low in rows]
    return [
        (float(x0 + xs[0]), float(top + high), float(x0 + xs[-1] + 1), float(top + low))
        for (high, low), xs in zip(rows, across, strict=True)
    ]


def read_broken(
    grey: Pixels, blocks: Sequence[Box], words: Sequence[OcrWord], unit: float
) -> tuple[list[OcrWord], list[OcrWord]]:
    """(words, what they replace): unread ink together with the pieces of the same words beside it, read anew.

    Of "contrato" the first engine saw "ato". A new word stands only where it has the letters of what it replaces.
    """
    runs = [(b, held) for b in blocks if (held := _torn_off(b, words, unit))]
    found: list[OcrWord] = []
    gone: list[OcrWord] = []
    boxes = [_around(block, held) for block, held in runs]
    for number, ((_, held), box, (text, confidence)) in enumerate(zip(runs, boxes, reread(grey, boxes), strict=True)):
        letters = _letters(text)
        if confidence >= _KEPT and all(_letters(w.text) in letters for w in held):
            found.extend(_shared([OcrWord(text, *box, confidence, (-2, number), SECOND)], text, confidence))
            gone.extend(held)
    return found, gone


def _torn_off(block: Box, words: Sequence[OcrWord], unit: float) -> list[OcrWord]:
    """The words of a block's own height and line that go on in it, or it in them."""
    if block[3] - block[1] > _ONE_LINE * unit:
        return []
    middle, near = (block[1] + block[3]) / 2, _TORN * unit
    level = (w for w in words if w.top < middle < w.bottom and w.bottom - w.top < _ONE_LINE * unit)
    return [w for w in level if w.x0 - near < block[2] and block[0] < w.x1 + near]


def _around(block: Box, held: Sequence[OcrWord]) -> Box:
    x0, top, x1, bottom = _hull(list(held))
    return min(x0, block[0]), min(top, block[1]), max(x1, block[2]), max(bottom, block[3])


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _pieces(words: Sequence[OcrWord], unit: float, upright: Sequence[Box]) -> list[Piece]:
    """Words that follow each other on a line without a wide gap or a line between cells."""
    pieces: list[Piece] = []
    for word in words:
        last = pieces[-1][-1] if pieces else None
        if last is not None and _follows(last, word, unit) and not _parted(last, word, upright):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _whole(pieces: list[Piece], unit: float, upright: Sequence[Box]) -> list[Piece]:
    """The pieces, a doubtful one with what touches its ends: the engine parts a line where a stamp lies over it."""
    found: list[Piece] = []
    open_: list[Piece] = []  # those of a doubtful end: a sure word is torn off from such a one alone
    for piece in pieces:
        near = found if _is_open(piece) else open_
        before = next((p for p in near if _is_torn(p[-1], piece[0], unit, upright)), None)
        after = next((p for p in near if _is_torn(piece[-1], p[0], unit, upright)), None)
        if before is not None:
            before.extend(piece)
        elif after is not None:
            after[:0] = piece
        else:
            found.append(piece)
            open_ += [piece] * _is_open(piece)
            continue
        open_ = [p for p in found if _is_open(p)]
    return found


def _is_open(piece: Piece) -> bool:
    return min(piece[0].confidence, piece[-1].confidence) < _DOUBTFUL


def _around_doubt(piece: Piece) -> tuple[Piece, Piece, Piece]:
    """What of a long piece stands before its doubtful words, these with a word on either side, and what follows."""
    at = [n for n, word in enumerate(piece) if _is_doubtful(word)]
    if not at or len(piece) <= _SHORT:
        return piece, [], []
    start, end = max(0, at[0] - 1), at[-1] + 2
    return piece[:start], piece[start:end], piece[end:]


def _is_torn(last: OcrWord, word: OcrWord, unit: float, upright: Sequence[Box]) -> bool:
    """Whether one word of two lines of the engine's begins where the other one ends, and one of them is doubtful."""
    if min(last.confidence, word.confidence) >= _DOUBTFUL or last.line == word.line:
        return False
    if not -_TOUCHING * unit <= word.x0 - last.x1 < _TOUCHING * unit or is_bar(last.text) or is_bar(word.text):
        return False
    common = min(last.bottom, word.bottom) - max(last.top, word.top)
    level = common > _LEVEL * min(last.bottom - last.top, word.bottom - word.top)
    return level and not _parted(last, word, upright)


def _follows(last: OcrWord, word: OcrWord, unit: float) -> bool:
    if is_bar(last.text) or is_bar(word.text):
        return False
    return last.line == word.line and word.x0 - last.x0 >= 0 and word.x0 - last.x1 < _GAP * unit


def _parted(last: OcrWord, word: OcrWord, upright: Sequence[Box]) -> bool:
    """Whether an upright line stands between the middles of two words, at the height of both."""
    y = (max(last.top, word.top) + min(last.bottom, word.bottom)) / 2
    left, right = (last.x0 + last.x1) / 2, (word.x0 + word.x1) / 2
    return any(left < r[0] and r[2] < right and r[1] <= y <= r[3] for r in upright)


def _worth(piece: Piece, unit: float, figures: float) -> bool:
    box = _hull(piece)
    height, width = box[3] - box[1], box[2] - box[0]
    fits = 0.4 * unit <= height <= 3.5 * unit and width >= 0.4 * height and not is_bar(piece[0].text)
    return fits and any(_is_doubtful(w, figures) for w in piece)


def _is_doubtful(word: OcrWord, figures: float = _DOUBTFUL_FIGURES) -> bool:
    """Whether a word is to be read again: no other letters tell what a figure must be, so that it must be surer."""
    count = sum(map(str.isdecimal, word.text))
    return word.confidence < (figures if count >= _FIGURES else _DOUBTFUL)


def _hull(piece: Piece) -> tuple[float, float, float, float]:
    return (
        min(w.x0 for w in piece),
        min(w.top for w in piece),
        max(w.x1 for w in piece),
        max(w.bottom for w in piece),
    )


def _settled(piece: Piece, text: str, confidence: float) -> Piece:
    """Word by word where both readings have as many words, else the better reading of the whole piece."""
    again = text.split()
    if len(again) == len(piece):
        return [_agreed(word, other, confidence) for word, other in zip(piece, again, strict=True)]
    first = min(w.confidence for w in piece)
    if again and confidence >= _BETTER and confidence > first:
        return _shared(piece, text, confidence * 0.95)
    return [replace(w, confidence=min(w.confidence, _DOUBTFUL)) for w in piece]


def _as_parted(piece: Piece, text: str) -> str:
    """The second reading with the spaces of the first one, where it has as many letters in fewer words.

    Not within a number: the first engine sees spaces behind its commas ("7, 700.50").
    """
    again = "".join(text.split())
    ends = list(itertools.accumulate(len(word.text) for word in piece))
    if len(text.split()) >= len(piece) or len(again) != ends[-1]:
        return text
    if any(again[end - 1] in _NUMERALS and again[end] in _NUMERALS for end in ends[:-1]):
        return text
    return " ".join(again[start:end] for start, end in zip([0, *ends], ends, strict=False))


def _agreed(word: OcrWord, text: str, confidence: float) -> OcrWord:
    """Agreement of both makes a word sure; where they differ, the surer one is kept, never surer than it was."""
    if text.casefold() == word.text.casefold():
        chosen = text if confidence > word.confidence else word.text
        return replace(word, text=chosen, confidence=min(0.99, 1 - (1 - word.confidence) * (1 - confidence)))
    if confidence >= _BETTER and confidence > word.confidence:
        return replace(word, text=as_surrounded(word.text, text), confidence=confidence * 0.95, engine=SECOND)
    return word


def _shared(piece: Piece, text: str, confidence: float) -> Piece:
    """The piece's box shared out among the words of a text, by characters."""
    x0, top, x1, bottom = _hull(piece)
    step = (x1 - x0) / len(text)
    found: Piece = []
    at = 0
    for word in text.split():
        at = text.index(word, at)
        left, right = x0 + at * step, x0 + (at + len(word)) * step
        found.append(OcrWord(word, left, top, right, bottom, confidence, piece[0].line, SECOND))
        at += len(word)
    return found
