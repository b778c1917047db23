"""Origins by label and in sentences, each with its subject."""

from __future__ import annotations

from extractors.origins import find_origins, read_place
from tests.extractors.pages import document_of


def found(text: str) -> list[tuple[str, str | None, str]]:
    return [(o.subject, o.country, o.region) for o in find_origins(document_of("affidavit", text))]


def test_labels_right_of_below_and_in_other_languages():
    assert found("Country of Origin: India") == [("", "IN", "")]
    assert found("Country of Origin\nVietnam") == [("", "VN", "")]
    assert found("原产国：中国") == [("", "CN", "")]
    assert found("Menşe: Türkiye") == [("", "TR", "")]
    assert found("Made in Bangladesh") == [("", "BD", "")]


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
