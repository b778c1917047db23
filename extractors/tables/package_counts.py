"""Counts of packages under headings of quantities: "Anz." beside "Verpackungsart", "Case Qty" where it is the only one.

Only in tables without prices: what is sold by the case is a quantity.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from extractors.segments import plain
from extractors.tables.columns import heading_unit
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_model import Column, Table
from extractors.values.units import PACKAGES, parse_unit
from extractors.vocabulary import load_vocabulary

# Share of the rows that must agree.
AGREEMENT = 0.66
_PRICES = frozenset({"unit_price", "amount"})
_WEIGHTS = frozenset({"net_weight", "gross_weight"})
_COUNT = re.compile(r"\d[\d.,]*\s*([^\W\d_]{2,12})\.?")


def with_package_counts(table: Table) -> Table:
    """The table with its quantities as counts of packages where a column of their kinds, or nothing else, says so."""
    kinds = {c.kind for c in table.columns}
    if kinds & _PRICES or "packages" in kinds:
        return table
    counts = [i for i, c in enumerate(table.columns) if c.kind == "quantity"]
    beside = [i for i in counts if _is_beside_sorts(table, i)]
    if len(beside) == 1 and (len(counts) > 1 or _headings("counts") & set(plain(_heading(table, beside[0])).split())):
        return _changed(table, {beside[0]: replace(table.columns[beside[0]], kind="packages")})
    alone = len(counts) == 1 and heading_unit(table.columns[counts[0]].heading) in PACKAGES
    if alone and kinds & _WEIGHTS:
        return _changed(table, {counts[0]: replace(table.columns[counts[0]], also="packages")})
    return table


def counts_packages(table: Table, at: int) -> bool:
    """Whether every row has a number and a kind of package in a column: "40 cartons"."""
    texts = [row.cells[at].text for row in table.rows if at in row.cells]
    found = [m for t in texts if (m := _COUNT.fullmatch(t.strip())) and parse_unit(m.group(1)) in PACKAGES]
    return len(found) == len(texts) == len(table.rows) > 0


def _changed(table: Table, columns: Mapping[int, Column]) -> Table:
    return replace(table, columns=tuple(columns.get(i, c) for i, c in enumerate(table.columns)))


def _is_beside_sorts(table: Table, at: int) -> bool:
    """Whether the column before or behind one tells the kind of package, headed so or by its words, line by line."""
    return any(_sorts(table, i) for i in (at - 1, at + 1) if 0 <= i < len(table.columns))


def _sorts(table: Table, at: int) -> bool:
    column = table.columns[at]
    if column.kind not in (None, "other"):
        return False
    texts = [row.cells[at].text for row in table.rows if at in row.cells]
    told = texts and not any(map(is_numeric, texts)) and len(texts) >= AGREEMENT * len(table.rows)
    named = sum(parse_unit(text) in PACKAGES for text in texts) >= AGREEMENT * len(texts)
    return bool(told) and (plain(column.heading) in _headings("words") or named)


def _heading(table: Table, at: int) -> str:
    return table.columns[at].heading


@cache
def _headings(key: str) -> frozenset[str]:
    return frozenset(plain(word) for word in load_vocabulary("columns")["package_sorts"][key])
