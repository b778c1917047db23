"""What a firm prints of itself is no statement on the goods; one word more than that is read as any other line."""

from __future__ import annotations

import pytest

from tests.extractors.test_certificate import GOOD, judged


@pytest.mark.parametrize(
    "foot",
    [
        "Manufacturers and exporters of cotton yarn and garments",
        "Cotton spinners since 1952",
        "Branch offices: Chennai, Shanghai, New York",
        "Port of discharge: Houston",
        "Sister concern of Kaveri Spinners Pvt. Ltd.",
        "Checked by",
        "Checked by A. Devi",
        "Yarn count 30s",
        "Manufacturer and exporter of cotton yarns",
        "Quality first, customer foremost",
        "Il pomodoro, dal 1956",
        "Garne seit 1898",
        "Form EXP-12 Issue 3 Page 1/1",
        "Document control no. QF-EXP-118 Rev. 02",
        "Confidential - for U.S. Customs and Border Protection only",
        "Confidential commercial information, 18 USC 1905",
        "Subject: Proof of admissibility, CBP case 118",
    ],
)
def test_a_firms_own_description_is_harmless(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict == "conforming"


@pytest.mark.parametrize(
    "foot",
    [
        "Manufacturers of Turkmen cotton",
        "Cotton spinners in Aksu since 1952",
        "Exporters of cotton not garments",
        "Branch offices: Kashgar",
        "Port of discharge: to be confirmed",
        "Sister concern of the prison",
        "Checked by nobody",
        "Yarn count unknown",
        "Quality of customer goods not trusted",
        "Service of prisoners since 1956",
        "Unverified, dal 1956",
        "Coton issu de Bangui",
        "Confidential - for U.S. Customs and Border Protection only if requested",
        "Confidential commercial information, unverified",
        "Proof of admissibility pending",
    ],
)
def test_one_word_more_is_read_as_any_other_line(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict != "conforming"
