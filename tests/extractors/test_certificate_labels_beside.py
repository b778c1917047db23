"""Labels beside the form that name another maker, seller, material or country, and words of what the paper is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.forms import form_data
from tests.extractors.test_certificate import GOOD, judged

_LABELS = form_data("certificate_labels_beside")


@pytest.mark.parametrize(
    "foot",
    [
        "COO: CN",
        "C/O CN",
        "MID: CNLOTGAR118KAS",
        "Yarn: China",
        "Source: Central Asia",
        "Sewn: Dongguan",
        "Algodón de China",
        "Aksu cotton",
        "Mfr: Lotus",
        "Manufacturer Lotus Garments",
        "Actual manufacturer: Lotus Mills Ltd.",
        "Manufacturer/Exporter: Lotus",
        "Seller: Lotus Trading",
        "Owner of the goods: Lotus Trading",
        "Vendedor: Lotus Trading",
    ],
)
def test_a_label_with_a_value_of_no_blank_is_for_a_person(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict != "conforming"


@pytest.mark.parametrize(
    "foot",
    [
        "COO: IN",
        "C/O IN",
        "c/o Harbor & Pine Apparel, Inc.",
        "MID: INKAVMIL14SAL",
        "Cotton: India",
        "Exporter: Kaveri Mills Ltd., Salem",
        "Manufacturer/Exporter: Kaveri Mills Ltd.",
        "Owner: Ravi Kumar",
        "Factory Manager",
        "Manufacturer Exporter",
        "Manufacturer's stamp",
        "Exporter's ref. KM/118/26",
        "Organic cotton",
        "Sewn: 12 May 2026",
    ],
)
def test_a_label_with_a_value_of_the_blanks_or_none_is_harmless(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "conforming"


@pytest.mark.parametrize("foot", ["Signed on behalf of Harbor & Pine Apparel, Inc.", "By order of the importer"])
def test_who_signs_for_another_than_the_parties_is_for_a_person(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict != "conforming"


@pytest.mark.parametrize("foot", ["For and on behalf of Kaveri Mills Ltd.", "On behalf of the company", "On behalf of"])
def test_who_signs_for_a_party_is_harmless(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "conforming"


@pytest.mark.parametrize(
    "foot",
    ["Nul", "Muestra", "MUSTER", "Test", "Unaudited", "Estimate", "E. & O. E.", "Switch certificate", "Reissued"],
)
def test_a_paper_that_calls_itself_no_final_one_is_for_a_person(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict != "conforming"


@pytest.mark.parametrize("foot", ["Central Test House", "TEST LABORATORY"])
def test_a_house_that_tests_is_harmless(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "conforming"


@settings(max_examples=12)
@given(st.sampled_from([w for use in ("makers", "sellers") for said in _LABELS[use].values() for w in said.split()]))
def test_no_label_of_a_maker_or_seller_with_a_strange_firm_conforms(label: str) -> None:
    assert judged(GOOD, foot=f"{label.title()}: Lotus Trading Ltd.").verdict != "conforming"
    assert judged(GOOD, foot=f"{label.title()}: Kaveri Mills Ltd.").verdict == "conforming"
