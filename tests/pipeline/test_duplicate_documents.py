"""duplicate_documents: copies are told, and one number on two invoices that differ is an accusation."""

from dataclasses import replace

import pytest

from extractors.evidence import DocumentReading
from pipeline.case import CaseView, Finding
from pipeline.checks import duplicate_documents
from pipeline.records import intake_record
from tests.pipeline.builders import reading, received, view
from tests.pipeline.test_near_copies import page, paper


def judged(case: CaseView) -> list[Finding]:
    return list(duplicate_documents.check(case))


def invoice(sha: str, number: str = "K-118", total: str = "990.00", seller: str = "Kadi Mills Ltd") -> DocumentReading:
    made = reading(sha, "commercial_invoice", {"invoice_number": number, "total": total}, {"seller": seller})
    return replace(made, fields=tuple(replace(f, confidence=0.95) for f in made.fields))


def unsure(made: DocumentReading, name: str) -> DocumentReading:
    """The paper with one of its values read with less certainty."""
    return replace(made, fields=tuple(replace(f, confidence=0.85) if f.name == name else f for f in made.fields))


def measured(sha: str, quantity: str, unit: str) -> DocumentReading:
    """An invoice of that quantity."""
    made = reading(
        sha, "commercial_invoice", {"invoice_number": "K-118", "quantity": quantity}, {"seller": "Kadi Mills"}
    )
    return replace(
        made,
        fields=tuple(replace(f, confidence=0.95, unit=unit if f.name == "quantity" else None) for f in made.fields),
    )


def scanned(made: DocumentReading) -> DocumentReading:
    pages = tuple(replace(p, source="ocr") for p in made.document.pages)
    return replace(made, document=replace(made.document, pages=pages))


def test_nothing_twice_passes() -> None:
    (finding,) = judged(view([invoice("a"), invoice("b", "K-119")]))
    assert finding.kind == "pass"


def test_the_same_bytes_are_information() -> None:
    one = invoice("a")
    (row,) = received(one)
    copy = replace(row, path="again.pdf", fate="duplicate", of="a")
    (finding,) = judged(view([one], rows=(row, copy)))
    assert (finding.kind, finding.severity) == ("review", "info")
    assert "again.pdf" in finding.message
    assert [ref.file for ref in finding.evidence] == ["a.pdf", "again.pdf"]


def test_all_copies_of_a_paper_are_one_finding() -> None:
    words = page(seed=1)
    papers = [paper(sha, words, kind="test_report") for sha in "abc"]
    (finding,) = judged(view([*papers, paper("d", page(seed=2))]))
    assert (finding.kind, finding.severity) == ("review", "warning")
    assert finding.message == "a.pdf (page 1), b.pdf (page 1) and c.pdf (page 1) are copies of one test report"
    assert [ref.sha256 for ref in finding.evidence] == ["a", "b", "c"]


def test_intake_json_relates_the_copies() -> None:
    case = view([paper("a", page(seed=1)), paper("b", page(seed=1)), paper("c", page(seed=2))])
    rows = {row["path"]: row["near_copies"] for row in intake_record(case, ())["files"]}
    assert rows["a.pdf"] == [{"path": "b.pdf", "member": None, "sha256": "b", "pages": [[1, 1]]}]
    assert rows["b.pdf"] == [{"path": "a.pdf", "member": None, "sha256": "a", "pages": [[1, 1]]}]
    assert rows["c.pdf"] == []


def test_one_number_and_two_sums_is_an_accusation() -> None:
    (finding,) = judged(view([invoice("a"), invoice("b", total="880.00")]))
    assert (finding.kind, finding.severity) == ("fail", "blocking")
    assert all(part in finding.message for part in ("K-118", "990.00", "880.00", "a.pdf", "b.pdf"))
    assert [ref.quote for ref in finding.evidence] == ["990.00", "880.00"]


@pytest.mark.parametrize(
    "other",
    [
        invoice("b"),
        invoice("b", total="880.00", seller="Other Spinners GmbH"),
        invoice("a", total="880.00"),
        scanned(invoice("b", total="880.00")),
        replace(invoice("b", total="880.00"), fields=()),
        unsure(invoice("b", total="880.00"), "invoice_number"),
        unsure(invoice("b", total="880.00"), "total"),
    ],
    ids=["equal sum", "other seller", "parts of one file", "scan", "nothing read", "unsure number", "unsure sum"],
)
def test_doubt_accuses_nobody(other: DocumentReading) -> None:
    assert [f.kind for f in judged(view([invoice("a"), other]))] == ["pass"]


@pytest.mark.parametrize(("unit", "kind"), [("KGM", "review"), ("LBR", "pass")])
def test_quantities_differ_only_in_one_unit(unit: str, kind: str) -> None:
    (finding,) = judged(view([measured("a", "100", "KGM"), measured("b", "220", unit)]))
    assert finding.kind == kind


def test_a_paper_with_two_numbers_is_not_compared_by_one() -> None:
    other = invoice("b", total="880.00")
    second = replace(next(f for f in other.fields if f.name == "invoice_number"), value="K-119")
    several = replace(other, fields=(*other.fields, second))
    assert [f.kind for f in judged(view([invoice("a"), several]))] == ["pass"]


def test_copies_of_an_invoice_are_told_as_copies_though_a_quantity_was_misread() -> None:
    gists = paper("a", page(seed=1)).gists
    one, other = (replace(measured(sha, n, "KGM"), gists=gists) for sha, n in (("a", "100"), ("b", "180")))
    (finding,) = judged(view([one, other]))
    assert finding.message == "a.pdf (page 1) and b.pdf (page 1) are copies of one commercial invoice K-118"
