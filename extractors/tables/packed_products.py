"""What packing tells by its products: pieces a package times packages are the quantity, and so are the weights.

"CTNS", "PRS/CTN", "TOTAL PRS" multiply as quantity, price and amount do, and "@ 17.2" beside "TTL 1,135.2" is the
weight of one package. Which column is which the products and the printed sums say; headings alone tell it ill.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations, product

from extractors.segments import plain
from extractors.tables.columns import heading_unit, strict_kind
from extractors.tables.heading_phrases import is_per_package
from extractors.tables.line_proof import digits_of, is_product, readings
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_model import Column, Table
from extractors.values.numbers import parse_number
from extractors.values.units import PACKAGES, parse_unit

# Rows from which on a product tells something; the share of them in which it must hold.
LEAST_ROWS, AGREEMENT = 2, 0.8
# Letters of the shortest word that is looked for in compound ones.
LEAST_WORD = 5
WEIGHTS = ("net_weight", "gross_weight")
# What a column of the pieces in a package, and of those in all of them, may be headed like.
_INNER = frozenset({None, "other", "packages", "quantity"})
_WHOLE = frozenset({None, "other", "packages", "quantity", "amount"})
# What the number of each row's cell may be; nothing without one.
Values = Sequence[tuple[Decimal, ...]]


def with_packed(table: Table) -> Table:
    """The table with the quantity that packages and their contents make, and its weights as those of all packages."""
    packages = [i for i, c in enumerate(table.columns) if c.kind == "packages"]
    if not packages or len(table.rows) < LEAST_ROWS:
        return table
    values = {i: _values(table, i) for i in range(len(table.columns))}
    kinds = _kinds_of_weights(table, packages, values) | _kinds_of_pieces(table, packages, values)
    columns = (_meant(c, kinds[i]) if i in kinds else c for i, c in enumerate(table.columns))
    return replace(table, columns=tuple(columns)) if kinds else table


def _meant(column: Column, kind: str) -> Column:
    counted = (heading_unit(column.heading) or column.unit) if kind == "quantity" else None
    return replace(column, kind=kind, unit=None if counted in PACKAGES else counted)


def _values(table: Table, at: int) -> Values:
    cells = [row.cells.get(at) for row in table.rows]
    return [tuple(readings(c)) if c is not None and is_numeric(c.text) else () for c in cells]


# ---------------------------------------------------------------- pieces


def _kinds_of_pieces(table: Table, packages: Sequence[int], values: Mapping[int, Values]) -> dict[int, str]:
    """The kinds of packages, of what one holds and of the pieces in all, where those multiply."""
    found = [at for at in _triples(table, packages) if _multiply(*(values[i] for i in at))]
    wholes, inner = {t for _, _, t in found}, {i for _, i, _ in found}
    counted = {i for i, c in enumerate(table.columns) if c.kind == "quantity"}
    if len(wholes) != 1 or counted - inner - wholes:
        return {}
    told = {p for p, i, _ in found if _is_inner(table.columns[i]) or _is_summed(table, p) > _is_summed(table, i)}
    factors = {p for p, _, _ in found}
    # Where nothing tells which of two columns counts the packages, none is said to.
    packed = told if len(told) == 1 else factors if len(factors) == 1 else set()
    return dict.fromkeys((inner | factors) - packed, "other") | dict.fromkeys(wholes, "quantity")


def _triples(table: Table, packages: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Choices of packages, their contents and the pieces in all, by what their headings may mean."""
    kinds = [c.kind for c in table.columns]
    for i, t in permutations(range(len(kinds)), 2):
        counts = _may_count(table.columns[t]) or (kinds[t] == "amount" and fills_package(table.columns[i]))
        if kinds[i] in _INNER and kinds[t] in _WHOLE and counts:
            yield from ((p, i, t) for p in packages if p not in (i, t))


def _may_count(column: Column) -> bool:
    """Whether a column may count pieces: "TOTAL PRS", no amounts, no "Cartons" of pallets, no "Straps", no "Levy"."""
    unit = heading_unit(column.heading)
    if column.kind == "packages":
        return unit not in PACKAGES
    return column.kind == "quantity" or unit is not None or _ends_in_quantity(plain(column.heading))


