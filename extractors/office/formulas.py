"""What a simple formula of a spreadsheet gives, from the stored values of the cells that it names. Pure.

Arithmetic, percent, brackets, references, and a few functions with ISO/IEC 29500 (18.17.7) meaning. What goes beyond is
not judged: a formula that we do not understand is no reason to doubt a paper.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

Place = tuple[str, int, int]  # sheet in small letters, row and column from 1
Values = Mapping[Place, object]

_TOKEN = re.compile(
    r"\s*(?:(?P<ref>(?:(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[A-Za-z_][\w.]*))!)?"
    r"\$?(?P<c1>[A-Za-z]{1,3})\$?(?P<r1>\d{1,7})(?::\$?(?P<c2>[A-Za-z]{1,3})\$?(?P<r2>\d{1,7}))?(?![\w.(]))"
    r"|(?P<name>[A-Za-z][\w.]*)(?=\()|(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|(?P<sign>[-+*/^%(),]))"
)
_DEEPEST = 60  # brackets in brackets
_TOLERANCE = 1e-6  # binary noise of a stored result; with the same share of the value itself


class _NotJudged(Exception):
    """The formula holds something that is not understood here."""


class Calculator:
    """Gives formulas of one workbook; looks at no more than `cells` cells in all, so that no sheet takes for ever."""

    def __init__(self, values: Values, cells: int = 1_000_000) -> None:
        self.values = values
        self.left = cells

    def result(self, formula: str, sheet: str) -> float | None:
        """The value of a formula ("=SUM(B2:B9)") that stands on `sheet`; None where it is not judged."""
        try:
            found = _Reader(formula.removeprefix("="), sheet.lower(), self).whole()
        except (_NotJudged, ArithmeticError, ValueError, RecursionError):
            return None
        return found if math.isfinite(found) else None


def differs(stored: object, computed: float) -> bool:
    """Whether a stored number is another one than the formula gives; what is no number is not judged."""
    if isinstance(stored, bool) or not isinstance(stored, int | float):
        return False
    return abs(stored - computed) > _TOLERANCE * max(1.0, abs(computed))


class _Reader:
    """Recursive descent over the tokens of one formula."""

    def __init__(self, formula: str, sheet: str, book: Calculator) -> None:
        self._tokens = _tokens(formula)
        self._at = 0
        self._depth = 0
        self._sheet = sheet
        self._book = book

    def whole(self) -> float:
        """The value; _NotJudged unless everything is understood."""
        value = self._sum()
        if self._at < len(self._tokens):
            raise _NotJudged
        return value

    def _next(self, *signs: str) -> str:
        """The sign that comes next if it is one of these, taken; else ""."""
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        if token is None or token["sign"] not in signs:
            return ""
        self._at += 1
        return token["sign"]

    def _sum(self) -> float:
        value = self._product()
        while sign := self._next("+", "-"):
            right = self._product()
            value = value + right if sign == "+" else value - right
        return value

    def _product(self) -> float:
        value = self._power()
        while sign := self._next("*", "/"):
            right = self._power()
            value = value * right if sign == "*" else value / right
        return value

    def _power(self) -> float:
        value = self._signed()
        while self._next("^"):
            raised = value ** self._signed()
            if isinstance(raised, complex):
                raise _NotJudged
            value = raised
        return value

    def _signed(self) -> float:
        # A sign binds closer than a power: =-2^2 is 4.
        sign = 1.0
        while found := self._next("+", "-"):
            sign = -sign if found == "-" else sign
        value = self._single()
        while self._next("%"):
            value /= 100
        return sign * value

    def _single(self) -> float:
        if self._next("("):
            value = self._inside(self._sum)
            if not self._next(")"):
                raise _NotJudged
            return value
        if self._at >= len(self._tokens):
            raise _NotJudged
        token = self._tokens[self._at]
        self._at += 1
        if token["number"]:
            return float(token["number"])
        if token["ref"] and not token["c2"]:
            return _operand(self._cells(token)[0])
        if token["name"]:
            return self._inside(lambda: self._function(token["name"].upper()))
        raise _NotJudged

    def _inside(self, read: Callable[[], float]) -> float:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _NotJudged
        value = read()
        self._depth -= 1
        return value

    def _function(self, name: str) -> float:
        call = _FUNCTIONS.get(name)
        if call is None or not self._next("("):
            raise _NotJudged
        arguments: list[list[object]] = []
        while not self._next(")"):
            if arguments and not self._next(","):
                raise _NotJudged
            arguments.append(self._argument())
        return call(arguments)

    def _argument(self) -> list[object]:
        """The values of an argument: those of a reference as they are stored, else one number."""
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        after = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else None
        if token is not None and token["ref"] and after is not None and after["sign"] in (",", ")"):
            self._at += 1
            return self._cells(token)
        return [self._sum()]

    def _cells(self, token: re.Match[str]) -> list[object]:
        sheet = (token["quoted"] or token["plain"] or self._sheet).replace("''", "'").lower()
        columns = sorted((column_number(token["c1"]), column_number(token["c2"] or token["c1"])))
        rows = sorted((int(token["r1"]), int(token["r2"] or token["r1"])))
        self._book.left -= (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1)
        if self._book.left < 0:
            raise _NotJudged
        values = self._book.values
        return [
            values.get((sheet, r, c))
            for r in range(rows[0], rows[1] + 1)
            for c in range(columns[0], columns[1] + 1)
        ]  # fmt: skip


def _tokens(formula: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    end = 0
    while formula[end:].strip():
        match = _TOKEN.match(formula, end)
        if match is None or len(found) > 2_000:
            raise _NotJudged
        found.append(match)
        end = match.end()
    return found


def column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - 64
    return number


def _operand(value: object) -> float:
    """A cell in arithmetic: empty is 0; dates, text and truth values are not judged."""
    if value is None:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _NotJudged
    return float(value)


def _numbers(arguments: Sequence[Sequence[object]]) -> list[float]:
    """The numbers of all arguments: text and empty cells are passed over; dates, truth values, errors not judged."""
    found = []
    for value in (v for argument in arguments for v in argument):
        if isinstance(value, int | float) and not isinstance(value, bool):
            found.append(float(value))
        elif value is not None and (not isinstance(value, str) or value.startswith("#")):
            raise _NotJudged
    return found


def _average(arguments: list[list[object]]) -> float:
    numbers = _numbers(arguments)
    return math.fsum(numbers) / len(numbers)


def _rounded(arguments: list[list[object]]) -> float:
    """Half away from zero, by the decimal digits that a person sees."""
    if [len(a) for a in arguments] != [1, 1]:
        raise _NotJudged
    value, digits = (_operand(a[0]) for a in arguments)
    try:
        return float(Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP))
    except InvalidOperation:
        raise _NotJudged from None


def _absolute(arguments: list[list[object]]) -> float:
    if [len(a) for a in arguments] != [1]:
        raise _NotJudged
    return abs(_operand(arguments[0][0]))


def _sum_of_products(arguments: list[list[object]]) -> float:
    if len({len(a) for a in arguments}) != 1:
        raise _NotJudged
    _numbers(arguments)  # what is not judged there is not judged here
    rows = zip(*arguments, strict=True)
    return math.fsum(math.prod(float(v) if isinstance(v, int | float) else 0.0 for v in row) for row in rows)


_FUNCTIONS: Mapping[str, Callable[[list[list[object]]], float]] = {
    "SUM": lambda arguments: math.fsum(_numbers(arguments)),
    "PRODUCT": lambda arguments: math.prod(_numbers(arguments)) if _numbers(arguments) else 0.0,
    "AVERAGE": _average,
    "MIN": lambda arguments: min(_numbers(arguments), default=0.0),
    "MAX": lambda arguments: max(_numbers(arguments), default=0.0),
    "COUNT": lambda arguments: float(len(_numbers(arguments))),
    "ROUND": _rounded,
    "ABS": _absolute,
    "SUMPRODUCT": _sum_of_products,
}
