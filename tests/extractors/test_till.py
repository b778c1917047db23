"""Slips of tills: known by what they print, their total proved by how it was paid, or left open."""

from __future__ import annotations

import pytest

from extractors.classify import classify_document
from extractors.extract import extract_document
from extractors.till import is_till_slip, till_kind
from tests.extractors.text_pages import document_of, values

DUTCH = """
Groenmarkt B.V.
Kerkstraat 8
Bon: 22817  Kassa: 2
04-02-2023 12:10
Volkoren brood      3,20
Halfvolle melk      1,45
Totaal            € 4,65
Pinnen            € 4,65
"""
CHINESE = """
好邻居便利店
单号：2211882716
日期：2021-03-14 12:10
矿泉水      2     4.00
方便面      1     5.50
合计：            9.50
实收：           10.00
找零：            0.50
"""
PETROL = """
MAPLE FUEL STOP
88 Main Street
DATE 02-18-2018   TIME 12:10
PUMP 07  UNLEADED
FUEL TOTAL    $ 32.56
CREDIT        $ 32.56
"""
TAXI = """
Taxi Stöber
Quittung über Fahrpreis
Datum: 14.03.2021   Uhrzeit: 12:10
Fahrpreis     23,40 EUR
MwSt 7%        1,53 EUR
"""


@pytest.mark.parametrize(
    ("text", "total", "date"),
    [
        (DUTCH, "4.65", "2023-02-04"),
        (CHINESE, "9.5", "2021-03-14"),
        (PETROL, "32.56", "2018-02-18"),
        (TAXI, "23.4", "2021-03-14"),
    ],
)
def test_a_slip_without_a_title_is_a_receipt(text: str, total: str, date: str) -> None:
    document = classify_document(document_of(text, "other"))
    assert document.type == "commercial_invoice"
    found = {f.name: f.value for f in extract_document(document).fields}
    assert (found["total"], found.get("invoice_date")) == (total, date)


@pytest.mark.parametrize(
    "text",
    [
        "WEIGHBRIDGE TICKET\nFirst weighing   22,400 kg\nSecond weighing   8,150 kg\nNet   14,250 kg",
        "Total   12.00",
        "Cash crop report\nTotal acres   120.00",
        "Total charges under the agreement of carriage for the second half of the season   45.00\n"
        "Cash received for it   50.00\n"
        "Change that was handed back to the driver at the gate of the gin in the evening   5.00",
    ],
)
def test_other_narrow_papers_are_no_slips(text: str) -> None:
    assert not is_till_slip(document_of(text, "other").pages[0])


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("TOTAL 12.00", "total"),
        ("3 BALANCE TO PAY 22.20", "total"),
        ("Total Qty : 5", "none"),
        ("Total (Excluding GST) 5.66", "net"),
        ("CASH BILL", "none"),
        ("合计：12.00", "total"),
        ("Thank you", None),
    ],
)
def test_the_longest_words_tell_what_an_amount_is(line: str, kind: str | None) -> None:
    found = till_kind(line)
    assert (found[0] if found else None) == kind


def test_misread_words_are_known_on_scans_alone() -> None:
    assert till_kind("CHANCE 8.50") is None
    found = till_kind("Roundlng Adj 0.01", misread=True)
    assert found is not None
    assert found[0] == "rounding"
    short = till_kind("TOTAL HK$ 70.90", misread=True)
    assert short is not None
    assert short[0] == "total"


SLIP = (
    "CORNER SHOP\nBREAD          {item}\nTotal          {before}\nRounding       {step}\nTotal Payable  {after}\n{paid}"
)


@pytest.mark.parametrize(
    ("before", "step", "after", "paid", "total"),
    [
        ("45.34", "0.01", "45.35", "Cash   50.35\nChange   5.00", "45.35"),  # cash less change
        ("45.34", "0.01", "45.35", "Visa   45.35", "45.35"),  # the card's amount
        ("45.34", "0.01", "45.35", "Cash   50.35\nChange   6.00", "45.35"),  # the coins alone
        ("45.34", "0.00", "45.94", "Cash   50.00\nChange   1.00", None),  # nothing tells which is misread
    ],
)
def test_what_was_paid_proves_one_of_several_totals(
    before: str, step: str, after: str, paid: str, total: str | None
) -> None:
    text = SLIP.format(item="1.00", before=before, step=step, after=after, paid=paid)
    assert values(text, "commercial_invoice").get("total") == total


