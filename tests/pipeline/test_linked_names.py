"""One firm under a name in each of two scripts: joined by its number in a register, and by nothing less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import DocumentReading
from pipeline.link import link_documents
from tests.pipeline.builders import reading

HAN, LATIN = "宁波清禾针织有限公司", "Qinghe Knitting Co., Ltd."
NUMBER = "统一社会信用代码 USCC: 91330212MA2XK7QD4T"


def named(sha: str, name: str, *identifiers: str) -> DocumentReading:
    paper = reading(sha, "production_record", parties={"producer": name})
    return replace(paper, parties=tuple(replace(p, identifiers=identifiers) for p in paper.parties))


@pytest.mark.parametrize(
    ("one", "other", "firms"),
    [
        ((HAN, NUMBER), (LATIN, NUMBER), 1),
        ((HAN, NUMBER), (LATIN, "USCC 91330212MA2XK7QD4T"), 1),
        ((HAN, NUMBER), (LATIN, "统一社会信用代码 USCC: 91330212MA2XK7QD5T"), 2),
        ((HAN,), (LATIN, NUMBER), 2),
        ((HAN, "Unit No. 4"), (LATIN, "Unit No. 4"), 2),
        (("Ningbo Harbor Mills Ltd", NUMBER), (LATIN, NUMBER), 2),  # a number read into the wrong block joins nobody
    ],
)
def test_two_names_of_one_register(one: tuple[str, ...], other: tuple[str, ...], firms: int) -> None:
    links = link_documents([named("a", *one), named("b", *other), named("c", one[0])])
    assert len(links.parties) == firms
    assert len({links.party_in(n, "producer") for n in range(3)}) == firms
    assert links.party_in(0, "producer") == links.party_in(2, "producer")


def test_whoever_comes_first_the_names_are_together() -> None:
    links = link_documents([named("a", LATIN), named("b", HAN), named("c", HAN, NUMBER), named("d", LATIN, NUMBER)])
    assert [set(p.names) for p in links.parties] == [{LATIN, HAN}]
