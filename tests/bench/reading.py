"""Speed of reading beside its peers, on the same pages in the same run: `python -m tests.bench.reading`.

Ratios are what counts: both sides have the same machine, with whatever else runs on it.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from extractors import ocr
from extractors.evidence import Reading
from extractors.ocr import rereading
from extractors.ocr.tesseract import tessdata
from extractors.pdf.text import NativePage, open_pdf
from extractors.read import read_file
from extractors.read_pages import read_pages
from extractors.read_settings import DEFAULTS
from extractors.understand import understand
from pipeline.effort import longest_first
from pipeline.intake import take_in
from pipeline.reading import Desk, documents_of, process_source, process_sources, read_source
from pipeline.store import Store
from pipeline.worker import Limits, Workers
from pipeline.worker_child import YOUNG_THINGS
from tests.bench.pages import DPI, bundle, native, scanned
from tests.bench.told import counted, goal, say

CORES = os.cpu_count() or 1
REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "documents"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading")
    parser.add_argument("--scans", type=int, default=24)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--documents", type=int, default=500, help="documents of the second run")
    options = parser.parse_args(arguments)
    say("load average at the start", f"{os.getloadavg()[0]:.1f} on {CORES} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        missed = scans(folder, options.scans)
        missed |= native_pages([bundle(folder, options.pages)], "one file made here")
        missed |= native_pages(native(folder, options.pages // 2, seed=4), "single pages made here")
        if REAL.is_dir():
            missed |= native_pages(sorted(REAL.glob("*/files/*.pdf"))[::6], "papers of the field, no scans")
        missed |= understanding(folder, options.pages)
        missed |= second_run(folder, options.documents)
    say("load average at the end", f"{os.getloadavg()[0]:.1f}")
    return int(missed)


@contextmanager
def clock() -> Iterator[Callable[[], float]]:
    """Seconds since the start; they stand still at the end."""
    began, ended = time.perf_counter(), 0.0
    yield lambda: (ended or time.perf_counter()) - began
    ended = time.perf_counter()


@dataclass
class Spent:
    """Seconds by the clock and of processor time, of ours and of the raw engine."""

    ours: float = 0.0
    raw: float = 0.0
    ours_cpu: float = 0.0
    raw_cpu: float = 0.0


def scans(folder: Path, count: int) -> bool:
    """Scanned pages end to end, in turn with the raw engine on the same pages and cores, a few pages at a time."""
    papers = scanned(native(folder, count), folder)
    spent, timed = in_turn(folder / "scans", papers)
    say(f"scans, end to end, {CORES} processes", f"{timed / spent.ours:.2f} pages/s over {timed} pages")
    say("  the raw engine on the same pixels", f"{timed / spent.raw:.2f} pages/s")
    ratio = spent.raw / spent.ours
    missed = goal("  ratio by the clock, on an idle machine", f"{ratio:.2f}", "at least 0.90", ratio >= 0.9)
    share = second_engine(papers)
    say("  ratio by processor time", f"{spent.raw_cpu / spent.ours_cpu:.2f}")
    say("  the same without the second engine", f"{spent.raw_cpu / spent.ours_cpu / (1 - share):.2f}")
    pixels = sorted(folder.glob("scans/*.npy"))[:3]
    say("  pytesseract as users call it, one process", f"{len(pixels) / pytesseract_seconds(pixels):.2f} pages/s")
    return missed


def in_turn(folder: Path, papers: Sequence[Path]) -> tuple[Spent, int]:
    """What ours takes, from a file taken in to its reading in the store, and what the engine takes; both warm.

    In turn, so that whatever else the machine does falls on both. Also the pages timed: the first warm both up.
    """
    (folder / "inbox").mkdir(parents=True)
    for paper in papers:
        (folder / "inbox" / paper.name).write_bytes(paper.read_bytes())
        with open_pdf(paper) as pdf:
            np.save(folder / f"{paper.name}.npy", pdf.render(0, DPI))
    spent = Spent()
    with desk_in(folder) as desk, multiprocessing.get_context("spawn").Pool(CORES) as pool:
        intake = take_in(folder / "inbox", desk.store, desk.workers)
        ordered = longest_first(intake.sources, intake.pages)
        for start in counted(range(0, len(ordered), 2 * CORES), "scans, a few at a time"):
            chunk = ordered[start : start + 2 * CORES]
            pixels = [folder / f"{source.path}.npy" for source, _ in chunk]
            before = family_seconds()
            with clock() as mine:
                process_sources(chunk, lambda s: read_source(s, desk), CORES, lambda _: None)
            between = family_seconds()
            with clock() as theirs:
                engine = sum(pool.map(recognise_raw, pixels, chunksize=1))
            if start:
                spent.ours, spent.raw = spent.ours + mine(), spent.raw + theirs()
                spent.ours_cpu, spent.raw_cpu = spent.ours_cpu + between - before, spent.raw_cpu + engine
    return spent, len(ordered) - 2 * CORES


def family_seconds() -> float:
    """Processor time of this process and all that it started and that still live, those it waited for included."""
    parents, spent = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            cells = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        pid = int(stat.parent.name)
        parents[pid], spent[pid] = int(cells[1]), sum(map(int, cells[11:15]))
    family = {os.getpid()}
    while new := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= new
    return sum(spent.get(pid, 0) for pid in family) / os.sysconf("SC_CLK_TCK")


@contextmanager
def desk_in(folder: Path) -> Iterator[Desk]:
    with Store(folder / "state") as store, Workers(CORES, Limits(), store.scratch / "w") as workers:
        yield Desk(store, workers)


@lru_cache(maxsize=1)
def raw_engine() -> Any:
    import tesserocr

    return tesserocr.PyTessBaseAPI(path=tessdata(), lang="eng", psm=tesserocr.PSM.AUTO)


def recognise_raw(path: Path) -> float:
    """Processor time of the engine on one page as its own manual calls it, the same model, nothing of ours around."""
    image = Image.fromarray(np.load(path))
    engine = raw_engine()
    began = time.process_time()
    engine.SetImage(image)
    engine.SetSourceResolution(DPI)
    engine.GetTSVText(0)
    engine.Clear()
    return time.process_time() - began


def second_engine(papers: Sequence[Path]) -> float:
    """On how many pages the second engine is asked; its share of the time of reading, in this process."""
    homes = ((ocr, "recognise_again"), (rereading, "reread"))
    asked: list[float] = []

    def watched(call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*words: Any, **named: Any) -> Any:
            with clock() as seconds:
                found = call(*words, **named)
            if found:
                asked.append(seconds())
            return found

        return timed

    pages, spent = 0, 0.0
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as out, clock() as seconds:
        for home, name in homes:
            patch.setattr(home, name, watched(getattr(home, name)))
        for paper in counted(papers, "scans, second engine"):
            asked.clear()
            read_file(paper, Path(out))
            pages, spent = pages + bool(asked), spent + sum(asked)
    say("  pages sent to the second engine, whole or in pieces", f"{pages} of {len(papers)}")
    share = spent / seconds()
    say("  its share of the time of reading", f"{share:.0%}")
    return share


def pytesseract_seconds(pixels: Sequence[Path]) -> float:
    import pytesseract

    limit = os.environ.pop("OMP_THREAD_LIMIT", None)
    with clock() as seconds:
        for path in pixels:
            pytesseract.image_to_data(Image.fromarray(np.load(path)))
    if limit:
        os.environ["OMP_THREAD_LIMIT"] = limit
    return seconds()


def native_pages(paths: Sequence[Path], what: str) -> bool:
    """Pages with a text layer in one process: words and boxes, with the look at the pixels, and pdfplumber's words."""
    chosen = [(path, count) for path in paths if (count := native_count(path))]
    pages = sum(count for _, count in chosen)
    if not pages:
        return False
    words, checked, peer = timed_over(chosen, read_words, read_checked, read_by_pdfplumber)
    say(f"native, {what}", f"{pages} pages in {len(chosen)} files, processor time of one core")
    fast, sure, slower = pages / words, pages / checked, peer / words
    missed = goal("  words and boxes", f"{fast:.0f} pages/s", "at least 150", fast >= 150)
    missed |= goal("  with the hidden-text check", f"{sure:.1f} pages/s", "at least 20", sure >= 20)
    times = f"{pages / peer:.1f} pages/s: {slower:.1f} times slower"
    return missed | goal("  pdfplumber's words", times, "at least 8 times", slower >= 8)


