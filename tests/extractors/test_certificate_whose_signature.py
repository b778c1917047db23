"""Below the certificate: whose /s/ and whose ink it is, and ink in doubt, which is for a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.certificate import CertificateReading, judge_certificate
from extractors.evidence import BBox, Document, Page
from tests.extractors.test_certificate import GOOD, page_of
from tests.extractors.test_certificate_signed_scans import ocr_words

KIND = "certificate_of_origin_1243"


def native(strokes: tuple[BBox, ...] = (), *words: tuple[str, float, float]) -> Page:
    """The form's page, signed by those strokes, with further texts at x and top. Its name is at 60, 630."""
    page = page_of(GOOD, strokes=strokes)
    added = [replace(w, source="text") for text, x, top in words for w in ocr_words(text, x, top, 8)]
    return replace(page, words=(*page.words, *added))


def judged(page: Page, again: Page | None = None) -> CertificateReading:
    other = again or replace(page, source="ocr")
    one, two = (Document("0" * 64, (p,), KIND, 1.0) for p in (page, other))
    return judge_certificate(one, (), two)


@pytest.mark.parametrize(
    ("said", "top", "verdict"),
    [
        ("/s/ Ravi Kumar", 612, "conforming"),
        ("/s/ R. Kumar", 612, "conforming"),
        ("/s/Ravi Kumar, Director", 612, "conforming"),
        ("/s/ ____________", 612, "review"),
        ("/s/", 612, "review"),
        ("/s/ Devi Kumar", 612, "review"),
        ("/s/ Margaret Lindqvist", 612, "review"),
        ("/s/ Jane Notary, Notary Public", 700, "deviating"),
    ],
)
def test_a_slash_signs_only_with_the_signers_name(said: str, top: float, verdict: str) -> None:
    assert judged(native((), (said, 60, top))).verdict == verdict


def test_a_slash_for_another_firm_is_not_the_sellers() -> None:
    page = page_of(GOOD, strokes=())
    body = replace(page, words=tuple(w for w in page.words if w.bbox.top < 600))
    lines = ("/s/ Margaret Lindqvist", 604.0), ("(Signature)", 650.0)
    own, others = (
        [w for text, top in ((firm, 590.0), *lines) for w in ocr_words(text, 60, top, 8)]
        for firm in ("For Kaveri Mills Ltd.", "For Harbor Apparel, Inc.")
    )
    given = [replace(body, words=(*body.words, *(replace(w, source="text") for w in ws))) for ws in (own, others)]
    assert [judged(page).signed for page in given] == [True, None]


@pytest.mark.parametrize(
    ("beside", "verdict"),
    [
        ("Witness: Anil Devi", "review"),
        ("For Harbor & Pine Apparel, Inc.", "review"),
        ("Date: 20 May 2026", "conforming"),
        ("Signature", "conforming"),
    ],
)
def test_ink_over_other_words_beside_the_name_is_anothers(beside: str, verdict: str) -> None:
    page = native((BBox(190, 590, 280, 634),), (beside, 190, 644))
    assert judged(page).signed is (True if verdict == "conforming" else None)


@pytest.mark.parametrize("stroke", [BBox(80, 650, 170, 672), BBox(250, 560, 300, 590)])
def test_ink_beneath_the_block_or_aslant_of_it_is_for_a_person(stroke: BBox) -> None:
    assert judged(native((stroke,))).signed is None


def test_ink_far_to_the_right_on_the_level_of_the_name_is_for_a_person() -> None:
    assert judged(native((BBox(420, 590, 510, 634),))).signed is None
    assert judged(native((BBox(420, 590, 510, 634),), ("Anil Devi / Witness", 420, 640))).signed is False


def test_doubtful_ink_of_a_native_page_is_for_a_person_though_the_pixels_lose_the_name_below_it() -> None:
    page = native((BBox(60, 610, 160, 650),))
    garbled = tuple(w for w in page.words if w.bbox.top < 600)
    again = replace(page, source="ocr", words=garbled, strokes=(), images=page.strokes)
    assert judged(page, again).signed is None
    assert judged(page, replace(again, images=())).signed is False


def test_ink_over_the_name_of_another_column_is_not_the_sellers() -> None:
    page = page_of(GOOD, strokes=(BBox(310, 600, 400, 636),))
    body = [w for w in page.words if w.bbox.top < 600]
    below = (
        ("Signature of seller", 60, 600), ("Ravi Kumar", 60, 644),
        ("Signature of customs officer", 300, 600), ("Jane Doe", 300, 644),
    )  # fmt: skip
    words = [w for text, x, top in below for w in ocr_words(text, x, top, 8)]
    scan = replace(page, source="ocr", words=tuple(replace(w, source="ocr") for w in (*body, *words)))
    assert judged(scan).verdict != "conforming"
