"""How sure a drawing is a hand's by what it measures: the mean vote of decision trees in `pen_forest.csv`.

`tests/bench/pen_forest.py` grows the trees from measured drawings, of many hands and of many things that are none.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_TREES = "pen_forest.csv"


@dataclass(frozen=True, slots=True)
class Node:
    """A question ("" at a leaf): whether a measure is at most a bound; which node is next; share of hands reached."""

    measure: str
    bound: float
    yes: int
    no: int
    hands: float


def hand_likeness(measures: Mapping[str, float]) -> float:
    """Between 0.0, no hand drew this, and 1.0. `measures`: as of `line_measures`."""
    trees = _trees()
    return sum(_vote(tree, measures) for tree in trees) / len(trees)


def _vote(tree: Sequence[Node], measures: Mapping[str, float]) -> float:
    node = tree[0]
    while node.measure:
        node = tree[node.yes if measures[node.measure] <= node.bound else node.no]
    return node.hands


@lru_cache(maxsize=1)
def _trees() -> tuple[tuple[Node, ...], ...]:
    text = (files("extractors.ocr") / _TREES).read_text(encoding="utf-8")
    trees: list[list[Node]] = []
    for tree, measure, bound, yes, no, hands in csv.reader(text.splitlines()[1:]):
        if int(tree) == len(trees):
            trees.append([])
        trees[-1].append(Node(measure, float(bound), int(yes), int(no), float(hands)))
    return tuple(map(tuple, trees))
