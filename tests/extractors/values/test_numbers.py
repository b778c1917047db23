"""Numbers: every locale's print read back, ambiguous ones left open."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.numbers import decimal_votes, number_readings, parse_number, plain

AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


def _indian(value: Decimal) -> str:
    whole, cents = f"{value:.2f}".split(".")
    head, tail = whole[:-3], whole[-3:]
    groups = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*groups, tail]) + "." + cents


@given(AMOUNTS)
def test_every_locale_is_read_back(value: Decimal) -> None:
    english = f"{value:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    for text in (english, german, _indian(value), english.replace(",", " ").replace(".", ",")):
        assert {r.value for r in number_readings(text)} == {value}


@given(st.integers(1, 999), st.integers(0, 999))
def test_one_group_of_three_stays_open_until_the_document_decides(high: int, low: int) -> None:
    text = f"{high},{low:03}"
    assert parse_number(text, None) is None
    assert parse_number(text, ".") == high * 1000 + low
    assert parse_number(text, ",") == Decimal(f"{high}.{low:03}")


@given(AMOUNTS)
def test_plain_keeps_the_value(value: Decimal) -> None:
    assert Decimal(plain(value)) == value
    assert "E" not in plain(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15,76,038.45", "1576038.45"),
        ("1.234,56", "1234.56"),
        ("1 234,5", "1234.5"),
        ("1'234.50", "1234.50"),
        ("(12.50)", "-12.50"),
        ("0.125", "0.125"),
        ("1.234.567", "1234567"),
        ("-7", "-7"),
        (".05", "0.05"),
    ],
)
def test_certain_prints(text: str, value: str) -> None:
    assert parse_number(text, None) == Decimal(value)


@pytest.mark.parametrize("text", ["1,2,3", "12,34,5", "1.2.3", "", "abc", "1.23,45,6"])
def test_what_is_no_number(text: str) -> None:
    assert number_readings(text) == ()


def test_votes_count_only_proofs() -> None:
    assert decimal_votes(["1,234.50", "12.5", "1,234", "7"]) == (2, 0)
    assert decimal_votes(["1.234,50", "3,5"]) == (0, 2)
