"""The characters of a PDF page, asked of PDFium in bulk: a page has thousands, and every question has its price.

Text is a string with one character for each of PDFium's; NOTHING stands for one that is none. Boxes are rows of
x0, y0, x1, y1 in page space (y up).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
from pypdfium2 import raw

from extractors.pdf import calls
from extractors.pdf.objects import Matrix, Sides, placed

Boxes = np.ndarray[Any, np.dtype[np.float64]]

NOTHING = "\uffff"
_LAST = 0x10FFFF
_LINE_END = "\ufffe"  # what the bulk text has for a hyphen at the end of a line, a zero, or another oddity


@dataclass(frozen=True, slots=True)
class Letters:
    """The characters of a loaded text page.

    `in_forms` as of `PageObjects`: what a file spells out there (/ActualText, as browsers write "fi" and some Chinese
    signs) PDFium forgets to put through the matrix of the form; such boxes are put right here.
    """

    textpage: Any
    in_forms: Mapping[int, tuple[Matrix, Sides]]

    def text(self, most: int) -> str:
        """The first `most` characters of a page, lone surrogates among them where a file has such."""
        count = min(most, max(0, raw.FPDFText_CountChars(self.textpage)))
        buffer = (ctypes.c_uint16 * (count + 1))()
        # One for one where the length agrees: PDFium leaves control characters out of its text, and adds nothing to it.
        if raw.FPDFText_GetText(self.textpage, 0, count, buffer) == count + 1:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) == count and _LINE_END not in text:
                return text
        unicode = raw.FPDFText_GetUnicode
        codes = [unicode(self.textpage, i) for i in range(count)]
        return "".join(chr(c) if c <= _LAST else NOTHING for c in codes)

    def objects(self, indices: Iterable[int]) -> list[int]:
        """The address of the text object of each character; 0 where it has none."""
        return list(map(calls.text_object_at, repeat(calls.address(self.textpage)), indices))

    def same_object(self, first: int, second: int) -> bool:
        """Whether two characters are of one piece of text."""
        one, other = self.objects((first, second))
        return one == other != 0

    def boxes(self, indices: Sequence[int]) -> tuple[Boxes, np.ndarray[Any, np.dtype[np.bool_]]]:
        """Boxes from ascender to descender of the characters, and which of them PDFium knew."""
        buffer = (raw.FS_RECTF * len(indices))()
        first, size = ctypes.addressof(buffer), ctypes.sizeof(raw.FS_RECTF)
        page, places = calls.address(self.textpage), range(first, first + len(indices) * size, size)
        known = list(map(calls.loose_box, repeat(page), indices, places))
        sides = np.frombuffer(buffer, dtype=np.float32).reshape(len(indices), 4).astype(np.float64)
        left, top, right, bottom = sides.T
        found = np.stack([left, bottom, right, top], axis=1)
        for n, item in enumerate(self.objects(indices) if self.in_forms else ()):
            found[n] = self._righted(tuple(found[n].tolist()), item)
        return found, np.array(known, dtype=bool)

    def pair(self, first: int, second: int) -> tuple[Sides, Sides] | None:
        """The boxes of two characters, None where PDFium does not know one of them; cheaper than `boxes` for two."""
        a, b = raw.FS_RECTF(), raw.FS_RECTF()
        ask = raw.FPDFText_GetLooseCharBox
        if not (ask(self.textpage, first, a) and ask(self.textpage, second, b)):
            return None
        one, other = ((r.left, r.bottom, r.right, r.top) for r in (a, b))
        if not self.in_forms:
            return one, other
        of_one, of_other = self.objects((first, second))
        return self._righted(one, of_one), self._righted(other, of_other)

    def is_moved(self, index: int) -> bool:
        """Whether PDFium has the character in a wrong place."""
        box = raw.FS_RECTF()
        if not self.in_forms or not raw.FPDFText_GetLooseCharBox(self.textpage, index, box):
            return False
        there = box.left, box.bottom, box.right, box.top
        return self._righted(there, self.objects((index,))[0]) is not there

    def _righted(self, box: Sides, item: int) -> Sides:
        """The box of a character of a text object where it belongs."""
        if item not in self.in_forms:
            return box
        matrix, bounds = self.in_forms[item]
        there = placed(box, matrix)
        return there if not _holds(bounds, box) and _holds(bounds, there) else box


def _holds(bounds: Sides, box: Sides) -> bool:
    """Whether the middle of a box lies in or close about the bounds of the glyphs."""
    x, y, near = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, 0.5 * min(bounds[2] - bounds[0], bounds[3] - bounds[1])
    return bounds[0] - near <= x <= bounds[2] + near and bounds[1] - near <= y <= bounds[3] + near
