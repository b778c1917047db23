"""Seaports under old names, codes, terminals; what is no such port stays unknown."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline import ports
from pipeline.ports import port_words, route_of, same_port


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Chattogram, Bangladesh", "CHITTAGONG", "same"),
        ("CNSHA", "Port of Shanghai", "same"),
        ("CN SHA", "Shanghai, China", "same"),
        ("Cat Lai", "Ho Chi Minh City, Vietnam", "same"),
        ("Penang, Malaysia", "PORT KLANG, MALAYSIA", "other"),
        ("Yantian", "Shekou", "unknown"),  # two terminals of one port
        ("Yantian, Shenzhen", "Shenzhen", "same"),
        ("Cat Lai", "Cat Lai, Ho Chi Minh City", "same"),
        ("Cat Lai, Shanghai", "Cat Lai", "unknown"),  # two ports, of one a terminal
        ("Shanghai via Busan", "Shanghai", "unknown"),
        ("Shanghai, Busan", "Shanghai", "unknown"),
        ("INMAA1", "Chennai", "same"),  # customs of India: the code and a figure
        ("INMAA6", "Chennai", "unknown"),  # not the seaport
        ("Cartagena, Spain", "Cartagena, Colombia", "other"),
        ("Manzanillo, Panama", "Manzanillo, Mexico", "other"),
        ("Tripoli, Lebanon", "Tripoli, Libya", "other"),
        ("Georgetown, Guyana", "George Town, Penang", "other"),
        ("Alexandria, Egypt", "Alexandria, Louisiana", "other"),
        ("Cartagena, Spain", "Cartagena", "doubtful"),  # the list knows that of Colombia
        ("Hong Kong, China", "Hong Kong", "same"),
        ("Kaohsiung, Taiwan, China", "Kaohsiung, Taiwan", "same"),
        ("Tripoli", "Tripoli, Libya", "unknown"),
        ("Santos, Brazil", "Paranagua, Brazil", "unknown"),
        ("Saint Elsewhere", "Chennai", "unknown"),
    ],
)
def test_one_port_or_another(one: str, other: str, said: str) -> None:
    assert same_port(one, other) == same_port(other, one) == said


def test_the_country_and_the_word_port_are_no_part_of_its_name() -> None:
    assert port_words("Port of Paranaguá, Brazil") == ("paranagua",)
    assert port_words("Valparaíso, Chile") == ("valparaiso",)
    assert port_words("Panama, ") == ("panama",)
    assert port_words("Panama") == ("panama",)  # a port that is called as its country


def test_no_name_stands_for_two_ports() -> None:
    table = tomllib.loads((Path(ports.__file__).parent / "registry" / "ports.toml").read_text(encoding="utf-8"))
    names = [n for p in table["port"] for n in (p["code"], *p["names"], *p.get("terminals", ()))]
    assert len(names) == len(set(names))
    assert all(len(p["code"]) == 5 for p in table["port"])


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Chennai via Colombo", ("Chennai", "Colombo")),
        ("Chennai, India (via Colombo)", ("Chennai, India", "Colombo")),
        ("Hai Phong T/S Singapore", ("Hai Phong", "Singapore")),
        ("Viana do Castelo", ("Viana do Castelo", "")),
        ("via Colombo", ("via Colombo", "Colombo")),
    ],
)
def test_a_port_that_is_passed_is_not_the_port_of_lading(text: str, route: tuple[str, str]) -> None:
    assert route_of(text) == route
