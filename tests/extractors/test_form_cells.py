"""Drawn forms: a caption's value stands in the caption's own cell, and names run on to its wall."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document
from extractors.extract import extract_document
from tests.extractors.page_builder import Sheet
from tests.extractors.text_pages import values

ROW, LEFT, MIDDLE, RIGHT = 34.0, 40.0, 240.0, 440.0


def _form(
    rows: list[tuple[str, str]], walls: bool = True, size: float = 9.0, kind: str = "bill_of_lading"
) -> dict[str, str | None]:
    """What is read of a form with two cells a row, each "caption|line|line"."""
    sheet = Sheet()
    for i, row in enumerate(rows):
        for x, cell in zip((LEFT, MIDDLE), row, strict=True):
            for j, text in enumerate(cell.split("|")):
                sheet.put(text, x + 4, 44 + i * ROW + 10 * j, 7.0 if j == 0 else size)
    level = [BBox(LEFT, 40 + i * ROW, RIGHT, 40.5 + i * ROW) for i in range(len(rows) + 1)]
    bottom = 40 + len(rows) * ROW
    upright = [BBox(x, 40, x + 0.5, bottom) for x in (LEFT, MIDDLE, RIGHT)]
    page = replace(sheet.page(), rules=tuple(level + upright) if walls else ())
    reading = extract_document(Document("0" * 64, (page,), kind, 1.0))
    return {f.name: f.value for f in reading.fields}


def test_a_value_stands_in_the_cell_of_its_caption() -> None:
    rows = [("Port of Discharge|NEW YORK", "ELIZABETH, NJ|"), ("Vessel|LEVANT STAR", "L/C AT SIGHT NO. 0044LC7781|")]
    found = _form(rows)
    assert (found.get("port_of_discharge"), found.get("vessel")) == ("NEW YORK", "LEVANT STAR")


def test_without_walls_the_text_beside_a_caption_is_its_value() -> None:
    found = _form([("Port of Discharge|", "ELIZABETH, NJ|")], walls=False)
    assert found.get("port_of_discharge") == "ELIZABETH, NJ"


def test_the_second_line_of_a_caption_is_no_value() -> None:
    found = _form([("Port of Discharge|or destination", "NEW YORK|")], size=7.0)
    assert found.get("port_of_discharge") == "NEW YORK"


@pytest.mark.parametrize("remark", ["(see clause 1 + 19)", "(CARRIER'S OWN SHIP)"])
def test_what_a_caption_adds_in_brackets_is_no_value(remark: str) -> None:
    found = _form([(f"Vessel|{remark}|LEVANT STAR", "Port of Loading|(HAIFA)|")])
    assert (found.get("vessel"), found.get("port_of_lading")) == ("LEVANT STAR", "(HAIFA)")


@pytest.mark.parametrize(
    ("first", "second", "vessel"),
    [
        ("LEVANT CENTRAL AND", "ADRIATIC SEA MERCHANTMAN", "LEVANT CENTRAL AND ADRIATIC SEA MERCHANTMAN"),
        ("LEVANT AND CENTRAL", "ADRIATIC SEA MERCHANTMAN", ""),
        ("LEVANT AND CENTRAL", "TBN", "LEVANT AND CENTRAL"),
    ],
)
def test_a_name_runs_on_where_it_broke_off_at_the_wall(first: str, second: str, vessel: str) -> None:
    """A word that would have fitted before the wall does not belong to the line above."""
    wide = second.replace(" ", "\u00a0")
    found = _form([(f"Vessel|{first}|{wide}", "Voyage No.|214W")], size=11.0)
    assert (found.get("vessel") or "").replace("\u00a0", " ") == vessel


def test_a_voyage_apart_in_the_same_cell_is_read() -> None:
    found = _form([("Vessel / Voyage|LEVANT STAR            214W", "Port of Discharge|NEW YORK")])
    assert (found.get("vessel"), found.get("voyage")) == ("LEVANT STAR", "214W")


def test_a_period_in_its_cell_is_a_pair_of_dates() -> None:
    found = _form([("Pay period|01.01.2021 - 31.01.2021", "Number of workers|4")], kind="labor_record")
    assert (found.get("period_start"), found.get("period_end")) == ("2021-01-01", "2021-01-31")


WEIGHTS = """
COMMERCIAL INVOICE
Invoice No.: ND-26-0810
Total 700 cartons. Net weight 9,450 kg. Gross weight 10,290 kg. Marks: PHL / 1-700
"""


def test_weights_follow_one_another_in_a_sentence() -> None:
    found = values(WEIGHTS, "commercial_invoice")
    assert (found.get("net_weight"), found.get("gross_weight")) == ("9450", "10290")


def test_a_bare_number_after_a_word_of_weight_is_none() -> None:
    found = values(WEIGHTS.replace(" kg", ""), "commercial_invoice")
    assert not {"net_weight", "gross_weight"} & set(found)


def test_kilograms_are_no_currency() -> None:
    found = values(
        "COMMERCIAL INVOICE\nInvoice No.: A-71\nTotal     8,736.00 KGS     51,455.04\n", "commercial_invoice"
    )
    assert found.get("currency") is None


def test_the_local_twin_has_its_own_currency() -> None:
    text = "COMMERCIAL INVOICE\nFatura No: KDF-311\nGenel Toplam      33.706,55 EUR\nTL Karşılığı      1.503.312,13\n"
    found = values(text, "commercial_invoice", ("tr",))
    assert (found.get("currency"), found.get("currency_local")) == ("EUR", "TRY")


def test_the_rate_behind_a_local_twin_is_not_its_currency() -> None:
    text = "COMMERCIAL INVOICE\nAmount (USD)\nTL equivalent: 1.503.312,13 (1 USD = 41,40 TL)\n"
    found = values(text, "commercial_invoice", ("tr",))
    assert (found.get("total_local"), found.get("currency_local")) == ("1503312.13", "TRY")
    assert found.get("total") is None


def test_an_order_of_payment_gives_its_value_date() -> None:
    text = "Auslandsüberweisung\nAusführungsdatum: 20.02.2026\nValuta: 23.02.2026\nBetrag: 14.784,00 EUR\n"
    assert values(text, "payment_proof", ("de",)).get("payment_date") == "2026-02-23"


def test_the_net_column_of_a_remittance_is_what_moves() -> None:
    text = """
REMITTANCE ADVICE
Invoice No.    Gross Amount    Discount    Net Amount
ND-0810        87,281.64       0.00        87,281.64
ND-0822        14,250.00       285.00      13,965.00
Total          101,531.64      285.00      101,246.64
"""
    assert values(text, "payment_proof").get("amount") == "101246.64"
