"""What a table's columns say against a label: money stands in no column of weights, a weight in none of money.

The row "Total | 2,200 | 22,000.00 | 60,450.00" has three figures behind one word; its table says which is money.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from extractors.extract.labels import vocabulary
from extractors.extract.sheet import Edge
from extractors.tables.table_model import Table

_COUNTED = frozenset({"quantity", "packages", "net_weight", "gross_weight"})
_PRICED = frozenset({"amount", "unit_price"})


def without_other_columns(by_field: Mapping[str, list[Edge]], tables: Sequence[Table]) -> dict[str, list[Edge]]:
    """The edges without those whose value stands in a column of the other side: money or measures."""
    counted, priced = _words(tables, _COUNTED), _words(tables, _PRICED)
    return {
        field: [e for e in edges if not _stands_in(e, counted if _is_money(field) else priced)]
        for field, edges in by_field.items()
    }


def _is_money(field: str) -> bool:
    return vocabulary().kinds.get(field) == "money"


def _words(tables: Sequence[Table], kinds: Collection[str]) -> frozenset[int]:
    """The words in headed columns of some kinds, by identity; of tables that have both sides."""
    both = [t for t in tables if {c.kind for c in t.columns} & _COUNTED and {c.kind for c in t.columns} & _PRICED]
    return frozenset(
        id(word)
        for table in both
        for row in (*table.rows, *table.totals)
        for index, cell in row.cells.items()
        if index < len(table.columns) and table.columns[index].heading and table.columns[index].kind in kinds
        for word in cell.words
    )


_JUDGED = frozenset({"money", "quantity", "weight", "count"})


def _stands_in(edge: Edge, words: frozenset[int]) -> bool:
    measured = edge.value.unit is not None and any(
        c.isalpha() for c in edge.value.line.text[edge.value.start : edge.value.end]
    )
    if vocabulary().kinds.get(edge.field) not in _JUDGED or measured:
        return False  # a weight that prints its unit is one wherever it stands
    own = edge.value.line.words_at(edge.value.start, edge.value.end)
    return any(id(w) in words for w in own)
