"""One child server seen from the parent: start it, ask it, watch it, kill it with all that it started.

What a child sends is untrusted: frames are bounded and must be strict UTF-8 JSON objects of the expected form; whatever
is not ends the child.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import selectors
import signal
import stat
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pipeline.sandbox import child_environment, is_wrapped, wrap

_LOG_BYTES = 8192
_WATCH_SECONDS = 0.25
_MOST_KILLED = 10_000
_LONE_SURROGATE = re.compile(rb"(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]")


class Stopped(Exception):
    """The child died, or was killed at a limit; the message is the reason, in words."""


class Watched(Protocol):
    """The limits that the parent watches itself."""

    @property
    def memory_bytes(self) -> int:
        """Resident memory of the child and all that it started."""

    @property
    def output_bytes(self) -> int:
        """Bytes of all files in the job's folder."""

    @property
    def output_files(self) -> int:
        """Number of those files."""

    @property
    def processes(self) -> int:
        """Number of processes."""

    @property
    def reply_bytes(self) -> int:
        """Length of one reply."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply with exactly one of the keys `result` and `problem`, and the end of what the child printed."""

    reply: dict[str, Any]
    log: str


class ChildProcess:
    """A child server, started when first asked. Not thread-safe but for `end`."""

    def __init__(self, command: list[str], readable: Path, writable: Path, child_path: tuple[Path, ...]) -> None:
        parent = "0" if is_wrapped() else str(os.getpid())
        self._command = wrap([*command, parent], (writable,), (readable, *child_path))
        self._environment = child_environment(child_path) | {"TMPDIR": str(writable)}
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._ended = False
        self._log = b""

    @property
    def log(self) -> str:
        """The end of what the child printed."""
        return self._log.decode("utf-8", "replace")

    def ask(self, request: dict[str, object], seconds: float, limits: Watched) -> Answer:
        """Send a request and wait for its reply, at most `seconds`. Raises Stopped; the caller then kills."""
        process = self._running()
        deadline = time.monotonic() + seconds
        _send(process, request)
        frame = self._receive(process, deadline, limits, Path(str(request["out"])))
        _check_output(Path(str(request["out"])), limits, final=True)
        return Answer(_parse(frame), self.log)

    def end(self) -> None:
        """Kill the child with all that it started, from any thread, for good: none is started after this."""
        with self._lock:
            self._ended = True
        self._stop()

    def _stop(self) -> None:
        """Kill the whole group; with a process namespace nothing of it survives."""
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                _kill_family(self._process.pid)

    def kill(self) -> None:
        """Kill the child and close its pipes; only while no `ask` is under way."""
        self._stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                stream.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.kill()
        with self._lock:
            if self._ended:
                raise Stopped("the program was stopped")
            if self._process is None:
                pipe = subprocess.PIPE
                self._log = b""
                self._process = subprocess.Popen(
                    self._command, bufsize=0, stdin=pipe, stdout=pipe, stderr=pipe,
                    env=self._environment, start_new_session=True,
                )  # fmt: skip
            return self._process

    def _receive(self, process: subprocess.Popen[bytes], deadline: float, limits: Watched, out: Path) -> bytes:
        """One frame from the child's standard output, its standard error drained on the way."""
        frame = bytearray()
        watch_at = time.monotonic() + _WATCH_SECONDS
        with selectors.DefaultSelector() as selector:
            for stream in (process.stdout, process.stderr):
                if stream is not None:
                    selector.register(stream, selectors.EVENT_READ)
            while not _is_complete(frame, limits.reply_bytes):
                self._drain(selector, process, frame)
                now = time.monotonic()
                if now > deadline:
                    raise Stopped("it took longer than the limit")
                if now > watch_at:
                    _check_use(process.pid, limits)
                    _check_output(out, limits)
                    watch_at = now + _WATCH_SECONDS
        return bytes(frame[4:])

    def _drain(self, selector: selectors.BaseSelector, process: subprocess.Popen[bytes], frame: bytearray) -> None:
        """Take what has arrived: replies into `frame`, the rest into the bounded log."""
        for key, _ in selector.select(_WATCH_SECONDS):
            data = os.read(key.fd, 1 << 20)
            if key.fileobj is process.stdout:
                frame += data
                if not data:
                    raise Stopped(_death(process))
            elif data:
                self._log = (self._log + data)[-_LOG_BYTES:]
            else:
                selector.unregister(key.fileobj)


