"""The beginnings of labels as a tree, token by token, so that a line is walked once whatever labels there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Node:
    """A beginning of labels. `key`: its tokens where it is a label itself; `next`: what goes on, by the next token."""

    key: tuple[str, ...] = ()
    next: dict[str, Node] = field(default_factory=dict)


def tree_of(phrases: Iterable[tuple[str, ...]]) -> Node:
    """The tree of labels that are given by their tokens."""
    root = Node()
    for key in phrases:
        node = root
        for token in key:
            below = node.next.get(token)
            if below is None:
                below = node.next[token] = Node()
            node = below
        node.key = key
    return root
