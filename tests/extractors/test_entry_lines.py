"""The lines of an entry summary in the boxes of CBP Form 7501."""

from __future__ import annotations

from tests.extractors.text_pages import read

FORM = """
ENTRY SUMMARY
1. Filer Code/Entry Number  ABX 2840311-6

27.     28. Description of Merchandise
Line    29. A. HTSUS No.        30. A. Gross Weight   31. Net Quantity   32. A. Entered Value   33. A. HTSUS Rate
No.                             B. Manifest Qty.      in HTSUS Units     B. CHGS
001     MEN'S SHIRTS, WOVEN     1420 KG               400 DOZ            48960                  19.7%
        6205.20.2066            120 CTN               1296 KG            {charges}
        499 - Processing Fee                                                                    .3464%
35. Total Entered Value         37. Duty              38. Tax            39. Other
48960                           9645.12               0.00               169.60
"""


def _lines(charges: str) -> list[tuple[str | None, ...]]:
    found = read(FORM.format(charges=charges), "entry_summary").line_items
    return [(i.description, i.hs_code, i.gross_weight, i.quantity, i.amount) for i in found]


def test_charges_under_the_value_and_the_boxes_below_are_none_of_a_line() -> None:
    assert _lines("C1200") == [("MEN'S SHIRTS, WOVEN", "6205.20.2066", "1420", "400", "48960")]


def test_a_second_value_without_the_letter_of_charges_is_no_charge() -> None:
    assert "48960" not in {line[-1] for line in _lines("51200")}
