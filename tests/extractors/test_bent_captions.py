"""Captions of records that tell a plan, another time or other people head nothing; what was done is told beside."""

from __future__ import annotations

import pytest

from extractors.extract.bent_captions import of_another_day
from tests.extractors.text_pages import values

SPINNING = """
KAVERI MILLS LTD
SPINNING PRODUCTION RECORD

Production date:      12 March 2026
Input lot:            CT-5518
Raw cotton issued:    5,000 kg
Output lot:           YN-2207
{}
"""
WAGES = """
KAVERI MILLS LTD
PAYROLL SUMMARY

Pay period: 01 March 2026 to 31 March 2026
{}
"""


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Target output:        4,350 kg", "en"),
        ("Planned yarn produced: 4,350 kg", "en"),
        ("Capacity (yarn produced): 4,350 kg", "en"),
        ("计划产量：4350公斤", "zh"),
        ("Cantidad producida prevista: 4.350 kg", "es"),
        ("Sản lượng kế hoạch: 4.350 kg", "vi"),
        ("Red edilen üretim miktarı: 4.350 kg", "tr"),
        ("Quantité produite prévue : 4 350 kg", "fr"),
    ],
)
def test_what_was_planned_is_not_made(line: str, language: str) -> None:
    assert "output_quantity" not in values(SPINNING.format(line), "production_record", (language,))


@pytest.mark.parametrize(
    "line",
    [
        "Target output:        4,800 kg\nYarn produced:        4,350 kg",
        "目标产量：4800公斤\n产出数量：4350公斤",
        "Budgeted output:      4,800 kg\nYarn produced:        4,350 kg",
        "Last month:           9,000 kg\nYarn produced:        4,350 kg",
        "Red yarn produced:    4,350 kg",
        "Output quantity (short tons): 4,350",
        "Fire-resistant yarn produced: 4,350 kg",
        "With all of the spinning frames that are available in the mill this month, yarn produced: 4,350 kg",
    ],
)
def test_what_was_made_is_told_beside_the_plan(line: str) -> None:
    assert values(SPINNING.format(line), "production_record", ("en", "zh")).get("output_quantity") == "4350"


def test_a_day_that_is_planned_is_no_day_of_the_work() -> None:
    paper = SPINNING.format("Yarn produced: 4,350 kg").replace("Production date:  ", "Planned start date:")
    assert "period_start" not in values(paper, "production_record")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Absent workers: 12", "workers"),
        ("Planned headcount: 240", "workers"),
        ("Workers under 18: 0", "workers"),
        ("缺勤员工人数：12", "workers"),
        ("Trabajadores ausentes: 12", "workers"),
        ("Número de trabajadores mayores de 60: 7", "workers"),
        ("Devamsız işçi sayısı: 12", "workers"),
        ("Số lao động vắng mặt: 12", "workers"),
        ("Effectif prévu : 125", "workers"),
        ("Scheduled hours worked: 41,088", "hours_worked"),
        ("加班总工时：1204", "hours_worked"),
        ("Average wages: INR 22,500.00", "wages_total"),
        ("Wages paid in advance: INR 22,500.00", "wages_total"),
    ],
)
def test_who_was_away_and_what_was_planned_is_not_counted(line: str, field: str) -> None:
    assert field not in values(WAGES.format(line), "labor_record", ("en", "zh", "es", "tr", "vi", "fr"))


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Number of workers: 214\nAbsent workers: 12", "workers", "214"),
        ("Number of workers: 214\nContract workers: 30", "workers", "214"),
        ("Total hours worked (incl. overtime): 41,088", "hours_worked", "41088"),
        ("Workers on roll: 214", "workers", "214"),
        ("Geleistete Stunden (Std.): 472", "hours_worked", "472"),
        ("员工人数：214\n离职员工人数：9", "workers", "214"),
        ("Workers recruited: 214", "workers", "214"),
    ],
)
def test_who_worked_is_counted(line: str, field: str, value: str) -> None:
    assert values(WAGES.format(line), "labor_record", ("en", "zh")).get(field) == value


