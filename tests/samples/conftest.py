"""Runs every sample case once a session, on a copy, by the command that a user types."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "sample_docs"
CASES = sorted(p.parent.name for p in SAMPLES.glob("*/expected.json"))


@dataclass(frozen=True)
class SampleRun:
    """A finished run: exit code, package folder, the case's copy, its golden twin."""

    code: int
    package: Path
    case: Path
    golden: dict[str, Any]
    log: str

    def internal(self, name: str) -> dict[str, Any]:
        """A JSON file of `internal/`."""
        loaded: dict[str, Any] = json.loads((self.package / "internal" / name).read_text(encoding="utf-8"))
        return loaded


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`originproof ARGUMENTS` with extra environment variables."""
    if importlib.util.find_spec("pipeline.cli") is None:
        pytest.skip("the command does not exist yet")
    line = [sys.executable, "-m", "pipeline", *arguments]
    return subprocess.run(
        line, env=os.environ | environment, cwd=SAMPLES.parent, capture_output=True, text=True, timeout=900, check=False
    )


def run_case(case: Path, out: Path, as_of: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One plain run of a case folder."""
    return command("run", str(case), "--plain", "--out", str(out), "--as-of", as_of, **environment)


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], SampleRun]:
    """The run of a case by name, made once."""

    @cache
    def run(name: str) -> SampleRun:
        root = tmp_path_factory.mktemp(name)
        case = root / name
        shutil.copytree(SAMPLES / name, case, ignore=shutil.ignore_patterns(".originproof", "package"))
        golden = json.loads((case / "expected.json").read_text(encoding="utf-8"))
        done = run_case(case, root / "package", golden["as_of"])
        return SampleRun(done.returncode, root / "package", case, golden, done.stderr)

    return run


@pytest.fixture(scope="session")
def sample_reading(sample_run: Callable[[str], SampleRun]) -> Callable[[str], list[dict[str, Any]]]:
    """The lines of `originproof read` over every file of a case's inbox, made once."""

    @cache
    def read(name: str) -> list[dict[str, Any]]:
        inbox = sample_run(name).case / "inbox"
        files = sorted(str(p) for p in inbox.rglob("*") if p.is_file())
        lines = [json.loads(line) for line in command("read", *files).stdout.splitlines()]
        return [line | {"file": Path(line["file"]).relative_to(inbox).as_posix()} for line in lines]

    return read
