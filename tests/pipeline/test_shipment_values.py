"""One fact as two papers give it: ships of one owner, marks with numbers, dates in figures, units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.evidence import BBox, Evidence, Place
from pipeline.shipment_values import compare_values, is_mass, number_of


def said(value: str, quote: str = "x", unit: str | None = None) -> Evidence:
    """A value as read, with the words in which it is printed."""
    return Evidence("f", "text", value, Place("a" * 64, 1, BBox(0, 0, 1, 1), quote), 0.9, "text", unit)


@pytest.mark.parametrize(
    ("field", "own", "other", "outcome"),
    [
        ("vessel", "COSCO SHIPPING PANAMA", "COSCO SHIPPING ANDES", "differs"),
        ("vessel", "STAR OF INDIA", "PRIDE OF INDIA", "differs"),
        ("vessel", "EVER GIVEN", "EVER GIVFN", "doubtful"),
        ("vessel", "M/V Ever Given", "EVERGIVEN", "agrees"),
        ("vessel", "Kota Lestari", "KOTA LESTARI 0412W", "agrees"),
        ("marks_and_numbers", "JL-204 C/NO. 1-20", "JL-204 C/NO. 1-200", "doubtful"),
        ("marks_and_numbers", "1/200KM-X", "11/200KM-X LONDON", "doubtful"),
        ("marks_and_numbers", "KM 1/200", "K.M. 1-200", "agrees"),
        ("marks_and_numbers", "N/M", "no marks", "agrees"),
        ("marks_and_numbers", "N/M", "KM 1/200", "doubtful"),
        ("port_of_lading", "Kochi", "COCHIN, INDIA", "agrees"),
        ("port_of_lading", "Chennai via Colombo", "Colombo", "doubtful"),
        ("port_of_lading", "Chennai via Colombo", "Chennai, India", "agrees"),
        ("port_of_lading", "Chennai via Colombo", "Shanghai", "doubtful"),
        ("port_of_lading", "Tripoli, Lebanon", "Tripoli, Libya", "differs"),
        ("port_of_lading", "Tripoli, Lebanon", "Tripoli", "agrees"),
        ("port_of_lading", "Cartagena", "Cartagena, Spain", "doubtful"),
        ("port_of_lading", "Cartagena", "Murcia, Spain", "differs"),
        ("port_of_lading", "Porto Novo via Colombo", "Porto Novo", "agrees"),
        ("port_of_lading", "Shanghai", "Chennai via Colombo", "doubtful"),
        ("port_of_lading", "Penang, Malaysia", "PORT KLANG, MALAYSIA", "differs"),
        ("port_of_lading", "Paranagua, Brazil", "Itajai, Brazil", "differs"),
    ],
)
def test_names(field: str, own: str, other: str, outcome: str) -> None:
    assert compare_values(field, said(own), said(other)) == outcome


def test_figures_mean_the_day_in_which_both_agree() -> None:
    june, august = said("2026-08-06", "08/06/2026"), said("2026-06-08", "8 Jun 2026")
    assert compare_values("departure_date", june, august) == "agrees"
    assert compare_values("departure_date", june, said("2026-06-28", "28 Jun 2026")) == "differs"
    assert compare_values("departure_date", said("2026-08-06", "Aug 6, 2026"), august) == "differs"


@given(st.integers(1, 10**6))
def test_dozens_are_twelve_pieces(count: int) -> None:
    assert compare_values("quantity", said(str(count), unit="DZN"), said(str(12 * count), unit="H87")) == "agrees"
    assert compare_values("quantity", said(str(count), unit="DZN"), said(str(13 * count), unit="H87")) == "short"
    assert compare_values("quantity", said(str(count), unit="DZN"), said(str(12 * count), unit="KGM")) == "doubtful"


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (("2", "GRO"), ("288", "H87")),
        (("25", "TNE"), ("25000", "KGM")),
        (("2000", "GRM"), ("2", "KGM")),
        (("100", "KGM"), ("220.46", "LBR")),
        (("1000", "YRD"), ("914.4", "MTR")),
        (("1000", "FOT"), ("304.8", "MTR")),
        (("12", "ROL"), ("12", "ROL")),
    ],
)
def test_a_quantity_in_another_unit_of_its_kind_is_the_same(own: tuple[str, str], other: tuple[str, str]) -> None:
    pair = said(own[0], unit=own[1]), said(other[0], unit=other[1])
    assert compare_values("quantity", *pair) == compare_values("quantity", *reversed(pair)) == "agrees"


@pytest.mark.parametrize(
    ("own", "other", "outcome"),
    [
        (said("12", unit="ROL"), said("12", unit="SET"), "doubtful"),  # nobody knows how many make one
        (said("1,2", unit="KGM"), said("12", unit="KGM"), "doubtful"),  # not read as a number
        (said("12", unit="KGM"), said("", unit="KGM"), "doubtful"),
        (said("14", unit="KGM"), said("12", unit="KGM"), "differs"),
        (said("12", unit="KGM"), said("14", unit="KGM"), "short"),
    ],
)
def test_quantities(own: Evidence, other: Evidence, outcome: str) -> None:
    assert compare_values("quantity", own, other) == outcome


def test_only_units_of_weight_weigh() -> None:
    assert [is_mass(said("1", unit=unit)) for unit in ("TNE", "H87", "ROL", None)] == [True, False, False, False]
    assert number_of(said("12.5")) is not None
    assert number_of(said("12 or 13")) is None


def test_packages_without_a_number_agree_with_none() -> None:
    assert compare_values("packages", said("300"), said("")) == "doubtful"
    assert compare_values("packages", said("many"), said("many")) == "doubtful"
    assert compare_values("packages", said("300", unit="CT"), said("300", unit="PX")) == "agrees"


@pytest.mark.parametrize(("day", "outcome"), [(13, "agrees"), (16, "doubtful"), (17, "differs")])
def test_cargo_is_on_board_some_days_before_the_ship_leaves(day: int, outcome: str) -> None:
    assert compare_values("departure_date", said("2026-05-13"), said(f"2026-05-{day}")) == outcome


def test_a_date_that_is_none_is_compared_with_none() -> None:
    assert compare_values("departure_date", said("soon"), said("2026-05-13")) == "doubtful"


def test_packages_of_another_kind_are_no_other_number() -> None:
    cartons = said("300", unit="CT")
    assert compare_values("packages", cartons, said("30", unit="PX")) == "doubtful"
    assert compare_values("packages", cartons, said("310", unit="CT")) == "differs"
    assert compare_values("packages", cartons, said("310")) == "differs"


def test_figures_that_agree_only_in_different_orders_are_open() -> None:
    assert (
        compare_values("departure_date", said("2026-08-06", "08/06/2026"), said("2026-06-08", "08/06/2026")) == "agrees"
    )
    assert (
        compare_values("departure_date", said("2026-08-06", "08/06/2026"), said("2026-06-08", "06/08/2026"))
        == "doubtful"
    )
    assert (
        compare_values("departure_date", said("2026-08-06", "08/06/2026"), said("2026-08-06", "06/08/2026")) == "agrees"
    )
