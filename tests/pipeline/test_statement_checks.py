"""The statement beside the case: the class of the order, the day on which proof was due, a letter meant for it."""

import datetime as dt
from dataclasses import replace

import pytest

from extractors.evidence import DocumentReading
from pipeline.case import CaseSettings, CaseView
from pipeline.checks import statement_elements, statement_present
from tests.pipeline.test_certificate_checks import STATEMENT, signed_by_hand, statement, view_of


def of_class(view: CaseView, *classes: str) -> CaseView:
    case = {"id": "t", "profile": "cotton", "labor_class": list(classes)}
    return replace(view, settings=CaseSettings.model_validate({"case": case}))


@pytest.mark.parametrize(
    ("said", "classes", "kind"),
    [
        ("forced labor was", ("forced labor",), "pass"),
        ("convict, forced and indentured labor were", ("forced labor",), "pass"),
        ("convict labor was", ("forced labor",), "review"),
        ("forced labor was", ("forced labor", "indentured labor"), "review"),
        ("convict labor was", (), "pass"),
        ("compelled labor was", ("forced labor",), "pass"),
    ],
)
def test_a_belief_is_about_the_class_of_the_order(said: str, classes: tuple[str, ...], kind: str) -> None:
    made = statement(STATEMENT.replace("forced labor was", said))
    assert [f.kind for f in statement_elements.check(of_class(view_of(made), *classes))][3] == kind


@pytest.mark.parametrize(("imported", "kind"), [("2026-04-20", "pass"), ("2026-04-19", "review")])
def test_a_statement_signed_after_the_proof_was_due(imported: str, kind: str) -> None:
    case = view_of(signed_by_hand(statement()))
    assert case.settings.entry is not None
    entry = case.settings.entry.model_copy(update={"import_date": dt.date.fromisoformat(imported)})
    settings = case.settings.model_copy(update={"entry": entry})
    (finding,) = statement_present.check(replace(case, settings=settings))
    assert finding.kind == kind
    assert "2026-07-20" in finding.message


def letter(text: str) -> DocumentReading:
    made = statement(text)
    return replace(made, document=replace(made.document, type="correspondence"))


def test_a_letter_that_tells_of_the_efforts_may_be_meant_for_the_statement() -> None:
    (meant,) = statement_present.check(view_of(letter(STATEMENT)))
    (other,) = statement_present.check(view_of(letter("The goods left our mill on Monday. We enclose the invoice.")))
    assert (meant.kind, meant.severity) == ("review", "blocking")
    assert meant.evidence[0].quote.startswith("We, Harbor Apparel Inc., have made every reasonable effort")
    assert (other.kind, other.severity) == ("fail", "blocking")
