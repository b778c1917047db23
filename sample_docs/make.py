"""Makes the sample cases: `python sample_docs/make.py [CASE ...] [--to DIR]`; the same bytes every time."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
CASES = ("cotton_bags", "cotton_shirts", "tomato_paste")


def main(arguments: list[str]) -> int:
    """Make the named cases, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"one of {', '.join(CASES)}; default all")
    parser.add_argument("--to", type=Path, default=HERE, help="where the case folders go")
    options = parser.parse_args(arguments)
    unknown = set(options.cases) - set(CASES)
    if unknown:
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    sys.path[:0] = [str(HERE), str(HERE.parent)]
    from maker.case import write

    for name in options.cases or CASES:
        folder = write(import_module(f"maker.{name}").case(), options.to)
        print(f"{folder.name}: {sum(1 for p in (folder / 'inbox').rglob('*') if p.is_file())} files in the inbox")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
