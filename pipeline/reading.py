"""Stages 2 to 5 over the store: each file is read once, in a child process, and understood once; results are kept.

The key of a kept result is the SHA-256 of the bytes, the stage, and the version of the code, settings and tools that
made it. What stopped at a limit is not kept: a busy machine today is no verdict on the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extractors.evidence import Document, DocumentReading, Page, Problem, Reading, Source
from extractors.plain import from_plain, to_plain
from pipeline.effort import Effort
from pipeline.kept_pages import WORD_FOR_WORD, kept_pages, read_again
from pipeline.store import Done, Store, result_key
from pipeline.unpacking import page_count, reading_seconds
from pipeline.versions import code_version
from pipeline.worker import Job, Outcome, Workers

READING_FILE = "reading.json"
DOCUMENTS_FILE = "documents.json"
PRESSED_FILE = "pressed.pdf"
_NOT_KEPT = frozenset({"stopped"})
_MODULES = {
    "read": ("extractors.read",),
    "understand": ("extractors.understand", "pipeline.kept_pages"),
    "witness": ("extractors.ocr.second_reading", "extractors.pdf.page_picture", "pipeline.kept_pages"),
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
    return _once("read", source, desk, lambda: {"path": str(desk.store.blob_path(source.sha256))})


def understand_source(source: Source, desk: Desk) -> Problem | None:
    """Stages 3 to 5: make sure that what the file says is in the store; also a second reading of what decides."""
    problem = _once("understand", source, desk, lambda: {"path": str(_reading_file(source, desk.store))})
    if problem is None and _WITNESSED.intersection(_types(source, desk.store)):
        _witness(source, desk)
    return problem


def _witness(source: Source, desk: Desk) -> None:
    """A second, independent reading of papers that decide the case, from the pixels of their pages.

    Without one (the pages cannot be drawn, or it was stopped) the paper is judged on one reading, which is never
    enough for a scan to be called conforming.
    """

    def request() -> dict[str, object]:
        papers = [read_again(d.document) for d in documents_of(source, desk.store) if d.type in _WITNESSED]
        return {"path": str(_displayed_pdf(source, desk.store)), "documents": to_plain(papers)}

    _once("witness", source, desk, request)


def press_source(source: Source, desk: Desk) -> None:
    """Part of stage 9, ahead of time: make sure that the file's pages are in the store as they are bound.

    That it fails is no problem of the reading: the package says what could not be bound.
    """
    _once("press", source, desk, lambda: {"path": str(_displayed_pdf(source, desk.store))})


def _once(stage: str, source: Source, desk: Desk, request: Callable[[], dict[str, object]]) -> Problem | None:
    """The stage's problem, as kept; where nothing is kept, the stage is done in a child process, and kept."""
    kept = desk.store.get_result(stage_key(source.sha256, stage))
    if kept is None:
        seconds = reading_seconds(page_count(source.sha256, desk.store))
        job = Job(source.sha256, stage, {"sha256": source.sha256, **request()}, seconds)
        (outcome,) = desk.workers.run([job])
        kept = _keep(stage, source, desk, outcome)
    problem: Problem | None = from_plain(Problem, kept.get("problem"))
    return problem


def _keep(stage: str, source: Source, desk: Desk, outcome: Outcome) -> dict[str, Any]:
    kept = {"problem": to_plain(outcome.problem)} if outcome.problem else {"result": outcome.result}
    said = outcome.problem.code if outcome.problem else "done"
    if said in _NOT_KEPT:
        desk.store.keep_log(f"{stage}-{source.sha256}", outcome.log)
    else:
        files = {} if outcome.problem else {p.name: p for p in sorted(outcome.out.iterdir())}
        desk.store.put_result(stage_key(source.sha256, stage), kept, files)
    desk.store.record(Done(desk.run, stage, source.sha256, said, 0, outcome.seconds))
    return kept


def _result(stage: str, source: Source, store: Store) -> dict[str, Any]:
    """What the stage answered, as kept; empty when it failed or was not done."""
    kept = store.get_result(stage_key(source.sha256, stage)) or {}
    result: dict[str, Any] = kept.get("result", {})
    return result


def _reading_file(source: Source, store: Store) -> Path:
    return store.result_file(stage_key(source.sha256, "read"), READING_FILE)


def _types(source: Source, store: Store) -> list[str]:
    """Types of the documents of a file."""
    return list(_result("understand", source, store).get("types", ()))


