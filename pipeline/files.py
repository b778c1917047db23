"""`read`: what single files say, without a case. Nothing is kept: the store lives in a folder that is forgotten."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.certificate import judge_certificate
from extractors.evidence import DocumentReading, Problem, Source
from pipeline.answers import empty_container_answer, read_answer, unreadable_answer
from pipeline.case import Received
from pipeline.intake import Intake, take_in
from pipeline.progress import progress
from pipeline.reading import Desk, documents_of, process_sources
from pipeline.store import Store
from pipeline.worker import Limits, Workers

_NO_DOCUMENT = {"set_aside": "set_aside", "refused": "refused"}


@dataclass(frozen=True, slots=True)
class FileAnswers:
    """The JSON lines of one file named on the command line. `unread`: nothing of it could be read."""

    lines: tuple[dict[str, Any], ...]
    unread: bool


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """Files taken in and read: rows of each file by its position on the command line, problems by SHA-256."""

    rows: dict[int, list[Received]]
    sources: dict[str, Source]
    problems: dict[str, Problem]
    desk: Desk

    def documents(self, row: Received) -> Iterator[DocumentReading]:
        """What the row's bytes say; a duplicate says what its first copy says."""
        source = self.sources.get(row.sha256)
        if source is not None and row.sha256 not in self.problems:
            yield from documents_of(source, self.desk.store)


def read_answers(files: Sequence[Path]) -> Iterator[FileAnswers]:
    """One answer a file, in the order named; every file gets at least one line."""
    with read_files(files) as read:
        for position, file in enumerate(files):
            rows = read.rows.get(position)
            yield _answer(str(file), rows, read) if rows else _not_found(str(file))


@contextmanager
def read_files(files: Sequence[Path]) -> Iterator[ReadFiles]:
    """Stages 1 to 5 over files from anywhere, in a store that is forgotten at the end."""
    with tempfile.TemporaryDirectory(prefix="originproof-") as folder, progress() as report:
        root, cores = Path(folder), os.cpu_count() or 1
        inbox = _stage(files, root / "inbox")
        with Store(root / "state") as store, Workers(cores, Limits(), store.scratch / "workers") as workers:
            desk = Desk(store, workers)
            intake = take_in(inbox, store, workers) if any(inbox.iterdir()) else Intake((), ())
            report.stage("Reading", len(intake.sources))
            problems = process_sources(intake.sources, desk, cores, lambda _: report.step())
            yield ReadFiles(_by_position(intake), {s.sha256: s for s in intake.sources}, problems, desk)


def _stage(files: Sequence[Path], inbox: Path) -> Path:
    """A folder that holds the files under their position, so that equal names and order are kept apart."""
    inbox.mkdir()
    for position, file in enumerate(files):
        if file.is_file():
            target = inbox / f"{position:06d}" / file.name
            target.parent.mkdir()
            _copy(file, target)
    return inbox


def _copy(file: Path, target: Path) -> None:
    try:
        os.link(file.resolve(), target)
    except OSError:
        shutil.copyfile(file, target)


def _by_position(intake: Intake) -> dict[int, list[Received]]:
    rows: dict[int, list[Received]] = {}
    for row in intake.received:
        rows.setdefault(int(row.path.split("/", 1)[0]), []).append(row)
    return rows


def _answer(file: str, rows: Sequence[Received], read: ReadFiles) -> FileAnswers:
    lines = [line for row in rows for line in _lines(file, row, rows, read)]
    return FileAnswers(tuple(lines), all(line["type"] == "unreadable" for line in lines))


def _lines(file: str, row: Received, rows: Sequence[Received], read: ReadFiles) -> Iterator[dict[str, Any]]:
    problem = read.problems.get(row.sha256) or _fate_problem(row)
    if problem is not None:
        empty = empty_container_answer if row.fate == "set_aside" else unreadable_answer
        yield empty(file, row.member, row.sha256, problem)
        return
    found = [read_answer(d, file, row.member) for d in read.documents(row)]
    if not found and (row.member or len(rows) == 1):
        found = [empty_container_answer(file, row.member, row.sha256, _NOTHING_INSIDE)]
    yield from found


_NOTHING_INSIDE = Problem("no_documents", "The file holds no document.", "Ask the sender what was meant to be in it.")


def _fate_problem(row: Received) -> Problem | None:
    if row.fate not in _NO_DOCUMENT:
        return None
    return Problem(_NO_DOCUMENT[row.fate], row.reason, row.remedy)


def _not_found(file: str) -> FileAnswers:
    problem = Problem("not_found", "There is no file of that name.", "Check the path; folders are read by `run`.")
    return FileAnswers((unreadable_answer(file, None, "", problem),), unread=True)


def certificate_answers(files: Sequence[Path], labor_classes: tuple[str, ...]) -> Iterator[FileAnswers]:
    """One verdict a document, in the order named; a file that cannot be read says so."""
    with read_files(files) as read:
        for position, file in enumerate(files):
            rows = read.rows.get(position)
            yield _verdicts(str(file), rows, read, labor_classes) if rows else _not_found(str(file))


def _verdicts(file: str, rows: Sequence[Received], read: ReadFiles, classes: tuple[str, ...]) -> FileAnswers:
    lines = [line for row in rows for line in _verdict_lines(file, row, read, classes)]
    found = lines or [line for row in rows for line in _lines(file, row, rows, read)]
    return FileAnswers(tuple(found), not lines)


def _verdict_lines(file: str, row: Received, read: ReadFiles, classes: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for reading in read.documents(row):
        judged = judge_certificate(reading.document, classes, reading.second)
        yield {"file": file, "member": row.member, "sha256": row.sha256, **judged.plain()}
