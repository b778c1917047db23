"""A line beside the form that tells where goods come from, who made them or who worked is for a person to compare."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.forms import form_data
from tests.extractors.test_certificate import BODY, GOOD, VALUES, judged


@pytest.mark.parametrize(
    "foot",
    [
        "Cotton from Xinjiang",
        "COTTON FROM XINJIANG",
        "Made from Xinjiang cotton",
        "Grown by Hilltop Farm No. 150",
        "Yarn Sourced From Aksu",
        "Spun In Hotan",
        "Raw cotton origin: Xinjiang, China",
        "Country of origin: China",
        "Product of Turkmenistan",
        "Cotton from United States",
        "Algodón de Xinjiang",
        "Hecho en China",
        "Pamuk menşei: Türkmenistan",
        "Xuất xứ: Trung Quốc",
        "棉花来自新疆",
        "新疆棉",
    ],
)
def test_an_origin_that_the_blanks_do_not_tell_is_for_a_person(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict != "conforming"


@pytest.mark.parametrize(
    "foot",
    [
        "Turkmen Cotton",
        "Cotton: Uzbekistan",
        "Fiber: Turkmenistan",
        "XPCC",
        "Korla Tomatoes",
        "Uyghur Cotton Mills Co., Ltd.",
    ],
)
def test_a_material_beside_another_country_is_for_a_person(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict != "conforming"


@pytest.mark.parametrize("foot", ["Manufacturer: Other Mills, Lahore", "Factory: Kashgar No. 3", "Raw Material: Aksu"])
def test_a_maker_that_the_blank_does_not_name_is_for_a_person(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict != "conforming"


@pytest.mark.parametrize(
    "foot", ["Inmates", "Children", "Recruited Workforce", "Corvée", "State Order Cotton", "Work-study farm"]
)
def test_who_worked_is_for_a_person_in_capitals_too(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict != "conforming"


@pytest.mark.parametrize(
    "foot",
    [
        "Country of origin: India",
        "Made in India",
        "Product of India",
        "Made in Salem, India",
        "Indian Cotton",
        "Manufacturer: Kaveri Mills Ltd., Salem",
        "From: Kaveri Mills Ltd., Salem",
        "From: Directorate of Exports",
        "Made from cotton",
        "Cotton Jersey",
        "CERTIFICATE OF ORIGIN",
        "Certificado de Origen",
        "Menşe Şahadetnamesi",
        "Giấy chứng nhận xuất xứ",
        "Translation from Spanish",
        "Re: Withhold Release Order, Turkmenistan cotton",
        "Attn: Port Director, U.S. Customs and Border Protection, New York",
        "Karachi Chamber of Commerce",
        "Cotton Textile Exporters Association",
    ],
)
def test_what_the_blanks_tell_too_and_what_tells_nothing_of_the_goods_is_harmless(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "conforming"


def test_a_seller_of_another_country_makes_no_origin_of_it_harmless() -> None:
    body = BODY.format(**{**VALUES, "foreign_seller": "Quispe Textiles of Lima, Peru"})
    assert judged(body).verdict == "conforming"
    assert judged(body, foot="Made in Peru").verdict == "review"


@given(st.sampled_from(form_data("certificate_facts_beside")["claims"]["english"].split()), st.booleans())
def test_no_word_of_making_beside_a_place_of_no_blank_conforms(claim: str, shouted: bool) -> None:
    foot = f"Cotton {claim.title()} in Korla"
    assert judged(GOOD, foot=foot.upper() if shouted else foot).verdict != "conforming"
