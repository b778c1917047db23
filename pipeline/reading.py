"""Stages 2 to 5 over the store: each file is read once, in a child process, and understood once; results are kept.

The key of a kept result is the SHA-256 of the bytes, the stage, and the version of the code, settings and tools that
made it. What stopped at a limit is not kept: a busy machine today is no verdict on the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extractors.evidence import Document, DocumentReading, Problem, Reading, Source, from_plain, to_plain
from pipeline.store import Done, Store, result_key
from pipeline.unpacking import page_count, reading_seconds
from pipeline.versions import code_version
from pipeline.worker import Job, Workers

READING_FILE = "reading.json"
PRESSED_FILE = "pressed.pdf"
_NOT_KEPT = frozenset({"stopped"})
_MODULES = {
    "read": ("extractors.read",),
    "understand": ("extractors.understand",),
    "witness": ("extractors.second_reading",),
    "press": ("pipeline.press",),
}
# Papers that decide a case: their pages are read a second time, from the pixels, by other means.
_WITNESSED = frozenset({"certificate_of_origin_1243"})


@dataclass(frozen=True, slots=True)
class Desk:
    """Where files are read: the store that keeps results, and the child processes that make them."""

    store: Store
    workers: Workers
    run: str = "run"


def stage_key(sha256: str, stage: str) -> str:
    """Key of a file's result of one stage: the bytes, and the version of all code and tools that the stage runs."""
    return result_key(sha256, stage, code_version(*_MODULES[stage]))


def read_source(source: Source, desk: Desk) -> Problem | None:
    """Stage 2: make sure that the reading of this file is in the store; the problem when it cannot be read."""
    return _once("read", source, desk, lambda: desk.store.blob_path(source.sha256))


def understand_source(source: Source, desk: Desk) -> Problem | None:
    """Stages 3 to 5: make sure that what the file says is in the store."""
    return _once("understand", source, desk, lambda: _reading_file(source, desk.store))


def witness_source(source: Source, desk: Desk) -> None:
    """Stage 5, for papers that decide the case: a second, independent reading of their pages from the pixels.

    Without one (the pages cannot be drawn, or it was stopped) the paper is judged on one reading, which is never
    enough for a scan to be called conforming.
    """
    papers = [_unread(d.document) for d in documents_of(source, desk.store) if d.type in _WITNESSED]
    if papers:
        _once("witness", source, desk, lambda: _displayed_pdf(source, desk.store), documents=to_plain(papers))


def _unread(document: Document) -> Document:
    """The document with its pages' geometry only."""
    return replace(document, pages=tuple(replace(p, words=(), problems=()) for p in document.pages), problems=())


def _once(stage: str, source: Source, desk: Desk, path: Callable[[], Path], **more: object) -> Problem | None:
    key = stage_key(source.sha256, stage)
    kept = desk.store.get_result(key)
    if kept is None:
        request: dict[str, object] = {"path": str(path()), "sha256": source.sha256, **more}
        seconds = reading_seconds(page_count(source.sha256, desk.store))
        (outcome,) = desk.workers.run([Job(source.sha256, stage, request, seconds)])
        kept = {"problem": to_plain(outcome.problem)} if outcome.problem else {"result": outcome.result}
        if outcome.problem is None or outcome.problem.code not in _NOT_KEPT:
            files = {} if outcome.problem else {p.name: p for p in sorted(outcome.out.iterdir())}
            desk.store.put_result(key, kept, files)
        said = outcome.problem.code if outcome.problem else "done"
        desk.store.record(Done(desk.run, stage, source.sha256, said, 0, outcome.seconds))
    problem: Problem | None = from_plain(Problem, kept.get("problem"))
    return problem


def _reading_file(source: Source, store: Store) -> Path:
    return store.result_file(stage_key(source.sha256, "read"), READING_FILE)


def process_source(source: Source, desk: Desk) -> Problem | None:
    """Stages 2 to 5 of one file."""
    problem = read_source(source, desk) or understand_source(source, desk)
    if problem is None:
        witness_source(source, desk)
    return problem


def process_sources(
    sources: Iterable[Source], desk: Desk, threads: int, done: Callable[[Source], None]
) -> dict[str, Problem]:
    """Stages 2 to 5 of all files, the largest first so that no core waits at the end; problems by SHA-256."""
    ordered = sorted(sources, key=lambda s: (-s.size, s.sha256))
    problems: dict[str, Problem] = {}
    with ThreadPoolExecutor(threads, "originproof-stage") as pool:
        for source, problem in zip(ordered, pool.map(lambda s: process_source(s, desk), ordered), strict=True):
            if problem:
                problems[source.sha256] = problem
            done(source)
    return problems


def documents_of(source: Source, store: Store) -> Iterator[DocumentReading]:
    """What was understood of a file, with the pages that its documents stand on."""
    kept = store.get_result(stage_key(source.sha256, "understand"))
    if kept is None or "result" not in kept:
        return
    pages = {p.number: p for p in load_reading(source, store).pages}
    second = _second_readings(source, store)
    for data in kept["result"]["documents"]:
        numbers = data["document"].pop("page_numbers")
        bare: DocumentReading = from_plain(DocumentReading, {**data, "document": {**data["document"], "pages": []}})
        document = replace(bare.document, pages=tuple(pages[n] for n in numbers))
        yield replace(bare, document=document, second=second.get(document.page_numbers))


def _second_readings(source: Source, store: Store) -> dict[tuple[int, ...], Document]:
    """Second readings of a file's documents, by their pages."""
    kept = store.get_result(stage_key(source.sha256, "witness"))
    if kept is None or "result" not in kept:
        return {}
    documents: list[Document] = [from_plain(Document, d) for d in kept["result"]["documents"]]
    return {d.page_numbers: d for d in documents}


def documents_to_plain(documents: Iterable[DocumentReading]) -> list[dict[str, Any]]:
    """Documents as JSON, their pages by number only: the words stand in the reading."""
    plain = []
    for reading in documents:
        bare = replace(reading, document=replace(reading.document, pages=()))
        data = to_plain(bare)
        plain.append({**data, "document": {**data["document"], "page_numbers": list(reading.document.page_numbers)}})
    return plain


def load_reading(source: Source, store: Store) -> Reading:
    """The pages of a file, from the store."""
    path = _reading_file(source, store)
    reading: Reading = from_plain(Reading, json.loads(path.read_text(encoding="utf-8")))
    return reading


def bindable_pdf(source: Source, desk: Desk) -> Path | None:
    """The PDF that is bound for a file that was read, pressed in a child process; None when that failed."""
    problem = _once("press", source, desk, lambda: _displayed_pdf(source, desk.store))
    return None if problem else desk.store.result_file(stage_key(source.sha256, "press"), PRESSED_FILE)


def _displayed_pdf(source: Source, store: Store) -> Path:
    """The PDF that stands for a file: itself, or the rendition made when it was read."""
    rendition = load_reading(source, store).rendition
    key = stage_key(source.sha256, "read")
    return store.result_file(key, rendition) if rendition else store.blob_path(source.sha256)


def unreadable(source: Source, problem: Problem) -> DocumentReading:
    """The document of a file that could not be read."""
    return DocumentReading(Document(source.sha256, (), "unreadable", 1.0, (problem,)))
