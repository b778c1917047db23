"""Dates: eight languages, and never a guess between day and month."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.dates import find_dates, order_votes, parse_date

DATES = st.dates(dt.date(2000, 1, 1), dt.date(2049, 12, 31))


@given(DATES)
def test_certain_prints_are_read_back(date: dt.date) -> None:
    prints = [
        date.isoformat(),
        date.strftime("%d.%m.%Y"),
        date.strftime("%d-%b-%Y"),
        date.strftime("%B %d, %Y"),
        f"{date.year}年{date.month}月{date.day}日",
        f"ngày {date.day} tháng {date.month} năm {date.year}",
    ]
    for text in prints:
        assert parse_date(text) == date, text


@given(DATES)
def test_slashes_are_never_guessed(date: dt.date) -> None:
    text = f"{date.day:02}/{date.month:02}/{date.year}"
    assert parse_date(text, "dmy") == date
    if date.day <= 12 and date.day != date.month:
        assert parse_date(text) is None
        assert len(find_dates(text)[0].readings) == 2
    else:
        assert parse_date(text) == date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("02-Jul-26", "2026-07-02"),
        ("November 13, 49", "2049-11-13"),
        ("November 13, 62", "1962-11-13"),  # no paper is dated decades ahead
        ("July 2nd, 2026", "2026-07-02"),
        ("2 Temmuz 2026", "2026-07-02"),
        ("15 Şubat 2023", "2023-02-15"),
        ("3 de marzo de 2021", "2021-03-03"),
        ("le 3 février 2021", "2021-02-03"),
        ("1er août 2015", "2015-08-01"),
        ("7. Mai 2014", "2014-05-07"),
        ("1° de março de 2021", "2021-03-01"),
        ("14JAN2021", "2021-01-14"),
        ("20210412", "2021-04-12"),
        ("25/12/2018 8:13:39 PM", "2018-12-25"),
        ("Ngày 02 tháng 07 năm 2026", "2026-07-02"),
        ("9 Mart'24", "2024-03-09"),
        ("2021/3/5", "2021-03-05"),
        ("05.06.18", "2018-06-05"),
    ],
)
def test_prints_of_the_trade(text: str, iso: str) -> None:
    assert parse_date(text) == dt.date.fromisoformat(iso)


@pytest.mark.parametrize(
    "text", ["31.02.2020", "10-11-12-13", "1.2.3.4", "3301557420", "SC-2021-05", "12/2024", "V.058W", "813468790554"]
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_votes() -> None:
    spans = [s for t in ("13/04/2020", "04/13/2020", "03/04/2020") for s in find_dates(t)]
    assert order_votes(spans) == (1, 1)


@given(DATES)
def test_a_time_of_day_may_be_glued_to_the_year(date: dt.date) -> None:
    text = f"Date:{date:%d/%m/%Y}"
    assert parse_date(f"{text}09:21", "dmy") == date
    assert find_dates(f"{text}99:21") == ()


@given(DATES)
def test_figures_of_a_chinese_date_may_stand_apart(date: dt.date) -> None:
    spaced = " ".join(f"{date:%Y年%m月%d日}")
    assert parse_date(f"{spaced} 1 4 : 0 0") == date
    assert find_dates(spaced.replace("月", "份")) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rua 25 de Abril 15", []),
        ("Calle 9 de Julio 24, 2000 Rosario", []),
        ("Av. 18 de Julio 1953", []),
        ("15 rue du 8 mai 1945, Lyon", []),
        ("Place du 11 novembre 18", []),
        ("Rua Nova 3, 25 de Abril de 2026", [dt.date(2026, 4, 25)]),
        ("Place 12 March 2026", [dt.date(2026, 3, 12)]),
        ("Lisboa, 25 de Abril de 2026", [dt.date(2026, 4, 25)]),
    ],
)
def test_a_street_called_by_a_day_is_no_date(text: str, found: list[dt.date]) -> None:
    assert [span.readings[0][1] for span in find_dates(text)] == found
