"""Sums of a wage register that stand in its row of totals, under the headings of its columns: people, hours, wages.

The wages are those paid out, as far as a column says so; where several columns of pay say nothing, none is taken. The
words are data (`vocabulary/labor_sums.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from extractors.evidence import Evidence, Place, Word, union
from extractors.extract.page_lines import Line
from extractors.extract.sheet import Edge
from extractors.segments import join_words
from extractors.tables.table_model import Cell, Column, Table
from extractors.values.folding import fold
from extractors.values.numbers import NUMBER, parse_number, plain
from extractors.vocabulary import every_language, load_vocabulary, pattern_of, words_in

# How often such a sum is the register's own, measured on papers of six languages.
CONFIDENCE = 0.92
# A list of captions and figures has so many columns; what stands beside "Total days" there is no row's sum.
LISTED = 2
# Kinds of column that hold pay; "Net" and "Brutto" of a register are no weights.
_MONEY = frozenset({"wages", "amount", "net_weight", "gross_weight"})


# What a sum of money ends with, where the value itself is a whole number ("10.464,00").
_CENTS = re.compile(r"[.,]\d{2}(?!\d)")


def labor_sums(sha256: str, tables: Sequence[Table], decimal: str | None) -> list[Evidence]:
    """The number of people and of hours, and the wages, that the row of totals prints."""
    registers = [table for table in tables if len(table.columns) > LISTED]
    found: list[Evidence] = []
    summed = (("workers", _people(tables)), ("hours_worked", _hours(tables)), ("wages_total", _wages(registers)))
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


def paid_out(by_field: Mapping[str, Sequence[Edge]]) -> Mapping[str, Sequence[Edge]]:
    """The edges; of wages only those whose caption calls them paid out, where there is one."""
    edges = by_field.get("wages_total", ())
    paid = [e for e in edges if _says("paid", fold(_caption(e)))]
    return {**by_field, "wages_total": paid} if paid else by_field


def _caption(edge: Edge) -> str:
    line, start = edge.label.line, edge.label.start
    return line.text[start : line.phrases[line.phrase_at(start)].end]


def without_counts_as_pay(fields: Sequence[Evidence], tables: Sequence[Table], lines: Sequence[Line]) -> list[Evidence]:
    """The fields without a whole number as wages that counts people, or is a sum of a register with no column of pay.

    Lists of two columns are no tables here: whom a number counts is then said by the words over it on the page.
    """
    unpaid = [t for t in tables if not any(c.kind in _MONEY or _says("pay", _heading(c)) for c in t.columns)]
    sums = [(cell, row.page) for table in unpaid for row in table.totals for cell in row.cells.values()]
    return [
        f
        for f in fields
        if f.name != "wages_total"
        or "." in (f.value or "")
        or not (
            _counts_people(heading := _heading_over(f.place, lines))
            or (
                not _CENTS.search(f.place.quote)
                and _is_in_row(f.place, lines)
                and heading
                and not _says("pay", heading)
                and not _says("paid", heading)
            )
            or any(page == f.place.page and cell.bbox.holds(f.place.bbox) for cell, page in sums)
        )
    ]


def _is_in_row(place: Place, lines: Sequence[Line]) -> bool:
    """Whether a value stands in a row of figures, whose headings say what each is."""
    held = (ln for ln in lines if ln.page.number == place.page and ln.box.top <= place.bbox.center[1] <= ln.box.bottom)
    figures = (NUMBER.fullmatch(ln.text[p.start : p.end]) is not None for ln in held for p in ln.phrases)
    return sum(figures) > LISTED


def _heading_over(place: Place, lines: Sequence[Line]) -> str:
    """The nearest text without figures that stands over a value in its column, folded; empty when none does."""
    box = place.bbox
    above = [ln for ln in lines if ln.page.number == place.page and ln.box.bottom <= box.top + 1]
    for line in sorted(above, key=lambda ln: -ln.box.bottom):
        for phrase in line.phrases:
            text = line.text[phrase.start : phrase.end]
            over = phrase.x0 < box.x1 and box.x0 < phrase.x1
            if over and any(c.isalpha() for c in text) and not any(c.isdigit() for c in text):
                return fold(text).strip(" .:#")
    return ""


def _is_another(one: Evidence, other: Evidence) -> bool:
    """Whether a value is the sum of a column that is another field's: "TOTAL 52" under "Empregados" is no pay."""
    return one.name != other.name and one.value == other.value and one.place == other.place


