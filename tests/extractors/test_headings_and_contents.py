"""Columns whose headings say less than their cells: quantities with units, units beside numbers of a sheet."""

from __future__ import annotations

import pytest

from extractors.evidence import BBox, Document, LineItem, Page, Word
from extractors.tables import rows_of
from extractors.tables.column_contents import with_contents
from extractors.tables.columns import column_kind
from extractors.tables.table_model import Column
from tests.extractors.pages import document_of, line_items_of, page_of

SHEET = (
    ("Marks", "Description of Goods", "Quantity", "", "Unit Price", "Amount"),
    ("A", "Fry pan 24 cm", "1200", "PCS", "3.15", "3780"),
    ("B", "Utensil set of 5", "500", "SETS", "2.4", "1200"),
    ("C", "Glass lid", "90", "see note", "1", "90"),
)
MEASURED = """
Label holder A5          361 Piece          8,238.02
Drain plug               787 Piece         46,495.96
"""
LOT_WITHOUT_COLON = """
=Fatura FA 2026/418
Artigo    Descrição                       Qtd.     Un.   Pr. Unitário        Valor
SAR120    Sardinha em azeite 120 g         1.200   UN           1,420     1.704,00
            Lote L2611
ATU385    Atum em posta em azeite            240   UN           6,150     1.476,00
            Lote L2588
CX012     Caixa de cartão                    120   UN           0,380        45,60
"""
DISCOUNTS = """
=INVOICE 20418
Quantity   Details                  Unit Price   Disc Amt    Net Amt   VAT Rate
   60.00   Lambswool throw               18.50       0.00   1,110.00      0.00%
   45.00   Tweed cap                     11.25      25.31     480.94      0.00%
"""


def _sheet(rows: tuple[tuple[str, ...], ...]) -> Document:
    words = [
        Word(
            text,
            BBox(40 + 90 * c + 6 * n, 40 + 14 * r, 45 + 90 * c + 6 * n, 50 + 14 * r),
            cell=f"S!{'ABCDEF'[c]}{r + 1}",
        )
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        for n, text in enumerate(cell.split())
    ]
    return Document("0" * 64, (Page(1, 612.0, 792.0, tuple(words)),), "commercial_invoice", 1.0)


def _items(text: str) -> list[LineItem]:
    return list(line_items_of(document_of("commercial_invoice", text)))


def test_a_unit_without_a_heading_belongs_to_the_number_before_it() -> None:
    items = line_items_of(_sheet(SHEET))
    assert [(i.quantity, i.unit, i.amount) for i in items] == [
        ("1200", "H87", "3780"),
        ("500", "SET", "1200"),
        ("90", None, "90"),
    ]


@pytest.mark.parametrize(("heading", "kind"), [("Quantity Unit of Measure", "quantity"), ("Unit", "unit")])
def test_numbers_with_their_units_are_quantities_under_a_heading_of_both(heading: str, kind: str) -> None:
    edges = (("Description", "description", 0.0, 160.0), ("Amount", "amount", 280.0, 400.0))
    named, paid = (Column(text, named_as, None, x0, x1) for text, named_as, x0, x1 in edges)
    columns = (named, Column(heading, "unit", None, 160.0, 280.0), paid)
    found = with_contents(columns, rows_of(page_of(MEASURED)))
    assert [c.kind for c in found] == ["description", kind, "amount"]


def test_an_indented_lot_needs_no_colon() -> None:
    assert [i.lot_number for i in _items(LOT_WITHOUT_COLON)] == ["L2611", "L2588", None]


def test_the_discount_is_no_amount_and_the_net_amount_no_weight() -> None:
    items = _items(DISCOUNTS)
    assert [(i.amount, i.net_weight) for i in items] == [("1110", None), ("480.94", None)]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Disc Amt", "other"), ("VAT Amt", "other"), ("Net Amt", "amount"), ("Stok Adı", "description")],
)
def test_headings(heading: str, kind: str) -> None:
    assert column_kind(heading) == kind
