"""Words that open a value, before what is none: a sum, an address, what one package holds."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import values


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Factura 12.500,00 USD", None),
        ("Factura 12.500 USD", None),
        ("Factura EUR 12500", None),
        ("Factura 12500", "12500"),
        ("Factura 2024.001", "2024.001"),
        ("Factura no 12.500", "12.500"),
    ],
)
def test_a_bare_word_for_an_invoice_before_its_sum_gives_no_number(line: str, number: str | None) -> None:
    assert values(line, "customs_declaration", ("es",)).get("invoice_number") == number


@pytest.mark.parametrize(
    ("line", "lot"),
    [
        ("Lot No 4411 Block B, Street 9, Dhaka", None),
        ("Lot No. 4411 Jalan Perusahaan 3, Klang", None),
        ("Memo No. 8 Lot No. JB-4 Date 12 May 2026", "JB-4"),
        ("Memo No. 8 Lot No. JB-4 Bale No. 5", "JB-4"),
    ],
)
def test_a_lot_of_land_is_no_lot_of_goods(line: str, lot: str | None) -> None:
    assert values(f"PACKING LIST\n{line}\n", "packing_list").get("lot_number") == lot


@pytest.mark.parametrize(
    ("line", "packages"),
    [
        ("Packed in 1,120 cartons.", "1120"),
        ("Packed in 40 cartons of knitted shirts", "40"),
        ("Packed in 2 bags each of 25 kg", None),
        ("Packed in 2 bags of 25 kg", None),
        ("Packed in 12 cartons per pallet", None),
        ("Shipped in 12 cartons/pallet", None),
        ("Packed in 12 bags in a carton", None),
        ("Verpackt in 12 Kartons je Palette", None),
        ("Embalaje: 12 cajas por palet", None),
        ("包装：12箱每托盘", None),
    ],
)
def test_what_one_package_holds_is_no_count_of_all(line: str, packages: str | None) -> None:
    assert values(f"PACKING LIST\n{line}\n", "packing_list").get("packages") == packages
