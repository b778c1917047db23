"""`make bench`: every figure beside that of its peers, on this machine, in one run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Reading, characters, hidden text, certificates, a case that is killed again and again; the worst code of them."""
    parts = (
        ("Reading", ["-m", "tests.bench.reading"]),
        ("Characters", ["-m", "tests.bench.characters"]),
        ("Text layers unlike their pixels", ["-m", "tests.bench.unlike"]),
        ("Certificates", ["-m", "tests.bench.certificates"]),
        ("Certificates against an opponent", ["-m", "tests.bench.certificate_opponent"]),
        ("Killed 200 times", ["-m", "tests.bench.kills"]),
    )
    return max(part(title, words) for title, words in parts)


def part(title: str, words: list[str]) -> int:
    """One part in a process of its own."""
    print(f"\n== {title}", flush=True)
    return subprocess.run([sys.executable, *words], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
