"""Speed of reading beside its peers, on the same pages in the same run: `python -m tests.bench.reading`.

Ratios are what counts: both sides have the same machine, with whatever else runs on it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from extractors import ocr
from extractors.pdf_text import open_pdf
from extractors.read import read_file
from extractors.read_pages import read_pages
from extractors.read_settings import DEFAULTS
from extractors.understand import understand
from pipeline.effort import longest_first
from pipeline.intake import take_in
from pipeline.reading import Desk, process_source, process_sources, read_source
from pipeline.store import Store
from pipeline.worker import Limits, Workers
from tests.bench.pages import DPI, bundle, native, scanned

CORES = os.cpu_count() or 1
REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "documents"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.reading")
    parser.add_argument("--scans", type=int, default=24)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--documents", type=int, default=100, help="documents of the second run")
    options = parser.parse_args(arguments)
    say("load average at the start", f"{os.getloadavg()[0]:.1f} on {CORES} cores")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scans(folder, options.scans)
        native_pages([bundle(folder, options.pages)], "pages made here")
        if REAL.is_dir():
            native_pages(sorted(REAL.glob("*/files/*.pdf"))[::6], "papers of the field")
        understanding(folder, options.pages)
        second_run(folder, options.documents)
    say("load average at the end", f"{os.getloadavg()[0]:.1f}")
    return 0


def say(name: str, value: str) -> None:
    print(f"{name:<58} {value}", flush=True)


@contextmanager
def clock() -> Iterator[Callable[[], float]]:
    """Seconds since the start; they stand still at the end."""
    began, ended = time.perf_counter(), 0.0
    yield lambda: (ended or time.perf_counter()) - began
    ended = time.perf_counter()


def scans(folder: Path, count: int) -> None:
    """Scanned pages end to end, twice in turn with the raw engine on the same pixels and cores."""
    papers = scanned(native(folder, count), folder)
    pixels = [folder / f"{p.stem}.npy" for p in papers]
    for paper, saved in zip(papers, pixels, strict=True):
        with open_pdf(paper) as pdf:
            np.save(saved, pdf.render(0, DPI))
    ours = [end_to_end(folder / f"{n}", papers) for n in range(2)]
    raw = [raw_engine(pixels) for _ in range(2)]
    say(f"scans, end to end, {CORES} processes", f"{count / min(ours):.2f} pages/s")
    say("  the raw engine on the same pixels", f"{count / min(raw):.2f} pages/s")
    say("  ratio (goal: at least 0.90)", f"{min(raw) / min(ours):.2f}")
    second_engine(papers)
    users = pytesseract_seconds(pixels[:3])
    say("  pytesseract as users call it, one process", f"{len(pixels[:3]) / users:.2f} pages/s")


def end_to_end(folder: Path, papers: Sequence[Path]) -> float:
    """Seconds from files to kept readings, in children; their start and intake are not part of it."""
    (folder / "inbox").mkdir(parents=True)
    for paper in papers:
        (folder / "inbox" / paper.name).write_bytes(paper.read_bytes())
    with desk_in(folder) as desk:
        intake = take_in(folder / "inbox", desk.store, desk.workers)
        ordered = longest_first(intake.sources, intake.pages)
        process_sources(ordered[:CORES], lambda s: read_source(s, desk), CORES, lambda _: None)
        with clock() as seconds:
            process_sources(ordered[CORES:], lambda s: read_source(s, desk), CORES, lambda _: None)
    return seconds() * len(papers) / max(1, len(papers) - CORES)


@contextmanager
def desk_in(folder: Path) -> Iterator[Desk]:
    with Store(folder / "state") as store, Workers(CORES, Limits(), store.scratch / "w") as workers:
        yield Desk(store, workers)


def raw_engine(pixels: Sequence[Path]) -> float:
    """Seconds of tesserocr alone, warm, a page at a time in as many processes as cores."""
    with multiprocessing.get_context("spawn").Pool(CORES) as pool:
        pool.map(recognise_raw, list(pixels[:CORES]), chunksize=1)
        with clock() as seconds:
            pool.map(recognise_raw, list(pixels[CORES:]), chunksize=1)
    return seconds() * len(pixels) / max(1, len(pixels) - CORES)


def recognise_raw(path: Path) -> int:
    """Words that the engine finds, without anything of ours around it."""
    from PIL import Image

    from extractors.tesseract import AUTO, _by_library

    return len(_by_library(Image.fromarray(np.load(path)), "eng", AUTO, DPI))


def second_engine(papers: Sequence[Path]) -> None:
    """Share of pages on which the second engine is asked, and its share of the time, in this process."""
    asked: list[float] = []
    originals = {name: getattr(ocr, name) for name in ("recognise_again", "read_blocks", "reread_doubtful")}

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*words: Any, **named: Any) -> Any:
            with clock() as seconds:
                found = call(*words, **named)
            asked.append(seconds())
            return found

        return timed

    for name, call in originals.items():
        setattr(ocr, name, counted(call))
    pages_asked, spent = 0, 0.0
    with clock() as seconds, tempfile.TemporaryDirectory() as out:
        for paper in papers:
            asked.clear()
            read_file(paper, Path(out))
            pages_asked, spent = pages_asked + bool(asked), spent + sum(asked)
    for name, call in originals.items():
        setattr(ocr, name, call)
    say("  pages on which more than one pass is made", f"{pages_asked} of {len(papers)}")
    say("  price of further passes", f"{spent / seconds():.0%} of the time of reading")


def pytesseract_seconds(pixels: Sequence[Path]) -> float:
    import pytesseract
    from PIL import Image

    limit = os.environ.pop("OMP_THREAD_LIMIT", None)
    with clock() as seconds:
        for path in pixels:
            pytesseract.image_to_data(Image.fromarray(np.load(path)))
    if limit:
        os.environ["OMP_THREAD_LIMIT"] = limit
    return seconds()


def native_pages(paths: Sequence[Path], what: str) -> None:
    """Pages with a text layer in one process: words and boxes, with the look at the pixels, and pdfplumber's words."""
    chosen = [(path, count) for path in paths if (count := native_count(path))]
    pages = sum(count for _, count in chosen)
    if not pages:
        return
    words = timed_over(chosen, read_words)
    checked = timed_over(chosen, read_checked)
    peer = timed_over(chosen, read_by_pdfplumber)
    say(f"native, {what}: words and boxes, one core (goal 150)", f"{pages / words:.0f} pages/s over {pages} pages")
    say("  with the hidden-text check (goal 20)", f"{pages / checked:.1f} pages/s")
    say("  pdfplumber's words", f"{pages / peer:.1f} pages/s: {peer / words:.1f} times slower (goal 8)")


