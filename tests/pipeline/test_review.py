"""Decisions apply to the evidence they were made on, or lapse."""

import datetime as dt
from pathlib import Path

import pytest

from pipeline.errors import CaseError
from pipeline.review import Decision, apply_decisions, load_decisions
from tests.pipeline.builders import reading

INVOICE = reading("a", "commercial_invoice", {"invoice_number": "INV-1"})
ID = INVOICE.fields[0].id


def decision(**given: object) -> Decision:
    data = {"id": ID, "verdict": "accept", "by": "rk", "at": dt.date(2026, 8, 1), "shown_sha256": "a", **given}
    return Decision.model_validate(data)


def test_a_correction_is_applied() -> None:
    reviewed = apply_decisions([INVOICE], [decision(verdict="correct", value="INV-7")])
    assert reviewed.documents[0].value("invoice_number") == "INV-7"
    assert reviewed.documents[0].fields[0].method == "reviewer"
    assert reviewed.lapsed == ()


def test_a_rejection_leaves_no_value() -> None:
    reviewed = apply_decisions([INVOICE], [decision(verdict="reject")])
    assert reviewed.documents[0].value("invoice_number") is None


@pytest.mark.parametrize("changed", [{"id": "0" * 16}, {"shown_sha256": "b"}])
def test_a_decision_on_something_else_lapses(changed: dict[str, str]) -> None:
    reviewed = apply_decisions([INVOICE], [decision(verdict="reject", **changed)])
    assert reviewed.documents == (INVOICE,)
    assert len(reviewed.lapsed) == 1


def test_a_correction_without_value_is_an_error(tmp_path: Path) -> None:
    text = f'[[decision]]\nid="{ID}"\nverdict="correct"\nby="rk"\nat=2026-08-01\nshown_sha256="a"\n'
    (tmp_path / "decisions.toml").write_text(text)
    with pytest.raises(CaseError, match=r"decisions\.toml"):
        load_decisions(tmp_path / "decisions.toml")


def test_no_file_no_decisions(tmp_path: Path) -> None:
    assert load_decisions(tmp_path / "decisions.toml") == ()
