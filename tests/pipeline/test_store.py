"""What the store promised is there after any death, whole; what it did not promise is absent, never half."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import versions
from pipeline.errors import CaseError
from pipeline.store import Done, Store, result_key
from pipeline.versions import code_version

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "state") as opened:
        yield opened


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_bytes_are_kept_once_under_their_hash(store: Store, tmp_path: Path) -> None:
    sha256 = store.put_file(write(tmp_path / "a", b"paper"))
    assert sha256 == hashlib.sha256(b"paper").hexdigest()
    kept = store.blob_path(sha256)
    number = kept.stat().st_ino
    assert store.put_file(write(tmp_path / "b", b"paper")) == sha256
    assert kept.read_bytes() == b"paper"
    assert kept.stat().st_ino == number
    assert not kept.stat().st_mode & 0o222


def test_a_blob_that_was_cut_off_is_taken_again(store: Store, tmp_path: Path) -> None:
    sha256 = store.put_file(write(tmp_path / "a", b"paper"))
    store.blob_path(sha256).chmod(0o600)
    store.blob_path(sha256).write_bytes(b"pap")
    assert store.put_file(tmp_path / "a") == sha256
    assert store.blob_path(sha256).read_bytes() == b"paper"


def test_results_come_back_with_their_files(store: Store, tmp_path: Path) -> None:
    made = write(tmp_path / "rendition", b"%PDF")
    store.put_result("k1", {"text": "棉 é", "n": [1, None]}, {"rendition.pdf": made})
    assert store.get_result("k1") == {"text": "棉 é", "n": [1, None]}
    assert store.result_file("k1", "rendition.pdf").read_bytes() == b"%PDF"
    assert not made.exists()
    assert store.get_result("k2") is None
    with pytest.raises(FileNotFoundError):
        store.result_file("k1", "other")


def test_a_result_can_be_replaced(store: Store, tmp_path: Path) -> None:
    store.put_result("k", {"n": 1}, {"old": write(tmp_path / "f", b"1")})
    store.put_result("k", {"n": 22})
    assert store.get_result("k") == {"n": 22}
    with pytest.raises(FileNotFoundError):
        store.result_file("k", "old")


def test_a_damaged_result_counts_as_none(store: Store, tmp_path: Path) -> None:
    store.put_result("kk", {"n": 1})
    (tmp_path / "state/results/kk/kk/result.json").write_bytes(b"{")
    assert store.get_result("kk") is None


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "../up", "result.json", "nul\0"])
def test_names_of_files_stay_inside(store: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        store.put_result("k", {}, {name: write(tmp_path / "f", b"")})


def test_the_ledger_survives_and_keeps_order(tmp_path: Path) -> None:
    lines = [Done("r", "read", f"{n}", "done", n, n / 2) for n in range(3)]
    with Store(tmp_path / "state") as store:
        for line in [*lines, Done("r", "unpack", "x", "stopped")]:
            store.record(line)
    with Store(tmp_path / "state") as store:
        assert store.records("read") == tuple(lines)
        assert len(store.records()) == 4


def test_one_run_at_a_time(store: Store, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="another run"):
        Store(tmp_path / "state")


def test_children_do_not_inherit_the_lock(tmp_path: Path) -> None:
    with Store(tmp_path / "state"):
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        Store(tmp_path / "state").close()
    finally:
        child.kill()
        child.wait()


def test_a_damaged_ledger_is_named(tmp_path: Path) -> None:
    Store(tmp_path / "state").close()
    (tmp_path / "state/ledger.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(CaseError, match="delete it and run again"):
        Store(tmp_path / "state")


def test_threads_may_share_it(store: Store, tmp_path: Path) -> None:
    def work(number: int) -> None:
        for each in range(20):
            sha256 = store.put_file(write(tmp_path / f"{number}", f"{each}".encode()))
            store.put_result(result_key(sha256, "s", "v", number), {"n": each})

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in range(20):
        sha256 = hashlib.sha256(f"{each}".encode()).hexdigest()
        assert [store.get_result(result_key(sha256, "s", "v", n)) for n in range(4)] == [{"n": each}] * 4


PARTS = st.tuples(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), st.integers() | st.none())


@given(one=PARTS, other=PARTS)
def test_keys_differ_when_anything_differs(one: tuple[str, str, str, int], other: tuple[str, str, str, int]) -> None:
    assert (result_key(*one) == result_key(*other)) == (one == other)


def test_killed_at_any_moment_nothing_is_half(tmp_path: Path) -> None:
    """The process is killed at random moments; what it told is there each time, and the next one starts cleanly."""
    root, told, chance = tmp_path / "state", [], random.Random(12)
    for _ in range(12):
        command = [sys.executable, "-m", "tests.faults.killed_store", str(root), str(len(told))]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT)
        assert process.stdout is not None
        told.append(process.stdout.readline().split())
        time.sleep(chance.random() * 0.1)
        process.kill()
        told += [line.split() for line in process.stdout.read().splitlines() if len(line.split()) == 3]
        process.wait()
        process.stdout.close()
        check_all_told(root, told)
    assert len(told) >= 12


def check_all_told(root: Path, told: list[list[str]]) -> None:
    with Store(root) as store:
        for number, sha256, key in told:
            if len(key) < 64:
                continue
            assert hashlib.sha256(store.blob_path(sha256).read_bytes()).hexdigest() == sha256
            assert store.get_result(key) == {"number": int(number), "text": "x" * 5000}
            assert len(store.result_file(key, "rendition.pdf").read_bytes()) == 1000 * len(f"rendition {number}")
        for blob in root.glob("blobs/*/*"):
            assert hashlib.sha256(blob.read_bytes()).hexdigest() == blob.name
        assert not list(store.scratch.iterdir())


def test_the_version_changes_with_code_data_and_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(code_version.cache_clear)
    package = tmp_path / "extractors"
    package.mkdir()
    monkeypatch.setattr(versions, "code_folders", lambda: (package,))
    write(package / "__init__.py", b"")
    write(package / "read.py", b"from extractors import words\nNAMES = 'labels.toml'\n")
    write(package / "words.py", b"import json\n")
    write(package / "labels.toml", b"a = 1\n")
    write(package / "unrelated.py", b"pass\n")

    def now() -> str:
        code_version.cache_clear()
        return code_version("extractors.read")

    seen = [now()]
    assert now() == seen[0]
    write(package / "unrelated.py", b"pass  # changed\n")
    assert now() == seen[0]
    for name, text in (
        ("words.py", b"import sys\n"),
        ("labels.toml", b"a = 2\n"),
        ("read.py", b"from extractors import words\n"),
    ):
        write(package / name, text)
        seen.append(now())
    monkeypatch.setattr(versions, "library_versions", lambda: {"pypdfium2": "99"})
    seen.append(now())
    code_version.cache_clear()
    assert len(set(seen)) == len(seen)
