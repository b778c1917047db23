"""Cells and headings that hold a currency and no more."""

from __future__ import annotations

from extractors.values.iso_codes import currency_codes

_MARKS = frozenset({"€", "$", "£", "¥", "US$", "₹", "₺", "TL", "RMB", "元", "zł"})


def is_currency(text: str) -> bool:
    """Whether a text is the code or the mark of a currency and no more ("USD", "(EUR)", "US$")."""
    bare = text.strip(" ()[].")
    return bare.upper() in currency_codes() or bare in _MARKS
