"""The case's memory under `.originproof/`: bytes by SHA-256, stage results by key, and the ledger of what is done.

Nothing appears half: files and result folders are written aside, synced, and renamed into place; a result counts only
once the ledger (SQLite, WAL, synchronous=FULL) names it. Killed at any moment, the next run goes on from there.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pipeline.errors import CaseError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS blobs (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS done (
    number INTEGER PRIMARY KEY, run TEXT NOT NULL, stage TEXT NOT NULL, sha256 TEXT NOT NULL,
    outcome TEXT NOT NULL, pages INTEGER NOT NULL, seconds REAL NOT NULL
);
"""
_CHUNK = 1 << 20
_RESULT = "result.json"


@dataclass(frozen=True, slots=True)
class Done:
    """One line of the ledger: in `run`, `stage` came to `outcome` for the file `sha256`, in `seconds`."""

    run: str
    stage: str
    sha256: str
    outcome: str
    pages: int = 0
    seconds: float = 0.0


def result_key(sha256: str, stage: str, version: str, settings: object = None) -> str:
    """The key of a stage's result: changes with the bytes, the stage, the version of code and tools, or a setting."""
    parts = json.dumps([sha256, stage, version, settings], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(parts.encode()).hexdigest()


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, as lower-case hex; OSError when it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Store:
    """The store of one case; one process at a time (CaseError when another holds it). Thread-safe."""

    def __init__(self, root: Path) -> None:
        self._root = root.absolute()
        self._temporary = self._root / "tmp"
        self._mutex = threading.Lock()
        self._root.mkdir(parents=True, exist_ok=True)
        self._lock = _exclusive(self._root / "lock")
        # What a killed run left half-written is here and nowhere else.
        shutil.rmtree(self._temporary, ignore_errors=True)
        for folder in ("tmp", "blobs", "results"):
            (self._root / folder).mkdir(exist_ok=True)
        self._ledger = _open_ledger(self._root / "ledger.sqlite")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the ledger and let go of the case."""
        self._ledger.close()
        os.close(self._lock)

    @property
    def scratch(self) -> Path:
        """A folder on the same file system whose contents are lost when the store is opened again."""
        return self._temporary

    def put_file(self, path: Path, sha256: str = "") -> str:
        """Keep a copy of a file's bytes and return their SHA-256, which a caller may know; OSError when it fails."""
        known = sha256 or sha256_of(path)
        return known if self._has_blob(known) else self._copy_in(path)

    def blob_path(self, sha256: str) -> Path:
        """Where the bytes are (read-only)."""
        return self._root / "blobs" / sha256[:2] / sha256

    def get_result(self, key: str) -> Any | None:
        """What `put_result` kept under `key`, or None; a damaged result is None, so that it is made again."""
        row = self._one("SELECT size FROM results WHERE key = ?", key)
        if row is None:
            return None
        try:
            data = (self._result_folder(key) / _RESULT).read_bytes()
        except FileNotFoundError:
            return None
        return json.loads(data) if len(data) == row[0] else None

    def put_result(self, key: str, payload: object, files: Mapping[str, Path] | None = None) -> None:
        """Keep a JSON payload and the named files, which are moved in. An earlier result of that key is replaced."""
        data = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
        folder = Path(tempfile.mkdtemp(dir=self._temporary))
        _write(folder / _RESULT, data)
        for name, path in (files or {}).items():
            _move(path, folder / _file_name(name))
        _sync_folder(folder)
        self._publish(folder, self._result_folder(key))
        self._write("INSERT OR REPLACE INTO results VALUES (?, ?)", (key, len(data)))

    def result_file(self, key: str, name: str) -> Path:
        """A file kept with a result; FileNotFoundError when there is none of that name."""
        path = self._result_folder(key) / _file_name(name)
        if not path.is_file():
            raise FileNotFoundError(f"result {key} has no file {name!r}")
        return path

    def keep_log(self, name: str, text: str) -> None:
        """Keep what a program printed before it was stopped, for developers; nothing reads it here."""
        folder = self._root / "stopped"
        folder.mkdir(exist_ok=True)
        (folder / f"{_file_name(name)}.txt").write_text(text, "utf-8", "replace")

    def record(self, done: Done) -> None:
        """Add a line to the ledger."""
        values = (done.run, done.stage, done.sha256, done.outcome, done.pages, done.seconds)
        self._write("INSERT INTO done (run, stage, sha256, outcome, pages, seconds) VALUES (?, ?, ?, ?, ?, ?)", values)

    def records(self, stage: str | None = None) -> tuple[Done, ...]:
        """The lines of the ledger, oldest first; of one stage where it is named."""
        query = (
            "SELECT run, stage, sha256, outcome, pages, seconds FROM done WHERE ? IS NULL OR stage = ? ORDER BY number"
        )
        with self._mutex:
            rows = self._ledger.execute(query, (stage, stage)).fetchall()
        return tuple(Done(*row) for row in rows)

    def _result_folder(self, key: str) -> Path:
        return self._root / "results" / key[:2] / key

    def _has_blob(self, sha256: str) -> bool:
        row = self._one("SELECT size FROM blobs WHERE sha256 = ?", sha256)
        path = self.blob_path(sha256)
        return row is not None and path.is_file() and path.stat().st_size == row[0]

    def _copy_in(self, path: Path) -> str:
        """Copy and hash in one pass, so that what is kept is what was hashed even if the file changes meanwhile."""
        digest = hashlib.sha256()
        handle, name = tempfile.mkstemp(dir=self._temporary)
        with os.fdopen(handle, "wb") as copy, path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
        Path(name).chmod(0o444)
        sha256 = digest.hexdigest()
        size = Path(name).stat().st_size
        self._publish(Path(name), self.blob_path(sha256))
        self._write("INSERT OR REPLACE INTO blobs VALUES (?, ?)", (sha256, size))
        return sha256

    def _publish(self, source: Path, target: Path) -> None:
        """Rename into place, durably; a folder that stands there from a killed run is moved away first."""
        if not target.parent.is_dir():
            target.parent.mkdir(exist_ok=True)
            _sync_folder(target.parent.parent)
        with self._mutex:
            if target.is_dir():
                target.rename(Path(tempfile.mkdtemp(dir=self._temporary)) / "old")
            source.rename(target)
        _sync_folder(target.parent)

    def _one(self, query: str, value: str) -> tuple[Any, ...] | None:
        with self._mutex:
            row: tuple[Any, ...] | None = self._ledger.execute(query, (value,)).fetchone()
        return row

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        with self._mutex, self._ledger:
            self._ledger.execute(statement, values)


def _exclusive(path: Path) -> int:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise CaseError("another run is working on this case: wait for it to end, or stop it") from None
    return handle


def _open_ledger(path: Path) -> sqlite3.Connection:
    ledger = sqlite3.connect(path, check_same_thread=False)
    try:
        ledger.execute("PRAGMA journal_mode = WAL")
        ledger.execute("PRAGMA synchronous = FULL")
        ledger.executescript(_SCHEMA)
    except sqlite3.DatabaseError as error:
        ledger.close()
        raise CaseError(
            f"the ledger {path.parent.name}/{path.name} is damaged ({error}): delete it and run again"
        ) from None
    return ledger


def _file_name(name: str) -> str:
    if name in {"", ".", "..", _RESULT} or "/" in name or "\0" in name:
        raise ValueError(f"no name for a file of a result: {name!r}")
    return name


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move(source: Path, target: Path) -> None:
    shutil.move(source, target)
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
