"""Seaports under old names, codes, terminals; what is no such port stays unknown."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline import ports
from pipeline.ports import port_words, same_port


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
        ("Shanghai via Busan", "Shanghai", "unknown"),
        ("Cartagena, Spain", "Cartagena, Colombia", "unknown"),
        ("Santos, Brazil", "Paranagua, Brazil", "unknown"),
        ("Saint Elsewhere", "Chennai", "unknown"),
    ],
)
def test_one_port_or_another(one: str, other: str, said: str) -> None:
    assert same_port(one, other) == same_port(other, one) == said


def test_the_country_and_the_word_port_are_no_part_of_its_name() -> None:
    assert port_words("Port of Paranaguá, Brazil") == ("paranagua",)
    assert port_words("Panama") == ("panama",)  # a port that is called as its country


def test_no_name_stands_for_two_ports() -> None:
    table = tomllib.loads((Path(ports.__file__).parent / "registry" / "ports.toml").read_text(encoding="utf-8"))
    names = [n for p in table["port"] for n in (p["code"], *p["names"], *p.get("terminals", ()))]
    assert len(names) == len(set(names))
    assert all(len(p["code"]) == 5 for p in table["port"])
