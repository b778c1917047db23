"""Whatever a document makes its parser do, it costs that document alone, and no child outlives its parent."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import sandbox
from pipeline.worker import Job, Limits, Outcome, Workers, sandbox_state
from tests.faults import stubs

ROOT = Path(__file__).parents[2]
FUNCTIONS = {name: f"tests.faults.stubs:{name}" for name in vars(stubs) if not name.startswith("_")}
LIMITS = Limits(
    memory_bytes=400 << 20, cpu_seconds=1, wall_seconds=40, file_bytes=60 << 20, output_bytes=30 << 20,
    processes=24, reply_bytes=1 << 20,
)  # fmt: skip
needs_namespaces = pytest.mark.skipif(not sandbox_state().startswith("bubblewrap"), reason="needs bubblewrap")


@pytest.fixture(params=["sandbox", "limits only"])
def workers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workers]:
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "limits only":
            patch.setattr(sandbox, "sandbox_state", lambda: "resource limits only (for a test)")
        elif not sandbox_state().startswith("bubblewrap"):
            pytest.skip("bubblewrap does not work here")
        with Workers(2, LIMITS, tmp_path / "scratch", FUNCTIONS, (ROOT,)) as opened:
            yield opened


def one(workers: Workers, function: str, **request: object) -> Outcome:
    (outcome,) = workers.run([Job("key", function, request)])
    return outcome


def test_results_files_and_keys_come_back(workers: Workers, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / str(number)).write_bytes(b"x" * number)
    jobs = [Job(f"k{n}", "echo", {"path": str(tmp_path / str(n)), "say": f"é 棉 {n}"}) for n in range(5)]
    outcomes = {o.key: o for o in workers.run(jobs)}
    assert sorted(outcomes) == [f"k{n}" for n in range(5)]
    for number in range(5):
        outcome = outcomes[f"k{number}"]
        assert (outcome.result["said"], outcome.result["size"]) == (f"é 棉 {number}", number)
        assert (outcome.out / "made.txt").read_text(encoding="utf-8") == "made"
        assert outcome.problem is None


def test_a_child_serves_many_jobs(workers: Workers) -> None:
    pids = [o.result["pid"] for o in workers.run(Job(str(n), "echo", {}) for n in range(10))]
    assert len(set(pids)) <= 2


def test_what_a_first_job_loaded_is_kept_for_good(workers: Workers) -> None:
    counts = [o.result for o in workers.run(Job(str(n), "settled", {}) for n in range(10))]
    assert 0 in counts
    assert max(counts) > 1000


def test_an_error_of_the_file_arrives_as_its_problem(workers: Workers) -> None:
    outcome = one(workers, "refuse")
    assert outcome.result is None
    assert outcome.problem is not None
    assert (outcome.problem.code, outcome.problem.message) == ("encrypted", "The file asks for a password.")
    assert outcome.problem.remedy


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        ("crash", "crashed (signal 11)"),
        ("defect", "failed (status 1)"),
        ("hang", "longer than the limit"),
        ("spin", "processor time"),
        ("memory", "more memory"),
        ("many_memories", "more memory"),
        ("fork_bomb", "more processes"),
        ("garbage", "something else than a result"),
        ("not_json", "failed (status 1)"),
        ("huge_files", "wrote more"),
        ("huge_file", "Reading was stopped"),
        ("link_out", "something else than files"),
    ],
)
def test_a_fault_costs_its_document_and_no_other(workers: Workers, function: str, reason: str) -> None:
    # The others have so much wall time that a busy machine does not turn another limit into this one.
    seconds = 2.0 if function == "hang" else 0.0
    jobs = [
        Job(key, function if key == "fault" else "echo", {}, seconds) for key in ("before", "fault", "after", "last")
    ]
    outcomes = {o.key: o for o in workers.run(jobs)}
    problem = outcomes["fault"].problem
    assert problem is not None
    assert problem.code == "stopped"
    assert reason in problem.message
    assert "secret" not in problem.message
    assert "Traceback" not in problem.message
    assert all(outcomes[key].problem is None for key in ("before", "after", "last"))


@pytest.mark.parametrize(
    "payload",
    [
        "[1, 2]", '"text"', "{}", '{"result": 1, "problem": 2}', '{"other": 1}', '{"result": NaN}', "{" * 5000,
        "[" * 100_000, '{"result": "\xff"}', '{"result": "\\ud800"}', '{"result": 1} trailing',
    ],
)  # fmt: skip
def test_a_forged_reply_is_refused(workers: Workers, payload: str) -> None:
    problem = one(workers, "forged", payload=payload).problem
    assert problem is not None
    assert "something else than" in problem.message


def test_text_that_is_no_text_and_floods_of_output_are_harmless(workers: Workers) -> None:
    result = one(workers, "bad_text").result
    assert result == {"text": "caf?", "odd": "\\ud800 as text", "nul": "\x00"}
    outcome = one(workers, "chatter")
    assert outcome.result == "done"
    assert len(outcome.log) <= 8192


def test_a_reply_is_bounded(workers: Workers) -> None:
    assert one(workers, "huge_reply", bytes=1 << 19).result == "x" * (1 << 19)
    assert one(workers, "huge_reply", bytes=1 << 21).problem is not None


def test_a_crash_gets_a_second_try(workers: Workers) -> None:
    outcome = one(workers, "crash_once", until=time.time() + 0.15)
    assert outcome.result in {"second try", None}
    assert one(workers, "crash_once", until=0).result == "second try"


def test_a_file_that_cannot_be_opened_is_a_problem(workers: Workers, tmp_path: Path) -> None:
    problem = one(workers, "echo", path=str(tmp_path / "nowhere")).problem
    assert problem is not None
    assert problem.code == "damaged"


def test_the_surroundings_are_the_same_everywhere(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = one(workers, "report").result["environment"]
    assert {"TZ": "UTC", "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1", "PYTHONHASHSEED": "0"}.items() <= seen.items()
    assert not {"USER", "SSH_AUTH_SOCK", "VIRTUAL_ENV", "LD_PRELOAD"} & seen.keys()


def test_an_unknown_function_is_a_defect_of_the_caller(workers: Workers) -> None:
    with pytest.raises(ValueError, match="no function"):
        one(workers, "nothing")


def test_a_run_can_be_left_in_the_middle(workers: Workers) -> None:
    for outcome in workers.run(Job(str(n), "echo", {}) for n in range(100)):
        assert outcome.problem is None
        break
    assert one(workers, "echo").problem is None


@needs_namespaces
def test_no_network_no_writing_outside_no_sight_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "private").write_text("other customer", encoding="utf-8")
    targets = [str(ROOT / "pipeline" / "stain.py"), str(tmp_path / "stain"), "/usr/stain", "/etc/stain"]
    looks = [
        str(tmp_path / "private"),
        str(Path.home() / ".bashrc"),
        "/etc/passwd",
        "/var",
        str(ROOT / "pyproject.toml"),
    ]
    with (
        Workers(1, LIMITS, tmp_path / "scratch", FUNCTIONS, (ROOT / "tests",)) as workers,
        socket.create_server(("127.0.0.1", 0)) as server,
    ):
        (reached,) = workers.run([Job("n", "network", {"port": server.getsockname()[1]})])
        (wrote,) = workers.run([Job("w", "write_outside", {"targets": targets, "looks": looks})])
    assert reached.result.startswith("refused")
    assert "written" not in {wrote.result["tried"][t] for t in (targets[0], targets[2])}
    assert not any(Path(target).exists() for target in targets)
    assert wrote.result["seen"] == []


@pytest.mark.parametrize("closed_in", [pytest.param(True, marks=needs_namespaces), False])
def test_a_parent_killed_outright_leaves_no_child(tmp_path: Path, closed_in: bool) -> None:
    path = os.environ["PATH"] if closed_in else "/nonexistent"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": path}
    command = [sys.executable, "-m", "tests.faults.parent", str(tmp_path / "scratch"), str(ROOT)]
    parent = subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True)
    try:
        wait_for(lambda: len(list(tmp_path.glob("scratch/*/out/*/hanging"))) == 2)
        family = descendants(parent.pid)
        assert len(family) >= 4
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        expected = family if closed_in else [pid for pid in family if is_server(pid)]
        wait_for(lambda: not any(is_alive(pid) for pid in expected))
    finally:
        for pid in [parent.pid, *descendants(parent.pid)]:
            kill(pid)
        if not closed_in:
            for pid in family:
                kill(pid)


@pytest.mark.parametrize("closed_in", [pytest.param(True, marks=needs_namespaces), False])
def test_closing_kills_what_a_job_left_behind(tmp_path: Path, closed_in: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not closed_in:
        monkeypatch.setattr(sandbox, "sandbox_state", lambda: "resource limits only (for a test)")
    with Workers(1, LIMITS, tmp_path / "scratch", FUNCTIONS, (ROOT,)) as workers:
        assert one(workers, "detached").result == "left one behind"
        family = descendants(os.getpid())
        assert len(family) >= 2
    wait_for(lambda: not any(is_alive(pid) for pid in family))
    assert not (tmp_path / "scratch").exists()


def wait_for(condition: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def descendants(pid: int) -> list[int]:
    found = [pid]
    for each in found:
        for children in Path(f"/proc/{each}/task").glob("*/children"):
            found += map(int, children.read_text(encoding="ascii").split())
    return found[1:]


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def is_server(pid: int) -> bool:
    """Whether the process is a child server itself, not something that it started."""
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return pid == int(stat[2])


def kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
