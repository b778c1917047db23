"""Parts of a package: every page once, in order, none beyond the cap, cut between exhibits where that is possible."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from pipeline.parts import Unit, group_units, units_of

SHARED = 40  # bytes that a part needs once, however many pages it has: fonts


@given(st.lists(st.lists(st.integers(1, 60), min_size=1, max_size=6), min_size=1, max_size=12), st.integers(60, 400))
def test_every_page_once_in_order_and_no_part_beyond_the_cap(exhibits: list[list[int]], cap: int) -> None:
    weights = [w for pages in exhibits for w in pages]

    def size(units: Sequence[Unit]) -> int:
        return SHARED + sum(weights[n] for u in units for n in range(u.first, u.end))

    firsts = [1 + sum(len(p) for p in exhibits[:i]) for i in range(len(exhibits))]
    units = units_of([(f"exhibit {i}", first) for i, first in enumerate(firsts)], len(weights))
    parts = group_units(units, cap, size)
    assert [n for part in parts for u in part for n in range(u.first, u.end)] == list(range(len(weights)))
    assert all(size(part) <= cap or (len(part) == 1 and part[0].end - part[0].first == 1) for part in parts)
    whole = {(u.first, u.end) for u in units if size([u]) <= cap}
    assert whole <= {(u.first, u.end) for part in parts for u in part}


def test_an_exhibit_beyond_the_cap_is_continued_under_its_own_name() -> None:
    parts = group_units([Unit("1.1 Contract", 0, 4)], 100, lambda units: sum(40 * (u.end - u.first) for u in units))
    assert [u.title for part in parts for u in part] == ["1.1 Contract", "1.1 Contract (continued)"]


def test_neighbours_that_share_fonts_fit_together() -> None:
    units = [Unit(str(n), n, n + 1) for n in range(4)]
    assert len(group_units(units, 100, lambda u: 40 + 10 * len(u))) == 1
