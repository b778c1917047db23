"""Names of ships as two papers print them: spelt otherwise, abbreviated, numbered, of another line, or none yet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.evidence import BBox, Evidence, Place
from pipeline.ship_names import compare_ships


def ship(name: str, printed: str = "") -> Evidence:
    """A ship as read, with the words in which it is printed."""
    return Evidence("vessel", "vessel", name, Place("a" * 64, 1, BBox(0, 0, 1, 1), printed or name), 0.9, "text")


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("MSC GULSUN", "MSC GÜLSÜN", "agrees"),
        ("M.S.C. ARBOR", "MSC ARBOR", "agrees"),
        ("EVERGIVEN", "EVER GIVEN 0412W", "agrees"),
        ("X-PRESS MAHANADI", "XPRESS MAHANADI", "agrees"),
        ("ST. LOUIS EXPRESS", "SAINT LOUIS EXPRESS", "doubtful"),
        ("HYUNDAI FORCE", "HMM FORCE", "doubtful"),
        ("ZIM NEW YORK", "ZIM NY", "doubtful"),
        ("CAPE FAWLEY", "C. FAWLEY", "doubtful"),
        ("SAN FRANCISCO BRIDGE", "SAN FRANSISCO BRIDGE", "doubtful"),
        ("SAN FRANCISCO BRIDGE", "SAN FRANSISCO BR.", "doubtful"),
        ("MSC REN", "MSC RENE", "doubtful"),
        ("MSC ROMA", "MSC ROME", "doubtful"),
        ("长荣", "EVER GIVEN", "doubtful"),
        ("MSC ARBOR 012W", "MSC ARBOR 013W", "doubtful"),
        ("TBN", "MSC ARBOR", "doubtful"),
        ("MSC", "MSC ARBOR", "doubtful"),
        ("EVER GIVEN", "EVER GIFTED", "differs"),
        ("MAERSK KOLKATA", "MAERSK KOTKA", "differs"),
        ("MERIDIAN STAR", "ORIENT STAR", "differs"),
        ("HMM FORCE", "HMM OSLO", "differs"),
        ("WAN HAI 501", "WAN HAI 507", "differs"),
        ("WAN HAI 501", "WANHAI 507", "differs"),
        ("WAN HAI 501", "WANHAI501", "agrees"),
        ("WAN HAI 501", "WAN HAI 501 E012", "agrees"),
        ("WAN HAI 501", "WAN HAI", "doubtful"),
        ("MSC ARBOR II", "MSC ARBOR III", "differs"),
        ("MSC ARBOR II", "MSC ARBOR IV", "differs"),
        ("MSC ARBOR", "MSC ARBOR III", "doubtful"),
        ("MSC ARBOR 3", "MSC ARBOR III", "doubtful"),
        ("MSC ADA", "MSC ANA", "differs"),  # one letter of three is no slip
        ("CMA LIBRA", "CMA CGM LIBRA", "agrees"),
        ("CAPE TOWN", "C. TOW", "differs"),  # no word in common
        ("KOTA JAYA 014E", "KOTA JAYA E012", "doubtful"),
        ("HYUNDAI FORCE", "STAR FORCE", "differs"),  # one of them is no name of a line
        ("KOTA 012W", "KOTA JAYA", "differs"),  # nor one of a voyage
        ("STAR OF S. LIMA", "STAR OF SAINT MARY", "differs"),
        ("KOTA AN", "KOTA GIANT", "differs"),
        ("KOTA CP", "KOTA CORDOBA", "differs"),
        ("CAPE LIMA", "CP LIMA", "doubtful"),
        ("MSC ANNA II 012W", "MSC ANNA II", "agrees"),
        ("", "MSC ARBOR", "doubtful"),
        ("M/V", "MSC ARBOR", "doubtful"),
        ("34-BKL-771", "TRUCK 34BKL771", "agrees"),
        ("34-BKL-771", "34-BKL-772", "differs"),
    ],
)
def test_one_ship_or_another(one: str, other: str, outcome: str) -> None:
    assert compare_ships(ship(one), ship(other)) == compare_ships(ship(other), ship(one)) == outcome


@pytest.mark.parametrize(
    ("other", "outcome"),
    [
        (ship("WAN HAI", "WAN HAI 501"), "agrees"),
        (ship("WAN HAI", "WAN HAI 507"), "doubtful"),  # it may be the number of a voyage
        (ship("WAN HAI 501", "WAN HAI 501 / E012"), "agrees"),
        (ship("WAN HAI 507", "WAN HAI 507 / E012"), "doubtful"),
        (ship("WAN HAI", "WAN HAI 012W"), "agrees"),
    ],
)
def test_a_number_behind_the_name(other: Evidence, outcome: str) -> None:
    own = ship("WAN HAI", "M/V WAN HAI 501")
    assert compare_ships(own, other) == compare_ships(other, own) == outcome


@given(st.integers(1, 999), st.integers(1, 999))
def test_ships_of_other_numbers_are_never_one(one: int, other: int) -> None:
    agrees = compare_ships(ship(f"KOTA LIMA {one}"), ship(f"KOTA LIMA {other}")) == "agrees"
    behind = ship("KOTA LIMA", f"MV KOTA LIMA {one}"), ship("KOTA LIMA", f"KOTA LIMA {other}")
    assert agrees is (compare_ships(*behind) == "agrees") is (one == other)
