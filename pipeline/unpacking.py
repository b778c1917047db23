"""Containers opened level by level in child processes: what every received file holds, kept in the store by SHA-256."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.evidence import Problem
from extractors.plain import from_plain, to_plain
from pipeline.store import Done, Store, result_key
from pipeline.versions import code_version
from pipeline.worker import Job, Outcome, Workers

_STAGE = "unpack"
_MODULES = ("extractors.containers", "extractors.pdf.text", "pipeline.set_aside")
_NOT_KEPT = frozenset({"stopped"})
_CHUNK = 16


@dataclass(frozen=True, slots=True)
class UnpackSettings:
    """Bounds over a whole inbox, beside those of one container that the unpacker has itself."""

    # A mail with a ZIP with a mail is usual; deeper is an attack.
    max_depth: int = 4
    # Ten times the largest case seen; a bomb of nested archives reaches it before the disk is full.
    max_members: int = 20_000
    max_bytes: int = 20_000_000_000


DEFAULTS = UnpackSettings()


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a container, under its path there. Where it was not taken out, `sha256` is "" and `problem` why."""

    name: str
    sha256: str
    size: int = 0
    inline: bool = False
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a file is and holds. `document`: it is one itself, not only a container. `mark`: of privileged mail."""

    media_type: str = ""
    document: bool = True
    members: tuple[Member, ...] = ()
    pages: int = 1
    mark: str = ""
    problem: Problem | None = None


def open_all(hashes: Iterable[str], store: Store, workers: Workers, settings: UnpackSettings) -> dict[str, Content]:
    """What each of these files, and every file inside them, is and holds; containers nested too deep stay closed."""
    opened: dict[str, Content] = {}
    budget = _Budget(settings.max_members, settings.max_bytes)
    level = list(dict.fromkeys(hashes))
    for _ in range(settings.max_depth + 1):
        opened |= _open_level(level, store, workers, budget)
        inside = (m.sha256 for sha256 in level for m in opened[sha256].members if m.sha256)
        level = [sha256 for sha256 in dict.fromkeys(inside) if sha256 not in opened]
    return opened


@dataclass(slots=True)
class _Budget:
    """Members and bytes that may still be taken out of containers."""

    members: int
    size: int

    def spend(self, content: Content) -> None:
        self.members -= len(content.members)
        self.size -= sum(m.size for m in content.members)

    @property
    def spent(self) -> bool:
        return self.members < 0 or self.size < 0


def _open_level(hashes: list[str], store: Store, workers: Workers, budget: _Budget) -> dict[str, Content]:
    """In chunks of fixed order, so that where the budget ends does not hang on which child was faster."""
    opened: dict[str, Content] = {}
    waiting = iter(hashes)
    while chunk := list(itertools.islice(waiting, _CHUNK)):
        contents = _open_chunk(chunk, store, workers, budget.spent)
        for sha256 in chunk:
            opened[sha256] = contents[sha256]
            budget.spend(contents[sha256])
    return opened


def _open_chunk(hashes: list[str], store: Store, workers: Workers, spent: bool) -> dict[str, Content]:
    """What these files hold; with the budget `spent`, members stay where they are and their container is refused."""
    kept = {sha256: store.get_result(_key(sha256)) for sha256 in hashes}
    contents = {sha256: _content(data) for sha256, data in kept.items() if data is not None}
    jobs = (Job(s, _STAGE, {"path": str(store.blob_path(s))}) for s, data in kept.items() if data is None)
    for outcome in workers.run(jobs):
        closed = spent and outcome.result is not None and bool(outcome.result["members"])
        contents[outcome.key] = _OVER_BUDGET if closed else _keep(outcome, store)
        shutil.rmtree(outcome.out)
    return {s: _OVER_BUDGET if spent and content.members else content for s, content in contents.items()}


_OVER_BUDGET = Content(
    problem=Problem(
        "too_large",
        "The archives of this case hold more files or bytes than are taken.",
        "Take the papers out of the archives and put them into the inbox as files.",
    )
)


def _keep(outcome: Outcome, store: Store) -> Content:
    """Members into the store, then what the file holds; what stopped at a limit is tried again by the next run."""
    data = {"problem": to_plain(outcome.problem)} if outcome.problem else _taken_out(outcome, store)
    if outcome.problem is None or outcome.problem.code not in _NOT_KEPT:
        store.put_result(_key(outcome.key), data)
    said = outcome.problem.code if outcome.problem else "done"
    store.record(Done("", _STAGE, outcome.key, said, 0, outcome.seconds))
    return _content(data)


def _taken_out(outcome: Outcome, store: Store) -> dict[str, Any]:
    result: dict[str, Any] = outcome.result or {}
    return {**result, "members": [_stored(m, outcome.out, store) for m in result["members"]]}


def _stored(member: dict[str, Any], out: Path, store: Store) -> dict[str, Any]:
    """The member with the hash of its bytes in place of its file in `out`."""
    file = member.pop("file", None)
    if file is None:
        return {**member, "sha256": ""}
    sha256 = store.put_file(out / Path(file).name)
    return {**member, "sha256": sha256, "size": store.blob_path(sha256).stat().st_size}


def _content(data: dict[str, Any]) -> Content:
    content: Content = from_plain(Content, data)
    return content


def page_count(sha256: str, store: Store) -> int:
    """Pages of a file that was taken in: exact for a PDF, a guess for a TIFF, else 1."""
    data = store.get_result(_key(sha256))
    return _content(data).pages if data else 1


def reading_seconds(pages: int) -> float:
    """Wall time that reading may take: a start of the engines, and per page twenty times what a poor scan takes."""
    return 120.0 + 30.0 * pages


def _key(sha256: str) -> str:
    return result_key(sha256, _STAGE, code_version(*_MODULES))


def member_count(sha256: str, opened: dict[str, Content], depth: int) -> int:
    """How many members a file has down to `depth`, copies of one archive counted each time they stand there."""
    level, total = {sha256: 1}, 0
    for _ in range(depth):
        inside: dict[str, int] = {}
        for each, times in level.items():
            for member in opened[each].members if each in opened else ():
                inside[member.sha256] = inside.get(member.sha256, 0) + times
        total += sum(inside.values())
        level = inside
    return total
