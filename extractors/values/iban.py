"""International bank account numbers (ISO 13616): how long a country's are, and how they are printed.

Lengths: SWIFT, IBAN registry, release 99. The two check digits prove nothing here: papers with invented or outdated
numbers are to be read as they stand.
"""

from __future__ import annotations

import re

LENGTHS = {
    "AD": 24, "AE": 23, "AT": 20, "BE": 16, "BG": 22, "BR": 29, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22,
    "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GE": 22, "GR": 27, "GT": 28,
    "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LT": 20,
    "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PT": 25, "QA": 29, "RO": 24,
    "RS": 22, "SA": 24, "SE": 24, "SI": 19, "SK": 24, "TN": 24, "TR": 26, "UA": 29,
}  # fmt: skip
_OPENING = re.compile(r"[A-Z]{2}\d{2}(?=[A-Z0-9 ]*$)")


def missing(text: str) -> int:
    """How many characters an IBAN lacks to its country's length; 0 for a whole one and for what is none."""
    if not _OPENING.match(text):
        return 0
    return max(0, LENGTHS.get(text[:2], 0) - len(text.replace(" ", "")))


def whole_iban(text: str) -> str:
    """The IBAN that a text begins with, as long as its country's are, spaces kept; "" where it begins with none."""
    if not re.match(r"[A-Z]{2}\d{2}", text):
        return ""
    lacking = LENGTHS.get(text[:2], 0)
    for at, char in enumerate(text):
        lacking -= char.isalnum()
        if lacking == 0:
            return text[: at + 1] if not text[at + 1 : at + 2].isalnum() else ""
    return ""


def in_fours(text: str) -> str:
    """A whole IBAN printed in groups of four, with a lost space between two groups put back."""
    compact = text.replace(" ", "")
    whole = bool(_OPENING.match(text)) and len(compact) == LENGTHS.get(text[:2], 0)
    if not whole or not re.match(r"\w{4} \w{4} ", text):
        return text
    return " ".join(compact[i : i + 4] for i in range(0, len(compact), 4))
