"""The characters of a PDF page, asked of PDFium in bulk: a page has thousands, and every question has its price.

Text is a string with one character for each of PDFium's; NOTHING stands for one that is none. Boxes are rows of
x0, y0, x1, y1 in page space (y up).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from pypdfium2 import raw

Boxes = np.ndarray[Any, np.dtype[np.float64]]

NOTHING = "\uffff"
_LAST = 0x10FFFF
_LINE_END = "\ufffe"  # what the bulk text has for a hyphen at the end of a line, a zero, or another oddity


def _by_address(function: Any, result: Any, *arguments: Any) -> Any:
    """PDFium's function with addresses as plain numbers: building a pointer object for every answer costs more."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_object_at = _by_address(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_loose_box = _by_address(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def page_text(textpage: Any, most: int) -> str:
    """The first `most` characters of a page, lone surrogates among them where a file has such."""
    count = min(most, max(0, raw.FPDFText_CountChars(textpage)))
    buffer = (ctypes.c_uint16 * (count + 1))()
    # One for one where the length agrees: PDFium leaves control characters out of its text, and adds nothing to it.
    if raw.FPDFText_GetText(textpage, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count and _LINE_END not in text:
            return text
    unicode = raw.FPDFText_GetUnicode
    codes = [unicode(textpage, i) for i in range(count)]
    return "".join(chr(c) if c <= _LAST else NOTHING for c in codes)


def objects_at(textpage: Any, indices: Iterable[int]) -> list[int]:
    """The address of the text object of each character; 0 where it has none."""
    page = ctypes.cast(textpage, ctypes.c_void_p).value
    return [_object_at(page, i) or 0 for i in indices]


def loose_boxes(textpage: Any, indices: Sequence[int]) -> tuple[Boxes, np.ndarray[Any, np.dtype[np.bool_]]]:
    """Boxes from ascender to descender of the characters, and which of them PDFium knew."""
    page = ctypes.cast(textpage, ctypes.c_void_p).value
    buffer = (raw.FS_RECTF * len(indices))()
    first, size = ctypes.addressof(buffer), ctypes.sizeof(raw.FS_RECTF)
    known = [bool(_loose_box(page, i, first + n * size)) for n, i in enumerate(indices)]
    sides = np.frombuffer(buffer, dtype=np.float32).reshape(len(indices), 4).astype(np.float64)
    left, top, right, bottom = sides.T
    return np.stack([left, bottom, right, top], axis=1), np.array(known, dtype=bool)
