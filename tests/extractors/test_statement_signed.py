"""Whether a statement is signed: a name that is only typed, a rule that is empty, a logo sign nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document, Problem
from extractors.statement.signed import is_signed
from tests.extractors.text_pages import page_of

TEXT = "STATEMENT\n\nWe made every effort." + 10 * "\n" + "Name: Jane Doe\nTitle: Director\n"  # the name at 208 points


def signed(text: str, images: tuple[BBox, ...] = ()) -> bool | None:
    page = replace(page_of(text), images=images)
    return is_signed(Document("0" * 64, (page,), "consignee_statement", 1.0), "Jane Doe")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"{TEXT}\n/s/ ______\n",
        f"{TEXT}\n/s/ Name:\n",
        f"{TEXT}\nThis statement was prepared by computer; not yet docusigned\n",
        f"{TEXT}\nTo be electronically signed by the director\n",
        f"I, Jane Doe, Director of Acme, Inc., state:\n{TEXT}\nSignature: ____________\n",
    ],
)
def test_nobody_signed(text: str) -> None:
    assert not signed(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT}\n/s/ Jane Doe\n",
        f"{TEXT}\nElectronically signed by Jane Doe\n",
        f"{TEXT}\nJane Doe\n",
        f"{TEXT}\nSignature: Jane Doe\n",
    ],
)
def test_somebody_signed(text: str) -> None:
    assert signed(text) is True


@pytest.mark.parametrize(
    ("box", "told"),
    [
        (BBox(30, 170, 130, 200), True),  # over the name
        (BBox(100, 400, 300, 500), None),  # a picture elsewhere is doubt
        (BBox(100, 800, 200, 830), False),  # the logo of the foot
    ],
)
def test_a_picture_signs_where_the_signer_is_named(box: BBox, told: bool | None) -> None:
    assert signed(TEXT, (box,)) is told


@pytest.mark.parametrize(
    ("box", "told"),
    [
        (BBox(30, 40, 130, 90), False),  # the logo of the letterhead
        (BBox(30, 110, 130, 116), None),  # too far above the name
        (BBox(0, 102, 842, 700), False),  # the paper's ground
        (BBox(30, 260, 130, 300), None),  # too far below it
    ],
)
def test_what_no_picture_of_a_signature_is(box: BBox, told: bool | None) -> None:
    assert signed(TEXT, (box,)) is told


def test_a_line_of_prose_that_names_the_signer_is_not_where_he_signs() -> None:
    prose = "I, Jane Doe, the undersigned director of Acme, state on oath:"
    text = f"STATEMENT\n\n{prose}" + 20 * "\n" + "Name: Jane Doe\n"
    assert signed(text, (BBox(30, 105, 130, 125),)) is None


def statement(signer: str = "Jane Doe", problems: tuple[str, ...] = (), **page: object) -> bool | None:
    pages = (replace(page_of(TEXT), **page), page_of("Annex", 2))
    told = tuple(Problem(code, "") for code in problems)
    return is_signed(Document("0" * 64, pages, "consignee_statement", 1.0, problems=told), signer)


def test_an_electronic_signature_of_the_file_signs() -> None:
    assert statement() is False
    assert statement(problems=("blank_form",)) is False
    assert statement(problems=("blank_form", "electronic_signature")) is True


def test_the_strokes_of_a_pen_on_one_page_sign() -> None:
    assert statement(strokes=(BBox(60, 180, 150, 202),)) is True


def test_a_scan_or_a_paper_without_a_signers_name_decides_nothing() -> None:
    assert statement(source="ocr") is None
    assert statement(signer="") is None


RING, INNER = BBox(30, 150, 90, 210), BBox(35, 155, 85, 205)


@pytest.mark.parametrize(
    ("strokes", "signer", "told"),
    [
        ((BBox(30, 170, 130, 200),), "Jane Doe", True),  # over the name
        ((BBox(30, 170, 130, 200), RING, INNER), "Jane Doe", True),
        ((BBox(30, 170, 130, 200),), "", True),  # nobody is named
        ((RING, INNER), "Jane Doe", False),  # a stamp
        ((RING,), "Jane Doe", None),  # a lone ring
        ((BBox(30, 40, 130, 70),), "Jane Doe", False),  # the logo of the letterhead
        ((BBox(30, 600, 130, 630),), "Jane Doe", None),  # elsewhere
    ],
)
def test_strokes_sign_where_the_signer_is_named(strokes: tuple[BBox, ...], signer: str, told: bool | None) -> None:
    page = replace(page_of(TEXT), strokes=strokes)
    assert is_signed(Document("0" * 64, (page,), "consignee_statement", 1.0), signer) is told


def test_a_signer_named_in_prose_and_once_below_it_is_only_typed() -> None:
    prose = "I, Jane Doe, General Manager of Acme, Inc., say on oath that it is so:"
    assert signed(f"{prose}\n{TEXT}") is False
