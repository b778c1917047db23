"""Lines beside the form: what takes back in one word, what is set downwards, what is told of the signer."""

from __future__ import annotations

import pytest

from extractors.certificate import judge_certificate
from extractors.evidence import BBox, Document, Word
from tests.extractors.test_certificate import GOOD, judged, page_of


@pytest.mark.parametrize("foot", ["Minuta", "Vorschau", "Uncontrolled copy", "Esta declaración se basa en información"])
def test_a_word_for_a_draft_or_a_hearsay_takes_back(foot: str) -> None:
    assert judged(GOOD, foot=foot).verdict in ("review", "deviating")


@pytest.mark.parametrize(("letters", "verdict"), [("onlyonelot", "review"), ("kaverimills", "conforming")])
def test_letters_below_one_another_are_read(letters: str, verdict: str) -> None:
    page = page_of(GOOD)
    column = tuple(Word(c, BBox(20, 200 + 12 * n, 26, 210 + 12 * n), 0.97, "text", 10.0) for n, c in enumerate(letters))
    words = (*page.words, *column)
    shown = Document(
        "0" * 64,
        (type(page)(1, 612, 792, words, source="text", strokes=page.strokes),),
        "certificate_of_origin_1243",
        1.0,
    )
    assert judge_certificate(shown, ("forced labor",)).verdict == verdict


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("The signatory of the above is the consignee", "deviating"),
        ("The signatory is the owner of one of the mills", "deviating"),
        ("Authorised signatory", "conforming"),
    ],
)
def test_what_is_told_of_the_signer_is_no_caption(line: str, verdict: str) -> None:
    assert judged(GOOD, foot=line).verdict == verdict
