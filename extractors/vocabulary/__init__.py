"""Words as data: one TOML file a subject, read once, compared in the form that `plain` gives."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def load_vocabulary(name: str) -> dict[str, Any]:
    """The tables of NAME.toml; FileNotFoundError or tomllib.TOMLDecodeError when the installation is broken."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
