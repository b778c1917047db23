"""Lists of countries: none of them is the country of the whole."""

from __future__ import annotations

import pytest

from extractors.values.countries import country_in, listed_countries, names_several
from tests.extractors.text_pages import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India, Pakistan", ("IN", "PK")),
        ("USA, Brazil and Australia", ("US", "BR", "AU")),
        ("印度、巴基斯坦", ("IN", "PK")),
        ("美国和巴西", ("US", "BR")),
        ("México y Brasil", ("MX", "BR")),
        ("Türkiye, Hindistan", ("TR", "IN")),
        ("Texas, USA and in Mato Grosso, Brazil", ("US", "BR")),
    ],
)
def test_a_list_names_each_and_is_no_one_country(text: str, expected: tuple[str, ...]) -> None:
    assert names_several(text)
    assert listed_countries(text) == expected
    assert country_in(text) is None
    fields = read(f"COMMERCIAL INVOICE\nCountry of origin: {text}", "commercial_invoice").fields
    assert not [f for f in fields if f.name == "country_of_origin"]


@pytest.mark.parametrize("text", ["India or Pakistan", "India / Pakistan", "印度或巴基斯坦"])
def test_one_or_the_other_is_neither(text: str) -> None:
    assert names_several(text)
    assert listed_countries(text) == ()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Georgia, USA", None),
        ("Trinidad and Tobago", "TT"),
        ("Port of Spain, Trinidad and Tobago", "TT"),
        ("Hong Kong, China", None),
        ("Hale Center, Texas, USA", "US"),
        ("Abidjan, Côte d'Ivoire", "CI"),
    ],
)
def test_a_place_of_one_country_is_no_list(text: str, country: str | None) -> None:
    assert not names_several(text)
    assert country_in(text) == country


def test_a_sentence_tells_every_country_of_its_list() -> None:
    def origins(place: str) -> list[str | None]:
        found = read(f"AFFIDAVIT\n\nThe cotton was grown in {place}.", "affidavit").origins
        return [o.country for o in found]

    assert origins("the USA and Brazil") == ["US", "BR"]
    assert origins("India or Pakistan") == []
    assert origins("Texas, USA") == ["US"]
