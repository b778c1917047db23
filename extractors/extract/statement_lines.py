"""Bank statements: the one line that pays a named invoice or order gives amount and value date, not the first line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.evidence import Evidence, Place
from extractors.extract.payments import names_document
from extractors.extract.sheet import Edge, opens_totals
from extractors.segments import join_words
from extractors.tables.table_model import Cell, Row, Table
from extractors.titles import is_title
from extractors.values.dates import find_dates
from extractors.values.numbers import NUMBER, parse_number, plain

_MOVED = ("debit", "credit", "amount")
# Lines from which on a table with a balance, or with debits and credits, is a statement rather than one advice.
LEAST_LINES = 2


def is_statement(tables: Sequence[Table]) -> bool:
    """Whether a document lists several movements of an account."""
    return any(len(t.rows) >= LEAST_LINES for t in tables if _lists_movements(t) or _is_signed(t))


def _lists_movements(table: Table) -> bool:
    moved = {kind for kind in _MOVED if table.index(kind) is not None}
    balance = table.index("balance") is not None
    return table.index("date") is not None and ((balance and bool(moved)) or {"debit", "credit"} <= moved)


# How a column of movements tells what came in and what went out: "12.340,50 -", "1,200.00 CR", "+ 99,00".
_SIGN = re.compile(r"^[+−-]\s?\d|\d\s?(?:[+−-]|CR|DR|Cr|Dr|[SH])$")


def _is_signed(table: Table) -> bool:
    """Whether every amount of a table with days bears the sign of its side."""
    at = table.index("amount") if table.index("date") is not None else None
    amounts = [row.cells[at].text.strip() for row in table.rows if at in row.cells] if at is not None else []
    return len(amounts) >= LEAST_LINES and all(_SIGN.search(text) for text in amounts)


def of_statement(edge: Edge) -> bool:
    """Whether a caption speaks of the whole statement: the sum of its columns, or its own number."""
    label = edge.label
    phrase = label.line.phrases[label.line.phrase_at(label.start)]
    numbered = edge.field == "payment_reference" and is_title(label.line.text[phrase.start : label.start].strip())
    return numbered or (edge.field == "amount" and opens_totals(label.line.text[phrase.start : phrase.end]))


def statement_fields(sha256: str, tables: Sequence[Table], decimal: str | None) -> list[Evidence]:
    """Amount and value date of the one line of a statement that names an invoice or order; none where several do."""
    lines = [
        (table, row)
        for table in tables
        if _lists_movements(table)
        for row in table.rows
        if names_document(" ".join(cell.text for cell in row.cells.values()))
    ]
    if len(lines) != 1:
        return []
    table, row = lines[0]
    return [*_moved(sha256, table, row, decimal), *_dated(sha256, table, row)]


def _moved(sha256: str, table: Table, row: Row, decimal: str | None) -> list[Evidence]:
    for kind in _MOVED:
        cell = row.cells.get(at) if (at := table.index(kind)) is not None else None
        match = NUMBER.search(cell.text) if cell else None
        number = parse_number(match.group(), decimal) if match else None
        if cell and number:
            return [_evidence(sha256, "amount", "money", plain(abs(number)), cell, row)]
    return []


def _dated(sha256: str, table: Table, row: Row) -> list[Evidence]:
    at = table.index("date")
    cell = row.cells.get(at) if at is not None else None
    spans = find_dates(cell.text) if cell else ()
    date = spans[0].value(None) if len(spans) == 1 else None
    return [_evidence(sha256, "payment_date", "date", date.isoformat(), cell, row)] if cell and date else []


def _evidence(sha256: str, field: str, kind: str, value: str, cell: Cell, row: Row) -> Evidence:
    confidence = round(0.93 * min(w.confidence for w in cell.words) ** 0.5, 3)
    place = Place(sha256, row.page, cell.bbox, join_words(cell.words))
    return Evidence(field, kind, value, place, confidence, cell.words[0].source)
