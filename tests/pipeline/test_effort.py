"""Which file is read first, and what is said of the time left."""

from __future__ import annotations

import pytest

from extractors.evidence import Source
from pipeline import progress
from pipeline.effort import PRESSING, READING, UNDERSTANDING, Effort, effort_of, longest_first, total_effort


def source(name: str, size: int, media_type: str = "application/pdf") -> Source:
    return Source(name, f"{name}.pdf", None, size, media_type)


def test_scans_come_before_long_texts_and_texts_before_short_ones() -> None:
    files = {"text": (40_000, 20), "scan": (3_000_000, 20), "note": (3_000, 1)}
    ordered = longest_first([source(n, size) for n, (size, _) in files.items()], {n: p for n, (_, p) in files.items()})
    assert [s.sha256 for s, _ in ordered] == ["scan", "text", "note"]
    assert total_effort(ordered).pages == 41


def test_order_does_not_hang_on_the_order_given() -> None:
    files = [source(n, 9_000) for n in "dacb"]
    assert longest_first(files, {}) == longest_first(reversed(files), {})


def test_a_picture_is_pixels_whatever_its_size() -> None:
    assert effort_of(source("p", 900, "image/png"), 1).work > effort_of(source("t", 60_000), 1).work


def test_plain_lines_tell_pages_and_the_time_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter([0.0, 0.0, 20.0, 25.0, 40.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(times))
    with progress._Lines() as report:
        report.stage("Reading", Effort(10, 40.0))
        report.step(Effort(2, 20.0))
        report.step(Effort(1, 5.0))
        report.step(Effort(7, 15.0))
    assert capsys.readouterr().err.splitlines() == ["Reading: 10 pages", "Reading: 2 of 10 pages, about 20 s left"]


def test_the_stages_of_a_file_are_all_of_its_work_and_its_pages_count_once() -> None:
    whole = Effort(7, 30.0)
    parts = [whole.part(share) for share in (READING, UNDERSTANDING, PRESSING)]
    assert sum(p.pages for p in parts) == whole.pages
    assert sum(p.work for p in parts) == pytest.approx(whole.work)
    assert parts[0].pages == whole.pages  # what is read is told at once, not when it is bound
