"""What recognition makes of signs that print tells apart and pixels hardly do: units, quotes, stray marks."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.certificate.blanks import Blank

_UNITS = {"0z": "oz", "0z.": "oz.", "0z.,": "oz.,"}  # ounces
_QUOTES = str.maketrans("\u2018\u2019\u201a\u0060\u00b4", "'''''")
_STRAY = re.compile(r"^[\s\'\"\u201c\u201d_|~^\u00b7\u2022]+(?=\w)|(?<=[\w.)])[\s\"\u201c\u201d_|~^\u00b7\u2022]+$")


def as_printed(name: str, blank: Blank) -> Blank:
    """The value of a blank as it must have been printed: units spelt, plain quotes, no specks at its ends."""
    if not blank.value:
        return blank
    text = _STRAY.sub("", blank.value.translate(_QUOTES)) or blank.value
    if name in ("quantity", "description", "packages"):
        text = " ".join(_UNITS.get(word, word) for word in text.split(" "))
    return blank if text == blank.value else replace(blank, value=text)
