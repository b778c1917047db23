"""A field of one value that a column gives for each line: where the lines differ, none of them is the paper's."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.evidence import Evidence, OriginReading, Place
from extractors.extract.labels import names_field
from extractors.segments import plain
from extractors.tables.table_model import Cell, Table
from extractors.values.countries import parse_country

# Fields that a paper has once, and its goods one by one.
OF_GOODS = ("country_of_origin",)


def without_contested(fields: Sequence[Evidence], tables: Sequence[Table]) -> list[Evidence]:
    """The fields without those read in a column whose lines say different things ("Portugal", "China")."""
    contested = {name: _contested(tables, name) for name in OF_GOODS}
    return [f for f in fields if not _stands_in(f.place, contested.get(f.name, ()))]


def without_contested_origins(origins: Sequence[OriginReading], tables: Sequence[Table]) -> list[OriginReading]:
    """The origins without those said of all goods that are one line's, where the lines come from several countries."""
    contested = _contested(tables, "country_of_origin")
    return [o for o in origins if o.subject or not _stands_in(o.place, contested)]


def _stands_in(place: Place, cells: Sequence[tuple[Cell, int]]) -> bool:
    return any(page == place.page and cell.bbox.holds(place.bbox) for cell, page in cells)


def _contested(tables: Sequence[Table], name: str) -> list[tuple[Cell, int]]:
    """Cells and pages of all columns under a heading of the field or of countries, where they do not say the same."""
    columns = [(t, i) for t in tables for i, c in enumerate(t.columns) if names_field(c.heading, name) or _lists(t, i)]
    cells = [(row.cells[i], row.page) for table, i in columns for row in table.rows if i in row.cells]
    return cells if len({plain(cell.text) for cell, _ in cells}) > 1 else []


def _lists(table: Table, index: int) -> bool:
    """Whether a column gives a country for each of several lines, whatever its heading ("Origin", "C/O")."""
    texts = [row.cells[index].text for row in table.rows if index in row.cells]
    return len(texts) > 1 and all(parse_country(text) for text in texts)
