"""Captions that head a tariff number or an article's own number ("Warennr."): only the number's shape tells which."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extractors.segments import plain
from extractors.tables.table_model import Table
from extractors.vocabulary import every_language, load_vocabulary

# Eight figures of the Combined Nomenclature, at once or as 4.2.2, or the eleven of the German import tariff.
_WHOLE = re.compile(r"\d{8}|\d{11}|\d{4}([. ])\d{2}\1\d{2}")
_FIRST = re.compile(r"\W*(\d{4}([. ])\d{2}\2\d{2}|\d{8}|\d{11})(?=$|[\s,;)])")


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(every_language(load_vocabulary("doubtful_tariffs")))


def is_doubtful(caption: str) -> bool:
    """Whether a caption may head the number of an article as well as that of a tariff."""
    return plain(caption) in _doubtful()


def first_tariff(text: str) -> tuple[int, int] | None:
    """Where a number of the tariff's own length and grouping stands with which a text begins; None without one."""
    found = _FIRST.match(text)
    return found.span(1) if found else None


def is_whole_tariff(text: str) -> bool:
    """Whether a text is nothing but a number of the tariff's own length."""
    return _WHOLE.fullmatch(text.strip()) is not None


def without_doubtful_tariffs(table: Table) -> Table:
    """The table without tariff columns whose caption is doubtful and whose numbers are not all of a tariff's length."""
    doubted = [at for at, c in enumerate(table.columns) if c.kind == "hs_code" and not _is_proved(table, at)]
    if not doubted:
        return table
    columns = (replace(c, kind="other") if at in doubted else c for at, c in enumerate(table.columns))
    return replace(table, columns=tuple(columns))


def _is_proved(table: Table, at: int) -> bool:
    cells = [row.cells[at].text for row in table.rows if at in row.cells]
    return not is_doubtful(table.columns[at].heading) or all(is_whole_tariff(text) for text in cells)
