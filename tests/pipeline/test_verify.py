"""`verify` sees every change of a package but one in `internal/run.json`."""

from __future__ import annotations

import ast
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import verify as module
from pipeline.verify import MANIFEST, manifest_text, verify

FILES = {
    "submission/package.pdf": b"%PDF-1.7 pages",
    "submission/parts/1 of 2.pdf": b"%PDF first",
    "submission/notice.eml": b"To: port",
    "internal/report.html": b"<p>findings</p>",
    "internal/originals/ab12": b"\x00\xff original",
    "internal/run.json": b'{"seconds": 1}',
}


def write_package(root: Path) -> Path:
    for name, data in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    inside = {n.removeprefix("submission/"): d for n, d in FILES.items() if n.startswith("submission/")}
    (root / "submission" / MANIFEST).write_text(manifest_text(hashes(inside)), encoding="utf-8")
    covered = {n: d for n, d in FILES.items() if n != "internal/run.json"}
    covered[f"submission/{MANIFEST}"] = (root / "submission" / MANIFEST).read_bytes()
    (root / MANIFEST).write_text(manifest_text(hashes(covered)), encoding="utf-8")
    return root


def hashes(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write_package(tmp_path / "package")


def test_an_untouched_package_is_clean(package: Path) -> None:
    assert verify(package) == []


def test_the_run_record_may_differ_or_be_missing(package: Path) -> None:
    (package / "internal/run.json").write_bytes(b"{}")
    assert verify(package) == []
    (package / "internal/run.json").unlink()
    assert verify(package) == []


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_single_changed_byte_is_found(package: Path, data: st.DataObject) -> None:
    names = sorted(p.relative_to(package).as_posix() for p in package.rglob("*") if p.is_file())
    name = data.draw(st.sampled_from([n for n in names if n != "internal/run.json"]))
    before = (package / name).read_bytes()
    position = data.draw(st.integers(0, len(before) - 1))
    changed = bytearray(before)
    changed[position] ^= data.draw(st.integers(1, 255))
    (package / name).write_bytes(bytes(changed))
    try:
        assert verify(package)
    finally:
        (package / name).write_bytes(before)


@pytest.mark.parametrize("name", [n for n in FILES if n != "internal/run.json"])
def test_a_missing_and_a_shortened_file_are_named(package: Path, name: str) -> None:
    (package / name).write_bytes(FILES[name][:-1])
    assert f"{name}: changed" in verify(package)
    (package / name).unlink()
    assert f"{name}: missing" in verify(package)


@pytest.mark.parametrize(
    "name", ["extra.txt", "submission/extra.txt", "internal/originals/extra", "internal/run.json2"]
)
def test_an_extra_file_is_named(package: Path, name: str) -> None:
    (package / name).write_bytes(b"")
    assert f"{name}: not in the manifest" in verify(package)


def test_a_link_is_named_even_to_the_same_bytes(package: Path, tmp_path: Path) -> None:
    (tmp_path / "same").write_bytes(FILES["submission/notice.eml"])
    (package / "submission/notice.eml").unlink()
    (package / "submission/notice.eml").symlink_to(tmp_path / "same")
    assert "submission/notice.eml: a symbolic link" in verify(package)


def test_a_linked_folder_is_not_followed(package: Path, tmp_path: Path) -> None:
    (package / "internal/more").symlink_to(tmp_path)
    assert verify(package) == ["internal/more: a symbolic link"]


@pytest.mark.parametrize(
    "line", ["no hash  a.txt", f"{'a' * 64} one-space", f"{'a' * 64}  ../outside", f"{'a' * 64}  /etc/passwd", ""]
)
def test_a_bad_manifest_line_is_named(package: Path, line: str) -> None:
    path = package / MANIFEST
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    assert any("is not a manifest line" in difference for difference in verify(package))


def test_a_missing_manifest_submission_or_package_is_a_difference(package: Path) -> None:
    (package / MANIFEST).unlink()
    assert f"{MANIFEST}: missing" in verify(package)
    assert verify(package / "nowhere") == ["nowhere: is not a folder"]


def test_both_manifests_rewritten_need_both_to_agree(package: Path) -> None:
    (package / "submission/notice.eml").write_bytes(b"To: somebody else")
    inside = {n.removeprefix("submission/"): (package / n).read_bytes() for n in FILES if n.startswith("submission/")}
    (package / "submission" / MANIFEST).write_text(manifest_text(hashes(inside)), encoding="utf-8")
    assert verify(package) == [f"submission/{MANIFEST}: changed", "submission/notice.eml: changed"]


def test_it_is_one_file_of_the_standard_library(package: Path) -> None:
    source = Path(module.__file__)
    assert len(source.read_text(encoding="utf-8").splitlines()) <= 300
    tree = ast.parse(source.read_text(encoding="utf-8"))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
    command = [sys.executable, "-I", "-S", str(source), str(package)]
    assert subprocess.run(command, check=False).returncode == 0
    (package / "internal/report.html").write_bytes(b"other")
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (5, "internal/report.html: changed\n")


def test_a_name_that_is_no_text_is_printable(package: Path) -> None:
    Path(os.fsdecode(bytes(package) + b"/internal/caf\xe9")).write_bytes(b"")
    assert verify(package) == ["internal/caf\\udce9: not in the manifest"]
