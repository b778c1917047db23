"""Where one run of heading words stands over several columns: the body below it parts there in (almost) every row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from extractors.evidence import Word
from extractors.segments import Segment, letter_size
from extractors.tables.columns import is_total, strict_kind
from extractors.values.numbers import NUMBER
from extractors.values.units import parse_unit

# Lines of the body that are looked at.
MOST_ROWS = 14
_WEIGHED = frozenset({"input_quantity", "output_quantity", "net_weight", "gross_weight"})
_CURRENCIES = frozenset("€$£¥")
# Share of the rows that a cut must part, and that must stand under each part.
AGREEMENT = 0.8
# A space between two headings is so many times the usual one of their run; letter heights of the smallest usual one.
WIDER, LEAST_SPACE = 2.5, 0.2


def row_like(row: Sequence[Segment]) -> bool:
    """Whether a line reads as a row of a table: several pieces, one of them a number, and no sum."""
    return len(row) >= 2 and any(_holds_number(s.text) for s in row) and not is_total(row[0].text)


@lru_cache(maxsize=8192)
def _holds_number(text: str) -> bool:
    return NUMBER.search(text) is not None


def rows_below(rows: Sequence[Sequence[Segment]], line: int) -> list[Sequence[Segment]]:
    """The lines close below one that read as rows of its table."""
    return [row for row in rows[line + 1 : line + 1 + MOST_ROWS] if row_like(row)]


def cut_at_gutters(words: Sequence[Word], below: Sequence[Sequence[Segment]]) -> list[Sequence[Word]]:
    """The words parted where a gutter of the rows below runs between them; one part where none does."""
    x0, x1 = words[0].bbox.x0, words[-1].bbox.x1
    body = [[s for s in row if s.bbox.x1 > x0 and s.bbox.x0 < x1] for row in below]
    body = [row for row in body if row]
    if not any(len(row) > 1 for row in body):
        return [words]
    cuts = [
        i
        for i, (a, b) in enumerate(pairwise(words), start=1)
        if not b.text.startswith(("(", "（")) and not _is_unit_of(a, b) and _is_gutter(a.bbox.x1, b.bbox.x0, body)
    ]
    parts = _with_body([words[a:b] for a, b in pairwise([0, *cuts, len(words)])], body)
    return parts or [words]


def cut_at_spaces(words: Sequence[Word]) -> list[Sequence[Word]]:
    """The words parted at the spaces that are wide beside the others of the same run; one part where all are alike."""
    spaces = [b.bbox.x0 - a.bbox.x1 for a, b in pairwise(words)]
    if len(spaces) < 2:
        return [words]
    usual = max(sorted(spaces)[(len(spaces) - 1) // 2], LEAST_SPACE * letter_size(words[0]))
    cuts = [i for i, space in enumerate(spaces, start=1) if space > WIDER * usual]
    return [words[a:b] for a, b in pairwise([0, *cuts, len(words)])]


def known_kind(words: Sequence[Word]) -> str | None:
    """The kind of words that are one heading; a currency inside them closes the first of two ("Preis € Gesamt €")."""
    if any(w.text in _CURRENCIES for w in words[:-1]) and not words[0].text[0].isdigit():
        return None
    return strict_kind(" ".join(w.text for w in words))


def _with_body(parts: Sequence[Sequence[Word]], body: Sequence[Sequence[Segment]]) -> list[Sequence[Word]]:
    """The parts with something below them; one without joins the neighbour with which it is a heading. Empty else."""
    found: list[Sequence[Word]] = []
    loose: Sequence[Word] = ()
    for part in parts:
        over = _is_over(part, body)
        if loose and over and _is_heading([*loose, *part]):
            found.append([*loose, *part])
            loose = ()
        elif loose or (not over and found and _is_heading([*found[-1], *part]) and part is parts[-1]):
            return []
        elif over:
            found.append(part)
        else:
            loose = part
    return [] if loose else found


def _is_heading(words: Sequence[Word]) -> bool:
    return strict_kind(" ".join(w.text for w in words)) is not None


def _is_unit_of(word: Word, unit: Word) -> bool:
    """Whether the second of two words is the unit of what the first weighs ("Lint lbs", "Net kg")."""
    return parse_unit(unit.text) is not None and strict_kind(f"{word.text} {unit.text}") in _WEIGHED


def _is_gutter(left: float, right: float, body: Sequence[Sequence[Segment]]) -> bool:
    """Whether the rows part near a space between two words: one piece ends before it, the next begins after it."""
    middle = (left + right) / 2
    parted = 0
    for row in body:
        crossed = any(s.bbox.x0 < middle < s.bbox.x1 for s in row)
        parted += not crossed and row[0].bbox.x1 <= middle <= row[-1].bbox.x0
    return parted >= AGREEMENT * len(body)


def _is_over(words: Sequence[Word], body: Sequence[Sequence[Segment]]) -> bool:
    x0, x1 = words[0].bbox.x0, words[-1].bbox.x1
    return sum(any(s.bbox.x1 > x0 and s.bbox.x0 < x1 for s in row) for row in body) >= AGREEMENT * len(body)
