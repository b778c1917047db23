"""Sums of tables: printed totals, else the sums of the lines; what repeats in their cells beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.evidence import Evidence, Place, Word, union
from extractors.extract.candidates import is_weight
from extractors.extract.carriage_lines import goods_rows
from extractors.extract.counted_packages import is_no_count
from extractors.extract.table_identifiers import repeated_fields
from extractors.segments import join_words
from extractors.tables.table_inference import inferred, proved_rows
from extractors.tables.table_model import Cell, Row, Table
from extractors.tables.table_shapes import has_own_code, word_beside
from extractors.values.numbers import NUMBER, parse_number, plain
from extractors.values.units import PACKAGES, parse_unit, unit_after

_WEIGHT = ("KGM", "LBR", "TNE", "GRM")
_PRICED = frozenset({"commercial_invoice", "purchase_order", "contract"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit and the words that it stands in."""

    value: Decimal
    unit: str | None
    words: tuple[Word, ...]
    printed: bool = True


def table_fields(sha256: str, tables: Sequence[Table], document_type: str, decimal: str | None) -> list[Evidence]:
    """What the document's tables give, each value with the place of its cell; sums with that of the cells summed."""
    found = [*repeated_fields(sha256, tables, document_type)]
    if document_type == "production_record":
        # Its quantities have sides (`process_quantities`), but those of lots listed side by side.
        tables = [t for t in tables if t.turned and t.side is None]
    if document_type == "test_report":
        tables = [_without_results(table) for table in tables]
    goods = [
        t
        for t in tables
        if t.index("description") is not None or t.index("lot_number") is not None or t.index("bale_number") is not None
    ]
    for field in ("quantity", "net_weight", "gross_weight", "packages"):
        measure = total_of(goods or tables, field, decimal)
        if measure and (field != "packages" or measure.value == measure.value.to_integral_value()):
            found.append(sum_evidence(sha256, field, measure, tables))
    if document_type in _PRICED:
        amount = _priced_total(goods, decimal) or _total_of_products(goods, decimal)
        found.extend([sum_evidence(sha256, "total", amount, tables)] if amount else [])
    return found


def _without_results(table: Table) -> Table:
    """A table of tests, in which a column headed by nothing but a unit of mass holds results or grades ("GR")."""
    columns = tuple(
        replace(c, kind=None) if c.kind == "quantity" and parse_unit(c.heading) in _WEIGHT else c for c in table.columns
    )
    return replace(table, columns=columns)


def _priced_total(goods: Sequence[Table], decimal: str | None) -> Measure | None:
    """The printed total of the column of amounts where the lines make it; the amount of a single line."""
    lines = [row for table in goods for row in table.rows]
    made = _sum(_summed(t, "amount", decimal) for t in goods) if goods else None
    if made is None:
        return None
    if len(lines) == 1:  # of several lines that could not all be read, one is left beside another total
        return None if _other_total(goods, made, decimal) else made
    return _printed_sum(goods, made, decimal)


def _printed_sum(goods: Sequence[Table], made: Measure, decimal: str | None) -> Measure | None:
    sums = [_summed(t, "amount", decimal) for t in goods]
    totals = (m for t, column in zip(goods, sums, strict=True) for m in _printed(t, "amount", decimal, column))
    return next((m for m in totals if abs(m.value - made.value) < Decimal("0.02")), None)


def _total_of_products(goods: Sequence[Table], decimal: str | None) -> Measure | None:
    """The printed total under a column that no word heads as amounts ("EUR") and whose every line is a product."""
    if any(t.index("amount") is not None for t in goods):
        return None
    told = [inferred(t) for t in goods]
    made = _sum(_summed(t, "amount", decimal) if proved_rows(t) == len(t.rows) else None for t in told)
    return None if made is None else _printed_sum(told, made, decimal)


def _other_total(goods: Sequence[Table], made: Measure, decimal: str | None) -> bool:
    """Whether a row of totals prints another amount than the line makes, and another quantity too."""
    for kind in ("amount", "quantity"):
        line = _sum([_summed(t, kind, decimal) for t in goods])
        sums = [(t, r, i) for t in goods for i in columns_of_kind(t, kind) for r in t.totals]
        printed = {v for t, r, i in sums if (v := _number_in(r, i, t.decimal(i, decimal)))}
        if line is None or not printed or line.value in printed:
            return False
    return made.value > 0


