"""The child server in which untrusted bytes are parsed: one job at a time, JSON frames in and out, limits set first.

Frame: four bytes of length (big endian), then UTF-8 JSON. Started by `pipeline.worker`, never by a person. Whatever a
library prints goes to standard error; standard output carries frames alone.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import os
import resource
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from extractors.errors import FileError
from extractors.plain import to_plain

# What a job makes is seldom in circles: to search it for them at each 700 new things cost some 2 %.
YOUNG_THINGS = 100_000
_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_RLIMIT_NAMES = {
    "memory_bytes": resource.RLIMIT_AS,
    "file_bytes": resource.RLIMIT_FSIZE,
    "open_files": resource.RLIMIT_NOFILE,
}


def main() -> int:
    """Serve jobs from standard input until it closes. Arguments: limits as JSON, and the parent's process id or 0."""
    limits, parent = json.loads(sys.argv[1]), int(sys.argv[2])
    _die_with_parent(parent)
    _limit(limits)
    if not parent:
        # Outside a namespace of its own the kernel would count every process of the user.
        _lower(resource.RLIMIT_NPROC, int(limits["processes"]))
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    requests = sys.stdin.buffer
    known: set[str] = set()
    gc.set_threshold(YOUNG_THINGS)
    while (frame := read_frame(requests)) is not None:
        request = json.loads(frame)
        _limit_cpu(int(request["cpu_seconds"]))
        answer, usable = _answer(request)
        if request["target"] not in known:
            known.add(request["target"])
            # Modules and vocabularies stay for good: to search them for garbage again and again took a twelfth.
            gc.freeze()
        replies.write(len(answer).to_bytes(4, "big") + answer)
        if not usable:
            return 1
    return 0


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame, or None at the end of the stream."""
    head = stream.read(4)
    return stream.read(int.from_bytes(head, "big")) if len(head) == 4 else None


def _answer(request: Mapping[str, Any]) -> tuple[bytes, bool]:
    """The encoded reply, and whether this process may take another job."""
    try:
        module, _, name = str(request["target"]).partition(":")
        call = getattr(importlib.import_module(module), name)
        result = call(*_from_nearby(request["request"], Path(request["out"])))
        return _encode({"result": to_plain(result)}), True
    except FileError as error:
        return _encode({"problem": to_plain(error.problem())}), True
    except MemoryError:
        return b'{"stopped": "it needed more memory than the limit"}', False


def _from_nearby(request: Mapping[str, Any], out: Path) -> tuple[Mapping[str, Any], Path]:
    """The request and `out` with paths relative to the child's folder, which becomes the working directory.

    Libraries in C do not open every path: not one whose name is no text in the locale of the parent.
    """
    folder = out.parents[1]
    os.chdir(folder)
    near = {"path": os.path.relpath(request["path"], folder)} if "path" in request else {}
    return {**request, **near}, out.relative_to(folder)


def _encode(reply: object) -> bytes:
    """UTF-8 JSON; lone surrogates (bytes that were no text) become question marks."""
    return json.dumps(reply, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


def _die_with_parent(parent: int) -> None:
    """Ask the kernel to kill this process when its parent ends; `parent` is 0 inside a process namespace of its own."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    # Orphans of a job stay descendants of this process, where the parent finds them to kill.
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    if parent and os.getppid() != parent:
        sys.exit(1)


def _limit(limits: Mapping[str, int]) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name, which in _RLIMIT_NAMES.items():
        _lower(which, limits[name])


def _lower(which: int, wanted: int) -> None:
    _, hard = resource.getrlimit(which)
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(which, (limit, limit))


def _limit_cpu(seconds: int) -> None:
    """`seconds` more from now; the soft limit moves with every job, the signal ends the process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + 1 + seconds, hard))


if __name__ == "__main__":
    sys.exit(main())
