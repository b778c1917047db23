"""PDFium characters to words: where words end, what they say, how large they stand. Used by pdf_text alone."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

import numpy as np
from pypdfium2 import raw

from extractors.pdf.actual_text import actual_text
from extractors.pdf.letters import NOTHING, Boxes, loose_boxes, objects_at

Run = tuple[int, int]  # start and end of a word among the characters of its page

_SPACES = "\x00\t\n\x0b\x0c\r \xa0\u2007\u202f\u3000"
_LINE_END_HYPHENS = "\x02\ufffe"
_RUN = re.compile(f"[^{_SPACES}{_LINE_END_HYPHENS}]*[{_LINE_END_HYPHENS}]|[^{_SPACES}{_LINE_END_HYPHENS}]+")
# A sign and the same again; of two or three letters where they may be a ligature.
_AGAIN = tuple(re.compile(f"(?=({sign})\\1)") for sign in (f"[^{_SPACES}]", r"[^\W\d_]{2}", r"[^\W\d_]{3}"))
_ODD = re.compile(f"[{_LINE_END_HYPHENS}{NOTHING}\ud800-\udfff]")
_SHOWN = re.compile(f"[^{_SPACES}]")
_MEANINGLESS = re.compile("[\x01\x03-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")

# Share of single letters among the words of a page from which its words are taken to be torn apart: PDFium takes a
# page with little on it for one of upright lines, and ends a line behind every letter.
_TORN = 0.4
# A gap between letters that is part of a word, as a share of the font size.
_KERNED = 0.1
# How far a letter may lie from its own shadow, as a share of its width; the next letter is a whole width away.
_SHADOW = 0.4
_LIGATURE = 3  # letters of the longest ligature
_NARROW = 0.28  # width of one of them, as a share of the font size


def word_runs(text: str) -> list[Run]:
    """Every run of characters without a space; a hyphen at a line end closes its word."""
    return [found.span() for found in _RUN.finditer(text)]


def without_torn(textpage: Any, text: str) -> str:
    """The text of a page; that of a page whose words PDFium has torn apart without the spaces that it invented."""
    runs = word_runs(text)
    single = sum(end - start == 1 and text[start].isalpha() for start, end in runs)
    return _without_invented(textpage, text) if len(runs) > 8 and single > _TORN * len(runs) else text


def _without_invented(textpage: Any, text: str) -> str:
    """The text with NOTHING for every space that PDFium put between letters that touch on one line."""
    kept = list(text)
    seen = -1
    for i, letter in enumerate(text):
        if letter in _SPACES and raw.FPDFText_IsGenerated(textpage, i) == 1:
            continue
        if 0 <= seen < i - 1 and _touch(textpage, seen, i):
            kept[seen + 1 : i] = NOTHING * (i - seen - 1)
        seen = -1 if letter in _SPACES else i
    return "".join(kept)


def drawn_once(textpage: Any, text: str) -> str:
    """The text with NOTHING for every letter drawn again in its own place, as shadows and outlines of text are.

    A ligature is up to three letters and is drawn again as a whole. Two letters of one piece of text in one place are
    one sign for both: "office" and "brutto" are set so.
    """
    kept = text
    for first, count in [(f.start(), len(f[1])) for again in _AGAIN for f in again.finditer(text)]:
        if all(_is_shadow(textpage, i, i + count) for i in {first, first + count - 1}):
            kept = f"{kept[: first + count]}{NOTHING * count}{kept[first + 2 * count :]}"
    return kept


def _is_shadow(textpage: Any, first: int, second: int) -> bool:
    return _in_one_place(textpage, first, second) and not _same_object(textpage, first, second)


def _in_one_place(textpage: Any, first: int, second: int) -> bool:
    a, b = raw.FS_RECTF(), raw.FS_RECTF()
    if not (raw.FPDFText_GetLooseCharBox(textpage, first, a) and raw.FPDFText_GetLooseCharBox(textpage, second, b)):
        return False
    near = _SHADOW * max(0.0, min(a.right - a.left, a.top - a.bottom))
    return bool(abs(b.left - a.left) < near and abs(b.bottom - a.bottom) < near)


def _touch(textpage: Any, first: int, second: int) -> bool:
    a, b = raw.FS_RECTF(), raw.FS_RECTF()
    if not (raw.FPDFText_GetLooseCharBox(textpage, first, a) and raw.FPDFText_GetLooseCharBox(textpage, second, b)):
        return False
    near = _KERNED * max(1.0, a.top - a.bottom)
    return bool(abs(b.left - a.right) < near and abs(b.bottom - a.bottom) < near and abs(b.top - a.top) < near)


def _same_object(textpage: Any, first: int, second: int) -> bool:
    one, other = objects_at(textpage, (first, second))
    return one == other != 0


@dataclass(frozen=True, slots=True)
class Runs:
    """Words of a page: their spans, the text object of each one's first character as `objects_at` has it.

    `within`: by the number of a word that begins or ends with a ligature, its span without that.
    """

    spans: list[Run]
    objects: list[int]
    within: dict[int, Run]


def parted_runs(textpage: Any, text: str) -> Runs:
    """The runs of `word_runs`, cut where pieces of text that stand apart on the page follow without a space.

    Filled form fields do so: the file draws one after the other, wherever they stand.
    """
    runs = word_runs(text)
    firsts = objects_at(textpage, [start for start, _ in runs])
    lasts = objects_at(textpage, [end - 1 for _, end in runs])
    parted: list[Run] = []
    within: dict[int, Run] = {}
    for (start, end), first, last in zip(runs, firsts, lasts, strict=True):
        if end - start < 2 or first == last != 0 or NOTHING in text[start:end]:
            parted.append((start, end))
            continue
        ligated = _ligated(textpage, range(start, end))
        sure = [i for i in range(start, end) if i not in ligated]
        cuts = [i for before, i in pairwise(sure) if _stands_apart(textpage, before, i)]
        if ligated and sure and not cuts:
            within[len(parted)] = sure[0], sure[-1] + 1
        parted += zip([start, *cuts], [*cuts, end], strict=True)
    objects = firsts if len(parted) == len(runs) else objects_at(textpage, [start for start, _ in parted])
    return Runs(parted, objects, within)


def _ligated(textpage: Any, run: range) -> set[int]:
    """The characters of ligatures that the file spells out (/ActualText): in a group PDFium has them anywhere."""
    found: set[int] = set()
    for _, part in groupby(zip(objects_at(textpage, run), run, strict=True), key=itemgetter(0)):
        piece = [i for _, i in part]
        if 1 < len(piece) <= _LIGATURE and actual_text(raw.FPDFText_GetTextObject(textpage, piece[0])):
            found |= set(piece)
    return found


def _stands_apart(textpage: Any, before: int, i: int) -> bool:
    """The character is of another piece of text than the one before, and farther from it than letters of a word are."""
    if _same_object(textpage, before, i):
        return False
    a, b = raw.FS_RECTF(), raw.FS_RECTF()
    if not (raw.FPDFText_GetLooseCharBox(textpage, before, a) and raw.FPDFText_GetLooseCharBox(textpage, i, b)):
        return False
    height = max(a.top - a.bottom, b.top - b.bottom, 1.0)
    wide, high = max(a.left, b.left) - min(a.right, b.right), max(a.bottom, b.bottom) - min(a.top, b.top)
    return bool(wide > height or high > 0.0)


def texts_of(text: str, runs: Sequence[Run]) -> Iterator[str]:
    """The text of every run, in order."""
    if not _ODD.search(text):
        return (text[start:end] for start, end in runs)
    return (_meant(text[start:end]) for start, end in runs)


def _meant(text: str) -> str:
    """The characters as they are meant: hyphens of line ends as hyphens, pairs of surrogates joined."""
    plain = re.sub(f"[{_LINE_END_HYPHENS}]", "-", text.replace(NOTHING, ""))
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def broken_share(text: str) -> float:
    """Share of characters that mean nothing: private use, replacement, control."""
    bad = len(_MEANINGLESS.findall(text))
    return bad / len(_SHOWN.findall(text)) if bad else 0.0


def font_size(textpage: Any, index: int) -> float:
    """Font size in points as displayed: nominal size times the scale of the text matrix."""
    matrix = raw.FS_MATRIX()
    nominal = float(raw.FPDFText_GetFontSize(textpage, index))
    if raw.FPDFText_GetMatrix(textpage, index, matrix):
        return nominal * (math.hypot(matrix.c, matrix.d) or 1.0)
    return nominal


def word_boxes(textpage: Any, runs: Runs, sizes: Sequence[float]) -> Boxes:
    """Boxes of words in page space (y up): shape (words, 4); `sizes` as of `font_size`.

    Loose boxes (ascender to descender) make words of a line equally high; tight ones where those are absurd.
    """
    boxes = _boxes_of(textpage, runs.spans, sizes)
    numbers = list(runs.within)
    inner = _boxes_of(textpage, list(runs.within.values()), [sizes[n] for n in numbers])
    for n, box in zip(numbers, inner, strict=True):
        before, after = (abs(a - b) * sizes[n] for a, b in zip(runs.spans[n], runs.within[n], strict=True))
        most = box + np.array([-before, -0.5 * sizes[n], after, 0.5 * sizes[n]])
        if (boxes[n][:2] < most[:2]).any() or (boxes[n][2:] > most[2:]).any():
            boxes[n] = box + np.array([-_NARROW * before, 0, _NARROW * after, 0])
    return boxes


def _boxes_of(textpage: Any, spans: Sequence[Run], sizes: Sequence[float]) -> Boxes:
    starts, ends = [start for start, _ in spans], [end - 1 for _, end in spans]
    first, knew_first = loose_boxes(textpage, starts)
    last, knew_last = loose_boxes(textpage, ends)
    both = np.concatenate([np.minimum(first[:, :2], last[:, :2]), np.maximum(first[:, 2:], last[:, 2:])], axis=1)
    size = np.array(sizes)
    side = np.minimum(both[:, 2] - both[:, 0], both[:, 3] - both[:, 1])
    sound = knew_last & ((size <= 0) | ((0.4 * size <= side) & (side <= 2.2 * size)))
    single = np.array(starts) == np.array(ends)
    for n in np.flatnonzero(~(knew_first & (single | sound))).tolist():
        both[n] = _tight_box(textpage, spans[n][0], spans[n][1] - spans[n][0])
    return both


def _tight_box(textpage: Any, start: int, count: int) -> tuple[float, float, float, float]:
    sides = [ctypes.c_double() for _ in range(4)]
    boxes = []
    for i in range(max(0, raw.FPDFText_CountRects(textpage, start, count))):
        if raw.FPDFText_GetRect(textpage, i, *sides):
            left, top, right, bottom = (s.value for s in sides)
            boxes.append((min(left, right), min(top, bottom), max(left, right), max(top, bottom)))
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def font_is_bold(font: Any, name: str) -> bool:
    """Whether a raw font says so, by weight or name."""
    return raw.FPDFFont_GetWeight(font) >= 600 or any(m in name.lower() for m in ("bold", "black", "heavy", "demi"))


def font_name(font: Any) -> str:
    """The name of a raw font, with the mark of its subset."""
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(1, size))
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    return buffer.value.decode("latin-1")