def _on_one_line(one: Evidence, other: Evidence) -> bool:
    a, b = one.place.bbox, other.place.bbox
    return one.place.page == other.place.page and a.top < b.center[1] < a.bottom


_pattern = partial(pattern_of, "labor_sums")


def _says(key: str, text: str) -> bool:
    """Whether a folded text holds a word of that table."""
    return _pattern(key).search(text) is not None


@cache
def _counted_people() -> re.Pattern[str]:
    """A number of people with the word behind it; the number is group 1."""
    nouns = words_in("labor_sums", "people")
    return re.compile(rf"(?<![\d.,])(\d{{1,5}})\s*(?:{'|'.join(sorted(nouns, key=len, reverse=True))})(?!\w)")


@cache
def _head_counts() -> frozenset[str]:
    """Headings of columns that count people, without points."""
    data = load_vocabulary("labor_sums")
    numbered = (
        f"{number} {noun}" for language in data["number_of"] for number in data["number_of"][language]
        for noun in data["numbered"][language]
    )  # fmt: skip
    return frozenset((*every_language(data["head_count"]), *numbered))


def _counts_people(heading: str) -> bool:
    return re.sub("[.°]", "", heading) in _head_counts()


def _people(tables: Sequence[Table]) -> Iterator[tuple[Cell, int]]:
    """Cells of totals that count people: under such a heading, or by the word beside the number."""
    for table in tables:
        for row in table.totals:
            for i, cell in row.cells.items():
                counted = i < len(table.columns) and _counts_people(_heading(table.columns[i]))
                if counted or _counted_people().search(fold(cell.text)):
                    yield cell, row.page


def _hours(tables: Sequence[Table]) -> Iterator[tuple[Cell, int]]:
    """The total of the one column of hours; of several, that of the column of total hours."""
    for table in tables:
        headings = [_heading(c) for c in table.columns]
        hours = [i for i, text in enumerate(headings) if _says("hours", text) and not _says("planned", text)]
        columns = [i for i in hours if not _says("extra", headings[i])]
        whole = [i for i in columns if _says("whole", headings[i])]
        chosen = whole if len(columns) > 1 else columns
        if len(hours) > len(columns) and any(_says("regular", headings[i]) for i in chosen):
            continue
        if len(chosen) == 1:
            yield from ((row.cells[chosen[0]], row.page) for row in table.totals if chosen[0] in row.cells)


def _wages(tables: Sequence[Table]) -> Iterator[tuple[Cell, int]]:
    """The total of the one column of wages; of several, that of the one of what was paid out."""
    for table in tables:
        filled = [(i, c) for i, c in enumerate(table.columns) if any(i in row.cells for row in table.totals)]
        paid = [i for i, c in filled if _says("paid", _heading(c))]
        columns = [i for i, c in filled if i in paid or c.kind in _MONEY or _says("pay", _heading(c))]
        columns = [i for i in columns if i in paid or not _says("hours", _heading(table.columns[i]))]
        chosen = paid if len(columns) > 1 else columns
        if len(chosen) == 1:
            yield from ((row.cells[chosen[0]], row.page) for row in table.totals if chosen[0] in row.cells)


def _heading(column: Column) -> str:
    return fold(column.heading).strip(" .:#")


def _read(sha256: str, name: str, cell: Cell, page: int, decimal: str | None) -> Evidence | None:
    """The one number of a cell of totals."""
    people = _counted_people().search(fold(cell.text)) if name == "workers" else None
    numbers = [people[1]] if people else [m.group() for m in NUMBER.finditer(cell.text)]
    value = parse_number(numbers[0], decimal) if len(numbers) == 1 else None
    if value is None or value <= 0 or (name == "workers" and value != value.to_integral_value()):
        return None
    words: tuple[Word, ...] = tuple(w for w in cell.words if numbers[0] in w.text) or cell.words
    place = Place(sha256, page, union(w.bbox for w in words), join_words(words))
    sure = min(w.confidence for w in words) ** 0.5
    unit = "HUR" if name == "hours_worked" else None
    return Evidence(name, "count", plain(value), place, round(CONFIDENCE * sure, 3), words[0].source, unit)
