"""What a stored result depends on beside its bytes: our code, our data, the libraries and the tools installed.

A digest of all of it is part of every key of the store, so that a change of code is never answered from memory.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.sandbox import code_folders, tessdata

# The distributions whose version can change what is read from a file.
READING_LIBRARIES = (
    "defusedxml", "lxml", "manimgx-fonts-cjk", "fontpkg-noto-sans", "numpy", "onnxruntime", "opencv-python-headless",
    "openpyxl", "pikepdf", "pillow", "pyhanko", "pypdfium2", "pytesseract", "python-docx", "python-oxmsg", "rapidocr",
    "spacy", "tesserocr", "typst", "xlrd",
)  # fmt: skip
_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|.*)|import[ \t]+(.*))", re.M)
_NAME = re.compile(r"[\w.]+")
_COMMENT = re.compile(r"#.*")
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
        path = _source(name, code_folders())
        if path is not None and name not in found:
            found[name] = path
            waiting += _imports(path)
    return found


@functools.cache
def _source(name: str, folders: tuple[Path, ...]) -> Path | None:
    first, *rest = name.split(".")
    folder = next((f for f in folders if f.name == first), None)
    if folder is None:
        return None
    base = folder.joinpath(*rest)
    candidates = (base.with_name(f"{base.name}.py"), base / "__init__.py")
    return next((path for path in candidates if path.is_file()), None)


@functools.cache
def _imports(path: Path) -> tuple[str, ...]:
    """What a source file may import; by its lines, since a syntax tree of all of ours takes a second."""
    found: list[str] = []
    for module, names, plain in _IMPORT.findall(path.read_text(encoding="utf-8")):
        words = _NAME.findall(_COMMENT.sub("", names or plain))
        found += [module, *(f"{module}.{word}" for word in words)] if module else words
    return tuple(found)


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
