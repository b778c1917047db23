"""What a file says that a piece of its text reads (/ActualText), whatever its glyphs are."""

from __future__ import annotations

import ctypes
import unicodedata

from extractors.pdf import calls

_MARKS = 8  # of one piece of text; more are no tagged page's
_SOFT_HYPHEN = "\u00ad"


def actual_text(at: int) -> str:
    """The text that stands for the glyphs of the text object at an address; "" where the file spells none out."""
    count = calls.count_of_marks(at)
    if count < 1:
        return ""
    size = ctypes.c_ulong()
    told = ctypes.addressof(size)
    for i in range(min(_MARKS, count)):
        mark = calls.mark_of(at, i)
        if calls.text_of_mark(mark, b"ActualText", None, 0, told) and size.value > 2:
            held = ctypes.create_string_buffer(size.value)
            calls.text_of_mark(mark, b"ActualText", ctypes.addressof(held), size.value, told)
            return _text_string(held.raw.decode("utf-16-le", "replace").rstrip("\0"))
    return ""


def _text_string(shown: str) -> str:
    """PDFium hands on each byte of a UTF-16 string as a character of its own, the byte order mark dropped.

    Such a string has bytes that no text has, or is one sign of U+20xx, of which the first byte reads as a space.
    """
    if len(shown) % 2 or max(shown, default="") > "\xff":
        return shown
    one_sign = len(shown) == 2 and shown[0] in " \xfe"
    split = one_sign or any(c < " " for c in shown)
    return shown.encode("latin-1").decode("utf-16-be", "replace") if split else shown


def unseen_signs(said: str) -> str:
    """Signs in the spelt text that leave no mark on paper: zero width, direction of writing; not the soft hyphen."""
    if said.isascii():
        return ""
    return "".join(c for c in said if unicodedata.category(c) == "Cf" and c != _SOFT_HYPHEN)
