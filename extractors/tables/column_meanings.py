"""What the columns of counts and money mean, chosen for all of them together.

A choice gives each meaning at most one column. It is worth what its headings say, and the products of the rows over
all else: quantity times price is the amount. Where the columns headed so do not multiply and others do, a heading
says less than the rows ("Pieces", "Volume", "Price per m³"). What neither a product nor a heading tells stays open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import product

from extractors.segments import plain
from extractors.tables.columns import heading_unit
from extractors.tables.currency_marks import rate_unit
from extractors.tables.heading_phrases import heads_marks
from extractors.tables.line_proof import multiplies, proof, readings
from extractors.tables.package_counts import counts_packages
from extractors.tables.packed_products import fills_package, with_packed
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_model import Column, Row, Table
from extractors.values.units import PACKAGES, parse_unit
from extractors.vocabulary import load_vocabulary

# Share of the rows that must agree.
AGREEMENT = 0.66
# Rows from which on 1, 2, 3 number packages and do not count them.
LEAST_NUMBERED = 3
# What a heading is worth for a meaning: it names it; it names it beside a better one; a kin of it; nothing known.
HEADED, BESIDE, KIN, UNKNOWN, OTHER = 4, 3, 2, 1, 0
# Cones.
INNER = "CO"
MONEY = ("quantity", "unit_price", "amount")
WEIGHTS = ("net_weight", "gross_weight")
RANGE = re.compile(
    r"[A-Z]{0,4}[-/]?\d{1,6}\s*(?:[-–—~/]|a|à|to|bis|al|au|t/m|до)\s*[A-Z]{0,4}[-/]?\d{1,6}", re.IGNORECASE
)
Triple = tuple[int, int, int]
Fits = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Held:
    """How many rows a product holds in, and in how many it tells something: no factor is one or nothing."""

    rows: int
    telling: int


def with_meanings(table: Table) -> Table:
    """The table with the kinds of its columns of counts and money as they fit best together."""
    counts = _fits_of_quantity(table := with_packed(table))
    packages = _fits_of_packages(table, counts)
    return _with_money(renamed(table, _kinds_of_counts(table, counts, packages)))


# ---------------------------------------------------------------- quantities and packages


def _fits_of_quantity(table: Table) -> dict[int, int]:
    """What the headings of quantities are worth as such: less for what was ordered, for mere units of packages.

    A column that numbers the rows, or tells what fills each package, is none where another is left.
    """
    headed = [i for i, c in enumerate(table.columns) if c.kind == "quantity"]
    if len(headed) < 2:
        return dict.fromkeys(headed, HEADED)
    fits = {i: _worth_as_quantity(table, i) for i in headed}
    packed = [i for i, c in enumerate(table.columns) if c.kind == "packages"]
    packed += [i for i in headed if fits[i] == KIN]
    tried = ((p, a, b) for p in packed[:1] for a in headed for b in headed if len({p, a, b}) == len(MONEY))
    inner = {at[1] for at in tried if _held(table, at).rows}
    left = {i: fit for i, fit in fits.items() if fit and i not in inner}
    return left or dict.fromkeys(headed, HEADED)


def _worth_as_quantity(table: Table, at: int) -> int:
    heading = table.columns[at].heading
    if _is_sequence(table, at):
        return 0
    if _ordered() & set(plain(heading).split()):
        return UNKNOWN
    packed = any(parse_unit(part) in PACKAGES for part in (heading, *plain(heading).split()))
    return KIN if packed else HEADED


@cache
def _ordered() -> frozenset[str]:
    return frozenset(plain(word) for word in load_vocabulary("columns")["ordered"]["words"])


def _fits_of_packages(table: Table, counts: Fits) -> dict[int, int]:
    """What each column is worth as the count of packages; ranges of their marks and numbers of the rows are none."""
    fits: dict[int, int] = {}
    for i, column in enumerate(table.columns):
        if column.kind == "packages":
            fits[i] = _worth_as_packages(table, i)
        elif column.kind == "quantity" and counts.get(i) == KIN and max(counts.values()) > KIN:
            fits[i] = BESIDE
        elif column.kind == "other" and heads_marks(column.heading) and len(table.rows) > 1 and _adds_up(table, i):
            fits[i] = KIN
    ranged = any(c.kind == "packages" and not fits[i] for i, c in enumerate(table.columns))
    if not any(fits.values()):
        kinds = (None, "other", "unit", "quantity") if ranged else (None, "other", "unit")
        told = [i for i, c in enumerate(table.columns) if c.kind in kinds and counts_packages(table, i)]
        fits |= dict.fromkeys(told if len(told) == 1 else (), UNKNOWN)
    return fits


def _worth_as_packages(table: Table, at: int) -> int:
    texts = texts_of(table, at)
    # One range is enough: the single numbers beside it ("1-10", "11") are those of packages too.
    if any(RANGE.fullmatch(text.strip()) for text in texts) or not texts:
        return 0
    numbered = len(texts) >= LEAST_NUMBERED and texts == _first(len(texts))
    if numbered and not _adds_up(table, at):
        return 0
    counted = 2 * sum(is_numeric(t) for t in texts) >= len(texts)
    return HEADED if counted and parse_unit(table.columns[at].heading) != INNER else UNKNOWN


def _kinds_of_counts(table: Table, counts: Fits, packages: Fits) -> dict[int, str]:
    """The kinds of the columns headed as counts: the best of each meaning, what is worth less is another thing."""
    kinds: dict[int, str] = {}
    best = max(packages.values(), default=0)
    taken = [i for i, fit in packages.items() if best and fit == best]
    for i, column in enumerate(table.columns):
        if i in taken:
            kinds[i] = "packages"
        elif column.kind == "packages":
            kinds[i] = "other"
        elif column.kind == "quantity" and i not in counts:
            kinds[i] = "position" if _is_sequence(table, i) else "other"
        elif column.kind == "quantity" and counts[i] < max(counts.values()):
            kinds[i] = "other"
    return {i: kind for i, kind in kinds.items() if table.columns[i].kind != kind}


def _is_sequence(table: Table, at: int) -> bool:
    return len(table.rows) > 1 and texts_of(table, at) == _first(len(table.rows))


def _first(count: int) -> list[str]:
    """The first numbers as printed."""
    return [str(n + 1) for n in range(count)]


def _adds_up(table: Table, at: int) -> bool:
    """Whether a row of sums prints what the cells of a column make."""
    cells = [next(iter(readings(row.cells.get(at))), None) for row in table.rows]
    told = [n for n in cells if n is not None]
    made = sum(told, Decimal(0))
    return len(told) == len(cells) and any(made in readings(row.cells.get(at)) for row in table.totals)


# ---------------------------------------------------------------- quantity, price, amount


def _with_money(table: Table) -> Table:
    """Quantity, price and amount: those headed so where their products hold, else the columns whose products do."""
    fits = [_fits_of(table, kind) for kind in MONEY]
    headed = [[i for i, fit in own.items() if fit == HEADED] for own in fits]
    tried = {(q, p, a): _held(table, (q, p, a)) for q, p, a in product(*headed) if len({q, p, a}) == len(MONEY)}
    # Of a list price and a net one the net one is meant, which makes the amount without the discount.
    plainly = {at: len(tried) > 1 and sum(multiplies(row, at) for row in table.rows) for at in tried}
    best = max(tried, key=lambda at: (tried[at].rows, plainly[at]), default=None)
    if best is None or not tried[best].rows:
        best = _otherwise(table, fits)
    return _meant(table, best) if best else _with_net(table)


def _fits_of(table: Table, kind: str) -> dict[int, int]:
    """What each column's heading is worth for a meaning; a column whose heading means something else has none."""
    kin = {"quantity": (*WEIGHTS, "packages"), "amount": ("net_weight",)}.get(kind, ())
    kinds = [c.kind for c in table.columns]
    found: dict[int, int] = {}
    for i, column in enumerate(table.columns):
        if column.kind == kind:
            found[i] = HEADED
        elif column.kind in kin and (kind == "quantity" or _is_bare_net(table, column)):
            found[i] = KIN
        elif column.kind is None:
            found[i] = UNKNOWN
        # "Qty/Ctn" prices nothing.
        elif kind == "unit_price" and fills_package(column):
            continue
        elif column.kind in ("other", "unit") or (column.kind in (*MONEY, "packages") and kinds.count(column.kind) > 1):
            found[i] = OTHER
    return found


