"""Which edges a table forbids: a line's cell is no sum; money and measures keep to their columns, or say so."""

from __future__ import annotations

import pytest

from extractors.extract.candidates import Value
from extractors.extract.labels import Label
from extractors.extract.page_lines import Line, lines_of
from extractors.extract.sheet import Edge
from extractors.extract.table_edges import without_other_cells
from extractors.tables.table_model import Cell, Column, Row, Table
from tests.extractors.text_pages import document_of, values

PAGE = """
Goods            Gross weight     Amount
Dried figs       4,210            12,400.00
Apricots         2,105            7,058.00
Total            6,315            19,458.00
Invoice total    20,908.00 EUR    1,450 KG
Sum              USD 20,908.00    7,000
Bags             EUR bags 9,000   300
"""
LINES = lines_of(document_of(PAGE, "commercial_invoice"))


def cell(line: Line, at: int) -> Cell:
    phrase = line.phrases[at]
    return Cell(line.text[phrase.start : phrase.end], line.words_at(phrase.start, phrase.end))


def table(lines: int = 2, kind: str = "amount", heading: str = "Gross weight") -> Table:
    """The page's table with so many lines, the rest totals."""
    rows = [Row({i: cell(line, i) for i in range(3)}, 1) for line in LINES[1:]]
    columns = (
        Column("Goods", "description", None, 0, 120),
        Column(heading, "gross_weight", None, 120, 230),
        Column("Amount", kind, None, 230, 400),
    )
    return Table(1, columns, tuple(rows[:lines]), tuple(rows[lines:]), "", open=False)


def edge(field: str, text: str, *, unit: str | None = None, relation: str = "right", row: int = -1) -> Edge:
    """An edge of a label at the beginning of a line to a text in it."""
    found = [line for line in LINES if text in line.text][row]
    start = found.text.index(text)
    label = Label(found, 0, 5, field, 1.0, False, True, "")
    return Edge(label, field, Value(found, start, start + len(text), "1", unit=unit), 0.9, relation)


def kept(one: Edge, made: Table) -> bool:
    return without_other_cells({one.field: [one]}, [made])[one.field] == [one]


@pytest.mark.parametrize(
    ("field", "relation", "lines", "is_kept"),
    [
        ("gross_weight", "below", 2, False),  # the first cell of two is no sum
        ("gross_weight", "below", 1, True),  # the one line's cell is
        ("gross_weight", "right", 2, True),
        ("tax", "below", 2, False),  # money under a heading of weights
        ("lot_number", "below", 2, True),  # what repeats is read from cells
    ],
)
def test_the_first_of_many_cells_is_no_sum(field: str, relation: str, lines: int, is_kept: bool) -> None:
    assert kept(edge(field, "4,210", relation=relation), table(lines)) is is_kept


@pytest.mark.parametrize(
    ("field", "text", "is_kept"),
    [
        ("total", "6,315", False),
        ("total", "19,458.00", True),
        ("gross_weight", "19,458.00", False),
        ("gross_weight", "6,315", True),
        ("invoice_number", "19,458.00", True),  # neither money nor a measure
    ],
)
def test_money_and_measures_keep_to_their_columns(field: str, text: str, is_kept: bool) -> None:
    assert kept(edge(field, text), table()) is is_kept


def test_only_headed_columns_of_a_table_with_both_sides_tell() -> None:
    money = edge("total", "6,315")
    assert not kept(money, table())
    assert kept(money, table(kind="description"))
    assert kept(money, table(heading=""))
    weight, whole = edge("gross_weight", "19,458.00"), table()
    unmeasured = (Column("Notes", "description", None, 120, 230), whole.columns[2])
    assert kept(weight, Table(1, (whole.columns[0], *unmeasured), whole.rows, whole.totals, "", open=False))


@pytest.mark.parametrize(
    ("field", "text", "unit", "is_kept"),
    [
        ("total", "20,908.00", None, True),  # EUR behind it
        ("total", "20,908.00 EUR", None, True),
        ("total", "7,000", None, True),
        ("gross_weight", "1,450 KG", "KGM", True),
        ("gross_weight", "1,450", "KGM", False),  # the unit of its heading
        ("gross_weight", "1,450 KG", None, False),  # no unit that was read
        ("gross_weight", "7,000", None, False),
        ("total", "9,000", None, False),  # the currency stands farther away
    ],
)
def test_what_prints_its_unit_or_currency_is_what_it_says(
    field: str, text: str, unit: str | None, is_kept: bool
) -> None:
    assert kept(edge(field, text, unit=unit, row=0), table()) is is_kept


def test_a_currency_before_the_amount_counts() -> None:
    under_weights = Row({1: Cell("20,908.00", LINES[5].words_at(8, 12))}, 1)
    made = table()
    assert kept(edge("total", "20,908.00"), Table(1, made.columns, made.rows, (under_weights,), "", open=False))


def test_the_currency_of_the_next_cell_is_not_the_values() -> None:
    text = "Goods       Gross weight     Amount\nTotal       6,315      EUR 19,458.00\n"
    line = lines_of(document_of(text, "commercial_invoice"))[1]
    label, start = Label(line, 0, 5, "total", 1.0, False, True, ""), line.text.index("6,315")
    money = Edge(label, "total", Value(line, start, start + 5, "6315", mark="EUR"), 0.9, "right")
    rows = (Row({1: cell(line, 1), 2: cell(line, 2)}, 1),)
    assert not kept(money, Table(1, table().columns, rows, (), "", open=False))


TOTALS_UNDER_WEIGHTS = """
FATURA
Fatura No: MSK2026000000177
Malın Cinsi            Miktar (KG)     Brüt Ağırlık (KG)        Birim Fiyat       Tutar
Kuru incir             4.000           4.210                    3,10              12.400,00
Kuru kayısı            2.000           2.105                    3,529             7.058,00
TOPLAM                 6.000           6.315                                      19.458,00
Navlun                                                                            1.450,00
FATURA TOPLAMI                         20.908,00{}
"""


@pytest.mark.parametrize(("mark", "total"), [(" EUR", "20908"), (" €", "20908")])
def test_a_grand_total_with_its_currency_may_stand_under_a_weight(mark: str, total: str) -> None:
    found = values(TOTALS_UNDER_WEIGHTS.format(mark), "commercial_invoice", ("tr",))
    assert (found.get("total"), found.get("gross_weight")) == (total, "6315")


@pytest.mark.parametrize(
    ("field", "relation", "goods", "lots", "is_kept"),
    [
        ("input_lot", "column", "description", "lot_number", False),  # "tickets AE-4471 to AE-4475"
        ("lot_number", "below", "description", "lot_number", False),
        ("input_lot", "right", "description", "lot_number", True),  # its caption stands in the cell
        ("input_lot", "column", "description", "gross_weight", True),  # nothing else holds the lots
        ("input_lot", "column", "lot_number", "lot_number", True),
        ("style_number", "column", "description", "lot_number", True),
    ],
)
def test_a_code_among_the_goods_is_no_lot_beside_a_column_of_lots(
    field: str, relation: str, goods: str, lots: str, is_kept: bool
) -> None:
    whole = table()
    columns = (Column("Goods", goods, None, 0, 120), Column("Lot", lots, None, 120, 230), whole.columns[2])
    one = edge(field, "figs", relation=relation)
    assert kept(one, Table(1, columns, whole.rows, whole.totals, "", open=False)) is is_kept
