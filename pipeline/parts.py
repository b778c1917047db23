"""Where a package that is too big for one upload is cut: between exhibits, inside one only when it alone is too big.

Pure; how big a part comes out is asked of the caller, since neighbours share fonts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """Pages `first` to `end` (from 0, end not included) that belong together, with their title."""

    title: str
    first: int
    end: int


Size = Callable[[Sequence[Unit]], int]


def units_of(starts: Sequence[tuple[str, int]], pages: int) -> list[Unit]:
    """Units from (title, first page from 1) in order, the last one up to the last page."""
    ends = [*(first for _, first in starts[1:]), pages + 1]
    return [Unit(title, first - 1, end - 1) for (title, first), end in zip(starts, ends, strict=True)]


def group_units(units: Sequence[Unit], cap: int, size: Size) -> list[list[Unit]]:
    """Neighbouring units in parts of at most `cap` bytes; a single page beyond the cap is a part of its own."""
    groups: list[list[Unit]] = []
    filled = 0
    for piece in (p for unit in units for p in _pieces(unit, cap, size)):
        alone = size([piece])
        # A sum over the cap may still fit together: ask before a new part is begun.
        together = filled + alone
        if groups and together > cap:
            together = size([*groups[-1], piece])
        if groups and together <= cap:
            groups[-1].append(piece)
            filled = together
        else:
            groups.append([piece])
            filled = alone
    return groups


def _pieces(unit: Unit, cap: int, size: Size) -> Iterator[Unit]:
    if unit.end - unit.first == 1 or size([unit]) <= cap:
        yield unit
        return
    middle = (unit.first + unit.end) // 2
    yield from _pieces(Unit(unit.title, unit.first, middle), cap, size)
    yield from _pieces(Unit(f"{unit.title.removesuffix(_CONTINUED)}{_CONTINUED}", middle, unit.end), cap, size)


_CONTINUED = " (continued)"
