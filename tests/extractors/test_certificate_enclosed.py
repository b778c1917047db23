"""Marks around every filling are the form's, marks around one are the filling's."""

from __future__ import annotations

import pytest

from tests.extractors.test_certificate import BODY, VALUES, judged


@pytest.mark.parametrize("marks", ["[]", "“”", "‘’", "«»", '""'])
def test_marks_around_every_filling_are_left_out(marks: str) -> None:
    found = judged(BODY.format(**{name: f"{marks[0]}{value}{marks[1]}" for name, value in VALUES.items()}))
    assert {name: found.blanks[name].value for name in VALUES} == dict(VALUES)


def test_marks_around_one_filling_are_its_own() -> None:
    found = judged(BODY.format(**{**VALUES, "marks": "“ABC”"}))
    assert found.blanks["marks"].value == "“ABC”"


@pytest.mark.parametrize("marks", ["‘’", "«»", "“”"])
def test_a_placeholder_in_quotation_marks_is_one(marks: str) -> None:
    said = {name: f"{marks[0]}{value}{marks[1]}" for name, value in {**VALUES, "marks": "(Marks)"}.items()}
    assert judged(BODY.format(**said)).verdict == "deviating"
