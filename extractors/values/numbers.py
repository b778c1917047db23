"""Numbers as printed -> exact decimals. A separator of two meanings stays open until the document decides it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

# A unit may be glued to its number ("3800PCS", "18,080.00KGS", "20吨"); a single letter is part of a mark ("40S").
_GLUED = (
    r"(?i:pcs?|pces?|kgs?|kgm|lbs|ctns?|cartons?|mts?|mtrs?|yds?|rolls?|bags?|bales?|drums?|sets?|prs|pairs?|pkgs?|"
    r"plts?|doz|adet|koli|stk|szt|pzas?|uds|cajas|sacos|tons?)(?![\w])|[件箱包卷捆桶套双袋吨米码打匹支条](?!月)|千克|公斤|[元圆](?:[整正]|(?![\u4e00-\u9fff]))"
)
NUMBER = re.compile(
    r"(?<![\w.,])[-+−]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,4})?(?![\d])|\d+(?:[.,'’]\d+)*)"
    rf"(?:-(?![\w]))?(?:(?={_GLUED})|(?![\w]|[.,]\d))"
)
_SPACES = re.compile(r"[\s   '’]")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A possible meaning of a printed number; `decimal` is the decimal separator that it presumes, "" for none."""

    value: Decimal
    decimal: str


def _groups(whole: str, separator: str) -> str | None:
    """The digits of a grouped whole number, or None when the groups are not of thousands (or lakhs)."""
    parts = whole.split(separator)
    if len(parts) == 1:
        return whole
    regular = 1 <= len(parts[0]) <= 3 and all(len(p) == 3 for p in parts[1:])
    if regular or (separator == "," and _INDIAN.fullmatch(whole)):
        return "".join(parts)
    return None


def _two_separators(body: str) -> tuple[NumberReading, ...]:
    decimal = max(".,", key=body.rfind)
    other = "," if decimal == "." else "."
    whole, fraction = body.rsplit(decimal, 1)
    digits = _groups(whole, other)
    if digits is None or decimal in whole:
        return ()
    return (NumberReading(Decimal(f"{digits}.{fraction}"), decimal),)


def _one_separator(body: str, separator: str) -> tuple[NumberReading, ...]:
    other = "," if separator == "." else "."
    digits = _groups(body, separator)
    if body.count(separator) > 1:
        return (NumberReading(Decimal(digits), other),) if digits is not None else ()
    whole, fraction = body.split(separator)
    as_decimal = NumberReading(Decimal(f"{whole}.{fraction}"), separator)
    if digits is None or whole.startswith("0"):
        return (as_decimal,)
    return (NumberReading(Decimal(digits), other), as_decimal)


_CENTS, _GROUPED = re.compile(r"[.,]\d{2}"), re.compile(r"\d+(?:[.,]\d+)*")


@lru_cache(maxsize=8192)
def number_readings(text: str) -> tuple[NumberReading, ...]:
    """Every sensible meaning of a printed number: "1,234.56" has one, "1,234" has two, "1,2,3" has none."""
    body = text.strip()
    negative = body.startswith(("-", "−", "(")) or body.endswith("-")
    body = _SPACES.sub("", body.strip("()+-−"))
    if _CENTS.fullmatch(body):
        body = f"0{body}"
    if not _GROUPED.fullmatch(body):
        return ()
    kinds = {c for c in body if c in ".,"}
    if not kinds:
        readings: tuple[NumberReading, ...] = (NumberReading(Decimal(body), ""),)
    elif len(kinds) == 2:
        readings = _two_separators(body)
    else:
        readings = _one_separator(body, kinds.pop())
    return tuple(NumberReading(-r.value, r.decimal) for r in readings) if negative else readings


@lru_cache(maxsize=8192)
def parse_number(text: str, decimal: str | None) -> Decimal | None:
    """The one meaning of a printed number under the document's decimal separator, or None when it stays open."""
    readings = number_readings(text)
    if len(readings) == 1:
        return readings[0].value
    fitting = [r.value for r in readings if r.decimal == decimal]
    return fitting[0] if len(fitting) == 1 else None


def decimal_votes(texts: Iterable[str]) -> tuple[int, int]:
    """How many of the numbers prove a point, and how many a comma, as decimal separator."""
    point = comma = 0
    for text in texts:
        readings = number_readings(text)
        if len(readings) == 1:
            point += readings[0].decimal == "."
            comma += readings[0].decimal == ","
    return point, comma


def plain(value: Decimal) -> str:
    """A decimal as the contract prints it: a point, no exponent, no closing zeros."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
