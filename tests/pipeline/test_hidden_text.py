"""hidden_text: what the text of a file says and its page does not show is told; other words there accuse."""

from dataclasses import replace

from extractors.evidence import BBox, DocumentReading, Problem, Word
from pipeline.case import Finding
from pipeline.checks import hidden_text
from tests.pipeline.builders import reading, view

BOX = BBox(72, 300, 200, 312)


def with_hidden(kind: str, why: str, told: bool = True) -> DocumentReading:
    """A paper of that type with one word of its text layer that is marked so; `told`: the reading speaks of it."""
    made = reading("a", kind, text="sold as seen")
    page = made.document.pages[0]
    problems = (Problem("hidden_text", "1 word cannot be seen: exempted", "Compare the page image."),) if told else ()
    page = replace(page, words=(*page.words, Word("exempted", BOX, hidden=why)), problems=problems)
    return replace(made, document=replace(made.document, pages=(page,)))


def judged(*papers: DocumentReading) -> list[Finding]:
    return list(hidden_text.check(view(papers)))


def test_papers_that_say_what_they_show_pass() -> None:
    (finding,) = judged(reading("a", "commercial_invoice"), with_hidden("packing_list", "sign", told=False))
    assert (finding.kind, finding.message[:2]) == ("pass", "2 ")


def test_hidden_words_of_an_invoice_are_information_with_their_place() -> None:
    (finding,) = judged(with_hidden("commercial_invoice", "invisible"))
    assert (finding.kind, finding.severity) == ("review", "info")
    assert [(ref.page, ref.bbox, ref.quote) for ref in finding.evidence] == [(1, BOX, "exempted")]
    assert ("a.pdf, page 1" in finding.message, finding.remedy) == (True, "Compare the page image.")


def test_hidden_words_of_a_certificate_block_until_a_person_has_looked() -> None:
    for kind in ("certificate_of_origin_1243", "consignee_statement"):
        (finding,) = judged(with_hidden(kind, "invisible"))
        assert (finding.kind, finding.severity) == ("review", "blocking")


def test_other_words_than_the_page_shows_accuse_a_certificate_only() -> None:
    (certificate,) = judged(with_hidden("certificate_of_origin_1243", "remapped"))
    (invoice,) = judged(with_hidden("commercial_invoice", "remapped"))
    assert (certificate.kind, certificate.severity) == ("fail", "blocking")
    assert (invoice.kind, invoice.severity) == ("review", "warning")


def test_hidden_cells_and_text_of_office_files_are_told_without_a_place() -> None:
    made = reading("a", "packing_list")
    sheet = replace(made.document, problems=(Problem("hidden_text", "Column C is hidden: 12", "Ask why."),))
    (finding,) = judged(replace(made, document=sheet))
    assert ("Column C is hidden: 12" in finding.message, finding.evidence) == (True, ())
