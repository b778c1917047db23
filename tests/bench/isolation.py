"""What it costs to read files in closed-in child processes: `python -m tests.bench.isolation`.

The same job on the same files, in a child and in a bare process of the same settings, in turn, by processor time.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.jobs import read_job
from pipeline.sandbox import child_environment, sandbox_state
from pipeline.worker import Job, Limits, Workers
from tests.bench.pages import bundle, native, scanned
from tests.bench.reading import family_seconds
from tests.bench.told import counted, goal, say

_MOST = 0.05  # share of the time of reading that isolation may take
_ENOUGH = 4.0  # seconds of reading from which a share of a few hundredths can be told
_LITTLE = 1.0  # seconds of processor time to be measured at a stretch: the kernel counts in hundredths


@dataclass
class Price:
    """Seconds of processor time in which the files of a kind were read, closed in and bare."""

    closed_in: float = 0.0
    bare: float = 0.0

    @property
    def share(self) -> float:
        """What isolation adds to the time of reading."""
        return self.closed_in / self.bare - 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.isolation")
    parser.add_argument("--scans", type=int, default=16)
    parser.add_argument("--pages", type=int, default=60)
    options = parser.parse_args(arguments)
    say("children are closed in by", sandbox_state())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        single = native(folder, options.pages, seed=8)
        kinds = {
            "scans": scanned(native(folder, options.scans, seed=9), folder),
            "native papers of one page": single,
            "native papers of eight pages": [bundle(folder, 8, seed=20 + n) for n in range(options.pages // 8)],
        }
        missed = [told(kind, price(papers, folder / kind)) for kind, papers in kinds.items()]
    return int(any(missed))


def told(kind: str, found: Price) -> bool:
    """Print what isolation costs of a kind of paper; whether that is too much."""
    what = f"isolation, {kind}: share of the time of reading"
    return goal(what, f"{found.share:.1%} of {found.bare:.1f} s", f"under {_MOST:.0%}", found.share < _MOST)


def price(papers: Sequence[Path], folder: Path) -> Price:
    """The papers read closed in and bare, a few at a time and in turn; both warm."""
    settings = child_environment()
    os.environ.update({name: settings[name] for name in settings if name.endswith(("LIMIT", "THREADS", "NUM", "MAX"))})
    found = Price()
    spawned = multiprocessing.get_context("spawn")
    with Workers(1, Limits(), folder / "children") as workers, spawned.Pool(1) as pool:

        def closed_in(paths: Sequence[Path]) -> None:
            outcomes = workers.run(Job(p.name, "read", {"path": str(p)}) for p in paths)
            assert not [o.problem for o in outcomes if o.problem]

        def bare(paths: Sequence[Path]) -> None:
            pool.map(read_bare, [(p, folder / "bare" / p.stem) for p in paths])

        for call in (closed_in, bare):
            call(papers[:1])
        pool.apply(gc.freeze)  # as a child does after its first file
        many = _at_a_time(bare, papers)
        while found.bare < _ENOUGH:
            for start in counted(range(0, len(papers), many), folder.name):
                found.closed_in += spent(closed_in, papers[start : start + many])
                found.bare += spent(bare, papers[start : start + many])
    return found


def _at_a_time(call: Callable[[Sequence[Path]], None], papers: Sequence[Path]) -> int:
    """How many papers take about as long as can be measured."""
    began = time.monotonic()
    call(papers[:2])
    return max(1, min(len(papers), round(2 * _LITTLE / (time.monotonic() - began))))


def spent(call: Callable[[Sequence[Path]], None], papers: Sequence[Path]) -> float:
    """Processor time of a call, children included."""
    before = family_seconds()
    call(papers)
    return family_seconds() - before


def read_bare(task: tuple[Path, Path]) -> None:
    """What a child does with a file, without a child."""
    path, out = task
    out.mkdir(parents=True, exist_ok=True)
    read_job({"path": str(path)}, out)


if __name__ == "__main__":
    sys.exit(main())
