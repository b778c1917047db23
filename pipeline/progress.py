"""What a person sees while a case is worked on: a bar on a terminal, plain lines elsewhere; all on standard error."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

_LINE_EVERY = 10.0  # seconds between plain lines


class Report(Protocol):
    """What a stage tells: which one it is, and how many of how many units are done."""

    def stage(self, name: str, total: int) -> None:
        """A stage starts with so many units."""

    def step(self, units: int = 1) -> None:
        """So many units are done."""


class _Bar(AbstractContextManager["_Bar"]):
    """A bar with the time left, for terminals."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<22}"), BarColumn(), TextColumn("{task.completed:.0f}/{task.total:.0f}"),
            TimeRemainingColumn(), console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self._task = self._progress.add_task("", total=0, visible=False)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def stage(self, name: str, total: int) -> None:
        self._progress.reset(self._task, description=name, total=total, visible=True)

    def step(self, units: int = 1) -> None:
        self._progress.advance(self._task, units)


class _Lines(AbstractContextManager["_Lines"]):
    """A line a stage, and one now and then with the time left, for logs."""

    def __init__(self) -> None:
        self._name, self._total, self._done = "", 0, 0
        self._began = self._said = time.monotonic()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def stage(self, name: str, total: int) -> None:
        self._name, self._total, self._done = name, total, 0
        self._began = self._said = time.monotonic()
        print(f"{name}: {total}" if total else name, file=sys.stderr, flush=True)

    def step(self, units: int = 1) -> None:
        self._done += units
        now = time.monotonic()
        if now - self._said >= _LINE_EVERY and 0 < self._done < self._total:
            left = (now - self._began) / self._done * (self._total - self._done)
            print(f"{self._name}: {self._done} of {self._total}, about {left:.0f} s left", file=sys.stderr, flush=True)
            self._said = now


def progress() -> _Bar | _Lines:
    """The display that fits standard error."""
    return _Bar() if sys.stderr.isatty() else _Lines()
