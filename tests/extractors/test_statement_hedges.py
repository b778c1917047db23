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
        "Our manager Emily Reilly made {}, from the fields of Sicily on.",
        "The mill, which mostly exports, opened its books, and we made {}.",
        "The cotton is mainly from Texas, and we made {}.",
        "Despite the short time allowed, we swiftly made {}.",
        "Although the mill declined at first, we made {}.",
        "We made {}, reading the bar codes.",
        "We made {} within a budget of USD 40,000, however long it took.",
        "In order to make {}, we visited the mill.",
        "We went to India to make {}.",
        "Nobody at the mill knew of it when we made {}.",
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
        "Emily mostly made {}.",
        "We made, apparently, {}.",
        "Though not of the thread, we made {}.",
        "But for the thread, we made {}.",
        "As time allowed, we made {}.",
        "We made {}, although the mill declined.",
        "We made {} outside the trims.",
        "We made {} within our budget.",
        "In order to make {}, we asked the mill for its books.",
        "We went to India to ask the mill to make {}.",
        "Our supplier went to India to make {}.",
        "Kaveri Mills Ltd. went to Adilabad to make {}.",
        "We visited India too late to make {}.",
        "We made, or caused our seller to make, {}.",
        "Every importer makes {}.",
        "We owe you {}.",
        "We hereby promise {}.",
        "We made {} in 2019 for another shipment.",
        "Of late {} was beyond us.",
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
        "With Ms. Emily Kelly, we believe that {}.",
        "The mill usually refuses visitors, yet we saw all and believe that {}.",
        "We believe that {}, as set out in Annex B.",
        "We believe that {}, in Gujarat, Kerala or Sicily.",
        "We believe that {}, before or after spinning.",
        "We believe that {} since the first order.",
        "We believe that {}, as we saw for ourselves in May 2026.",
        "We believe that {}, during the 2025 season.",
        "We have been led by the evidence to believe that {}.",
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
        "We believe that {}, generally.",
        "We believe that {} in the United States.",
        "We believe that {}, in Vietnam.",
        "We believe that {} since May.",
        "We believe that {} in May 2026.",
        "We believe that {} on a large scale.",
        "We believe that {} for lack of proof to the contrary.",
        "We believed that {}.",
        "We believe our seller when it says that {}.",
        "We have been led by our seller to believe that {}.",
    ],
)
def test_a_belief_half_held_is_not_found(said: str) -> None:
    assert status(3, said.format(BELIEF)) != "found"


LABOR = "the character of labor used in the production of the merchandise and each of its components"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We ascertained {}, and visited workers outside the factory.", True),
        ("We ascertained {}, including pickers, who usually come from Bihar.", True),
        ("We ascertained {} by interviews held anonymously.", True),
        ("We ascertained {} at the mill, whose books our supplier examined.", True),
        ("We usually ascertained {}.", False),
        ("We ascertained {}, presumably.", False),
        ("Our seller ascertained {} for us.", False),
        ("We verified that our seller ascertained {}.", False),
    ],
)
def test_the_labor_ascertained(said: str, found: bool) -> None:
    assert (status(1, said.format(LABOR)) == "found") is found
