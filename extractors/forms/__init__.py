"""The forms of 19 CFR 12.43 as data, and the words by which they are judged: one TOML file each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=8)
def form_data(name: str) -> Mapping[str, Any]:
    """The tables of the data file of that stem, read once. FileNotFoundError when there is none."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
