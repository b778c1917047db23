"""Holds a run of each sample case to its golden twin `expected.json`."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.samples.conftest import CASES, SAMPLES, SampleRun, command, run_case

Run = Callable[[str], SampleRun]
Read = Callable[[str], list[dict[str, Any]]]

NOT_JUDGED = "not judged in this version"

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("name", CASES)]


def _tree(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != "run.json"
    }


def test_exit_code_is_as_foretold(name: str, sample_run: Run) -> None:
    done = sample_run(name)
    assert done.code in (0, 1), done.log[-2000:]
    blocking = {w["rule"] for w in done.golden["findings"] if w["severity"] == "blocking"}
    unjudged = blocking - _judged(done)
    if unjudged and done.code != done.golden["exit_code"]:
        pytest.skip(f"{NOT_JUDGED}: {', '.join(sorted(unjudged))}")
    assert done.code == done.golden["exit_code"], done.log[-2000:]


def test_every_file_and_member_has_its_fate(name: str, sample_run: Run) -> None:
    done = sample_run(name)
    found = {(row["path"], row["member"]): row["fate"] for row in done.internal("intake.json")["files"]}
    wanted = {(row["path"], row["member"]): row["fate"] for row in done.golden["files"]}
    assert found == wanted


def test_every_document_has_its_type(name: str, sample_run: Run, sample_reading: Read) -> None:
    lines = sample_reading(name)
    wrong = []
    for row, document in _documents(sample_run(name)):
        types = [line["type"] for line in _lines_of(lines, row, document)]
        if document["type"] not in types:
            wrong.append((row["path"], row["member"], document["pages"], document["type"], types))
    assert not wrong


def test_fields_are_read(name: str, sample_run: Run, sample_reading: Read) -> None:
    """As large a share of the golden values as reading has reached, and no wrong one."""
    right = 0
    missed: list[tuple[Any, ...]] = []
    wrong: list[tuple[Any, ...]] = []
    for row, document in _documents(sample_run(name)):
        found = _values(_lines_of(sample_reading(name), row, document))
        for field, value in document["fields"].items():
            expected = set(value) if isinstance(value, list) else {value}
            if found.get(field) and {_plain(v) for v in found[field]} <= {_plain(v) for v in expected}:
                right += 1
            else:
                (wrong if found.get(field) else missed).append(
                    (row["path"], row["member"], field, value, found.get(field))
                )
    total = right + len(missed) + len(wrong)
    assert right >= sample_run(name).golden["read_at_least"] * total, (right, total, missed, wrong)
    assert not wrong, wrong


def test_findings_are_as_foretold(name: str, sample_run: Run) -> None:
    """Every finding of the golden twin whose rule this version judges."""
    done = sample_run(name)
    findings = done.internal("findings.json")["findings"]
    judged = _judged(done)
    wanted = [w for w in done.golden["findings"] if w["rule"] in judged]
    lost = [w for w in wanted if not any(_meets(f, w) for f in findings)]
    assert wanted
    assert not lost, lost


def test_nothing_in_order_is_accused(name: str, sample_run: Run) -> None:
    done = sample_run(name)
    findings = done.internal("findings.json")["findings"]
    accused = [f for f in findings if f["kind"] == "fail" and f["rule"] in done.golden["no_fail"]]
    assert not accused, [(f["rule"], f["message"]) for f in accused]


def test_package_is_whole_and_verifies(name: str, sample_run: Run) -> None:
    package = sample_run(name).package
    assert (package / "submission" / "package.pdf").read_bytes().startswith(b"%PDF-")
    assert command("verify", str(package)).returncode == 0


def test_second_run_elsewhere_gives_the_same_bytes(name: str, sample_run: Run, tmp_path: Path) -> None:
    """The same case at another path, time zone and locale, with its store."""
    done = sample_run(name)
    assert done.package.is_dir()
    again = tmp_path / "elsewhere"
    run_case(done.case, again, done.golden["as_of"], TZ="Asia/Kathmandu", LC_ALL="C")
    assert _tree(again) == _tree(done.package)


def test_maker_gives_the_committed_bytes(name: str, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLES / "make.py"), name, "--to", str(tmp_path)], check=True, timeout=300)
    committed = {k: v for k, v in _tree(SAMPLES / name).items() if not k.startswith((".originproof/", "package/"))}
    assert _tree(tmp_path / name) == committed


def _judged(done: SampleRun) -> set[str]:
    return {f["rule"] for f in done.internal("findings.json")["findings"] if f["message"] != NOT_JUDGED}


def _documents(done: SampleRun) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(row, document) for row in done.golden["files"] for document in row["documents"]]


def _lines_of(lines: list[dict[str, Any]], row: dict[str, Any], document: dict[str, Any]) -> list[dict[str, Any]]:
    same = [line for line in lines if (line["file"], line["member"]) == (row["path"], row["member"])]
    return [line for line in same if set(line.get("pages") or [1]) & set(document["pages"])]


def _values(lines: list[dict[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines:
        for field in line.get("fields", ()):
            if field["value"] is not None:
                found.setdefault(field["name"], []).append(field["value"])
    return found


def _plain(value: str) -> str:
    digits = value.rstrip("0").rstrip(".") if "." in value and value.replace(".", "").isdigit() else value
    return " ".join(digits.casefold().split())


def _meets(finding: dict[str, Any], wanted: dict[str, Any]) -> bool:
    words = " ".join([finding["message"], finding["remedy"], *[e["quote"] for e in finding["evidence"]]]).casefold()
    return (
        finding["rule"] == wanted["rule"]
        and finding["kind"] in wanted["kind"]
        and wanted["severity"] in ("", finding["severity"])
        and all(word.casefold() in words for word in wanted["about"])
    )
