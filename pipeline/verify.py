"""Is a package still what was written? Re-hashes every file against the manifests. Standard library only, on purpose:
whoever receives a package can run this file alone: `python verify.py PACKAGE`.

Manifest: one line a file, `<sha256>  <path relative to the manifest, with slashes>`, sorted by path, LF, UTF-8. The
one at the root covers everything but itself and `internal/run.json`; the one in `submission/` that folder's files.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from pathlib import Path, PurePosixPath

MANIFEST = "manifest-sha256.txt"
SUBMISSION = "submission"
RUN_RECORD = "internal/run.json"
_LINE = re.compile(r"([0-9a-f]{64})  (\S(?:.*\S)?)")


def verify(package: Path) -> list[str]:
    """Every difference between the package and its manifests, in words, sorted; an empty list when there is none."""
    if not package.is_dir():
        return [f"{package.name}: is not a folder"]
    found = set(_compare(package, "", {RUN_RECORD}))
    if (package / SUBMISSION).is_dir():
        found.update(_compare(package, f"{SUBMISSION}/", set()))
    else:
        found.add(f"{SUBMISSION}: missing")
    # A name that is no UTF-8 can stand on a disk; it must still be printable.
    return sorted(line.encode("utf-8", "backslashreplace").decode("utf-8") for line in found)


def manifest_text(hashes: dict[str, str]) -> str:
    """The manifest of files given as path -> SHA-256."""
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes))


def _compare(package: Path, prefix: str, exempt: set[str]) -> list[str]:
    """Differences of one manifest and its folder; `prefix` is the folder inside the package, ending in a slash."""
    folder = package / prefix
    expected, differences = _read_manifest(folder / MANIFEST, prefix)
    present, irregular = _files_of(folder)
    differences += [f"{prefix}{name}: {what}" for name, what in irregular.items()]
    files = present - {MANIFEST} - exempt
    differences += [f"{prefix}{name}: not in the manifest" for name in files - expected.keys()]
    differences += [f"{prefix}{name}: missing" for name in expected.keys() - files - irregular.keys()]
    for name in sorted(files & expected.keys()):
        differences += _compare_file(folder / name, expected[name], f"{prefix}{name}")
    return differences


def _compare_file(path: Path, expected: str, shown: str) -> list[str]:
    try:
        with path.open("rb") as file:
            actual = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return [f"{shown}: cannot be read ({error.strerror})"]
    return [] if actual == expected else [f"{shown}: changed"]


def _read_manifest(path: Path, prefix: str) -> tuple[dict[str, str], list[str]]:
    """Path -> hash, and what is wrong with the manifest itself."""
    shown = f"{prefix}{MANIFEST}"
    if path.is_symlink():
        return {}, [f"{shown}: a symbolic link"]
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return {}, [f"{shown}: missing"]
    except (OSError, UnicodeDecodeError):
        return {}, [f"{shown}: cannot be read"]
    expected: dict[str, str] = {}
    problems = []
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        match = _LINE.fullmatch(line)
        if match is None or not _is_plain(match[2]) or match[2] in expected:
            problems.append(f"{shown}: line {number} is not a manifest line")
        else:
            expected[match[2]] = match[1]
    # Our own writing, byte for byte, is the only one that counts: else a changed byte here could go unseen.
    if not problems and text != manifest_text(expected):
        problems.append(f"{shown}: changed")
    return expected, problems


def _is_plain(name: str) -> bool:
    """A relative path that stays inside, in its one spelling."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and str(path) == name and name != MANIFEST


def _files_of(folder: Path) -> tuple[set[str], dict[str, str]]:
    """Relative paths of all plain files, and what else stands there with its kind. Links are not followed."""
    files: set[str] = set()
    irregular: dict[str, str] = {}
    for root, folders, names in os.walk(folder, followlinks=False):
        for name in [*folders, *names]:
            path = Path(root, name)
            shown, mode = path.relative_to(folder).as_posix(), path.lstat().st_mode
            if stat.S_ISLNK(mode):
                irregular[shown] = "a symbolic link"
            elif stat.S_ISREG(mode):
                files.add(shown)
            elif not stat.S_ISDIR(mode):
                irregular[shown] = "not a file"
    return files, irregular


def main(arguments: list[str]) -> int:
    """Print the differences of each package named; 5 when there is one, as `originproof verify`."""
    differences = [line for name in arguments for line in verify(Path(name))]
    sys.stdout.writelines(f"{line}\n" for line in differences)
    return 5 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
