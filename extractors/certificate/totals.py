"""Parts of a quantity told with their total ("2,400 pieces and 2,400 pieces totalling 4,800 pieces")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.certificate.shapes import Piece, vocabulary

_NUMBER = re.compile(r"\d{1,3}(,\d{3})+(\.\d{1,2})?|\d+(\.\d{1,2})?")  # three figures behind a point may be thousands


def mistaken_total(words: Sequence[Piece], parts: frozenset[str]) -> list[Piece]:
    """The word that tells a total, unless the total is proved; none where there is no such word.

    It is proved by one count of `parts` that have no amount ("three lots"), or by amounts of one unit that sum to it.
    """
    known = vocabulary()["quantity"]
    at = [i for i, w in enumerate(words) if w.text in known["totals"]]
    if not at:
        return []
    head, tail = words[: at[0]], words[at[0] + 1 :]
    counted = len(head) == 2 and head[1].text in parts
    added, total = _amounts(head, known["adding"]), _amounts(tail, frozenset())
    units = {unit for _, unit in (*added, *total)}
    proved = len(total) == 1 and len(units) == 1 and sum(n for n, _ in added) == total[0][0]
    return [] if len(at) == 1 and (proved or counted) else [words[at[0]]]


def _amounts(words: Sequence[Piece], adding: frozenset[str]) -> list[tuple[Decimal, str]]:
    """Numbers with their units; none where anything else is said."""
    said = [w.text for w in words if w.text not in adding]
    numbers, units = said[::2], said[1::2]
    if len(numbers) != len(units) or not all(_NUMBER.fullmatch(n) for n in numbers):
        return []
    return [(Decimal(n.replace(",", "")), unit) for n, unit in zip(numbers, units, strict=True)]
