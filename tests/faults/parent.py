"""A parent that starts children on jobs without end and tells their process ids; the test kills it."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from pipeline.worker import Job, Limits, Workers

if __name__ == "__main__":
    scratch, root = Path(sys.argv[1]), Path(sys.argv[2])
    functions = {"hang": "tests.faults.stubs:announce_and_hang"}
    with Workers(2, Limits(tries=1), scratch, functions, (root,)) as workers:
        threading.Timer(0.1, print, ["started"], {"flush": True}).start()
        list(workers.run(Job(str(n), "hang", {}) for n in range(4)))
