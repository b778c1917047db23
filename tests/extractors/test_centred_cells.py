"""Cells centred beside each other: units below numbers, numbers half a line off, names over several lines."""

from __future__ import annotations

from dataclasses import replace

from extractors.evidence import LineItem
from tests.extractors.pages import document_of, line_items_of

# Half lines: what stands on neighbouring ones overlaps.
CENTRED = """
No   Description              Quantity    Packages   Net kg     Gross kg


     Stainless hex bolt
1    A2-70                    24 PCS      1            1.44       2.53


     Rechargeable battery
                              1,200
2    18V                                  30         900.00     955.00
                              PCS


     Knitted T-shirt
                              10
3    washed                               1            1.60       2.70
                              PCS


     Pressure transmitter

     with male thread         75
4                                         2           22.50      24.70
                              PCS
"""
# A currency over each number, the number of units over its unit.
CURRENCIES = """
Art. No.   Description                 Quantity     Unit price    Amount


           Pressure transmitter        18           USD           USD
4710855
           HS CODE: 9026.20            PCS          84.70         1,524.60


           Zinc plated washer          25,000       USD           USD
P31144
           HS CODE: 7318.22            PCS          0.034         850.00


           Kitchen apron               100          USD           USD
EK132.80
           HS CODE: 6211.42            PCS          3.65          365.00
"""
TWO_NAMES = """
Date         Product or service        Description              Qty     Rate      Amount

01/10/2026   Hardware                  Zinc plated washer        50     0.50       25.00

01/11/2026   Textiles                  Poplin bleached           10     2.00       20.00
                                       Inch width 57
                                       Made to sample
                                       First quality

01/12/2026   Materials                 Polybag with flap        100     0.10       10.00

01/12/2026   Materials                 Polybag, plain           100     0.10       10.00
"""


def halved(text: str, step: float = 0.5) -> tuple[LineItem, ...]:
    """The lines of a drawing whose lines stand closer by that share."""
    document = document_of("packing_list" if "Gross" in text else "commercial_invoice", text)
    page = document.pages[0]
    up = ((w, 36 + (w.bbox.top - 36) * step) for w in page.words)
    words = tuple(replace(w, bbox=w.bbox._replace(top=top, bottom=top + w.bbox.height)) for w, top in up)
    return line_items_of(replace(document, pages=(replace(page, words=words),)))


def test_a_number_half_a_line_above_its_row_is_of_that_row_with_its_unit():
    assert [(i.quantity, i.unit, i.net_weight) for i in halved(CENTRED)] == [
        ("24", "H87", "1.44"),
        ("1200", "H87", "900"),
        ("10", "H87", "1.6"),
        ("75", "H87", "22.5"),
    ]


def test_a_number_below_its_currency_is_not_the_next_rows():
    assert [(i.quantity, i.unit_price, i.amount) for i in halved(CURRENCIES, 0.45)] == [
        ("18", "84.7", "1524.6"),
        ("25000", "0.034", "850"),
        ("100", "3.65", "365"),
    ]


def test_a_line_below_the_second_of_two_columns_of_names_wraps():
    assert (halved(TWO_NAMES, 1.0)[1].description or "").endswith(
        "Poplin bleached Inch width 57 Made to sample First quality"
    )
