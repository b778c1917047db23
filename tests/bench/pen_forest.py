"""Grows the trees of `extractors/ocr/pen_forest.csv`, which tell a hand's drawing from any other.

They grow from `pen_measures.csv`: what drawings of invented hands and of other things measure, one a row, with its side
(hand, other) and its kind. A kind is one hand, or one sort of thing that is no signature (seal, logo, code, a name
in one face). All kinds of a side weigh the same. Without `--write`: the shares of hands and of other things taken for a
hand's, each kind by trees that have never seen it. `--measure`: the table is made anew of grey drawings at 150 dots an
inch on white paper, `DIRECTORY/hand/KIND/*.png` and `DIRECTORY/other/KIND/*.png`.

usage: pen_forest.py [--measure DIRECTORY] [--write]
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from extractors.ocr.line_measures import measures
from extractors.ocr.pen_forest import Node
from extractors.ocr.penned import inked

SCALE = 150 / 72
TREES, LEAF, ASKED = 60, 6, 0.4  # trees; drawings of a leaf; share of the measures tried at each question
FOLDS, SURE = 10, 0.55
Floats = np.ndarray[Any, np.dtype[np.float64]]
MEASURED = Path(__file__).with_name("pen_measures.csv")
OUT = Path(__file__).resolve().parents[2] / "extractors" / "ocr" / "pen_forest.csv"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a drawing of a kind measures."""

    hand: bool
    kind: str
    measures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Table:
    """Drawings as rows: their measures, 1.0 for a hand's, and how much each weighs."""

    names: tuple[str, ...]
    values: Floats
    hands: Floats
    weights: Floats


def measured() -> list[Drawing]:
    """The drawings of the table."""
    with MEASURED.open(encoding="utf-8", newline="") as rows:
        return [
            Drawing(row.pop("side") == "hand", row.pop("kind"), {name: float(value) for name, value in row.items()})
            for row in csv.DictReader(rows)
        ]


def drawings(directory: Path) -> list[Drawing]:
    """The measured drawings of a directory; those without ink are left out."""
    found = []
    for path in sorted(directory.glob("*/*/*.png")):
        mask = inked(np.asarray(Image.open(path).convert("L")))
        if min(mask.shape) > 1:
            found.append(Drawing(path.parent.parent.name == "hand", path.parent.name, measures(mask, SCALE)))
    return found


def as_table(of: Sequence[Drawing]) -> str:
    """The drawings as CSV, four figures a measure."""
    rows = [",".join(("side", "kind", *of[0].measures))]
    for drawing in of:
        shown = (f"{value:.4g}" for value in drawing.measures.values())
        rows.append(",".join(("hand" if drawing.hand else "other", drawing.kind, *shown)))
    return "\n".join(rows) + "\n"


def table(of: Sequence[Drawing]) -> Table:
    """The drawings' table: both sides weigh the same, and on a side all kinds."""
    names = tuple(of[0].measures)
    kinds = [(d.hand, d.kind) for d in of]
    weights = [1 / (kinds.count(k) * len({other for other in kinds if other[0] == k[0]})) for k in kinds]
    values = np.array([[d.measures[n] for n in names] for d in of])
    return Table(names, values, np.array([float(d.hand) for d in of]), np.array(weights))


def grown(of: Table, trees: int = TREES, leaf: int = LEAF) -> list[list[Node]]:
    """Trees whose every question is the best of some asked by chance."""
    chance = np.random.default_rng(0)
    forest: list[list[Node]] = []
    for _ in range(trees):
        forest.append([])
        _grow(of, np.arange(len(of.hands)), chance, leaf, forest[-1])
    return forest


