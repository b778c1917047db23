"""The case as the stages see it: what `case.toml` says, the parties, transactions, steps and findings.

Frozen values only; no disk but `load_case_file`. Terms: 19 CFR 12.42-12.45 and the contract of the output.
"""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from extractors.evidence import DocumentReading, Place
from pipeline.errors import CaseError

if TYPE_CHECKING:
    from pipeline.profile import Profile

Kind = Literal["pass", "fail", "review", "not_applicable"]
Severity = Literal["blocking", "warning", "info"]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class CaseTable(_Table):
    """[case]"""

    id: str
    profile: str
    regime: Literal["wro", "finding", "uflpa", "caatsa"] = "wro"
    order: str = ""
    labor_class: str | tuple[str, ...] = ""

    @property
    def labor_classes(self) -> tuple[str, ...]:
        """The classes of labor that the order names, as a tuple."""
        given = self.labor_class
        return tuple(given) if isinstance(given, tuple) else ((given,) if given else ())


class EntryLine(_Table):
    """[[entry.lines]]: one entry line or style."""

    line: int
    description: str = ""
    quantity: str = ""
    unit: str = ""
    materials: tuple[str, ...] = ()


class Entry(_Table):
    """[entry] or one of [[entries]]."""

    number: str = ""
    port: str = ""
    import_date: dt.date | None = None
    presented_date: dt.date | None = None
    detention_date: dt.date | None = None
    detention_number: str = ""
    entry_type: str = ""
    entry_date: dt.date | None = None
    withdrawal_date: dt.date | None = None
    release_date: dt.date | None = None
    exclusion_date: dt.date | None = None
    importer: str = ""
    ultimate_consignee: str = ""
    center_email: str = ""
    lines: tuple[EntryLine, ...] = ()


class DetentionNotice(_Table):
    """[detention_notice]: the requests, where a person typed them."""

    requests: tuple[str, ...] = ()


class CaseSettings(_Table):
    """The whole of `case.toml`."""

    case: CaseTable
    entry: Entry | None = None
    entries: tuple[Entry, ...] = ()
    detention_notice: DetentionNotice = Field(default_factory=DetentionNotice)

    @model_validator(mode="after")
    def _one_way_to_name_entries(self) -> CaseSettings:
        if self.entry is not None and self.entries:
            raise ValueError("give either [entry] or [[entries]], not both")
        return self

    @property
    def all_entries(self) -> tuple[Entry, ...]:
        """Every entry named; none when `case.toml` leaves them to the papers."""
        return self.entries or ((self.entry,) if self.entry else ())


def load_case_file(path: Path) -> CaseSettings:
    """Read and validate `case.toml`; CaseError names the key and the nearest known one."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CaseError(f"{path.name} is missing: put one into the case folder with [case] id and profile") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = "; a date is written as 2026-07-02, and has to exist" if "Invalid date" in str(error) else ""
        raise CaseError(f"{path.name} is not valid TOML: {error}{hint}") from None
    try:
        return CaseSettings.model_validate(data)
    except ValidationError as error:
        raise CaseError("; ".join(_explain(e) for e in error.errors())) from None


_TABLES: dict[str, type[_Table]] = {
    "case": CaseTable, "entry": Entry, "entries": Entry, "lines": EntryLine, "detention_notice": DetentionNotice,
}  # fmt: skip


def _explain(error: Any) -> str:
    path = [str(p) for p in error["loc"]]
    key = ".".join(path)
    if error["type"] == "extra_forbidden":
        table = next((_TABLES[p] for p in reversed(path[:-1]) if p in _TABLES), CaseSettings)
        near = difflib.get_close_matches(path[-1], table.model_fields, n=1, cutoff=0)
        return f"case.toml: unknown key {key!r}; the nearest known one is {near[0]!r}"
    if error["type"] == "missing":
        return f"case.toml: {key!r} is missing"
    if error["type"].startswith("date"):
        return f"case.toml: {key!r} is no date: write year-month-day without quotes, as in {path[-1]} = 2026-07-02"
    return f"case.toml: {key!r}: {error['msg']}"


@dataclass(frozen=True, slots=True)
class EvidenceRef:
    """Where a finding points to: the exhibit (filled in when numbered), the file in the inbox, page, box and words."""

    sha256: str
    page: int
    bbox: tuple[float, float, float, float]
    quote: str
    file: str = ""
    member: str | None = None
    exhibit: str = ""

    @classmethod
    def of(cls, place: Place) -> EvidenceRef:
        """The reference to a place; file and exhibit are filled in later."""
        x0, top, x1, bottom = place.bbox
        return cls(place.sha256, place.page, (x0, top, x1, bottom), place.quote)


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement of one rule over one thing. `severity` "" is filled in from severity.toml."""

    rule: str
    kind: Kind
    message: str
    citation: str
    severity: Severity | Literal[""] = ""
    remedy: str = ""
    step: int | None = None
    evidence: tuple[EvidenceRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """One row of intake.json: a file or member and its one fate."""

    path: str
    member: str | None
    sha256: str
    size: int
    media_type: str
    fate: Literal["used", "duplicate", "set_aside", "refused"]
    of: str = ""
    reason: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One real party behind many spellings. `id` is "P1", "P2", ... in order of first appearance."""

    id: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    addresses: tuple[str, ...] = ()
    country: str | None = None
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transaction:
    """What moved and what was paid for it: indexes into `CaseView.documents`."""

    id: str
    seller: str | None
    buyer: str | None
    orders: tuple[int, ...] = ()
    invoices: tuple[int, ...] = ()
    payments: tuple[int, ...] = ()
    transports: tuple[int, ...] = ()
    packing_lists: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One production step. `party` is a Party id; `documents` are indexes into `CaseView.documents`."""

    number: int
    process: str
    party: str | None
    place: str
    country: str | None
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A hole in the chain and what would fill it."""

    step: int | None
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Chain:
    """What link and trace found."""

    parties: tuple[Party, ...] = ()
    transactions: tuple[Transaction, ...] = ()
    steps: tuple[Step, ...] = ()
    gaps: tuple[Gap, ...] = ()
    step_of: tuple[int, ...] = ()
    party_of: tuple[tuple[int, str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class CaseView:
    """All that a check may look at. `chain.step_of[i]` is the step of `documents[i]`, 0 for the whole case."""

    settings: CaseSettings
    profile: Profile
    as_of: dt.date
    received: tuple[Received, ...]
    documents: tuple[DocumentReading, ...]
    chain: Chain

    def of_type(self, *types: str) -> tuple[tuple[int, DocumentReading], ...]:
        """Documents of these types with their index."""
        return tuple((i, d) for i, d in enumerate(self.documents) if d.type in types)

    def step(self, number: int) -> Step | None:
        """The step of that number."""
        return next((s for s in self.chain.steps if s.number == number), None)

    def party(self, party_id: str | None) -> Party | None:
        """The party of that id."""
        return next((p for p in self.chain.parties if p.id == party_id), None)


def paths_of(received: Iterable[Received]) -> dict[str, Received]:
    """First row of each content, by SHA-256."""
    rows: dict[str, Received] = {}
    for row in received:
        rows.setdefault(row.sha256, row)
    return rows
