"""Lines under a party's name that are no part of its address, by their form alone."""

from __future__ import annotations

import pytest

from extractors.parties.address_lines import own_lines
from extractors.parties.no_places import is_strange_caption, says_no_place

NAME = "Harbor & Pine Apparel, Inc."


@pytest.mark.parametrize(
    "line",
    [
        "Reason: merchandise subject to a Withhold Release Order, cotton from Turkmenistan",
        "Please submit:",
        "15 Sevk/İhracat ülkesi: Türkiye",
        "6-9: 20 colis fil coton",
        "Certified weight 900 kg",
        "USD 48.960,00",
        "Pers.-Nr.",
        "Resumen de no conformidades",
        "is the ultimate consignee of the shirts under this entry",
    ],
)
def test_what_is_no_place_ends_the_address(line: str) -> None:
    assert own_lines(["", "400 Commercial Street", line, "Portland, ME 04101"], NAME) == ["", "400 Commercial Street"]


@pytest.mark.parametrize(
    "line",
    [
        "Works: 14 Mill Road, Erode",
        "C.P.: 27000",
        "Parque industrial norte",
        "3/64, near republic mall and nehru enclave",
        "Ruta 9, a 400 m",
        "Torreón",
        "New South Wales",
        "1234 AB Rotterdam",
        "Dumlupınar Bulvarı No: 151",
    ],
)
def test_a_line_of_an_address_stays(line: str) -> None:
    assert own_lines(["", line], NAME) == ["", line]


def test_a_short_caption_may_lead_to_a_place_a_long_one_asks_for_its_own() -> None:
    assert not is_strange_caption("Works", " 14 Mill Road, Erode")
    assert is_strange_caption("Place and date of taking over", " 14 Mill Road, Erode")


def test_an_address_word_speaks_for_a_line() -> None:
    assert not says_no_place("Street of the small weavers, second floor")
    assert says_no_place("made by the small weavers of yesterday")


def test_what_somebody_is_stands_over_the_address_and_is_none_of_it() -> None:
    assert own_lines(["", "Traductora jurada", "C/ Mayor 18, 31001 Pamplona"], NAME) == [
        "",
        "C/ Mayor 18, 31001 Pamplona",
    ]
    assert own_lines(["", "Resumen de conformidades", "Criticidad"], NAME) == [""]


def test_the_head_of_a_column_of_figures_is_no_place() -> None:
    assert own_lines(["Denizli Fabrikası", "Gün", "26", "25", "51"], NAME) == ["Denizli Fabrikası"]
    assert own_lines(["", "Mill Road", "6001", "Perth"], NAME) == ["", "Mill Road", "6001", "Perth"]


def test_a_number_behind_a_strange_caption_is_no_place() -> None:
    assert own_lines(["", "CLABE beneficiario: 012180001184471123"], NAME) == [""]
