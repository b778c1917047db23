"""Requests of a detention notice: marks, wrapped lines, where the list begins and ends."""

from __future__ import annotations

from extractors.requests import find_requests
from tests.extractors.pages import document_of

NOTICE = """
15. Nature of any information which, if supplied, may accelerate the disposition of the detention:
You may submit a certificate of origin, and the following documents:
(a) List of production steps and production records for the yarn, including records that
identify the cotton.
(b) Transportation documents.
(c) Time cards or the like.
Please number each step of the production process.
"""


def test_lettered_requests_with_wrapped_lines():
    found = find_requests(document_of("detention_notice", NOTICE))
    assert [(r.number, r.text) for r in found] == [
        (
            "a",
            "List of production steps and production records for the yarn, including records that identify the cotton.",
        ),
        ("b", "Transportation documents."),
        ("c", "Time cards or the like."),
    ]
    assert found[0].place.bbox.height > found[1].place.bbox.height


def test_numbered_requests():
    text = "Please submit the following documents:\n1. Purchase orders.\n2. Proof of payment."
    assert [r.number for r in find_requests(document_of("detention_notice", text))] == ["1", "2"]


def test_other_documents_have_none():
    assert find_requests(document_of("policy", NOTICE)) == ()


def test_the_officer_right_under_the_last_request_is_no_part_of_it() -> None:
    asked = "You may submit:\n1. Purchase orders.\n2. A flow chart, and a letter of the\nplant / officer in charge"
    signed = "You may submit:\n1. Purchase orders and invoices.\n2. A flow chart.\nR. Alvarez / Import Specialist"
    texts = [[r.text for r in find_requests(document_of("detention_notice", t))] for t in (signed, asked)]
    assert texts[0] == ["Purchase orders and invoices.", "A flow chart."]
    assert texts[1][1].endswith("officer in charge")


def test_a_sentence_on_whom_to_ask_is_no_part_of_the_last_request() -> None:
    asked = "Please provide:\n1. Purchase orders.\n2. Answers to the questions of\nquestionnaire B.\n"
    ended = "Please provide:\n1. Purchase orders.\n2. A flow chart.\nQuestions may be directed to Officer R. Alvarez.\n"
    texts = [[r.text for r in find_requests(document_of("detention_notice", t))] for t in (asked, ended)]
    assert texts[0][1] == "Answers to the questions of questionnaire B."
    assert texts[1] == ["Purchase orders.", "A flow chart."]
