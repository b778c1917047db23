"""A bare word for a document before what is not its number."""

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