def test_a_total_that_stands_again_elsewhere_beats_a_misread_one() -> None:
    slip = SLIP.format(item="9.00", before="9.00", step="0.00", after="9.60", paid="Cash 10.00\nChange 2.00")
    assert values(slip, "commercial_invoice", source="ocr")["total"] == "9"
    open_ = SLIP.format(item="7.00", before="9.00", step="0.00", after="9.60", paid="Cash 10.00\nChange 2.00")
    assert "total" not in values(open_, "commercial_invoice", source="ocr")


def test_a_scan_that_contradicts_itself_gives_no_total() -> None:
    slip = "CORNER SHOP\nBREAD 39.20\nTotal 52.96\nVisa 52.90\nMILK 13.70"
    assert "total" not in values(slip, "commercial_invoice", source="ocr")
    assert values(slip.replace("52.96", "52.90"), "commercial_invoice", source="ocr")["total"] == "52.9"


def test_the_coins_printed_contradict_a_rounded_total_of_a_scan() -> None:
    slip = SLIP.format(item="1.00", before="189.91", step="0.01", after="189.98", paid="Visa 189.98")
    assert "total" not in values(slip, "commercial_invoice", source="ocr")
    assert values(slip.replace("189.98", "189.90"), "commercial_invoice", source="ocr")["total"] == "189.9"


def test_the_rest_of_an_amount_is_none() -> None:
    slip = "CORNER SHOP\nBREAD 8.86\nMILK 7.00\nTotal {}\nCash 20.00\nChange 4.14"
    assert "total" not in values(slip.format("86"), "commercial_invoice", source="ocr")
    assert values(slip.format("15.86"), "commercial_invoice", source="ocr")["total"] == "15.86"


def test_an_amount_may_stand_under_its_words() -> None:
    slip = "CORNER SHOP\nBREAD 8.86\nTOTAL\n{}\nVISA 8.86"
    assert values(slip.format("8.86"), "commercial_invoice")["total"] == "8.86"
    assert is_till_slip(document_of(slip.format("8.86"), "other").pages[0])
    assert not is_till_slip(document_of(slip.format("as agreed 8.86 a piece"), "other").pages[0])


def test_the_address_of_a_slip_tells_the_order_of_its_date() -> None:
    slip = "RESTORAN WAN SHENG\nJalan Temenggung, {}\nDate : 05-03-2018 19:02\nTotal 6.00\nCash 6.00"
    assert values(slip.format("Selangor"), "commercial_invoice").get("invoice_date") == "2018-03-05"
    assert values(slip.format("Springfield"), "commercial_invoice").get("invoice_date") is None


def test_amounts_in_whole_thousands_are_no_decimals_at_a_till() -> None:
    rupiah = "TOKO MELATI\nHARGA JUAL   309.340\nTUNAI   310.000\nKEMBALI   660"
    assert values(rupiah.replace("660", "1.660"), "commercial_invoice")["total"] == "309340"
    dinar = "MUSCAT CAFE\nMuscat, Oman\nTotal   9.340\nCash   10.000\nChange   1.660"
    assert values(dinar, "commercial_invoice").get("total") != "9340"


def test_words_of_goods_are_no_currency() -> None:
    goods = "CORNER SHOP\nMARKER PEN 3.20\nTotal 3.20\nCash 3.20"
    assert "currency" not in values(goods, "commercial_invoice")
    marked = "CORNER SHOP\nMARKER 3.20 SGD\nTotal 3.20\nCash 3.20"
    assert values(marked, "commercial_invoice")["currency"] == "SGD"


def test_an_article_is_no_shop() -> None:
    unnamed = "14 07 2219\nTOOTHPASTE 3.20\nTotal 3.20\nCash 3.20\n"
    assert extract_document(document_of(unnamed, "commercial_invoice")).parties == ()
    named = "Corner Provisions\n" + unnamed
    assert [p.name for p in extract_document(document_of(named, "commercial_invoice")).parties] == ["Corner Provisions"]


def test_what_stands_below_an_address_is_no_shop() -> None:
    slip = "{}\n14 High Street\nSpringfield\nBREAD 3.20\nTotal 3.20\nCash 3.20"
    assert extract_document(document_of(slip.format("2231"), "commercial_invoice")).parties == ()
    numbered = extract_document(document_of(slip.format("99 CORNER SHOP"), "commercial_invoice")).parties
    assert [p.name for p in numbered] == ["99 CORNER SHOP"]
