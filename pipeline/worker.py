"""Child processes in which untrusted bytes are parsed: long-lived, limited, killed as a group, dead with their parent.

A child that crashes, hangs, or takes more memory, time, disk or processes than it may costs its own document two tries
and then a recorded problem, never a neighbour. Children answer in JSON; nothing of theirs is unpickled or executed.
"""

from __future__ import annotations

import itertools
import json
import math
import shutil
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from extractors.errors import DamagedFile, ReadingStopped
from extractors.evidence import Problem
from extractors.plain import from_plain
from pipeline.child_process import Answer, ChildProcess, Stopped
from pipeline.sandbox import sandbox_state

__all__ = ["FUNCTIONS", "Job", "Limits", "Outcome", "Workers", "sandbox_state"]

FUNCTIONS: Mapping[str, str] = {
    "unpack": "pipeline.jobs:unpack_job",
    "read": "pipeline.jobs:read_job",
    "understand": "pipeline.jobs:understand_job",
    "witness": "pipeline.jobs:witness_job",
    "press": "pipeline.jobs:press_job",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take. Bytes and seconds; `processes` counts a child and all that it starts.

    Memory: the neural models map some 2 GiB of address space. Times hold for a job that names none of its
    own; reading does, by its pages. `reply_bytes`: 5,000 dense pages of words are about 200 MiB of JSON.
    """

    memory_bytes: int = 4 << 30
    cpu_seconds: int = 120
    wall_seconds: float = 120.0
    file_bytes: int = 1 << 30
    output_bytes: int = 2 << 30
    output_files: int = 20_000
    processes: int = 128
    open_files: int = 256
    reply_bytes: int = 256 << 20
    tries: int = 2
    jobs_per_child: int = 500


@dataclass(frozen=True, slots=True)
class Job:
    """One call in a child: `function` is a name of `FUNCTIONS`; `request["path"]`, where given, is the file to be read.

    The child sees a private copy of that file under a neutral name. `wall_seconds` 0 means the limit of all jobs;
    more than that allows as much processor time.
    """

    key: str
    function: str
    request: dict[str, object]
    wall_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: a result (plain JSON) or a problem. `out` holds the files made, until the Workers close.

    `log` is the end of what the child printed: for developers, never for users.
    """

    key: str
    result: Any | None
    problem: Problem | None
    out: Path
    seconds: float
    log: str = field(default="", repr=False)


class Workers:
    """`count` child servers; used as a context manager. Thread-safe: several threads may `run` at the same time."""

    def __init__(
        self,
        count: int,
        limits: Limits,
        scratch: Path,
        functions: Mapping[str, str] = FUNCTIONS,
        child_path: tuple[Path, ...] = (),
    ) -> None:
        self._count = max(1, count)
        self._limits = limits
        self._scratch = scratch.absolute()
        self._functions = functions
        self._child_path = child_path
        self._local = threading.local()
        self._slots: list[_Slot] = []
        self._numbers = itertools.count(1)

    def __enter__(self) -> Self:
        self._scratch.mkdir(parents=True, exist_ok=True)
        # A thread of the pool lives as long as the pool: the kernel's death signal goes by the thread that forked.
        self._pool = ThreadPoolExecutor(self._count, "originproof-worker", initializer=self._open_slot)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for slot in self._slots:
            slot.stop()
        # What still waits comes back as stopped; a cancelled future would leave the thread that waits for it waiting.
        self._pool.shutdown(wait=True)
        for slot in self._slots:
            slot.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def run(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Outcomes in the order in which they finish; jobs are drawn as children become free."""
        waiting = iter(jobs)
        running = {self._submit(job) for job in itertools.islice(waiting, 2 * self._count)}
        try:
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                running |= {self._submit(job) for job in itertools.islice(waiting, len(done))}
                for future in done:
                    yield future.result()
        finally:
            for future in running:
                future.cancel()

    def _submit(self, job: Job) -> Future[Outcome]:
        if job.function not in self._functions:
            raise ValueError(f"no function {job.function!r} for a child process")
        return self._pool.submit(self._perform, job)

    def _open_slot(self) -> None:
        number = next(self._numbers)
        command = [sys.executable, "-m", "pipeline.worker_child"]
        self._local.slot = _Slot(self._scratch / f"child-{number}", self._limits, command, self._child_path)
        self._slots.append(self._local.slot)

    def _perform(self, job: Job) -> Outcome:
        slot: _Slot = self._local.slot
        return slot.perform(job, self._functions[job.function])


class _Slot:
    """One place in the pool: its folders, and the child that serves it at the moment."""

    def __init__(self, folder: Path, limits: Limits, command: list[str], child_path: tuple[Path, ...]) -> None:
        self._limits = limits
        self._in, self._out, self._done = folder / "in", folder / "out", folder / "done"
        for part in (self._in, self._out, self._done):
            part.mkdir(parents=True, exist_ok=True)
        self._child = ChildProcess([*command, json.dumps(asdict(limits))], self._in, self._out, child_path)
        self._number = 0
        self._served = 0
        self._closed = False

    def stop(self) -> None:
        """End the job under way; none starts after this."""
        self._closed = True
        self._child.end()

    def close(self) -> None:
        """Reap the child; only when no job is under way."""
        self._child.kill()

    def perform(self, job: Job, target: str) -> Outcome:
        """Run the job, again in a fresh child if the first one was stopped."""
        started, reason = time.monotonic(), "the program was stopped"
        for _ in range(self._limits.tries):
            if self._closed:
                break
            try:
                return self._attempt(job, target, started)
            except Stopped as stopped:
                reason = str(stopped)
                self._child.kill()
            except OSError as error:
                return self._problem(
                    job, DamagedFile(f"The file cannot be opened: {error.strerror}.").problem(), started
                )
        return self._problem(job, ReadingStopped(f"Reading was stopped: {reason}.").problem(), started)

    def _attempt(self, job: Job, target: str, started: float) -> Outcome:
        self._number += 1
        self._renew_child()
        out = self._out / str(self._number)
        out.mkdir()
        seconds = job.wall_seconds or self._limits.wall_seconds
        request: dict[str, object] = {
            "target": target,
            "request": self._stage(job.request),
            "out": str(out),
            "cpu_seconds": max(self._limits.cpu_seconds, math.ceil(job.wall_seconds)),
        }
        answer = self._child.ask(request, seconds, self._limits)
        kept = self._done / str(self._number)
        # Moved out of the child's reach, so that a later job cannot touch what an earlier one made.
        out.rename(kept)
        return Outcome(job.key, *_result(answer), kept, time.monotonic() - started, answer.log)

    def _renew_child(self) -> None:
        """An ageing child is replaced, and what a dead one left in its folders goes."""
        self._served += 1
        if self._served > self._limits.jobs_per_child:
            self._child.kill()
            self._served = 1
        for folder in (self._in, self._out):
            for left in folder.iterdir():
                shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()

    def _stage(self, request: dict[str, object]) -> dict[str, object]:
        """The request with its file copied to where the child may read it; a link could be written through."""
        if "path" not in request:
            return request
        copy = self._in / "document"
        shutil.copyfile(str(request["path"]), copy)
        return {**request, "path": str(copy)}

    def _problem(self, job: Job, problem: Problem, started: float) -> Outcome:
        kept = self._done / f"none-{self._number}"
        kept.mkdir(exist_ok=True)
        return Outcome(job.key, None, problem, kept, time.monotonic() - started, self._child.log)


def _result(answer: Answer) -> tuple[Any | None, Problem | None]:
    if "problem" in answer.reply:
        return None, from_plain(Problem, answer.reply["problem"])
    return answer.reply["result"], None
