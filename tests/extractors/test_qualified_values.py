"""A blank that takes its value back or leaves it open gives none."""

from __future__ import annotations

import pytest

from extractors.extract import extract_document
from tests.extractors.pages import document_of

PAPER = """COMMERCIAL INVOICE
Seller: Mekong Weaving Co., Ltd.
{}

Description   Price   Amount
Twill   2.00   200.00
Total      200.00"""


def given(line: str) -> dict[str, str | None]:
    """The fields that an invoice has with that line and not without it."""
    with_line, without = (
        {f.name: f.value for f in extract_document(document_of("commercial_invoice", PAPER.format(said))).fields}
        for said in (line, "")
    )
    return {name: value for name, value in with_line.items() if value is not None and without.get(name) != value}


@pytest.mark.parametrize(
    ("plain", "reserved"),
    [
        ("PO No.: 771", "PO No.: 771 (cancelled)"),
        ("PO No.: 771", "PO No.: 771?"),
        ("Rechnungs-Nr.: 4410", "Rechnungs-Nr.: 4410 (storniert)"),
        ("发票号码：4410", "发票号码：4410（作废）"),
        ("Container No.: MSKU1234565", "Container No.: MSKU1234565 - returned"),
        ("HS code: 6206.30", "HS code: 6206.30 or 6206.40"),
        ("Incoterms: FOB", "Incoterms: not FOB"),
        ("Currency: USD", "Currency: USD or EUR"),
        ("Invoice date: 14 March 2026", "Invoice date: 14 March 2026 or later"),
        ("Invoice date: 14 March 2026", "Invoice date: 30 days before 14 March 2026"),
        ("Date de facture : le 14 mars 2026", "Date de facture : vers le 14 mars 2026"),
        ("Ngày hóa đơn: 14/03/2026", "Ngày hóa đơn: trước ngày 14/03/2026"),
        ("Gross weight: 800 kg", "Gross weight: 800 kg per carton"),
        ("Net weight: 20 kg", "Net weight: 20 kg/ctn"),
        ("Peso bruto: 20 kg", "Peso bruto: 20 kg por caja"),
        ("毛重：20公斤", "毛重：20公斤每箱"),
        ("Gross weight: 800 kg", "Gross weight: max. 800 kg"),
        ("Quantity: 1,200 pcs", "Quantity: up to 1,200 pcs"),
        ("Packages: 40 cartons", "Packages: 40 of 80 cartons"),
        ("Vessel: Ever Given", "Vessel: Ever Given or substitute"),
        ("Vessel: MSC AURORA", "Vessel: to be nominated"),
        ("船名：MSC AURORA", "船名：待定"),
        ("Port of loading: Haiphong", "Port of loading: any Vietnamese port"),
        ("Port of discharge: Los Angeles", "Port of discharge: Los Angeles or Long Beach"),
    ],
)
def test_a_value_with_a_reserve_beside_it_is_not_given(plain: str, reserved: str) -> None:
    assert given(plain)
    assert not given(reserved)


@pytest.mark.parametrize(
    "line",
    [
        "Gross weight: 800 kg / 1,764 lbs",
        "Gross weight: 800 kg (40 cartons of 20 kg each)",
        "Packages: 40 (forty) cartons only",
        "PO No.: 771 of 14 March 2026",
        "Due date: on or before 14 March 2026",
        "Vessel: ORINOCO",
        "Packing: 20 cartons of 25 kg",
        "Colis : 96 cartons sur 4 palettes",
        "San Diego CA — 2026-01-30",
        "Gross weight: approx. 800 kg",
        "Invoice No.: MW-4410 (was MW-4409)",
        "Container No.: MSKU1234565 / seal CN771",
    ],
)
def test_what_else_a_blank_says_is_no_reserve(line: str) -> None:
    assert given(line)


def test_what_is_old_in_a_bracket_may_be_another_thing() -> None:
    assert given("Container No.: MSKU1234565 (old seal removed)") == given("Container No.: MSKU1234565")
    assert not given("Container No.: MSKU1234565 (old number)")
    assert not given("Container No.: MSKU1234565 (old container number)")
    assert not given("Container No.: MSKU1234565 (old)")


def test_a_plan_of_the_figure_behind_it_takes_nothing_back() -> None:
    assert given("Invoice date: 14 March 2026 (planned 12 March 2026)")["invoice_date"] == "2026-03-14"
    assert not given("Invoice date: 14 March 2026 (planned)")
    assert not given("Gross weight: 800 kg (estimated)")
