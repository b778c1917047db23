"""Two readings of one scan: who read a word, what two witnesses are, and what remains doubt."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from extractors.certificate import CertificateReading, judge_certificate
from extractors.evidence import BBox, Document, Page, Word
from extractors.ocr.rereading import reread_doubtful
from extractors.ocr.second_engine import SECOND
from extractors.ocr.tesseract import recognise
from extractors.plain import from_plain, to_plain
from tests.extractors.reading_samples import scan
from tests.extractors.test_certificate import BODY, GOOD, VALUES, page_of

ALTERED = GOOD.replace("labor was not", "labor were not")


def judged(first: Page, second: Page) -> CertificateReading:
    """The judgement of a scan read as these two pages."""
    kind = "certificate_of_origin_1243"
    return judge_certificate(Document("0" * 64, (first,), kind, 1.0), (), Document("0" * 64, (second,), kind, 1.0))


def taken(page: Page, own: Page, word: str) -> Page:
    """`page` with the words that differ from `own` marked as the second engine's, its own kept beside."""
    pairs = list(zip(page.words, own.words, strict=True))
    words = [replace(w, engine=SECOND) if w.text == word or w.text != o.text else w for w, o in pairs]
    replaced = [o for w, (_, o) in zip(words, pairs, strict=True) if w.engine]
    return replace(page, words=tuple(words), replaced=tuple(replaced))


def test_a_word_of_the_second_engine_is_no_second_witness() -> None:
    good, own = (page_of(text, source="ocr") for text in (GOOD, ALTERED))
    assert judged(good, good).verdict == "conforming"
    found = judged(taken(good, own, "were"), good)
    assert found.verdict == "review"
    assert [(d.expected, d.found) for d in found.deviations] == [("was", "were")]


def test_the_first_engines_own_misreading_still_agrees() -> None:
    good, own = page_of(GOOD, source="ocr"), page_of(GOOD.replace("thereof", "thereot"), source="ocr")
    assert judged(taken(good, own, "thereof."), good).verdict == "conforming"


def test_a_word_that_only_the_second_engine_saw_is_doubted() -> None:
    good = page_of(GOOD, source="ocr")
    words = [replace(w, engine=SECOND) if w.text == "component" else w for w in good.words]
    assert judged(replace(good, words=tuple(words)), good).verdict == "review"


def test_words_say_which_engine_read_them() -> None:
    image = np.asarray(scan(["Date: 05-03-2018", "Total 148.40"]))
    first = recognise(image, ("en",))
    wrong = [replace(w, text="xx", confidence=0.1) if "05" in w.text else w for w in first]
    engines = {w.text: w.engine for w in reread_doubtful(image, wrong, 20)}
    assert engines["05-03-2018"] == SECOND
    assert engines["148.40"] == ""


def test_engine_and_replaced_words_survive_the_store() -> None:
    word = Word("was", page_of("x").words[0].bbox, 0.9, "ocr", engine=SECOND)
    page = Page(1, 612, 792, (word,), replaced=(replace(word, text="wos", engine=""),))
    assert from_plain(Page, to_plain(page)) == page


def test_words_run_together_by_one_engine_are_no_difference() -> None:
    good = page_of(GOOD, source="ocr")
    for glued in ("merchandise orofany component thereof.", "merchandise orof anycomponent thereof."):
        other = page_of(GOOD.replace("merchandise or of any component thereof.", glued), source="ocr")
        assert judged(good, other).verdict == "conforming"
        assert judged(other, good).verdict == "conforming"


def test_the_same_letters_in_other_words_stay_a_difference() -> None:
    one, two = GOOD.replace("in any stage", "in many stage"), GOOD.replace("in any stage", "inmany stage")
    assert judged(page_of(one, source="ocr"), page_of(two, source="ocr")).verdict != "conforming"


def test_what_both_passed_over_under_a_stamp_is_doubted() -> None:
    page = page_of(GOOD, source="ocr")
    covered = replace(page, words=tuple(w for w in page.words if w.text not in ("certify", "that")))
    assert judged(covered, covered).verdict == "review"
    closed = page_of(GOOD.replace("certify that", ""), source="ocr")
    assert judged(closed, closed).verdict == "deviating"


def test_a_filling_run_into_a_word_by_both_is_doubted() -> None:
    glued = page_of(GOOD.replace("ARBOR V.1 at", "ARBOR 0042.at"), source="ocr")
    assert judged(glued, glued).verdict in ("review", "conforming")
    assert judged(*[page_of(GOOD.replace("ARBOR V.1 at", "ARBOR V.1 in"), source="ocr")] * 2).verdict == "deviating"