def native_count(path: Path) -> int:
    """Pages of a PDF of at most 20 pages (or of ours) that all have a text layer of some length, no picture behind it.

    0 otherwise: a scan with a layer is read from its pixels, which is measured apart.
    """
    from extractors.errors import FileError

    try:
        with open_pdf(path) as pdf:
            if len(pdf) > 20 and path.is_relative_to(REAL):
                return 0
            return len(pdf) if all(is_native(pdf.read(n)) for n in range(len(pdf))) else 0
    except FileError:
        return 0


def is_native(page: NativePage) -> bool:
    """Whether a page has words, and no pictures over most of it."""
    pictures = sum(box.width * box.height for box in page.images)
    return len(page.words) > 30 and pictures < DEFAULTS.scan_cover * page.width * page.height


def timed_over(chosen: Sequence[tuple[Path, int]], *readers: Callable[[Path, int], None]) -> list[float]:
    """Processor time of each reader over all files; they take turns at every file, and the first file warms them up."""
    spent = [0.0] * len(readers)
    for read in readers:
        read(*chosen[0])
    for path, count in counted(chosen, "native files"):
        for number, read in enumerate(readers):
            began = time.process_time()
            read(path, count)
            spent[number] += time.process_time() - began
    return spent


def read_words(path: Path, count: int) -> None:
    with open_pdf(path) as pdf:
        for number in range(count):
            pdf.read(number)


