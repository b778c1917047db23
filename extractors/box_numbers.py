"""Numbers of a form's boxes before their captions: "14. Quantity", "11 Gross weight kg", "2a) Consignee"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.values.units import unit_after

_NUMBER = r"[(（]?(?P<number>\d{1,2})[a-z]?[.)）]?"
_ALONE = re.compile(_NUMBER)
_BEFORE = re.compile(rf"{_NUMBER}\s+(?=[^\W\d_])")
# So many numbered captions make a row of boxes.
BOXES = 3


def is_box_number(text: str) -> bool:
    """Whether a text may be a box's number and nothing else."""
    return _ALONE.fullmatch(text) is not None


def box_number(text: str) -> int | None:
    """The number before a caption; None where a text begins otherwise, or with a quantity ("12 cartons")."""
    match = _boxed(text)
    return int(match["number"]) if match else None


def without_box(text: str) -> str:
    """A caption without the number of its box."""
    match = _boxed(text)
    return text[match.end() :] if match else text


def without_boxes(texts: Sequence[str], *, pointed: bool = False) -> list[str]:
    """The pieces of a line without their boxes' numbers, where so many make it a row of a form's boxes.

    pointed: only of numbers with a point or bracket; bare ones stand over the blanks of a form, not over goods.
    """
    numbers = [text.partition(" ")[0] for text in texts if _boxed(text) is not None]
    boxed = sum(not pointed or not number.isalnum() for number in numbers) >= BOXES
    return [without_box(text) for text in texts] if boxed else list(texts)


def _boxed(text: str) -> re.Match[str] | None:
    match = _BEFORE.match(text)
    return match if match and unit_after(text, match.end("number")) is None else None
