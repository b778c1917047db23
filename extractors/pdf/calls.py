"""PDFium's functions that are asked for every object and every character of a page, with addresses as plain numbers.

Some files draw every letter by itself: building a pointer object for each answer costs more than the answer.
"""

from __future__ import annotations

import ctypes
from typing import Any

from pypdfium2 import raw


def _by_address(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_HANDLE, _NUMBER = ctypes.c_void_p, ctypes.c_int
_ADDRESS = ctypes.c_size_t  # a handle as an answer: 0 where there is none

text_object_at = _by_address(raw.FPDFText_GetTextObject, _ADDRESS, _HANDLE, _NUMBER)
loose_box = _by_address(raw.FPDFText_GetLooseCharBox, _NUMBER, _HANDLE, _NUMBER, _HANDLE)
font_size_at = _by_address(raw.FPDFText_GetFontSize, ctypes.c_double, _HANDLE, _NUMBER)
matrix_at = _by_address(raw.FPDFText_GetMatrix, _NUMBER, _HANDLE, _NUMBER, _HANDLE)
font_of = _by_address(raw.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
render_mode = _by_address(raw.FPDFTextObj_GetTextRenderMode, _NUMBER, _HANDLE)
page_object_at = _by_address(raw.FPDFPage_GetObject, _HANDLE, _HANDLE, _NUMBER)
form_object_at = _by_address(raw.FPDFFormObj_GetObject, _HANDLE, _HANDLE, ctypes.c_ulong)
type_of = _by_address(raw.FPDFPageObj_GetType, _NUMBER, _HANDLE)
count_of_marks = _by_address(raw.FPDFPageObj_CountMarks, _NUMBER, _HANDLE)
mark_of = _by_address(raw.FPDFPageObj_GetMark, _HANDLE, _HANDLE, ctypes.c_ulong)
text_of_mark = _by_address(
    raw.FPDFPageObjMark_GetParamStringValue, _NUMBER, _HANDLE, ctypes.c_char_p, _HANDLE, ctypes.c_ulong, _HANDLE
)
set_active = _by_address(raw.FPDFPageObj_SetIsActive, _NUMBER, _HANDLE, _NUMBER)


def address(handle: Any) -> int:
    """The address that a handle of pypdfium2 holds; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def page_object(at: int) -> Any:
    """The handle of a page object at an address."""
    return ctypes.cast(at, raw.FPDF_PAGEOBJECT)


def font(at: int) -> Any:
    """The handle of a font at an address."""
    return ctypes.cast(at, raw.FPDF_FONT)
