"""Works on a store without end, until it is killed; every step is told only after the store has promised it."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.store import Done, Store, result_key


def main(root: Path, first: int) -> None:
    """Keep files and results numbered from `first`; one line "number key" each, once it is done."""
    source = root.parent / "source"
    with Store(root) as store:
        for number in range(first, first + 10**6):
            source.write_bytes(f"bytes {number}".encode() * 1000)
            sha256 = store.put_file(source)
            made = store.scratch / "made"
            made.write_bytes(f"rendition {number}".encode() * 1000)
            key = result_key(sha256, "read", "1")
            store.put_result(key, {"number": number, "text": "x" * 5000}, {"rendition.pdf": made})
            store.record(Done("run", "read", sha256, "done"))
            print(number, sha256, key, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
