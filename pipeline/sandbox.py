"""How a child process is closed in: the bubblewrap command line, the environment, and whether they work here.

bubblewrap takes the network, other processes and every folder that the parser does not need away. Where it is missing,
or where the machine forbids namespaces, children run with resource limits alone and `sandbox_state` says so.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import extractors
import pipeline

_SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/fonts", "/etc/ssl/certs")
_CLOSED = "bubblewrap"
_READ_ONLY = "bubblewrap, file system read-only"
_NONE = "resource limits only"


def code_folders() -> tuple[Path, ...]:
    """The folders of our own two packages."""
    return tuple(Path(package.__path__[0]).resolve() for package in (extractors, pipeline))


def child_environment(extra: tuple[Path, ...] = ()) -> dict[str, str]:
    """The whole environment of a child: nothing of the user's, the same on every machine."""
    roots = dict.fromkeys(str(folder.parent) for folder in code_folders())
    environment = {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "HOME": "/tmp",
        "PYTHONPATH": os.pathsep.join([*roots, *map(str, extra)]),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONSAFEPATH": "1",
        "PYTHONNOUSERSITE": "1",
        "OMP_THREAD_LIMIT": "1",
        "OPENCV_FOR_THREADS_NUM": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }
    data = tessdata()
    return environment | ({"TESSDATA_PREFIX": str(data)} if data else {})


@functools.cache
def tessdata() -> Path | None:
    """The folder of tesseract's language data: `TESSDATA_PREFIX`, else the newest that the system has."""
    named = os.environ.get("TESSDATA_PREFIX")
    found = sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"))
    candidates = [Path(named)] if named else [*reversed(found), Path("/usr/share/tessdata")]
    return next((folder for folder in candidates if folder.is_dir()), None)


def wrap(command: list[str], writable: tuple[Path, ...], readable: tuple[Path, ...]) -> list[str]:
    """`command` inside the sandbox that works here; `writable` and `readable` folders keep their paths."""
    state = sandbox_state()
    if not state.startswith("bubblewrap"):
        return command
    return [*_arguments(state, writable, readable), *command]


def is_wrapped() -> bool:
    """Whether children get namespaces of their own."""
    return sandbox_state().startswith("bubblewrap")


@functools.cache
def sandbox_state() -> str:
    """What closes the children in, for `run.json` and `doctor`; probed once a process."""
    if shutil.which("bwrap") is None:
        return f"{_NONE} (bubblewrap is not installed)"
    for state in (_CLOSED, _READ_ONLY):
        if _works(state):
            return state
    return f"{_NONE} (bubblewrap is installed, but this machine forbids namespaces)"


def _works(state: str) -> bool:
    command = [*_arguments(state, (), ()), sys.executable, "-c", "import pipeline.worker_child"]
    try:
        done = subprocess.run(command, env=child_environment(), capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _arguments(state: str, writable: tuple[Path, ...], readable: tuple[Path, ...]) -> list[str]:
    base = ["bwrap", "--unshare-all", "--die-with-parent", "--cap-drop", "ALL"]
    if state == _READ_ONLY:
        base += ["--ro-bind", "/", "/", "--dev", "/dev"]
    else:
        base += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]
        readable = (*_program_folders(), *readable)
    for folder in readable:
        base += ["--ro-bind-try", str(folder), str(folder)]
    for folder in writable:
        base += ["--bind", str(folder), str(folder)]
    return [*base, "--chdir", "/"]


def _program_folders() -> tuple[Path, ...]:
    """Python, its libraries, ours, the system's, tesseract's data: all that a parser may read beside its document."""
    python = [Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parents[1]]
    data = tessdata()
    wanted = [*map(Path, _SYSTEM), *python, *code_folders(), *([data] if data else [])]
    return tuple(dict.fromkeys(wanted))
