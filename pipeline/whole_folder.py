"""A folder of results that is replaced whole or not at all: written beside the old one, then put in its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipeline.errors import CaseError

Result = TypeVar("Result")


def check_folder(out: Path, is_ours: Callable[[Path], bool], what: str) -> None:
    """CaseError unless `out` is absent, an empty folder, or an earlier one of ours; `what`: "package", "draft"."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise CaseError(f"--out {out.name} is not a folder: name a new folder for the {what}")
    if out.is_dir() and any(out.iterdir()) and not is_ours(out):
        raise CaseError(f"--out {out.name} holds files that are not a {what} of ours: name a new or an empty folder")


def write_whole(out: Path, write: Callable[[Path], Result]) -> Result:
    """`write` fills a new folder, which then takes the place of `out`; CaseError when `out` cannot be made."""
    scratch = out.parent / f".{out.name}-unfinished"
    _clear(scratch, out)
    try:
        scratch.mkdir(parents=True)
    except OSError as error:
        raise CaseError(f"--out {out.name} cannot be made: {error.strerror}") from error
    try:
        result = write(scratch / "new")
        _put_in_place(scratch / "new", out, scratch / "old")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return result


def _clear(scratch: Path, out: Path) -> None:
    """Take away what a killed run left; the results that it was about to replace come back first."""
    if (scratch / "old").is_dir() and not out.exists():
        (scratch / "old").rename(out)
    shutil.rmtree(scratch, ignore_errors=True)


def _put_in_place(new: Path, out: Path, old: Path) -> None:
    try:
        if out.exists():
            out.rename(old)
        new.rename(out)
    except OSError as error:
        if old.exists():
            old.rename(out)
        message = f"--out {out.name} cannot be replaced ({error.strerror}): name a folder that can be renamed"
        raise CaseError(message) from error
