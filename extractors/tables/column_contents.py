"""What columns hold by the look of their cells, where a heading says something else: dates, rates.

"Wert" heads amounts of an invoice and days of an account, "Warenausgang" goods that left and the day they did.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.evidence import Word
from extractors.segments import Segment, join_words, plain
from extractors.tables.columns import NUMBERS, heading_words, strict_kind
from extractors.tables.currency_marks import is_currency
from extractors.tables.heading_cuts import row_like
from extractors.tables.line_proof import is_product
from extractors.tables.table_model import Column
from extractors.values.dates import find_dates
from extractors.values.numbers import number_readings
from extractors.values.units import parse_unit

# Share of a column's cells that must look alike, and the fewest of them.
AGREEMENT, LEAST = 0.66, 2
# Share of the cells of a column of units.
ALL = 0.9
_DAY = re.compile(r"\d{1,2}\.\s?\d{1,2}\.|\d{1,2}[/-]\d{1,2}")
_SUM = re.compile(r"\d{1,3}(?:[.,]?\d{3})*[.,]\d{2}")
_RATE = re.compile(r"[-−+]?\d{1,3}(?:[.,]\d{1,3})?\s?%|%\s?\d{1,3}(?:[.,]\d{1,3})?")


def with_contents(columns: Sequence[Column], rows: Sequence[Sequence[Segment]]) -> tuple[Column, ...]:
    """The columns with the kinds that their cells show, where the heading's kind cannot be theirs."""
    dated, measured, named = (any(c.kind == kind for c in columns) for kind in ("date", "unit", "description"))
    counted = sum(c.kind == "quantity" for c in columns)
    names = sum(c.kind == "description" for c in columns)
    found: list[Column] = []
    texts = _texts(columns, rows)
    priced = [[t for c, t in zip(columns, texts, strict=True) if c.kind == k] for k in ("unit_price", "amount")]
    for column, cells in zip(columns, texts, strict=True):
        if column.kind in (*NUMBERS, None) and _most(cells, is_date):
            found.append(replace(column, kind="other" if dated else "date", unit=None))
            dated = True
        elif (column.kind in NUMBERS and _most(cells, _is_rate)) or (
            column.kind == "lot_number" and len(cells) >= LEAST and all(map(_SUM.fullmatch, cells))
        ):
            # "Charge" is a batch in German and a fee in English: no batch is written as a sum of money.
            found.append(replace(column, kind="other", unit=None))
        elif (
            (column.kind in (None, "quantity") or (column.kind == "description" and names > 1))
            and not measured
            and _are_units(cells, 1 if counted > 1 else LEAST)
        ):
            found.append(replace(column, kind="unit"))
            measured = True
        elif column.kind == "unit" and not counted and _names_quantity(column.heading) and _are_measured(cells):
            # "Quantity Unit of measure" over "361 Piece".
            found.append(replace(column, kind="quantity", unit=None))
        elif column.kind == "position" and not counted and _are_counts(column.heading, cells):
            found.append(replace(column, kind="quantity", unit=None))
        elif column.kind == "description" and names > 1 and _are_figures(cells) and _multiply(cells, *priced):
            # "Spots" are what was sent, or how often.
            found.append(replace(column, kind=None))
        elif column.kind == "quantity" and not named and _most(cells, _is_name):
            # "Contenido", "Contenu": how much a thing holds, or what a package does.
            found.append(replace(column, kind="description", unit=None))
            named = True
        else:
            found.append(column)
    return tuple(found)


def _texts(columns: Sequence[Column], rows: Sequence[Sequence[Segment]]) -> list[list[str]]:
    """The cells of the rows by column: a piece that runs over an edge is of both sides of it."""
    edges = [c.x0 for c in columns[1:]]
    texts: list[list[str]] = [[] for _ in columns]
    for s in (s for row in rows if row_like(row) for s in row):
        for at, words in groupby(s.words, key=lambda w: bisect_right(edges, w.bbox.center[0])):
            texts[at].append(join_words(list(words)).strip())
    return texts


