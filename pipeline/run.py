"""The stages in order, as plain functions: a case folder -> its package. `flow.py` wraps the same ones."""

from __future__ import annotations

import datetime as dt
import os
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.evidence import DocumentReading, Problem, Source
from pipeline.assess import assess_case, blocking
from pipeline.case import CaseSettings, CaseView, Finding, Received, load_case_file
from pipeline.clocks import proof_due
from pipeline.effort import longest_first, total_effort
from pipeline.entries import import_dates
from pipeline.errors import CaseError
from pipeline.intake import Intake, require_files, take_in
from pipeline.link import link_documents
from pipeline.package import PackageContents, check_out, write_package
from pipeline.profile import Profile, load_profile
from pipeline.progress import Report
from pipeline.reading import Desk, documents_of, page_picture, pressed_pdf, process_source, process_sources, unreadable
from pipeline.review import Decision, apply_decisions, load_decisions
from pipeline.store import Store
from pipeline.trace import trace_chain
from pipeline.worker import Limits, Workers, sandbox_state

STATE = ".originproof"


@dataclass(frozen=True, slots=True)
class CasePlan:
    """What to run: all of it checked before a file is read."""

    folder: Path
    out: Path
    as_of: dt.date
    settings: CaseSettings
    profile: Profile
    decisions: tuple[Decision, ...]
    cores: int


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came of a run, for the summary: counts, the blocking accusations, what is missing, days left."""

    case: str
    out: Path
    received: int
    documents: int
    exhibits: int
    findings: tuple[Finding, ...]
    days_left: int | None

    @property
    def blocked(self) -> bool:
        """Whether a finding is `fail` and `blocking` (exit code 1)."""
        return bool(blocking(self.findings))


def plan_case(folder: Path, out: Path | None, as_of: dt.date, check: Callable[[Path], None] = check_out) -> CasePlan:
    """Read the configuration; CaseError names cause and remedy before anything is touched. `check` looks at `out`."""
    if not folder.is_dir():
        raise CaseError(f"{folder} is not a folder: name the folder that holds case.toml and inbox/")
    settings = load_case_file(folder / "case.toml")
    profile = load_profile(settings.case.profile)
    decisions = load_decisions(folder / "decisions.toml")
    target = out or folder / "package"
    require_files(folder / "inbox")
    check(target)
    _keep_out(target, (folder / "inbox", folder / STATE))
    return CasePlan(folder, target, as_of, settings, profile, decisions, os.cpu_count() or 1)


def _keep_out(out: Path, folders: Iterable[Path]) -> None:
    """The inbox is never written to, and the state is not a place for results."""
    for folder in folders:
        if out.resolve().is_relative_to(folder.resolve()):
            raise CaseError(f"--out {out.name} is inside {folder.name}/: name a folder elsewhere")


@contextmanager
def open_desk(plan: CasePlan) -> Iterator[Desk]:
    """The case's store and its child processes, closed at the end."""
    with Store(plan.folder / STATE) as store, Workers(plan.cores, Limits(), store.scratch / "workers") as workers:
        yield Desk(store, workers, uuid.uuid4().hex[:12])


def take_in_case(plan: CasePlan, desk: Desk) -> Intake:
    """Stage 1: every file and member of the inbox gets its one fate."""
    return take_in(plan.folder / "inbox", desk.store, desk.workers)


def run_case(plan: CasePlan, report: Report) -> CaseResult:
    """All stages, in order, without Prefect."""
    with open_desk(plan) as desk:
        report.stage("Taking in the inbox")
        intake = take_in_case(plan, desk)
        ordered = longest_first(intake.sources, intake.pages)
        report.stage("Reading", total_effort(ordered))
        problems = process_sources(ordered, lambda s: process_source(s, desk), plan.cores, report.step)
        report.stage("Judging and binding")
        return finish_case(plan, desk, intake, problems)


def finish_case(plan: CasePlan, desk: Desk, intake: Intake, problems: dict[str, Problem]) -> CaseResult:
    """Stages 6 to 10: decisions, links, chain, findings, package."""
    received = refuse_unreadable(intake.received, problems)
    documents = gather_documents(intake.sources, problems, desk.store)
    view, findings = judge_case(plan, received, documents)
    contents = _contents(plan, desk, intake, view, findings)
    summary = write_package(contents, plan.out)
    return CaseResult(
        case=plan.settings.case.id,
        out=plan.out,
        received=len(received),
        documents=len(documents),
        exhibits=summary.exhibits,
        findings=findings,
        days_left=_days_left(view),
    )


def refuse_unreadable(rows: Iterable[Received], problems: dict[str, Problem]) -> tuple[Received, ...]:
    """A file that could not be read is refused, with the reason and the remedy in words a supplier understands."""
    return tuple(
        replace(r, fate="refused", reason=p.message, remedy=p.remedy)
        if r.fate == "used" and (p := problems.get(r.sha256))
        else r
        for r in rows
    )


def gather_documents(
    sources: Iterable[Source], problems: dict[str, Problem], store: Store
) -> tuple[DocumentReading, ...]:
    """What all files say, in the order of the files; a file that could not be read is a document `unreadable`."""
    found: list[DocumentReading] = []
    for source in sources:
        problem = problems.get(source.sha256)
        found += [unreadable(source, problem)] if problem else documents_of(source, store)
    return tuple(found)


def judge_case(
    plan: CasePlan, received: tuple[Received, ...], documents: tuple[DocumentReading, ...]
) -> tuple[CaseView, tuple[Finding, ...]]:
    """Stages 6 to 9, pure: decisions applied, parties linked, steps traced, every rule judged."""
    reviewed = apply_decisions(documents, plan.decisions)
    chain = trace_chain(reviewed.documents, link_documents(reviewed.documents), plan.profile)
    view = CaseView(plan.settings, plan.profile, plan.as_of, received, reviewed.documents, chain)
    lapsed = tuple(_lapsed(d) for d in reviewed.lapsed)
    return view, (*lapsed, *assess_case(view))


def _lapsed(decision: Decision) -> Finding:
    return Finding(
        "one_reading", "review", f"the decision of {decision.by} on evidence {decision.id} no longer applies: "
        "the paper is read differently now, or is not in the inbox", "decisions.toml", "warning",
        "Look at the paper again and decide anew.",
    )  # fmt: skip


def _contents(
    plan: CasePlan, desk: Desk, intake: Intake, view: CaseView, findings: tuple[Finding, ...]
) -> PackageContents:
    sources = {s.sha256: s for s in intake.sources}
    readable = {d.document.sha256 for d in view.documents if d.document.pages}

    def pdf_of(sha256: str) -> Path | None:
        if sha256 not in readable:
            return None
        return pressed_pdf(sources[sha256], desk.store)

    return PackageContents(
        view=view,
        findings=findings,
        original=desk.store.blob_path,
        pdf=pdf_of,
        picture=lambda sha256, page: page_picture(sources[sha256], page, desk.store),
        run={"run": desk.run, "as_of": plan.as_of.isoformat(), "sandbox": str(sandbox_state())},
    )


def _days_left(view: CaseView) -> int | None:
    dates = [proof_due(imported) for _, imported, _ in import_dates(view)]
    return (min(dates) - view.as_of).days if dates else None
