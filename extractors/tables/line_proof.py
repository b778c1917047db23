"""Whether the numbers of a line of goods prove each other: quantity times price is the amount, less its discounts.

Prices may be printed per hundred or thousand ("12,50 / 100 ST", a column of price units), discounts in columns of their
own, one applied after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import combinations, pairwise, product

from extractors.tables.table_model import Cell, Row
from extractors.values.numbers import number_readings

# The groups of a number stand closer than this many letter heights.
THOUSANDS = 1.0
# So many pieces a price is printed for; discounts of one line; cells beside the money that are looked at.
PRICE_UNITS = (Decimal(10), Decimal(100), Decimal(1000))
MOST_DISCOUNTS, MOST_BESIDE = 2, 5
# "/C" and "/M" after a price: per hundred, per thousand.
_PER_LETTER, _LETTERED = re.compile(r"/\s?([CM])"), {"C": Decimal(100), "M": Decimal(1000)}
# "100", "100 ST" in a column of price units.
_PRICED_UNIT = re.compile(r"(10{1,3})(?:\s[^\W\d_]{1,4}\.?)?")
_PERCENT = re.compile(r"[-−]?%?\s*(\d{1,2}(?:[.,]\d{1,3})?)\s*%?")
_PER = re.compile(r"(?:/|\bper\b|\bpro\b|\bje\b|\bpar\b)\s*(10|100|1[.,]?000)\b|(?<=\d)\s+(100|1000)\b")


def proof(row: Row, at: Sequence[int]) -> bool | None:
    """Whether the product of quantity, price and amount holds for the cells at these columns; None without numbers."""
    options = [readings(row.cells.get(i)) for i in at]
    if not all(options):
        return None
    lines = list(product(*options))
    if any(is_product(*line) for line in lines):
        return True
    beside = [cell for i, cell in sorted(row.cells.items()) if i not in at]
    factors = list(_factors(row.cells[at[1]], beside[:MOST_BESIDE]))
    return any(_is_reduced(q, p, a, factor) for q, p, a in lines for factor in factors)


def multiplies(row: Row, at: Sequence[int]) -> bool:
    """Whether the product of the cells at these columns holds as printed, without a discount or price unit."""
    return any(is_product(*line) for line in product(*(readings(row.cells.get(i)) for i in at)))


def _factors(price: Cell, beside: Iterable[Cell]) -> Iterator[Decimal]:
    """What the cells beside may multiply a product by: discounts as 1 - d/100, price units as 1/n."""
    texts = [cell.text.strip() for cell in beside]
    printed = (g for m in _PER.finditer(price.text) for g in m.groups() if g)
    units = {Decimal(re.sub(r"[.,]", "", g)) for g in printed}
    units |= {Decimal(m.group(1)) for t in texts if (m := _PRICED_UNIT.fullmatch(t))}
    units |= {_LETTERED[m.group(1)] for t in texts if (m := _PER_LETTER.fullmatch(t))}
    rates = [Decimal(m.group(1).replace(",", ".")) for t in texts if (m := _PERCENT.fullmatch(t))]
    shares = [1 - rate / 100 for rate in rates if rate]
    discounts = [s[0] if len(s) == 1 else s[0] * s[1] for n in (1, MOST_DISCOUNTS) for s in combinations(shares, n)]
    yield from (1 / unit for unit in units)
    yield from discounts
    yield from (d / unit for unit in units for d in discounts)


def _is_reduced(quantity: Decimal, price: Decimal, amount: Decimal, factor: Decimal) -> bool:
    """Whether a product holds after a discount; one that quantity or price of nothing would prove too does not."""
    return amount != 0 and is_product(quantity, price * factor, amount, half(price) * factor)


_MOST_HALF = Decimal("0.05")  # half of a last digit is no more


def is_product(quantity: Decimal, price: Decimal, amount: Decimal, price_slack: Decimal | None = None) -> bool:
    """Whether quantity times price is the amount, within half a last digit of each."""
    apart = abs(quantity * price - amount)
    if price_slack is None and (not apart or apart > _MOST_HALF * (abs(quantity) + abs(price) + 1)):
        return not apart  # whatever the digits printed
    slack = (half(price) if price_slack is None else price_slack) * abs(quantity)
    slack += half(quantity) * abs(price) + half(amount)
    return apart <= slack


def half(value: Decimal) -> Decimal:
    """Half a unit of the last printed decimal place; nothing for whole numbers, which are counts."""
    return _half_of(int(value.as_tuple().exponent))


@cache
def _half_of(exponent: int) -> Decimal:
    return Decimal(1).scaleb(exponent) / 2 if exponent < 0 else Decimal(0)


def readings(cell: Cell | None) -> tuple[Decimal, ...]:
    """Every sensible value of the number in a cell."""
    return _values_of(digits_of(cell))


@lru_cache(maxsize=8192)
def _values_of(text: str) -> tuple[Decimal, ...]:
    return tuple(r.value for r in number_readings(text)) if text else ()


def digits_of(cell: Cell | None) -> str:
    """The first number of a cell as printed, "" without one."""
    number = _first_number(cell.text) if cell else ""
    if cell is None or (" " in number and " " in number.strip() and _is_apart(cell)):
        return ""
    return number.rstrip(".,")


_PRINTED = re.compile(r"\d(?:[\d.,'’]|\s(?=\d{3}\b))*")


@lru_cache(maxsize=8192)
def _first_number(text: str) -> str:
    m = _PRINTED.search(text)
    return m.group() if m else ""


def _is_apart(cell: Cell) -> bool:
    """Whether two numbers of a cell stand further apart than the thousands of one do: of two columns, then."""
    numbers = [w.bbox for w in cell.words if w.text[:1].isdigit()]
    beside = [(a, b) for a, b in pairwise(numbers) if abs(a.center[1] - b.center[1]) < a.height / 2]
    return any(b.x0 - a.x1 > THOUSANDS * a.height for a, b in beside)
