"""Whether a statement is signed: a name that is only typed, a rule that is empty, a logo sign nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.evidence import BBox, Document
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
