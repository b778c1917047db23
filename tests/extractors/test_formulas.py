"""Formulas of spreadsheets: what they give, what is not judged, and stored numbers that they do not give."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from extractors.office.formulas import Calculator, differs
from extractors.read import read_file

VALUES: dict[tuple[str, int, int], object] = {
    ("invoice", 1, 1): "Weight",
    ("invoice", 2, 1): 40,
    ("invoice", 3, 1): 2.5,
    ("invoice", 2, 2): 3,
    ("invoice", 3, 2): 4,
    ("invoice", 5, 1): datetime.datetime(2026, 7, 2),
    ("invoice", 6, 1): "#DIV/0!",
    ("cotton '26", 1, 1): 7,
}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=SUM(A1:A4)", 42.5),
        ("=SUM($A$2:$A$3, B2, 1)", 46.5),
        ("=A2*A3", 100),
        ("=A2*(1+19%)", 47.6),
        ("=-A2^2", 1600),
        ("=2^3^2", 64),
        ("=A2-A3-B2", 34.5),
        ("='cotton ''26'!A1+Invoice!B2", 10),
        ("=ROUND(2.345*1, 2)", 2.35),
        ("=ROUND(SUM(A2:A3)/3,2)", 14.17),
        ("=ROUND(-1250,-2)", -1300),
        ("=SUMPRODUCT(A2:A3,B2:B3)", 130),
        ("=AVERAGE(A2:A3)", 21.25),
        ("=MAX(A2:B3)-MIN(A2:B3)+COUNT(A1:B4)", 41.5),
        ("=PRODUCT(A2:A3)", 100),
        ("=ABS(A3-A2)", 37.5),
        ("=A9+1", 1),
    ],
)
def test_simple_formulas_give_what_a_spreadsheet_gives(formula: str, value: float) -> None:
    assert Calculator(VALUES).result(formula, "Invoice") == pytest.approx(value)


@pytest.mark.parametrize(
    "formula",
    [
        "=VLOOKUP(A2,B1:B3,1)", "=IF(A2>1,2,3)", '=A2&"x"', "=A1*2", "=A5+30", "=SUM(A5:A5)", "=SUM(A6:A6)", "=A2/0",
        "=SUM(A:A)", "=1+", "=(1", "=", "=[1]Other!A1", "=" + "(" * 500 + "1" + ")" * 500, "=10^400", "=10^400-10^400",
        "=(0-8)^0.5", "=LOG10(A2)", "=ROUND(1e400,2)", "=SUM(A1:XFD1048576)",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_not_judged(formula: str) -> None:
    assert Calculator(VALUES).result(formula, "Invoice") is None


def test_sheets_that_would_take_for_ever_are_not_judged() -> None:
    calculator = Calculator(VALUES, cells=3)
    assert calculator.result("=SUM(A2:A3)", "Invoice") == 42.5
    assert calculator.result("=SUM(A2:A3)", "Invoice") is None


def test_binary_noise_is_no_difference() -> None:
    assert not differs(0.30000000000000004, 0.3)
    assert not differs(1_000_000.0000001, 1_000_000)
    assert not differs("n/a", 3)
    assert not differs(True, 3)
    assert differs(1200, 1150)
    assert differs(0.12, 0.13)


def workbook(stored: dict[str, str], calculation: str = "") -> bytes:
    """A sheet with two weights and their sum; `stored` gives the stored results of formulas by cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bales"
    for row in (["Bale", "kg"], ["B-1", 220.5], ["B-2", 218.25], ["Total", "=SUM(B2:B3)"], ["Half", "=B4/2"]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    parts = {n: zipfile.ZipFile(out).read(n) for n in zipfile.ZipFile(out).namelist()}
    path = "xl/worksheets/sheet1.xml"
    for cell, value in stored.items():
        pattern = rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/?>(</v>)?'.encode()
        parts[path], count = re.subn(pattern, rb"\g<1><v>" + value.encode() + b"</v>", parts[path])
        assert count == 1
    if calculation:
        parts["xl/workbook.xml"] = re.sub(rb"<calcPr[^>]*/>", calculation.encode(), parts["xl/workbook.xml"])
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return again.getvalue()


def problems(content: bytes, folder: Path) -> dict[str, str]:
    path = folder / "document"
    path.write_bytes(content)
    return {p.code: p.message for p in read_file(path, folder / "out").problems}


def test_a_stored_number_unlike_its_formula_is_reported_with_its_cell(tmp_path: Path) -> None:
    found = problems(workbook({"B4": "538.75", "B5": "269.375"}), tmp_path)
    assert found.keys() == {"formula_differs"}
    assert "Bales!B4 shows 538.75, its formula =SUM(B2:B3) gives 438.75" in found["formula_differs"]
    assert "B5" not in found["formula_differs"]


def test_stored_results_of_their_formulas_are_left_alone(tmp_path: Path) -> None:
    assert not problems(workbook({"B4": "438.75", "B5": "219.375"}), tmp_path)


def test_a_workbook_that_calculates_in_circles_or_rounded_is_not_judged(tmp_path: Path) -> None:
    for setting in ('<calcPr calcId="1" iterate="1"/>', '<calcPr calcId="1" fullPrecision="0"/>'):
        assert not problems(workbook({"B4": "538.75", "B5": "269.375"}, setting), tmp_path)
