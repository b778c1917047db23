"""Lines printed as numbered boxes of labels and values ("Position 1 / Menge: 10 / Einzelpreis: 2,50"), as tables.

Viewers of electronic invoices show lines so. A box begins at a heading that numbers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.evidence import Word
from extractors.segments import Segment, join_words
from extractors.tables.columns import NUMBERS, column_kind, strict_kind
from extractors.tables.table_columns import is_numeric
from extractors.tables.table_model import Cell, Column, Row, Table

_OPENING = re.compile(
    r"(?:rechnungsposition|positionsnummer|nr\.? linea|position|pos|item|line(?: item)?|invoice line|ligne"
    r"|article|artikel|l[ií]nea|partida|riga"
    r"|regel|kalem|sat[ıi]r)\.?\s*(?:nr\.?|no\.?|n[°º]\.?|#|:)?\s*(\d{1,4})(?:\s*[:.)–-]\s+(?P<name>[^\W\d].*))?",
    re.IGNORECASE,
)
_KINDS = ("description", "style_number", "hs_code", "lot_number", "quantity", "unit", "unit_price", "amount")
# A line has an amount and one of these; else the boxes are of something else.
_FACTORS = frozenset({"quantity", "unit_price"})


def boxed_table(page: int, rows: Sequence[Sequence[Segment]]) -> Table | None:
    """The boxes of a page as one table; None where no box has an amount and a quantity or price."""
    found: list[Row] = []
    for name, box in _boxes(rows):
        cells = _cells(name, box)
        kinds = {_KINDS[i] for i in cells}
        if "amount" in kinds and kinds & _FACTORS:
            found.append(Row(cells, page))
    if not found:
        return None
    columns = tuple(Column("", kind, None, 0.0, 0.0) for kind in _KINDS)
    return Table(page, columns, tuple(found), (), "", False)


def _boxes(rows: Sequence[Sequence[Segment]]) -> Iterator[tuple[list[Word], list[Sequence[Segment]]]]:
    """The name beside the number and the lines of each box: from the heading that numbers it to the next."""
    name: list[Word] = []
    box: list[Sequence[Segment]] | None = None
    for row in rows:
        opening = _OPENING.fullmatch(" ".join(s.text.strip() for s in row)) if len(row) < 3 else None
        if opening:
            if box:
                yield name, box
            name, box = _last_words(row, opening["name"] or ""), []
        elif box is not None:
            box.append(row)
    if box:
        yield name, box


def _last_words(row: Sequence[Segment], text: str) -> list[Word]:
    """The words that close a line and make this text."""
    words = [w for s in row for w in s.words]
    return next((words[i:] for i in range(len(words)) if join_words(words[i:]) == text), [])


def _cells(name: Sequence[Word], box: Sequence[Sequence[Segment]]) -> dict[int, Cell]:
    """The values by kind of their label; the first of a kind, of descriptions all."""
    cells = {_KINDS.index("description"): Cell(join_words(name), tuple(name))} if name else dict[int, Cell]()
    for label, words in (pair for row in box for pair in _pairs(row)):
        kind = strict_kind(label) or column_kind(label)
        at = _KINDS.index(kind) if kind in _KINDS else None
        if at is None or not words or (kind in NUMBERS and not is_numeric(join_words(words))):
            continue
        before = cells.get(at)
        if before is None:
            cells[at] = Cell(join_words(words), tuple(words))
        elif kind == "description":
            cells[at] = Cell(f"{before.text} {join_words(words)}", (*before.words, *words))
    return cells


def _pairs(row: Sequence[Segment]) -> Iterator[tuple[str, list[Word]]]:
    """Labels with a colon and the words behind each, up to the next label; else the two halves of a line."""
    if len(row) == 2 and ":" not in row[0].text and column_kind(row[0].text):
        yield row[0].text, list(row[1].words)
        return
    label, words = "", list[Word]()
    for s in row:
        at = next((i for i, w in enumerate(s.words) if w.text.endswith((":", "："))), None)
        if at is None:
            words += s.words
            continue
        if label:
            yield label, words
        label, words = join_words(s.words[: at + 1]).rstrip(":："), list(s.words[at + 1 :])
    if label:
        yield label, words
