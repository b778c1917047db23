"""The one home of Prefect: the stages of `run.py` in order, scheduled, retried and shown by it, recorded by us.

Only ids and counts pass through Prefect: no text of a document stands in parameters, results, logs or artifacts. The
desk (store and child processes) stays in this process. A server is used on this machine only, and reports to nobody.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

# Prefect reads these when it is imported.
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
# What fails is told by the command, in one line.
os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")
# Nor what libraries say in the server's own process, as of a connection still open when the command ends. By the
# handler: a library that sets a level of its own, as SQLAlchemy does, is not bound by the root's.
os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_CLIENT_METRICS_ENABLED", "false")
# The first start lays out a database: seconds on an idle machine, a minute on a busy one.
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")

from httpx import HTTPError
from prefect import Flow, flow, task, unmapped
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.task_runners import ThreadPoolTaskRunner

from extractors.evidence import Problem, Source
from pipeline.effort import PRESSING, READING, UNDERSTANDING, Effort, longest_first, total_effort
from pipeline.errors import CaseError
from pipeline.intake import Intake
from pipeline.progress import Report
from pipeline.reading import Desk, press_source, read_source, understand_source
from pipeline.run import CasePlan, CaseResult, finish_case, open_desk, take_in_case

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class _Work:
    """What the tasks of one flow run share inside this process; Prefect sees its id only."""

    def __init__(self, plan: CasePlan, desk: Desk, report: Report) -> None:
        self.plan, self.desk, self._report = plan, desk, report
        self.intake: Intake | None = None
        self.problems: dict[str, Problem] = {}
        self._files: dict[str, tuple[Source, Effort]] = {}
        self._lock = threading.Lock()

    def take_in(self) -> list[str]:
        """Intake; the files to read by SHA-256, the longest first."""
        self._report.stage("Taking in the inbox")
        self.intake = take_in_case(self.plan, self.desk)
        ordered = longest_first(self.intake.sources, self.intake.pages)
        self._report.stage("Reading", total_effort(ordered))
        self._files = {source.sha256: (source, effort) for source, effort in ordered}
        return list(self._files)

    def perform(self, stage: Callable[[Source, Desk], Problem | None], sha256: str) -> bool:
        """Do a stage of one file; whether the file goes on."""
        problem = stage(self._files[sha256][0], self.desk)
        if problem:
            self.problems[sha256] = problem
        return problem is None

    def step(self, sha256: str, share: float) -> None:
        """A stage of the file is done, or passed over."""
        with self._lock:
            self._report.step(self._files[sha256][1].part(share))


_work: dict[str, _Work] = {}


@task(name="intake", cache_policy=NO_CACHE, persist_result=False)
def _intake(run: str) -> list[str]:
    return _work[run].take_in()


@task(name="read", cache_policy=NO_CACHE, persist_result=False, retries=1)
def _read(run: str, sha256: str) -> bool:
    readable = _work[run].perform(read_source, sha256)
    _work[run].step(sha256, READING)
    return readable


@task(name="understand", cache_policy=NO_CACHE, persist_result=False, retries=1)
def _understand(run: str, sha256: str, readable: bool) -> bool:
    understood = readable and _work[run].perform(understand_source, sha256)
    _work[run].step(sha256, UNDERSTANDING)
    return understood


@task(name="press", cache_policy=NO_CACHE, persist_result=False, retries=1)
def _press(run: str, sha256: str, understood: bool) -> None:
    if understood:
        _work[run].perform(press_source, sha256)
    _work[run].step(sha256, PRESSING)


@flow(name="process_case", persist_result=False, log_prints=False)
def process_case(run: str) -> int:
    """Stages 1 to 5 of one case, and pressing, as tasks, one a document and stage; the number of files."""
    files = _intake(run)
    readable = _read.map(unmapped(run), files)
    understood = _understand.map(unmapped(run), files, readable)
    pressed = _press.map(unmapped(run), files, understood)
    # In the order of the stages, so that what failed first is what is told.
    for stage in (readable, understood, pressed):
        stage.result()
    work = _work[run]
    if work.intake is None or len(files) != len(work.intake.sources):
        raise RuntimeError("files were lost between intake and reading")
    return len(files)


def run_case_flow(plan: CasePlan, report: Report) -> CaseResult:
    """The stages of `run.run_case` with Prefect around them; same package, byte for byte."""
    _local_only()
    _start_server()
    settings = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}  # its thread costs a second at the end of a flow
    with open_desk(plan) as desk, temporary_settings(settings), _shared(plan, desk, report) as work:
        _with_threads(plan.cores)(desk.run)
        if work.intake is None:
            raise RuntimeError("intake did not run")
        report.stage("Judging and binding")
        return finish_case(plan, desk, work.intake, work.problems)


def _with_threads(count: int) -> Flow[[str], int]:
    """The flow with as many threads as cores; Prefect's own default is unlimited."""
    runner: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=count)
    return process_case.with_options(task_runner=runner)  # type: ignore[arg-type]


@contextmanager
def _shared(plan: CasePlan, desk: Desk, report: Report) -> Iterator[_Work]:
    _work[desk.run] = _Work(plan, desk, report)
    try:
        yield _work[desk.run]
    finally:
        del _work[desk.run]


def _start_server() -> None:
    """Start the server of this run, where none is running; CaseError when that fails."""
    try:
        with get_client(sync_client=True) as client:
            client.api_version()
    except (RuntimeError, OSError, HTTPError) as error:
        raise CaseError(f"Prefect's server does not answer ({error}): start one, or run with --plain") from None


def _local_only() -> None:
    """A configured server elsewhere is refused: names of cases would leave the machine."""
    url = PREFECT_API_URL.value()
    if url and urlsplit(str(url)).hostname not in _LOOPBACK:
        raise CaseError(f"PREFECT_API_URL points to {url}: unset it, or use a Prefect server on this machine")
