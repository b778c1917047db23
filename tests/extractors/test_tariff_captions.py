"""Captions that head a tariff number or an article's: a number of the tariff's own length alone is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.tables.tariff_captions import first_tariff, is_whole_tariff
from tests.extractors.text_pages import read, values

TABLE = """
RECHNUNG
Pos   Warennr.      Bezeichnung          Menge      Preis      Betrag
1     {0:10}    Baumwollgarn         10 Stk     5,00       50,00
2     {1:10}    Polyestergarn        20 Stk     5,00       100,00
"""


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Warennr. A-1023", None),
        ("Warennr: 4711-22", None),
        ("Warennr: 471122", None),
        ("Warennr: 4711", None),
        ("Warennr: 52051200", "52051200"),
        ("Warennr. 5205.12.00", "5205.12.00"),
        ("Warennr: 52051200999", "52051200999"),
        ("Zolltarifnummer: 471122", "471122"),
    ],
)
def test_a_number_of_goods_is_a_tariffs_only_in_its_whole_length(line: str, code: str | None) -> None:
    text = f"RECHNUNG\nRechnung Nr: 4418\n{line}\nGesamt 300,00 EUR\n"
    assert values(text, "commercial_invoice", ("de",)).get("hs_code") == code


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (("471122", "471123"), [None, None]),
        (("52051200", "471123"), [None, None]),
        (("52051200", "52051300"), ["52051200", "52051300"]),
    ],
)
def test_a_column_of_numbers_of_goods_is_a_tariffs_only_where_all_are(
    cells: tuple[str, str], codes: list[str | None]
) -> None:
    reading = read(TABLE.format(*cells), "commercial_invoice", ("de",))
    assert [item.hs_code for item in reading.line_items] == codes
    assert "471122" not in {f.value for f in reading.fields if f.name == "hs_code"}


@given(st.integers(0, 10**13))
def test_a_whole_tariff_number_has_eight_or_eleven_figures(number: int) -> None:
    text = str(number)
    assert is_whole_tariff(text) == (len(text) in (8, 11))
    assert (first_tariff(f": {text} ") is not None) == (len(text) in (8, 11))
