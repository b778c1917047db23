"""Firms that carry behind a vessel's number, and ports with the words and codes of their terminals."""

from __future__ import annotations

import pytest

from tests.extractors.test_certificate import BODY, VALUES, judged


def verdict(**given: str) -> str:
    """The verdict on a native page whose blanks hold this."""
    return judged(BODY.format(**{**VALUES, **given})).verdict


@pytest.mark.parametrize(
    "told",
    [
        "Second Leg Via Urumqi Railways",
        "Prison Labor Transport",
        "Transshipped Through Urumqi Logistics",
        "Feeder From Ashgabat Lines",
        "Forced Transport",
        "Child Cargo",
        "Segundo Tramo Logística",
        "Sailed Urumqi Lines",
        "Mined Cargo",
        "Manufacture Stage Logistics",
        "Logistics Through Urumqi",
        "Urumqi Railways Second",
        "Alpha Line Kashgar",
        "Transportes Mora, Prison Labor",
        "Transshipped Through Urumqi",
        "via Mersin",
    ],
)
def test_what_is_told_with_a_hauliers_word_is_for_a_person(told: str) -> None:
    assert verdict(carrier=f"M/V ARBOR V.1, {told}") == "review"


@pytest.mark.parametrize(
    "firm",
    [
        "Maersk Line",
        "Turkish Cargo",
        "Sinotrans Logistics",
        "Hapag-Lloyd Container Line",
        "FedEx Express",
        "United Lines",
        "Ahmed Transport",
        "Transportes Mora S.A. de C.V.",
        "Mediterranean Shipping Company",
        "Kargo Nakliyat ve Lojistik A.Ş.",
        "Maersk Line voy. 12E",
    ],
)
def test_a_firm_that_carries_may_stand_behind_the_number(firm: str) -> None:
    assert verdict(carrier=f"M/V ARBOR V.1, {firm}") == "conforming"


@pytest.mark.parametrize(
    "kind", ["ocean vessel ARBOR V.1", "the ocean vessel ARBOR V.1", "refrigerated truck, plates 53-AK-9A"]
)
def test_a_kind_of_carrier_may_stand_before_its_name(kind: str) -> None:
    assert verdict(carrier=kind) == "conforming"
    assert verdict(carrier=f"part {kind}") == "review"


def test_a_class_of_labor_in_a_carrier_is_for_a_person() -> None:
    assert verdict(carrier="Prison Labor Transport V.1") == "review"
    assert verdict(carrier="Alpha Bulk Transport V.1") == "conforming"


@pytest.mark.parametrize(
    "port",
    [
        "Busan Container Terminal",
        "Kwai Tsing Container Terminal 9, Hong Kong",
        "Container Freight Station, Chennai",
        "Yantian YICT-2",
        "Laem Chabang B5",
        "Laem Chabang B5, Thailand",
        "Port Klang Westports CT2",
        "Nhava Sheva Express Terminal",
        "Newark, NJ 07114, USA",
        "Newark, NJ 07114-1234, USA",
    ],
)
def test_ports_with_terminals_berths_and_postal_codes_conform(port: str) -> None:
    assert verdict(place_of_lading=port) == "conforming"


@pytest.mark.parametrize(
    "port",
    [
        "Berlin Express Terminal 2, Cat Lai",
        "Berlin Express Chennai",
        "Container Chennai",
        "Chennai Container, Terminal 2",
        "Rita K5 Chennai",
        "Rita K5, Chennai Harbor",
        "Chennai V12",
        "Chennai 112E",
        "Andes 0712, India",
        "Andes 9812345, India",
        "Newark 07114 Chennai",
        "SkyCargo EK 985 Chennai",
    ],
)
def test_the_carriers_words_and_numbers_in_a_port_are_for_a_person(port: str) -> None:
    assert verdict(place_of_lading=port) == "review"


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("BALE NOS. 400 THRU 499 WAS MINED, PRODUCED,", "review"),
        ("W-1 TO W-40 WAS MINED, PRODUCED,", "review"),
        ("BALE NOS. 400 THRU 499", "conforming"),
    ],
)
def test_a_run_of_the_form_that_stands_twice_among_capitals_is_for_a_person(marks: str, expected: str) -> None:
    assert judged(BODY.format(**{**VALUES, "marks": marks}).upper()).verdict == expected


def test_the_hauliers_word_behind_of_ends_the_firms_name() -> None:
    assert verdict(carrier="truck TX-44812 of Norte Lineas") == "conforming"
    assert verdict(carrier="truck TX-44812 of Norte Lineas San") == "review"
    assert verdict(carrier="truck TX-44812 of Prisoners Transport") == "review"


@pytest.mark.parametrize(
    "carrier",
    [
        "m.v. ARBOR V.1 under Bill of Lading ONEY4471",
        "railway wagon 57712290, consignment note 0098123",
        "M/V ARBOR V.1 by sea waybill no. 4471",
        "flight TK 6493 of Turkish Cargo, AWB 235-4471 8820",
    ],
)
def test_the_paper_of_carriage_is_told_with_its_number(carrier: str) -> None:
    assert verdict(carrier=carrier) == "conforming"


@pytest.mark.parametrize(
    "carrier",
    [
        "m.v. ARBOR V.1 under Bill of Lading",
        "m.v. ARBOR V.1 under protest 4471",
        "m.v. ARBOR V.1 under Bill of Lading issued later 4471",
        "m.v. ARBOR V.1 under Bill of Lading 4471 from Urumqi",
        "flight TK 6493 of Prison Cargo, AWB 235-4471",
    ],
)
def test_nothing_more_is_told_with_it(carrier: str) -> None:
    assert verdict(carrier=carrier) == "review"


@pytest.mark.parametrize(("port", "judged_as"), [("Rio de Janeiro", "conforming"), ("Santos, 12 de Janeiro", "review")])
def test_a_port_named_by_a_month(port: str, judged_as: str) -> None:
    assert verdict(place_of_lading=port) == judged_as
