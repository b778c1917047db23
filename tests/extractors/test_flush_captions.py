"""Captions set flush right against their values: parted by their common edges, where the gap is hardly a word space."""

from __future__ import annotations

import pytest

from extractors.evidence import Document
from extractors.parties import find_parties
from extractors.segments import segments_of
from tests.extractors.page_builder import Sheet, width_of

SIZE, EDGE = 10.0, 200.0
ROWS = (
    ("Número de operación", "00448812"),
    ("Titular (ordenante)", "TEXTIL DEL VALLE S.A."),
    ("Beneficiario", "DESMOTADORA PIURA E.I.R.L."),
    ("Descripción", "Pago F001-00002218"),
)


def sheet_of(gap: float, rows: tuple[tuple[str, str], ...] = ROWS, ragged: float = 0.0) -> Sheet:
    sheet = Sheet()
    for n, (caption, value) in enumerate(rows):
        words = caption.split(" ")
        wide = width_of("".join(words), SIZE) + 0.25 * SIZE * (len(words) - 1)
        sheet.put(caption, EDGE + ragged * n - wide, 100 + 18 * n, SIZE)
        sheet.put(value, EDGE + gap, 100 + 18 * n, SIZE)
    return sheet


def texts(sheet: Sheet) -> list[str]:
    return [s.text for s in segments_of(sheet.page())]


def test_a_common_edge_on_both_sides_parts_caption_and_value() -> None:
    assert texts(sheet_of(8.0)) == [part for row in ROWS for part in row]


@pytest.mark.parametrize(
    "sheet",
    [
        sheet_of(2.5),  # a word space
        sheet_of(8.0, ROWS[:2]),  # two lines agree by chance
        sheet_of(8.0, ragged=1.5),  # the left words end nowhere in common
    ],
)
def test_what_is_no_column_stays_one_piece(sheet: Sheet) -> None:
    assert all(" ".join(row) in texts(sheet) for row in ROWS[: len(texts(sheet))])


def test_a_fixed_type_has_wide_spaces_and_no_columns() -> None:
    sheet = Sheet()
    for n, line in enumerate(("the first line", "and some line", "one more lines")):
        x = 40.0
        for word in line.split(" "):
            sheet.put(word, x, 100 + 12 * n, SIZE)
            x += width_of(word, SIZE) + 6.0
    assert texts(sheet) == ["the first line", "and some line", "one more lines"]


def test_a_trade_that_opens_a_name_is_no_word_of_its_caption() -> None:
    document = Document("a" * 64, (sheet_of(8.0).page(),), "payment_proof", 1.0)
    names = {p.role: p.name for p in find_parties(document)}
    assert names == {"payer": "TEXTIL DEL VALLE S.A.", "payee": "DESMOTADORA PIURA E.I.R.L."}