def _is_bare_net(table: Table, column: Column) -> bool:
    """Whether "Net" may head amounts: without a unit of weight, and no gross weights beside it."""
    return column.unit is None and all(c.kind != "gross_weight" for c in table.columns)


def _otherwise(table: Table, fits: Sequence[Fits]) -> Triple | None:
    """The columns whose products hold though not all are headed so; None where none do, or two say it as well.

    An amount that is headed is none but among those headed so: before its discount a line has another.
    """
    figures = [i for i in range(len(table.columns)) if _is_figures(table, i)]
    amounts = [i for i, fit in fits[2].items() if fit == HEADED] or list(fits[2])
    own = ((fits[0], fits[0]), (fits[1], fits[1]), (fits[2], amounts))
    options = ([i for i in among if fit[i] >= KIN or i in figures or HEADED not in fit.values()] for fit, among in own)
    tried = [(q, p, a) for q, p, a in product(*options) if len({q, p, a}) == len(MONEY) and _told(fits, (q, p, a)) > 1]
    held = {at: found.rows for at in tried if (found := _held(table, at)).telling or (found.rows and _adds(fits, at))}
    # Pieces a carton times cartons are the quantity, a factor of the next product.
    factors = {i for at in held for i in at[:2]}
    worth = {at: sum(own[i] for i, own in zip(at, fits, strict=True)) for at in held if at[2] not in factors}
    ranked = sorted(worth, key=lambda at: (-held[at], -worth[at], at))
    best = next(iter(ranked), None)
    if best is None or any(
        _differs(table, at, best) for at in ranked if (held[at], worth[at]) == (held[best], worth[best])
    ):
        return None
    # Pieces times watts are the watts that a price is for; what was bought are the pieces.
    pieces = [i for i, fit in fits[0].items() if fit == HEADED and i != best[0]]
    parts = ((i, other, best[0]) for i in pieces for other in figures if other not in (i, *best))
    return None if any(_held(table, at).telling for at in parts) else best


