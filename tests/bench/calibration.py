"""Whether confidences mean what they say: of the values given with c, a share of c right, within five points.

Without a file: the table of `extractors/measured_confidence.toml`, each set by the curves of all other sets.
With VALUES.jsonl, one value of a labelled paper a line ({"set", "what": "field"|"party", "words":
"printed"|"recognised", "score", "right"}; the score is the confidence before `given_confidence`): the same, of the
counts made of them, and with `--write` that file anew. Only values whose label says what is right are counted.

usage: calibration.py [VALUES.jsonl] [--write]
"""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extractors.given_confidence import COUNTS, Steps, curve, measured, worth

# Scores at which the steps part.
STEPS = (0.81, 0.9, 0.925, 0.945, 0.96, 0.975, 0.985)
# Confidences at which the bins of the table part; and how far a bin may be off, from so many values on.
BINS = (0.0, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99)
APART, LEAST = 0.05, 40
Kind = tuple[str, str]


def counted(values: Iterable[Mapping[str, Any]]) -> dict[Kind, Steps]:
    """The counts of labelled values, by kind, step and set."""
    kinds: dict[Kind, list[list[Mapping[str, Any]]]] = defaultdict(lambda: [[] for _ in range(len(STEPS) + 1)])
    for value in values:
        kinds[value["what"], value["words"]][bisect_right(STEPS, value["score"])].append(value)
    return {kind: _steps([step for step in steps if step]) for kind, steps in sorted(kinds.items())}


def _steps(steps: list[list[Mapping[str, Any]]]) -> Steps:
    means = tuple(round(sum(v["score"] for v in step) / len(step), 3) for step in steps)
    sets = sorted({v["set"] for step in steps for v in step})
    given = {s: tuple(sum(v["set"] == s for v in step) for step in steps) for s in sets}
    right = {s: tuple(sum(v["set"] == s and v["right"] for v in step) for step in steps) for s in sets}
    return Steps(means, given, right)


def left_out(kinds: Mapping[Kind, Steps]) -> Iterator[tuple[str, float, float, int, int]]:
    """(words, score, confidence by the other sets, given, right) of each step of each set."""
    for (_, words), steps in kinds.items():
        for name in steps.given:
            points = curve(steps, without=name)
            for score, given, right in zip(steps.score, steps.given[name], steps.right[name], strict=True):
                yield words, score, worth(points, score), given, right


def table(rows: Iterable[tuple[float, int, int]]) -> dict[float, tuple[int, int, float]]:
    """Bins of (confidence, given, right): lower edge -> values given, right, and mean confidence."""
    bins: dict[float, list[tuple[float, int, int]]] = defaultdict(list)
    for confidence, given, right in rows:
        if given:
            bins[BINS[bisect_right(BINS, confidence) - 1]].append((confidence, given, right))
    totals = ((edge, sum(g for _, g, _ in b), sum(r for *_, r in b), b) for edge, b in sorted(bins.items()))
    return {edge: (given, right, sum(c * g for c, g, _ in b) / given) for edge, given, right, b in totals}


def too_far(bins: Mapping[float, tuple[int, int, float]]) -> list[float]:
    """The bins of enough values whose share of right ones is not what they say."""
    return [e for e, (given, right, mean) in bins.items() if given >= LEAST and abs(right / given - mean) > APART]


def as_toml(kinds: Mapping[Kind, Steps]) -> str:
    """The counts as the data file holds them, below its comment."""
    text = "".join(line for line in COUNTS.read_text("utf-8").splitlines(keepends=True) if line.startswith("#"))
    for (what, words), steps in kinds.items():
        text += f"\n[{what}.{words}]\nscore = {list(steps.score)}\n"
        for name, counts in (("given", steps.given), ("right", steps.right)):
            text += f"\n[{what}.{words}.{name}]\n" + "".join(f"{s} = {list(n)}\n" for s, n in counts.items())
    return text


def _say(title: str, rows: Iterable[tuple[float, int, int]]) -> list[float]:
    bins = table(rows)
    print(title)
    for edge, (given, right, mean) in bins.items():
        share = right / given
        print(f"  {edge:.3f}  said {mean:.3f}  right {right:4}/{given:4} = {share:.3f}  {share - mean:+.3f}")
    return too_far(bins)


def main() -> int:
    """Print the tables before and after; 1 when a bin is more than five points off."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("values", nargs="?", type=Path)
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    lines = asked.values.read_text("utf-8").splitlines() if asked.values else ()
    kinds = counted(map(json.loads, lines)) if lines else measured()
    off = []
    for words in ("printed", "recognised"):
        rows = [row[1:] for row in left_out(kinds) if row[0] == words]
        _say(f"{words}, scores as they are", ((score, given, right) for score, _, given, right in rows))
        off += _say(f"{words}, as given (set left out)", ((c, given, right) for _, c, given, right in rows))
    if asked.write:
        COUNTS.write_text(as_toml(kinds), "utf-8")
    return int(bool(off))


if __name__ == "__main__":
    sys.exit(main())
