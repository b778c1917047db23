"""PDFium characters to words: where words end, what they say, how large they stand. Used by pdf_text alone."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import Any

import numpy as np
from pypdfium2 import raw

from extractors.evidence import Word
from extractors.pdf import calls
from extractors.pdf.letters import NOTHING, Boxes, Letters
from extractors.pdf.objects import Sides
from extractors.pdf.page_frame import PageFrame

Run = tuple[int, int]  # start and end of a word among the characters of its page

_SPACES = "\x00\t\n\x0b\x0c\r \xa0\u2007\u202f\u3000"
_LINE_END_HYPHENS = "\x02\ufffe"
_RUN = re.compile(f"[^{_SPACES}{_LINE_END_HYPHENS}]+[{_LINE_END_HYPHENS}]?|[{_LINE_END_HYPHENS}]")
# What may be drawn again: a sign; two or three letters, which may be a ligature.
_AGAIN = (re.compile(f"[^{_SPACES}]"), re.compile(r"[^\W\d_]{2}"), re.compile(r"[^\W\d_]{3}"))
_ODD = re.compile(f"[{_LINE_END_HYPHENS}{NOTHING}\ud800-\udfff]")
_SHOWN = re.compile(f"[^{_SPACES}]")
_MEANINGLESS = re.compile("[\x01\x03-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")

# A character that PDFium has no letter for is a blank between two words. Beside a blank it is a sign of its own, as
# where the font lacks one that directs the writing: what it is cannot be told, and it must not vanish.
_UNKNOWN = re.compile("(?<=[ \xa0])\x00|\x00(?=[ \xa0])")

# Share of single letters among the words of a page from which its words are taken to be torn apart: PDFium takes a
# page with little on it for one of upright lines, and ends a line behind every letter.
_TORN = 0.4
# A gap between letters that is part of a word, as a share of the font size.
_KERNED = 0.1
# How far a letter may lie from its own shadow, as a share of its width; the next letter is a whole width away.
_SHADOW = 0.4
# Letters of which one is so many times as high as the other, and lies over it by this share of the lower one.
_UNLIKE, _LAID_OVER = 2.5, 0.3
# Share of the higher one's height that the lower one has at least for this: a hyphen has hardly any.
_FLAT = 0.2
# The same between letters of which one has a tight box.
_BESIDE = 0.2


def word_runs(text: str) -> list[Run]:
    """Every run of characters without a space; a hyphen at a line end closes its word."""
    return [found.span() for found in _RUN.finditer(text)]


def with_unknown_signs(text: str) -> str:
    """The text with U+FFFD, which no form has, for every character beside a blank that PDFium has no letter for."""
    return _UNKNOWN.sub("\ufffd", text) if "\x00" in text else text


def without_torn(letters: Letters, text: str) -> tuple[str, list[Run]]:
    """The text of a page and its words; that of a page whose words PDFium tears without the spaces that it invented.

    It tears them around characters too that it has in a wrong place.
    """
    runs = word_runs(text)
    single = sum(map(str.isalpha, [text[start] for start, end in runs if end - start == 1]))
    torn = len(runs) > 8 and single > _TORN * len(runs)
    whole = _without_invented(letters, text, everywhere=torn) if torn or letters.in_forms else text
    return whole, runs if whole == text else word_runs(whole)


def _without_invented(letters: Letters, text: str, *, everywhere: bool) -> str:
    """The text with NOTHING for every space that PDFium put between letters that touch on one line."""
    kept = list(text)
    seen = -1
    for i, letter in enumerate(text):
        if letter in _SPACES and raw.FPDFText_IsGenerated(letters.textpage, i) == 1:
            continue
        if 0 <= seen < i - 1:
            touch = _touch if everywhere else _touch_moved
            kept[seen + 1 : i] = NOTHING * (i - seen - 1) if touch(letters, seen, i) else kept[seen + 1 : i]
        seen = -1 if letter in _SPACES else i
    return "".join(kept)


def drawn_once(letters: Letters, text: str) -> str:
    """The text with NOTHING for every letter drawn again in its own place, as shadows and outlines of text are.

    A ligature is up to three letters and is drawn again as a whole. Two letters of one piece of text in one place are
    one sign for both: "office" and "brutto" are set so.
    """
    kept, again = text, list(_said_twice(text))
    ones = letters.objects([first for first, _ in again])
    others = letters.objects([first + count for first, count in again])
    for (first, count), one, other in zip(again, ones, others, strict=True):
        apart = one == 0 or one != other
        if apart and all(_is_shadow(letters, i, i + count) for i in {first, first + count - 1}):
            kept = f"{kept[: first + count]}{NOTHING * count}{kept[first + 2 * count :]}"
    return kept


def _said_twice(text: str) -> Iterator[tuple[int, int]]:
    """(start, length) of every sign, and of every two or three letters, that the same follows at once."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    for count, sign in enumerate(_AGAIN, 1):
        alike = codes[count:] == codes[:-count]
        here = np.logical_and.reduce([alike[i : len(alike) - count + 1 + i] for i in range(count)])
        yield from ((start, count) for start in np.flatnonzero(here).tolist() if sign.match(text, start))


