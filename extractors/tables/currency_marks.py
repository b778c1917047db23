"""Cells and headings that hold a currency and no more, or a currency per unit."""

from __future__ import annotations

import re

from extractors.values.folding import fold
from extractors.values.iso_codes import currency_codes
from extractors.values.units import parse_unit

_MARKS = frozenset({"€", "$", "£", "¥", "US$", "₹", "₺", "TL", "RMB", "元", "zł"})
# "Price per unit" names none.
_ANY_UNIT = frozenset(
    {"unit", "units", "einheit", "unite", "unidad", "unidade", "ud", "un", "birim", "unita", "each", "ea"}
)
_CENTS = frozenset({"CTS", "CENTS", "CENT", "CT", "USC", "US CTS", "US CENTS", "¢"})


def is_currency(text: str) -> bool:
    """Whether a text is the code or the mark of a currency and no more ("USD", "(EUR)", "US$")."""
    bare = text.strip(" ()[].")
    return bare.upper() in currency_codes() or bare in _MARKS


_PER = re.compile(r"\s*/\s*|\s+per\s+", re.IGNORECASE)


def is_rate(text: str) -> bool:
    """Whether a text is a currency per unit of measure, as prices are headed: "USD/Kg", "Cts/Lb"."""
    parts = _PER.split(text.strip(" ()[]"))
    if len(parts) != 2 or parse_unit(parts[1]) is None:
        return False
    return is_currency(parts[0]) or parts[0].upper().strip(". ") in _CENTS


def rate_unit(text: str) -> str | None:
    """The unit that a price in a currency is headed as being for: "Preço US$/saca" -> BG; None without one."""
    parts = _PER.split(text.strip(" ()[]"))
    if len(parts) != 2 or not parts[1] or not any(is_currency(word) for word in parts[0].split()):
        return None
    word = parts[1].split()[0].strip(" ()[].")
    return parse_unit(word) if len(word) > 1 and fold(word) not in _ANY_UNIT else None