@pytest.mark.parametrize(
    ("said", "another"),
    [
        ("Next pay period", True),
        ("Pay period", False),
        ("Next and actual pay period", False),
        ("This register was opened when the next of the two halls of the mill was built", False),
    ],
)
def test_words_before_a_day_tell_another_one(said: str, another: bool) -> None:
    assert of_another_day(said) == another


def test_the_next_period_is_not_this_one() -> None:
    paper = WAGES.format("Number of workers: 214").replace("Pay period", "Next pay period")
    assert not {"period_start", "period_end"} & values(paper, "labor_record").keys()


@pytest.mark.parametrize(
    "title", ["PAYROLL FORECAST", "WAGE BUDGET", "Schichtplan", "PROGRAMA DE PERSONAL", "工资预算表"]
)
def test_a_plan_tells_no_work(title: str) -> None:
    paper = WAGES.replace("PAYROLL SUMMARY", title).format("Number of workers: 214\nTotal wages: INR 481,500.00")
    assert not {"workers", "wages_total"} & values(paper, "labor_record", ("en", "de", "es", "zh")).keys()


@pytest.mark.parametrize("title", ["PRODUCTION PLAN AND ACTUAL", "PLANTATION PAYROLL", "PLAN DE SAN LUIS"])
def test_what_only_sounds_like_a_plan_is_none(title: str) -> None:
    paper = WAGES.replace("PAYROLL SUMMARY", title).format("Number of workers: 214")
    assert values(paper, "labor_record", ("en", "es"))["workers"] == "214"


REGISTER = """
BINH AN GARMENT CO., LTD
TIME SHEET
Week ending: 2026-04-19

Name               Mon  Tue  Wed   Total hours
Nguyen Thi Lan       8    8    8            24
Tran Van Minh        8    8    4            20
{}
"""


def test_a_row_of_a_plan_is_no_line_and_no_sum() -> None:
    for row in ("Target                                      48", "Average            8    8    6            22"):
        found = values(REGISTER.format(f"{row}\nTotal                                       44"), "labor_record")
        assert found.get("hours_worked") == "44", row


GINNED = """
CEDAR GIN COMPANY
GINNING RECORD

Lot             Seed cotton lb   Lint lb    Bales
ML-201                  18,400      6,440       13
ML-202                  17,950      6,280       13
{:<23}900,000    315,000      640
"""


@pytest.mark.parametrize("named", ["Season target", "Daily average", "Last season", "计划"])
def test_what_a_row_tells_of_a_plan_is_not_added_up(named: str) -> None:
    assert values(GINNED.format(named), "production_record", ("en", "zh"))["input_quantity"] == "36350"


def test_goods_named_like_a_plan_are_a_line() -> None:
    sheet = GINNED.replace("Lot             ", "Grade           ").format("Standard yarn")
    assert values(sheet, "production_record")["input_quantity"] == "936350"


ATTENDANCE = """
MEKONG DENIM JSC
ATTENDANCE REPORT

Department      Planned   Present   Absent   {}
Weaving              60        55        5   4
Dyeing               32        30        2   2
Total               110       103        7   6
"""


def test_a_row_that_sums_people_is_no_pay() -> None:
    assert "wages_total" not in values(ATTENDANCE.format("Contractors"), "labor_record")


def test_a_payroll_is_no_plan_in_any_language() -> None:
    paper = "TEXTILES S.A.\n\nPLANILLA DE PAGO - Período: 01/04/2026 al 30/04/2026\nTotal trabajadores: 3\n"
    assert values(paper, "labor_record", ("es",))["period_end"] == "2026-04-30"


def test_a_sum_with_cents_is_pay_under_any_heading() -> None:
    paper = """
ÖLWERKE RETHEDAMM GMBH
LOHNJOURNAL

Name        Std      GrossEUR     Abzug
Brandt     160,0     4.120,00    421,40
Total      160,0    10.464,00    421,40
"""
    assert values(paper, "labor_record", ("de",)).get("wages_total") == "10464"
