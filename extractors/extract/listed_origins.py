"""Origins that a table gives line by line: a bill of materials says of each component where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.evidence import Document, OriginReading, Place
from extractors.extract.labels import names_field
from extractors.origins import read_place
from extractors.segments import join_words
from extractors.tables.table_model import Table

# How often the country in a line is its goods' origin.
CONFIDENCE = 0.92
FIELD = "country_of_origin"


def with_listed_origins(
    document: Document, origins: Sequence[OriginReading], tables: Sequence[Table]
) -> tuple[OriginReading, ...]:
    """The origins, those of a column that names each line's country as that line's and no longer as all goods'."""
    listed = [origin for table in tables for origin in _of_lines(document.sha256, table)]
    kept = [o for o in origins if o.subject or not any(_stands_in(o, other) for other in listed)]
    return (*kept, *listed)


def _of_lines(sha256: str, table: Table) -> list[OriginReading]:
    at = [i for i, column in enumerate(table.columns) if names_field(column.heading, FIELD)]
    goods = table.index("description")
    if len(at) != 1 or goods is None:
        return []
    found = []
    for row in table.rows:
        if at[0] in row.cells and goods in row.cells:
            cell = row.cells[at[0]]
            country, region = read_place(cell.text)
            place = Place(sha256, row.page, cell.bbox, join_words(cell.words))
            if country:
                found.append(OriginReading(row.cells[goods].text, country, region, place, CONFIDENCE))
    return found


def _stands_in(origin: OriginReading, listed: OriginReading) -> bool:
    return origin.place.page == listed.place.page and listed.place.bbox.holds(origin.place.bbox)
