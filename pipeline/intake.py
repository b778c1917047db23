"""Stage 1: every file of the inbox and every member of its containers gets one fate; nothing is lost, nothing changed.

Fates: used, duplicate (same bytes as an earlier one), set_aside (no document of the case: why), refused (cannot be
used: cause and remedy). The order is that of the path bytes, whatever the file system says.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from extractors.errors import EmptyFile, FileError, TooLarge
from extractors.evidence import Problem, Source
from pipeline.case import Received
from pipeline.errors import CaseError
from pipeline.set_aside import junk_reason, picture_reason, privilege_reason
from pipeline.store import Store, sha256_of
from pipeline.unpacking import DEFAULTS, Content, Member, UnpackSettings, member_count, open_all
from pipeline.worker import Workers

_HEAD = 64
_UNKNOWN = "application/octet-stream"
_EMPTY = EmptyFile("The file is empty.").problem()
Fate = Literal["used", "duplicate", "set_aside", "refused"]


class _NotReceived(FileError):
    """Something stands in the inbox whose bytes were not received."""

    code = "not_received"


@dataclass(frozen=True, slots=True)
class Counts:
    """Files in the inbox, members of containers, and the bytes of both."""

    files: int = 0
    members: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Intake:
    """One row for every file and member, in order, and the distinct files to read, with their pages by SHA-256."""

    received: tuple[Received, ...]
    sources: tuple[Source, ...]
    counts: Counts = field(default=Counts())
    pages: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing received: a file (`member` None) or what stands in a container. `sha256` "" when there are no bytes."""

    path: str
    member: str | None
    sha256: str
    size: int
    problem: Problem | None = None
    inline: bool = False
    depth: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """The fate of an item."""

    fate: Fate
    reason: str = ""
    remedy: str = ""
    of: str = ""


def take_in(inbox: Path, store: Store, workers: Workers, settings: UnpackSettings = DEFAULTS) -> Intake:
    """Take every file of `inbox` into the store, open containers, and give each file and member its fate.

    Raises CaseError when the inbox is missing or empty, and RuntimeError when the fates do not balance (a defect).
    """
    require_files(inbox)
    files = [_receive(path, name, store) for name, path in _walk(inbox)]
    wanted = [f.sha256 for f in files if f.sha256 and f.size and not _junk(f, store)]
    opened = open_all(wanted, store, workers, settings)
    desk = _Fates(store, opened, settings)
    rows = tuple(row for file in files for row in desk.rows(file))
    counts = _balanced(files, rows, desk.expanded)
    pages = {s.sha256: opened[s.sha256].pages for s in desk.sources if s.sha256 in opened}
    return Intake(rows, tuple(desk.sources), counts, pages)


def require_files(inbox: Path) -> None:
    """CaseError when the inbox is missing, or holds no file at any depth."""
    if not inbox.is_dir():
        raise CaseError(f"{inbox.name}/ is missing: put the received files into that folder of the case")
    if not _walk(inbox):
        raise CaseError(f"{inbox.name}/ is empty: put the received files into that folder of the case")


def _walk(inbox: Path) -> list[tuple[str, Path]]:
    """(path in the inbox, path on disk) of all but folders, in order of bytes; folders that cannot be read too."""
    found: list[Path] = []
    waiting = [inbox]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            found.append(folder)
            continue
        for entry in entries:
            (waiting if entry.is_dir(follow_symlinks=False) else found).append(Path(entry.path))
    named = sorted((os.fsencode(path.relative_to(inbox)), path) for path in found)
    return [(_shown(name), path) for name, path in named]


def _shown(name: bytes) -> str:
    """The name as text; bytes that are no UTF-8 as escapes, so that every name can be written down."""
    return name.decode("utf-8", "backslashreplace")


def _receive(path: Path, name: str, store: Store) -> _Item:
    """The file's bytes into the store; what cannot be taken is an item with a problem."""
    try:
        info = path.lstat()
        if not stat.S_ISREG(info.st_mode):
            return _Item(name, None, "", 0, _irregular(info.st_mode).problem())
        sha256 = sha256_of(path)
    except OSError as error:
        return _Item(name, None, "", 0, _unreadable(error).problem())
    try:
        kept = store.put_file(path, sha256)
    except OSError as error:
        raise CaseError(f"{name} cannot be copied into the case's store: {error.strerror}") from None
    return _Item(name, None, kept, store.blob_path(kept).stat().st_size)


