"""Takes an inbox in with the stand-in unpacker and prints the rows; made to be killed at any moment."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from extractors.plain import to_plain
from pipeline.intake import take_in
from pipeline.store import Store
from pipeline.worker import Limits, Workers


def main(case: Path, root: Path) -> None:
    """Rows and sources as one line of JSON."""
    functions = {"unpack": "tests.faults.boxes:unpack"}
    with Store(case / "state") as store, Workers(2, Limits(), store.scratch / "w", functions, (root,)) as workers:
        intake = take_in(case / "inbox", store, workers)
    print(json.dumps(to_plain(intake), sort_keys=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
