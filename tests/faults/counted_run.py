"""Runs a case as the command does, with so many worker processes; made to be killed at any moment, or run elsewhere."""

from __future__ import annotations

import os
import sys

from pipeline.cli import main

if __name__ == "__main__":
    cores = int(sys.argv[1])
    os.cpu_count = lambda: cores
    sys.exit(main(sys.argv[2:]))
