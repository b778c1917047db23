"""Origins by label and in sentences, each with its subject."""

from __future__ import annotations

import pytest

from extractors.origins import find_origins, read_place
from extractors.values.countries import country_in
from tests.extractors.pages import document_of


def found(text: str) -> list[tuple[str, str | None, str]]:
    return [(o.subject, o.country, o.region) for o in find_origins(document_of("affidavit", text))]


def test_labels_right_of_below_and_in_other_languages():
    assert found("Country of Origin: India") == [("", "IN", "")]
    assert found("Country of Origin\nVietnam") == [("", "VN", "")]
    assert found("原产国：中国") == [("", "CN", "")]
    assert found("Menşe: Türkiye") == [("", "TR", "")]
    assert found("Made in Bangladesh") == [("", "BD", "")]


def test_the_caption_behind_a_country_in_marks_is_no_country():
    assert [c for _, c, _ in found("AW-71 PORTLAND MADE IN CHINA C/NO.1-320")] == ["CN"]
    assert [c for _, c, _ in found("KM MADE IN INDIA CTN NO. 1-20")] == ["IN"]
    assert [c for _, c, _ in found("Goods of Norway. Made in Norway")] == ["NO"]


def test_label_with_a_subject():
    assert found("Country of origin of cotton: USA") == [("cotton", "US", "")]


def test_sentences():
    assert found("The cotton was grown in Lubbock, Texas, USA.") == [("cotton", "US", "Lubbock, Texas")]
    assert found("Spun from 100% cotton of USA origin.") == [("cotton", "US", "")]


def test_no_country_no_origin():
    assert found("Country of origin: as per list") == []


def test_read_place():
    assert read_place("the United States of America") == ("US", "")
    assert read_place("nowhere in particular") == (None, "")


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("China (Zhejiang)", "CN"),
        ("Georgia (Tbilisi)", "GE"),
        ("Georgia (USA)", "US"),
        ("Georgia (GA)", None),
        ("India (Pakistan)", None),
        ("Korea (North)", "KP"),
        ("Korea (Pyongyang)", None),
        ("Korea (Republic of)", "KR"),
        ("Congo (Kinshasa)", "CD"),
        ("Congo (Brazzaville)", "CG"),
        ("Guinea (Bissau)", "GW"),
        ("Hong Kong (China)", "HK"),
    ],
)
def test_what_a_bracket_makes_of_the_country_before_it(place: str, country: str | None) -> None:
    assert read_place(place)[0] == country
    assert country_in(place) == country


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("中国浙江", "CN"),
        ("中国新疆阿克苏", "CN"),
        ("美国得克萨斯州", "US"),
        ("印度古吉拉特邦", "IN"),
        ("马里兰州", None),
        ("马里科帕县", None),
        ("印度洋", None),
        ("墨西哥湾", None),
    ],
)
def test_a_chinese_place_that_a_country_opens(place: str, country: str | None) -> None:
    assert read_place(place)[0] == country


def test_a_chinese_sentence_names_no_country_by_an_ocean_or_a_state_of_another():
    assert found("棉花产自美国得克萨斯州") == [("棉花", "US", "得克萨斯州")]
    assert found("棉花产自马里兰州") == [("棉花", "US", "")]
    assert found("海鱼产自印度洋") == found("棉花产自马里科帕县") == []


@pytest.mark.parametrize(
    "value",
    [
        "to be confirmed (Vietnam)",
        "Vietnam (?)",
        "(Vietnam?)",
        "TBC - Vietnam",
        "por confirmar: Vietnam",
        "待确认（越南）",
        "Pending: Vietnam",
    ],
)
def test_an_origin_that_is_still_open_is_none(value: str) -> None:
    assert found(f"Country of origin: {value}") == []


def test_what_a_bracket_says_of_another_thing_is_no_region() -> None:
    assert found("Country of origin: Vietnam (fabric: China)") == [("", "VN", "")]
    assert found("Country of origin: China (Zhejiang)") == [("", "CN", "Zhejiang")]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Payee: Egyptian Cotton Trading Co.\n", []),
        ("Ordenante: Hilados de Puebla S.A. de C.V.\n", []),
        ("Shipped: Egyptian cotton in bales, sold by Nile Trading Co.\n", ["EG"]),
        ("MADE IN INDIA KAVERI MILLS LTD\n", ["IN"]),
        ("We sell Egyptian cotton. Nile Trading Co.\n", ["EG"]),
    ],
)
def test_a_companys_name_tells_no_origin(text: str, countries: list[str]) -> None:
    assert [country for _, country, _ in found(text)] == countries
