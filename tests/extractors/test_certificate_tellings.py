"""Phrases in a blank that tell a true thing in odd words conform; the same words elsewhere do not."""

from __future__ import annotations

import pytest

from tests.extractors.test_certificate import BODY, VALUES, judged


def verdict(name: str, value: str) -> str:
    """The verdict on a native page of which one blank holds this."""
    return judged(BODY.format(**{**VALUES, name: value})).verdict


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("carrier", "train 1044, then MV BALTIC STAR voy. 22"),
        ("carrier", "feeder KOTA JAYA 0214S, thence m.v. ONE AQUILA 033E"),
        ("producer", "Taroko Mills, mill no. 3"),
        ("departure_date", "this 14th of March 2026"),
    ],
)
def test_what_is_truly_told_conforms(name: str, value: str) -> None:
    assert verdict(name, value) == "conforming"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("carrier", "train 1044, then others"),
        ("carrier", "MV BALTIC STAR then"),
        ("producer", "Taroko Mills, no mill"),
        ("producer", "no Taroko Mills"),
        ("departure_date", "this March"),
        ("departure_date", "this 14th"),
        ("foreign_seller", "Marta Ruiz, as owner of lots 14 to 19 only"),
        ("foreign_seller", "Marta Ruiz, as owner of no lots"),
        ("foreign_seller", "owner of lots 14 to 19"),
        ("marks", "not more than half of lot 7"),
    ],
)
def test_the_same_words_otherwise_do_not(name: str, value: str) -> None:
    assert verdict(name, value) != "conforming"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("foreign_seller", "Marta Ruiz, as owner of lots 14 to 19"),
        ("foreign_seller", "Marta Ruiz, owner of lots and of no lot 14"),
        ("foreign_seller", "Marta Ruiz, owner of the goods of bill of sale no. 88"),
        ("producer", "Taroko Mills at its mill in Kadi"),
        ("marks", "KEEP DRY; not more than 2 high"),
    ],
)
def test_odd_words_alone_are_for_a_person_and_no_deviation(name: str, value: str) -> None:
    assert verdict(name, value) == "review"
