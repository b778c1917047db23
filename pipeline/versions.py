"""What a stored result depends on beside its bytes: our code, our data, the libraries and the tools installed.

A digest of all of it is part of every key of the store, so that a change of code is never answered from memory.
"""

from __future__ import annotations

import ast
import functools
import hashlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.sandbox import code_folders, tessdata

# The distributions whose version can change what is read from a file.
READING_LIBRARIES = (
    "defusedxml", "lxml", "manimgx-fonts-cjk", "fontpkg-noto-sans", "numpy", "onnxruntime", "opencv-python-headless",
    "openpyxl", "pikepdf", "pillow", "pypdfium2", "pytesseract", "python-docx", "python-oxmsg", "rapidocr", "spacy",
    "tesserocr", "typst", "xlrd",
)  # fmt: skip
_DATA = {".toml", ".csv", ".json", ".typ"}


@functools.cache
def code_version(*modules: str) -> str:
    """SHA-256 over the sources of `modules` and all of ours that they import, their data files, libraries and tools."""
    digest = hashlib.sha256()
    closure = _closure(modules)
    for path in sorted({*closure.values(), *_data_files(closure)}):
        digest.update(f"{_relative(path)}\n{path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    for name, found in library_versions().items():
        digest.update(f"{name}={found}\n".encode())
    for line in _language_data():
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()


@functools.cache
def library_versions() -> dict[str, str]:
    """Version of each library that reading rests on; "missing" where it is not installed."""
    return {name: _version(name) for name in READING_LIBRARIES}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _language_data() -> list[str]:
    folder = tessdata()
    files = sorted(folder.glob("*.traineddata")) if folder else []
    return [f"{file.name}:{file.stat().st_size}" for file in files]


def _closure(modules: tuple[str, ...]) -> dict[str, Path]:
    """Module name -> source file, for `modules` and every module of our packages that they import, directly or not."""
    found: dict[str, Path] = {}
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        path = _source(name)
        if path is not None and name not in found:
            found[name] = path
            waiting += _imports(path)
    return found


def _source(name: str) -> Path | None:
    first, *rest = name.split(".")
    folder = next((f for f in code_folders() if f.name == first), None)
    if folder is None:
        return None
    base = folder.joinpath(*rest)
    candidates = (base.with_name(f"{base.name}.py"), base / "__init__.py")
    return next((path for path in candidates if path.is_file()), None)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _data_files(closure: dict[str, Path]) -> Iterator[Path]:
    """Data files that a module of the closure names, by file, by folder or by its own stem."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in closure.values())
    stems = {path.stem for path in closure.values()}
    for folder in code_folders():
        for path in folder.rglob("*"):
            if path.suffix in _DATA and (path.stem in stems or path.name in text or path.parent.name in text):
                yield path


def _relative(path: Path) -> str:
    return next(path.relative_to(folder.parent).as_posix() for folder in code_folders() if path.is_relative_to(folder))