def _is_shadow(letters: Letters, first: int, second: int) -> bool:
    return not letters.same_object(first, second) and _in_one_place(letters, first, second)


def _in_one_place(letters: Letters, first: int, second: int) -> bool:
    found = letters.pair(first, second)
    if found is None:
        return False
    (left, bottom, right, top), (other_left, other_bottom, _, _) = found
    near = _SHADOW * max(0.0, min(right - left, top - bottom))
    return abs(other_left - left) < near and abs(other_bottom - bottom) < near


def _touch(letters: Letters, first: int, second: int) -> bool:
    found = letters.pair(first, second)
    if found is None:
        return False
    (_, bottom, right, top), (other_left, other_bottom, _, other_top) = found
    near = _KERNED * max(1.0, top - bottom)
    return abs(other_left - right) < near and abs(other_bottom - bottom) < near and abs(other_top - top) < near


def _touch_moved(letters: Letters, first: int, second: int) -> bool:
    """As `_touch`, of two letters of which PDFium has one in a wrong place: its box is tight about the glyph."""
    if not (letters.is_moved(first) or letters.is_moved(second)):
        return False
    found = letters.pair(first, second)
    if found is None:
        return False
    (_, bottom, right, top), (other_left, other_bottom, _, other_top) = found
    near = _BESIDE * max(1.0, top - bottom, other_top - other_bottom)
    return abs(other_left - right) < near and min(top, other_top) > max(bottom, other_bottom)


def parted_runs(letters: Letters, text: str, runs: list[Run]) -> tuple[list[Run], list[int]]:
    """The words of a text, cut where pieces of text that stand apart on the page follow without a space.

    Filled form fields do so: the file draws one after the other, wherever they stand. Also the text object of the first
    character of each run.
    """
    firsts = letters.objects([start for start, _ in runs])
    longer = [(run, first) for run, first in zip(runs, firsts, strict=True) if run[1] - run[0] > 1]
    lasts = letters.objects([end - 1 for (_, end), _ in longer])
    doubtful = {
        (start, end)
        for ((start, end), first), last in zip(longer, lasts, strict=True)
        if not first == last != 0 and NOTHING not in text[start:end]
    }
    cuts = _standing_apart(letters, sorted(doubtful)) | _behind_brackets(letters, text, doubtful) if doubtful else ()
    if not cuts:
        return runs, firsts
    parted = [part for run in runs for part in (_cut(run, cuts) if run in doubtful else (run,))]
    return parted, letters.objects([start for start, _ in parted])


def _behind_brackets(letters: Letters, text: str, runs: Iterable[Run]) -> Set[int]:
    """Letters that another piece of text sets at once behind a bracket: a name written beside "(Signature)"."""
    found = (i for start, end in runs for i in range(start + 1, end) if text[i - 1] in ")）" and text[i].isalpha())
    return {i for i in found if not letters.same_object(i - 1, i)}


def _cut(run: Run, cuts: Set[int]) -> Iterator[Run]:
    start, end = run
    inner = [i for i in range(start + 1, end) if i in cuts]
    return zip([start, *inner], [*inner, end], strict=True)


def _standing_apart(letters: Letters, runs: Sequence[Run]) -> Set[int]:
    """Characters of runs that are of another piece of text than the one before, and farther from it than in a word.

    Or of the same piece behind its one wide gap: PDFium takes none for a space that letter spacing makes, as some
    programs set two columns ("1" and the goods behind it); spaced words ("I N V O I C E") have many.
    """
    indices = [i for start, end in runs for i in range(start, end)]
    items, (boxes, known) = np.array(letters.objects(indices)), letters.boxes(indices)
    a, b = boxes[:-1], boxes[1:]
    high_a, high_b = a[:, 3] - a[:, 1], b[:, 3] - b[:, 1]
    height, low = np.maximum(np.maximum(high_a, high_b), 1.0), np.maximum(np.minimum(high_a, high_b), 1.0)
    wide = np.maximum(a[:, 0], b[:, 0]) - np.minimum(a[:, 2], b[:, 2])
    high = np.maximum(a[:, 1], b[:, 1]) - np.minimum(a[:, 3], b[:, 3])
    other = (items[1:] != items[:-1]) | (items[1:] == 0)
    over = _LAID_OVER * np.maximum(low, _FLAT * height)  # the tail of a J reaches over the hyphen before it
    unlike = (height > _UNLIKE * low) & ((wide > low) | (wide < -over))  # as a watermark over small print
    seen = known[:-1] & known[1:]
    far = seen & other & ((wide > height) | (high > 0.0) | unlike)
    wider = {indices[n + 1] for n in np.flatnonzero(seen & ~other & (wide > height) & (high <= 0.0)).tolist()}
    starts = {start for start, _ in runs}
    lone = {i for run in runs if len(own := wider & set(range(run[0] + 1, run[1]))) == 1 for i in own}
    return {i for n in np.flatnonzero(far).tolist() if (i := indices[n + 1]) not in starts} | lone


