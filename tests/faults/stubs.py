"""Functions that misbehave as a hostile document could make a parser misbehave; each runs in a child process."""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from extractors.errors import EncryptedFile

Request = Mapping[str, Any]


def echo(request: Request, out: Path) -> object:
    """Well-behaved: the request, the size of its file, and one file made."""
    size = Path(request["path"]).stat().st_size if "path" in request else None
    (out / "made.txt").write_text("made", encoding="utf-8")
    return {"said": request.get("say"), "size": size, "pid": os.getpid()}


def settled(request: Request, out: Path) -> object:
    """How many things this process keeps for good, as of this job."""
    return gc.get_freeze_count()


def refuse(request: Request, out: Path) -> object:
    """An error of the file, as the readers raise it."""
    raise EncryptedFile("The file asks for a password.")


def crash(request: Request, out: Path) -> object:
    """A segmentation fault."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return None


def defect(request: Request, out: Path) -> object:
    """An exception that no reader should let through."""
    raise TypeError("secret text of the document")


def crash_once(request: Request, out: Path) -> object:
    """Crashes while the file named does not hold two bytes; the parent's copy is read-only, so it asks the clock."""
    if time.time() < float(request["until"]):
        os._exit(3)
    return "second try"


def hang(request: Request, out: Path) -> object:
    """Sleeps with every signal that can be ignored ignored."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGXCPU):
        signal.signal(number, signal.SIG_IGN)
    time.sleep(3600)
    return None


def spin(request: Request, out: Path) -> object:
    """Burns processor time."""
    while True:
        pass


def memory(request: Request, out: Path) -> object:
    """Grows until it is stopped."""
    kept = []
    while True:
        kept.append(bytearray(1 << 24))


def many_memories(request: Request, out: Path) -> object:
    """Grows in several processes started by a thread, each below the limit of one."""
    thread = threading.Thread(target=_grow_in_processes)
    thread.start()
    thread.join()
    return None


def _grow_in_processes() -> None:
    for _ in range(4):
        if os.fork() == 0:
            kept = bytearray(os.urandom(1 << 10)) * (150 << 10)
            time.sleep(3600 + len(kept))
    time.sleep(3600)


def fork_bomb(request: Request, out: Path) -> object:
    """Processes that start processes."""
    while True:
        try:
            if os.fork() == 0:
                time.sleep(0.01)
        except OSError:
            time.sleep(0.05)


def detached(request: Request, out: Path) -> object:
    """Leaves a process behind in a session of its own, and answers."""
    if os.fork() == 0:
        os.setsid()
        os.closerange(0, 64)
        time.sleep(3600)
    return "left one behind"


def garbage(request: Request, out: Path) -> object:
    """Writes onto the pipe of replies, which it finds among its open files."""
    for number in range(3, 32):
        try:
            os.write(number, b"\xff\xfe not a frame at all " * 1000)
        except OSError:
            continue
    return "never seen"


def forged(request: Request, out: Path) -> object:
    """A well-framed reply that is no reply."""
    payload = bytes(request["payload"], "latin-1")
    for number in range(3, 32):
        try:
            os.write(number, len(payload).to_bytes(4, "big") + payload)
        except OSError:
            continue
    time.sleep(3600)
    return None


def bad_text(request: Request, out: Path) -> object:
    """Bytes that are no UTF-8, smuggled through as surrogates."""
    return {"text": b"caf\xe9".decode("utf-8", "surrogateescape"), "odd": "\\ud800 as text", "nul": "\x00"}


def not_json(request: Request, out: Path) -> object:
    """A result that JSON cannot hold."""
    return {"value": float("nan")}


def huge_reply(request: Request, out: Path) -> object:
    """More than a reply may bring."""
    return "x" * int(request["bytes"])


def huge_files(request: Request, out: Path) -> object:
    """File after file."""
    for number in range(10**6):
        (out / f"{number}.bin").write_bytes(b"x" * (1 << 20))
    return None


def huge_file(request: Request, out: Path) -> object:
    """One file without end."""
    with (out / "one.bin").open("wb") as file:
        while True:
            file.write(b"x" * (1 << 20))


def chatter(request: Request, out: Path) -> object:
    """Floods both of its standard streams, then answers."""
    for _ in range(2000):
        print("x" * 1000)
        sys.stderr.write("y" * 1000)
    return "done"


def link_out(request: Request, out: Path) -> object:
    """A symbolic link among the files made."""
    (out / "passwd").symlink_to("/etc/passwd")
    return "linked"


def network(request: Request, out: Path) -> object:
    """Tries to reach a server of the parent."""
    try:
        with socket.create_connection(("127.0.0.1", int(request["port"])), timeout=2):
            return "reached"
    except OSError as error:
        return f"refused: {error}"


def write_outside(request: Request, out: Path) -> object:
    """Tries to write where it may not, and to see what it need not."""
    tried = {}
    for name in request["targets"]:
        try:
            Path(name).write_text("was here", encoding="utf-8")
            tried[name] = "written"
        except OSError as error:
            tried[name] = type(error).__name__
    return {"tried": tried, "seen": [name for name in request["looks"] if Path(name).exists()]}


def report(request: Request, out: Path) -> object:
    """What the child sees of its surroundings."""
    return {"environment": dict(os.environ), "pid": os.getpid(), "arguments": len(sys.argv)}


def announce_and_hang(request: Request, out: Path) -> object:
    """Starts a grandchild, leaves a file that says so, and hangs."""
    if os.fork() == 0:
        time.sleep(3600)
    (out / "hanging").touch()
    time.sleep(3600)
    return None
