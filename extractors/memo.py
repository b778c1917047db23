"""Remembering what was worked out for a thing: by identity, because hashing a page costs more than reading it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def remembered(most: int) -> Callable[[Callable[[T], R]], Callable[[T], R]]:
    """A function of one frozen value that keeps its last `most` answers, told apart by the value's identity."""

    def wrap(function: Callable[[T], R]) -> Callable[[T], R]:
        kept: OrderedDict[int, tuple[T, R]] = OrderedDict()

        @wraps(function)
        def answer(thing: T) -> R:
            entry = kept.get(id(thing))
            if entry is None or entry[0] is not thing:
                entry = (thing, function(thing))
                kept[id(thing)] = entry
                if len(kept) > most:
                    kept.popitem(last=False)
            return entry[1]

        return answer

    return wrap
