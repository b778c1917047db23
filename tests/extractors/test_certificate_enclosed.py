"""Marks around every filling are the form's, marks around one are the filling's."""

from __future__ import annotations

import pytest

from tests.extractors.test_certificate import BODY, VALUES, judged


@pytest.mark.parametrize("marks", ["[]", "<>", "{}", "()", "“”", "‘’", "«»", '""'])
def test_marks_around_every_filling_are_left_out(marks: str) -> None:
    found = judged(BODY.format(**{name: f"{marks[0]}{value}{marks[1]}" for name, value in VALUES.items()}))
    assert {name: found.blanks[name].value for name in VALUES} == dict(VALUES)
    assert found.verdict == "conforming"


@pytest.mark.parametrize("marks", ["[]", "<>", "{}", "()"])
@pytest.mark.parametrize("left", ["Marks and numbers", "insert the marks", "TBD", "x", "as per invoice 7"])
def test_one_left_to_be_filled_in_is_empty(marks: str, left: str) -> None:
    said = {name: f"{marks[0]}{value}{marks[1]}" for name, value in {**VALUES, "marks": left}.items()}
    assert [d.kind for d in judged(BODY.format(**said)).deviations] == ["empty_blank"]


def test_a_word_that_asks_may_stand_within_a_filling() -> None:
    said = {**VALUES, "description": "San Marzano type peeled tomatoes, 28 oz"}
    assert judged(BODY.format(**{name: f"[{value}]" for name, value in said.items()})).verdict == "conforming"


@pytest.mark.parametrize("marks", ["<>", "{}", "()"])
def test_one_alone_in_such_marks_is_asked_for(marks: str) -> None:
    found = judged(BODY.format(**{**VALUES, "marks": f"{marks[0]}Acme{marks[1]}"}))
    assert [d.kind for d in found.deviations] == ["empty_blank"]


def test_marks_around_one_filling_are_its_own() -> None:
    found = judged(BODY.format(**{**VALUES, "marks": "“ABC”"}))
    assert found.blanks["marks"].value == "“ABC”"


@pytest.mark.parametrize("marks", ["‘’", "«»", "“”"])
def test_a_placeholder_in_quotation_marks_is_one(marks: str) -> None:
    said = {name: f"{marks[0]}{value}{marks[1]}" for name, value in {**VALUES, "marks": "(Marks)"}.items()}
    assert judged(BODY.format(**said)).verdict == "deviating"


def test_dots_to_write_on_are_no_part_of_a_filling() -> None:
    found = judged(BODY.format(**{name: f"…{value}…" for name, value in VALUES.items()}))
    assert {name: found.blanks[name].value for name in VALUES} == dict(VALUES)
