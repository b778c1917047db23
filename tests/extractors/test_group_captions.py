"""Captions of groups of rows, rows of captions below a table, and captions that stand behind their twin."""

from __future__ import annotations

import pytest

from extractors.evidence import BBox, Word
from extractors.extract.labels import PLAIN, Label
from extractors.extract.opened_labels import opened_labels
from extractors.extract.page_lines import lines_of
from extractors.segments import Segment
from extractors.tables.caption_labels import is_group_caption, shared_names
from extractors.tables.group_captions import with_captions
from extractors.tables.heading_rows import is_heading_row
from extractors.tables.table_body import Body
from extractors.tables.table_model import Cell, Column, Row
from tests.extractors.text_pages import document_of


def piece(text: str, top: float = 0.0, x: float = 0.0) -> Segment:
    """A piece of a line, each word of it 6 points a letter."""
    words = []
    for said in text.split():
        words.append(Word(said, BBox(x, top, x + 6 * len(said), top + 10), size=8.0))
        x += 6 * len(said) + 4
    return Segment(text, BBox(words[0].bbox.x0, top, words[-1].bbox.x1, top + 10), tuple(words), 1, int(top // 20))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Colour: Ecru Dye Lot: LT26674", {"lot_number": "LT26674"}),
        ("STYLE NO: AB-12", {"style_number": "AB-12"}),
        ("Lot: A-1 Lot: A-2", {"lot_number": "A-1"}),  # the first stands beside the rows
        ("Lot: mixed", {}),  # no number
        ("Quantity: 40", {}),  # rows have their own
        ("Lot A-1", {}),
        ("Lot:", {}),
    ],
)
def test_what_a_line_names_for_the_rows_below(text: str, named: dict[str, str]) -> None:
    assert {kind: cell.text for kind, cell in shared_names([piece(text)]).items()} == named


COLUMNS = (Column("Pos", "position", None, 0, 60), Column("Net kg", "net_weight", None, 60, 160))


@pytest.mark.parametrize(
    ("text", "x", "first", "opens"),
    [
        ("Dye Lot: LT26674", 0, "position", True),
        ("Dye Lot: LT26674", 61, "position", False),  # a value below the second column
        ("Dye Lot: LT26674", 0, "description", False),  # there it says which goods these are
        ("Dye Lot LT26674", 0, "position", False),
    ],
)
def test_a_caption_opens_a_group_at_the_left_edge(text: str, x: float, first: str, opens: bool) -> None:
    columns = (Column("Pos", first, None, 0, 60), COLUMNS[1])
    assert is_group_caption([piece(text, x=x)], columns) is opens


def row(top: float, *texts: str) -> Row:
    cells = (Cell(t, piece(t, top, 60.0 * n).words) for n, t in enumerate(texts))
    return Row(dict(enumerate(cells)), 1)


def lots(*captions: tuple[float, str], columns: tuple[Column, ...] = COLUMNS) -> list[str | None]:
    """The lots of two rows at 20 and 60, by captions at these heights."""
    body = Body((row(20, "1", "216.1"), row(60, "2", "213.2")), (), False)
    found, named = with_captions([[piece(text, top)] for top, text in captions], columns, body)
    at = next((i for i, c in enumerate(found) if c.kind == "lot_number"), None)
    return [r.cells[at].text if at in r.cells else None for r in named.rows] if at is not None else []


def test_every_row_has_the_lot_of_the_caption_above_it() -> None:
    assert lots((0, "Lot: A-1")) == ["A-1", "A-1"]
    assert lots((0, "Lot: A-1"), (40, "Lot: A-2")) == ["A-1", "A-2"]
    assert lots((0, "Lot: A-1"), (80, "Lot: A-2")) == ["A-1", "A-1"]


def test_captions_that_leave_a_row_without_name_nothing() -> None:
    assert lots((40, "Lot: A-2")) == []
    assert lots((0, "Lot: A-1"), (40, "Style: B-7")) == []


def test_a_line_of_a_row_is_no_caption_of_it() -> None:
    assert lots((0, "Lot: A-1"), (22, "Lot: A-9")) == ["A-1", "A-1"]


def test_a_column_of_lots_wins_over_captions() -> None:
    own = (Column("Lot", "lot_number", None, 0, 60), COLUMNS[1])
    assert lots((0, "Lot: A-1"), columns=own) == ["1", "2"]
    body = Body((row(20, "1", "216.1"),), (), False)
    assert with_captions([[piece("Lot: A-1")]], own, body) == (own, body)


@pytest.mark.parametrize(
    ("texts", "is_row"),
    [
        (["Quantity", "Unit price"], True),
        (["Quantity", "Ecru"], True),
        (["Quantity", "Ecru", "Navy"], False),  # most are no words of headings
        (["Quantity"], False),
        (["Quantity", "Lot 7"], False),
        (["pcs", "kg"], False),  # units of the rows above
    ],
)
def test_a_row_of_captions_ends_a_table(texts: list[str], is_row: bool) -> None:
    assert is_heading_row(texts) is is_row


@pytest.mark.parametrize(
    ("text", "said", "field", "opens"),
    [
        ("Kap / Packages", "Packages", "packages", True),
        ("Kap tane koli / Packages", "Packages", "packages", True),
        ("Kap tane koli adet / Packages", "Packages", "packages", False),  # a sentence
        ("Kap Packages", "Packages", "packages", False),
        ("投料重量 Packages", "Packages", "packages", True),
        ("投料重量 of Packages", "Packages", "packages", False),
        ("CIF Houston Total", "Total", "total", True),
        ("CIF Houston Packages", "Packages", "packages", False),  # only a total names its terms
        ("Kap / Packages and more", "Packages", "packages", False),
        ("Kap / Packages", "Packages", "other", False),
    ],
)
def test_a_caption_opens_behind_its_twin(text: str, said: str, field: str, opens: bool) -> None:
    line = lines_of(document_of(text, "commercial_invoice"))[0]
    start = line.text.index(said)
    label = Label(line, start, start + len(said), field, PLAIN, False, False, said)
    assert [found.opens for found in opened_labels([label], "commercial_invoice")] == [opens]
