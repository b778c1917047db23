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


@pytest.mark.parametrize("made", ["535,96", "220,00"])
def test_more_out_than_in_is_misread(made: str):
    found = values(TOLD.format(made=made), "production_record", ("es",))
    assert not {"input_quantity", "output_quantity", "input_lot", "output_lot"} & set(found)


def test_two_sides_in_two_units_are_not_taken():
    text = TOLD.replace("{made} t", "35,96 kg")
    assert not {"input_quantity", "output_quantity", "input_lot"} & set(values(text, "production_record", ("es",)))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "212.48 t of tomatoes of batches TF-0826 and TF-0827 were processed"),
        ("pt", "Foram processadas 212,48 t de tomate dos lotes TF-0826 e TF-0827 e obtiveram-se 35,96 t, lote CN-1."),
        (
            "fr",
            "Ont été transformés 212,48 t de tomates des lots TF-0826 et TF-0827; ont été obtenus 35,96 t, lot CN-1.",
        ),
    ],
)
def test_verbs_of_the_languages_that_set_them_first(language: str, sentence: str):
    found = values(f"REPORT\n\n{sentence}\n", "production_record", (language,))
    told = language != "en"  # an English passive names its side behind what it got
    assert (found.get("input_quantity"), found.get("output_quantity")) == (
        ("212.48", "35.96") if told else (None, None)
    )
    assert found.get("input_lot") == (["TF-0826", "TF-0827"] if told else None)


def test_a_side_told_twice_is_not_taken():
    twice = TOLD.format(made="35,96") + "Se procesaron 100,00 t de tomate.\n"
    assert not {"input_quantity", "output_quantity", "input_lot"} & set(values(twice, "production_record", ("es",)))


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


@pytest.mark.parametrize(("got", "gave", "given"), [("1,000.5", "1,190.5", True), ("1,000.5", "1,210.5", False)])
def test_a_process_gives_no_more_than_it_got(got: str, gave: str, given: bool):
    reading = read(BALANCED.format(got=got, gave=gave), "production_record")
    assert any(f.name == "output_quantity" for f in reading.fields) is given
    assert ({p.code for p in reading.problems} == {"unbalanced"}) is not given


@pytest.mark.parametrize(("into", "out"), [("m", "m"), ("kg", "m")])
def test_lengths_may_grow(into: str, out: str):
    text = BALANCED.replace("{got} kg", "1,000 " + into).replace("{gave} kg", "1,300 " + out)
    assert values(text, "production_record")["output_quantity"] == "1300"


def test_the_day_of_a_jurat():
    (span,) = find_dates("Subscribed and sworn before me this 9th day of July, 2026.")
    assert str(span.value(None)) == "2026-07-09"


def test_the_day_of_the_week_is_no_date():
    assert not find_dates("on the 9th day of work, 2026")