def read_checked(path: Path, _: int) -> None:
    with open_pdf(path) as pdf:
        read_pages(pdf, DEFAULTS)


def read_by_pdfplumber(path: Path, _: int) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()


def understanding(folder: Path, count: int) -> bool:
    """Split, classify and extract, in one process: processor time of papers not seen before."""
    with tempfile.TemporaryDirectory() as out:
        first, *known = [read_file(paper, Path(out)) for paper in native(folder, 9, seed=7)]
        readings = [read_file(paper, Path(out)) for paper in native(folder, count, seed=5)]
    gc.set_threshold(YOUNG_THINGS)  # as a child process does, in which alone papers are understood
    say("understanding, the first paper of a process", f"{seconds_of([first]):.2f} s")
    seconds_of(known)
    gc.freeze()  # as it does after its first paper
    speed = count / seconds_of(readings)
    return goal("understanding, one core", f"{speed:.1f} pages/s", "at least 60", speed >= 60)


def seconds_of(readings: Sequence[Reading]) -> float:
    """Processor time in which papers are understood."""
    began = time.process_time()
    for reading in readings:
        understand(reading)
    return time.process_time() - began


def second_run(folder: Path, count: int) -> bool:
    """Intake to extract, what was extracted loaded for the stages behind it, twice over an unchanged inbox."""
    case = folder / "case"
    (case / "inbox").mkdir(parents=True)
    native(case / "inbox", count, seed=6)
    first, second = through_extract(case), through_extract(case)
    say(f"first run over {count} documents, intake to extract", f"{first:.2f} s")
    most = 3 * count / 500
    return goal("  second run, nothing changed", f"{second:.2f} s", f"under {most:.1f} s", second < most)


def through_extract(case: Path) -> float:
    """Seconds of stages 1 to 5 over a case."""
    with clock() as seconds, desk_in(case) as desk:
        intake = take_in(case / "inbox", desk.store, desk.workers)
        ordered = longest_first(intake.sources, intake.pages)
        waiting = counted(range(len(ordered)), "documents of the two runs")
        process_sources(ordered, lambda s: process_source(s, desk), CORES, lambda _: next(waiting, None))
        for source in intake.sources:
            list(documents_of(source, desk.store))
    return seconds()


if __name__ == "__main__":
    sys.exit(main())