def _send(process: subprocess.Popen[bytes], request: dict[str, object]) -> None:
    frame = json.dumps(request).encode()
    if process.stdin is None:
        raise Stopped("its input is closed")
    try:
        process.stdin.write(len(frame).to_bytes(4, "big") + frame)
    except BrokenPipeError:
        raise Stopped(_death(process)) from None


def _is_complete(frame: bytearray, reply_bytes: int) -> bool:
    """Whether the frame is whole; Stopped when it announces or brings more than may come."""
    if len(frame) < 4:
        return False
    announced = int.from_bytes(frame[:4], "big")
    if announced > reply_bytes or len(frame) > announced + 4:
        raise Stopped("it answered with something else than a result")
    return len(frame) == announced + 4


def _parse(frame: bytes) -> dict[str, Any]:
    """The reply as an object with one known key; Stopped when it is anything else."""
    if _LONE_SURROGATE.search(frame):
        raise Stopped("it answered with something else than text")
    try:
        reply = json.loads(frame.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise Stopped("it answered with something else than a result") from None
    if not isinstance(reply, dict) or len(reply) != 1 or not reply.keys() <= {"result", "problem", "stopped"}:
        raise Stopped("it answered with something else than a result")
    if "stopped" in reply:
        raise Stopped(str(reply["stopped"])[:200])
    return reply


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def _death(process: subprocess.Popen[bytes]) -> str:
    """Why a child that closed its output ended; bubblewrap passes a signal on as 128 + number."""
    try:
        status = process.wait(timeout=2)
    except subprocess.TimeoutExpired:
        return "it stopped answering"
    number = -status if status < 0 else status - 128
    if number == signal.SIGXCPU:
        return "it used more processor time than the limit"
    if number in {signal.SIGXFSZ, signal.SIGKILL}:
        return "it was killed at a limit"
    if number > 0:
        return f"the reading program crashed (signal {number})"
    return f"the reading program failed (status {status})"


def _check_use(pid: int, limits: Watched) -> None:
    """Stopped when the child and its descendants together are too many or too large."""
    family = _family(pid, limits.processes)
    if len(family) > limits.processes:
        raise Stopped("it started more processes than the limit")
    if sum(map(_resident_bytes, family)) > limits.memory_bytes:
        raise Stopped("it needed more memory than the limit")


def _kill_family(pid: int) -> None:
    """Kill the group, and descendants that left it; the leader is not reaped yet, so its number is still its own."""
    descendants = _family(pid, _MOST_KILLED)[1:]
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    for each in descendants:
        with contextlib.suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


def _family(pid: int, most: int) -> list[int]:
    """The process and its descendants, until one more than `most` are found."""
    found = [pid]
    for each in found:
        if len(found) > most:
            break
        # Each thread has the children that it started itself.
        for children in Path(f"/proc/{each}/task").glob("*/children"):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                found += map(int, children.read_text(encoding="ascii").split())
    return found


def _resident_bytes(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _check_output(out: Path, limits: Watched, final: bool = False) -> None:
    """Stopped when the files made are too many, too large, or - at the end - no plain files."""
    count = size = 0
    for folder, folders, names in os.walk(out):
        for name in names + folders:
            info = _lstat(Path(folder, name))
            count, size = count + 1, size + (info.st_size if info else 0)
            if final and info and not (stat.S_ISREG(info.st_mode) or stat.S_ISDIR(info.st_mode)):
                raise Stopped("it made something else than files")
        if count > limits.output_files or size > limits.output_bytes:
            raise Stopped("it wrote more than the limit")


def _lstat(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except FileNotFoundError:
        return None
