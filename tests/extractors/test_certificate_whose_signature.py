"""Below the certificate: whose /s/ and whose ink it is, and ink in doubt, which is for a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.certificate import CertificateReading, judge_certificate
from extractors.evidence import BBox, Document, Page, Word
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


@pytest.mark.parametrize(
    ("said", "beside", "signed"),
    [
        ("/s/ Kumar, for the mill", ("", 0, 0), True),
        ("/s/ Ravi Kumar Date 20 May 2026", ("", 0, 0), True),
        ("/s/ R. K.", ("", 0, 0), None),
        # Another firm's line in the block, not one of another column; its legal form makes no firm the seller.
        ("/s/ Ravi Kumar", ("For Harbor Apparel, Inc.", 350, 602), True),
        ("/s/ Ravi Kumar", ("for Harbor and Pine", 60, 602), None),
        ("/s/ Ravi Kumar", ("For Lotus Trading Ltd.", 60, 602), None),
    ],
)
def test_whose_slash_it_is(said: str, beside: tuple[str, float, float], signed: bool | None) -> None:
    assert judged(native((), (said, 60, 612), beside)).signed is signed


@pytest.mark.parametrize(
    ("stroke", "beside", "signed"),
    [
        (BBox(240, 600, 300, 634), ("Witness:", 190, 620), None),
        (BBox(190, 590, 280, 634), ("xy", 190, 644), True),
        (BBox(190, 590, 280, 634), ("Director", 190, 644), True),
        (BBox(60, 590, 150, 620), ("", 0, 0), True),
        # A ruling line, and a frame.
        (BBox(60, 622, 200, 624), ("", 0, 0), False),
        (BBox(20, 600, 500, 640), ("", 0, 0), False),
    ],
)
def test_whose_ink_it_is(stroke: BBox, beside: tuple[str, float, float], signed: bool | None) -> None:
    assert judged(native((stroke,), beside)).signed is signed


def test_a_picture_as_large_as_half_the_page_is_no_signature() -> None:
    small, large = (replace(native(), images=(box,)) for box in (BBox(60, 590, 160, 630), BBox(0, 320, 580, 792)))
    assert [judged(page).signed for page in (small, large)] == [None, False]


FOOT, HEAD = BBox(80, 700, 170, 740), BBox(80, 20, 170, 60)


def signed_over_two(one: Page, two: Page) -> bool | None:
    first, again = (
        Document("0" * 64, tuple(replace(p, source=source) for p in (one, two)), KIND, 1.0)
        for source in ("text", "ocr")
    )
    return judge_certificate(first, (), again).signed


@pytest.mark.parametrize(
    ("strokes", "images", "signed"),
    [
        ((FOOT,), (), True),
        ((HEAD,), (), False),
        ((BBox(60, 700, 260, 702),), (), False),
        ((), (FOOT,), None),
        ((), (HEAD,), False),
        ((), (BBox(0, 500, 600, 790),), False),
    ],
)
def test_a_name_at_the_top_of_a_page_is_signed_at_the_foot_of_the_one_before(
    strokes: tuple[BBox, ...], images: tuple[BBox, ...], signed: bool | None
) -> None:
    page = page_of(GOOD, strokes=())
    body = replace(page, words=tuple(w for w in page.words if w.bbox.top < 600), strokes=strokes, images=images)
    name = (w for w in page.words if w.bbox.top >= 600)
    moved = tuple(replace(w, bbox=BBox(w.bbox.x0, w.bbox.top - 540, w.bbox.x1, w.bbox.bottom - 540)) for w in name)
    assert signed_over_two(body, replace(page, number=2, words=moved)) is signed


def test_ink_at_the_foot_of_another_paper_before_signs_no_name_further_down() -> None:
    page = page_of(GOOD, strokes=())
    letter = replace(page, words=tuple(ocr_words("Covering letter", 60, 60, 8)), strokes=(FOOT,))
    assert signed_over_two(letter, replace(page, number=2)) is False


def in_script(text: str, top: float = 600) -> tuple[Word, ...]:
    return tuple(replace(w, source="text", script=True) for w in ocr_words(text, 60, top, 8))


@pytest.mark.parametrize(
    ("said", "signed"),
    [("Ravi Kumar", True), ("R. Kumar", True), ("Sign here", False), ("Margaret Lindqvist", False)],
)
def test_the_signers_name_in_a_face_like_handwriting_signs(said: str, signed: bool) -> None:
    page = native()
    assert (judged(replace(page, words=(*page.words, *in_script(said)))).signed is True) is signed
    typed = tuple(replace(w, script=False) for w in in_script(said))
    assert judged(replace(page, words=(*page.words, *typed))).signed is not True


def test_a_page_set_in_such_a_face_is_not_signed_by_it() -> None:
    page = native()
    words = tuple(replace(w, script=True) for w in (*page.words, *in_script("Ravi Kumar")))
    assert judged(replace(page, words=words)).signed is not True


def test_what_is_drawn_where_the_page_asks_for_a_signature_signs_nothing() -> None:
    ink = (BBox(80, 596, 170, 624),)
    assert judged(native(ink)).signed is True
    assert judged(native(ink, ("Sign here", 82, 600))).signed is not True


@pytest.mark.parametrize(("x1", "signed"), [(59, True), (50, True), (40, None)])
def test_a_hand_may_end_a_little_beside_the_name_below_it(x1: float, signed: bool | None) -> None:
    assert judged(native((BBox(x1 - 38, 590, x1, 622),))).signed is signed


@pytest.mark.parametrize(("top", "x", "signed"), [(660, 60, True), (720, 60, False), (660, 320, False)])
def test_one_signs_in_the_row_below_ones_name_that_asks_for_it(top: float, x: float, signed: bool) -> None:
    page = page_of(GOOD, strokes=(BBox(x + 60, top + 14, x + 150, top + 40),))
    rows = ("Name", 60.0, 606.0), ("Ravi Kumar", 160.0, 606.0), ("Signature", x, top + 20)
    added = [replace(w, source="text") for text, left, at in rows for w in ocr_words(text, left, at, 8)]
    kept = [w for w in page.words if w.bbox.top < 600]
    assert (judged(replace(page, words=(*kept, *added))).signed is True) is signed