def texts_of(text: str, runs: Sequence[Run]) -> Iterator[str]:
    """The text of every run, in order."""
    if not _ODD.search(text):
        return (text[start:end] for start, end in runs)
    return (_meant(text[start:end]) for start, end in runs)


def _meant(text: str) -> str:
    """The characters as they are meant: hyphens of line ends as hyphens, pairs of surrogates joined."""
    plain = re.sub(f"[{_LINE_END_HYPHENS}]", "-", text.replace(NOTHING, ""))
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def unseen_words(texts: Sequence[tuple[str, Sides]], reason: str, frame: PageFrame) -> tuple[Word, ...]:
    """What nobody sees, where the file puts it: hidden words, so that they touch no value."""
    boxes = frame.boxes([place for _, place in texts])
    return tuple(Word(text, box, hidden=reason) for (text, _), box in zip(texts, boxes, strict=True))


def broken_share(text: str) -> float:
    """Share of characters that mean nothing: private use, replacement, control."""
    bad = len(_MEANINGLESS.findall(text))
    return bad / len(_SHOWN.findall(text)) if bad else 0.0


def font_sizes(textpage: Any) -> Callable[[int], float]:
    """The font size of a character in points as displayed: nominal size times the scale of the text matrix."""
    page, matrix = calls.address(textpage), raw.FS_MATRIX()
    place = ctypes.addressof(matrix)

    def size(index: int) -> float:
        nominal: float = calls.font_size_at(page, index)
        return nominal * (math.hypot(matrix.c, matrix.d) or 1.0) if calls.matrix_at(page, index, place) else nominal

    return size


def word_boxes(letters: Letters, runs: Sequence[Run], sizes: Sequence[float]) -> Boxes:
    """Boxes of words in page space (y up): shape (words, 4); `sizes` as of `font_sizes`.

    Loose boxes (ascender to descender) make words of a line equally high; tight ones where those are absurd.
    """
    starts, ends = [start for start, _ in runs], [end - 1 for _, end in runs]
    first, knew_first = letters.boxes(starts)
    last, knew_last = letters.boxes(ends)
    both = np.concatenate([np.minimum(first[:, :2], last[:, :2]), np.maximum(first[:, 2:], last[:, 2:])], axis=1)
    size = np.array(sizes)
    side = np.minimum(both[:, 2] - both[:, 0], both[:, 3] - both[:, 1])
    sound = knew_last & ((size <= 0) | ((0.4 * size <= side) & (side <= 2.2 * size)))
    single = np.array(starts) == np.array(ends)
    for n in np.flatnonzero(~(knew_first & (single | sound))).tolist():
        both[n] = _tight_box(letters, *runs[n])
    return both


def _tight_box(letters: Letters, start: int, end: int) -> Sides:
    if letters.in_forms and any(map(letters.is_moved, range(start, end))):
        boxes = [(*box,) for box in letters.boxes(range(start, end))[0].tolist()]
    else:
        boxes = list(_rectangles(letters.textpage, start, end - start))
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def _rectangles(textpage: Any, start: int, count: int) -> Iterator[Sides]:
    sides = [ctypes.c_double() for _ in range(4)]
    for i in range(max(0, raw.FPDFText_CountRects(textpage, start, count))):
        if raw.FPDFText_GetRect(textpage, i, *sides):
            left, top, right, bottom = (s.value for s in sides)
            yield min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def font_is_bold(font: Any, name: str) -> bool:
    """Whether a raw font says so, by weight or name."""
    return raw.FPDFFont_GetWeight(font) >= 600 or any(m in name.lower() for m in ("bold", "black", "heavy", "demi"))


def font_name(font: Any) -> str:
    """The name of a raw font, with the mark of its subset."""
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(1, size))
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    return buffer.value.decode("latin-1")
