"""A field of one value that a column gives for each line: where the lines differ, none of them is the paper's."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.evidence import Evidence
from extractors.extract.labels import names_field
from extractors.segments import plain
from extractors.tables.table_model import Cell, Table

# Fields that a paper has once, and its goods one by one.
OF_GOODS = ("country_of_origin",)


def without_contested(fields: Sequence[Evidence], tables: Sequence[Table]) -> list[Evidence]:
    """The fields without those read in a column whose lines say different things ("Portugal", "China")."""
    contested = {name: _contested(tables, name) for name in OF_GOODS}
    return [
        f
        for f in fields
        if not any(page == f.place.page and cell.bbox.holds(f.place.bbox) for cell, page in contested.get(f.name, ()))
    ]


def _contested(tables: Sequence[Table], name: str) -> list[tuple[Cell, int]]:
    """Cells and pages of all columns under a heading of the field, where they do not say the same."""
    cells = [
        (row.cells[i], row.page)
        for table in tables
        for i, column in enumerate(table.columns)
        if names_field(column.heading, name)
        for row in table.rows
        if i in row.cells
    ]
    return cells if len({plain(cell.text) for cell, _ in cells}) > 1 else []
