"""Hedges of a closed class leave an effort or a belief half said; their like that hedges nothing leaves it whole."""

from __future__ import annotations

import pytest

from extractors.evidence import Document
from extractors.statement import read_statement
from tests.extractors.page_builder import Sheet

NAME = "Harbor & Pine Apparel, Inc."
EFFORT = "every reasonable effort to determine the source of the merchandise and of every component thereof"
BELIEF = "no forced labor was used in any stage of the production of the merchandise or of any of its components"


def status(element: int, sentence: str) -> str:
    sheet = Sheet()
    for n, line in enumerate((f"{NAME} is the ultimate consignee of the merchandise.", sentence)):
        sheet.put(line, 40, 120 + 16 * n)
    return read_statement(Document("0" * 64, (sheet.page(),), "consignee_statement"), (NAME,))[element].status


@pytest.mark.parametrize(
    "said",
    [
        "We made {}.",
        "We have fully made {}.",
        "We took care to make {}.",
        "We engaged an independent audit firm to make {}.",
        "By making {} we traced the cotton to Texas.",
        "We made {}, including but not limited to the thread.",
        "We made {}, not only by letter but also on site.",
        "We confirm to have made {}.",
        "We made {}, in part by visits.",
    ],
)
def test_an_effort_told_as_done_is_found(said: str) -> None:
    assert status(0, said.format(EFFORT)) == "found"


@pytest.mark.parametrize(
    "said",
    [
        "We asked our supplier to make {}.",
        "We engaged our supplier to make {}.",
        "We began to make {}.",
        "We claim to have made {}.",
        "We are in the process of making {}.",
        "We should have made {}.",
        "We normally make {}.",
        "We almost made {}.",
        "None of us made {}.",
        "At no time did we make {}.",
        "We made {}, save the thread.",
        "We made {} but not of the thread.",
        "We made {}, though not of the trims.",
        "We made {}, where practicable.",
        "We made {}, mostly.",
        "We made {}, in vain.",
        "We made {}, in part.",
    ],
)
def test_an_effort_half_said_is_not_found(said: str) -> None:
    assert status(0, said.format(EFFORT)) != "found"


@pytest.mark.parametrize(
    "said",
    [
        "We believe that {}.",
        "We have every reason to believe that {}.",
        "We have come to believe that {}.",
        "After a full inquiry, and as of today, we firmly believe that {}.",
    ],
)
def test_a_belief_held_is_found(said: str) -> None:
    assert status(3, said.format(BELIEF)) == "found"


@pytest.mark.parametrize(
    "said",
    [
        "We used to believe that {}.",
        "We are inclined to believe that {}.",
        "We have no reason to believe that {}.",
        "Some of us believe that {}.",
        "We believe that {} during 2026.",
        "We believe that {} in Vietnam.",
        "We believe that {} known to us.",
        "We believe that {}, unless the mills deceived us.",
        "We believe that no forced labor was used in the final stage of production of the goods or their parts.",
        "We believe that no forced labor was used in any stage of the production of the goods or their main component.",
        "We believe that, most likely, {}.",
    ],
)
def test_a_belief_half_held_is_not_found(said: str) -> None:
    assert status(3, said.format(BELIEF)) != "found"
