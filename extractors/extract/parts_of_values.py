"""Values that are a piece of another one: the second line of a wrapped lot, a number without its series."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.evidence import Evidence

_OF_GOODS = frozenset({"lot_number", "style_number"})


def without_parts(fields: Iterable[Evidence]) -> list[Evidence]:
    """The fields without the values that stand in another value of the same field: "2021/77" in "FT 2021/77"."""
    given = list(fields)
    return [f for f in given if not any(_holds(whole, f) or _is_tariff(whole, f) for whole in given)]


def _is_tariff(code: Evidence, other: Evidence) -> bool:
    """Whether a lot or style is the tariff number of a line of goods, read under the heading beside its own."""
    return code.name == "hs_code" and other.name in _OF_GOODS and code.value == other.value


def _holds(whole: Evidence, part: Evidence) -> bool:
    """Whether a value of the same field in the same box has the other as its first or last piece."""
    if whole.name != part.name or not whole.value or not part.value or whole.place.page != part.place.page:
        return False
    longer, shorter = _bare(whole.value), _bare(part.value)
    piece = len(shorter) < len(longer) and (longer.endswith(shorter) or longer.startswith(shorter))
    return piece and whole.place.bbox.holds(part.place.bbox)


def _bare(text: str) -> str:
    return re.sub(r"[\s-]+", "", text)
