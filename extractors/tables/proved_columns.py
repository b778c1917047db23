"""What aligned columns hold, told by their values: the products of the rows, units, codes; the rest is the goods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractors.tables.currency_marks import is_currency
from extractors.tables.line_proof import is_product, proof, readings
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_inference import reads_as_words
from extractors.tables.table_model import Row
from extractors.values.units import parse_unit

# Share of the rows that must agree.
AGREEMENT = 0.8
_MONEY = ("quantity", "unit_price", "amount")
WEIGHTS = frozenset({"net_weight", "gross_weight"})
Triple = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Headed:
    """What headings say of the columns: kinds where one stands over a column, and which heading it belongs to."""

    kinds: Sequence[str | None]
    groups: Sequence[int | None]


def kinds_of(rows: Sequence[Row], headed: Headed) -> list[str | None] | None:
    """The kind of each column; None where no three columns multiply.

    Without any heading discounts prove nothing: too many numbers may stand for one.
    """
    money = _money(rows, headed.kinds)
    if money is None:
        return None
    kinds: list[str | None] = [None] * len(headed.kinds)
    for at, kind in zip(money, _MONEY, strict=True):
        kinds[at] = kind
    words = [i for i in range(len(kinds)) if kinds[i] is None and not _most(rows, i, is_figure)]
    units = [i for i in words if _most(rows, i, _is_unit) and sum(i in r.cells for r in rows) >= AGREEMENT * len(rows)]
    named = _under_one(rows, _named(rows, [i for i in words if i not in units]), headed)
    if not named:
        return None
    for i in range(len(kinds)):
        if i in named:
            kinds[i] = "description"
        elif i in units:
            kinds[i] = "unit"
        elif kinds[i] is None and headed.kinds[i] not in (*_MONEY, "description", "unit"):
            kinds[i] = headed.kinds[i]
        elif headed.kinds[i] == "description" and _most(rows, i, _is_article):
            # "Article" beside "Description" heads the codes.
            kinds[i] = "style_number"
    for i in _running_on(rows, kinds, headed):
        kinds[i] = "description"
    return kinds


def _running_on(rows: Sequence[Row], kinds: Sequence[str | None], headed: Headed) -> list[int]:
    """Columns behind the goods' words, under no heading of their own, that some of the rows leave empty.

    Longer names run on there: "Olive oil 500 ml glass" over "Olive oil, loose".
    """
    last = max(i for i, kind in enumerate(kinds) if kind == "description")
    found: list[int] = []
    for i in range(last + 1, len(kinds)):
        own = headed.groups[i] not in (None, headed.groups[last])
        if kinds[i] is not None or own or all(i in row.cells for row in rows):
            break
        found.append(i)
    return found if found and found[-1] + 1 < len(kinds) else []


def _under_one(rows: Sequence[Row], named: Sequence[int], headed: Headed) -> list[int]:
    """Of neighbouring columns of words those under one heading, the one of names or the wordiest: no colour beside."""
    first = next((g for i in named if (g := headed.groups[i]) is not None), None)
    own: dict[int | None, list[int]] = {}
    for i in named:
        # What stands under no heading goes on the column before, else it begins the next one.
        first = first if headed.groups[i] is None else headed.groups[i]
        own.setdefault(first, []).append(i)
    told = [g for g, columns in own.items() if any(headed.kinds[i] == "description" for i in columns)]
    best = told or sorted(own, key=lambda g: -sum(_letters(rows, i) for i in own[g]))
    return own[best[0]] if best else []


def _money(rows: Sequence[Row], headed: Sequence[str | None]) -> Triple | None:
    """Quantity, price and amount: the one triple of columns that multiplies and is no part of another product.

    Factors change places without harm to the product; quantities stand before prices, save where a heading says so, and
    amounts after both.
    """
    numbers = [i for i in range(len(headed)) if _most(rows, i, is_figure)]
    tried = [t for t in combinations(numbers, 3) if headed[t[2]] not in WEIGHTS]
    triples = [t for t in tried if _multiplies(rows, t, strict=True)]
    if not triples and any(headed):
        triples = [t for t in tried if _multiplies(rows, t, strict=False)]
    # Pieces a carton times cartons are the quantity, a factor of the next product.
    factors = {i for t in triples for i in t[:2]}
    last = [t for t in triples if t[2] not in factors]
    if len(last) != 1:
        return None
    first, second, amount = last[0]
    swapped = headed[first] == "unit_price" or (headed[second] == "quantity" and headed[first] != "quantity")
    return (second, first, amount) if swapped else (first, second, amount)


def _multiplies(rows: Sequence[Row], at: Triple, *, strict: bool) -> bool:
    """Whether (almost) all rows multiply, at least one of them by more than one."""
    proved = telling = 0
    for row in rows:
        options = [list(readings(row.cells.get(i))) for i in at]
        fits = [(q, p) for q in options[0] for p in options[1] for a in options[2] if is_product(q, p, a)]
        proved += bool(fits) or (not strict and proof(row, at) is True)
        telling += any(q not in (0, 1) and p not in (0, 1) for q, p in fits)
    return telling > 0 and proved >= AGREEMENT * len(rows)


def _most(rows: Sequence[Row], at: int, like: Callable[[str], bool]) -> bool:
    """Whether the column is filled in most rows, and almost all that fills it looks so."""
    texts = [row.cells[at].text for row in rows if at in row.cells]
    return 2 * len(texts) >= len(rows) and sum(like(text) for text in texts) >= AGREEMENT * len(texts)


def is_figure(text: str) -> bool:
    """Whether a text is one number; "@ 12.50" is a price each."""
    return is_numeric(text.lstrip("@ "))


def _is_unit(text: str) -> bool:
    return parse_unit(text) is not None or is_currency(text)


def _is_code(text: str) -> bool:
    return len(text.split()) == 1 and any(c.isdigit() for c in text)


def _is_article(text: str) -> bool:
    """Whether a text is a code, also one whose letters stand apart ("ST 5316")."""
    return len(text.split()) <= 2 and any(c.isdigit() for c in text) and not reads_as_words(text)


def _named(rows: Sequence[Row], words: Sequence[int]) -> list[int]:
    """The columns of the goods' names, without those of codes beside them; of nothing but codes, the codes."""
    run = _longest(rows, words)
    named = list(run)
    while named and _most(rows, named[0], _is_code):
        del named[0]
    while named and _most(rows, named[-1], _is_code):
        del named[-1]
    return named or run


def _longest(rows: Sequence[Row], columns: Sequence[int]) -> list[int]:
    """The run of neighbouring columns with the most letters."""
    runs: list[list[int]] = []
    for i in columns:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return max(runs, key=lambda run: sum(_letters(rows, i) for i in run), default=[])


def _letters(rows: Sequence[Row], at: int) -> int:
    return sum(c.isalpha() for r in rows if at in r.cells for c in r.cells[at].text)
