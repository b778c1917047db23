"""Runs a case as the command does, with so many worker processes; to be killed, or run elsewhere, or with a defect."""

from __future__ import annotations

import os
import sys

from pipeline.cli import main


def broken(*_: object) -> None:
    """A stage with a defect of ours."""
    raise LookupError("no such thing")


if __name__ == "__main__":
    cores = int(sys.argv[1])
    os.cpu_count = lambda: cores
    if stage := os.environ.get("ORIGINPROOF_TEST_DEFECT"):
        from pipeline import flow

        setattr(flow, stage, broken)
    sys.exit(main(sys.argv[2:]))
