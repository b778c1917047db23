"""Lines of goods told in words, as mails and typed orders do: "Pyjama set: 600 pcs @ USD 5.36 = USD 3,216.00".

A line counts only where its quantity times its price is its amount.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.evidence import Word
from extractors.segments import Segment, join_words
from extractors.tables.line_proof import is_product
from extractors.tables.table_inference import reads_as_words
from extractors.tables.table_model import Cell, Column, Row, Table
from extractors.values.numbers import number_readings

_KINDS = ("description", "quantity", "unit_price", "amount")
_NUMBER = r"\d(?:[\d.,'’]*\d)?"
_MONEY = r"(?:[A-Z]{3}|US\$|[$€£¥₺])"
_LINE = re.compile(
    rf"(?P<before>.*?)(?<![\w.,/-])(?P<quantity>{_NUMBER}\s*[^\W\d_]{{1,12}}\.?)(?P<between>\s.{{0,80}}?|)\s*[,;]?\s*"
    rf"(?:@|[x×*]|at|à|je|zu|por|per)\s*{_MONEY}?\s*(?P<unit_price>{_NUMBER})\s*{_MONEY}?(?:\s*(?:/|each|per)\s*\w*)?"
    rf"\s*(?:=|:|;|,|–|-|total|amount)+\s*{_MONEY}?\s*(?P<amount>{_NUMBER})\s*{_MONEY}?\W*",
    re.IGNORECASE,
)
# What numbers a line or marks it as one of a list.
_MARK = re.compile(r"(?:\d{1,3}[.)]|[-–•*]|\(\d{1,3}\))")


def worded_table(page: int, rows: Sequence[Sequence[Segment]]) -> Table | None:
    """The lines of a page that say and prove what was bought, as a table; None where none does."""
    found = [row for line in rows if (row := _row([w for s in line for w in s.words], page))]
    columns = tuple(Column("", kind, None, 0.0, 0.0) for kind in _KINDS)
    return Table(page, columns, tuple(found), (), "", False) if found else None


def _row(words: Sequence[Word], page: int) -> Row | None:
    m = _LINE.fullmatch(" ".join(w.text for w in words))
    if m is None or not _holds(*(m[kind] for kind in _KINDS[1:])):
        return None
    goods = [*_spanned(words, *m.span("before")), *_spanned(words, *m.span("between"))]
    if goods and _MARK.fullmatch(goods[0].text):
        del goods[0]
    if not reads_as_words(join_words(goods)):
        return None
    cells = {0: Cell(join_words(goods).rstrip(" :,;-–"), tuple(goods))}
    for at, kind in enumerate(_KINDS[1:], start=1):
        cells[at] = Cell(m[kind], tuple(_spanned(words, *m.span(kind))))
    return Row(cells, page)


def _spanned(words: Sequence[Word], start: int, end: int) -> list[Word]:
    """The words of a line that lie in a span of its text, also in part."""
    found: list[Word] = []
    at = 0
    for word in words:
        if start < at + len(word.text) and at < end and at + len(word.text) > start:
            found.append(word)
        at += len(word.text) + 1
    return found


def _holds(quantity: str, price: str, amount: str) -> bool:
    options = [
        [r.value for r in number_readings(re.sub(r"[^\d.,'’].*$", "", text))] for text in (quantity, price, amount)
    ]
    return any(is_product(q, p, a) for q in options[0] for p in options[1] for a in options[2])
