"""Money, units, countries and identifiers."""

from __future__ import annotations

import pytest

from extractors.values.countries import country_in, parse_country
from extractors.values.identifiers import (
    container_check_digit,
    find_containers,
    find_entry_numbers,
    find_hs_codes,
    looks_like_identifier,
    parse_incoterm,
    trim_identifier,
)
from extractors.values.money import currency_mark, find_amounts
from extractors.values.units import parse_unit, unit_after, unit_in


@pytest.mark.parametrize(
    ("text", "number", "mark"),
    [
        ("Total USD 10,028.97", "10,028.97", "USD"),
        ("USD91897,20", "91897,20", "USD"),
        ("RM9.00", "9.00", "MYR"),
        ("100.00TL", "100.00", "TRY"),
        ("$ 1,500.00", "1,500.00", "$"),
        ("1.234,56€", "1.234,56", "EUR"),
        ("Rs.100", "100", "INR"),
        ("US$ 5.00", "5.00", "USD"),
    ],
)
def test_amounts(text: str, number: str, mark: str) -> None:
    assert [(a.number, a.mark) for a in find_amounts(text)] == [(number, mark)]


@pytest.mark.parametrize("text", ["19 %", "12x", "V.058W", "A123"])
def test_no_amounts(text: str) -> None:
    assert find_amounts(text) == ()


def test_currency_marks() -> None:
    assert currency_mark("TL") == "TRY"
    assert currency_mark("$") == "$"
    assert currency_mark("kg") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kgs", "KGM"),
        ("公斤", "KGM"),
        ("lbs.", "LBR"),
        ("ADET", "H87"),
        ("cái", "H87"),
        ("Stück", "H87"),
        ("cartons", "CT"),
        ("balya", "BL"),
        ("yds", "YRD"),
        ("MT", "TNE"),
        ("rolls", "RO"),
        ("xyz", None),
        ("", None),
    ],
)
def test_units(text: str, code: str | None) -> None:
    assert parse_unit(text) == code


def test_units_in_context() -> None:
    assert unit_after("5,428.40 kg net", 8) == ("KGM", 11)
    assert unit_in("Net Weight (KGS)") == "KGM"
    assert unit_in("Description") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hale Center, TX 79041, USA", "US"),
        ("Türkiye", "TR"),
        ("Việt Nam", "VN"),
        ("中国", "CN"),
        ("P.R. China", "CN"),
        ("Deutschland", "DE"),
        ("Çin", "CN"),
        ("Made in Bangladesh", "BD"),
        ("IN", "IN"),
        ("China or Vietnam", None),
        ("Texas", None),
        ("Dengkou County, Bayannur 015200, Inner Mongolia", "CN"),
        ("Ulaanbaatar, Mongolia", "MN"),
        ("Belfast, Northern Ireland", "GB"),
        ("Via Nocera 214, 84012 Angri (SA)", None),
        ("Sofia (BG)", "BG"),
        ("US$/", None),
        ("HK$", None),
        ("in", None),
    ],
)
def test_countries(text: str, code: str | None) -> None:
    assert country_in(text) == code


def test_whole_countries_only() -> None:
    assert parse_country("made of polo") is None


def test_containers_prove_themselves() -> None:
    assert container_check_digit("CSQU", "305438") == 3
    assert [(text, right) for _, _, text, right in find_containers("CSQU3054383 CSQU3054384")] == [
        ("CSQU3054383", True),
        ("CSQU3054384", False),
    ]


def test_tariff_codes_and_entries() -> None:
    assert [text for _, _, text in find_hs_codes("6205.20.2066 5201.00 520524000011 12345")] == [
        "6205.20.2066",
        "5201.00",
        "520524000011",
    ]
    assert find_entry_numbers("Entry 9KT-3541651-0 of")[0][2] == "9KT-3541651-0"


def test_incoterms() -> None:
    assert parse_incoterm("C&F Izmir") == "CFR"
    assert parse_incoterm("fob Chennai") == "FOB"
    assert parse_incoterm("Profob") is None


def test_identifiers() -> None:
    assert trim_identifier("(EXP/929/2020-26),") == "EXP/929/2020-26"
    assert looks_like_identifier("KI-2026-118")
    assert not looks_like_identifier("Description")
    assert not looks_like_identifier("19%")
