"""Two sums of one payment: what was sent in foreign currency, and what that was in the bank's own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.extract.sheet import Edge
from extractors.values.folding import fold
from extractors.values.money import SHARED
from extractors.vocabulary import pattern_of


def local_beside_foreign(by_field: Mapping[str, Sequence[Edge]]) -> dict[str, list[Edge]]:
    """The edges with a plain amount in another currency than the one named foreign as its local twin.

    "Importe en moneda extranjera: USD 300.00", "Importe: EUR 280.00". Without a mark of each nothing is told.
    """
    kept = {field: list(edges) for field, edges in by_field.items()}
    amounts = kept.get("amount", [])
    foreign = {_mark(e) for e in amounts if _is_foreign(e)} - {""}
    local = [e for e in amounts if not _is_foreign(e) and _mark(e) and _mark(e) not in foreign]
    if not foreign or not local:
        return kept
    kept["amount"] = [e for e in amounts if e not in local]
    kept.setdefault("total_local", []).extend(replace(e, field="total_local") for e in local)
    return kept


def _mark(edge: Edge) -> str:
    return "" if edge.value.mark in SHARED else edge.value.mark


def _is_foreign(edge: Edge) -> bool:
    return _foreign().search(fold(edge.label.text)) is not None


def _foreign() -> re.Pattern[str]:
    return pattern_of("payments", "foreign")
