"""Which edges the tables of a page forbid: a cell of a table is not the value of a label that it only touches."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from extractors.extract.labels import vocabulary
from extractors.extract.sheet import Edge
from extractors.tables.table_model import Table

SUMS = frozenset({"quantity", "packages", "net_weight", "gross_weight"})
_COUNTED = frozenset({"quantity", "packages"})  # "Gross" and "Net" head amounts too


def without_other_cells(by_field: Mapping[str, list[Edge]], tables: Sequence[Table]) -> dict[str, list[Edge]]:
    """The edges without sums that are only the first cell of a table of several lines, and without counted money."""
    listed = {id(w) for t in tables if len(t.rows) > 1 for row in t.rows for c in row.cells.values() for w in c.words}
    counted = _counted_words(tables)
    money = {field for field in by_field if vocabulary().kinds[field] == "money"}
    return {
        field: [
            e
            for e in edges
            if not (field in SUMS and _is_listed(e, listed)) and not (field in money and _holds(e, counted))
        ]
        for field, edges in by_field.items()
    }


def _holds(edge: Edge, words: Collection[int]) -> bool:
    return any(id(w) in words for w in edge.value.line.words_at(edge.value.start, edge.value.end))


def _is_listed(edge: Edge, listed: Collection[int]) -> bool:
    return edge.relation == "below" and _holds(edge, listed)


def _counted_words(tables: Sequence[Table]) -> frozenset[int]:
    """Ids of the words that rows of totals print under columns of quantities and counts: no money."""
    return frozenset(
        id(word)
        for table in tables
        for row in table.totals
        for index, cell in row.cells.items()
        if index < len(table.columns) and table.columns[index].kind in _COUNTED
        for word in cell.words
    )
