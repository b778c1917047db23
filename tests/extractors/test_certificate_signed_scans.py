"""Scans of certificates, below the form: names in a hand, strokes through print, stamps that name a department."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.certificate import CertificateReading, judge_certificate
from extractors.evidence import BBox, Document, Page, Word
from tests.extractors.test_certificate import GOOD, VALUES, page_of

KIND = "certificate_of_origin_1243"
DRAWN = BBox(60, 596, 190, 626)


def ocr_words(text: str, x: float, top: float, height: float) -> list[Word]:
    """Words of a scan set beside each other, in boxes of that height."""
    found = []
    for word in text.split():
        found.append(Word(word, BBox(x, top, x + 0.6 * height * len(word), top + height), 0.97, "ocr", height))
        x += 0.6 * height * (len(word) + 1)
    return found


def scan_with(*below: Word, strokes: tuple[BBox, ...] = ()) -> Page:
    """A scan of the form with its date and these words below it, in place of signer and caption."""
    page = page_of(GOOD, source="ocr", strokes=strokes)
    body = tuple(w for w in page.words if w.bbox.top < 600)
    return replace(page, words=(*body, *below))


def judged(first: Page, second: Page | None = None) -> CertificateReading:
    pages = first, second or first
    one, other = (Document("0" * 64, (p,), KIND, 1.0) for p in pages)
    return judge_certificate(one, (), other)


def signed_by(name: str, height: float, climb: float = 0.0) -> CertificateReading:
    """A name of that height over the caption, each word `climb` points higher than the one before it."""
    words = ocr_words(name, 70, 604, height)
    raised = [
        replace(w, bbox=BBox(w.bbox.x0, w.bbox.top - n * climb, w.bbox.x1, w.bbox.bottom - n * climb))
        for n, w in enumerate(words)
    ]
    return judged(scan_with(*raised, *ocr_words("(Signature)", 70, 642, 9)))


@pytest.mark.parametrize("over", ["Ravi Kumar", "True Copy", "To Be Signed", "Made In India"])
def test_large_words_over_the_caption_are_for_a_person_since_print_may_be_as_large(over: str) -> None:
    found = signed_by(over, 20)
    assert found.verdict == "review"
    assert "unsigned" in [d.kind for d in found.deviations]  # a mark of a copy is doubted besides


@pytest.mark.parametrize(
    ("name", "height", "climb"), [("Ravi Kumar", 11, 0.0), ("RAVI KUMAR", 20, 0.0), ("Ravi Kumar", 20, 9.0)]
)
def test_a_printed_name_capitals_and_a_slant_are_no_signature(name: str, height: float, climb: float) -> None:
    assert signed_by(name, height, climb).verdict == "deviating"


def test_a_firm_in_large_letters_is_no_signature() -> None:
    assert signed_by("For Kumar Mills Ltd", 20).verdict == "review"


def test_a_name_in_large_print_below_the_caption_is_no_signature() -> None:
    page = scan_with(*ocr_words("(Signature)", 70, 602, 9), *ocr_words("Ravi Kumar", 70, 620, 20))
    assert judged(page).verdict != "conforming"


def test_a_stamps_department_is_no_signer() -> None:
    below = [*ocr_words("Ravi Kumar", 60, 630, 10), *ocr_words("EXPORT DEPT.", 380, 700, 9)]
    found = judged(scan_with(*below, strokes=(DRAWN,)))
    assert (found.verdict, found.blanks["signature"].value) == ("conforming", "Ravi Kumar")
    assert judged(scan_with(*below)).verdict == "deviating"


def test_a_stamp_read_as_a_name_leaves_the_name_below_the_stroke_the_signers() -> None:
    below = [*ocr_words("Ravi Kumar", 60, 630, 10), *ocr_words("Kumxr Mxlls", 380, 700, 9)]
    found = judged(scan_with(*below, strokes=(DRAWN,)))
    assert found.blanks["signature"].value == "Ravi Kumar"


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [("ager", "anager", "conforming"), ("uyer", "buyer", "review"), ("gent", "agen", "review")],
)
def test_a_stroke_through_the_signers_office_leaves_the_end_of_it(first: str, second: str, verdict: str) -> None:
    pages = [scan_with(*ocr_words(f"Ravi Kumar, Exp {w}", 60, 630, 10), strokes=(DRAWN,)) for w in (first, second)]
    assert judged(*pages).verdict == verdict


@pytest.mark.parametrize(("line", "verdict"), [("hereinafter", "review"), ("bearing", "deviating")])
def test_a_filling_beside_the_first_line_of_its_label_is_not_missing_for_sure(line: str, verdict: str) -> None:
    quantity = VALUES["quantity"]
    page = page_of(GOOD.replace(f" {quantity} of", " of"), source="ocr")
    level = next(w for w in page.words if w.text.startswith(line)).bbox
    beside = ocr_words("9,600 pieces", 640, level.top, 10)
    assert judged(replace(page, width=900, words=(*page.words, *beside))).verdict == verdict


def test_a_name_behind_its_label_is_not_its_own_signature() -> None:
    below = (*ocr_words("Signature:", 70, 620, 9), *ocr_words("Name: Ravi Kumar", 70, 640, 9))
    assert judged(scan_with(*below)).verdict == "deviating"


def test_a_name_typed_twice_on_a_scan_is_for_a_person() -> None:
    below = (*ocr_words("Ravi Kumar", 70, 604, 10), *ocr_words("Ravi Kumar", 70, 642, 10))
    assert judged(scan_with(*below, *ocr_words("(Signature)", 70, 660, 9))).verdict == "review"


def test_a_misread_name_typed_twice_is_no_signature_either() -> None:
    below = (*ocr_words("Ravi Kumor", 70, 620, 10), *ocr_words("Ravi Kumar", 70, 642, 10))
    assert judged(scan_with(*below, *ocr_words("(Signature)", 70, 660, 9))).verdict == "review"


@pytest.mark.parametrize("role", ["Subscribed and sworn before me", "Received for carriage on behalf"])
def test_ink_below_the_signers_name_with_words_between_is_anothers(role: str) -> None:
    block = (*ocr_words("(Signature)", 70, 630, 9), *ocr_words("Ravi Kumar", 70, 644, 9))
    below = (*block, *ocr_words(role, 70, 656, 6))
    stroke = BBox(70, 659, 180, 677)
    assert judged(scan_with(*below, strokes=(stroke,))).verdict == "review"
    assert judged(scan_with(*below, strokes=(BBox(70, 600, 180, 626),))).verdict != "deviating"


def test_ink_above_a_notary_is_not_the_signers() -> None:
    below = (*ocr_words("Subscribed and sworn before me", 70, 640, 9), *ocr_words("Notary Public", 70, 700, 9))
    found = judged(scan_with(*below, strokes=(BBox(70, 664, 180, 694),)))
    assert "unsigned" in [d.kind for d in found.deviations]


def test_of_the_drawings_of_a_native_page_those_sign_that_the_pixels_show_to_be_a_hands() -> None:
    first = page_of(GOOD)
    words = page_of(GOOD, source="ocr", strokes=())
    assert judged(first, replace(words, strokes=first.strokes)).verdict == "conforming"
    assert judged(first, replace(words, images=first.strokes)).verdict == "review"
    assert judged(first, words).verdict == "deviating"
    pictured = replace(first, strokes=(), images=first.strokes)
    assert judged(pictured, replace(words, strokes=first.strokes)).verdict == "conforming"
    assert judged(pictured, replace(words, images=first.strokes)).verdict == "review"


def test_a_name_typed_twice_on_a_native_page_is_for_a_person() -> None:
    twice = page_of(GOOD, strokes=())
    again = [w for w in twice.words if w.bbox.top == 630 and w.text in ("Ravi", "Kumar")]
    typed = tuple(replace(w, bbox=BBox(w.bbox.x0, 610, w.bbox.x1, 620)) for w in again)
    assert judged(twice, replace(twice, source="ocr")).verdict == "deviating"
    twice = replace(twice, words=(*twice.words, *typed))
    assert judged(twice, replace(twice, source="ocr")).verdict == "review"
