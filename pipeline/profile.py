"""Profiles: what a commodity's package must hold, step by step. Data files in `profiles/`, each with its citation."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import CaseError

_FOLDER = Path(__file__).parent / "profiles"


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Paper(_Table):
    """A paper of the whole case: one of the document types `any` is enough; `ask` is who can send it."""

    any: tuple[str, ...]
    citation: str
    ask: str


class ProfileStep(_Table):
    """One production step.

    `words` are how records name it, `goods` what leaves it; `group` joins neighbouring steps at one party;
    `any_record` are the document types of which one must show the production; `trade` asks for the papers of a
    change of title, `site` for labor records. A `generic` step stands for any process: records say which.
    """

    process: str
    group: str
    words: tuple[str, ...]
    goods: tuple[str, ...] = ()
    any_record: tuple[str, ...]
    trade: bool
    site: bool
    generic: bool = False


class Profile(_Table):
    """A commodity's profile."""

    title: str
    materials: tuple[str, ...]
    citation: str
    papers: tuple[Paper, ...]
    steps: tuple[ProfileStep, ...]

    def order_of(self, process: str) -> int:
        """Position of a process in the chain; after the last when unknown."""
        names = [s.process for s in self.steps]
        return names.index(process) if process in names else len(names)


def load_profile(name: str) -> Profile:
    """The profile of that name; CaseError names the known ones, or what is wrong in the file."""
    known = sorted(p.stem for p in _FOLDER.glob("*.toml"))
    if name not in known:
        raise CaseError(f"case.toml: profile {name!r} is not known; known profiles: {', '.join(known)}")
    try:
        return Profile.model_validate(tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8")))
    except (ValidationError, tomllib.TOMLDecodeError) as error:
        raise CaseError(f"profiles/{name}.toml: {error}") from None
