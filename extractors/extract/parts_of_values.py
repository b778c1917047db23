"""Values that are a piece of another one: the second line of a wrapped lot, a number without its series."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractors.evidence import Evidence

_OF_GOODS = frozenset({"lot_number", "style_number"})


def without_parts(fields: Iterable[Evidence]) -> list[Evidence]:
    """The fields without the values that stand in another value of the same field: "2021/77" in "FT 2021/77"."""
    given = list(fields)
    tariffs = {f.value for f in given if f.name == "hs_code"}
    parts = _parts(f for f in given if f.value)
    counts = {(f.value, f.place.page, f.place.bbox) for f in given if f.name == "packages"}
    # A lot or style that is the tariff number of a line was read under the heading beside its own; a quantity that
    # stands where the packages do counts these ("No. of pieces" of an air waybill).
    return [
        f
        for f in given
        if id(f) not in parts
        and not (f.name in _OF_GOODS and f.value in tariffs)
        and not (f.name == "quantity" and (f.value, f.place.page, f.place.bbox) in counts)
    ]


def _parts(fields: Iterable[Evidence]) -> set[int]:
    """The identities of the values that are a piece of another one."""
    groups: dict[tuple[str, int], list[Evidence]] = defaultdict(list)
    for f in fields:
        groups[f.name, f.place.page].append(f)
    return {id(part) for group in groups.values() for part in _parts_of(group)}


def _parts_of(group: Sequence[Evidence]) -> Iterator[Evidence]:
    """The pieces among values of one field and page. Only those at the height of a value are compared with it."""
    ordered = sorted(group, key=_height)
    heights = [_height(f) for f in ordered]
    bare = [_bare(f.value or "") for f in ordered]
    for whole in group:
        box, text = whole.place.bbox, _bare(whole.value or "")
        for i in range(bisect_left(heights, box.top), bisect_right(heights, box.bottom)):
            if _is_piece(bare[i], text) and box.holds(ordered[i].place.bbox):
                yield ordered[i]


def _height(field: Evidence) -> float:
    return field.place.bbox.center[1]


def _is_piece(shorter: str, longer: str) -> bool:
    """Whether a text is the first or last piece of another one."""
    return len(shorter) < len(longer) and (longer.endswith(shorter) or longer.startswith(shorter))


def _bare(text: str) -> str:
    return re.sub(r"[\s-]+", "", text)
