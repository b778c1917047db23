"""What a bench tells: figures on standard output, each goal with whether it holds; progress on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
_LINE_EVERY = 20.0  # seconds between lines of progress


def say(name: str, value: str) -> None:
    """One figure."""
    print(f"{name:<58} {value}", flush=True)


def goal(name: str, value: str, wanted: str, holds: bool) -> bool:
    """One figure with its goal; whether the goal is missed."""
    say(name, f"{value:<34} goal {wanted}: {'holds' if holds else 'MISSED'}")
    return not holds


def counted(items: Sequence[T], what: str) -> Iterator[T]:
    """The items one by one; now and then a line with how many are done and about how long the rest will take."""
    began = said = time.monotonic()
    for done, item in enumerate(items):
        now = time.monotonic()
        if done and now - said >= _LINE_EVERY:
            left = (now - began) / done * (len(items) - done)
            print(f"  {what}: {done} of {len(items)}, about {left:.0f} s left", file=sys.stderr, flush=True)
            said = now
        yield item
