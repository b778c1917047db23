"""A small case killed outright at random moments, again and again: resumed, the same bytes, nothing done twice.

usage: python -m tests.bench.kills [--kills 200]
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench.told import counted, goal, say
from tests.pipeline.small_case import small_case
from tests.pipeline.test_run import children_of, done_stages, finish, ledger_made, manifest, start

_EACH = 10  # kills before a run is left to end, and the case begins anew
_AT_ONCE = 2  # cases, each in one process


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what came of the kills; 1 where anything was lost, done twice, changed or left behind."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kills")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(_AT_ONCE) as pool:
        shares = [options.kills // _AT_ONCE + (n < options.kills % _AT_ONCE) for n in range(_AT_ONCE)]
        chances = [random.Random(options.seed + n) for n in range(_AT_ONCE)]
        cases = [Path(name) / f"case-{n}" for n in range(_AT_ONCE)]
        found = sum(pool.map(killed_often, cases, shares, chances), Counter[str]())
    for what, count in sorted(found.items()):
        say(what, str(count))
    faults = sum(count for what, count in found.items() if what.startswith("FAULT"))
    return int(goal(f"faults in {options.kills} kills", str(faults), "none", not faults))


def killed_often(folder: Path, kills: int, chance: random.Random) -> Counter[str]:
    """A case killed so many times at any moment of its run, and now and then left to end; what came of it."""
    case = small_case(folder)
    began = time.monotonic()
    finish(start(case, "--plain", cores=1))
    long, wanted = time.monotonic() - began, manifest(case)
    clear(case)
    found = Counter[str]()
    for number in counted(range(1, kills + 1), f"kills of {folder.name}"):
        found += killed(case, chance.uniform(0, 1.1 * long), wanted)
        if number % _EACH == 0 or number == kills:
            found += resumed(case, wanted)
            clear(case)
    return found


def killed(case: Path, seconds: float, wanted: str) -> Counter[str]:
    """A run killed after so many seconds: where it was, and what was wrong with what it left."""
    process = start(case, "--plain", cores=1)
    time.sleep(seconds)
    ended = process.poll() is not None
    process.kill()
    process.communicate()
    found = Counter(["ended before it was killed" if ended else reached(case)])
    if ledger_made(case) and max(done_stages(case).values(), default=0) > 1:
        found["FAULT done twice"] += 1
    if (case / "package").exists() and manifest(case) != wanted:
        found["FAULT half a package"] += 1
    if children_of(case):
        found["FAULT a child left"] += 1
    if ended:
        clear(case)
    return found


def reached(case: Path) -> str:
    """How far a run had come, by its ledger."""
    if not ledger_made(case):
        return "killed before the ledger"
    stages = {stage for stage, _ in done_stages(case)}
    last = next((s for s in ("press", "witness", "understand", "read", "unpack") if s in stages), "nothing")
    return f"killed with {last} begun" if last != "nothing" else "killed before anything was done"


def resumed(case: Path, wanted: str) -> Counter[str]:
    """The run that is left alone at last."""
    finish(start(case, "--plain", cores=1))
    return +Counter({
        "resumed and left to end": 1,
        "FAULT other bytes": manifest(case) != wanted,
        "FAULT done twice": max(done_stages(case).values()) > 1,
        "FAULT something left": any(p.name.startswith(".package") for p in case.iterdir()),
        "FAULT a child left": bool(children_of(case)),
    })  # fmt: skip


def clear(case: Path) -> None:
    """As if the case had never been run."""
    for name in (".originproof", "package"):
        shutil.rmtree(case / name, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