def sum_evidence(sha256: str, field: str, measure: Measure, tables: Sequence[Table]) -> Evidence:
    words = measure.words
    page = _page_of(words[0], tables)
    confidence = round((0.95 if measure.printed else 0.9) * min(w.confidence for w in words) ** 0.5, 3)
    place = Place(sha256, page, union(w.bbox for w in words), join_words(words))
    return Evidence(field, "quantity", plain(measure.value), place, confidence, words[0].source, measure.unit)


def is_weighed(found: Evidence, fields: Iterable[Evidence]) -> bool:
    """Whether a table's quantity stands where a label names a weight: one number is not two things."""
    weights = (f.place for f in fields if f.name in ("net_weight", "gross_weight"))
    own = found.place
    return found.name == "quantity" and any(w.page == own.page and w.bbox.holds(own.bbox) for w in weights)


def _page_of(word: Word, tables: Sequence[Table]) -> int:
    return next(
        (r.page for t in tables for r in (*t.rows, *t.totals) for c in r.cells.values() if word in c.words),
        tables[0].page,
    )


# Times, ratios, parts and rates.
_NO_SUM = re.compile(r"\d?:\d|\d/\d|\d\s?%")
_IN_A_NAME = re.compile(r"[^\W\d_][-/]$")


def measure_of(cell: Cell, unit: str | None, decimal: str | None) -> Measure | None:
    """The one number of a cell, with the unit beside it or the one given."""
    numbers = list(NUMBER.finditer(cell.text))
    if not numbers or len(numbers) > 2 or _NO_SUM.search(cell.text):
        return None
    if _IN_A_NAME.search(cell.text[: numbers[0].start()]):
        return None  # a lot: "Cana lote CN-0701"
    value = parse_number(numbers[0].group(), decimal)
    beside = unit_after(cell.text, numbers[0].end())
    if value is None or value < 0:
        return None
    words = tuple(w for w in cell.words if any(map(str.isdigit, w.text))) or cell.words
    return Measure(value, beside[0] if beside else unit, words)


def columns_of_kind(table: Table, kind: str) -> list[int]:
    """Columns of a kind, kilograms first."""
    weighs = kind in ("net_weight", "gross_weight")
    indices = [
        i
        for i, c in enumerate(table.columns)
        if c.kind == kind and (not weighs or c.unit in _WEIGHT or is_weight(c.heading))
    ]
    # "Drums | Quantity (kg)": what is measured is the quantity, and the drums it fills are packages.
    return sorted(
        [i for i in indices if table.columns[i].unit not in PACKAGES] or indices,
        key=lambda i: (table.columns[i].unit != "KGM", i),
    )


def _column(table: Table, kind: str, decimal: str | None) -> int | None:
    """The column whose cells a kind sums up: of several, the only one that its printed total proves.

    "CTN FROM | CTN TO | NO. OF CTN": only the last is a count. Weights in two units are one weight, kilograms first.
    """
    indices = columns_of_kind(table, kind)
    counted = [i for i in indices if any(_number_in(row, i, table.decimal(i, decimal)) for row in table.rows)]
    if kind in ("net_weight", "gross_weight") or len(counted) < 2:
        return next(iter(counted or indices), None)
    proven = [i for i in counted if _proves_itself(table, i, decimal)]
    return proven[0] if len(proven) == 1 else None


def _number_in(row: Row, index: int, decimal: str | None) -> Decimal | None:
    measure = measure_of(row.cells[index], None, decimal) if index in row.cells else None
    return None if measure is None else measure.value


def _proves_itself(table: Table, index: int, decimal: str | None) -> bool:
    """Whether a printed total is the sum of a column's cells."""
    decimal = table.decimal(index, decimal)
    cells = [_number_in(row, index, decimal) for row in table.rows]
    made = sum((cell for cell in cells if cell is not None), Decimal(0))
    return None not in cells and any(_number_in(row, index, decimal) == made for row in table.totals)


_SIDED = frozenset({"input_quantity", "output_quantity", "waste_quantity"})


def _row_unit(table: Table, row: Row, index: int) -> str | None:
    at = table.index("unit")
    beside = parse_unit(row.cells[at].text) if at is not None and at in row.cells else None
    column = table.columns[index]
    # One unit stands beside one quantity; beside an input and an output it is nobody knows whose.
    sided = column.kind in _SIDED and sum(c.kind in _SIDED for c in table.columns) == 1
    return beside if beside and (column.kind == "quantity" or sided) else column.unit


