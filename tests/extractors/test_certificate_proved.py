"""Lines beside the form whose words nobody knows: names where something tells so, else for a person."""

from __future__ import annotations

import pytest

from tests.extractors.test_certificate import GOOD, judged


@pytest.mark.parametrize("foot", ["Minuta", "Correct Vessel: MSC Lucia", "Bozza Interna", "Vorschau"])
def test_a_capital_alone_makes_no_name(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "review"


@pytest.mark.parametrize(
    "foot",
    [
        "Tel. Alexandria 555 0147",
        "Menşe Belgesi",
        "Brasil",
        "Yunus Aksoy / Manager",
        "Kaveri",
        "Center of Excellence and Expertise",
    ],
)
def test_what_tells_a_name_is_harmless(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "conforming"
