"""What a person sees while a case is worked on: a bar on a terminal, plain lines elsewhere; all on standard error."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.effort import Effort

_LINE_EVERY = 10.0  # seconds between plain lines
_NOTHING = Effort()


class Report(Protocol):
    """What a stage tells: which one it is, and how many of how many pages are done."""

    def stage(self, name: str, total: Effort = _NOTHING) -> None:
        """A stage starts; `total` is all that it has to do, nothing where that is not known."""

    def step(self, effort: Effort) -> None:
        """So much of it is done; called from any thread."""


class _Bar(AbstractContextManager["_Bar"]):
    """A bar with pages and the time left, for terminals."""

    def __init__(self) -> None:
        columns = (
            TextColumn("{task.description:<22}"), BarColumn(), TextColumn("{task.fields[pages]}"), TimeRemainingColumn()
        )  # fmt: skip
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("", total=None, visible=False, pages="")
        self._pages = _Pages()

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def stage(self, name: str, total: Effort = _NOTHING) -> None:
        self._pages = _Pages(total.pages)
        # A task cannot be told that its total is not known any more.
        self._progress.remove_task(self._task)
        self._task = self._progress.add_task(name, total=total.work or None, pages=str(self._pages))

    def step(self, effort: Effort) -> None:
        self._pages.done += effort.pages
        self._progress.update(self._task, advance=effort.work, pages=str(self._pages))


class _Pages:
    """Pages done, of how many."""

    def __init__(self, total: int = 0) -> None:
        self.total, self.done = total, 0

    def __str__(self) -> str:
        return f"{self.done} of {self.total} pages" if self.total else ""


class _Lines(AbstractContextManager["_Lines"]):
    """A line a stage, and one now and then with the time left, for logs."""

    def __init__(self) -> None:
        self.stage("")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def stage(self, name: str, total: Effort = _NOTHING) -> None:
        self._name, self._work, self._done, self._pages = name, total.work, 0.0, _Pages(total.pages)
        self._began = self._said = time.monotonic()
        if name:
            _say(f"{name}: {total.pages} page{'s' * (total.pages != 1)}" if total.pages else name)

    def step(self, effort: Effort) -> None:
        self._done += effort.work
        self._pages.done += effort.pages
        now = time.monotonic()
        if now - self._said >= _LINE_EVERY and 0 < self._done < self._work:
            left = (now - self._began) / self._done * (self._work - self._done)
            _say(f"{self._name}: {self._pages}, about {left:.0f} s left")
            self._said = now


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def progress() -> _Bar | _Lines:
    """The display that fits standard error."""
    return _Bar() if sys.stderr.isatty() else _Lines()