def process_source(source: Source, desk: Desk) -> Problem | None:
    """Stages 2 to 5 of one file, and its pages pressed for binding."""
    problem = read_source(source, desk) or understand_source(source, desk)
    if problem is None:
        press_source(source, desk)
    return problem


def process_sources(
    ordered: Iterable[tuple[Source, Effort]],
    process: Callable[[Source], Problem | None],
    threads: int,
    done: Callable[[Effort], None],
) -> dict[str, Problem]:
    """`process` of all files in the order given; problems by SHA-256."""
    problems: dict[str, Problem] = {}
    pool = ThreadPoolExecutor(threads, "originproof-stage")
    try:
        waiting = {pool.submit(process, source): (source, effort) for source, effort in ordered}
        for finished in as_completed(waiting):
            source, effort = waiting[finished]
            if problem := finished.result():
                problems[source.sha256] = problem
            done(effort)
    finally:
        # When a person stops the run, what has not begun does not begin.
        pool.shutdown(wait=False, cancel_futures=True)
    return problems


def documents_of(source: Source, store: Store, all_words: bool = False) -> Iterator[DocumentReading]:
    """What was understood of a file; its pages as `kept_pages` leaves them, or with `all_words` as they were read."""
    types = _types(source, store)
    if not types:
        return
    path = store.result_file(stage_key(source.sha256, "understand"), DOCUMENTS_FILE)
    whole = all_words or not WORD_FOR_WORD.isdisjoint(types)
    pages = {p.number: p for p in load_reading(source, store).pages} if whole else {}
    second = _second_readings(source, store) if _WITNESSED.intersection(types) else {}
    for data in json.loads(path.read_text(encoding="utf-8")):
        numbers = data.pop("page_numbers")
        reading: DocumentReading = from_plain(DocumentReading, data)
        if all_words or reading.type in WORD_FOR_WORD:
            reading = _with_pages(reading, tuple(pages[n] for n in numbers))
        yield replace(reading, second=second.get(tuple(numbers)))


def _with_pages(reading: DocumentReading, pages: tuple[Page, ...]) -> DocumentReading:
    return replace(reading, document=replace(reading.document, pages=pages))


def _second_readings(source: Source, store: Store) -> dict[tuple[int, ...], Document]:
    """Second readings of a file's documents, by their pages."""
    documents = [from_plain(Document, d) for d in _result("witness", source, store).get("documents", ())]
    return {d.page_numbers: d for d in documents}


def documents_to_plain(documents: Iterable[DocumentReading]) -> list[dict[str, Any]]:
    """Documents as JSON; the pages of those that are read word for word by number only: they stand in the reading."""
    plain = []
    for reading in documents:
        document, kind = reading.document, reading.type
        pages = () if kind in WORD_FOR_WORD else kept_pages(kind, document.pages)
        plain.append({**to_plain(_with_pages(reading, pages)), "page_numbers": list(document.page_numbers)})
    return plain


def load_reading(source: Source, store: Store) -> Reading:
    """The pages of a file, from the store."""
    path = _reading_file(source, store)
    reading: Reading = from_plain(Reading, json.loads(path.read_text(encoding="utf-8")))
    return reading


def pressed_pdf(source: Source, store: Store) -> Path | None:
    """The PDF that is bound for a file that was read; None when its pages could not be pressed."""
    if not _result("press", source, store):
        return None
    return store.result_file(stage_key(source.sha256, "press"), PRESSED_FILE)


def page_picture(source: Source, page: int, store: Store) -> bytes | None:
    """The picture of a page that was read a second time; None where none was made."""
    key, name = stage_key(source.sha256, "witness"), picture_name(page)
    try:
        return store.result_file(key, name).read_bytes()
    except FileNotFoundError:
        return None


def picture_name(page: int) -> str:
    """Name of the picture of a page, counted from 1."""
    return f"page-{page}.png"


def _displayed_pdf(source: Source, store: Store) -> Path:
    """The PDF that stands for a file: itself, or the rendition made when it was read."""
    rendition = _result("read", source, store).get("rendition", "")
    key = stage_key(source.sha256, "read")
    return store.result_file(key, rendition) if rendition else store.blob_path(source.sha256)


def unreadable(source: Source, problem: Problem) -> DocumentReading:
    """The document of a file that could not be read."""
    return DocumentReading(Document(source.sha256, (), "unreadable", 1.0, (problem,)))