def test_what_a_run_together_word_leaves_of_a_filling_is_no_certain_placeholder() -> None:
    marked = BODY.format(**{**VALUES, "marks": "<K> AXW"})
    glued = page_of(marked.replace("AXW was", "AXWwas"), source="ocr")
    assert judged(glued, glued).verdict == "review"
    bare = page_of(marked.replace("<K> AXW was", "<K> was"), source="ocr")
    assert judged(bare, bare).verdict == "deviating"


@pytest.mark.parametrize(("confidence", "signer"), [(0.9, "Aes Er"), (0.3, "Ravi Kumar")])
def test_a_pens_strokes_taken_for_letters_name_no_signer(confidence: float, signer: str) -> None:
    page = page_of(GOOD, source="ocr")
    named = [w for w in page.words if w.bbox.top == 630]
    below = [replace(w, bbox=BBox(w.bbox.x0, 690, w.bbox.x1, 700)) for w in named]
    strokes = [Word(t, w.bbox, confidence, "ocr", 10.0) for t, w in zip(("Aes", "Er"), named, strict=False)]
    drawn = replace(page, words=(*(w for w in page.words if w not in named), *strokes, *below))
    assert judged(drawn, drawn).blanks["signature"].value == signer


def test_a_number_run_into_a_word_of_the_form_is_parted() -> None:
    marked = BODY.format(**{**VALUES, "marks": "LOT 14-22"})
    glued = page_of(marked.replace("14-22 was", "14-22was"), source="ocr")
    found = judged(glued, glued)
    assert (found.verdict, found.blanks["marks"].value) == ("conforming", "LOT 14-22")
    other = page_of(marked.replace("14-22 was", "14-22has"), source="ocr")
    assert judged(other, other).verdict != "conforming"


def test_a_line_through_a_word_of_a_scan_is_for_a_person() -> None:
    good = page_of(GOOD, source="ocr")
    word = next(w.bbox for w in good.words if w.text == "not")
    middle = BBox(word.x0, word.center[1] - 0.5, word.x1, word.center[1] + 0.5)
    struck = replace(good, replaced=good.words, rules=(middle,))
    assert judged(good, struck).verdict == "review"
    under = replace(struck, rules=(BBox(word.x0, word.bottom, word.x1, word.bottom + 1),))
    assert judged(good, under).verdict == "conforming"


def test_a_date_that_nobody_finds_in_a_scan_is_asked_for() -> None:
    page = page_of(GOOD, source="ocr")
    lost = replace(page, words=tuple(w for w in page.words if w.text not in ("Dated", "2026-05-20")))
    found = judged(lost, lost)
    assert (found.verdict, [d.kind for d in found.deviations]) == ("review", ["undated"])


def test_the_first_word_may_be_passed_over_by_one_engine() -> None:
    good = page_of(GOOD, source="ocr")
    assert good.words[0].text == "I,"
    lost = replace(good, words=good.words[1:])  # all other words stay where they are
    assert judged(lost, good).verdict == "conforming"
    assert judged(lost, lost).verdict != "conforming"
    other = page_of(GOOD.replace("certify that", "certify"), source="ocr")
    assert judged(other, good).verdict == "review"


def test_a_scrap_beside_a_blank_may_be_the_word_that_is_missing() -> None:
    goods = VALUES["description"]
    scrap = page_of(GOOD.replace(f"{goods} in", f"{goods} jy"), source="ocr")
    assert judged(scrap, scrap).verdict == "review"


def test_pounds_are_read_as_pounds() -> None:
    marked = BODY.format(**{**VALUES, "quantity": "52,000 Ibs"})
    page = page_of(marked, source="ocr")
    found = judged(page, page)
    assert (found.verdict, found.blanks["quantity"].value) == ("conforming", "52,000 lbs")


@pytest.mark.parametrize(
    ("date", "verdict"),
    [("20 lulv 2026", "review"), ("about 20 July 2026", "deviating"), ("20 July 2026", "conforming")],
)
def test_a_month_misread_by_both_engines_is_no_words_of_a_limit(date: str, verdict: str) -> None:
    page = page_of(GOOD.replace(VALUES["departure_date"], date), source="ocr")
    assert judged(page, page).verdict == verdict


@pytest.mark.parametrize(("glued", "told"), [("cottonin", "review"), ("cotton", "deviating")])
def test_a_short_word_may_be_run_into_the_goods_before_it(glued: str, told: str) -> None:
    page = page_of(GOOD.replace("shirts of cotton in white in 200", f"shirts of {glued} 200"), source="ocr")
    assert judged(page, page).verdict == told
