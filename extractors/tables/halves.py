"""Two lists side by side under one row of headings ("Lot, Product, kg" twice): what went in and what came out.

The lists share lines of the page but no rows: one may be longer, so each is read by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.segments import Segment
from extractors.tables.columns import NUMBERS, is_total
from extractors.tables.heading_cuts import row_like
from extractors.tables.table_model import Header, Heading

_MEASURED = NUMBERS - {"unit_price", "amount", "debit", "credit", "balance"}


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two lists: its headings, its part of every line of the page, and which of these are sums."""

    header: Header
    rows: tuple[list[Segment], ...]
    sums: frozenset[int]


def halves(rows: Sequence[Sequence[Segment]], header: Header) -> tuple[Half, ...]:
    """The two lists that a row of headings opens; empty where it opens one."""
    headings = tuple(h for h in header.headings if h.text)  # a gap between two drawn lists heads nothing
    at = second_list([h.kind for h in headings])
    if at is None:
        return ()
    cut = _cut(rows[header.last_line + 1 :], headings[at - 1], headings[at])
    left = [[s for s in row if s.bbox.center[0] < cut] for row in rows]
    right = [[s for s in row if s.bbox.center[0] >= cut] for row in rows]
    parts = ((headings[:at], left), (headings[at:], right))
    return tuple(Half(_with(header, own), tuple(part), _sums(rows, part)) for own, part in parts)


def _sums(rows: Sequence[Sequence[Segment]], part: Sequence[Sequence[Segment]]) -> frozenset[int]:
    """The lines that a word of sums opens and where a list names nothing of its own: "Total 22150 | Seed 11960"."""
    return frozenset(
        i
        for i, (row, own) in enumerate(zip(rows, part, strict=True))
        if row and is_total(row[0].text) and (row[0] in own or not any(map(_names, own)))
    )


def _names(piece: Segment) -> bool:
    return not any(map(str.isdigit, piece.text)) and any(map(str.isalpha, piece.text)) and not is_total(piece.text)


def second_list(kinds: Sequence[str | None]) -> int | None:
    """Where the second list begins: at its lots, or as many columns before them as stand before the first ones.

    Goods between what the first list measures and the second's lots are the second's, unless they close both lists.
    """
    lots = [i for i, kind in enumerate(kinds) if kind == "lot_number"]
    if len(lots) != 2 or not _measures(kinds[lots[0] : lots[1]]) or not _measures(kinds[lots[1] :]):
        return None
    first, second = lots
    again = first > 0 and kinds[second - first : second] == kinds[:first]
    if again:
        return second - first
    goods = kinds[second - 1] == "description" and kinds[second - 2] in _MEASURED and kinds[-1] != "description"
    return second - 1 if goods else second


def _measures(kinds: Sequence[str | None]) -> bool:
    return bool(_MEASURED & set(kinds))


def _cut(rows: Sequence[Sequence[Segment]], left: Heading, right: Heading) -> float:
    """Halfway between the columns beside the gap: what stands under their headings is parted there."""
    pieces = [s.bbox for row in rows if row_like(row) for s in row]
    end = max([left.bbox.x1, *(b.x1 for b in pieces if left.bbox.x0 <= b.x1 <= right.bbox.x0)])
    start = min([right.bbox.x0, *(b.x0 for b in pieces if end < b.x0 and b.x1 > right.bbox.x0)])
    return (end + start) / 2


def _with(header: Header, headings: tuple[Heading, ...]) -> Header:
    return Header(headings, header.first_line, header.last_line)
