"""Fillings and lines that say less than the form while every word of it stands: none is conforming unread."""

from __future__ import annotations

import pytest

from extractors.certificate.blanks import covers, may_cover
from extractors.certificate.form import certificate_form
from tests.extractors.test_certificate import BODY, GOOD, VALUES, judged


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("producer", "Kaveri Mills Ltd. (Sewing)"),
        ("producer", "Kaveri Mills Ltd. u.a."),
        ("producer", "undisclosed"),
        ("producer", "local mills"),
        ("place_of_production", "somewhere in asia"),
        ("place_of_production", "India and/or Bangladesh"),
        ("packages", "200 of 400 cartons"),
        ("carrier", "vessel t.b.n."),
        ("carrier", "some truck"),
        ("description", "shirts (yarn n/a)"),
        ("description", "shirts, labor of prisoners"),
        ("place_of_departure", "Chennai (Place of final departure from country of exportation or transit)"),
        ("labor_class", "forced child labor"),
        ("labor_class", "forced or indentured child labor"),
        ("packages", "200 cartons (100 packed)"),
        ("packages", "200 cartons (one hundred press packed)"),
        ("foreign_seller", "Kaveri Mills Ltd., a director of Prison Industries Ltd."),
        ("foreign_seller", "Kaveri Mills Ltd., an export partner of Acme Inc."),
        ("foreign_seller", "Rosa Mora, partner of Acme Inc."),
    ],
)
def test_a_filling_that_says_less_is_not_conforming(name: str, text: str) -> None:
    assert judged(BODY.format(**VALUES | {name: text})).verdict != "conforming"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("producer", "Coop Noord U.A."),
        ("producer", "e.on Textil"),
        ("packages", "200 bags of 50 kg"),
        ("packages", "1,200 bales (1200 packed)"),
        ("packages", "200 bales (press packed)"),
        ("foreign_seller", "Rosa Mora, director of Mora Hilados S.A."),
        ("packages", "200 cartons of 24 pieces"),
        ("carrier", "truck 43-AK-7H"),
        ("description", "child seats"),
        ("description", "forced-air heaters"),
        ("labor_class", "forced labor (including forced or indentured child labor)"),
        ("labor_class", "convict, forced or indentured labour"),
    ],
)
def test_a_filling_like_it_that_says_all_is_conforming(name: str, text: str) -> None:
    assert judged(BODY.format(**VALUES | {name: text})).verdict == "conforming"


@pytest.mark.parametrize(
    ("foot", "good"),
    [
        ("Title: agent for the seller", False),
        ("By: Harbor Apparel, Inc., as agent", False),
        ("E.&O.E.", False),
        ("Title: Export Manager", True),
        ("Importer: Harbor Apparel, Inc.", True),
    ],
)
def test_in_what_capacity_and_with_what_reserve_it_is_signed(foot: str, good: bool) -> None:
    assert (judged(GOOD, foot=foot).verdict == "conforming") == good


@pytest.mark.parametrize(
    ("value", "wanted", "covered"),
    [
        ("forced child labor", ("forced labor",), False),
        ("forced child labor", ("forced child labor",), True),
        ("forced child labor", (), True),
        ("forced labor", ("forced child labor",), True),
        ("convict labor or forced child labor", ("convict labor",), True),
        ("convict labor or forced child labor", ("convict labor", "forced labor"), False),
        ("prison, forced, and child labor", ("forced labor",), True),
        ("forced and child labor", ("forced labor",), True),
        ("forced or child labor", ("forced labor",), True),
        ("forced, child labor", ("forced labor",), True),
        ("forced child labor or prison labor", ("forced labor",), False),
        ("prison labor, forced children's labor", ("forced labor",), False),
    ],
)
def test_labor_of_children_is_less_than_the_class(value: str, wanted: tuple[str, ...], covered: bool) -> None:
    assert covers(value, wanted, certificate_form()) == covered


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("forced or indentured child labor", "review"),
        ("forced or (indentured) child labor", "review"),
        ("prison, forced, and indentured child labor", "review"),
        ("prison, forced, and child labor", "conforming"),
        ("prison and forced child labor", "deviating"),
        ("forced child labor", "deviating"),
    ],
)
def test_a_class_joined_to_that_of_children_is_for_a_person(value: str, verdict: str) -> None:
    wanted = ("forced labor",)
    form = certificate_form()
    assert covers(value, wanted, form) == (verdict == "conforming")
    assert may_cover(value, wanted, form) == (verdict != "deviating")
    assert judged(BODY.format(**VALUES | {"labor_class": value})).verdict == verdict
