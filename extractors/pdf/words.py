"""PDFium characters to words: where words end, what they say, how large they stand. Used by pdf_text alone."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

_SPACES = frozenset({0, 9, 10, 11, 12, 13, 32, 0xA0, 0x2007, 0x202F, 0x3000})
_LINE_END_HYPHENS = frozenset({2, 0xFFFE})
_NOTHING = 0xFFFF  # stands for a space that is none
_CONTROLS = frozenset(range(32)) - _SPACES - _LINE_END_HYPHENS


def word_runs(codes: list[int]) -> Iterator[tuple[int, int]]:
    """(start, end) of every run of characters without a space; a hyphen at a line end closes its word."""
    start = -1
    for i, code in enumerate(codes):
        if code in _SPACES:
            if start >= 0:
                yield start, i
            start = -1
            continue
        if start < 0:
            start = i
        if code in _LINE_END_HYPHENS:
            yield start, i + 1
            start = -1
    if start >= 0:
        yield start, len(codes)


# Share of single letters among the words of a page from which its words are taken to be torn apart: PDFium takes a
# page with little on it for one of upright lines, and ends a line behind every letter.
_TORN = 0.4
# A gap between letters that is part of a word, as a share of the font size.
_KERNED = 0.1
# How far a letter may lie from its own shadow, as a share of its width; the next letter is a whole width away.
_SHADOW = 0.4


def without_torn(textpage: Any, codes: list[int]) -> list[int]:
    """The codes of a page; those of a page whose words PDFium has torn apart without the spaces that it invented."""
    runs = list(word_runs(codes))
    single = sum(end - start == 1 and chr(codes[start]).isalpha() for start, end in runs)
    return _without_invented(textpage, codes) if len(runs) > 8 and single > _TORN * len(runs) else codes


def _without_invented(textpage: Any, codes: list[int]) -> list[int]:
    """The codes with 0xFFFF for every space that PDFium put between letters that touch on one line."""
    kept = list(codes)
    seen = -1
    for i, code in enumerate(codes):
        if code in _SPACES and raw.FPDFText_IsGenerated(textpage, i) == 1:
            continue
        if 0 <= seen < i - 1 and _touch(textpage, seen, i):
            kept[seen + 1 : i] = [_NOTHING] * (i - seen - 1)
        seen = -1 if code in _SPACES else i
    return kept


def drawn_once(textpage: Any, codes: list[int]) -> list[int]:
    """The codes with 0xFFFF for every letter drawn again in its own place, as shadows and outlines of text are.

    Two letters of one piece of text in one place are one sign for both: "office" and "brutto" are set so.
    """
    again = [i for i in range(1, len(codes)) if codes[i] == codes[i - 1] and codes[i] not in _SPACES]
    kept = codes
    for i in again:
        if _in_one_place(textpage, i - 1, i) and not _same_object(textpage, i - 1, i):
            kept = kept if kept is not codes else list(codes)
            kept[i] = _NOTHING
    return kept


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


def parted_runs(textpage: Any, codes: list[int]) -> Iterator[tuple[int, int]]:
    """The runs of `word_runs`, cut where pieces of text that stand apart on the page follow without a space.

    Filled form fields do so: the file draws one after the other, wherever they stand.
    """
    for start, end in word_runs(codes):
        if end - start < 2 or _NOTHING in codes[start:end] or _same_object(textpage, start, end - 1):
            yield start, end
            continue
        cuts = [i for i in range(start + 1, end) if _stands_apart(textpage, i)]
        yield from zip([start, *cuts], [*cuts, end], strict=True)


def _same_object(textpage: Any, a: int, b: int) -> bool:
    one, other = raw.FPDFText_GetTextObject(textpage, a), raw.FPDFText_GetTextObject(textpage, b)
    if not one or not other:
        return False
    return ctypes.addressof(one.contents) == ctypes.addressof(other.contents)


def _stands_apart(textpage: Any, i: int) -> bool:
    """The character is of another piece of text than the one before, and farther from it than letters of a word are."""
    if _same_object(textpage, i - 1, i):
        return False
    a, b = raw.FS_RECTF(), raw.FS_RECTF()
    if not (raw.FPDFText_GetLooseCharBox(textpage, i - 1, a) and raw.FPDFText_GetLooseCharBox(textpage, i, b)):
        return False
    height = max(a.top - a.bottom, b.top - b.bottom, 1.0)
    wide, high = max(a.left, b.left) - min(a.right, b.right), max(a.bottom, b.bottom) - min(a.top, b.top)
    return bool(wide > height or high > 0.0)


def texts_of(codes: list[int], runs: list[tuple[int, int]]) -> Iterator[str]:
    """The text of every run, in order."""
    if _NOTHING in codes:
        for start, end in runs:
            yield text_of([c for c in codes[start:end] if c != _NOTHING])
        return
    yield from _plain_texts(codes, runs)


def _plain_texts(codes: list[int], runs: list[tuple[int, int]]) -> Iterator[str]:
    if codes and max(codes) < 0xD800 and not _LINE_END_HYPHENS.intersection(codes):
        whole = "".join(map(chr, codes))
        return (whole[start:end] for start, end in runs)
    return (text_of(codes[start:end]) for start, end in runs)


def text_of(codes: list[int]) -> str:
    """The characters as text."""
    if max(codes) < 0xD800 and min(codes) > 2:
        return "".join(map(chr, codes))
    text = "".join("-" if c in _LINE_END_HYPHENS else chr(c) for c in codes if c <= 0x10FFFF)
    if any(0xD800 <= c <= 0xDFFF for c in codes):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def broken_share(codes: list[int]) -> float:
    """Share of characters that mean nothing: private use, replacement, control."""
    if not codes or (max(codes) < 0xE000 and not _CONTROLS.intersection(codes)):
        return 0.0
    shown = [c for c in codes if c not in _SPACES]
    bad = sum(1 for c in shown if c == 0xFFFD or 0xE000 <= c <= 0xF8FF or (c < 32 and c not in _LINE_END_HYPHENS))
    return bad / len(shown) if shown else 0.0


def font_size(textpage: Any, index: int) -> float:
    """Font size in points as displayed: nominal size times the scale of the text matrix."""
    matrix = raw.FS_MATRIX()
    nominal = float(raw.FPDFText_GetFontSize(textpage, index))
    if raw.FPDFText_GetMatrix(textpage, index, matrix):
        return nominal * (math.hypot(matrix.c, matrix.d) or 1.0)
    return nominal


def word_box(textpage: Any, start: int, end: int, size: float) -> tuple[float, float, float, float]:
    """Box of characters `start` to `end` in page space (y up).

    Loose boxes (ascender to descender) make words of a line equally high; tight ones where those are absurd.
    """
    a = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(textpage, start, a):
        x0, y0, x1, y1 = a.left, a.bottom, a.right, a.top
        if end - start == 1:
            return x0, y0, x1, y1
        if raw.FPDFText_GetLooseCharBox(textpage, end - 1, a):
            x0, x1 = min(x0, a.left), max(x1, a.right)
            y0, y1 = min(y0, a.bottom), max(y1, a.top)
            if size <= 0 or 0.4 * size <= min(x1 - x0, y1 - y0) <= 2.2 * size:
                return x0, y0, x1, y1
    return _tight_box(textpage, start, end - start)


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


def has_actual_text(item: Any) -> bool:
    """Whether a text object is marked with text that is to stand for its glyphs (/ActualText)."""
    for i in range(min(8, max(0, raw.FPDFPageObj_CountMarks(item)))):
        mark = raw.FPDFPageObj_GetMark(item, i)
        size = ctypes.c_ulong()
        if raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, size) and size.value > 2:
            return True
    return False
