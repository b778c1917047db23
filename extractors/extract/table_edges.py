"""Which edges the tables of a page forbid: a cell of a table is not the value of a label that it only touches.

A quantity is not the first of many cells under its heading. Money stands in no column of weights, a weight in none of
money: the row "Total | 2,200 | 22,000.00 | 60,450.00" has three figures behind one word; its table says which is money.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from extractors.extract.labels import vocabulary
from extractors.extract.sheet import Edge
from extractors.tables.table_model import Cell, Table
from extractors.values.money import currency_mark

_COUNTED = frozenset({"quantity", "packages", "net_weight", "gross_weight"})
_PRICED = frozenset({"amount", "unit_price"})
# Of these a column tells more than the words that stand below its heading: "1-600" of the cartons beside "LG-100S",
# the tickets of a delivery beside its lot.
_COLUMN_OF = {
    "lot_number": "lot_number", "input_lot": "lot_number", "output_lot": "lot_number",
    "style_number": "style_number", "bale_number": "bale_number",
}  # fmt: skip
_JUDGED = frozenset({"money", "quantity", "weight", "count"})


def without_other_cells(by_field: Mapping[str, list[Edge]], tables: Sequence[Table]) -> dict[str, list[Edge]]:
    """The edges without those whose value is only a line's cell, or stands in a column of the other side."""
    listed = _ids(cell for table in tables if len(table.rows) > 1 for row in table.rows for cell in row.cells.values())
    turned = _ids(cell for table in tables if table.turned for row in table.rows for cell in row.cells.values())
    counted, priced = _ids(_cells(tables, _COUNTED)), _ids(_cells(tables, _PRICED))
    elsewhere = {kind: _ids(_elsewhere(tables, kind)) for kind in set(_COLUMN_OF.values())}
    return {
        field: [
            e
            for e in edges
            if not _is_first_of_many(e, listed)
            and not _holds(e, turned)
            and not (e.relation in ("below", "column") and _holds(e, elsewhere.get(_COLUMN_OF.get(field, ""), ())))
            and not _is_of_other_side(e, counted if vocabulary().kinds[field] == "money" else priced)
        ]
        for field, edges in by_field.items()
    }


def _ids(cells: Iterator[Cell]) -> frozenset[int]:
    """The words of cells, by identity."""
    return frozenset(id(word) for cell in cells for word in cell.words)


def _cells(tables: Sequence[Table], kinds: Collection[str]) -> Iterator[Cell]:
    """The cells in headed columns of some kinds, of tables that have both sides."""
    for table in tables:
        held = {c.kind for c in table.columns}
        if not (held & _COUNTED and held & _PRICED):
            continue
        wanted = {i for i, c in enumerate(table.columns) if c.heading and c.kind in kinds}
        yield from (cell for row in (*table.rows, *table.totals) for i, cell in row.cells.items() if i in wanted)


def _elsewhere(tables: Sequence[Table], kind: str) -> Iterator[Cell]:
    """The cells in other headed columns of the tables that have one of a kind."""
    for table in tables:
        if table.index(kind) is None:
            continue
        others = {i for i, c in enumerate(table.columns) if c.kind not in (None, kind, c.also)}
        yield from (cell for row in table.rows for i, cell in row.cells.items() if i in others)


def _is_first_of_many(edge: Edge, listed: Collection[int]) -> bool:
    """Whether a sum would be only the first cell under its heading, in a table of several lines."""
    return edge.field in _COUNTED and edge.relation == "below" and _holds(edge, listed)


def _is_of_other_side(edge: Edge, words: Collection[int]) -> bool:
    """Whether a value stands among the words of the other side's columns and does not say itself what it is."""
    return vocabulary().kinds[edge.field] in _JUDGED and _holds(edge, words) and not _prints_unit(edge)


def _holds(edge: Edge, words: Collection[int]) -> bool:
    return any(id(w) in words for w in edge.value.line.words_at(edge.value.start, edge.value.end))


def _prints_unit(edge: Edge) -> bool:
    """Whether a measure prints its unit, or an amount its currency right beside it: it is one wherever it stands."""
    line, start, end = edge.value.line, edge.value.start, edge.value.end
    said = line.text[start:end]
    if vocabulary().kinds[edge.field] != "money":
        return edge.value.unit is not None and any(map(str.isalpha, said))
    phrase = line.phrases[line.phrase_at(start)]
    beside = (*line.text[phrase.start : start].split()[-1:], *line.text[end : phrase.end].split()[:1])
    return any(currency_mark(text) for text in (said.strip("0123456789.,'-− "), *beside))
