"""The days of a record whose lines each give their own: it lasts from the first one begun to the last one ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from extractors.evidence import Evidence, Place
from extractors.extract.labels import names_field
from extractors.segments import join_words
from extractors.tables.table_model import Cell, Table
from extractors.values.dates import find_dates

# How often the days of a column are those of the whole record.
CONFIDENCE = 0.93
_ENDS: tuple[tuple[str, Callable[[Iterable[str]], str]], ...] = (("period_start", min), ("period_end", max))


def with_dated_columns(
    sha256: str, fields: Sequence[Evidence], tables: Sequence[Table], order: str | None
) -> list[Evidence]:
    """The fields with the first day of a column of starts and the last one of a column of ends.

    `order` of day and month is the document's. A column of which one line has no certain day gives none of its days.
    """
    found = list(fields)
    for name, end in _ENDS:
        days = [day for table in tables for day in _days(table, name, order)]
        if len(days) < 2:
            continue
        cells = [(cell, page) for _, cell, page in days]
        found = [f for f in found if f.name != name or not _is_in(f, cells)]
        if all(day for day, _, _ in days) and all(f.name != name for f in found):
            chosen = end(day for day, _, _ in days)
            found.append(_evidence(sha256, name, *next(d for d in days if d[0] == chosen)))
    return found


def _days(table: Table, name: str, order: str | None) -> list[tuple[str, Cell, int]]:
    """The day ("" where it is open), cell and page of every line under a heading of a field."""
    at = [i for i, column in enumerate(table.columns) if names_field(column.heading, name)]
    if len(at) != 1:
        return []
    cells = [(row.cells[at[0]], row.page) for row in table.rows if at[0] in row.cells]
    return [(_day(cell.text, order), cell, page) for cell, page in cells]


def _is_in(field: Evidence, cells: Iterable[tuple[Cell, int]]) -> bool:
    return any(page == field.place.page and cell.bbox.holds(field.place.bbox) for cell, page in cells)


def _day(text: str, order: str | None) -> str:
    dates = [day for span in find_dates(text) if (day := span.value(order))]
    return dates[0].isoformat() if len(dates) == 1 else ""


def _evidence(sha256: str, name: str, day: str, cell: Cell, page: int) -> Evidence:
    place = Place(sha256, page, cell.bbox, join_words(cell.words))
    confidence = round(CONFIDENCE * min(w.confidence for w in cell.words) ** 0.5, 3)
    return Evidence(name, "date", day, place, confidence, cell.words[0].source)