def _irregular(mode: int) -> FileError:
    if stat.S_ISLNK(mode):
        return _NotReceived(
            "A symbolic link is not followed.", "Put the file itself into the inbox in place of the link."
        )
    if stat.S_ISDIR(mode):
        return _NotReceived("The folder cannot be read.", "Give read permission on the folder, or copy its files.")
    return _NotReceived("This is a device or a pipe, not a file.", "Remove it from the inbox.")


def _unreadable(error: OSError) -> FileError:
    return _NotReceived(f"The file cannot be read: {error.strerror}.", "Give read permission on the file, or copy it.")


def _junk(item: _Item, store: Store) -> str:
    name = (item.member or item.path).rsplit("/", 1)[-1]
    with store.blob_path(item.sha256).open("rb") as file:
        return junk_reason(name, item.size, file.read(_HEAD))


class _Fates:
    """Gives every item its fate, in order; the first copy of a content is the one that is used."""

    def __init__(self, store: Store, opened: dict[str, Content], settings: UnpackSettings) -> None:
        self._store = store
        self._opened = opened
        self._settings = settings
        self._first: dict[str, str] = {}
        self.sources: list[Source] = []
        self.expanded: list[tuple[int, int]] = []

    def rows(self, item: _Item) -> Iterator[Received]:
        """The row of an item, then those of all that it holds."""
        content = self._opened.get(item.sha256, Content())
        verdict = self._judge(item, content)
        media_type = content.media_type or _UNKNOWN
        yield Received(
            item.path, item.member, item.sha256, item.size, media_type, verdict.fate, verdict.of, verdict.reason,
            verdict.remedy,
        )  # fmt: skip
        if verdict.fate == "used" and content.document:
            self.sources.append(Source(item.sha256, item.path, item.member, item.size, media_type))
        if verdict.fate != "refused":
            yield from self._inside(item, content)

    def _inside(self, item: _Item, content: Content) -> Iterator[Received]:
        self.expanded += [(1, member.size) for member in content.members]
        for member in content.members:
            yield from self.rows(_member_item(item, member, item.mark or content.mark))

    def _judge(self, item: _Item, content: Content) -> _Verdict:
        """The first of these that applies; a set-aside or refused file is never the first copy of its content."""
        if item.problem is not None:
            return _Verdict("set_aside" if item.problem.code == "set_aside" else "refused", *_words(item.problem))
        if reason := _junk(item, self._store) or picture_reason(content.media_type, item.size, item.inline):
            return _Verdict("set_aside", reason)
        if not item.size:
            return _Verdict("refused", *_words(_EMPTY))
        if mark := item.mark or content.mark:
            return _Verdict("set_aside", *privilege_reason(mark))
        if problem := content.problem or self._too_much(item, content):
            return _Verdict("refused", *_words(problem))
        return self._first_or_copy(item, content)

    def _too_much(self, item: _Item, content: Content) -> Problem | None:
        """Why this container stays closed, if it does."""
        if content.members and item.depth >= self._settings.max_depth:
            return TooLarge(f"Archives inside archives, more than {self._settings.max_depth} deep.").problem()
        count = 0 if item.member else member_count(item.sha256, self._opened, self._settings.max_depth)
        if count > self._settings.max_members:
            return TooLarge(f"The archive holds more than {self._settings.max_members} files.").problem()
        return None

    def _first_or_copy(self, item: _Item, content: Content) -> _Verdict:
        shown = item.path if item.member is None else f"{item.path} / {item.member}"
        if item.sha256 in self._first:
            return _Verdict("duplicate", f"the same bytes as {self._first[item.sha256]}", of=item.sha256)
        self._first[item.sha256] = shown
        if content.document:
            return _Verdict("used")
        if not content.members:
            return _Verdict("set_aside", "a container with nothing in it")
        return _Verdict("used", f"a container; what it holds is listed by itself ({len(content.members)})")


def _member_item(item: _Item, member: Member, mark: str) -> _Item:
    name = member.name if item.member is None else f"{item.member}/{member.name}"
    return _Item(
        item.path, name, member.sha256, member.size, member.problem, member.inline, item.depth + 1, mark
    )  # fmt: skip


def _words(problem: Problem) -> tuple[str, str]:
    return problem.message, problem.remedy


def _balanced(files: list[_Item], rows: tuple[Received, ...], members: list[tuple[int, int]]) -> Counts:
    """The counts of what was received; RuntimeError when the fates do not add up to them, in count and in bytes."""
    size = sum(f.size for f in files) + sum(size for _, size in members)
    counts = Counts(len(files), len(members), size)
    if (len(rows), sum(row.size for row in rows)) != (counts.files + counts.members, counts.bytes):
        raise RuntimeError(f"the fates of {len(rows)} files and members do not add up to what was received: {counts}")
    return counts
