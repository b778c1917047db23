"""deadline, intake_balance, step_documents and the frame that runs them: what passes and what fails."""

import datetime as dt
from dataclasses import replace

import pytest

from extractors.classify.void_payments import CODE as VOID
from extractors.evidence import DocumentReading, Problem
from pipeline.assess import assess_case, blocking, rules
from pipeline.case import Received
from pipeline.checks import deadline, intake_balance, legibility, step_documents
from pipeline.clocks import add_months, proof_due
from tests.pipeline.builders import reading, view
from tests.pipeline.test_chain import records


@pytest.mark.parametrize(
    ("imported", "due"),
    [
        ("2026-07-02", "2026-10-02"),
        ("2026-11-30", "2027-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2026-01-31", "2026-04-30"),
    ],
)
def test_three_calendar_months_clip_to_the_month_end(imported: str, due: str) -> None:
    assert proof_due(dt.date.fromisoformat(imported)) == dt.date.fromisoformat(due)


def test_add_months_over_the_year() -> None:
    assert add_months(dt.date(2026, 12, 15), 1) == dt.date(2027, 1, 15)


@pytest.mark.parametrize(
    ("as_of", "kind"),
    [("2026-09-17", "pass"), ("2026-09-18", "review"), ("2026-10-02", "review"), ("2026-10-03", "fail")],
)
def test_deadline(as_of: str, kind: str) -> None:
    case = view(entry={"number": "1", "import_date": dt.date(2026, 7, 2)}, as_of=dt.date.fromisoformat(as_of))
    (finding,) = deadline.check(case)
    assert finding.kind == kind
    assert "2026-10-02" in finding.message


def test_deadline_reads_the_entry_summary() -> None:
    summary = reading("e", "entry_summary", {"import_date": "2026-07-02", "entry_number": "231-1"})
    (finding,) = deadline.check(view([summary]))
    assert finding.kind == "pass"
    assert finding.evidence[0].sha256 == "e"


def test_unknown_date_of_importation_fails() -> None:
    (finding,) = deadline.check(view())
    assert finding.kind == "fail"


def test_other_clocks_are_information() -> None:
    entry = {
        "import_date": dt.date(2026, 7, 2),
        "exclusion_date": dt.date(2026, 7, 20),
        "presented_date": dt.date(2026, 7, 5),
    }
    messages = [f.message for f in deadline.check(view(entry=entry))]
    assert any("2026-09-18" in m for m in messages)
    assert any("2026-08-04" in m and "disputed" in m for m in messages)


def test_intake_balance() -> None:
    case = view(records())
    (finding,) = intake_balance.check(case)
    assert finding.kind == "pass"
    lost = Received("lost.pdf", None, "zz", 5, "application/pdf", "used")
    (finding,) = intake_balance.check(replace(case, received=(*case.received, lost)))
    assert finding.kind == "fail"
    assert "lost.pdf" in finding.message


def test_step_documents_accuse_only_when_every_paper_was_read() -> None:
    found = list(step_documents.check(view(records())))
    missing = [f for f in found if f.kind == "fail"]
    assert any("cutting" in f.message for f in missing)
    untold = view([*records(), reading("u", "production_record", {"output_lot": "Q-1"})])
    assert not [f for f in step_documents.check(untold) if f.kind == "fail" and f.step is None]
    doubtful = view([*records(), reading("o", "other")])
    assert not [f for f in step_documents.check(doubtful) if f.kind == "fail"]


def bill_of(confidence: float, output: bool = False) -> DocumentReading:
    fields = {"output_lot": "W10"} if output else {}
    paper = reading("b", "bill_of_materials", fields, {"producer": "Wafer Co., Ltd."}, "WAFER RUN CARD process", "VN")
    return replace(paper, document=replace(paper.document, type_confidence=confidence))


@pytest.mark.parametrize(
    ("paper", "kind"), [(bill_of(0.99), "fail"), (bill_of(0.9), "review"), (bill_of(0.99, output=True), "review")]
)
def test_a_step_with_a_paper_of_doubtful_type_is_not_accused(paper: DocumentReading, kind: str) -> None:
    (found,) = [f for f in step_documents.check(view([paper], profile="general")) if f.step == 1]
    assert (found.kind, "no production record" in found.message) == (kind, not paper.value("output_lot"))


