"""Stage 6: a reviewer's recorded decisions, applied to the evidence they were made on.

`decisions.toml` holds `[[decision]]` tables: `id` (of the evidence), `verdict` ("accept", "correct" or "reject"),
`value` (for "correct"), `by`, `at`, `note`, `shown_sha256` (the file that was shown). A decision whose evidence is no
longer read the same way lapses and is reported; it is never applied to something else.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from extractors.evidence import DocumentReading, Evidence
from pipeline.errors import CaseError


class Decision(BaseModel):
    """One decision of a reviewer on one piece of evidence."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    verdict: Literal["accept", "correct", "reject"]
    value: str | None = None
    by: str
    at: dt.date | dt.datetime
    note: str = ""
    shown_sha256: str

    @model_validator(mode="after")
    def _a_correction_has_a_value(self) -> Decision:
        if (self.verdict == "correct") != (self.value is not None):
            raise ValueError("give `value` with the verdict 'correct', and only then")
        return self


class _Decisions(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    decision: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The documents after the decisions, and the decisions that lapsed."""

    documents: tuple[DocumentReading, ...]
    lapsed: tuple[Decision, ...] = ()


def load_decisions(path: Path) -> tuple[Decision, ...]:
    """Decisions of `decisions.toml`, none without the file; CaseError names what is wrong in it."""
    if not path.exists():
        return ()
    try:
        return _Decisions.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).decision
    except (ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(f"decisions.toml: {error}") from None


def apply_decisions(documents: Sequence[DocumentReading], decisions: Iterable[Decision]) -> Reviewed:
    """Each decision on the evidence of its id in the file that was shown; the others lapse."""
    by_id = {(d.shown_sha256, d.id): d for d in decisions}
    used: set[tuple[str, str]] = set()
    changed = tuple(_apply(document, by_id, used) for document in documents)
    return Reviewed(changed, tuple(d for key, d in by_id.items() if key not in used))


def _apply(
    document: DocumentReading, by_id: dict[tuple[str, str], Decision], used: set[tuple[str, str]]
) -> DocumentReading:
    fields = tuple(_decide(f, by_id.get((f.place.sha256, f.id)), used) for f in document.fields)
    return replace(document, fields=fields) if fields != document.fields else document


def _decide(evidence: Evidence, decision: Decision | None, used: set[tuple[str, str]]) -> Evidence:
    if decision is None:
        return evidence
    used.add((evidence.place.sha256, evidence.id))
    if decision.verdict == "reject":
        return replace(evidence, value=None, confidence=0.0, method="reviewer")
    value = decision.value if decision.verdict == "correct" else evidence.value
    return replace(evidence, value=value, confidence=1.0, method="reviewer", problem=None)
