"""How well the text of a cell fits what its column is said to hold."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.tables.column_contents import is_date
from extractors.tables.columns import NUMBERS
from extractors.tables.currency_marks import is_currency
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_inference import reads_as_words
from extractors.values.units import parse_unit

_MONEY = frozenset({"unit_price", "amount"})
_CODES = frozenset({"style_number", "lot_number", "bale_number", "hs_code"})
# Pieces of a code; letters of a word.
MOST_PARTS, WORD = 3, 3
# Of an account: "1,250.00 CR".
_SIDES = frozenset({"debit", "credit", "balance"})
_NAMES = re.compile(r"[^\W\d_]+\$?|[$€£¥₹₺]")


@lru_cache(maxsize=16384)
def fit(kind: str | None, text: str) -> int:
    """1 where a text is what a column of this kind holds, -1 where it is something else, 0 where neither is told."""
    if kind in NUMBERS:
        return _fit_of_number(kind or "", text)
    digits = any(map(str.isdigit, text))
    if kind == "unit":
        return 1 if parse_unit(text) else -1 if digits else 0
    if kind == "description":
        return 1 if reads_as_words(text) else 0 if any(map(str.isalpha, text)) else -1
    if kind == "date":
        return 1 if is_date(text) else -1
    if kind == "position":
        return 1 if digits and len(text.split()) == 1 else -1
    if kind in _CODES:
        return _fit_of_code(text)
    return 0


def _fit_of_code(text: str) -> int:
    """A code has figures, few pieces and no words: "4410 A" is one, "6027.93 Woven basket" none."""
    parts = text.split()
    worded = len(parts) > 1 and any(p.isalpha() and len(p) >= WORD for p in parts[1:])
    return -1 if worded and reads_as_words(text) else int(any(map(str.isdigit, text)) and len(parts) <= MOST_PARTS)


def _fit_of_number(kind: str, text: str) -> int:
    """A number has units and currencies beside it only: "20TGIA0001TH" is none, "EA 14.88" no price."""
    if not is_numeric(text):
        return -1
    if kind in _SIDES:
        return 1
    before = is_currency(re.split(r"\d", text, maxsplit=1)[0].strip(" (+-−@") or "$")
    named = all(is_currency(t) or parse_unit(t) for t in _NAMES.findall(text))
    return 1 if named and (before or kind not in _MONEY) else -1