def _most(cells: Sequence[str], like: Callable[[str], bool]) -> bool:
    """Whether most of the cells that hold figures look so."""
    figures = [text for text in cells if any(map(str.isdigit, text))]
    return len(figures) >= LEAST and sum(like(text) for text in figures) >= AGREEMENT * len(figures)


def _is_rate(text: str) -> bool:
    return _RATE.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    """Whether a text begins with a word that neither counts nor prices: "AOVE 500 ml", but not "PCS 500"."""
    first = text.split(maxsplit=1)[0]
    return first.isalpha() and parse_unit(first) is None and not is_currency(first)


def _are_counts(heading: str, cells: Sequence[str]) -> bool:
    """Whether a heading that numbers or counts ("SL") stands over figures that do not number the rows."""
    figures = len(cells) >= LEAST and all(text[:1].isdigit() for text in cells)
    return figures and plain(heading) in heading_words("counts_or_positions") and cells != _numbers(len(cells))


def _names_quantity(heading: str) -> bool:
    return any(strict_kind(word) == "quantity" for word in heading.split())


def _are_measured(cells: Sequence[str]) -> bool:
    """Whether almost all cells hold a number and then a unit, and no more."""
    parts = [text.rsplit(maxsplit=1) for text in cells]
    measured = [len(p) == LEAST and p[0][0].isdigit() and parse_unit(p[1]) is not None for p in parts]
    return len(cells) >= LEAST and sum(measured) >= ALL * len(cells)


def _numbers(count: int) -> list[str]:
    return [str(n + 1) for n in range(count)]


def _are_figures(cells: Sequence[str]) -> bool:
    """Whether all cells, and more than one, are bare numbers."""
    return len(cells) >= LEAST and all(text.isdigit() for text in cells)


def _multiply(cells: Sequence[str], prices: Sequence[Sequence[str]], amounts: Sequence[Sequence[str]]) -> bool:
    """Whether figures times the one price make the one amount of their rows."""
    if len(prices) != 1 or len(amounts) != 1 or not len(cells) == len(prices[0]) == len(amounts[0]):
        return False
    return all(
        any(
            is_product(q.value, p.value, a.value)
            for q in number_readings(c)
            for p in number_readings(price)
            for a in number_readings(amount)
        )
        for c, price, amount in zip(cells, prices[0], amounts[0], strict=True)
    )


def _are_units(cells: Sequence[str], least: int) -> bool:
    """Whether almost all cells, and so many at least, name a unit of measure and no more."""
    return len(cells) >= least and sum(parse_unit(text) is not None for text in cells) >= ALL * len(cells)


def is_date(text: str) -> bool:
    """Whether a text is a date and no more: "08.07.26", "01.06.", "5 Jun 2026"; "12.05" is a number."""
    if _DAY.fullmatch(text):
        return True
    spans = find_dates(text) if len(text) <= 24 else ()
    return len(spans) == 1 and spans[0].end - spans[0].start >= len(text) - 2


# A year and a letter: a date whose month is a word.
_NAMED_DATE = re.compile(r"(?=.*[^\W\d_]).*\b(?:19|20)\d\d\b")


def _is_dated(text: str) -> bool:
    return ("19" in text or "20" in text) and _NAMED_DATE.match(text) is not None


def without_dates(cells: Mapping[int, list[Word]], segments: Sequence[Segment]) -> Mapping[int, list[Word]]:
    """The words of a row's cells without those of dates of several words, which count no goods: "27 APR 2026"."""
    dated: set[int] = set()
    for s in segments:
        at = 0
        spans = find_dates(s.text) if len(s.words) > 2 and _is_dated(s.text) else ()
        for word in s.words if spans else ():
            at = s.text.find(word.text, at)
            if any(d.start <= at < d.end and " " in d.text for d in spans):
                dated.add(id(word))
            at += len(word.text)
    return {i: [w for w in words if id(w) not in dated] for i, words in cells.items()} if dated else cells
