"""The process that a column of a production record names, where all its rows name the same one."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.evidence import Evidence, Place
from extractors.extract.labels import names_field
from extractors.segments import join_words
from extractors.tables.table_model import Cell, Table

# How often the one process of a column is the paper's.
CONFIDENCE = 0.95


def with_process_column(sha256: str, fields: Sequence[Evidence], tables: Sequence[Table]) -> list[Evidence]:
    """The fields with the process of every row, at the place of its first; where rows differ none of theirs."""
    cells = _cells(tables)
    named = {cell.text for cell, _ in cells}
    if len(named) > 1:
        return [f for f in fields if f.name != "process" or f.value not in named]
    if not cells or any(f.name == "process" for f in fields):
        return list(fields)
    return [*fields, _evidence(sha256, *cells[0])]


def lists_processes(tables: Sequence[Table]) -> bool:
    """Whether a column names several processes: the record is of all of them."""
    return len({cell.text for cell, _ in _cells(tables)}) > 1


def _cells(tables: Sequence[Table]) -> list[tuple[Cell, int]]:
    """The cells of columns of processes, with their pages."""
    return [
        (row.cells[i], row.page)
        for table in tables
        for i, column in enumerate(table.columns)
        if names_field(column.heading, "process")
        for row in table.rows
        if i in row.cells and any(c.isalpha() for c in row.cells[i].text)
    ]


def _evidence(sha256: str, cell: Cell, page: int) -> Evidence:
    place = Place(sha256, page, cell.bbox, join_words(cell.words))
    confidence = round(CONFIDENCE * min(w.confidence for w in cell.words) ** 0.5, 3)
    return Evidence("process", "process", cell.text, place, confidence, cell.words[0].source)
