"""Sums of a wage register that stand in its row of totals, under the headings of its columns: people, hours, wages.

The wages are those paid out, as far as a column says so; where several columns of pay say nothing, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.evidence import Evidence, Place, Word, union
from extractors.segments import join_words
from extractors.tables.table_model import Cell, Column, Table
from extractors.values.folding import fold
from extractors.values.numbers import NUMBER, parse_number, plain

# How often such a sum is the register's own, measured on papers of six languages.
CONFIDENCE = 0.92
_HOURS = re.compile(r"\b(?:hours?|hrs?|man-?hours|saat|horas|heures|\w*stunden|ore|gio)\b|工时|小时")
# Hours of the plan, which nobody need have worked.
_PLANNED = re.compile(r"\b(?:soll\w*|planned|scheduled|contract\w*|previst\w*|teoric\w*)\b|应出勤|标准")
# Hours that are not all, where overtime stands in a column of its own.
_REGULAR = re.compile(r"\b(?:reg|regular|normal\w*|ordinari\w*|basic|standard|thuong)\b|正班|正常")
_EXTRA = re.compile(r"\bo\.?t\b|over|extra|fazla|mesai|tang ca|加班|uber|suppl|rate|daily|per day|por dia")
_WHOLE = re.compile(r"\b(?:total|toplam|gesamt|tong)\b|合计|总")
_PEOPLE = re.compile(
    r"(?<![\d.,])(\d{1,5})\s*(?:workers?|employees|persons?|people|trabajadores|jornaleros|empleados|personas|kisi|isci|"
    r"personel|nguoi|cong nhan|mitarbeiter|beschaftigte|personen|ouvriers|salaries|personnes|trabalhadores|"
    r"colaboradores|人|名)(?!\w)"
)
_COUNT = re.compile(
    r"(?:head ?count|no\.? of (?:workers|employees|persons)|workers|employees|persons|kisi(?: sayisi)?|personel sayisi|"
    r"isci sayisi|empregados|funcionarios|n\.?[ºo°]? ?(?:de )?(?:trabalhadores|empregados|peones|operarios)|manpower|"
    r"trabajadores|empleados|personas|mitarbeiter|anzahl mitarbeiter|effectif|ouvriers|trabalhadores|"
    r"so nguoi|so cong nhan|so lao dong|人数|工人数|员工人数)"
)


# What is paid out, beside what was earned before deductions.
_PAID = re.compile(
    r"\b(?:net|netto|neto|nets|liquido|paid|payable|auszahlung|auszahlungsbetrag|thuc linh|thuc nhan|odenen|a payer|"
    r"a pagar|odenecek)\b|实发"
)
# Kinds of column that hold pay; "Net" and "Brutto" of a register are no weights.
_MONEY = frozenset({"wages", "amount", "net_weight", "gross_weight"})
_PAY = re.compile(r"\b(?:salaires?|wages?|pay|lohn|gehalt|salarios?|sueldos?|ucret|maas|luong|earnings)\b|工资|薪")


def labor_sums(sha256: str, tables: Sequence[Table], decimal: str | None) -> list[Evidence]:
    """The number of people and of hours, and the wages, that the row of totals prints."""
    found: list[Evidence] = []
    summed = (("workers", _people(tables)), ("hours_worked", _hours(tables)), ("wages_total", _wages(tables)))
    for name, cells in summed:
        read = [e for cell, page in cells if (e := _read(sha256, name, cell, page, decimal)) is not None]
        if len({e.value for e in read}) == 1:
            found.append(read[0])
    return found


def with_labor_sums(fields: Sequence[Evidence], sums: Sequence[Evidence]) -> list[Evidence]:
    """The fields with those sums that no label gives; of two columns of pay in one line that of what was paid out."""
    beside = {id(f) for f in fields for s in sums if f.name == s.name == "wages_total" and _on_one_line(f, s)}
    kept = [f for f in fields if id(f) not in beside and not any(_is_another(f, s) for s in sums)]
    have = {f.name for f in kept}
    return [*kept, *(s for s in sums if s.name not in have)]


def _is_another(one: Evidence, other: Evidence) -> bool:
    """Whether a value is the sum of a column that is another field's: "TOTAL 52" under "Empregados" is no pay."""
    return one.name != other.name and one.value == other.value and one.place == other.place


def _on_one_line(one: Evidence, other: Evidence) -> bool:
    a, b = one.place.bbox, other.place.bbox
    return one.place.page == other.place.page and a.top < b.center[1] < a.bottom


def _people(tables: Sequence[Table]) -> Iterator[tuple[Cell, int]]:
    """Cells of totals that count people: under such a heading, or by the word beside the number."""
    for table in tables:
        for row in table.totals:
            for i, cell in row.cells.items():
                counted = i < len(table.columns) and _COUNT.fullmatch(_heading(table.columns[i]))
                if counted or _PEOPLE.search(fold(cell.text)):
                    yield cell, row.page


def _hours(tables: Sequence[Table]) -> Iterator[tuple[Cell, int]]:
    """The total of the one column of hours; of several, that of the column of total hours."""
    for table in tables:
        headings = [_heading(c) for c in table.columns]
        hours = [i for i, text in enumerate(headings) if _HOURS.search(text) and not _PLANNED.search(text)]
        columns = [i for i in hours if not _EXTRA.search(headings[i])]
        whole = [i for i in columns if _WHOLE.search(headings[i])]
        chosen = whole if len(columns) > 1 else columns
        if len(hours) > len(columns) and any(_REGULAR.search(headings[i]) for i in chosen):
            continue
        if len(chosen) == 1:
            yield from ((row.cells[chosen[0]], row.page) for row in table.totals if chosen[0] in row.cells)


def _wages(tables: Sequence[Table]) -> Iterator[tuple[Cell, int]]:
    """The total of the one column of wages; of several, that of the one of what was paid out."""
    for table in tables:
        filled = [(i, c) for i, c in enumerate(table.columns) if any(i in row.cells for row in table.totals)]
        paid = [i for i, c in filled if _PAID.search(_heading(c))]
        columns = [i for i, c in filled if i in paid or c.kind in _MONEY or _PAY.search(_heading(c))]
        chosen = paid if len(columns) > 1 else columns
        if len(chosen) == 1:
            yield from ((row.cells[chosen[0]], row.page) for row in table.totals if chosen[0] in row.cells)


def _heading(column: Column) -> str:
    return fold(column.heading).strip(" .:#")


def _read(sha256: str, name: str, cell: Cell, page: int, decimal: str | None) -> Evidence | None:
    """The one number of a cell of totals."""
    people = _PEOPLE.search(fold(cell.text)) if name == "workers" else None
    numbers = [people[1]] if people else [m.group() for m in NUMBER.finditer(cell.text)]
    value = parse_number(numbers[0], decimal) if len(numbers) == 1 else None
    if value is None or value <= 0 or (name == "workers" and value != value.to_integral_value()):
        return None
    words: tuple[Word, ...] = tuple(w for w in cell.words if numbers[0] in w.text) or cell.words
    place = Place(sha256, page, union(w.bbox for w in words), join_words(words))
    sure = min(w.confidence for w in words) ** 0.5
    unit = "HUR" if name == "hours_worked" else None
    return Evidence(name, "count", plain(value), place, round(CONFIDENCE * sure, 3), words[0].source, unit)
