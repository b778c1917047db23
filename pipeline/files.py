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

from extractors.certificate import judge_certificate, unread_certificate
from extractors.errors import FileError
from extractors.evidence import DocumentReading, Problem, Source
from pipeline.answers import empty_container_answer, read_answer, unreadable_answer
from pipeline.case import Received
from pipeline.effort import longest_first, total_effort
from pipeline.intake import Intake, take_in
from pipeline.progress import progress
from pipeline.reading import Desk, documents_of, process_sources, read_source, understand_source
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
    not_taken: dict[int, Problem]
    desk: Desk

    def documents(self, row: Received, all_words: bool = False) -> Iterator[DocumentReading]:
        """What the row's bytes say; a duplicate says what its first copy says."""
        source = self.sources.get(row.sha256)
        if source is not None and row.sha256 not in self.problems:
            yield from documents_of(source, self.desk.store, all_words)


def read_answers(files: Sequence[Path]) -> Iterator[FileAnswers]:
    """One answer a file, in the order named; every file gets at least one line."""
    with read_files(files) as read:
        for position, file in enumerate(files):
            problem = read.not_taken.get(position)
            yield _unread(str(file), problem) if problem else _answer(str(file), read.rows[position], read)


@contextmanager
def read_files(files: Sequence[Path]) -> Iterator[ReadFiles]:
    """Stages 1 to 5 over files from anywhere, in a store that is forgotten at the end."""
    with tempfile.TemporaryDirectory(prefix="originproof-") as folder, progress() as report:
        root, cores = Path(folder), os.cpu_count() or 1
        not_taken = _stage(files, root / "inbox")
        with Store(root / "state") as store, Workers(cores, Limits(), store.scratch / "workers") as workers:
            desk = Desk(store, workers)
            report.stage("Taking in")
            intake = take_in(root / "inbox", store, workers) if len(not_taken) < len(files) else Intake((), ())
            ordered = longest_first(intake.sources, intake.pages)
            report.stage("Reading", total_effort(ordered))
            problems = process_sources(ordered, lambda s: _process(s, desk), cores, report.step)
            sources = {s.sha256: s for s in intake.sources}
            yield ReadFiles(_by_position(intake), sources, problems, not_taken, desk)


def _process(source: Source, desk: Desk) -> Problem | None:
    return read_source(source, desk) or understand_source(source, desk)


def _stage(files: Sequence[Path], inbox: Path) -> dict[int, Problem]:
    """Put the files into a folder under their position, so that equal names and order are kept apart.

    Returns what is wrong with those that cannot be taken, by position.
    """
    inbox.mkdir()
    not_taken: dict[int, Problem] = {}
    for position, file in enumerate(files):
        try:
            _take(file, inbox / f"{position:06d}" / file.name)
        except OSError as error:
            not_taken[position] = Problem("not_read", f"{error.strerror}.", "Check the path and its permissions.")
        except FileError as error:
            not_taken[position] = error.problem()
    return not_taken


class _NoFile(FileError):
    """What is named is no file."""

    code = "not_found"
    remedy = "Check the path; folders are read by `run`."


def _take(file: Path, target: Path) -> None:
    """A link to the file's bytes where the file system allows, else a copy."""
    if file.is_dir():
        raise _NoFile("This is a folder, not a file.")
    if not file.is_file():
        raise _NoFile("There is no file of that name.")
    with file.open("rb"):
        # Whether it may be read is found out here, where the answer can still say so.
        target.parent.mkdir()
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


def _unread(file: str, problem: Problem) -> FileAnswers:
    return FileAnswers((unreadable_answer(file, None, "", problem),), unread=True)


def certificate_answers(files: Sequence[Path], labor_classes: tuple[str, ...]) -> Iterator[FileAnswers]:
    """One verdict a document, in the order named; a file that cannot be read says so."""
    with read_files(files) as read:
        for position, file in enumerate(files):
            if problem := read.not_taken.get(position):
                yield FileAnswers((_no_verdict(str(file), None, "", problem),), unread=True)
            else:
                yield _verdicts(str(file), read.rows[position], read, labor_classes)


def _verdicts(file: str, rows: Sequence[Received], read: ReadFiles, classes: tuple[str, ...]) -> FileAnswers:
    lines = [line for row in rows for line in _verdict_lines(file, row, read, classes)]
    if lines:
        return FileAnswers(tuple(lines), unread=False)
    problems = [(row, read.problems.get(row.sha256) or _fate_problem(row) or _NOTHING_INSIDE) for row in rows]
    return FileAnswers(tuple(_no_verdict(file, row.member, row.sha256, p) for row, p in problems), unread=True)


def _no_verdict(file: str, member: str | None, sha256: str, problem: Problem) -> dict[str, Any]:
    """The line of a file that cannot be read: never conforming, with the reason and what to do."""
    judged = unread_certificate(f"{problem.message} {problem.remedy}".strip())
    return {"file": file, "member": member, "sha256": sha256, **judged.plain()}


def _verdict_lines(file: str, row: Received, read: ReadFiles, classes: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for reading in read.documents(row, all_words=True):
        judged = judge_certificate(reading.document, classes, reading.second)
        yield {"file": file, "member": row.member, "sha256": row.sha256, **judged.plain()}