def _told(fits: Sequence[Fits], at: Triple) -> int:
    """How many of the three the headings name, or a kin of them."""
    return sum(own[i] >= KIN for i, own in zip(at, fits, strict=True))


def _differs(table: Table, one: Triple, other: Triple) -> bool:
    """Whether two choices give the lines other figures; quantity and price may change places."""
    return sorted(texts_of(table, i) for i in one) != sorted(texts_of(table, i) for i in other)


def _adds(fits: Sequence[Fits], at: Triple) -> bool:
    """Whether columns are taken for no more than the meanings that none is headed by."""
    return all(own[i] == HEADED or HEADED not in own.values() for i, own in zip(at, fits, strict=True))


def _is_figures(table: Table, at: int) -> bool:
    """Whether most rows have a number in a column, and little else stands there."""
    texts = texts_of(table, at)
    return 2 * len(texts) > len(table.rows) and sum(map(is_numeric, texts)) >= AGREEMENT * len(texts)


def _meant(table: Table, best: Triple) -> Table:
    """The table with these columns as quantity, price and amount, and no others; a weight stays what it is too."""
    kinds: dict[int, str] = {i: "other" for i, c in enumerate(table.columns) if c.kind in MONEY and i not in best}
    shared = best[0] if table.columns[best[0]].kind in (*WEIGHTS, "packages") else None
    kinds |= {i: kind for i, kind in zip(best, MONEY, strict=True) if i != shared}
    other = renamed(table, {i: kind for i, kind in kinds.items() if table.columns[i].kind != kind})
    # Where the product is an amount, its price tells the unit too: "USD/ctn".
    counted = other.columns[best[0]]
    unit = counted.unit or heading_unit(counted.heading) or rate_unit(other.columns[best[1]].heading)
    counted = replace(counted, unit=unit, also="quantity" if shared is not None else None)
    columns = (counted if i == best[0] else c for i, c in enumerate(other.columns))
    return replace(other, columns=tuple(columns))


def _with_net(table: Table) -> Table:
    """Where lines have prices and no amounts, a column headed "Net" without a unit of weight holds these."""
    kinds = [c.kind for c in table.columns]
    nets = [i for i, c in enumerate(table.columns) if c.kind == "net_weight" and _is_bare_net(table, c)]
    alone = "amount" not in kinds and "unit_price" in kinds and len(nets) == 1
    return renamed(table, {nets[0]: "amount"}) if alone else table


def _held(table: Table, at: Triple) -> _Held:
    """The rows that the product of three columns holds in; none where it fails in too many or proves nothing."""
    tried = [(row, held) for row in table.rows if (held := proof(row, at)) is not None]
    rows = [row for row, held in tried if held]
    if not tried or len(rows) < AGREEMENT * len(tried) or len(tried) * 2 < len(table.rows):
        return _Held(0, 0)
    return _Held(len(rows), sum(all(_tells(row, i) for i in at[:2]) for row in rows))


def _tells(row: Row, at: int) -> bool:
    return any(value not in (0, 1) for value in readings(row.cells.get(at)))


def texts_of(table: Table, at: int) -> list[str]:
    """The texts of the filled cells of a column."""
    return [row.cells[at].text for row in table.rows if at in row.cells]


def renamed(table: Table, kinds: Mapping[int, str]) -> Table:
    """The table with other kinds; a column that turns out to count has the unit that its heading names."""
    columns = (
        replace(c, kind=kinds[i], unit=c.unit or (heading_unit(c.heading) if kinds[i] == "quantity" else None))
        if i in kinds
        else c
        for i, c in enumerate(table.columns)
    )
    return replace(table, columns=tuple(columns)) if kinds else table
