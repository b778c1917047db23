"""A count, a quantity or a lot is that of the work done, not one planned, refused, of others or of other times."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import values

LABOR = {"workers", "hours_worked", "wages_total"}
WORK = {"quantity", "input_quantity", "output_quantity", "lot_number", "input_lot", "output_lot"}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Number of workers absent: 12"),
        ("en", "Maximum number of workers: 300"),
        ("en", "Number of workers on strike: 40"),
        ("en", "Number of foreign workers: 14"),
        ("en", "Number of workers in 2019: 412"),
        ("en", "Workers employed (May 2026): 214"),
        ("en", "Minimum wages: 130,000"),
        ("en", "Standard hours worked: 208"),
        ("en", "Number of workers: 214 (estimated)"),
        ("es", "Número de trabajadores previsto: 300"),
        ("pt", "Número de trabalhadores da outra fábrica: 300"),
        ("de", "Geplante Anzahl Mitarbeiter: 300"),
        ("fr", "Nombre de salariés absents : 12"),
        ("tr", "Yabancı işçi sayısı: 14"),
        ("vi", "Số lao động vắng mặt: 12"),
        ("zh", "外籍工人人数：14"),
    ],
)
def test_another_count_of_people_is_none(language: str, line: str):
    assert not LABOR & values(f"LABOR RECORD\n\nLira Spinners Ltd\n\n{line}\n", "labor_record", (language, "en")).keys()


SPINNING = "KAVERI MILLS LTD\nPRODUCTION RECORD\n\nProcess: spinning\n"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Number of workers: 214", "workers", "214"),
        ("Number of workers paid in April: 214", "workers", "214"),
        ("Number of workers: 214, none of them under 18", "workers", "214"),
        ("Total hours worked: 38,520 (overtime included)", "hours_worked", "38520"),
        ("Total hours worked including overtime: 38,520", "hours_worked", "38520"),
        ("Total wages paid: 64,200,000, above the legal minimum", "wages_total", "64200000"),
    ],
)
def test_the_count_of_the_work_stays(line: str, field: str, value: str):
    assert values(f"LABOR RECORD\n\nLira Spinners Ltd\n\n{line}\n", "labor_record")[field] == value


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Planned output: 12,000 kg"),
        ("en", "Quantity produced last year: 120,000 kg"),
        ("en", "Quantity produced for other customers: 3,000 kg"),
        ("en", "Planned lot: Y-28"),
        ("es", "Cantidad rechazada: 120 kg"),
        ("de", "Produktionsmenge Vorjahr: 120.000 kg"),
        ("tr", "Planlanan üretim miktarı: 12.000 kg"),
        ("zh", "不合格数量：120公斤"),
    ],
)
def test_another_quantity_is_none(language: str, line: str):
    assert not WORK & values(f"PRODUCTION REPORT\n\n{line}\n", "production_record", (language, "en")).keys()


def test_an_order_s_required_quantity_is_its_own():
    text = "PURCHASE ORDER\n\nOrder No. PO-1\n\nRequired quantity: 1,200 kg\n"
    assert values(text, "purchase_order").get("quantity") == "1200"


def test_what_was_processed_last_year_is_no_quantity_of_the_record():
    said = "El año pasado se procesaron 12,000 kg de algodón y se produjeron 11,000 kg de hilo."
    assert not WORK & values(f"INFORME DE PRODUCCIÓN\n\n{said}\n", "production_record", ("es",)).keys()


def test_men_and_women_together_are_all():
    text = (
        "SOCIAL AUDIT REPORT\n\nFacility audited: Lira Spinners Ltd\n\nTotal number of male and female workers: 214\n"
    )
    assert values(text, "audit_report")["workers"] == "214"
    assert "workers" not in values(text.replace("male and ", ""), "audit_report")


WAGES = """
KAVERI MILLS LTD
WAGE REGISTER

{}
"""


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Number of workers (men & women): 214", "workers", "214"),
        ("Male and female workers: 214", "workers", "214"),
        ("Number of workers (permanent and casual): 214", "workers", "214"),
        ("Number of workers (casual and regular): 214", "workers", "214"),
        ("Effectif (femmes et hommes) : 214", "workers", "214"),
        ("工人人数（男、女）：214", "workers", "214"),
        ("Total hours worked (normal + overtime): 41,088", "hours_worked", "41088"),
        ("Hours worked (incl. sick leave): 41,088", "hours_worked", "41088"),
        ("总工时（含加班）：41088", "hours_worked", "41088"),
        ("Employees incl. trainees: 214", "workers", "214"),
        ("Total no. of employees as on 30.04.2026: 214", "workers", "214"),
        ("Total wages paid (basic + overtime): 3,852,000.00", "wages_total", "3852000"),
    ],
)
def test_both_halves_of_people_and_hours_are_all(line: str, field: str, value: str) -> None:
    assert values(WAGES.format(line), "labor_record")[field] == value


@pytest.mark.parametrize(
    "line",
    [
        "Number of workers (men/women): 120 / 94",
        "Male and female workers: 120 + 94",
        "Number of workers (women): 94",
        "Workers, women: 94",
        "Number of workers (men and women absent): 12",
        "Absent workers (incl. sick): 12",
        "Contract and migrant workers: 20",
    ],
)
def test_a_part_of_the_people_is_not_all(line: str) -> None:
    assert "workers" not in values(WAGES.format(line), "labor_record")


def test_planned_output_is_planned_with_its_waste_too() -> None:
    said = values(f"{SPINNING}Planned output (incl. waste): 4,500 kg\n", "production_record")
    assert "output_quantity" not in said


def test_a_bracket_with_a_colon_names_another_thing() -> None:
    said = values(f"{SPINNING}Lot no.: L-7719 (next process: finishing)\n", "production_record")
    assert said["lot_number"] == "L-7719"


@pytest.mark.parametrize("line", ["Number of foreign workers: 14", "Number of workers on strike: 40"])
def test_an_audit_counts_people_who_work(line: str):
    text = f"SOCIAL AUDIT REPORT\n\nFacility audited: Lira Spinners Ltd\n\n{line}\n"
    assert "workers" not in values(text, "audit_report")
