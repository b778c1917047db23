"""Columns without a known heading, told by what they hold: the words of the goods, the products of the rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise, product

from extractors.segments import plain
from extractors.tables.columns import heading_unit
from extractors.tables.heading_phrases import heads_marks
from extractors.tables.line_proof import proof, readings
from extractors.tables.size_columns import with_sizes
from extractors.tables.stacked_tariff import with_tariff
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_model import Row, Table
from extractors.values.folding import is_cjk
from extractors.values.units import PACKAGES, parse_unit
from extractors.vocabulary import load_vocabulary

# Share of the rows that must agree.
AGREEMENT = 0.66
# Letters of the shortest word that makes a name ("Tee", "jam").
_WORD = 3
# Headings of a yarn's count, which names it where nothing else does.
_COUNTS = frozenset({"count", "yarn count", "counts"})
# Letters and digits of the shortest code.
LEAST_CODE = 5
# Rows from which on 1, 2, 3 number packages and do not count them.
LEAST_NUMBERED = 3
# Kinds of column that a product may turn into another.
_SPARE = (None, "other", "unit")
# Cones.
INNER = "CO"
_MONEY = ("quantity", "unit_price", "amount")
_RANGE = re.compile(
    r"[A-Z]{0,4}[-/]?\d{1,6}\s*(?:[-–—~/]|a|à|to|bis|al|au|t/m|до)\s*[A-Z]{0,4}[-/]?\d{1,6}", re.IGNORECASE
)
_COUNT = re.compile(r"\d[\d.,]*\s*([^\W\d_]{2,12})\.?")


def inferred(table: Table) -> Table:
    """The table with the kinds that its rows prove, where headings leave them open or name two columns alike."""
    table = with_tariff(with_sizes(table))
    return _with_description(
        _with_packages(_with_money(_without_filling(_with_marked(_with_counts(_with_names(table))))))
    )


def proved_rows(table: Table) -> int:
    """How many rows prove themselves: quantity, or weight, times price is the amount, as the headings stand."""
    weighed = table.index("quantity") is None
    at = [table.index("net_weight" if kind == "quantity" and weighed else kind) for kind in _MONEY]
    if any(i is None for i in at):
        return 0
    return sum(proof(row, [i for i in at if i is not None]) is True for row in table.rows)


def is_named(table: Table) -> bool:
    """Whether most rows have words for their goods."""
    at = table.index("description")
    return at is not None and _is_wordy(table, at)


# ---------------------------------------------------------------- quantity, price, amount


def _with_money(table: Table) -> Table:
    """Quantity, price and amount: of columns headed alike those whose products hold; one that is missing by them."""
    table = _with_net(table)
    headed = [[i for i, c in enumerate(table.columns) if c.kind == kind] for kind in _MONEY]
    if sum(not found for found in headed) > 1:
        return table
    spare = [i for i, c in enumerate(table.columns) if c.kind in _SPARE] if not all(headed) else []
    spare += [i for found in headed for i in found[1:]]
    options = [found or spare for found in headed]
    if all(len(found) == 1 for found in options) and all(headed):
        return table
    counted = ((_proved(table, at), -n, at) for n, at in enumerate(product(*options)) if len(set(at)) == 3)
    best = max(counted, default=(0, 0, ()))
    if not best[0]:
        return table
    kinds = dict(zip(best[2], _MONEY, strict=True))
    kinds |= {i: "other" for i, c in enumerate(table.columns) if c.kind in _MONEY and i not in kinds}
    return _renamed(table, kinds)


def _with_net(table: Table) -> Table:
    """Where lines have prices and no amounts, a column headed "Net" without a unit of weight holds these."""
    kinds = [c.kind for c in table.columns]
    nets = [i for i, c in enumerate(table.columns) if c.kind == "net_weight" and c.unit is None]
    alone = "amount" not in kinds and "gross_weight" not in kinds and len(nets) == 1
    return _named(table, nets[0], "amount") if alone and "unit_price" in kinds else table


def _proved(table: Table, at: Sequence[int]) -> int:
    """How many rows the products of three columns hold in; 0 where they fail in too many or prove nothing."""
    tried = [held for row in table.rows if (held := proof(row, at)) is not None]
    enough = tried and sum(tried) >= AGREEMENT * len(tried) and len(tried) * 2 >= len(table.rows)
    return sum(tried) if enough else 0


# ---------------------------------------------------------------- names, codes, counts


def _with_names(table: Table) -> Table:
    """Names and codes told apart by what stands in the columns: "Item" may head either, and "Material" too."""
    named = [i for i, c in enumerate(table.columns) if c.kind in ("description", None)]
    wordy = {i: _is_wordy(table, i) for i, c in enumerate(table.columns) if c.kind in ("description", "position")}
    kinds: dict[int, str] = {}
    coded = table.index("style_number") is not None
    for i, c in enumerate(table.columns):
        if c.kind == "position" and wordy[i]:
            kinds[i] = "description"
        elif c.kind == "position" and not coded and _is_identifying(table, i):
            kinds[i] = "style_number"
            coded = True
        elif c.kind == "description" and not wordy[i] and _is_coded(table, i) and _named_elsewhere(table, i, named):
            kinds[i] = "other" if coded or table.index("bale_number") is not None else "style_number"
            coded = True
    return _renamed(table, kinds)


def _named_elsewhere(table: Table, at: int, named: Sequence[int]) -> bool:
    return any(i != at and _is_wordy(table, i) for i in named) or table.index("bale_number") is not None


def _texts(table: Table, at: int) -> list[str]:
    return [row.cells[at].text for row in table.rows if at in row.cells]


def _is_wordy(table: Table, at: int) -> bool:
    """Whether most cells of a column hold words: more letters than digits, and a word of some length."""
    texts = _texts(table, at)
    return bool(texts) and sum(reads_as_words(t) for t in texts) >= AGREEMENT * len(texts)


@lru_cache(maxsize=8192)
def reads_as_words(text: str) -> bool:
    """Whether a text holds more letters than digits and a word of some length."""
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    longest = max((len(w) for w in re.findall(r"[^\W\d_]+", text)), default=0)
    return letters > digits and (longest >= _WORD or (longest >= 2 and any(is_cjk(c) for c in text)))


def _is_coded(table: Table, at: int) -> bool:
    """Whether most cells of a column hold a code: one or two pieces, digits among them."""
    texts = _texts(table, at)
    codes = sum(len(t.split()) <= 2 and any(map(str.isdigit, t)) for t in texts)
    return bool(texts) and codes >= AGREEMENT * len(texts)


def _is_identifying(table: Table, at: int) -> bool:
    """Whether a column headed like one of positions holds codes: long ones, not counted up ("000010", "000020")."""
    texts = _texts(table, at)
    long = sum(len(t.split()) == 1 and len(t) >= LEAST_CODE for t in texts)
    return long >= AGREEMENT * len(texts) and not _is_counted_up(texts) and _is_coded(table, at)


def _is_counted_up(texts: Sequence[str]) -> bool:
    """Whether numbers rise in even steps, or padded with noughts: positions have gaps where lines were cancelled."""
    steps = [int(b) - int(a) for a, b in pairwise(texts)] if all(map(str.isdigit, texts)) else [0, 1]
    padded = all(t.startswith("0") for t in texts) and all(step > 0 for step in steps)
    return len(set(steps)) < 2 or padded


def _with_counts(table: Table) -> Table:
    """Of several columns of quantities, one headed by a mere unit of packages counts packages, or only the rows.

    What was ordered is no quantity beside what was delivered.
    """
    counts = [i for i, c in enumerate(table.columns) if c.kind == "quantity"]
    kinds: dict[int, str] = {}
    for i in counts if len(counts) > 1 else ():
        if _is_sequence(table, i):
            kinds[i] = "position"
        elif _ordered() & set(plain(table.columns[i].heading).split()):
            kinds[i] = "other"
        elif parse_unit(table.columns[i].heading) in PACKAGES:
            kinds[i] = "packages"
    return _without_inner(_renamed(table, kinds if len(kinds) < len(counts) else {}))


@cache
def _ordered() -> frozenset[str]:
    return frozenset(plain(word) for word in load_vocabulary("columns")["ordered"]["words"])


def _without_inner(table: Table) -> Table:
    """Beside bags or cartons cones are no packages, nor do words beside a count tell how many ("Palette 3, 120x80")."""
    packed = [i for i, c in enumerate(table.columns) if c.kind == "packages"]
    counted = [i for i in packed if 2 * sum(is_numeric(t) for t in _texts(table, i)) >= len(_texts(table, i))]
    inner = [i for i in packed if i not in counted or parse_unit(table.columns[i].heading) == INNER]
    return _renamed(table, dict.fromkeys(inner, "other") if len(inner) < len(packed) else {})


def _without_filling(table: Table) -> Table:
    """Without quantities that are none: what fills each package, which times packages is the other; their numbering."""
    packed = [i for i, c in enumerate(table.columns) if c.kind == "packages"]
    counts = [i for i, c in enumerate(table.columns) if c.kind == "quantity"]
    inner = {a for p in packed[:1] for a in counts for b in counts if a != b and _proved(table, (p, a, b))}
    kinds = dict.fromkeys(inner, "other") if len(inner) < len(counts) else {}
    long = len(table.rows) >= LEAST_NUMBERED
    numbered = [i for i in packed if long and _is_sequence(table, i) and not _adds_up(table, i)]
    return _renamed(table, kinds | dict.fromkeys(numbered, "other"))


def _with_marked(table: Table) -> Table:
    """With a column headed like marks ("Pkgs Nos.") as the count of packages, where its cells make its printed sum."""
    marked = [i for i, c in enumerate(table.columns) if c.kind == "other" and heads_marks(c.heading)]
    counted = [i for i in marked if len(table.rows) > 1 and _adds_up(table, i)]
    return _named(table, counted[0], "packages") if len(counted) == 1 and table.index("packages") is None else table


def _adds_up(table: Table, at: int) -> bool:
    """Whether a row of sums prints what the cells of a column make."""
    cells = [next(readings(row.cells.get(at)), None) for row in table.rows]
    told = [n for n in cells if n is not None]
    made = sum(told, Decimal(0))
    return len(told) == len(cells) and any(made in readings(row.cells.get(at)) for row in table.totals)


def _with_packages(table: Table) -> Table:
    """A column that counts packages by its cells ("12 cartons"), where a range of marks ("1-12") stands for them."""
    headed = [i for i, c in enumerate(table.columns) if c.kind == "packages"]
    if headed and not all(_is_range(text) for text in _texts(table, headed[0])):
        return table
    kinds = {headed[0]: "other"} if headed else {}
    fit = (*_SPARE, "quantity") if headed else _SPARE
    spare = [i for i, c in enumerate(table.columns) if c.kind in fit and _counts_packages(table, i)]
    return _renamed(table, kinds | ({spare[0]: "packages"} if len(spare) == 1 else {}))


def _is_range(text: str) -> bool:
    """Whether a cell holds the first and last number of packages, not how many they are: "1-12", "13 a 20"."""
    return _RANGE.fullmatch(text.strip()) is not None


def _counts_packages(table: Table, at: int) -> bool:
    texts = _texts(table, at)
    found = [m for t in texts if (m := _COUNT.fullmatch(t.strip())) and parse_unit(m.group(1)) in PACKAGES]
    return len(found) == len(texts) == len(table.rows) > 0


def _is_sequence(table: Table, at: int) -> bool:
    return len(table.rows) > 1 and _texts(table, at) == [str(n + 1) for n in range(len(table.rows))]


def _with_description(table: Table) -> Table:
    """The table with its wordiest column as the goods, where none is headed so; a bale is told by its number."""
    if table.index("description") is not None or table.index("bale_number") is not None:
        return table
    candidates = [i for i, c in enumerate(table.columns) if c.kind in (None, "position", "style_number")]
    candidates += [i for i, c in enumerate(table.columns) if c.kind == "other" and plain(c.heading) in _COUNTS]
    best = max(candidates, key=lambda i: _letters(table.rows, i), default=None)
    if best is None or _letters(table.rows, best) < 4 * len(table.rows):
        return table
    return _named(table, best, "description")


def _letters(rows: Sequence[Row], at: int) -> int:
    return sum(c.isalpha() for row in rows if at in row.cells for c in row.cells[at].text)


def _named(table: Table, at: int, kind: str) -> Table:
    return _renamed(table, {at: kind})


def _renamed(table: Table, kinds: Mapping[int, str]) -> Table:
    """The table with other kinds; a column that turns out to count has the unit that its heading names."""
    columns = (
        replace(c, kind=kinds[i], unit=c.unit or (heading_unit(c.heading) if kinds[i] == "quantity" else None))
        if i in kinds
        else c
        for i, c in enumerate(table.columns)
    )
    return replace(table, columns=tuple(columns)) if kinds else table