def test_a_generic_step_that_no_record_shows_is_a_question() -> None:
    found = [f for f in step_documents.check(view([bill_of(0.99)], profile="general")) if f.step is None]
    assert [f.kind for f in found] == ["review"]
    assert "raw material" in found[0].message
    nothing = view([reading("i", "commercial_invoice")], profile="general")
    assert {f.kind for f in step_documents.check(nothing)} == {"fail"}


def test_step_documents_name_missing_trade_papers() -> None:
    case = view([*records(), reading("i", "commercial_invoice", {}, {"seller": "Blue Spinning Ltd"})])
    (spinning,) = [f for f in step_documents.check(case) if f.step == 3]
    assert spinning.kind == "review"
    assert "proof of payment" in spinning.message
    assert "invoice" not in spinning.message


def test_a_payment_that_was_rejected_is_no_proof_of_payment() -> None:
    """The same paper counts once it no longer says that it was rejected."""
    slip = reading("p", "payment_proof", {}, {"payee": "Blue Spinning Ltd"})
    said = Problem(VOID, "The paper says of itself “Status: Rejected”.")
    rejected = replace(slip, document=replace(slip.document, problems=(said,)))
    lacking = []
    for paper in (slip, rejected):
        (spinning,) = [f for f in step_documents.check(view([*records(), paper])) if f.step == 3]
        lacking.append("proof of payment" in spinning.message)
    assert lacking == [False, True]


def test_every_rule_leaves_a_finding_with_severity() -> None:
    found = assess_case(view(records()))
    assert {f.rule for f in found} == set(rules())
    assert all(f.severity for f in found)
    assert [f for f in found if f.kind == "fail" and f.severity == "blocking"] == list(blocking(found))
    weights = [{"blocking": 0, "warning": 1, "info": 2}[f.severity] for f in found]
    assert weights == sorted(weights)


def test_a_refused_file_is_named_and_what_was_read_passes() -> None:
    case = view(records())
    assert [f.kind for f in legibility.check(case)] == ["pass"]
    locked = Received(
        "locked.pdf", None, "zz", 5, "application/pdf", "refused", reason="It is encrypted.", remedy="Ask for it open."
    )
    told, _ = legibility.check(replace(case, received=(*case.received, locked)))
    assert (told.kind, told.severity, told.remedy) == ("review", "warning", "Ask for it open.")
    assert "locked.pdf" in told.message
    assert "encrypted" in told.message


def test_a_paper_of_which_most_could_not_be_read_is_for_a_person() -> None:
    paper = reading("m", "other")
    faint = replace(paper.document.pages[0], readability=0.2)
    poor = replace(paper, document=replace(paper.document, pages=(faint,)))
    (told,) = legibility.check(view([poor]))
    assert (told.kind, "20 %" in told.message) == ("review", True)
    half = replace(poor, document=replace(poor.document, pages=(replace(faint, readability=0.5),)))
    assert [f.kind for f in legibility.check(view([half]))] == ["pass"]
    barely = replace(poor, document=replace(poor.document, pages=(replace(faint, readability=0.45),)))
    assert [f.kind for f in legibility.check(view([barely]))] == ["review"]


def test_a_refused_file_is_told_once_and_no_document_of_it_counts_as_read() -> None:
    paper, other = reading("m", "other"), reading("n", "other")
    faint = replace(paper.document, pages=(replace(paper.document.pages[0], readability=0.2),))
    gone = Received("m.pdf", None, "m", 5, "application/pdf", "refused", reason="It was stopped.")
    poor = replace(paper, document=faint)
    (told,) = legibility.check(view([poor], rows=(gone,)))
    assert (told.kind, "stopped" in told.message) == ("review", True)
    assert [f.message[:2] for f in legibility.check(view([poor, other], rows=(gone,)))] == ["m.", "1 "]
