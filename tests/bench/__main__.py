"""`make bench`: every figure beside its peers, on this machine, in one run; `--quick` tries every part in little.

Goals that rest on the clock are those of an idle machine.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.told import say

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Part:
    """A module of the bench, and its arguments when every part is only tried."""

    title: str
    module: str
    quick: str = ""


PARTS = (
    Part("Reading", "reading", "--scans 8 --pages 16 --documents 40"),
    Part("Isolation", "isolation", "--scans 4 --pages 16"),
    Part("Characters", "characters", "--pages 1"),
    Part("Text layers unlike their pixels", "unlike"),
    Part("Certificates", "certificates", "--good 20 --bad 100"),
    Part("Certificates against an opponent", "certificate_opponent", "--good 10 --bad 50"),
    Part("Certificates of other programs", "certificate_formats", "--each 2"),
    Part("Killed at any moment", "kills", "--kills 10"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every part to its end, whatever came of those before; the worst code of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="try every part with a few pages")
    quick = parser.parse_args(arguments).quick
    ended = [performed(part, quick) for part in PARTS]
    print("\n== In short")
    for part, (code, seconds) in zip(PARTS, ended, strict=True):
        said = {0: "every goal holds", 1: "a goal is missed"}.get(code, f"it ended with code {code}")
        say(part.title, f"{said}, {seconds / 60:.1f} min")
    return max(abs(code) for code, _ in ended)


def performed(part: Part, quick: bool) -> tuple[int, float]:
    """One part in a process of its own: its code, and the seconds it took."""
    print(f"\n== {part.title}", flush=True)
    words = part.quick.split() if quick else []
    began = time.monotonic()
    ended = subprocess.run([sys.executable, "-m", f"tests.bench.{part.module}", *words], cwd=ROOT, check=False)
    return ended.returncode, time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
