"""Net and gross weight under one caption that names both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.extract import extract_document
from tests.extractors.pages import document_of

WEIGHTS = ("net_weight", "gross_weight")


def weights(line: str) -> dict[str, str | None]:
    document = document_of("packing_list", f"PACKING LIST\n\nNo. PL-881   12 May 2024\n\n{line}\n")
    return {f.name: f.value for f in extract_document(document).fields if f.name in WEIGHTS}


@pytest.mark.parametrize(
    "line",
    [
        "Gross/Net weight: 1,060.00 / 1,000.00 kg",
        "N.W./G.W. (KGS): 1000.00/1060.00",
        "Gewicht brutto/netto   1.060,00 / 1.000,00 KG",
        "Brutto-/Nettogewicht: 1.060,00 kg / 1.000,00 kg",
        "Poids brut / net : 1 060,00 / 1 000,00 kg",
        "Peso neto/bruto: 1.000,00 / 1.060,00 KG",
        "NET / BRÜT KG : 1.000,00 / 1.060,00",
        "毛重/净重: 1060.00 / 1000.00 KGS",
        "Net Weight & Gross Weight   1,000.00 KG   1,060.00 KG",
    ],
)
def test_each_weight_stands_under_its_own_word(line: str) -> None:
    assert weights(line) == {"net_weight": "1000", "gross_weight": "1060"}


@pytest.mark.parametrize(
    "line",
    [
        "Net / Gross weight: 1,060.00 / 1,000.00 kg",  # more net than gross
        "Net wt / Gross wt: 1,000.00 kg",  # one figure for two words
        "Gross/Net weight: 1,060.00 kg / 2,204.60 lbs",  # one weight in two units
        "Gross/Net/Tare weight: 1,060.00 / 1,000.00 / 60.00 kg",
    ],
)
def test_what_is_not_two_weights_gives_none(line: str) -> None:
    assert weights(line) == {}


def test_a_caption_in_two_languages_names_one_weight() -> None:
    assert weights("Gross Weight / Brüt Ağırlık: 1,060.00 kg") == {"gross_weight": "1060"}


@given(net=st.integers(1, 99_999), tare=st.integers(0, 9_999))
def test_the_order_of_the_words_is_that_of_the_weights(net: int, tare: int) -> None:
    gross = net + tare
    assert weights(f"Net/Gross weight: {net}.50 / {gross}.50 kg") == {
        "net_weight": f"{net}.5",
        "gross_weight": f"{gross}.5",
    }
