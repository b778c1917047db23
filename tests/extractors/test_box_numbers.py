"""Numbers of a form's boxes are told from quantities, and stripped only in a row of boxes."""

from __future__ import annotations

import pytest

from extractors.box_numbers import box_number, is_box_number, without_box, without_boxes
from tests.extractors.text_pages import values


@pytest.mark.parametrize(
    ("text", "number", "caption"),
    [
        ("14. Quantity", 14, "Quantity"),
        ("11 Poids brut", 11, "Poids brut"),
        ("2a) Consignee", 2, "Consignee"),
        ("03 Exporter", 3, "Exporter"),
        ("12 cartons", None, "12 cartons"),
        ("25 kg", None, "25 kg"),
        ("2026 Report", None, "2026 Report"),
        ("14. 500", None, "14. 500"),
    ],
)
def test_the_number_before_a_caption(text: str, number: int | None, caption: str) -> None:
    assert box_number(text) == number
    assert without_box(text) == caption


def test_a_number_alone_may_be_a_boxs() -> None:
    assert all(map(is_box_number, ("7", "14.", "29a", "3)")))
    assert not any(map(is_box_number, ("140", "3.5", "7 kg", "")))


def test_one_number_makes_no_row_of_boxes() -> None:
    row = ["14. Quantity", "15. Origin", "16. Value"]
    assert without_boxes(row) == ["Quantity", "Origin", "Value"]
    assert without_boxes(row[:2]) == row[:2]


def test_bare_numbers_head_a_form_and_no_list_of_goods() -> None:
    row = ["14 Quantity", "15 Origin", "16 Value"]
    assert without_boxes(row) == ["Quantity", "Origin", "Value"]
    assert without_boxes(row, pointed=True) == row


def test_a_number_in_brackets_before_the_next_caption_is_no_value():
    text = "SALES CONTRACT\n\n(1) 商品名称   (2) 数量   (3) 单价   (4) 总值\n"
    assert "quantity" not in values(text, "contract", ("zh",))
    # Without a number of its own box before it, the figure is the value.
    assert values("QUANTITY 12  Total 45\n", "packing_list").get("quantity") == "12"
    assert box_number("(3) 单价") == 3
    assert is_box_number("(3)")
