"""What went in and what came out, in two drawn lists side by side under the names of their sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document
from extractors.extract import extract_document
from extractors.tables.halves import second_list
from extractors.tables.material_stages import is_by_product
from tests.extractors.pages import CELL_HEIGHT, CELL_WIDTH, document_of

RECORD = """
RELATÓRIO DE BENEFICIAMENTO
ENTRADA                  SAÍDA
Lote       Peso (kg)     Produto     Lote       Peso (kg)
FZ-09      22.150        Pluma       RC-118     9.040
Total      22.150        Caroço                 11.960
                         Resíduos               1.150
"""
UPRIGHTS = ((0, 11, 22), (25, 37, 48, 59))


def drawn() -> Document:
    """The record with the cells of both lists drawn, and nothing around the names of the sides."""
    document = document_of("production_record", RECORD)
    top = 36 + 2 * CELL_HEIGHT - 3
    levels = [top + n * CELL_HEIGHT for n in range(5)]
    rules = [
        rule
        for columns in UPRIGHTS
        for rule in (
            *(BBox(36 + c * CELL_WIDTH - 3, levels[0], 36 + c * CELL_WIDTH - 2.5, levels[-1]) for c in columns),
            *(BBox(36 + columns[0] * CELL_WIDTH - 3, y, 36 + columns[-1] * CELL_WIDTH - 2.5, y + 0.5) for y in levels),
        )
    ]
    return replace(document, pages=(replace(document.pages[0], rules=tuple(rules), languages=("pt",)),))


def test_each_list_is_read_under_its_own_side():
    found = {f.name: f.value for f in extract_document(drawn()).fields}
    assert (found["input_lot"], found["output_lot"]) == ("FZ-09", "RC-118")
    assert (found["input_quantity"], found["output_quantity"]) == ("22150", "9040")  # seed and waste are no lint


@pytest.mark.parametrize(
    ("kinds", "start"),
    [
        (("lot_number", "quantity", "description", "lot_number", "quantity"), 2),
        (("lot_number", "quantity", "description", "lot_number", "quantity", "description"), 3),  # closes both
        (("lot_number", "quantity", None, "lot_number", "quantity"), 3),
    ],
)
def test_where_the_second_list_begins(kinds: tuple[str | None, ...], start: int):
    assert second_list(kinds) == start


@pytest.mark.parametrize(
    ("text", "falls"),
    [("Caroço", True), ("Algodão em caroço", False), ("Cotton seed", True), ("Seed cotton", False), ("廢紗", True)],
)
def test_what_falls_off_beside_goods(text: str, falls: bool):
    assert is_by_product(text) is falls
