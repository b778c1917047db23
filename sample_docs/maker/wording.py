"""Companies and texts of a case from `data/CASE.toml`, and its README from `data/CASE.md`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from string import Template
from typing import Any

from .model import Company, Paper
from .press import Look

_DATA = Path(__file__).parent / "data"
FORMS: dict[str, str] = tomllib.loads((_DATA / "forms.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Wording:
    """The tables of a case's TOML file: companies by key, texts by key, lists by key."""

    name: str
    companies: dict[str, Company]
    texts: dict[str, str]
    lists: dict[str, list[str]]
    statement: tuple[tuple[str, str], ...]
    glossaries: dict[str, dict[str, str]]

    def text(self, key: str, **values: object) -> str:
        """The text of that key with `$name` filled in; KeyError when one is missing."""
        return Template(self.texts[key]).substitute(values)

    def filled(self, key: str, **values: object) -> list[str]:
        """The list of that key with `$name` filled in."""
        return [Template(line).substitute(values) for line in self.lists[key]]

    def sections(self, **values: object) -> list[tuple[str, str]]:
        """Heads and bodies of the statement, filled in."""
        return [(head, Template(body).substitute(values)) for head, body in self.statement]

    def readme(self, **values: object) -> str:
        """The case's README, filled in."""
        return Template((_DATA / f"{self.name}.md").read_text(encoding="utf-8")).substitute(values)


def _company(table: dict[str, Any]) -> Company:
    look = Look(**table.pop("look", {}))
    return Company(**(table | {"address": tuple(table["address"]), "look": look}))


def wording(name: str) -> Wording:
    """The wording of a case by name."""
    tables = tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))
    statement = tuple((s["head"], s["body"]) for s in tables.get("statement", ()))
    companies = {key: _company(t) for key, t in tables["companies"].items()}
    glossaries: dict[str, dict[str, str]] = {
        key: tables[key] for key in ("vietnamese", "chinese", "spanish") if key in tables
    }
    return Wording(name, companies, tables.get("texts", {}), tables.get("lists", {}), statement, glossaries)


def translated(paper: Paper, glossary: dict[str, str]) -> Paper:
    """The same paper with every caption that the glossary knows replaced by its bilingual form."""
    return _retold(paper, lambda text: glossary.get(text, text))


_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w.,/-])|(?<![\w.,/-])\d+\.\d+(?![\w.,/-])")


def continental(paper: Paper) -> Paper:
    """The same paper with numbers as 1.234,56."""
    swap = str.maketrans(",.", ".,")
    return _retold(paper, lambda text: _NUMBER.sub(lambda found: found[0].translate(swap), text))


def _retold(paper: Paper, tell: Callable[[str], str]) -> Paper:
    def said(value: Any) -> Any:
        if isinstance(value, str):
            return tell(value)
        if isinstance(value, list):
            return [said(v) for v in value]
        return (
            {k: said(v) if k not in ("points", "kind") else v for k, v in value.items()}
            if isinstance(value, dict)
            else value
        )

    blocks = tuple(said(b) for b in paper.sheet.blocks)
    return replace(paper, sheet=replace(paper.sheet, blocks=blocks))


def places() -> tuple[list[list[list[float]]], dict[str, list[float]]]:
    """Outlines of land and named places, as (longitude, latitude)."""
    table = tomllib.loads((_DATA / "map.toml").read_text(encoding="utf-8"))
    return table["lands"], table["places"]
