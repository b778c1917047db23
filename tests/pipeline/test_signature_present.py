"""signature_present: ink, script, /s/; unsigned only where a PDF's own page shows that nobody signed."""

from dataclasses import replace

import pytest

from extractors.evidence import BBox, DocumentReading, Evidence, Place, Problem, Word
from pipeline.case import Finding, Received
from pipeline.checks import signature_present
from tests.extractors.test_certificate import GOOD
from tests.pipeline.test_certificate_checks import BOX, SHA, certificate, paper, signed_by_hand, statement, view_of

NAME = "Jane Doe"


def sworn(
    kind: str = "affidavit", text: str = "I swear that it is so. Jane Doe Director", **page: object
) -> DocumentReading:
    made = statement(text, "Kaveri Mills Ltd.")
    signer = Evidence("signer", "name", NAME, Place(SHA, 1, BOX, NAME), 1.0, "text")
    changed = replace(made.document.pages[0], **page)  # type: ignore[arg-type]
    return replace(made, document=replace(made.document, type=kind, pages=(changed,)), fields=(signer,))


def judged(made: DocumentReading, media_type: str = "application/pdf") -> Finding:
    row = Received("a.pdf", None, SHA, 1, media_type, "used")
    (finding,) = signature_present.check(replace(view_of(made), received=(row,)))
    return finding


@pytest.mark.parametrize("kind", ["affidavit", "consignee_statement"])
def test_an_unsigned_sworn_paper_fails(kind: str) -> None:
    finding = judged(sworn(kind))
    assert (finding.kind, finding.severity) == ("fail", "blocking")
    assert NAME in finding.message
    assert finding.evidence[0].quote == NAME


@pytest.mark.parametrize(
    "made",
    [signed_by_hand(sworn()), sworn(text="I swear it. /s/ Jane Doe"), signed_by_hand(sworn("contract"))],
)
def test_a_signed_one_passes(made: DocumentReading) -> None:
    assert judged(made).kind == "pass"


def test_a_name_in_script_is_a_signature_unless_the_page_is_set_in_it() -> None:
    said = [*sworn().document.pages[0].words]
    name = tuple(Word(w, BBox(60 + 40 * n, 600, 95 + 40 * n, 615), script=True) for n, w in enumerate(NAME.split()))
    whole = tuple(replace(w, script=True) for w in said)
    assert judged(sworn(words=(*said, *name))).kind == "pass"
    assert judged(sworn(words=whole)).kind == "fail"


def test_what_the_pages_do_not_decide_is_for_a_person() -> None:
    scan = judged(sworn(source="ocr"))
    word_file = judged(sworn(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    contract = judged(sworn("contract"))
    assert [(f.kind, f.severity) for f in (scan, word_file, contract)] == [("review", "warning")] * 2 + [
        ("review", "warning")
    ]
    assert (judged(sworn("contract", source="ocr")).severity) == "info"


def test_certificates_by_what_the_form_found() -> None:
    assert judged(certificate()).kind == "pass"
    unsigned = judged(certificate(GOOD, strokes=()))
    assert (unsigned.kind, unsigned.severity) == ("fail", "blocking")


def test_invoices_and_blank_forms_are_not_asked() -> None:
    assert judged(paper("commercial_invoice", {"seller": "Kaveri Mills Ltd."})).kind == "not_applicable"
    blank = Problem("blank_form", "It is a blank form.")
    made = sworn()
    assert judged(replace(made, document=replace(made.document, problems=(blank,)))).kind == "not_applicable"
