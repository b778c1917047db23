"""A paper's title in one line with the firm whose paper it is."""

from __future__ import annotations

import pytest

from extractors.extract import extract_document
from tests.extractors.pages import document_of

TABLE = "\n\nEmployee   Days   Hours\nA   26   208\nTotal   26   208"


def firm(line: str, kind: str = "labor_record") -> str:
    """The producer that is read of a record with that line at its head."""
    return next((p.name for p in extract_document(document_of(kind, line + TABLE)).parties), "")


@pytest.mark.parametrize(
    "line",
    [
        "WAGE REGISTER March 2026 - Kaveri Mills Ltd., Unit 2",
        "WAGE REGISTER – Kaveri Mills Ltd.",
        "Attendance sheet Kaveri Mills Ltd. March 2026",
        "2026 Salary Sheet, Kaveri Mills Ltd.",
        "Payroll April 2026: Kaveri Mills Ltd.",
        "Payroll No. 14 of Kaveri Mills Ltd.",
    ],
)
def test_the_firm_behind_a_title_is_named_without_it(line: str) -> None:
    assert firm(line) == "Kaveri Mills Ltd."


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("BORDRO - AKIN TEKSTİL SANAYİ VE TİCARET A.Ş.", "AKIN TEKSTİL SANAYİ VE TİCARET A.Ş."),
        ("BẢNG LƯƠNG THÁNG 3/2026 - CÔNG TY TNHH DỆT MAY SÔNG HỒNG", "CÔNG TY TNHH DỆT MAY SÔNG HỒNG"),
        ("工资表 - 常熟市玉兰织染有限公司", "常熟市玉兰织染有限公司"),
        ("Nómina marzo 2026 - Hilados del Sur, S.A. de C.V.", "Hilados del Sur, S.A. de C.V."),
    ],
)
def test_titles_of_other_languages(line: str, name: str) -> None:
    assert firm(line) == name


@pytest.mark.parametrize("line", ["Wage register for Kaveri Mills Ltd.", "Wage register to Kaveri Mills Ltd."])
def test_whom_a_paper_is_made_for_is_not_whose_it_is(line: str) -> None:
    assert firm(line) == ""


def test_a_label_and_its_value_before_a_firm_are_no_title() -> None:
    line = "Invoice: KM/EXP/118 dated 09-FEB-2026 Buyer: NORDIC STYLE AB"
    assert firm(f"Kaveri Mills Ltd.\n{line}") == "Kaveri Mills Ltd."


def test_a_firms_own_name_may_begin_like_a_title() -> None:
    assert firm("Payroll Mills Ltd.") == "Payroll Mills Ltd."


@pytest.mark.parametrize(
    "line",
    [
        "Member of Pacific Group Ltd.",
        "Powered by Tally Solutions Pvt. Ltd.",
        "Form designed by Hoa Sen Printing Co., Ltd.",
        "Approved supplier of Pacific Holdings Ltd.",
        "Miembro de Hilados Unidos, S.A. de C.V.",
        "Geprüft durch Nordprüf GmbH",
        "Thành viên của CÔNG TY TNHH DỆT MAY SÔNG HỒNG",
    ],
)
def test_a_firm_that_has_only_to_do_with_the_paper_is_not_whose_it_is(line: str) -> None:
    assert firm(f"{line}\nWAGE REGISTER March 2026") == ""


@pytest.mark.parametrize("name", ["Bank of Saigon Ltd.", "House of Textiles Ltd.", "United for Cotton Ltd."])
def test_a_name_may_hold_such_small_words(name: str) -> None:
    assert firm(f"{name}\nWAGE REGISTER March 2026") == name


def test_the_part_of_a_firm_before_its_name_is_no_part_of_the_name() -> None:
    assert firm("Quality Department, Kaveri Mills Ltd.\nWAGE REGISTER March 2026") == "Kaveri Mills Ltd."


REPORT = "PRODUCTION REPORT\nDate: 12 March 2026\nProcess: Weaving\nInput lot: Y-771   1,200 kg\n\n\n"


def signer(line: str) -> str:
    """The producer of a record with that line at its foot."""
    found = extract_document(document_of("production_record", REPORT + line)).parties
    return next((p.name for p in found), "")


@pytest.mark.parametrize("behind", ["", ", Director", " (Authorised Signatory)", " R. Kumar", " by R. Kumar"])
def test_for_whom_is_signed_at_the_foot(behind: str) -> None:
    assert signer(f"For Kaveri Mills Ltd.{behind}") == "Kaveri Mills Ltd."


@pytest.mark.parametrize(
    "line",
    [
        "For Kaveri Mills Ltd. only",
        "For Kaveri Mills Ltd. order PO-771",
        "For shipment to Kaveri Mills Ltd.",
        "For customer Kaveri Mills Ltd.",
        "Für Nordweber GmbH bestimmt",
    ],
)
def test_what_is_only_meant_for_a_firm_is_not_signed_for_it(line: str) -> None:
    assert signer(line) == ""
