"""A whole run: the same bytes everywhere, nothing done twice, and nothing lost when it is killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.reading import stage_key
from tests.pipeline.small_case import small_case

ROOT = Path(__file__).resolve().parents[2]
KILLS = 10  # `make bench` kills 200 times
AS_OF = "2026-08-01"


def start(case: Path, *words: str, cores: int = 2, **environment: str) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "tests.faults.counted_run", str(cores), "run", str(case), "--as-of", AS_OF, *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(line, cwd=ROOT, env=os.environ | environment, stdout=pipe, stderr=pipe, text=True)


def finish(process: subprocess.Popen[str]) -> str:
    """Wait for a run to end well; what it said."""
    out, error = process.communicate(timeout=400)
    assert process.returncode in (0, 1), error
    return out + error


def manifest(case: Path) -> str:
    return (case / "package" / "manifest-sha256.txt").read_text(encoding="utf-8")


def done_stages(case: Path) -> Counter[tuple[str, str]]:
    """How often each stage was done for each file, by the ledger."""
    ledger = sqlite3.connect(case / ".originproof" / "ledger.sqlite")
    rows = ledger.execute("SELECT stage, sha256 FROM done WHERE outcome <> 'stopped'").fetchall()
    ledger.close()
    return Counter(rows)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A case that was run once, plainly."""
    case = small_case(tmp_path_factory.mktemp("run") / "case")
    finish(start(case, "--plain"))
    yield case
    shutil.rmtree(case)


def test_the_same_bytes_elsewhere(first: Path, tmp_path: Path) -> None:
    """Another path, time zone, locale, hash seed and number of workers, and nothing in the store."""
    other = tmp_path / "Đường dẫn khác"
    shutil.copytree(first, other, ignore=shutil.ignore_patterns(".originproof", "package"))
    environment = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANG": "tr_TR", "PYTHONHASHSEED": "77", "PYTHONUTF8": "0"}
    finish(start(other, "--plain", cores=1, **environment))
    assert manifest(other) == manifest(first)


def test_prefect_gives_the_same_bytes_and_reads_nothing_again(first: Path) -> None:
    before, stages = manifest(first), done_stages(first)
    shutil.rmtree(first / "package")
    finish(start(first))
    assert manifest(first) == before
    assert done_stages(first) == stages


def test_a_new_file_costs_one_file(first: Path, tmp_path: Path) -> None:
    case = tmp_path / "grown"
    shutil.copytree(first, case)
    (case / "inbox" / "late.txt").write_text("Dear Maria,\n\none more paper of 5 May 2026.\n", encoding="utf-8")
    before = done_stages(case)
    finish(start(case, "--plain"))
    new = done_stages(case) - before
    assert {sha256 for _, sha256 in new} == {sha256 for stage, sha256 in new if stage == "read"}
    assert sorted(stage for stage, _ in new) == ["press", "read", "understand", "unpack"]
    assert manifest(case) != manifest(first)


def test_the_inbox_is_never_changed(first: Path, tmp_path: Path) -> None:
    fresh = small_case(tmp_path / "case")
    names = [p.relative_to(fresh) for p in sorted((fresh / "inbox").rglob("*")) if p.is_file()]
    assert [(first / n).read_bytes() for n in names] == [(fresh / n).read_bytes() for n in names]
    assert len([p for p in (first / "inbox").rglob("*") if p.is_file()]) == len(names)


@pytest.mark.slow
def test_killed_at_any_moment_the_next_run_goes_on(first: Path, tmp_path: Path) -> None:
    """Killed again and again: the bytes of a run that was never killed, nothing finished done twice, no child left."""
    case = tmp_path / "killed"
    shutil.copytree(first, case, ignore=shutil.ignore_patterns(".originproof", "package"))
    chance = random.Random(3)
    for number in range(KILLS):
        if number % 10 == 0:
            shutil.rmtree(case / ".originproof", ignore_errors=True)
            shutil.rmtree(case / "package", ignore_errors=True)
        process = start(case, "--plain")
        time.sleep(0.5 + chance.random() * 8)
        process.kill()
        process.communicate()
        assert max(done_stages(case).values(), default=0) <= 1 if ledger_made(case) else True
        assert not (case / "package").exists() or manifest(case) == manifest(first)
    finish(start(case, "--plain"))
    assert manifest(case) == manifest(first)
    assert max(done_stages(case).values()) == 1
    assert not [p.name for p in case.iterdir() if p.name.startswith(".package")]
    assert children_of(case) == []


def ledger_made(case: Path) -> bool:
    ledger = case / ".originproof" / "ledger.sqlite"
    return ledger.exists() and ledger.stat().st_size > 0 and table_made(ledger)


def table_made(ledger: Path) -> bool:
    opened = sqlite3.connect(ledger)
    found = opened.execute("SELECT 1 FROM sqlite_master WHERE name = 'done'").fetchone()
    opened.close()
    return found is not None


def test_stopped_by_a_person_it_ends_at_once(tmp_path: Path) -> None:
    case = small_case(tmp_path / "stopped")
    process = start(case, "--plain")
    while not list((case / ".originproof").glob("results/*/*")) and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, error = process.communicate(timeout=60)
    assert process.returncode in (130, 0, 1), error
    assert time.monotonic() - began < 20
    assert "Traceback" not in error
    assert children_of(case) == []


def children_of(case: Path) -> list[str]:
    """Processes that name the case's folder, as child servers do; given a moment to end."""
    found: list[str] = []
    for _ in range(50):
        found = [line for line in command_lines() if str(case) in line]
        if not found:
            break
        time.sleep(0.1)
    return found


def command_lines() -> Iterator[str]:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_text(encoding="utf-8", errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if path.parent.name != str(os.getpid()):
            yield line


@pytest.mark.slow
def test_a_defect_under_prefect_is_one_line_too(first: Path, tmp_path: Path) -> None:
    case = tmp_path / "defect"
    shutil.copytree(first, case, ignore=shutil.ignore_patterns("package"))
    process = start(case, ORIGINPROOF_TEST_DEFECT="understand_source")
    _, error = process.communicate(timeout=400)
    assert process.returncode == 70, error
    assert "Traceback" not in error
    assert "LookupError in broken: no such thing" in error.splitlines()[-1]


def test_what_libraries_log_under_prefect_is_not_shown() -> None:
    """SQLAlchemy logs a whole traceback when the server is stopped while a connection is open, at its own level."""
    lines = (
        "import logging, pipeline.flow, sqlalchemy.pool",
        "from prefect.logging.configuration import setup_logging",
        "setup_logging()",
        "logging.getLogger('sqlalchemy.pool').error('during reset')",
        "logging.getLogger('prefect.server').critical('told')",
    )
    code = "; ".join(lines)
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert told.returncode == 0, told.stderr
    assert "during reset" not in told.stderr
    assert "told" in told.stderr


def test_keys_tell_stages_apart() -> None:
    stages = ("read", "understand", "witness", "press")
    assert len({stage_key("0" * 64, stage) for stage in stages}) == len(stages)
