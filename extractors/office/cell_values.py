"""Values of spreadsheet cells as text: numbers by their format but in full, dates by ISO 8601. Pure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

_SYMBOL = re.compile(r'\[\$([^\]-]+)(?:-[^\]]*)?\]|"([^"]*)"|([$€£¥₫₹])')


def shown_value(value: Any, pattern: str) -> str:
    """The text of a value as openpyxl or xlrd give it, in the number format `pattern`; "" for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    if isinstance(value, int | float):
        return shown_number(value, pattern)
    return str(value).strip()


def shown_number(value: float, pattern: str) -> str:
    """A number as its format shows it, but never fewer digits than it has; no grouping, so that it cannot be misread.

    Currency signs and the percent sign of the format are kept. Ten decimals are kept at most: beyond is binary noise.
    """
    first = pattern.split(";", maxsplit=1)[0]
    percent = "%" in first
    number = Decimal(repr(float(value))) * (100 if percent else 1)
    decimals = len(re.sub(r"[^0#?]", "", first.split(".", 1)[1].split("E")[0])) if "." in first else 0
    text = format(round(number, 10).normalize(), "f")
    whole, _, fraction = text.partition(".")
    fraction = fraction.ljust(min(decimals, 10) if re.search(r"\.0", first) else 0, "0")
    text = f"{whole}.{fraction}" if fraction else whole
    padded = re.fullmatch(r"0{2,}", first)
    if padded and not fraction:
        text = text.zfill(len(first))
    sign = next((s for s in _symbols(first) if s.strip()), "")
    before = first.find(sign) < max(first.find("0"), first.find("#")) if sign else True
    text = f"{sign} {text}".replace("$ ", "$").replace("€ ", "€") if sign and before else f"{text} {sign}".rstrip()
    return f"{text}%" if percent else text


def _symbols(pattern: str) -> Iterator[str]:
    for bracket, quoted, bare in _SYMBOL.findall(pattern):
        yield (bracket or quoted or bare).strip()