def native_count(path: Path) -> int:
    """Pages of a PDF of at most 20 pages (or of ours) that all have a text layer of some length; 0 otherwise."""
    from extractors.errors import FileError

    try:
        with open_pdf(path) as pdf:
            if len(pdf) > 20 and path.is_relative_to(REAL):
                return 0
            return len(pdf) if all(len(pdf.read(n).words) > 30 for n in range(len(pdf))) else 0
    except FileError:
        return 0


def timed_over(chosen: Sequence[tuple[Path, int]], read: Callable[[Path, int], None]) -> float:
    with clock() as seconds:
        for path, count in chosen:
            read(path, count)
    return seconds()


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


def understanding(folder: Path, count: int) -> None:
    """Split, classify and extract, in one process."""
    papers = native(folder, count, seed=5)
    with tempfile.TemporaryDirectory() as out:
        readings = [read_file(paper, Path(out)) for paper in papers]
    understand(readings[0])
    with clock() as seconds:
        for reading in readings:
            understand(reading)
    say("understanding, one core", f"{count / seconds():.1f} pages/s")


def second_run(folder: Path, count: int) -> None:
    """Intake to extract over an unchanged inbox."""
    case = folder / "case"
    (case / "inbox").mkdir(parents=True)
    native(case / "inbox", count, seed=6)
    for name in ("first", "second"):
        with clock() as seconds, desk_in(case) as desk:
            intake = take_in(case / "inbox", desk.store, desk.workers)
            ordered = longest_first(intake.sources, intake.pages)
            process_sources(ordered, lambda s, d=desk: process_source(s, d), CORES, lambda _: None)
        say(f"{name} run over {count} documents, intake to extract", f"{seconds():.2f} s")


if __name__ == "__main__":
    sys.exit(main())
