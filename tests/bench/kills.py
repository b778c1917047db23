"""A small case killed outright at random moments, again and again: resumed, the same bytes, nothing done twice.

usage: python -m tests.bench.kills [--kills 200]

A run is the command, forked from a process that has its modules already: what is killed is the work, not the imports.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from pipeline.cli import main as command
from tests.bench.told import counted, goal, say
from tests.pipeline.small_case import small_case
from tests.pipeline.test_run import AS_OF, children_of, done_stages, ledger_made, manifest

_AT_ONCE = 2  # cases, each with one child
_LAST = 1.05  # of a whole run's time: the last moment at which it is killed
_SERVER = multiprocessing.get_context("forkserver")
_MODULES = ["tests.bench.told", "tests.pipeline.test_run", "pipeline.cli", "pipeline.run"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what came of the kills; 1 where anything was lost, done twice, changed or left behind."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kills")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    _SERVER.set_forkserver_preload(_MODULES)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(_AT_ONCE) as pool:
        shares = [options.kills // _AT_ONCE + (n < options.kills % _AT_ONCE) for n in range(_AT_ONCE)]
        chances = [random.Random(options.seed + n) for n in range(_AT_ONCE)]
        cases = [Path(name) / f"case-{n}" for n in range(_AT_ONCE)]
        found = sum(pool.map(killed_often, cases, shares, chances), Counter[str]())
    for what, count in sorted(found.items()):
        say(what, str(count))
    say("minutes", f"{(time.monotonic() - began) / 60:.1f}")
    faults = sum(count for what, count in found.items() if what.startswith("FAULT"))
    return int(goal(f"faults in {options.kills} kills", str(faults), "none", not faults))


def killed_often(folder: Path, kills: int, chance: random.Random) -> Counter[str]:
    """A case killed so many times at any moment of its run; what came of it.

    A run that ends before its moment has come is judged as it ended, and the case begins anew.
    """
    case = small_case(folder)
    found, long, wanted = Counter[str](), 0.0, ""
    for _ in range(2):  # the first run is a slow one: what it reads comes from the disk
        clear(case)
        began = time.monotonic()
        ended_well(started(case))
        long, wanted = time.monotonic() - began, manifest(case)
    clear(case)
    for _ in counted(range(kills), f"kills of {folder.name}"):
        while not cut_short(case, run := started(case), chance.uniform(0, _LAST * long)):
            found += as_ended(case, run, wanted)
        found += as_killed(case, wanted)
    run = started(case)
    ended_well(run)
    return found + as_ended(case, run, wanted)


def started(case: Path) -> ForkServerProcess:
    """A run of the case under way in a process of its own."""
    process = _SERVER.Process(target=run_case, args=(case,))
    process.start()
    return process


def run_case(case: Path) -> None:
    """The command, with one child, in silence."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    os.cpu_count = lambda: 1
    sys.exit(command(["run", str(case), "--as-of", AS_OF, "--plain"]))


def cut_short(case: Path, process: ForkServerProcess, seconds: float) -> bool:
    """Kill a run after so many seconds; whether it was still under way."""
    process.join(seconds)
    ended = process.exitcode is not None
    process.kill()
    process.join()
    return not ended


def ended_well(process: ForkServerProcess) -> None:
    """Wait for a run to end; raises AssertionError where it fails."""
    process.join(400)
    assert process.exitcode in (0, 1), f"a run ended with {process.exitcode}"


def as_killed(case: Path, wanted: str) -> Counter[str]:
    """Where a killed run was, and what was wrong with what it left."""
    found = Counter([reached(case)])
    if ledger_made(case) and max(done_stages(case).values(), default=0) > 1:
        found["FAULT done twice"] += 1
    if (case / "package").exists() and manifest(case) != wanted:
        found["FAULT half a package"] += 1
    if children_of(case):
        found["FAULT a child left"] += 1
    return found


def reached(case: Path) -> str:
    """How far a run had come, by its ledger."""
    if not ledger_made(case):
        return "killed before the ledger"
    stages = {stage for stage, _ in done_stages(case)}
    last = next((s for s in ("press", "witness", "understand", "read", "unpack") if s in stages), "nothing")
    return f"killed with {last} begun" if last != "nothing" else "killed before anything was done"


def as_ended(case: Path, process: ForkServerProcess, wanted: str) -> Counter[str]:
    """What was wrong with a run that came to its end; the case is cleared."""
    found = +Counter({
        "resumed and came to the end": 1,
        "FAULT ended in failure": process.exitcode not in (0, 1),
        "FAULT other bytes": manifest(case) != wanted,
        "FAULT done twice": max(done_stages(case).values()) > 1,
        "FAULT something left": any(p.name.startswith(".package") for p in case.iterdir()),
        "FAULT a child left": bool(children_of(case)),
    })  # fmt: skip
    clear(case)
    return found


def clear(case: Path) -> None:
    """As if the case had never been run."""
    for name in (".originproof", "package"):
        shutil.rmtree(case / name, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
