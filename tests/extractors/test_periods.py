"""Periods of labor and production records: months, pairs of dates, and what is no period."""

from __future__ import annotations

import pytest

from extractors.values.months import find_months
from tests.extractors.text_pages import read, values

REGISTER = "\n\nEmp. No.    Name            Days      Net paid\n1001        A. Kumar        26        12,400.00\n"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Mart 2026", "2026-03-01", "2026-03-31"),
        ("Tháng 07 năm 2026", "2026-07-01", "2026-07-31"),
        ("2026年2月", "2026-02-01", "2026-02-28"),
        ("02/2024", "2024-02-01", "2024-02-29"),
        ("marzo de 2026", "2026-03-01", "2026-03-31"),
    ],
)
def test_months_have_a_first_and_a_last_day(text: str, first: str, last: str):
    assert [(m.first.isoformat(), m.last.isoformat()) for m in find_months(text)] == [(first, last)]


@pytest.mark.parametrize("text", ["12 March 2026", "03/04/2026", "2026年2月7日", "13/2026", "Form 12/2026-3"])
def test_dates_and_numbers_are_no_months(text: str):
    assert not find_months(text)


def test_a_month_behind_its_label_is_a_period():
    found = values(f"WAGE REGISTER\n\nWage month: April 2026{REGISTER}", "labor_record")
    assert (found["period_start"], found["period_end"]) == ("2026-04-01", "2026-04-30")


def test_a_pair_of_dates_above_the_lines_needs_no_label():
    found = values(f"LISTA DE RAYA\n\nTemporada  del 09/03/2026 al 15/03/2026{REGISTER}", "labor_record", ("es",))
    assert (found["period_start"], found["period_end"]) == ("2026-03-09", "2026-03-15")


@pytest.mark.parametrize("head", ["Printed March 2026", "April 2026\n\nMay 2026", "09/03/2026, 15/03/2026"])
def test_other_months_and_dates_are_no_period(head: str):
    found = values(f"WAGE REGISTER\n\n{head}{REGISTER}", "labor_record", ("es",))
    assert not {"period_start", "period_end"} & found.keys()


def test_a_blank_with_an_employees_number_is_no_letterhead():
    text = "KINTA GLOVE INDUSTRIES SDN. BHD.\n\nTIME CARD\n\nEmployee No.: KG-2217 Name: Md. Rafiqul Islam\n"
    assert [p.name for p in read(text, "labor_record").parties] == ["KINTA GLOVE INDUSTRIES SDN. BHD."]


def test_the_man_at_the_press_is_no_producer():
    text = (
        "Caprock Cooperative Gin\n1811 County Road 220, Lorenzo, TX 79343\n\nGIN DAY REPORT\n\nGinner: Hector Salas\n"
    )
    assert [p.name for p in read(text, "production_record").parties] == ["Caprock Cooperative Gin"]


@pytest.mark.parametrize(
    ("second", "start"), [("01-11-2025 to 30-11-2025", "2025-11-01"), ("01-10-2025 to 31-10-2025", None)]
)
def test_a_period_told_twice_is_one_where_both_agree(second: str, start: str | None):
    text = f"MUSTER ROLL\n\nFor the month of: November 2025\nWage period: {second}\n"
    assert values(text, "labor_record").get("period_start") == start
