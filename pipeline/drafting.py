"""`originproof draft`: reads a case as a run does, as far as its chain, and writes the forms that have to be signed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pipeline.effort import longest_first, total_effort
from pipeline.kit import check_drafts_out, write_drafts
from pipeline.progress import Report
from pipeline.reading import process_sources, read_source, understand_source
from pipeline.run import CasePlan, gather_documents, judge_case, open_desk, plan_case, refuse_unreadable, take_in_case


def plan_drafts(folder: Path, out: Path | None, as_of: dt.date) -> CasePlan:
    """As `plan_case`, for a folder of drafts; CaseError before anything is touched."""
    return plan_case(folder, out or folder / "draft", as_of, check_drafts_out)


def draft_case(plan: CasePlan, report: Report) -> tuple[str, ...]:
    """Read, link, trace, write; a line a certificate. What was read is kept for the next run."""
    with open_desk(plan) as desk:
        report.stage("Taking in the inbox")
        intake = take_in_case(plan, desk)
        ordered = longest_first(intake.sources, intake.pages)
        report.stage("Reading", total_effort(ordered))
        problems = process_sources(
            ordered, lambda s: read_source(s, desk) or understand_source(s, desk), plan.cores, report.step
        )
        report.stage("Drafting")
        received = refuse_unreadable(intake.received, problems)
        view, _ = judge_case(plan, received, gather_documents(intake.sources, problems, desk.store))
        return write_drafts(view, plan.out)
