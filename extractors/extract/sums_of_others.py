"""Sums beside a label of totals that are another thing's: a deposit's, a duty's, a part's of the goods, a price's.

The words are data (tables `prepaid` and `of_others` of `vocabulary/totals.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from extractors.extract.sheet import Edge
from extractors.extract.totals import is_proved, number_of
from extractors.values.folding import fold
from extractors.vocabulary import pattern_of


def without_other_sums(by_field: Mapping[str, Sequence[Edge]]) -> dict[str, list[Edge]]:
    """The edges without totals of a deposit, a duty or a unit's price, and without subtotals of parts of the goods."""
    kept = {field: list(edges) for field, edges in by_field.items()}
    kept["discount"] = [e for e in kept.get("discount", ()) if not _says(e, "prepaid")]
    kept["total"] = [e for e in kept.get("total", ()) if not (_is_another_s(e) or _is_first_of_several(e))]
    if len({number_of(e) for e in _named_parts(kept)}) > 1:
        whole = {number_of(e) for e in kept["total"] if e.value.value}
        parts = _named_parts(kept)
        if not any(number_of(e) in whole or any(is_proved(total, kept) for total in whole) for e in parts):
            kept["subtotal"] = [e for e in kept["subtotal"] if e not in parts]
    return {field: edges for field, edges in kept.items() if edges}


def _is_another_s(edge: Edge) -> bool:
    """Whether a total is of what was paid beforehand, or of what is no price: "Total deposit", "Total duty"."""
    return _says(edge, "prepaid") or _says(edge, "of_others")


def _says(edge: Edge, table: str) -> bool:
    """Whether one of the words stands from a label to its amount, or from the head of a row of totals."""
    line, value = edge.label.line, edge.value
    said = f"{edge.label.text} {_between(edge)}" if value.line is line else value.line.text[: value.start]
    return _words(table).search(fold(said)) is not None


def _between(edge: Edge) -> str:
    label, value = edge.label, edge.value
    return label.line.text[label.end : value.start] if value.line is label.line and value.start >= label.end else ""


def _is_first_of_several(edge: Edge) -> bool:
    """Whether a heading names several things and the value is the first of them: "10.00/12000.00"."""
    label, value = edge.label, edge.value
    headed = label.line.text[label.line.phrases[label.line.phrase_at(label.start)].start : label.end]
    return "/" in fold(headed) and re.match(r"\s*[/／]\s*\d", value.line.text[value.end :]) is not None


def _named_parts(by_field: Mapping[str, Sequence[Edge]]) -> list[Edge]:
    """Subtotals that words between label and amount give to a part of the goods: "Subtotal sheets USD 12,000.00"."""
    return [e for e in by_field.get("subtotal", ()) if e.value.value and re.search(r"[^\W\d_]{4}", _between(e))]


_words = partial(pattern_of, "totals")
