"""Records of production that tell in sentences what went in and came out, and what no process can do."""

from __future__ import annotations

import pytest

from extractors.values.dates import find_dates
from tests.extractors.text_pages import read, values

TOLD = """
PARTE DE FABRICACION

Se procesaron 212,48 t de tomate fresco de los lotes TF-0826 y TF-0827
y se obtuvieron {made} t de concentrado, lote CN-0827-N, con 6,10 t de pieles.
Turno de noche.
"""


def test_verbs_name_the_sides_of_a_sentence():
    found = values(TOLD.format(made="35,96"), "production_record", ("es",))
    assert (found["input_quantity"], found["output_quantity"]) == ("212.48", "35.96")
    assert (found["input_lot"], found["output_lot"]) == (["TF-0826", "TF-0827"], "CN-0827-N")


def test_more_out_than_in_is_misread():
    assert "output_quantity" not in values(TOLD.format(made="535,96"), "production_record", ("es",))


def test_one_side_alone_is_not_taken():
    text = "PARTE DE FABRICACION\n\nSe procesaron 212,48 t de tomate fresco de los lotes TF-0826 y TF-0827.\n"
    assert "input_quantity" not in values(text, "production_record", ("es",))


BALANCED = """
PRODUCTION RECORD

Input lot: A-1001
Input quantity: {got} kg
Output lot: B-1001
Output quantity: {gave} kg
"""


@pytest.mark.parametrize(("got", "gave", "given"), [("1,000.5", "1,010.5", True), ("100.5", "1,010.5", False)])
def test_a_process_gives_no_more_than_it_got(got: str, gave: str, given: bool):
    reading = read(BALANCED.format(got=got, gave=gave), "production_record")
    assert any(f.name == "output_quantity" for f in reading.fields) is given
    assert ({p.code for p in reading.problems} == {"unbalanced"}) is not given


def test_the_day_of_a_jurat():
    (span,) = find_dates("Subscribed and sworn before me this 9th day of July, 2026.")
    assert str(span.value(None)) == "2026-07-09"


def test_the_day_of_the_week_is_no_date():
    assert not find_dates("on the 9th day of work, 2026")
