"""A process gives no more than it got: where a record would say so, one of its two quantities was misread."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.evidence import Evidence, Problem

# Moisture, dyes and brine may add so much, as a share of what went in.
ADDED = Decimal("0.2")
_WEIGHTS = frozenset({"KGM", "TNE", "LBR", "DTN"})
_QUANTITIES = ("input_quantity", "output_quantity")


def with_balance(fields: Sequence[Evidence]) -> tuple[list[Evidence], list[Problem]]:
    """The fields without both quantities where more came out than went in, by weight; a problem for each then."""
    got, gave = (next((f for f in fields if f.name == name and f.value), None) for name in _QUANTITIES)
    if got is None or gave is None or got.unit != gave.unit or got.unit not in _WEIGHTS:
        return list(fields), []
    if Decimal(gave.value or 0) <= Decimal(got.value or 0) * (1 + ADDED):
        return list(fields), []
    problems = [
        Problem(
            "unbalanced", f"{f.name}: more would have come out of the process than went in",
            "Read both quantities on the page.", f.name, (f.value or "",),
        )
        for f in (got, gave)
    ]  # fmt: skip
    return [f for f in fields if f.name not in _QUANTITIES], problems