def fills_package(column: Column) -> bool:
    """Whether a heading says how many pieces each package holds, whose "Total" counts too: "Qty/Ctn"; "USD/ctn" not."""
    words = plain(column.heading.replace("/", " ")).split()
    return is_per_package(column.heading) and bool(words) and strict_kind(words[0]) == "quantity"


def _ends_in_quantity(heading: str) -> bool:
    """Whether a heading ends in a word for quantities, as compound words do: "Gesamtmenge"."""
    return any(strict_kind(heading[at:]) == "quantity" for at in range(1, len(heading) - LEAST_WORD + 1))


def _multiply(packages: Values, inner: Values, whole: Values) -> bool:
    """Whether counts multiply in the rows; one package, or one piece in each, shows nothing."""
    rows = [row for row in zip(packages, inner, whole, strict=True) if all(row)]
    held = [next((p, i) for p, i, t in product(*row) if _count(p, i, t)) for row in rows if _counts(row)]
    telling = sum(1 not in factors for factors in held)
    return len(rows) * 2 > len(whole) and len(held) >= AGREEMENT * len(rows) and telling >= LEAST_ROWS


def _counts(row: Sequence[Sequence[Decimal]]) -> bool:
    return any(_count(p, i, t) for p, i, t in product(*row))


def _count(packages: Decimal, inner: Decimal, whole: Decimal) -> bool:
    """Whether three whole numbers multiply."""
    return packages * inner == whole > 0 and all(n == n.to_integral_value() for n in (packages, inner))


def _is_inner(column: Column) -> bool:
    """Whether a heading says that it counts what is in one package: "PRS/CTN", and "CTN PRS/" of two lines."""
    if is_per_package(column.heading) or strict_kind(column.heading) == "other":
        return True
    units = {unit for part in plain(column.heading).split() if (unit := parse_unit(part))}
    return "/" in column.heading and bool(units - PACKAGES)


def _is_summed(table: Table, at: int) -> bool:
    """Whether a row of sums prints something in a column: what is in each package is not summed up."""
    return any(at in row.cells for row in table.totals)


# ---------------------------------------------------------------- weights


def _kinds_of_weights(table: Table, packages: Sequence[int], values: Mapping[int, Values]) -> dict[int, str]:
    """Columns of weights that are those of one package: beside that of all, or where the printed sum is another's."""
    counts = [*packages, *(i for i, c in enumerate(table.columns) if c.kind == "quantity")]
    kinds: dict[int, str] = {}
    for kind in WEIGHTS:
        headed = [i for i, c in enumerate(table.columns) if c.kind == kind]
        for one, whole in permutations(headed, 2):
            if any(_weigh(values[n], values[one], values[whole]) for n in counts):
                kinds[one] = "other"
        if len(headed) == 1 and any(_is_summed_as_one(table, n, headed[0]) for n in counts):
            kinds[headed[0]] = "other"
    return kinds


def _weigh(counts: Values, ones: Values, wholes: Values) -> bool:
    """Whether packages times the weight of one are the weight of all, in rows of more than one package."""
    rows = [row for row in zip(counts, ones, wholes, strict=True) if all(row)]
    several = sum(1 not in row[0] for row in rows)
    return several >= LEAST_ROWS and all(any(is_product(n, a, b) for n, a, b in product(*row)) for row in rows)


def _is_summed_as_one(table: Table, count: int, at: int) -> bool:
    """Whether the printed sum of weights is that of packages times them, and not that of them."""
    cells = [(row.cells.get(count), row.cells.get(at)) for row in table.rows]
    printed = [row.cells.get(at) for row in table.totals]
    for mark in ".,":
        rows = [(parse_number(digits_of(n), mark), parse_number(digits_of(w), mark)) for n, w in cells]
        weighed = [(n, w) for n, w in rows if n and w]
        sums = {parse_number(digits_of(cell), mark) for cell in printed if cell is not None}
        packed, plainly = sum(n * w for n, w in weighed), sum(w for _, w in weighed)
        if len(weighed) == len(rows) and plainly != packed and packed in sums and plainly not in sums:
            return True
    return False
