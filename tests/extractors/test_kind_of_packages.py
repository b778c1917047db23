"""A count beside the kind of packages is one of packages; the quantity of the goods is not."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import values


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("QUANTIDADE: 120      ESPÉCIE: FARDOS", ("120", None)),
        ("QUANTIDADE: 26.400,000 kg", (None, "26400")),
        ("QUANTIDADE: 26.400,000 kg   ESPÉCIE: FARDOS   VOLUMES: 120", ("120", "26400")),
    ],
)
def test_what_a_quantity_counts(row: str, expected: tuple[str | None, str | None]) -> None:
    found = values(f"DANFE\n\nNº 000.012.345\n\n{row}\n\nPESO BRUTO: 26.760 kg", "commercial_invoice", ("pt",))
    assert (found.get("packages"), found.get("quantity")) == expected