def total_of(tables: Sequence[Table], kind: str, decimal: str | None) -> Measure | None:
    """The printed total of a kind of column over all tables, else the sum of its cells when they share a unit."""
    made = [_summed(t, kind, decimal) for t in tables]
    printed = [m for t, column in zip(tables, made, strict=True) for m in _printed(t, kind, decimal, column)]
    values = {m.value for m in printed}
    if len(values) == 1:
        return printed[0]
    if printed:
        return None
    if any(_is_contradicted(t, kind, decimal, column) for t, column in zip(tables, made, strict=True)):
        return None
    if kind == "packages":
        counted = {m.value: m for t in tables for row in t.totals for m in _pack_counts(row, decimal)}
        if len(counted) == 1:
            return next(iter(counted.values()))
    return _sum([column for t, column in zip(tables, made, strict=True) if columns_of_kind(t, kind)])


def _printed(table: Table, kind: str, decimal: str | None, column: Measure | None) -> Iterator[Measure]:
    """Totals in a column of that sum; a row of totals with a word that names another kind of sum gives none."""
    index = _column(table, kind, decimal) if table.totals else None
    # Counts are not rounded.
    slack = Decimal(0) if kind == "packages" else Decimal(len(table.rows) + 1) / 2
    for row in table.totals:
        if index is not None and index in row.cells:
            measure = measure_of(row.cells[index], _common_unit(table, index), table.decimal(index, decimal))
            if measure and (column is None or abs(measure.value - column.value) <= slack or table.open):
                yield measure


def _is_contradicted(table: Table, kind: str, decimal: str | None, column: Measure | None) -> bool:
    """Whether the printed sums of a column, each of them and all together, are others than its lines make."""
    index = _column(table, kind, decimal) if table.totals else None
    if index is None or column is None or table.open:
        return False
    decimal = table.decimal(index, decimal)
    printed = [n for row in table.totals if (n := _number_in(row, index, decimal)) is not None]
    return bool(printed) and column.value not in (*printed, sum(printed, Decimal(0)))


def _common_unit(table: Table, index: int) -> str | None:
    units = {_row_unit(table, row, index) for row in table.rows}
    return units.pop() if len(units) == 1 else None


def _pack_counts(row: Row, decimal: str | None) -> Iterator[Measure]:
    for cell in row.cells.values():
        measure = measure_of(cell, None, decimal or ".")
        if measure and measure.unit in PACKAGES:
            yield measure


def _is_of_one_half(table: Table, kind: str) -> bool:
    """Whether a list runs on beside itself and a weight has a column in one half only: "Bale Gross Net | Bale Net"."""
    halves = sum(c.kind == "bale_number" for c in table.columns)
    return halves > 1 and len(columns_of_kind(table, kind)) < halves


def _summed(table: Table, kind: str, decimal: str | None) -> Measure | None:
    """The sum of a column whose every row has a number in one unit."""
    index = _column(table, kind, decimal)
    if index is None or _is_of_one_half(table, kind):
        return None
    if kind == "packages" and any(is_no_count(r.cells[index].text) for r in table.rows if index in r.cells):
        return None
    decimal = table.decimal(index, decimal)
    rows = goods_rows(table) if kind == "quantity" and _is_measured(table, index) else table.rows
    measures = [
        measure_of(r.cells[index], _row_unit(table, r, index), decimal) if index in r.cells else None for r in rows
    ]
    numbers = [m for m in measures if m is not None]
    if not numbers or len(numbers) < len(measures) or len({m.unit for m in numbers}) != 1:
        return None
    if len({word_beside(table, r, index) for r in rows}) > 1:
        return None
    total = sum((m.value for m in numbers), Decimal(0))
    own = has_own_code(table, table.rows[-1], table.rows[:-1])
    if len(numbers) > 2 and numbers[-1].value * 2 == total and not own:
        return numbers[-1]  # the row of totals, whose word was not recognised
    return Measure(total, numbers[0].unit, tuple(w for m in numbers for w in m.words), printed=len(numbers) == 1)


def _is_measured(table: Table, index: int) -> bool:
    """Whether a column of quantities has units: among services, carriage is one like the others."""
    cells = [(row, row.cells[index]) for row in table.rows if index in row.cells]
    return any(_row_unit(table, r, index) or unit_after(c.text, len(c.text.split()[0])) for r, c in cells if c.text)


def _sum(measures: Iterable[Measure | None]) -> Measure | None:
    found = list(measures)
    known = [m for m in found if m is not None]
    if not known or len(known) < len(found) or len({m.unit for m in known}) != 1:
        return None
    if len(known) == 1:
        return known[0]
    return Measure(sum((m.value for m in known), Decimal(0)), known[0].unit, known[0].words, printed=False)