def _grow(of: Table, rows: Any, chance: np.random.Generator, leaf: int, tree: list[Node]) -> int:
    """Puts the node of these rows and all below it into the tree; its place there."""
    place = len(tree)
    share = float((of.weights[rows] * of.hands[rows]).sum() / of.weights[rows].sum())
    tree.append(Node("", 0.0, 0, 0, share))
    asked = _question(of, rows, chance, leaf) if 0.0 < share < 1.0 else None
    if asked is not None:
        measure, bound = asked
        yes = of.values[rows, measure] <= bound
        first = _grow(of, rows[yes], chance, leaf, tree)
        second = _grow(of, rows[~yes], chance, leaf, tree)
        tree[place] = Node(of.names[measure], bound, first, second, share)
    return place


def _question(of: Table, rows: Any, chance: np.random.Generator, leaf: int) -> tuple[int, float] | None:
    """(measure, bound) that parts hands from the rest best; None where no part would be large enough."""
    tried = chance.permutation(len(of.names))[: max(1, int(ASKED * len(of.names)))]
    values = of.values[np.ix_(rows, tried)]
    low, high = values.min(axis=0), values.max(axis=0)
    bounds = np.array([float(f"{b:.4g}") for b in low + chance.random(len(tried)) * (high - low)])
    yes = values <= bounds
    weights, hands = of.weights[rows][:, None], of.hands[rows][:, None]
    mixed = _mixed((weights * yes).sum(axis=0), (weights * hands * yes).sum(axis=0))
    mixed += _mixed((weights * ~yes).sum(axis=0), (weights * hands * ~yes).sum(axis=0))
    count = yes.sum(axis=0)
    mixed[(count < leaf) | (len(rows) - count < leaf)] = np.inf
    best = int(np.argmin(mixed))
    return (int(tried[best]), float(bounds[best])) if np.isfinite(mixed[best]) else None


def _mixed(weight: Floats, hands: Floats) -> Floats:
    """How far a part is from being all hands or none, by its weight (Gini)."""
    return np.asarray(hands * (1 - hands / np.maximum(weight, 1e-12)), dtype=np.float64)


def likeness(forest: Sequence[Sequence[Node]], of: Mapping[str, float]) -> float:
    """The mean vote of the trees."""
    votes = []
    for tree in forest:
        node = tree[0]
        while node.measure:
            node = tree[node.yes if of[node.measure] <= node.bound else node.no]
        votes.append(node.hands)
    return sum(votes) / len(votes)


def unseen(found: Sequence[Drawing]) -> dict[tuple[bool, str], float]:
    """By kind, the share taken for a hand's by trees that have never seen the kind."""
    kinds = sorted({(d.hand, d.kind) for d in found})
    taken: dict[tuple[bool, str], float] = {}
    for fold in range(FOLDS):
        held = set(kinds[fold::FOLDS])
        forest = grown(table([d for d in found if (d.hand, d.kind) not in held]))
        for kind in held:
            votes = [likeness(forest, d.measures) > SURE for d in found if (d.hand, d.kind) == kind]
            taken[kind] = sum(votes) / len(votes)
    return taken


def written(forest: Sequence[Sequence[Node]]) -> str:
    """The trees as CSV."""
    rows = ["tree,measure,bound,yes,no,hands"]
    for number, tree in enumerate(forest):
        rows += [f"{number},{n.measure},{n.bound:.4g},{n.yes},{n.no},{n.hands:.3g}" for n in tree]
    return "\n".join(rows) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", type=Path, metavar="DIRECTORY")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    if asked.measure:
        MEASURED.write_text(as_table(drawings(asked.measure)), encoding="utf-8")
    found = measured()
    if asked.write:
        OUT.write_text(written(grown(table(found))), encoding="utf-8")
        return
    taken = unseen(found)
    for (hand, kind), share in sorted(taken.items()):
        sys.stdout.write(f"{'hand' if hand else 'other'} {kind} {share:.2f}\n")
    for side in (True, False):
        shares = [share for (hand, _), share in taken.items() if hand == side]
        sys.stdout.write(f"{'hands' if side else 'other things'}: {sum(shares) / len(shares):.3f}\n")


if __name__ == "__main__":
    main()
