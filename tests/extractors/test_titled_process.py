"""The process that a record's title names, and what no title names."""

from __future__ import annotations

import pytest

from tests.extractors.text_pages import values

BODY = "\n\nDate: 12/11/2025\n\nLot           Kg\nAB-1          1,420\nAB-2          1,398\n"


@pytest.mark.parametrize(
    ("title", "languages", "process"),
    [
        ("DAILY CUTTING REPORT", ("en",), "CUTTING"),
        ("PHIẾU SẢN XUẤT DỆT KIM", ("vi",), "DỆT KIM"),
        ("织造生产日报表", ("zh",), "织造"),
        ("ÇIRÇIRLAMA ÜRETİM KAYDI", ("tr",), "ÇIRÇIRLAMA"),
        ("Ficha de tingimento", ("pt",), "tingimento"),
        ("Dyeing and finishing record", ("en",), "Dyeing and finishing"),
        ("染色工艺流程卡 / DYEING PROCESS CARD", ("zh",), "染色"),
        ("NHẬT KÝ SẢN XUẤT MÁY 4", ("vi",), None),
        ("CUTTING RECORD AND SEWING RECORD", ("en",), None),
        ("Extrusion press run sheet", ("en",), "Extrusion"),
        ("FİDE ÜRETİM VE DİKİM FORMU", ("tr",), None),
        ("PRODUCTION RECORD", ("en",), None),
        ("Sutlej Spinning Mills Ltd", ("en",), None),
        ("SUNRISE WEAVING MILLS DAILY PRODUCTION REPORT", ("en",), None),
        ("CUTTING MACHINE DAILY PRODUCTION REPORT", ("en",), None),
    ],
)
def test_process_of_a_title(title: str, languages: tuple[str, ...], process: str | None):
    assert values(f"{title}{BODY}", "production_record", languages).get("process") == process


def test_a_label_knows_better_than_the_title():
    text = f"SPINNING REPORT\n\nProcess: Autoconer winding{BODY}"
    assert values(text, "production_record")["process"] == "Autoconer winding"


def test_a_record_of_several_processes_is_not_of_that_in_its_title():
    rows = "Process       Lot        Kg\nCarding       AB-1       1,420\nSpinning      AB-2       1,398\n"
    assert "process" not in values(f"SPINNING RECORD\n\n{rows}", "production_record")
